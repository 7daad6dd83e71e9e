/**
 * Measures: what is counted. The type of a measure says what may be done with its figures.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as CountBasis from "./CountBasis.ts"
import type * as Ids from "./Ids.ts"
import { carried, lawful, objections, stated } from "./internal/check/checkMeasure.ts"
import { Id, idOf, listOf, maker } from "./internal/document.ts"
import * as Text from "./Text.ts"

/** Along what figures can be combined. @category models @since 0.1.0 */
export const Axis = Schema.Literals(["time", "team", "cohort", "place"])
/** @category models @since 0.1.0 */
export type Axis = typeof Axis.Type

/** The axes in the order in which a roll-up combines them. @category constants @since 0.1.0 */
export const axes: ReadonlyArray<Axis> = ["time", "team", "cohort", "place"]

/**
 * How figures are combined along an axis. `bounds` is for things that may be counted twice: the whole is at least the
 * largest part and at most the sum. `only` takes a single figure and refuses to combine.
 *
 * @category models
 * @since 0.1.0
 */
export const Operator = Schema.Literals(["sum", "last", "first", "min", "max", "average", "bounds", "only"])
/** @category models @since 0.1.0 */
export type Operator = typeof Operator.Type

/**
 * What adding along an axis means: `additive`, the sum is the whole; `overlapping`, the parts share things and the sum
 * counts them twice; `snapshot`, the parts are the same thing seen again; `none`, the parts cannot be combined at all.
 *
 * @category models
 * @since 0.1.0
 */
export const Additivity = Schema.Literals(["additive", "overlapping", "snapshot", "none"])
/** @category models @since 0.1.0 */
export type Additivity = typeof Additivity.Type

/**
 * What a line left blank in a filed form means; of a measure on no form, what silence means. `unknown`: nobody knows. `zero`:
 * nothing happened, by the rule of the report, and of a stock: there is nothing. `carry`, of stocks only: the last figure
 * still holds, for so many days or for ever.
 *
 * @category models
 * @since 0.1.0
 */
export const Missing = Schema.Union([
  Schema.Literal("unknown"),
  Schema.Literal("zero"),
  Schema.Struct({ carry: Schema.Union([Schema.Int.check(Schema.isGreaterThan(0)), Schema.Literal("forever")]) })
])
/** @category models @since 0.1.0 */
export type Missing = typeof Missing.Type

/** An {@link Additivity}, with the reason where it is wider than the kind of the basis allows. @category models @since 0.1.0 */
export const Statement = Schema.Union([Additivity, Schema.Struct({ is: Additivity, because: Text.Text })])
/** @category models @since 0.1.0 */
export type Statement = typeof Statement.Type

/** Whether units above others act themselves. @category models @since 0.1.0 */
export const Own = Schema.Literals(["no", "may", "always"])
/** @category models @since 0.1.0 */
export type Own = typeof Own.Type

const standard: ReadonlyMap<string, CountBasis.CountBasis> = new Map(
  Object.values(CountBasis.standard).map((one) => [one.id, one])
)

const isId = Schema.is(Id)
const BasisId = Schema.String.check(
  Schema.makeFilter((id) =>
    isId(id)
      ? undefined
      : `must be the id of a count basis: ${[...standard.keys()].join(", ")}, or one that you define, in lower-case letters`
  )
)

const struct = Schema.Struct({
  id: idOf<Ids.Measure>(),
  title: Text.Text,
  definition: Schema.optionalKey(Text.Text),
  /** What is counted: `turn` (lượt), `person`, `team`, `account`, `percent` and others of `CountBasis`; it decides what adds up. */
  basis: BasisId,
  /** `flow`: how many came in a period; `stock`: how many there are at its end; `cumulative`: how many have come by its end. */
  accumulation: Schema.Literals(["flow", "stock", "cumulative"]),
  /**
   * What adding along an axis means, where that differs from what the kind of the basis says ({@link resolve}). To say that
   * more can be added than the kind allows takes a reason: `{ is: "additive", because }`.
   */
  additivity: Schema.Struct({
    time: Schema.optionalKey(Statement),
    team: Schema.optionalKey(Statement),
    cohort: Schema.optionalKey(Statement),
    place: Schema.optionalKey(Statement),
    dimension: Schema.optionalKey(Statement)
  }).pipe(Schema.withDecodingDefaultKey(Effect.succeed({}))),
  /** Whether each thing is counted once in its life, as a birth: newly founded teams, newly admitted members. They add over time. */
  once: Schema.optionalKey(Schema.Boolean),
  /**
   * Whether units above others act themselves. `no`: all that is counted lies in some unit below (people, accounts). `may`: the
   * figure of a unit holds those below and perhaps its own part (events). `always`: it is its own part only, without those
   * below, as in DHIS2.
   */
  own: Schema.optionalKey(Own),
  /** Whether the figures of its teams, or of its activities, are all there is of a unit; otherwise they are only some of it. */
  reports: listOf(Schema.Literals(["teams", "activities"])),
  /** Whom to believe where parts say more than their whole; without it the value spans both. */
  trust: Schema.optionalKey(Schema.Literals(["whole", "parts"])),
  /** The population whose members are counted: a cohort, or the units of a level. A coverage needs it as its proof. */
  counts: Schema.optionalKey(
    Schema.Union([Schema.Struct({ cohort: Id }), Schema.Struct({ level: Id, hierarchy: Id })])
  ),
  /** What a line left blank in a filed form means; on no form, what silence means. By the kind of the basis where not said. */
  missing: Schema.optionalKey(Missing),
  /** Where one figure can lie, not a sum of several; most counts start at 0. */
  range: Schema.Struct({ lower: Schema.optionalKey(Schema.Finite), upper: Schema.optionalKey(Schema.Finite) })
    .check(
      Schema.makeFilter(({ lower = -Infinity, upper = Infinity }) =>
        lower > upper ? `lower ${lower} lies above upper ${upper}: turn them round` : undefined
      )
    )
    .pipe(Schema.withDecodingDefaultKey(Effect.succeed({ lower: 0 }))),
  /** Breakdowns that figures of this measure may state, e.g. the level of an e-identity; a figure that states none is the total. */
  dimensions: listOf(Id)
}).check(
  Schema.makeFilter((measure) => {
    const kind = standard.get(measure.basis)?.kind
    const against = [...carried(measure), ...(kind === undefined ? [] : objections(kind, measure))]
    return against.map(({ path, message }) => ({ path, issue: message }))
  })
)
/** @category models @since 0.1.0 */
export interface Measure extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * A measure.
 *
 * `accumulation` is what the figure of a period is: a `flow` (what happened in it), a `stock` (what there is at its end),
 * or `cumulative` (what happened since a start until its end). Only a flow can be added over time.
 *
 * @category models
 * @since 0.1.0
 */
export const Measure: Schema.Codec<Measure, Encoded> = struct

/** A measure; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Measure = maker("Measure", Measure)

/** A measure whose every axis is decided. @category models @since 0.1.0 */
export interface Resolved extends Omit<Measure, "additivity" | "own"> {
  readonly kind: CountBasis.CountBasis["kind"]
  readonly additivity: { readonly [A in Axis | "dimension"]: Additivity }
  readonly own: Own
  /** Whether there are only whole ones of what is counted. */
  readonly whole: boolean
}

/**
 * What may be done with a measure's figures. Where the measure does not say, the kind of its basis does: events add along
 * every axis; entities add over places and over the members of a dimension, and overlap along time, team and cohort unless
 * they happen once; shares and scores do not combine. A stock or a running total is the same thing seen again over time. To say that more can
 * be combined takes a reason, and for shares and scores there is none; a measure of a standard basis is checked where it is
 * made, one of a basis of your own where the model is made.
 *
 * @category semantics
 * @since 0.1.0
 */
export const resolve = (
  measure: Measure,
  basis: CountBasis.CountBasis | undefined = standard.get(measure.basis)
): Resolved => {
  const kind = basis?.kind ?? "entity"
  const { additivity, own, ...rest } = measure
  const { time, team, cohort, place, dimension } = lawful(kind, measure)
  // A population that a model describes in its own words stands until the next figure as the one that all know.
  const stands = rest.missing === undefined && rest.id === populationId && rest.accumulation === "stock"
  return {
    ...rest,
    ...(stands ? { missing: { carry: "forever" } } : {}),
    kind,
    whole: basis !== undefined && CountBasis.isWhole(basis),
    own: own ?? (kind === "event" ? "may" : "no"),
    additivity: {
      time: stated(additivity.time) ?? time,
      team: stated(additivity.team) ?? team,
      cohort: stated(additivity.cohort) ?? cohort,
      place: stated(additivity.place) ?? place,
      dimension: stated(additivity.dimension) ?? dimension
    }
  }
}

const populationId = "population"

const allowed: { readonly [K in Additivity]: ReadonlyArray<Operator> } = {
  additive: ["sum", "min", "max", "average", "last", "first", "bounds", "only"],
  overlapping: ["bounds", "min", "max", "last", "first", "only"],
  snapshot: ["last", "first", "min", "max", "average", "only"],
  none: ["only"]
}

const inTimeOnly: ReadonlyArray<Operator> = ["last", "first"]

/** Shares and scores are read, chosen or compared, never mixed into a number that nobody reported. */
const mixing: ReadonlyArray<Operator> = ["sum", "average", "bounds"]

/**
 * The operators that mean something along an axis of a measure. The first is the one used when none is named.
 *
 * @example
 * ```ts
 * import { Measure } from "@lantoa/core"
 *
 * const accounts = Measure.from({
 *   id: "accounts",
 *   title: { vi: "Số tài khoản", en: "Accounts" },
 *   basis: "account",
 *   accumulation: "stock",
 *   additivity: { time: "snapshot" }
 * })
 * Measure.operators(accounts, "time") // => [ 'last', 'first', 'min', 'max', 'average', 'only' ]
 * Measure.operators(accounts, "place") // => [ 'sum', 'min', 'max', 'average', 'bounds', 'only' ]
 * ```
 *
 * @category semantics
 * @since 0.1.0
 */
export const operators = (measure: Measure | Resolved, axis: Axis): ReadonlyArray<Operator> => {
  const { additivity, kind } = "kind" in measure ? measure : resolve(measure)
  const along = axis !== "time" && additivity[axis] === "snapshot" ? "none" : additivity[axis]
  const excluded = [...(axis === "time" ? [] : inTimeOnly), ...(kind === "share" || kind === "score" ? mixing : [])]
  return allowed[along].filter((operator) => !excluded.includes(operator))
}

/** The operator used along an axis when none is named. @category semantics @since 0.1.0 */
export const defaultOperator = (measure: Measure | Resolved, axis: Axis): Operator => operators(measure, axis)[0]!

/**
 * The size of a cohort, known to every model: what a coverage divides by. A figure names its cohort and its unit and holds
 * until the next one.
 *
 * @category constants
 * @since 0.1.0
 */
export const population: Measure = from({
  id: populationId,
  title: { vi: "Dân số", en: "Population" },
  basis: "person",
  accumulation: "stock",
  additivity: { cohort: "none" },
  missing: { carry: "forever" }
})
