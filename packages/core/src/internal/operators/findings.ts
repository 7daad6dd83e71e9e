/** Contradictions in words. @internal */
import type * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type { Finding } from "../../Reading.ts"
import type * as Text from "../../Text.ts"
import type { Contradiction } from "../figures/box.ts"
import { unitName } from "../unitName.ts"

/** A number within a sentence, without what is counted. */
export const says = (span: Quantity.Quantity, language: Text.Language): string => {
  const text = Quantity.render(span, language)
  const isRange = span.lower !== span.upper && Number.isFinite(span.lower) && Number.isFinite(span.upper)
  return isRange && language === "vi" ? `từ ${text}` : text
}

/** Open above, for the parts may not be all: what they say so far. */
const soFar = (span: Quantity.Quantity, language: Text.Language): string =>
  span.upper === Infinity && !span.lowerOpen ? says(Quantity.exact(span.lower), language) : says(span, language)

/** Whether two say the same at one of their ends. */
export const meets = (a: Quantity.Quantity, b: Quantity.Quantity): boolean =>
  a.lower === b.lower || (Number.isFinite(a.upper) && a.upper === b.upper)

const disagreement = ({ said }: Contradiction, language: Text.Language): string => {
  const [first, ...others] = said.map((one) => soFar(one, language))
  return language === "vi"
    ? [`một báo cáo ghi ${first}`, ...others.map((one) => `báo cáo khác ghi ${one}`)].join(", ")
    : `one report says ${first}, ${others.map((one) => `another ${one}`).join(", ")}`
}

/** Two figures of one day, each filed for a period of its own. */
const ofTwoPeriods = (
  { parts, whole }: Contradiction,
  periods: NonNullable<Contradiction["periods"]>,
  language: Text.Language
): string => {
  const [first, second] = periods.map((one) => Period.render(one, language))
  const [one, other] = [soFar(whole, language), soFar(parts, language)]
  return language === "vi"
    ? `báo cáo ${first} ghi ${one}, báo cáo ${second} ghi ${other}`
    : `the report of ${first} says ${one}, that of ${second} ${other}`
}

const excess = (clash: Contradiction, language: Text.Language): string => {
  const [whole, parts] = [soFar(clash.whole, language), soFar(clash.parts, language)]
  const isWhole = clash.said.some((one) => meets(one, clash.whole))
  if (isWhole && clash.rows.length === clash.said.length + 1) {
    return language === "vi"
      ? `số chung ${whole}, riêng một phần đã ${parts}`
      : `the whole says ${whole}, one part ${parts}`
  }
  if (language === "vi") {
    return isWhole ? `số chung ${whole}, các phần cộng lại ${parts}` : `cộng theo hai cách được ${whole} và ${parts}`
  }
  return isWhole
    ? `the whole says ${whole}, its parts add up to ${parts}`
    : `its parts add up to ${whole} in one way, to ${parts} in another`
}

const sentence = (
  clash: Contradiction,
  measure: Measure.Resolved,
  name: string,
  period: string,
  language: Text.Language
): string => {
  const said =
    clash.periods !== undefined
      ? ofTwoPeriods(clash, clash.periods, language)
      : clash.code === "disagreement"
        ? disagreement(clash, language)
        : excess(clash, language)
  const reconcile = language === "vi" ? "cần đối chiếu" : "reconcile"
  return `${name}, ${period}: ${said} (${measure.title[language]}); ${reconcile}`
}

/** A contradiction as a finding: where, what, which figures. */
export const of = (model: Model.Model, measure: Measure.Resolved, clash: Contradiction): Finding => {
  const period = Period.span(
    Period.firstDay(Period.ofEpoch(clash.start)),
    Period.lastDay(Period.ofEpoch(clash.end - 1))
  )
  const text = (language: Text.Language) => {
    const name = clash.units.map((unit) => unitName(model, unit, language)).join(" + ")
    return sentence(clash, measure, name, Period.render(period, language), language)
  }
  return {
    code: clash.code,
    measure: measure.id,
    units: clash.units,
    period,
    text: { vi: text("vi"), en: text("en") },
    figures: clash.ids
  }
}
