/**
 * What a reader of an outlook must know and the data themselves say.
 *
 * @internal
 */
import { type Text, Words } from "@lantoa/core"
import { exact } from "../../Answer.ts"
import * as Attainment from "../../Attainment.ts"
import * as Diagnosis from "../../Diagnosis.ts"
import type { Goal, Input } from "./outlook.ts"
import type { Paths } from "../../Forecast.ts"
import * as locale from "../locale.ts"
import { dated } from "./writing.ts"

/** The caveats that apply, the weightiest first; of a target about each unit those of its units are among its own already. */
export const make = (input: Input, milestone: Attainment.Milestone): ReadonlyArray<Text.Text> => [
  ...(input.each === undefined ? ofSeries(input, milestone) : []),
  ...(isOver(milestone) || input.paths.count === 0 ? [] : coarse(input.paths))
]

/** Of what has happened no forecast is made, so nothing speaks against one. */
const isOver = ({ decided, step }: Attainment.Milestone) => decided !== undefined || (step !== undefined && step <= 0)

/** What figures themselves say against a forecast, and how far it may stay from its threshold. */
export const ofSeries = (
  { goal, history, label, series }: Pick<Input, "goal" | "history" | "label" | "series">,
  milestone: Attainment.Milestone
): ReadonlyArray<Text.Text> => {
  const found = Diagnosis.of(history ?? series)
  if (isOver(milestone)) return found.flatMap(({ kind, text }) => (kind === "outside" ? [text] : []))
  const slack = tolerated(goal, Attainment.slack(milestone, series))
  const { length } = (history ?? series).values
  const texts = found.flatMap((one) =>
    // Old figures are named where the confidence is, and that there are none in the headline.
    one.kind === "stale" || one.kind === "empty"
      ? []
      : one.kind === "gaps"
        ? [gaps(one, (place) => label(place + 1 - length))]
        : [one.text]
  )
  return [...texts, ...(slack === undefined ? [] : [slack])]
}

/** So many periods are named, of more it is their number. */
const mostNamed = 3

const gaps = ({ steps, text }: Diagnosis.Finding, label: (place: number) => string): Text.Text => {
  if (steps.length > mostNamed) return text
  const { vi, en } = Words.both((language) => steps.map((place) => dated(label(place), language)).join(", "))
  return { vi: `Chưa có số liệu ${vi}.`, en: `${en} ${steps.length === 1 ? "has" : "have"} no figure.` }
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

const coarse = ({ count }: Paths): ReadonlyArray<Text.Text> =>
  count === 0 || count >= 1000
    ? []
    : [
        say((number, language) =>
          language === "vi"
            ? `Xác suất đếm trên ${number(count)} lần mô phỏng: sai số tới ${number(100 / Math.sqrt(count))} điểm phần trăm.`
            : `Probabilities are counted over ${number(count)} paths: they may be off by ${number(100 / Math.sqrt(count))} points.`
        )
      ]
