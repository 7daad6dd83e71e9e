/**
 * Assessments: whether a target is met, and the sentence that says why.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import type * as Day from "./Day.ts"
import type * as Indicator from "./Indicator.ts"
import { abolitionOf } from "./internal/assess/abolition.ts"
import * as say from "./internal/assess/assessmentText.ts"
import { namesOf, ofEach, unsureOf } from "./internal/assess/eachText.ts"
import { askOthers } from "./internal/assess/others.ts"
import { queryOf } from "./internal/assess/question.ts"
import { type Case, status as words } from "./internal/assess/phrases.ts"
import { silent } from "./internal/assess/silence.ts"
import { isStock } from "./internal/assess/trend.ts"
import { undecided } from "./internal/assess/undecidedText.ts"
import { verdict } from "./internal/assess/verdict.ts"
import { disputed } from "./internal/plan/disputed.ts"
import type { PlanError, StoreError } from "./Problem.ts"
import type * as Model from "./Model.ts"
import type * as Store from "./Store.ts"
import type * as Period from "./Period.ts"
import * as Plan from "./Plan.ts"
import * as Quantity from "./Quantity.ts"
import type { Reading } from "./Reading.ts"
import * as Target from "./Target.ts"
import type * as Text from "./Text.ts"
import { spoken } from "./internal/spoken.ts"

/**
 * `met`, at the deadline or, where more is asked for of what cannot fall again, before it; `notMet`, the deadline has passed,
 * or what is counted can no longer come back under a limit it has broken; `notDue`, neither yet (or no deadline was set);
 * `unmeasurable`, a figure is missing, or what is known leaves the verdict open; `orphaned`, the level or unit it binds was
 * abolished before its deadline and no later document has re-scoped it.
 *
 * @category models
 * @since 0.1.0
 */
export type Status = "met" | "notMet" | "notDue" | "unmeasurable" | "orphaned"

/**
 * What became of a target, as of a day.
 *
 * @category models
 * @since 0.1.0
 */
export interface Assessment {
  readonly target: string
  /** What was asked. */
  readonly question: Target.Question
  readonly asOf: Day.Day
  readonly status: Status
  /** The verdict and why, in one sentence. */
  readonly because: Text.Text
  readonly comparator: Quantity.Comparator
  /** The threshold in the unit of the reading; for "each unit" targets the share of units, in percent. */
  readonly threshold: number
  readonly deadline: Target.Deadline
  /** The indicator as it was computed: for "each unit" targets, the share of units that meet the threshold. */
  readonly indicator: Indicator.Indicator
  /** What it was judged by; absent for an orphan, and where what it counts has not begun. */
  readonly reading: Reading | undefined
  /** The value that decided: that of the reading, or once a target is closed what it is where silence counts as nothing. */
  readonly value: Quantity.Quantity | undefined
  /** How far along, 1 is met; absent where a value or, for a target that asks for less, a baseline is. */
  readonly progress: number | undefined
  /** The target that re-scoped this one. */
  readonly rescopedBy: string | undefined
  /** The same of each milestone, in their order. */
  readonly milestones: ReadonlyArray<Assessment>
}

/** When to judge, and what to know. @category models @since 0.1.0 */
export interface Options extends Store.Moment {
  readonly asOf: Day.Day
}

/**
 * Assesses a target and its milestones, each by the question it asks ({@link Target.question}).
 *
 * A deadline has come on the last day of its period. The figure judged is then the one of that period, before that the one
 * of the period of the same length as far as it has come; of a count in a period that has not begun none is. Fails only when the question cannot be asked, the indicator must
 * not be computed, or the store fails.
 *
 * @category evaluation
 * @since 0.1.0
 */
export const assess = Effect.fn("Assessment.assess")(function* (
  model: Model.Model,
  target: Target.Target,
  options: Options
): Effect.fn.Return<Assessment, PlanError | StoreError, Store.Store> {
  const judge = Effect.fnUntraced(function* (milestone?: number) {
    const when = milestone === undefined ? options : { ...options, milestone }
    return yield* assessQuestion(model, target, yield* Effect.fromResult(Target.question(model, target, when)))
  })
  const milestones = yield* Effect.forEach(target.milestones, (_, index) => judge(index))
  return { ...(yield* judge()), milestones }
})

const assessQuestion = Effect.fnUntraced(function* (
  model: Model.Model,
  target: Target.Target,
  question: Target.Question
): Effect.fn.Return<Assessment, PlanError | StoreError, Store.Store> {
  const base = {
    target: target.id,
    question,
    asOf: question.asOf,
    comparator: question.comparator,
    threshold: question.threshold,
    deadline: question.deadline,
    indicator: question.indicator,
    progress: undefined,
    reading: undefined,
    value: undefined,
    rescopedBy: undefined,
    milestones: []
  }
  const lost = abolitionOf(model, target, question.due, question.asOf)
  if (lost !== undefined) {
    const rescoped = [...model.targets.values()].find((other) => other.rescopes === target.id)
    return { ...base, status: "orphaned", because: say.orphaned(model, lost, rescoped), rescopedBy: rescoped?.id }
  }
  const [reading] = yield* Plan.read(model, queryOf(question))
  const others = yield* askOthers(model, question, reading!)
  // Of a period that has not begun nothing was judged.
  const judged = question.begins === undefined ? reading : undefined
  const { value } = verdict(question, reading!, others)
  return { ...base, reading: judged, value, ...judge(model, question, reading!, others) }
})

/**
 * What a verdict may know beside its reading, of those who report there.
 *
 * @category models
 * @since 0.1.0
 */
export interface Others {
  /** The reporters whose value is still open; all that the reading names as silent where nobody looked. */
  readonly open?: ReadonlyArray<string>
  /** Those of them who told a part. */
  readonly partly?: ReadonlyArray<string>
  /** Those of whom only others told something: their teams, or units below. */
  readonly begun?: ReadonlyArray<string>
  /** Those who reported that they do not know their number. */
  readonly unknown?: ReadonlyArray<string>
  /** Of a share of units: those that miss its condition. */
  readonly failing?: ReadonlyArray<string>
  /** Of a share of units: what those have of whom it is open whether they meet its condition, though they are not silent. */
  readonly unsure?: ReadonlyArray<Reading>
  /** Whether a total holds something of theirs already: what they would need is more than that. */
  readonly within?: boolean
  /** Whether what the unit itself did not tell lies in totals of more than it. */
  readonly wider?: boolean
  /** Whether all that there are told something that stands: silence then counts as nothing of anybody. */
  readonly told?: boolean
  /** The highest figure of those who did report. */
  readonly highest?: number | undefined
  /** Whether what the unit itself did, beside those below it, is open too. */
  readonly itself?: boolean
  /** Whether a source says "at least" of something that came in. */
  readonly atLeast?: boolean
  /** Whether it is of the weeks that belong to the period. */
  readonly weekly?: boolean
  /** Whether the unit told something itself, of some of the days. */
  readonly itselfBegun?: boolean
  /** Of a stock: the period of forms that have not come, where they could still change what an older day said. */
  readonly pending?: Period.Period | undefined
  /** The reading in which what nobody told counts as nothing (`silent: "zero"`): what a closed target is judged by. */
  readonly settled?: Reading | undefined
  /** Of a stock that is closed: of which days that reading is, where not all of it is of the last one. */
  readonly standing?: ReadonlyArray<Text.Text>
}

/**
 * What a reading says of the question it answers. Pure. What is known of the others says whom the sentence names, and what
 * counts as nothing once the target is closed.
 *
 * @category evaluation
 * @since 0.1.0
 */
export const judge = (
  model: Model.Model,
  question: Target.Question,
  reading: Reading,
  others: Others = {}
): Pick<Assessment, "status" | "because" | "progress"> => {
  const found = verdict(question, reading, others)
  const { settled } = others
  const one: Case = {
    ...others,
    question,
    // What is still open once silence counts as nothing.
    reading: found.closed
      ? { ...reading, value: found.value, text: settled!.text, estimated: settled!.estimated }
      : reading,
    verdict: found,
    silent: silent(model, question, reading, others),
    settled: settled?.value,
    isStock: isStock(model, question.indicator.expression),
    of: ofEach(model, question),
    failing: namesOf(model, question, others.failing),
    unsure: unsureOf(model, question, others.unsure),
    disputed: disputed(
      model,
      reading.findings.map(({ units }) => units)
    )
  }
  const value = found.value !== undefined && Quantity.isExact(found.value) ? found.value.lower : reading.reported
  const progress = value === undefined || question.begins !== undefined ? undefined : Target.progress(question, value)
  switch (found.outcome) {
    case "met":
      return { status: "met", because: say.met(one), progress }
    case "notMet":
      return { status: "notMet", because: say.notMet(one), progress }
    case "notDue":
      return { status: "notDue", because: say.notDue(one), progress }
    case "undecided":
      return { status: "unmeasurable", because: undecided(one), progress }
    case "missing":
      return { status: "unmeasurable", because: say.missing(one), progress: undefined }
  }
}

/**
 * The value of a reading as its question takes it: where the target is closed, silence counts as nothing.
 *
 * @category evaluation
 * @since 0.1.0
 */
export const valueOf = (
  question: Target.Question,
  reading: Reading,
  others: Others = {}
): Quantity.Quantity | undefined => verdict(question, reading, others).value

/** The word for a status. @category rendering @since 0.1.0 */
export const render = (status: Status, language: Text.Language): string => words[status][spoken(language)]
