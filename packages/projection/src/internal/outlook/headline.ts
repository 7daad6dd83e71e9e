/** The one sentence of an outlook: how likely, how sure that is, and what lowers it. @internal */
import { Quantity, type Text, Words } from "@lantoa/core"
import * as Answer from "../../Answer.ts"
import * as Attainment from "../../Attainment.ts"
import * as Diagnosis from "../../Diagnosis.ts"
import type { Series } from "../../Series.ts"
import type { Headline, Input, Likelihood } from "./outlook.ts"
import * as record from "./record.ts"
import * as writing from "./writing.ts"

/** `met` is whether the latest figure meets it, `probability` what may be stated of the deadline. */
export const make = (
  input: Input,
  milestone: Attainment.Milestone,
  probability: Answer.Answer<number>,
  met: Answer.Answer<boolean>
): Headline => {
  const own = input.standIn?.kind !== "population"
  const told = likelihoodOf(milestone, probability, met)
  const isSettled = told === "met" || told === "missed"
  // What others have reached is not what the target is about, unless an assessment goes by them.
  const likelihood = isSettled && !own && milestone.decided === undefined ? "unjudged" : told
  const isOpen = !["unjudged", "undated"].includes(likelihood) && !(isSettled && own)
  const found = !isOpen ? [] : [...reasons(input, milestone)].sort((a, b) => b.weight - a.weight)
  const weight = found.reduce((sum, one) => sum + one.weight, 0)
  return {
    likelihood,
    confidence: weight >= 2 ? "low" : weight === 1 ? "medium" : "high",
    lowers: found.map(({ text }) => text)
  }
}

const likelihoodOf = (
  { decided, step }: Attainment.Milestone,
  probability: Answer.Answer<number>,
  met: Answer.Answer<boolean>
): Likelihood => {
  if (decided !== undefined) return decided ? "met" : "missed"
  if (step === undefined) return met._tag === "Unknown" ? "unjudged" : met.value ? "met" : "undated"
  if (probability._tag === "Known") {
    const p = probability.value
    if (step <= 0) return p === 1 ? "met" : "missed"
    return p >= 0.9
      ? "veryLikely"
      : p >= 0.66
        ? "likely"
        : p >= 0.33
          ? "unclear"
          : p >= 0.1
            ? "unlikely"
            : "veryUnlikely"
  }
  const { reason } = probability
  if (step <= 0 || reason._tag === "Unsettled") return "unjudged"
  if (reason._tag !== "OnlyABound") return "unclear"
  if ((reason.most ?? 1) < 0.33) return reason.most! < 0.1 ? "veryUnlikely" : "unlikely"
  return (reason.least ?? 0) < 0.66 ? "unclear" : reason.least! < 0.9 ? "likely" : "veryLikely"
}

interface Lowering {
  readonly weight: number
  readonly text: Text.Text
}

/** What lowers the confidence; two halves make it low. */
function* reasons(input: Input, milestone: Attainment.Milestone): Generator<Lowering> {
  yield* borrowed(input)
  yield* tried(input)
  yield* input.each?.lowers ?? ofSeries(input, milestone)
}

/** Figures that are not the target's own. */
function* borrowed({ standIn }: Input): Generator<Lowering> {
  if (standIn === undefined) return
  const text = {
    ceiling: {
      vi: `số liệu chỉ là mức trần (${standIn.of.vi})`,
      en: `the figures are only a ceiling (${standIn.of.en})`
    },
    floor: { vi: `số liệu chỉ là mức sàn (${standIn.of.vi})`, en: `the figures are only a floor (${standIn.of.en})` },
    population: { vi: "không phải số liệu của chính đối tượng", en: "the figures are not the target's own" }
  }[standIn.kind]
  yield { weight: 2, text }
}

/** So many figures are not few. */
const fewest = 6

const observed = ({ values }: Series): number =>
  values.reduce((sum, value) => sum + (Number.isFinite(value) ? 1 : 0), 0)

/** What trying the method on the past came to. */
function* tried({ backtest, history, series }: Input): Generator<Lowering> {
  const count = backtest?.count ?? 0
  if (backtest === undefined || count === 0 || backtest.coverage80 >= 0.7) {
    // Of few figures their number is the reason.
    if (count > 2 || observed(history ?? series) < fewest) return
    const text =
      count === 0
        ? { vi: "chưa dự báo thử được trên quá khứ", en: "the method could not be tried on the past" }
        : { vi: `mới dự báo thử được ${count} lần`, en: `the method was tried only ${count === 1 ? "once" : "twice"}` }
    return yield { weight: 1, text }
  }
  const held = Math.round(backtest.coverage80 * backtest.count)
  yield {
    weight: record.failed(backtest) ? 2 : 1,
    text: {
      vi: `dự báo thử trên quá khứ chỉ đúng ${held}/${backtest.count} lần`,
      en: `on the past only ${held} of ${backtest.count} intervals held`
    }
  }
}

/** What figures themselves lack. */
export function* ofSeries(
  { goal, history, label, late, series, vague = [] }: Input,
  { step }: Attainment.Milestone
): Generator<Lowering> {
  const { values } = history ?? series
  const count = observed(history ?? series)
  if (count < fewest) {
    yield {
      weight: count < 4 ? 2 : 1,
      text: {
        vi: `chỉ có ${count} số liệu`,
        en: `there ${count === 1 ? "is only 1 figure" : `are only ${count} figures`}`
      }
    }
  }
  const kinds = Diagnosis.of(history ?? series).map(({ kind }) => kind)
  if (kinds.includes("break")) {
    yield { weight: 1, text: { vi: "chuỗi có bước nhảy bất thường", en: "the series has an unusual jump" } }
  }
  if (kinds.includes("modelled")) {
    const text = { vi: "chuỗi trơn như số liệu mô hình hóa", en: "the series is as smooth as a model's" }
    yield { weight: 1, text }
  }
  const newest = vague.find((one) => one.step === 0)
  if (newest !== undefined) {
    const told = Words.both(
      (language) => `${Quantity.render(Answer.quantity(newest.figure), language)}${goal.unit?.[language] ?? ""}`
    )
    const what =
      history === undefined
        ? { vi: "số liệu mới nhất", en: "the latest figure" }
        : { vi: "lũy kế", en: "the total so far" }
    yield { weight: 1, text: { vi: `${what.vi} chỉ là “${told.vi}”`, en: `${what.en} is only “${told.en}”` } }
  }
  const last = late === undefined ? (Attainment.latest(series)?.step ?? 0) : 0
  const old = late ?? -last
  if (old > 0) {
    const said = Words.both((language) => {
      const [from, to] = [last + 1, last + old].map((one) => writing.dated(label(one), language))
      if (old === 1) return from!
      return language === "vi"
        ? `${old} kỳ gần nhất (từ ${from} đến ${to})`
        : `the last ${old} periods (${from} to ${to})`
    })
    yield { weight: old < 3 ? 1 : 2, text: { vi: `${said.vi} chưa có số liệu`, en: `nothing is known of ${said.en}` } }
  }
  if (step !== undefined && step > values.length) {
    yield {
      weight: 1,
      text: { vi: "thời hạn xa hơn cả chuỗi số liệu", en: "the deadline is further off than the series is long" }
    }
  }
}
