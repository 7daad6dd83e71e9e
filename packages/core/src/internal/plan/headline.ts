/** The number as people say it: what came in, who is silent, what must be known beside it. @internal */
import { isWhole } from "../../CountBasis.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Reports } from "../boxes/reports.ts"
import * as Span from "../boxes/span.ts"
import { outward, says, upTo } from "../says.ts"
import * as About from "./about.ts"
import { disputed } from "./disputed.ts"
import type { Outcome } from "../operators/outcome.ts"
import * as nouns from "./nouns.ts"
import { estimated, known, type Notes, notesOf, spread } from "./notes.ts"
import { days, ended, other } from "./timing.ts"
import { silenceOf } from "./silenceText.ts"

type Language = Text.Language

const { both } = Words

/** The word after the number: lượt, người, %; English has one for 1 and one for several. */
export const unitOf = (
  { model }: Pick<Reports, "model">,
  basis: string,
  number: number,
  language: Language
): string => {
  if (basis === "percent") return "%"
  const found = model.bases.get(basis)
  if (found === undefined) return ""
  const isOne = language === "en" && Words.number(number, "en") === "1"
  return ` ${isOne ? (found.one ?? found.name.en) : found.name[language]}`
}

/** Numbers that are about: in the middle of what they may be; where no end is known, what is certain. Things are whole, but for a share of some. */
const shown = (
  { model }: Reports,
  basis: string,
  { isEstimate }: Outcome,
  value: Quantity.Quantity
): Quantity.Quantity => {
  const counts = model.bases.get(basis)
  const known = Span.spoken(value)
  return counts !== undefined && isWhole(counts) && !isEstimate() ? Span.whole(known) : known
}

/** What counts units of a level is called after it, and not `đơn vị`. */
const ofLevel = ({ model }: Reports, { hierarchy, level }: NonNullable<Outcome["units"]>, number: number) => {
  const { en, vi } = nouns.ofLevel(model, hierarchy, level)
  return { vi: ` ${vi}`, en: ` ${number === 1 ? en : Words.plural(en, "en")}` }
}

const isRatio = (basis: string): boolean => basis === "percent" || basis === "number"

/** A number with what it counts: a percent sign belongs to each end, a noun to both. */
const write = (
  reports: Reports,
  basis: string,
  quantity: Quantity.Quantity,
  language: Language,
  units?: Outcome["units"],
  say: typeof says = (span, ...how) => upTo(span, ...how) ?? says(span, ...how)
): string => {
  const { lower, lowerOpen, upper } = quantity
  const end = Number.isFinite(upper) ? upper : lower
  const unit = units === undefined ? unitOf(reports, basis, end, language) : ofLevel(reports, units, end)[language]
  const [noun, sign] = unit === "%" ? ["", unit] : [unit, ""]
  const show = (value: number): string => `${Words.number(value, language)}${sign}`
  const isUnknown = lower === 0 && !lowerOpen && upper === Infinity
  if (isUnknown && language === "vi") return noun === "" ? "chưa rõ" : `chưa rõ số${noun}`
  const known = isUnknown ? Span.unknown(-Infinity) : outward(quantity)
  return `${say(known, language, show)}${noun}`
}

/** What came in where that is not all, else what must be true. */
const number = (reports: Reports, basis: string, outcome: Outcome, language: Language): string => {
  const { alone, covered, reported } = outcome
  const facts = alone?.cell.facts()
  const isEarly = facts?.early !== undefined
  const value = outcome.value!
  // The lower end is below all that "about" may be.
  const isLowest = value.upper === Infinity && value.lower === reported
  const came = value.about && !isLowest ? Quantity.about : Quantity.exact
  // "Hơn" is the source's own word.
  const isShort = (!covered || isEarly) && reported !== undefined && !(value.lowerOpen && value.lower === reported)
  // What came in is no headline where more than it must be true.
  const isLess = reported !== undefined && Span.isBelow(Span.exactly(reported), value)
  const isCame = isShort && !isLess
  // More may come beside what came in, whatever its upper end.
  if (isCame && facts?.between !== undefined && !facts.repeated)
    return write(reports, basis, facts.between, language, outcome.units, says)
  const number = isCame ? came(reported) : shown(reports, basis, outcome, value)
  // "At least" is the source's own word.
  const isOpen = !covered && (facts?.rest !== undefined || facts?.atLeast === true)
  const isLeast = (facts?.repeated === true || isOpen) && Quantity.isExact(number)
  return write(reports, basis, isLeast ? Span.atLeast(number) : number, language, outcome.units)
}

const nothing: Notes = { instead: undefined, rest: undefined, before: [], beside: [], after: [] }

/** What a reading says in one line, and what must be known besides. */
export const headline = (reports: Reports, place: About.Place, outcome: Outcome): Text.Text => {
  const { alone, clashes } = outcome
  const about = About.make(reports, place, outcome)
  const { basis } = place
  if (outcome.value === undefined) {
    const said = alone && spread(about, alone, (span, language) => write(reports, basis, span, language))
    return said ?? outcome.reason!.text
  }
  const notes = alone === undefined ? nothing : notesOf(about, alone)
  if (notes.instead !== undefined) return notes.instead
  const silence = silenceOf(about, outcome, isRatio(basis))
  // A contradiction in the very box that was asked for stands in the place of the number.
  const elsewhere = disputed(
    reports.model,
    clashes.map(({ clash }) => clash.units)
  )
  const { stock } = outcome
  const beside = known([
    ...notes.before,
    silence,
    ...outcome.beside,
    ...notes.beside,
    ended(about, outcome),
    outcome.isEstimate() ? estimated : undefined,
    ...(stock === undefined ? [] : days(about, stock.alone, stock.days)),
    stock?.other === undefined ? undefined : other(about, stock.other, outcome.isRatio === true),
    elsewhere
  ])
  const rest = notes.rest
  return both((language) => {
    const inside = beside.map((note) => note[language])
    const after = notes.after.map((note) => `; ${note[language]}`).join("")
    const parts = rest === undefined ? "" : `: ${rest[language]}`
    return `${number(reports, basis, outcome, language)}${parts}${inside.length === 0 ? "" : ` (${inside.join("; ")})`}${after}`
  })
}
