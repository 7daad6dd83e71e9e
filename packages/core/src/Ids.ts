/**
 * Ids by what they are of. Wherever one is written any text is taken; one that came from a document, a figure or a reading is taken
 * for none of another kind, so that two of them cannot be swapped.
 *
 * @since 0.1.0
 */

declare const kind: unique symbol

/** What an id is of: known to the compiler, and nothing when a program runs. @category models @since 0.1.0 */
export interface Of<Kind extends string> {
  readonly [kind]?: Kind
}

/** The id of a unit, or of an organisation. @category models @since 0.1.0 */
export type Unit = string & Of<"unit">

/** @category models @since 0.1.0 */
export type Hierarchy = string & Of<"hierarchy">

/** The id of a level of a hierarchy. @category models @since 0.1.0 */
export type Level = string & Of<"level">

/** @category models @since 0.1.0 */
export type Measure = string & Of<"measure">

/** @category models @since 0.1.0 */
export type Indicator = string & Of<"indicator">

/** @category models @since 0.1.0 */
export type Cohort = string & Of<"cohort">

/** @category models @since 0.1.0 */
export type Team = string & Of<"team">

/** @category models @since 0.1.0 */
export type Form = string & Of<"form">

/** @category models @since 0.1.0 */
export type Target = string & Of<"target">
