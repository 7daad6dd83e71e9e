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

const sentence = (
  clash: Contradiction,
  measure: Measure.Resolved,
  name: string,
  period: string,
  language: Text.Language
) => {
  // Open above, for the parts may not be all: what they say so far.
  const number = (span: Quantity.Quantity) =>
    span.upper === Infinity && !span.lowerOpen ? says(Quantity.exact(span.lower), language) : says(span, language)
  const [whole, parts] = [number(clash.whole), number(clash.parts)]
  const title = measure.title[language]
  if (clash.periods !== undefined) {
    const [first, second] = clash.periods.map((one) => Period.render(one, language))
    return language === "vi"
      ? `${name}, ${period}: báo cáo ${first} ghi ${whole}, báo cáo ${second} ghi ${parts} (${title}); cần đối chiếu`
      : `${name}, ${period}: the report of ${first} says ${whole}, that of ${second} ${parts} (${title}); reconcile`
  }
  if (clash.code === "disagreement") {
    return language === "vi"
      ? `${name}, ${period}: một báo cáo ghi ${whole}, báo cáo khác ghi ${parts} (${title}); cần đối chiếu`
      : `${name}, ${period}: one report says ${whole}, another ${parts} (${title}); reconcile`
  }
  return language === "vi"
    ? `${name}, ${period}: số chung ${whole}, các phần cộng lại ${parts} (${title}); cần đối chiếu`
    : `${name}, ${period}: the whole says ${whole}, its parts add up to ${parts} (${title}); reconcile`
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
