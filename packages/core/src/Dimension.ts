/**
 * Dimensions: breakdowns of a count with a closed, titled list of members. All members together are the total.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Id, Line, maker, someOf } from "./internal/document.ts"
import * as Text from "./Text.ts"

const member = Schema.Struct({ id: Line, title: Text.Text })
/** @category models @since 0.1.0 */
export interface Member extends Schema.Schema.Type<typeof member> {}
/** One of the members: `female`, `level-2`, `not-stated`. @category models @since 0.1.0 */
export const Member: Schema.Codec<Member> = member

const struct = Schema.Struct({
  id: Id,
  title: Text.Text,
  members: someOf(Member)
})
/** @category models @since 0.1.0 */
export interface Dimension extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * A breakdown: sex, level of an e-identity, channel. Its members share nothing and leave nothing out, so a figure that names
 * no member is the total; where a report may say "not stated", that is a member too.
 *
 * @category models
 * @since 0.1.0
 */
export const Dimension: Schema.Codec<Dimension, Encoded> = struct

/** A dimension; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Dimension = maker("Dimension", Dimension)
