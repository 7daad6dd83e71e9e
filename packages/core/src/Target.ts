/**
 * Targets: promises, with whom they bind, by when, how firmly, and which document says so.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Day from "./Day.ts"
import type * as Result from "effect/Result"
import type * as Indicator from "./Indicator.ts"
import type * as Ids from "./Ids.ts"
import { due as dueOf } from "./internal/assess/due.ts"
import { ask } from "./internal/assess/question.ts"
import { Id, idOf, listOf, maker } from "./internal/document.ts"
import type { PlanError } from "./Problem.ts"
import type * as Model from "./Model.ts"
import * as Period from "./Period.ts"
import * as Quantity from "./Quantity.ts"
import * as Source from "./Source.ts"
import type * as Store from "./Store.ts"
import * as Text from "./Text.ts"

/**
 * By when. `Stated` in the text; `Inferred` from something else, which is named; `Absent`: the text says none; `Recurring`:
 * anew in every year, month … from `since` until `until`; where `since` is such a round itself that begins on a day of its own
 * (`2024Sep`, a month from the 26th), rounds go on from it.
 * What happens is counted in the deadline's own period: a deadline of one day counts that day alone, and "by 15 May", counted
 * from the start of the year, is the period `2025-01-01/2025-05-15`. Without a deadline it is what happened in the year of the day
 * that is asked about, and begins anew with the next.
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

const Percentage = Schema.Finite.check(
  Schema.makeFilter((percent) =>
    percent >= 0 && percent <= 100 ? undefined : "must be a percentage of units, from 0 to 100"
  )
)

/**
 * Whom it binds: one unit as a whole, or each unit of a level below one ("100 % of district unions hold at least 2").
 * `share` is the percentage of those units that must meet the threshold.
 *
 * @category models
 * @since 0.1.0
 */
export const Scope = Schema.TaggedUnion({
  Unit: { unit: idOf<Ids.Unit>(), hierarchy: idOf<Ids.Hierarchy>() },
  EachUnit: {
    within: idOf<Ids.Unit>(),
    level: idOf<Ids.Level>(),
    hierarchy: idOf<Ids.Hierarchy>(),
    share: Schema.Struct({ comparator: Quantity.Comparator, percent: Percentage }).pipe(
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

const struct = Schema.Struct({
  id: idOf<Ids.Target>(),
  title: Text.Text,
  indicator: idOf<Ids.Indicator>(),
  cohort: Schema.optionalKey(idOf<Ids.Cohort>()),
  scope: Scope,
  comparator: Quantity.Comparator,
  /** In the unit of the indicator: 60 is 60 % where that is a percentage. */
  threshold: Schema.Finite,
  /** The period that is judged: stated or inferred, recurring, or absent. */
  deadline: Deadline,
  modality: Modality,
  source: Source.Source,
  milestones: listOf(Milestone),
  /** Where the indicator stood at the start, in the unit of the threshold: progress is measured from here, in either direction. */
  baseline: Schema.optionalKey(Schema.Finite),
  /** How far from the threshold still counts as met, in the unit of the threshold; none where not said. */
  tolerance: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))),
  /** After this day silence counts as nothing done; only for floors ("at least"), where that can only lower the figure. */
  closing: Schema.optionalKey(Schema.Struct({ day: Day.Day, silent: Schema.Literal("zero") })),
  /** The target this one re-scopes after a reorganisation. */
  rescopes: Schema.optionalKey(Id)
}).check(Schema.makeFilter((target) => closingProblem(target)))
/** @category models @since 0.1.0 */
export interface Target extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` and `assess` take. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * A target: cohort × indicator × scope × comparator × threshold × deadline × modality × source. The threshold is in the
 * indicator's own unit: percent for a coverage, teams for a count of teams.
 *
 * @category models
 * @since 0.1.0
 */
export const Target: Schema.Codec<Target, Encoded> = struct

type Closable = Pick<Target, "comparator" | "deadline" | "scope" | "milestones"> & {
  readonly closing?: { readonly day: Day.Day }
}

const isFloor = (comparator: Quantity.Comparator): boolean => comparator === ">=" || comparator === ">"

/** Silence that counts as nothing would make a ceiling met, and may close only what has ended. */
function closingProblem({ closing, comparator, deadline, milestones, scope }: Closable) {
  if (closing === undefined) return undefined
  const issue = (text: string) => ({ path: ["closing"], issue: text })
  const ceiling =
    [comparator, ...milestones.map((one) => one.comparator)].find((one) => !isFloor(one)) ??
    (scope._tag === "EachUnit" && !isFloor(scope.share.comparator) && scope.share.percent !== 100
      ? scope.share.comparator
      : undefined)
  if (ceiling !== undefined) {
    return issue(
      `silence may count as nothing only where more is asked for (">=" or ">"): with "${ceiling}" whoever is silent would help to meet it. Leave closing out, and ask those who are silent`
    )
  }
  const last = deadline._tag === "Stated" || deadline._tag === "Inferred" ? Period.lastDay(deadline.period) : undefined
  if (deadline._tag === "Absent")
    return issue("a target without a deadline is never closed: state one, or leave closing out")
  return last !== undefined && closing.day < last
    ? issue(`${closing.day} lies before ${last}, the last day of the deadline: close no earlier than that`)
    : undefined
}

/** A target; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Target = maker("Target", Target)

/**
 * The period at whose end the target falls due, if the target has one. A recurring target has one such period a round, and
 * `asOf` picks the round: before `since` the first one, after `until` the last.
 *
 * @example
 * ```ts
 * import { Period, Target } from "@lantoa/core"
 *
 * Target.due({ _tag: "Stated", period: Period.from("2025") }, "2024-05-01") // => "2025"
 * Target.due({ _tag: "Recurring", every: "quarter" }, "2024-05-01") // => "2024-Q2"
 * ```
 *
 * @category getters
 * @since 0.1.0
 */
export const due: (deadline: Deadline, asOf: Day.Day) => Period.Period | undefined = dueOf

/**
 * When a target is asked about, as known when; itself, or its milestone of this number (from 0). `assess` takes no number: it asks
 * about the target and each of its milestones.
 *
 * @category models
 * @since 0.1.0
 */
export interface When extends Store.Moment {
  readonly asOf: Day.Day
  readonly milestone?: number
}

/**
 * What a target asks at a moment: plain data, from which assessments and outlooks start alike.
 *
 * @category models
 * @since 0.1.0
 */
export interface Question {
  readonly target: string
  readonly milestone?: number
  readonly asOf: Day.Day
  /** The state of the store to read, and what was known; the newest where not said. */
  readonly moment: Store.Moment
  /**
   * What to compute: the target's indicator with its cohort bound into it; for an "each unit" target the share of units that
   * meet its threshold. Its id says so where it differs from the target's (`guided.of.youth`, `held.each.commune.ge.2`).
   */
  readonly indicator: Indicator.Indicator
  readonly hierarchy: Ids.Hierarchy
  readonly units: readonly [Ids.Unit]
  /** The deadline's period once it is over; before that its like, from its first day to `asOf`. */
  readonly period: Period.Period
  /** Those of the deadline's last day, or of `asOf` while that lies ahead. */
  readonly boundaries: { readonly asOf: Day.Day }
  /** How the value is compared; for an "each unit" target the share of units, in percent. */
  readonly comparator: Quantity.Comparator
  readonly threshold: number
  readonly tolerance: number
  readonly baseline: number | undefined
  /** Whether more or less is asked for; `undefined` for "exactly". */
  readonly direction: "up" | "down" | undefined
  readonly deadline: Deadline
  /** The period at whose end it falls due, and whether that has come. */
  readonly due: Period.Period | undefined
  readonly isDue: boolean
  /** What each unit of a level has to meet, for an "each unit" target. */
  readonly each:
    | {
        readonly level: string
        readonly comparator: Quantity.Comparator
        readonly threshold: number
        readonly tolerance: number
      }
    | undefined
  /** Which way alone the value can still move until the deadline: a count of what happened never falls again. */
  readonly trend: "rises" | "falls" | undefined
  /** Whether the unit, or one below it that is counted, is another one by the deadline: what there is now may be more or less then. */
  readonly redrawn: boolean
  /** Whether the value is what happened in one period, and starts anew in the next. */
  readonly accrues: boolean
  /** Of what accrues: the first day of the deadline's period while that lies ahead, so that nothing counts yet. */
  readonly begins: Day.Day | undefined
  /**
   * Whether it counts as met as soon as the value says so, before the deadline or without one: where nothing that goes on can undo
   * it. What there is on a day, a ratio and a difference may be less on the last one.
   */
  readonly early: boolean
  /** Whether every value that there can be meets it, or none does, so that no figure is waited for; `undefined` where it depends. */
  readonly sure: boolean | undefined
  /** The day after which silence counts as nothing, once it has passed. */
  readonly closed: Day.Day | undefined
}

/**
 * What a target asks on a day.
 *
 * Fails with every reason why it cannot be asked: an unknown indicator or cohort, a day that does not exist, an option that
 * there is none of, a measure or a population of people outside the target's cohort.
 *
 * @category questions
 * @since 0.1.0
 */
export const question: (model: Model.Model, target: Target, when: When) => Result.Result<Question, PlanError> = ask

/**
 * How far `value` has come from the baseline (0) to the threshold (1); beyond it exceeds 1, away from it is negative. A
 * target that asks for more starts at 0 unless it says where; one that asks for less, or for an exact value, has no progress
 * without a baseline.
 *
 * @example
 * ```ts
 * import { Target } from "@lantoa/core"
 *
 * Target.progress({ threshold: 80 }, 50, 20) // => 0.5
 * Target.progress({ threshold: 10, comparator: "<=", baseline: 40 }, 20) // => 0.6666666666666666
 * Target.progress({ threshold: 10, comparator: "<=" }, 20) // => undefined
 * ```
 *
 * @category arithmetic
 * @since 0.1.0
 */
export const progress = (
  target: {
    readonly threshold: number
    readonly comparator?: Quantity.Comparator
    readonly baseline?: number | undefined
  },
  value: number,
  baseline = target.baseline ?? (isFloor(target.comparator ?? ">=") ? 0 : undefined)
): number | undefined =>
  baseline === undefined || target.threshold === baseline
    ? undefined
    : (value - baseline) / (target.threshold - baseline) + 0

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
 * const districts = Target.from({
 *   id: "qn.districts",
 *   title: { vi: "Mỗi huyện tổ chức ít nhất 2 hoạt động", en: "Every district holds at least 2 activities" },
 *   indicator: "activities",
 *   scope: { _tag: "EachUnit", within: "vn.22", level: "district", hierarchy: "state" },
 *   comparator: ">=",
 *   threshold: 2,
 *   deadline: { _tag: "Stated", period: Period.from("2025") },
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
