/**
 * Hierarchies: named trees over units, with dated edges. The state, the youth union and the Party live side by side.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Day from "./Day.ts"
import type * as Ids from "./Ids.ts"
import { Id, idOf, listOf, maker, someOf } from "./internal/document.ts"
import * as Text from "./Text.ts"

const level = Schema.Struct({
  id: idOf<Ids.Level>(),
  name: Text.Text,
  /** Whether the model knows every unit of this level: then these units together cover whatever lies above them. */
  complete: Schema.optionalKey(Schema.Boolean),
  /** The directive that created or abolished it. */
  basis: Schema.optionalKey(Id),
  ...Day.dated
})
/** @category models @since 0.1.0 */
export interface Level extends Schema.Schema.Type<typeof level> {}
/** A rank of the tree, from the root down; a level may be abolished (`to`). @category models @since 0.1.0 */
export const Level: Schema.Codec<Level> = level

const edge = Schema.Struct({
  unit: idOf<Ids.Unit>(),
  parent: Schema.optionalKey(idOf<Ids.Unit>()),
  level: idOf<Ids.Level>(),
  ...Day.dated
})
/** @category models @since 0.1.0 */
export interface Edge extends Schema.Schema.Type<typeof edge> {}
/** A unit's place for a time: its level and its parent. A root has no parent. @category models @since 0.1.0 */
export const Edge: Schema.Codec<Edge> = edge

const struct = Schema.Struct({
  id: idOf<Ids.Hierarchy>(),
  name: Text.Text,
  levels: someOf(Level),
  edges: listOf(Edge)
})
/** @category models @since 0.1.0 */
export interface Hierarchy extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * A tree through time. On any day a unit has at most one edge; a unit without one does not exist in this hierarchy then.
 *
 * @category models
 * @since 0.1.0
 */
export const Hierarchy: Schema.Codec<Hierarchy, Encoded> = struct

/** A hierarchy; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Hierarchy = maker("Hierarchy", Hierarchy)
