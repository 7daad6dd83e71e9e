/**
 * What a reader of an outlook must know and the data themselves say.
 *
 * @internal
 */
import type { Text } from "@lantoa/core"
import { exact } from "../../Answer.ts"
import * as Attainment from "../../Attainment.ts"
import * as Diagnosis from "../../Diagnosis.ts"
import type { Backtest, Goal } from "./outlook.ts"
import type { Paths } from "../../Forecast.ts"
import type { Series } from "../../Series.ts"
import * as locale from "../locale.ts"

interface Input {
  readonly goal: Goal
  readonly series: Series
  readonly history?: Series
  readonly paths: Paths
  readonly backtest?: Backtest
}

/** The caveats that apply, the weightiest first. */
export const make = (input: Input, milestone: Attainment.Milestone): ReadonlyArray<Text.Text> => {
  const found = Diagnosis.of(input.history ?? input.series)
  // Of what has happened no forecast is made, so nothing speaks against one.
  const isOver = milestone.decided !== undefined || (milestone.step !== undefined && milestone.step <= 0)
  if (isOver) return found.flatMap(({ kind, text }) => (kind === "outside" ? [text] : []))
  return [
    ...found.map(({ text }) => text),
    tolerated(input.goal, Attainment.slack(milestone, input.series)),
    coarse(input.paths),
    untested(input.backtest)
  ].filter((caveat) => caveat !== undefined)
}

const say = (write: (number: (value: number) => string, language: locale.Language) => string): Text.Text => ({
  vi: write((value) => locale.short(value, "vi", 2), "vi"),
  en: write((value) => locale.short(value, "en", 2), "en")
})

const tolerated = (goal: Goal, tolerance: number): Text.Text | undefined => {
  const threshold = exact(goal.threshold)
  if (tolerance === 0 || threshold === undefined) return undefined
  const edge =
    goal.comparator === "=" ? undefined : threshold + (goal.comparator.startsWith(">") ? -tolerance : tolerance)
  // A tolerance that nobody stated is one of the forecast's, not of the target's.
  const ahead = goal.tolerance === undefined
  return say((number, language) => {
    const unit = goal.unit?.[language] ?? ""
    const head = language === "vi" ? (ahead ? "Khi dự báo, " : "") : ahead ? "In the forecast, " : ""
    const text =
      edge === undefined
        ? language === "vi"
          ? `Lệch không quá ${number(tolerance)}${unit} so với ${number(threshold)}${unit} được tính là đạt.`
          : `Within ${number(tolerance)}${unit} of ${number(threshold)}${unit} counts as met.`
        : language === "vi"
          ? `${number(threshold)}${unit} được tính là đạt từ mức ${number(edge)}${unit} (dung sai ${number(tolerance)}).`
          : `${number(threshold)}${unit} counts as met at ${number(edge)}${unit} (a tolerance of ${number(tolerance)}).`
    return head === "" ? text : `${head}${text.replace(/^[LW]/, (first) => first.toLowerCase())}`
  })
}

const coarse = ({ count }: Paths): Text.Text | undefined => {
  if (count === 0 || count >= 1000) return undefined
  return say((number, language) =>
    language === "vi"
      ? `Xác suất đếm trên ${number(count)} lần mô phỏng: sai số tới ${number(100 / Math.sqrt(count))} điểm phần trăm.`
      : `Probabilities are counted over ${number(count)} paths: they may be off by ${number(100 / Math.sqrt(count))} points.`
  )
}

const untested = (backtest: Backtest | undefined): Text.Text | undefined =>
  backtest !== undefined && backtest.count > 0
    ? undefined
    : {
        vi: "Chưa dự báo thử được trên quá khứ của chính chuỗi này.",
        en: "The method has not been back-tested on this series."
      }
