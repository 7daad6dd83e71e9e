/** The number as people say it: what came in, who is silent, what must be known beside it. @internal */
import * as Day from "../../Day.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import * as Text from "../../Text.ts"
import type { Reports } from "../figures/reports.ts"
import { notesOf } from "./notes.ts"
import type { Outcome } from "./node.ts"

type Language = Text.Language

const both = (write: (language: Language) => string): Text.Text => ({ vi: write("vi"), en: write("en") })

/** The word after the number: lượt, người, %. */
const unitOf = ({ model }: Reports, basis: string, language: Language): string => {
  if (basis === "percent") return "%"
  const name = model.bases.get(basis)?.name[language]
  return name === undefined ? "" : ` ${name}`
}

/** Numbers that are about: in the middle of what they may be. */
const shown = (value: Quantity.Quantity): Quantity.Quantity => {
  const middle = (value.lower + value.upper) / 2
  const tenth = Math.abs(middle) / 10
  const isTenth = Math.abs(value.upper - value.lower - 2 * tenth) <= 1e-9 * Math.abs(middle)
  return value.about && isTenth ? Quantity.about(Number(middle.toPrecision(12))) : value
}

const levelName = ({ model }: Reports, outcome: Outcome, hierarchy: string | undefined, language: Language): string => {
  const level = model.territory.hierarchies.get(hierarchy ?? "")?.levels.find((one) => one.id === outcome.level)
  if (level === undefined) return language === "vi" ? "đơn vị" : "reporters"
  return level.name[language].replace(/^cấp /, "")
}

/** Who is silent: `168/171 xã đã báo cáo`. */
const silence = (
  reports: Reports,
  outcome: Outcome,
  hierarchy: string | undefined,
  language: Language
): string | undefined => {
  const { expected, reporting } = outcome
  if (expected === undefined || (outcome.covered && outcome.silent.length === 0)) return undefined
  if (outcome.covered) return undefined
  const level = levelName(reports, outcome, hierarchy, language)
  const count = (value: number) => Text.number(value, language)
  return language === "vi"
    ? `${count(reporting)}/${count(expected)} ${level} đã báo cáo`
    : `${count(reporting)} of ${count(expected)} ${level}`
}

const isRatio = (basis: string): boolean => basis === "percent" || basis === "number"

/** The number itself. */
const number = (reports: Reports, basis: string, outcome: Outcome, language: Language): string => {
  const value = shown(outcome.value!)
  const unit = unitOf(reports, basis, language)
  const say = (quantity: Quantity.Quantity) => `${Quantity.render(quantity, language)}${unit}`
  const open = outcome.value!.upper === Infinity || outcome.value!.lower === -Infinity
  if (!outcome.covered && outcome.reported !== undefined && (open || isRatio(basis))) {
    return say(Quantity.exact(outcome.reported))
  }
  if (value.lower !== value.upper && Number.isFinite(value.lower) && Number.isFinite(value.upper)) {
    return language === "vi" ? `từ ${say(value)}` : say(value)
  }
  return say(value)
}

/** What a reading says in one line, and what must be known besides. */
export const headline = (
  reports: Reports,
  basis: string,
  unit: string,
  outcome: Outcome
): { readonly text: Text.Text; readonly caveats: ReadonlyArray<Text.Text> } => {
  const findings = outcome.findings.map((finding) => finding.text)
  if (outcome.value === undefined) return { text: outcome.reason!.text, caveats: findings }
  const hierarchy = [...reports.model.territory.hierarchies.keys()].find((id) =>
    reports.model.territory.hierarchies.get(id)!.levels.some((one) => one.id === outcome.level)
  )
  const notes = notesOf(reports, basis, unit, outcome)
  const text = both((language) => {
    if (notes.instead !== undefined) return notes.instead[language]
    const said = silence(reports, outcome, hierarchy, language)
    const over = said === undefined || !isRatio(basis) ? said : language === "vi" ? `tính trên ${said}` : `over ${said}`
    const inside = [over, ...notes.beside.map((note) => note[language])].filter((one) => one !== undefined)
    const after = notes.after.map((note) => `; ${note[language]}`).join("")
    const rest = notes.rest === undefined ? "" : `: ${notes.rest[language]}`
    return `${number(reports, basis, outcome, language)}${rest}${inside.length === 0 ? "" : ` (${inside.join("; ")})`}${after}`
  })
  return { text, caveats: [...notes.caveats, ...findings] }
}

/** A day as a note names it: `25/11`. */
export const dayText = (day: number, language: Language): string => {
  const { day: date, month } = Day.civil(day)
  return language === "vi" ? `${date}/${month}` : Period.render(Period.ofEpoch(day), "en").replace(/ \d{4}$/, "")
}

export const unitName = (model: Model.Model, unit: string, language: Language): string =>
  Model.unitName(model, unit, language)
