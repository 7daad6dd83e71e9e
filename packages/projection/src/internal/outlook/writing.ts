/** Numbers, dates and targets of an outlook as a page writes them. @internal */
import { Period, Quantity } from "@lantoa/core"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Answer from "../../Answer.ts"
import * as locale from "../locale.ts"
import type { Goal, Outlook } from "./outlook.ts"

/** How an outlook writes in a language. */
export interface Writing {
  /** A forecast or a change, with the decimals of the outlook. */
  readonly number: (value: number) => string
  /** What somebody wrote: as many decimals as it has. */
  readonly told: (figure: Answer.Figure) => string
  /** A difference: of two percentages it is in points. */
  readonly difference: (value: number) => string
  readonly date: (label: string) => string
  readonly target: string
}

export const make = ({ decimals, goal }: Outlook, language: locale.Language): Writing => {
  const unit = goal.unit?.[language] ?? ""
  const points = unit.trim() !== "%" ? unit : language === "vi" ? " điểm %" : " points"
  const amount = (value: number) => scaled(value, language, (one) => locale.number(one, language, decimals))
  const exact = (value: number) => scaled(value, language, (one) => locale.short(one, language, 2))
  const told = (figure: Answer.Figure) => {
    const text = Quantity.render(Answer.quantity(figure), language, exact)
    return `${text}${unit}`
  }
  const date = (label: string) => dated(label, language)
  return {
    number: (value) => `${amount(value)}${unit}`,
    told,
    difference: (value) => `${amount(value)}${points}`,
    date,
    target: target(goal, language, told, date)
  }
}

/** Thousands of millions in words, as nobody reads ten digits. */
const scaled = (value: number, language: locale.Language, write: (value: number) => string): string => {
  if (Math.abs(value) < 1e9 || !Number.isFinite(value)) return write(value)
  const billions = value / 1e9
  const text = locale.short(billions, language, Math.abs(billions) < 10 ? 2 : Math.abs(billions) < 100 ? 1 : 0)
  return `${text} ${language === "vi" ? "tỷ" : "billion"}`
}

/** A label that is a period as people write it, and any other as it is. */
export const dated = (label: string, language: locale.Language): string =>
  Option.match(read(label), { onNone: () => label, onSome: (period) => Period.render(period, language) })

const read = Schema.decodeUnknownOption(Period.Period)

const comparators = {
  ">=": { vi: "tối thiểu", en: "at least" },
  ">": { vi: "trên", en: "more than" },
  "<=": { vi: "không quá", en: "at most" },
  "<": { vi: "dưới", en: "less than" },
  "=": { vi: "đúng", en: "exactly" }
} as const

const target = (
  { comparator, deadline, mode, threshold, unit, within }: Goal,
  language: locale.Language,
  told: Writing["told"],
  date: Writing["date"]
): string => {
  const vi = language === "vi"
  // No share exceeds 100 %.
  const whole = unit?.en.trim() === "%" && Answer.exact(threshold) === 100 && comparator === ">="
  const level = whole ? told(threshold) : `${comparators[comparator][language]} ${told(threshold)}`
  const stay = mode === "stay" ? (vi ? ", giữ suốt kỳ" : ", at every step") : ""
  if (deadline === undefined) return `${level}${vi ? ", không nêu thời hạn" : ", no deadline stated"}${stay}`
  const when = within === true ? (vi ? "trong" : "in") : vi ? "vào" : "by"
  return `${level} ${when} ${date(deadline.label)}${stay}`
}
