/** Lines and sections of an account in words, once the figures have been read back. @internal */
import * as Day from "../../Day.ts"
import type * as Explanation from "../../Explanation.ts"
import type * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Draft, Line, More, Section } from "./draft.ts"
import { isStock, type Leaf } from "./leaf.ts"
import * as names from "./names.ts"
import { isFormer } from "./caveats.ts"
import * as phrases from "./phrases.ts"

/** The figures that lines are about, by their rows. */
type Figures = ReadonlyMap<number, Observation.Observation>

/** A part of a figure: "tính 40%: 24", "một phần chưa rõ". */
const shareText = ({ measure }: Leaf, { share: [lower, upper], span }: Line): Text.Text | undefined => {
  if (lower === 1 && upper === 1) return undefined
  const percent = (share: number, language: Text.Language) => `${Words.number(100 * share, language)}%`
  return names.both((language) => {
    const part = span === undefined ? "" : `: ${names.amount(measure, span)[language]}`
    const vi = language === "vi"
    if (lower === upper) return `${vi ? "tính" : "taken at"} ${percent(lower, language)}${part}`
    const range = lower === 0 && upper === 1 ? "" : ` (${percent(lower, language)} – ${percent(upper, language)})`
    return `${vi ? "một phần chưa rõ" : "an unknown part"}${range}${part}`
  })
}

const bracketed = (leaf: Leaf, line: Line, one: Observation.Observation | undefined): ReadonlyArray<Text.Text> => {
  const report = line.row === undefined ? undefined : leaf.report(line.row)
  const share = shareText(leaf, line)
  const found: Array<Text.Text> = share === undefined ? [] : [share]
  if (line.suffix !== undefined) found.push(line.suffix)
  if (report !== undefined) {
    if (report.reporter !== undefined) {
      const name = names.reporter(leaf.model, report.reporter, Period.lastDay(report.period))
      found.push({ vi: `do ${name.vi} báo cáo`, en: `reported by ${name.en}` })
    }
    const day = names.day(report.knownOn)
    if (report.early && isStock(leaf)) found.push({ vi: `số của ngày ${day.vi}`, en: `as of ${day.en}` })
    if (report.early && !isStock(leaf)) found.push({ vi: `số liệu đến ${day.vi}`, en: `data to ${day.en}` })
    if (isFormer(leaf, report.units, report.start)) found.push({ vi: "theo mã cũ", en: "under a former code" })
  }
  if (one?.corrects !== undefined) {
    const { reason } = one.corrects
    found.push({ vi: `đính chính: ${reason}`, en: `corrected: ${reason}` })
  }
  if (one?.doubt !== undefined) found.push(one.doubt)
  return found
}

/** When a line is about: its figure's own period, or the days from the first until the last. */
const whenOf = (leaf: Leaf, line: Line): Text.Text | undefined => {
  if (line.row !== undefined) {
    const { period } = leaf.report(line.row)
    return names.both((language) => Period.render(period, language))
  }
  return line.days === undefined || line.days[0] >= line.days[1] ? undefined : names.days(line.days)
}

const signs = {
  together: { vi: "cộng lại ", en: "together " },
  derived: { vi: "suy ra ", en: "derived: " },
  minus: { vi: "− ", en: "− " }
}

const numberOf = (leaf: Leaf, line: Line, one: Observation.Observation | undefined): Text.Text | undefined => {
  const number = plainNumberOf(leaf, line, one)
  const word = line.as && signs[line.as]
  return word === undefined ? number : number && { vi: `${word.vi}${number.vi}`, en: `${word.en}${number.en}` }
}

const plainNumberOf = ({ measure }: Leaf, { label, span, share }: Line, one: Observation.Observation | undefined) => {
  if (label !== undefined) return label
  if (one !== undefined) {
    return one.value === null ? { vi: "?", en: "?" } : names.amount(measure, one.value)
  }
  if (span === undefined) return undefined
  return share[0] === 1 && share[1] === 1 ? names.amount(measure, span) : undefined
}

const lineOf = (leaf: Leaf, line: Line, figures: Figures): Explanation.Line => {
  const one = line.row === undefined ? undefined : figures.get(line.row)
  const report = line.row === undefined ? undefined : leaf.report(line.row)
  const units = report?.units ?? line.units
  const last = report?.end ?? (line.days === undefined ? undefined : line.days[1])
  const day = last === undefined ? undefined : Day.fromEpoch(last - 1)
  const category = report?.category ?? line.category
  const number = numberOf(leaf, line, one)
  const name =
    units.length === 0 || (line.label !== undefined && line.days === undefined)
      ? undefined
      : names.units(leaf.model, units, day)
  const kind = category === undefined ? undefined : names.category(leaf.model, category)
  const when = whenOf(leaf, line)
  const brackets = bracketed(leaf, line, one)
  const text = names.both((language) => {
    const many = line.count > 1 ? [phrases.count(line.count)[language]] : []
    const quote = one?.source?.quote === undefined ? "" : ` — “${one.source.quote}”`
    const inside = [...many, ...brackets.map((each) => each[language])]
    const parts = [number, name, kind, when].flatMap((part) => (part === undefined ? [] : [part[language]]))
    return `${parts.join(" · ")}${inside.length === 0 ? "" : ` (${inside.join("; ")})`}${quote}`
  })
  return {
    text,
    units,
    period: report?.period,
    quantity: line.span,
    count: line.count,
    figure: one,
    lines: line.lines.map((each) => lineOf(leaf, each, figures)),
    more: moreOf(leaf, line.more)
  }
}

const moreOf = ({ measure }: Leaf, more: More | undefined): Explanation.More | undefined =>
  more && {
    lines: more.lines,
    count: more.count,
    quantity: more.span,
    text: names.both((language) => {
      const vi = language === "vi"
      const sum = more.span === undefined ? "" : `: ${names.amount(measure, more.span)[language]}`
      const inner = more.count === 0 ? "" : ` (${phrases.count(more.count)[language]})`
      return `${vi ? "và" : "and"} ${Words.number(more.lines, language)} ${vi ? "mục khác" : "more"}${sum}${inner}`
    })
  }

const sectionOf = (leaf: Leaf, section: Section, figures: Figures): Explanation.Section => ({
  role: section.role,
  title: section.title,
  quantity: section.span,
  count: section.count,
  lines: section.lines.map((each) => lineOf(leaf, each, figures)),
  more: moreOf(leaf, section.more)
})

/** An account in words. */
export const finish = (leaf: Leaf, draft: Draft, figures: Figures): Explanation.Account => ({
  measure: leaf.measure.id,
  how: draft.how,
  value: leaf.cell.value,
  sections: draft.sections.map((one) => sectionOf(leaf, one, figures)),
  notes: draft.notes
})
