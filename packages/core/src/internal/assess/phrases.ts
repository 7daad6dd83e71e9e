/** What the sentences of verdicts are made of: the period, the value, what is asked for. @internal */
import type { Others } from "../../Assessment.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import * as Reading from "../../Reading.ts"
import type * as Target from "../../Target.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import { atLeast, whole } from "../boxes/span.ts"
import { comparators } from "../comparators.ts"
import { estimated } from "../plan/notes.ts"
import { weekly } from "../plan/timing.ts"
import { outward, says } from "../says.ts"
import { wholeOf } from "./question.ts"
import type { Silent } from "./silence.ts"
import { isCount } from "./trend.ts"
import type { Verdict } from "./verdict.ts"

export const status = {
  met: { vi: "Đạt", en: "Met" },
  notMet: { vi: "Không đạt", en: "Not met" },
  notDue: { vi: "Chưa đến hạn", en: "Not due yet" },
  unmeasurable: { vi: "Chưa đánh giá được", en: "Unmeasurable" },
  orphaned: { vi: "Không còn đối tượng áp dụng", en: "Orphaned" }
} satisfies { readonly [status: string]: Text.Text }

/** What a sentence is about. */
export interface Case extends Omit<Others, "settled" | "itself" | "itselfBegun" | "unknown" | "failing" | "unsure"> {
  readonly question: Target.Question
  readonly reading: Reading.Reading
  readonly verdict: Verdict
  readonly silent: Silent
  /** What the value is if whatever nobody told is nothing, where it was asked for. */
  readonly settled: Quantity.Quantity | undefined
  /** Whether it is what there is at the end of the period, and not what came about in it. */
  readonly isStock: boolean
  /** Of what a share of units is: ` số xã đạt từ 24 buổi trở lên`. */
  readonly of: Text.Text
  /** Of a share of units: which miss the condition. */
  readonly failing: Text.Text | undefined
  /** Of a share of units: who told what does not say whether they meet the condition. */
  readonly unsure: Text.Text | undefined
  /** Where figures contradict each other: `cần đối chiếu: Xã A`. */
  readonly disputed: Text.Text | undefined
}

/** As many decimals as are looked at, and printed of what somebody wrote. */
export const mostDecimals = 12

const { both } = Words

/** The verdict, and why: the answer comes first. */
export const first = (verdict: Text.Text, why: Text.Text): Text.Text =>
  both((language) => `${verdict[language]}: ${why[language]}`)

const sign = ({ reading }: Case): string => (reading.basis === "percent" ? "%" : "")

/** Decimals with which what is printed leads to the verdict that was reached: 59.996, not 60, is short of 60. */
const decimalsFor = ({ question, verdict: { value } }: Case): number | undefined => {
  if (value === undefined) return undefined
  const answer = (of: Quantity.Quantity) =>
    Quantity.compare(of, question.comparator, question.threshold, question.tolerance)
  const wanted = answer(value)
  const printed = (decimals: number | undefined) =>
    answer(Quantity.isExact(value) ? Quantity.exact(Words.round(value.lower, decimals)) : outward(value, decimals))
  if (printed(undefined) === wanted) return undefined
  for (let decimals = 3; decimals < mostDecimals; decimals++) if (printed(decimals) === wanted) return decimals
  return mostDecimals
}

const numbers = (one: Case) => {
  const decimals = decimalsFor(one)
  return (value: number, language: Text.Language) => Words.number(value, language, decimals)
}

/** Notes in brackets after a number. */
export const bracketed = (notes: ReadonlyArray<string>): string => (notes.length === 0 ? "" : ` (${notes.join("; ")})`)

/** How far from the threshold a value may stay: `dung sai 5`. */
export const slack = (tolerance: number, language: Text.Language): ReadonlyArray<string> =>
  tolerance === 0
    ? []
    : [`${language === "vi" ? "dung sai" : "within"} ${Words.number(tolerance, language, mostDecimals)}`]

/** Of how many times one thing holds another, where that is a share and what is asked for more than all: `tức 500%`. */
const hundreds = (
  { question: { threshold }, reading, verdict }: Case,
  language: Text.Language
): ReadonlyArray<string> => {
  const isShare = reading.basis === "number" && (verdict.value?.upper ?? Infinity) <= 1
  if (!isShare || threshold <= 1) return []
  return [`${language === "vi" ? "tức" : "that is"} ${Words.number(threshold * 100, language, mostDecimals)}%`]
}

/** The threshold as a person writes it: `ít nhất 60%`. */
export const goal = (one: Case, language: Text.Language): string => {
  const { comparator, each, threshold, tolerance } = one.question
  const notes = [...hundreds(one, language), ...slack(tolerance, language)]
  const value = `${Words.number(threshold, language, mostDecimals)}${sign(one)}${bracketed(notes)}`
  // At least all are all.
  const isShare = each !== undefined || one.reading.basis === "percent"
  const isAll = isShare && comparator === ">=" && threshold === 100
  return `${isAll ? "" : `${comparators[comparator][language]} `}${value}${one.of[language]}`
}

/** The number with what must be known beside it, where it shows what was judged. */
export const noted = (one: Case, language: Text.Language): string =>
  decimalsFor(one) === undefined ? Reading.render(one.reading, language) : known(one, language)

/** The value alone, as far as it is known; what is about in the words of its source. */
export const known = (one: Case, language: Text.Language): string => {
  if (one.reading.value?.about === true) return Reading.render(one.reading, language)
  return `${bare(one, language)}${bracketed(kind(one, language))}`
}

const bare = (one: Case, language: Text.Language): string => {
  const print = numbers(one)
  const { value } = one.reading
  const said = value && outward(value, decimalsFor(one))
  return Reading.render({ ...one.reading, value: said }, language, (end) => print(end, language))
}

/** That the number is an estimate, or that of a reporting month. */
const kind = (one: Case, language: Text.Language): ReadonlyArray<string> => [
  ...(one.reading.estimated ? [estimated[language]] : []),
  ...(one.weekly === true ? [weekly(one.question)[language]] : [])
]

/**
 * The number as people say it, with who is silent; the value alone where the number, as it is printed, would not lead to the
 * verdict that was reached.
 */
const shown = (one: Case, language: Text.Language): string => {
  const { question, reading, verdict } = one
  const answer = (of: Quantity.Quantity) =>
    Quantity.compare(of, question.comparator, question.threshold, question.tolerance)
  const { reported } = reading
  const leads =
    decimalsFor(one) === undefined &&
    (reported === undefined ||
      verdict.outcome === "notDue" ||
      answer(Quantity.exact(Words.round(reported))) === answer(verdict.value!))
  if (!leads && reading.findings.length === 0) return known(one, language)
  const seen = Reading.render(reading, language)
  const all = ofAll(one, language)
  if (all === undefined) return seen
  return seen.endsWith(")") ? `${seen.slice(0, -1)}; ${all})` : `${seen} (${all})`
}

/** What a share is of all of them at least, or at most, where it is said of those who told it and decides though others are silent. */
const ofAll = (
  { question, reading, verdict: { outcome, value } }: Case,
  language: Text.Language
): string | undefined => {
  const isDecided = outcome === "met" || outcome === "notMet"
  const isOfSome = reading.reported !== undefined && reading.silent.length > 0 && question.each === undefined
  const isOpen = value !== undefined && value.lower < value.upper && value.upper < Infinity
  if (!isDecided || !isOfSome || !isOpen || reading.basis !== "percent" || question.direction === undefined)
    return undefined
  const isFloor = (outcome === "met") === (question.direction === "up")
  const end = Words.number(isFloor ? value.lower : value.upper, language)
  return language === "vi"
    ? `tính đủ ${isFloor ? "ít nhất" : "nhiều nhất"} ${end}%`
    : `of all at ${isFloor ? "least" : "most"} ${end}%`
}

/** Whether the period stops at the day of the question. */
const isCut = ({ isDue, period }: Target.Question): boolean => !isDue && Period.bounds(period).kind === "range"

/** When: the period, or the day it has come to. */
const until = ({ asOf, ...question }: Target.Question, language: Text.Language): string => {
  if (!isCut({ asOf, ...question })) return Period.render(question.period, language)
  return `${language === "vi" ? "đến" : "by"} ${Period.render(Period.of(asOf, "day"), language)}`
}

/** The same, with the period that goes on: `năm 2026, đến ngày 20/01`. */
export const within = (question: Target.Question, language: Text.Language): string => {
  const { asOf, due, isDue } = question
  const whole = wholeOf(due, isDue, asOf)
  if (!isCut(question) || Period.bounds(whole).kind === "range") return until(question, language)
  const day = Words.day(asOf, language, Number(asOf.slice(0, 4)))
  return `${Period.render(whole, language)}, ${language === "vi" ? "đến ngày" : "by"} ${day}`
}

/** What there is on a day before the last is not reached for good. */
const reached = ({ isStock, verdict }: Case): string => (isStock && verdict.outcome === "notDue" ? "đang ở mức" : "đạt")

/** The period and the value in it. */
export const stands = (one: Case, language: Text.Language): string => {
  const { question } = one
  const value = shown(one, language)
  const when = until(question, language)
  if (one.reading.findings.length > 0) return `${when}: ${value}`
  if (language === "vi") return question.direction === "up" ? `${when} ${reached(one)} ${value}` : `${when}: ${value}`
  // What comes after the number speaks of another one.
  if (value.replace(/\([^)]*\)/g, "").includes(";")) return `${when}: ${value}`
  if (isCut(question)) return `${value} ${when}`
  if (Period.bounds(question.period).kind === "day") return `${value} on ${when}`
  // What is of an older day is not said to be of the last one.
  if (one.isStock) return `${value} ${/[(;] ?as of /.test(value) ? "for" : "at the end of"} ${when}`
  return when.includes(" to ") ? `${value} from ${when}` : `${value} in ${when}`
}

/** By when: the period that is due, or its last day where it is none of the calendar's. */
export const byWhen = ({ question: { due } }: Case, language: Text.Language): string => {
  if (due === undefined) return ""
  const isDays = Period.bounds(due).kind === "range"
  const when = isDays ? Words.day(Period.lastDay(due), language) : Period.render(due, language)
  return language === "vi" ? ` (hạn: ${when})` : ` (due ${when})`
}

/** What came in lies between two ends, though whoever is silent had nothing. */
export const isBetween = ({ settled, verdict }: Case): boolean =>
  settled !== undefined &&
  settled.lower === verdict.value?.lower &&
  settled.lower < settled.upper &&
  settled.upper < Infinity

/** What came in: all that it may be, or at least; of counts in whole things. */
export const held = (one: Case): Quantity.Quantity => {
  const found = isBetween(one) ? one.settled! : atLeast(one.verdict.value!)
  return isCount(one.question.indicator.expression) && Number.isInteger(one.reading.reported) ? whole(found) : found
}

/** What came in, as far as it is known. */
export const came = (one: Case, language: Text.Language): string => {
  const print = numbers(one)
  const end = (value: number) => `${print(value, language)}${sign(one)}`
  return one.atLeast === true || isBetween(one)
    ? says(outward(held(one), decimalsFor(one)), language, end)
    : end(held(one).lower)
}

/** What came in against what is asked for, and notes of it: `18.000/20.000 (dung sai 5)`. */
export const against = (one: Case, language: Text.Language, notes: ReadonlyArray<string> = []): string => {
  const { threshold, tolerance } = one.question
  const asked = `${Words.number(threshold, language, mostDecimals)}${sign(one)}${one.of[language]}`
  return `${came(one, language)}/${asked}${bracketed([...slack(tolerance, language), ...kind(one, language), ...notes])}`
}

/** What is asked for, after the number. */
export const aim = (one: Case, language: Text.Language): string =>
  language === "vi" ? `chỉ tiêu ${goal(one, "vi")}` : `the target is ${goal(one, "en")}`

/** Where the value is only known as a span that does not decide: what came in, or its two ends, with the reason that people saw. */
export const vague = (one: Case): Text.Text =>
  both((language) => {
    const { findings, reported, value } = one.reading
    const seen = one.reading.text[language]
    const isNoted = findings.length === 0 && seen.endsWith(")")
    const isOpen = one.verdict.value!.upper === Infinity
    // Once it is closed what was told stands, and who told nothing is named beside it.
    const isSoFar = isNoted && isOpen && !one.verdict.closed && !value!.lowerOpen && value!.lower === reported
    const said = isSoFar || (isNoted && !isOpen && seen.startsWith(bare(one, language))) ? seen : known(one, language)
    return language === "vi"
      ? `${isSoFar ? "mới có" : "số liệu chỉ biết là"} ${said}, chưa đủ để kết luận với chỉ tiêu ${goal(one, "vi")}`
      : `${isSoFar ? "so far" : "the figure is only known as"} ${said}, which does not decide a target of ${goal(one, "en")}`
  })
