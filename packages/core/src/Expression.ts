/**
 * Expressions: indicators as data. They can be stored, sent, compared and handed to a database.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Id } from "./internal/document.ts"
import * as Measure from "./Measure.ts"
import * as Period from "./Period.ts"
import * as Quantity from "./Quantity.ts"
import * as Team from "./Team.ts"

const Along = Schema.Struct({
  time: Schema.optionalKey(Measure.Operator),
  team: Schema.optionalKey(Measure.Operator),
  cohort: Schema.optionalKey(Measure.Operator),
  place: Schema.optionalKey(Measure.Operator)
})

/** The figures of a measure. @category models @since 0.1.0 */
export const MeasureOf = Schema.Struct({
  _tag: Schema.Literal("Measure"),
  measure: Id,
  /** Keep only figures with these values of the measure's dimensions. */
  where: Schema.optionalKey(Schema.Record(Schema.String, Schema.String)),
  /** Keep only what this cohort did; figures of a wider or overlapping cohort count as an unknown part. */
  cohort: Schema.optionalKey(Id),
  /** Keep only figures reported by units of this level. */
  from: Schema.optionalKey(Id),
  /** How to combine along each axis; the measure's own way where not said. */
  along: Schema.optionalKey(Along)
})
/** @category models @since 0.1.0 */
export interface MeasureOf extends Schema.Schema.Type<typeof MeasureOf> {}

/** How many people a cohort has. @category models @since 0.1.0 */
export const Population = Schema.Struct({
  _tag: Schema.Literal("Population"),
  cohort: Id,
  /** Keep only figures reported by units of this level. */
  from: Schema.optionalKey(Id)
})
/** How many teams are alive at the end of the period, from the registry of teams. @category models @since 0.1.0 */
export const Teams = Schema.Struct({
  _tag: Schema.Literal("Teams"),
  kind: Schema.optionalKey(Id),
  /** Whether the registry holds every team there is; otherwise there are at least those. */
  complete: Schema.optionalKey(Schema.Boolean)
})
/** How many seats, or how many different people, the teams alive at the end of the period have. @category models @since 0.1.0 */
export const Members = Schema.Struct({
  _tag: Schema.Literal("Members"),
  count: Schema.Literals(["seats", "people"]),
  kind: Schema.optionalKey(Id),
  role: Schema.optionalKey(Team.Role),
  /** Whether the registry holds every team and every member; otherwise there are at least those. */
  complete: Schema.optionalKey(Schema.Boolean)
})
/** How many units of a level there are at the end of the period. @category models @since 0.1.0 */
export const Units = Schema.Struct({ _tag: Schema.Literal("Units"), level: Id, hierarchy: Schema.optionalKey(Id) })
/** A number. @category models @since 0.1.0 */
export const Constant = Schema.Struct({ _tag: Schema.Literal("Constant"), value: Schema.Finite })

/**
 * An expression over measures. Its type keeps what it counts: turns by people are turns per person, and only what is of one
 * type is added. A `Ratio` is numerator by denominator, rolled up apart and divided last, times `per` (1 when
 * not said). A `Coverage` is a ratio in percent whose numerator is proven to lie in its denominator. `ShareOfUnits` is the
 * percentage of the units of a level for which a condition holds.
 *
 * @category models
 * @since 0.1.0
 */
export type Expression =
  | MeasureOf
  | typeof Population.Type
  | typeof Teams.Type
  | typeof Members.Type
  | typeof Units.Type
  | typeof Constant.Type
  | { readonly _tag: "Add" | "Subtract" | "Multiply" | "Divide"; readonly left: Expression; readonly right: Expression }
  | { readonly _tag: "Ratio"; readonly numerator: Expression; readonly denominator: Expression; readonly per?: number }
  | { readonly _tag: "Coverage"; readonly numerator: Expression; readonly denominator: Expression }
  | {
      readonly _tag: "ShareOfUnits"
      readonly level: string
      readonly of: Expression
      readonly comparator: Quantity.Comparator
      readonly threshold: number
      /** How far from the threshold still meets it. */
      readonly tolerance?: number
      /** The length of time in which each unit must meet the condition; the query's own period when not said. */
      readonly per?: Period.Bucket
    }

const self = Schema.suspend((): Schema.Codec<Expression> => Expression)

/** One struct a tag: a union finds its member by a single literal, and then reports only what is wrong with that one. */
const binary = <const Tag extends string>(tag: Tag) =>
  Schema.Struct({ _tag: Schema.Literal(tag), left: self, right: self })

/** @category models @since 0.1.0 */
export const Expression: Schema.Codec<Expression> = Schema.Union([
  MeasureOf,
  Population,
  Teams,
  Members,
  Units,
  Constant,
  binary("Add"),
  binary("Subtract"),
  binary("Multiply"),
  binary("Divide"),
  Schema.Struct({
    _tag: Schema.Literal("Ratio"),
    numerator: self,
    denominator: self,
    per: Schema.optionalKey(Schema.Finite)
  }),
  Schema.Struct({ _tag: Schema.Literal("Coverage"), numerator: self, denominator: self }),
  Schema.Struct({
    _tag: Schema.Literal("ShareOfUnits"),
    level: Id,
    of: self,
    comparator: Quantity.Comparator,
    threshold: Schema.Finite,
    tolerance: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))),
    per: Schema.optionalKey(Period.Bucket)
  })
])

/** The figures of a measure, narrowed and combined as the options say. @category constructors @since 0.1.0 */
export const measure = (id: string, options: Omit<MeasureOf, "_tag" | "measure"> = {}): Expression => ({
  _tag: "Measure",
  measure: id,
  ...options
})
/** The size of a cohort; of the figures of one level's units where a level is named. @category constructors @since 0.1.0 */
export const population = (cohort: string, options: { readonly from?: string } = {}): Expression => ({
  _tag: "Population",
  cohort,
  ...options
})
/** Teams of a kind, or of any. @category constructors @since 0.1.0 */
export const teams = (kind?: string, options: { readonly complete?: boolean } = {}): Expression => ({
  _tag: "Teams",
  ...(kind === undefined ? {} : { kind }),
  ...options
})
/** Seats or people in the teams. @category constructors @since 0.1.0 */
export const members = (
  count: "seats" | "people",
  options: { readonly kind?: string; readonly role?: Team.Role; readonly complete?: boolean } = {}
): Expression => ({ _tag: "Members", count, ...options })
/** Units of a level. @category constructors @since 0.1.0 */
export const units = (level: string, hierarchy?: string): Expression =>
  hierarchy === undefined ? { _tag: "Units", level } : { _tag: "Units", level, hierarchy }
/** A number. @category constructors @since 0.1.0 */
export const constant = (value: number): Expression => ({ _tag: "Constant", value })
/** `left + right`, of one count basis. @category constructors @since 0.1.0 */
export const add = (left: Expression, right: Expression): Expression => ({ _tag: "Add", left, right })
/** `left - right`, of one count basis. @category constructors @since 0.1.0 */
export const subtract = (left: Expression, right: Expression): Expression => ({ _tag: "Subtract", left, right })
/** `left * right`. @category constructors @since 0.1.0 */
export const multiply = (left: Expression, right: Expression): Expression => ({ _tag: "Multiply", left, right })
/** `left / right`. @category constructors @since 0.1.0 */
export const divide = (left: Expression, right: Expression): Expression => ({ _tag: "Divide", left, right })
/** Numerator by denominator, times `per`. @category constructors @since 0.1.0 */
export const ratio = (numerator: Expression, denominator: Expression, per?: number): Expression =>
  per === undefined ? { _tag: "Ratio", numerator, denominator } : { _tag: "Ratio", numerator, denominator, per }
/**
 * A percentage of a population, proven to be one.
 *
 * @example
 * ```ts
 * import { Expression, Indicator } from "@lantoa/core"
 *
 * const covered = Indicator.make({
 *   id: "communes-with-team",
 *   title: { vi: "Tỷ lệ xã có tổ công nghệ số", en: "Share of communes with a team" },
 *   expression: Expression.coverage(Expression.measure("communes-with-team"), Expression.units("commune"))
 * })
 * covered.expression._tag // => "Coverage"
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const coverage = (numerator: Expression, denominator: Expression): Expression => ({
  _tag: "Coverage",
  numerator,
  denominator
})
/** The percentage of a level's units for which `of` meets the threshold. @category constructors @since 0.1.0 */
export const shareOfUnits = (options: {
  readonly level: string
  readonly of: Expression
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  readonly tolerance?: number
  readonly per?: Period.Bucket
}): Expression => ({ _tag: "ShareOfUnits", ...options })
