/**
 * Observations: reported figures. Each says of when it speaks and when we learnt it; none is ever overwritten.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Instants from "./Instant.ts"
import type * as Ids from "./Ids.ts"
import { decoder, Id, idOf, Line, maker, someOf } from "./internal/document.ts"
import { DocumentError, type Problem } from "./Problem.ts"
import * as Period from "./Period.ts"
import * as Quantity from "./Quantity.ts"
import * as Source from "./Source.ts"
import * as Text from "./Text.ts"

/** A moment of knowledge: see {@link Instants.Instant}. @category models @since 0.1.0 */
export const Instant = Instants.Instant
/** @category models @since 0.1.0 */
export type Instant = Instants.Instant

/** An id of ours, or one that a store gave: `<commit>#<row>`; `#` is in no given id. */
const FigureId = Schema.String.check(
  Schema.makeFilter((id) =>
    /^\d+#\d+$/.test(id) || Schema.is(Id)(id)
      ? undefined
      : "must be an id: lower-case letters and digits joined by . - _ or :, for example vn.quang-ngai"
  )
)
const FigureIdOrNone = Schema.String.check(
  Schema.makeFilter((id) =>
    id === "" || Schema.is(FigureId)(id)
      ? undefined
      : "must be an id: lower-case letters and digits joined by . - _ or :, for example vn.quang-ngai; or be left out"
  )
)

/** Members by dimension: one, or several that the source does not divide. @category models @since 0.1.0 */
export const Breakdown = Schema.Record(Schema.String, Schema.Union([Line, someOf(Line)]))

/** Ids of one kind, each of which is named once. */
const once = (noun: string) =>
  Schema.makeFilter((ids: ReadonlyArray<string>) =>
    new Set(ids).size === ids.length ? undefined : `a ${noun} is named twice; name each once`
  )

/**
 * One reported figure.
 *
 * A figure of several places that the source does not divide names them all in `units`: it counts wholly where all of
 * them lie together, and as an unknown part where they lie apart. The same goes for `cohorts`. A `value` of `null` says
 * that the figure was asked for and is not known.
 *
 * @category models
 * @since 0.1.0
 */
export const Observation = Schema.Struct({
  /** Given, or left out: then the store derives one that no given id can clash with. */
  id: FigureIdOrNone.pipe(Schema.withDecodingDefaultKey(Effect.succeed(""))),
  measure: idOf<Ids.Measure>(),
  units: someOf(idOf<Ids.Unit>(), once("unit")),
  /** Valid time: the period the figure speaks of; a stock is as of its last day, or of the day it was known if that is earlier. */
  period: Period.Period,
  /** A number, a text that bounds one (`"> 550"`, `"~ 87"`, `"[50, 60]"`), or `null`: asked for, and not known. */
  value: Schema.NullOr(Quantity.Quantity),
  team: Schema.optionalKey(idOf<Ids.Team>()),
  cohorts: Schema.Array(idOf<Ids.Cohort>())
    .check(once("cohort"))
    .pipe(Schema.withDecodingDefaultKey(Effect.succeed([]))),
  /** For a dimension of the measure its member, or several that the source does not divide; a dimension left out is its total. */
  breakdown: Breakdown.pipe(Schema.withDecodingDefaultKey(Effect.succeed({}))),
  activity: Schema.optionalKey(Id),
  /** Who reported it, where not the unit itself: a province's table about its communes is another report of the same thing. */
  reporter: Schema.optionalKey(Id),
  /** Knowledge time: when we learnt it; not before its period begins. */
  knownAt: Instant,
  /** The observation this one replaces from `knownAt` on, and why. */
  corrects: Schema.optionalKey(Schema.Struct({ observation: FigureId, reason: Line })),
  source: Schema.optionalKey(Source.Source),
  /** What is doubtful about the figure. */
  doubt: Schema.optionalKey(Text.Text)
})
/** @category models @since 0.1.0 */
export interface Observation extends Schema.Schema.Type<typeof Observation> {}

/** The JSON form of an observation. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof Observation> {}

/** An observation; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Observation = maker("Observation", Observation)

const decodeAny = decoder("Observation", Observation)

const blankId: Problem = {
  code: "invalid",
  path: ["id"],
  message: "must not be empty: give the figure an id, or leave it out and the store derives one"
}

/** Reads plain data, every problem at once. @category conversions @since 0.1.0 */
export const decode = (input: unknown): Result.Result<Observation, DocumentError> => {
  const decoded = decodeAny(input)
  if (typeof input !== "object" || input === null || !("id" in input) || input.id !== "") return decoded
  const others = Result.isFailure(decoded) ? decoded.failure.problems : []
  return Result.fail(new DocumentError({ subject: "Observation", problems: [blankId, ...others] }))
}

const encodeAll = Schema.encodeSync(Observation)

/** Writes plain JSON. @category conversions @since 0.1.0 */
export const encode = (observation: Observation): Encoded => {
  const { id, ...rest } = encodeAll(observation)
  return id === undefined || id === "" ? rest : { id, ...rest }
}

/** Units in one text whatever their order: the key of a figure that belongs to several. @category keys @since 0.1.0 */
export const setKey = (ids: ReadonlyArray<string>): string =>
  ids.length === 1 ? ids[0]! : [...new Set(ids)].sort().join("+")

/** Who reported it, where that is not the one unit it speaks of. @category keys @since 0.1.0 */
export const reporterOf = ({ reporter, units }: Pick<Observation, "reporter" | "units">): string | undefined =>
  units.length === 1 && reporter === units[0] ? undefined : reporter

/**
 * What makes two observations the same figure: two uncorrected ones with one cell would be counted twice.
 *
 * @category keys
 * @since 0.1.0
 */
export const cell = (observation: Observation): string =>
  JSON.stringify([
    observation.measure,
    setKey(observation.units),
    observation.period,
    observation.team ?? null,
    [...observation.cohorts].sort(),
    observation.activity ?? null,
    Object.entries(observation.breakdown)
      .map(
        ([dimension, members]) => [dimension, typeof members === "string" ? [members] : [...members].sort()] as const
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    reporterOf(observation) ?? null
  ])
