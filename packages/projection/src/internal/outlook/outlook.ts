/**
 * What an outlook is and is made from; public as `Outlook`.
 *
 * @internal
 */
import type { Quantity, Text } from "@lantoa/core"
import type * as Answer from "../../Answer.ts"
import type * as Attainment from "../../Attainment.ts"
import type { Forecast } from "../../Forecast.ts"
import type { Series } from "../../Series.ts"
import type * as RunRate from "../../RunRate.ts"
import type * as Status from "../../Status.ts"

/**
 * A target to look out for.
 *
 * @category models
 * @since 0.1.0
 */
export interface Goal {
  readonly id: string
  readonly title: Text.Text
  readonly comparator: Quantity.Comparator
  readonly threshold: Answer.Figure
  readonly tolerance?: number
  readonly mode?: "reach" | "stay"
  /** The deadline as people write it and in steps from the origin; absent where none is stated. */
  readonly deadline?: {
    readonly label: string
    readonly step: number
    /** How much of that step has passed then, where it falls inside one: yearly figures and a deadline in June. */
    readonly part?: number
  }
  /** Where the progress is counted from, for the statuses; `step` is 0 or negative. */
  readonly base?: { readonly step: number; readonly value: number }
  /** What is settled already; see `Attainment.Milestone`. */
  readonly decided?: boolean
  /** Why no figure settles it: nobody is left whom it binds, more is awaited. */
  readonly unsettled?: Text.Text
  /** Whether it is what happens in the deadline's period, and not what there is at its end. */
  readonly within?: boolean
  /** What stands after a number: `%`, ` tổ`. */
  readonly unit?: Text.Text
}

/**
 * How the method did on the past: what it said, compared with what came. The scores of `Evaluation` are one.
 *
 * @category models
 * @since 0.1.0
 */
export interface Backtest {
  /** How many outcomes were compared. */
  readonly count: number
  /** The shares of outcomes within the 80 % and 95 % intervals. */
  readonly coverage80: number
  readonly coverage95: number
  /** The mean absolute error of the median, in the unit of the series. */
  readonly mae: number
}

/**
 * A unit of a target about each unit: the odds that it meets its own threshold at the deadline, where anything is known of it and a
 * deadline is set; whether its latest figure does; and the pace it takes.
 *
 * @category models
 * @since 0.1.0
 */
export interface EachUnit {
  readonly id: string
  readonly name: Text.Text
  readonly probability?: number
  readonly met?: boolean
  readonly pace?: Pace
}

/**
 * What a target about each unit asks of one, and the units, the least likely first. `noun` is what one of them is called. `apart` and
 * `together` are the odds of the target if nothing joined the units, and if all rose and fell as one.
 *
 * @category models
 * @since 0.1.0
 */
export interface Each {
  readonly goal: Pick<Goal, "comparator" | "threshold" | "unit">
  readonly noun: Text.Text
  /** How many decimals the numbers of a unit carry. */
  readonly decimals: number
  readonly units: ReadonlyArray<EachUnit>
  /** How many of them the method was tried on the past of. */
  readonly tried: number
  /** What the figures of many units lack, and how much that lowers the confidence. */
  readonly lowers: ReadonlyArray<{ readonly weight: number; readonly text: Text.Text }>
  readonly apart: number | undefined
  readonly together: number | undefined
}

/**
 * What an outlook is made from.
 *
 * @category models
 * @since 0.1.0
 */
export interface Input extends Attainment.Evidence {
  readonly goal: Goal
  /** What was forecast from, where the series is what it adds up to. */
  readonly history?: Series
  /** How many periods after the last step are over, though nothing is known of them. */
  readonly late?: number
  /** Where intervals are read from; from the paths when absent, as for reconciled paths. */
  readonly forecast?: Forecast
  /** The method's name; the forecast's own when absent. */
  readonly method?: string
  /** The label of a step: `step => String(2024 + step)`. */
  readonly label: (step: number) => string
  readonly backtest?: Backtest
  /** The units, of a target about each of them. */
  readonly each?: Each
  /** What else a reader must know: a changed definition, a break in the series. */
  readonly caveats?: ReadonlyArray<Text.Text>
}

/** @category models @since 0.1.0 */
export interface Interval {
  readonly lower: number
  readonly upper: number
}

/**
 * When the target is met (or breached, for a target to stay within): labels of steps, absent where the date lies beyond
 * the horizon.
 *
 * @category models
 * @since 0.1.0
 */
export interface Arrival {
  readonly event: "met" | "breached"
  /** Whether it has happened at the latest figure. */
  readonly already: boolean
  /** The dates by which it has happened with probability 0.1, 0.5 and 0.9. */
  readonly early?: string
  readonly median?: string
  readonly late?: string
  /** That many futures which reach it by the deadline do not stand there then. */
  readonly passing?: true
  readonly notByHorizon: number
  readonly horizon: string
}

/**
 * How likely it is that the target is met, in words: from 90 % on "very likely", from 66 % "likely", below 33 % "unlikely", below
 * 10 % "very unlikely", as the Intergovernmental Panel on Climate Change speaks. `met` and `missed` are settled, `undated` is a target
 * without a deadline that is not met yet, `unjudged` one that figures should settle and do not, and `unclear` also what nothing can be
 * said of.
 *
 * @category models
 * @since 0.1.0
 */
export type Likelihood =
  | "met"
  | "veryLikely"
  | "likely"
  | "unclear"
  | "unlikely"
  | "veryUnlikely"
  | "missed"
  | "undated"
  | "unjudged"

/**
 * The one sentence of an outlook.
 *
 * @category models
 * @since 0.1.0
 */
export interface Headline {
  readonly likelihood: Likelihood
  readonly confidence: "high" | "medium" | "low"
  /** What lowers the confidence, the weightiest first. */
  readonly lowers: ReadonlyArray<Text.Text>
}

/**
 * What is expected at the end of a step: the middle, 8 chances in 10 to lie between `lower` and `upper`, and where it can be said the
 * odds that the target is met then.
 *
 * @category models
 * @since 0.1.0
 */
export interface Row extends Interval {
  readonly label: string
  readonly median: number
  readonly probability?: number
}

/**
 * The change that is needed from now to the deadline and the mean change of late, in the unit of the target, for one period.
 *
 * @category models
 * @since 0.1.0
 */
export interface Pace {
  /** That the figures are what adds up: so much must come in a period, not so much more than in the one before. */
  readonly adds?: true
  readonly per: "year" | "half" | "quarter" | "month" | "week" | "day"
  readonly needed?: number
  readonly recent?: number
  /** Over how many such periods `recent` was seen. */
  readonly over?: number
}

/**
 * Everything about one target. Plain data; each part that cannot be worked out has its reason.
 *
 * @category models
 * @since 0.1.0
 */
export interface Outlook {
  readonly goal: Goal
  readonly headline: Headline
  /** Year by year until the deadline; step by step where that is less than a year away. */
  readonly table: ReadonlyArray<Row>
  readonly pace: Pace
  /** How many decimals its numbers carry: none where whole things are counted. */
  readonly decimals: number
  readonly standIn?: Attainment.StandIn
  readonly method: string
  /** How many paths the probabilities are counted over. */
  readonly draws: number
  readonly sparkline: string
  /** The newest figure; `reported` is the range it was reported as, where `value` only stands for it. */
  readonly latest: Answer.Answer<{ readonly label: string; readonly value: number; readonly reported?: Answer.Range }>
  readonly median: Answer.Answer<number>
  readonly interval80: Answer.Answer<Interval>
  readonly interval95: Answer.Answer<Interval>
  /** Whether the latest figure meets the target already. */
  readonly met: Answer.Answer<boolean>
  readonly probability: Answer.Answer<number>
  readonly arrival: Answer.Answer<Arrival>
  readonly gap: Answer.Answer<number>
  readonly rates: ReadonlyArray<{ readonly scale: RunRate.Scale; readonly rate: Answer.Answer<RunRate.RunRate> }>
  readonly statuses: ReadonlyArray<{ readonly method: Status.Method; readonly status: Answer.Answer<Status.Status> }>
  readonly backtest?: Backtest
  readonly each?: Each
  readonly caveats: ReadonlyArray<Text.Text>
}
