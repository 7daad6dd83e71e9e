/**
 * Successions: what became of units when boundaries were redrawn, by which act, and in what shares.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Day from "./Day.ts"
import type * as Ids from "./Ids.ts"
import { Id, idOf, maker } from "./internal/document.ts"

/**
 * How much of the origin goes along an edge: `whole`, `none`, `part` or `remainder` as the law words it, or a number in
 * [0, 1] where someone measured it. The law may move land and nobody, so each basis has a share of its own.
 *
 * @category models
 * @since 0.1.0
 */
export const Share = Schema.Union([
  Schema.Literals(["whole", "part", "remainder", "none"]),
  Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
])
/** @category models @since 0.1.0 */
export type Share = typeof Share.Type

/** What a share is a share of. @category models @since 0.1.0 */
export const Basis = Schema.Literals(["population", "area", "count"])
/** @category models @since 0.1.0 */
export type Basis = typeof Basis.Type

/** What went from one unit to another. A missing basis reads as `population` does. @category models @since 0.1.0 */
export const Move = Schema.Struct({
  from: idOf<Ids.Unit>(),
  to: idOf<Ids.Unit>(),
  shares: Schema.Struct({
    population: Share,
    area: Schema.optionalKey(Share),
    count: Schema.optionalKey(Share)
  }).pipe(Schema.withDecodingDefaultKey(Effect.succeed({ population: "whole" as const })))
})
/** @category models @since 0.1.0 */
export interface Move extends Schema.Schema.Type<typeof Move> {}

const struct = Schema.Struct({
  id: Id,
  kind: Schema.Literals([
    "merge",
    "split",
    "part",
    "rename",
    "recode",
    "promotion",
    "levelAbolished",
    "created",
    "mixed"
  ]),
  /** The first day of the new order. */
  date: Day.Day,
  hierarchy: idOf<Ids.Hierarchy>(),
  /** The legal act, a directive's id. */
  basis: Schema.optionalKey(Id),
  clause: Schema.optionalKey(Schema.String),
  moves: Schema.Array(Move).pipe(Schema.withDecodingDefaultKey(Effect.succeed([])))
})
/** @category models @since 0.1.0 */
export interface Succession extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * An event on a day. Its kind describes it to people; its moves say everything that arithmetic needs. `created` makes units
 * from nothing and `levelAbolished` ends a level: those two may have no moves.
 *
 * @category models
 * @since 0.1.0
 */
export const Succession: Schema.Codec<Succession, Encoded> = struct

/** A succession; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Succession = maker("Succession", Succession)
