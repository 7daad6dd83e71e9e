/**
 * Targets: promises, with whom they bind, by when, how firmly, and which document says so.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Day from "./Day.ts"
import { Id, listOf, maker } from "./internal/document.ts"
import * as Period from "./Period.ts"
import * as Quantity from "./Quantity.ts"
import * as Source from "./Source.ts"
import * as Text from "./Text.ts"

/**
 * By when. `Stated` in the text; `Inferred` from something else, which is named; `Absent`: the text says none; `Recurring`:
 * anew in every year, month … from `since` until `until`.
 *
 * @category models
 * @since 0.1.0
 */
export const Deadline = Schema.TaggedUnion({
  Stated: { period: Period.Period },
  Inferred: { period: Period.Period, from: Source.Source, reason: Text.Text },
  Absent: {},
  Recurring: {
    every: Period.Bucket,
    since: Schema.optionalKey(Period.Period),
    until: Schema.optionalKey(Period.Period)
  }
})
/** @category models @since 0.1.0 */
export type Deadline = typeof Deadline.Type

/**
 * Whom it binds: one unit as a whole, or each unit of a level below one ("100 % of district unions hold at least 2").
 * `share` is the percentage of those units that must meet the threshold.
 *
 * @category models
 * @since 0.1.0
 */
export const Scope = Schema.TaggedUnion({
  Unit: { unit: Id, hierarchy: Id },
  EachUnit: {
    within: Id,
    level: Id,
    hierarchy: Id,
    share: Schema.Struct({ comparator: Quantity.Comparator, percent: Schema.Finite }).pipe(
      Schema.withDecodingDefaultKey(Effect.succeed({ comparator: ">=" as const, percent: 100 }))
    )
  }
})
/** @category models @since 0.1.0 */
export type Scope = typeof Scope.Type

/** tối thiểu, phấn đấu, khuyến khích, chỉ tiêu giao; `stated` where the text only states it. @category models @since 0.1.0 */
export const Modality = Schema.Literals(["minimum", "strive", "encouraged", "assigned", "stated"])
/** @category models @since 0.1.0 */
export type Modality = typeof Modality.Type

/** A step on the way, or beyond: 60 % by 2025, 100 % by 2030. @category models @since 0.1.0 */
export const Milestone = Schema.Struct({
  comparator: Quantity.Comparator,
  threshold: Schema.Finite,
  deadline: Deadline,
  modality: Modality
})
/** @category models @since 0.1.0 */
export interface Milestone extends Schema.Schema.Type<typeof Milestone> {}

/**
 * A target: cohort × indicator × scope × comparator × threshold × deadline × modality × source. The threshold is in the
 * indicator's own unit: percent for a coverage, teams for a count of teams.
 *
 * @category models
 * @since 0.1.0
 */
export const Target = Schema.Struct({
  id: Id,
  title: Text.Text,
  indicator: Id,
  cohort: Schema.optionalKey(Id),
  scope: Scope,
  comparator: Quantity.Comparator,
  threshold: Schema.Finite,
  deadline: Deadline,
  modality: Modality,
  source: Source.Source,
  milestones: listOf(Milestone),
  /** Where it started: progress is measured from here, in either direction. */
  baseline: Schema.optionalKey(Schema.Finite),
  /** How far from the threshold still counts as met, in the unit of the threshold; none where not said. */
  tolerance: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))),
  /** From this day on silence counts as nothing done; only for floors ("at least"), where that can only lower the figure. */
  closing: Schema.optionalKey(Schema.Struct({ day: Day.Day, silent: Schema.Literal("zero") })),
  /** The target this one re-scopes after a reorganisation. */
  rescopes: Schema.optionalKey(Id)
})
/** @category models @since 0.1.0 */
export interface Target extends Schema.Schema.Type<typeof Target> {}

/** A target; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const make = maker("Target", Target)

/**
 * The period at whose end the target falls due, if the target has one; a recurring one needs a day to name its round, which
 * is its first before `since` and its last after `until`.
 *
 * @example
 * ```ts
 * import { Period, Target } from "@lantoa/core"
 *
 * Target.due({ _tag: "Stated", period: Period.make("2025") }, "2024-05-01") // => "2025"
 * Target.due({ _tag: "Recurring", every: "quarter" }, "2024-05-01") // => "2024-Q2"
 * ```
 *
 * @category getters
 * @since 0.1.0
 */
export const due = (deadline: Deadline, asOf: Day.Day): Period.Period | undefined =>
  Deadline.match(deadline, {
    Stated: ({ period }) => period,
    Inferred: ({ period }) => period,
    Absent: () => undefined,
    Recurring: ({ every, since, until }) => {
      const first = since === undefined ? asOf : Period.firstDay(since)
      const last = until === undefined ? asOf : Period.lastDay(until)
      return Period.of(asOf < first ? first : asOf > last ? last : asOf, every)
    }
  })

/**
 * How far `value` has come from `baseline` (0) to the threshold (1); beyond it exceeds 1.
 *
 * @example
 * ```ts
 * import { Target } from "@lantoa/core"
 *
 * Target.progress({ threshold: 80 }, 50, 20) // => 0.5
 * Target.progress({ threshold: 10 }, 20, 30) // => 0.5
 * ```
 *
 * @category arithmetic
 * @since 0.1.0
 */
export const progress = (target: Pick<Target, "threshold">, value: number, baseline = 0): number | undefined =>
  target.threshold === baseline ? undefined : (value - baseline) / (target.threshold - baseline) + 0

/** What a document says about a target whose level or unit is gone: where it now lies, and who says so. @category models @since 0.1.0 */
export interface Rescoping extends Partial<
  Pick<Target, "title" | "comparator" | "threshold" | "deadline" | "modality" | "milestones">
> {
  /** The id of the successor target. */
  readonly id: string
  readonly scope: Scope
  readonly source: Source.Source
}

/**
 * The target that takes the place of an orphaned one, on the authority of `source`; what the source leaves unsaid stays as
 * it was. The old target is not changed: both stay readable, and the successor names it in `rescopes`.
 *
 * @example
 * ```ts
 * import { Period, Target } from "@lantoa/core"
 *
 * const districts = Target.make({
 *   id: "qn.districts",
 *   title: { vi: "Mỗi huyện tổ chức ít nhất 2 hoạt động", en: "Every district holds at least 2 activities" },
 *   indicator: "activities",
 *   scope: { _tag: "EachUnit", within: "vn.22.2020-01-01", level: "district", hierarchy: "state" },
 *   comparator: ">=",
 *   threshold: 2,
 *   deadline: { _tag: "Stated", period: Period.make("2025") },
 *   modality: "minimum",
 *   source: { title: "Kế hoạch năm 2025" }
 * })
 * const communes = Target.rescope(districts, {
 *   id: "qn.communes",
 *   scope: { ...districts.scope, level: "commune" } as Target.Scope,
 *   source: { title: "Công văn điều chỉnh" }
 * })
 *
 * communes.rescopes // => "qn.districts"
 * communes.threshold // => 2
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const rescope = (target: Target, rescoping: Rescoping): Target => ({
  ...target,
  ...rescoping,
  rescopes: target.id
})
