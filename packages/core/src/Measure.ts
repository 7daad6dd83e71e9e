/**
 * Measures: what is counted. The type of a measure says what may be done with its figures.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { Id, listOf, maker } from "./internal/document.ts"
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
 * What a silent unit means. `unknown`: we do not know. `zero`: nothing happened, by rule of the report. `carry`: the last
 * figure still holds, for so many days (for ever when not said).
 *
 * @category models
 * @since 0.1.0
 */
export const Missing = Schema.Union([
  Schema.Literals(["unknown", "zero"]),
  Schema.Struct({ carry: Schema.Union([Schema.Int.check(Schema.isGreaterThan(0)), Schema.Literal("forever")]) })
])
/** @category models @since 0.1.0 */
export type Missing = typeof Missing.Type

const additivity = (fallback: Additivity) => Additivity.pipe(Schema.withDecodingDefaultKey(Effect.succeed(fallback)))

/**
 * A measure.
 *
 * `accumulation` is what the figure of a period is: a `flow` (what happened in it), a `stock` (what there is at its end),
 * or `cumulative` (what happened since a start until its end). Only a flow can be added over time.
 *
 * @category models
 * @since 0.1.0
 */
export const Measure = Schema.Struct({
  id: Id,
  title: Text.Text,
  definition: Schema.optionalKey(Text.Text),
  basis: Id,
  accumulation: Schema.Literals(["flow", "stock", "cumulative"]),
  additivity: Schema.Struct({
    time: Additivity,
    team: additivity("additive"),
    cohort: additivity("additive"),
    place: additivity("additive")
  }),
  /** The population whose members are counted: a cohort, or the units of a level. A coverage needs it as its proof. */
  counts: Schema.optionalKey(
    Schema.Union([Schema.Struct({ cohort: Id }), Schema.Struct({ level: Id, hierarchy: Id })])
  ),
  missing: Missing.pipe(Schema.withDecodingDefaultKey(Effect.succeed("unknown" as const))),
  /** Where figures can lie; most counts start at 0. */
  range: Schema.Struct({ lower: Schema.optionalKey(Schema.Finite), upper: Schema.optionalKey(Schema.Finite) }).pipe(
    Schema.withDecodingDefaultKey(Effect.succeed({ lower: 0 }))
  ),
  /** Breakdowns that every figure of this measure states, e.g. the level of an e-identity. */
  dimensions: listOf(Id)
}).check(
  Schema.makeFilter((measure) =>
    measure.accumulation !== "flow" && measure.additivity.time === "additive"
      ? {
          path: ["additivity", "time"],
          issue: `a ${measure.accumulation} cannot be added over time: say "snapshot", or make it a flow`
        }
      : undefined
  )
)
/** @category models @since 0.1.0 */
export interface Measure extends Schema.Schema.Type<typeof Measure> {}

/** A measure; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const make = maker("Measure", Measure)

const allowed: { readonly [K in Additivity]: ReadonlyArray<Operator> } = {
  additive: ["sum", "min", "max", "average", "last", "first", "bounds", "only"],
  overlapping: ["bounds", "min", "max", "last", "first", "only"],
  snapshot: ["last", "first", "min", "max", "average", "only"],
  none: ["only"]
}

const inTimeOnly: ReadonlyArray<Operator> = ["last", "first"]

/**
 * The operators that mean something along an axis of a measure. The first is the one used when none is named.
 *
 * @example
 * ```ts
 * import { Measure } from "@lantoa/core"
 *
 * const accounts = Measure.make({
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
export const operators = (measure: Measure, axis: Axis): ReadonlyArray<Operator> =>
  axis === "time"
    ? allowed[measure.additivity.time]
    : (measure.additivity[axis] === "snapshot" ? allowed.none : allowed[measure.additivity[axis]]).filter(
        (operator) => !inTimeOnly.includes(operator)
      )

/** The operator used along an axis when none is named. @category semantics @since 0.1.0 */
export const defaultOperator = (measure: Measure, axis: Axis): Operator => operators(measure, axis)[0]!

/**
 * The size of a cohort, known to every model: what a coverage divides by. A figure names its cohort and its unit and holds
 * until the next one.
 *
 * @category constants
 * @since 0.1.0
 */
export const population = make({
  id: "population",
  title: { vi: "Dân số", en: "Population" },
  basis: "person",
  accumulation: "stock",
  additivity: { time: "snapshot", cohort: "none" },
  missing: { carry: "forever" }
})
