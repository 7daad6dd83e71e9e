/** The sentences of assessments, in Vietnamese and English. @internal */
import * as Day from "../../Day.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import * as Reading from "../../Reading.ts"
import type * as Target from "../../Target.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Lost } from "./abolition.ts"
import type { Silent } from "./silence.ts"
import type { Verdict } from "./verdict.ts"

export const status = {
  met: { vi: "Đạt", en: "Met" },
  notMet: { vi: "Không đạt", en: "Not met" },
  notDue: { vi: "Chưa đến hạn", en: "Not due yet" },
  unmeasurable: { vi: "Chưa đo được", en: "Unmeasurable" },
  orphaned: { vi: "Mất đối tượng", en: "Orphaned" }
} satisfies { readonly [status: string]: Text.Text }

/** What a sentence is about. */
export interface Case {
  readonly question: Target.Question
  readonly reading: Reading.Reading
  readonly verdict: Verdict
  readonly silent: Silent
  /** The highest figure of those that did report, where it was asked for. */
  readonly highest: number | undefined
}

const comparators: { readonly [K in Quantity.Comparator]: Text.Text } = {
  ">=": { vi: "ít nhất", en: "at least" },
  ">": { vi: "trên", en: "more than" },
  "<=": { vi: "không quá", en: "at most" },
  "<": { vi: "dưới", en: "less than" },
  "=": { vi: "đúng", en: "exactly" }
}

const most = 12

const { both } = Words

const sign = ({ reading }: Case): string => (reading.basis === "percent" ? "%" : "")

/** Decimals with which what is printed leads to the verdict that was reached: 59.996, not 60, is short of 60. */
const decimalsFor = ({ question, verdict: { value } }: Case): number | undefined => {
  if (value === undefined) return undefined
  const answer = (of: Quantity.Quantity) =>
    Quantity.compare(of, question.comparator, question.threshold, question.tolerance)
  const wanted = answer(value)
  const printed = (decimals: number | undefined) => {
    const round = (end: number) => Words.round(end, decimals)
    return answer({ ...value, lower: round(value.lower), upper: round(value.upper) })
  }
  if (printed(undefined) === wanted) return undefined
  for (let decimals = 3; decimals < most; decimals++) if (printed(decimals) === wanted) return decimals
  return most
}

const numbers = (one: Case) => {
  const decimals = decimalsFor(one)
  return (value: number, language: Text.Language) => Words.number(value, language, decimals)
}

/** The threshold as a person writes it: `ít nhất 60%`. */
const goal = (one: Case, language: Text.Language): string => {
  const { comparator, threshold, tolerance } = one.question
  const slack =
    tolerance === 0
      ? ""
      : language === "vi"
        ? ` (dung sai ${Words.number(tolerance, "vi", most)})`
        : ` (within ${Words.number(tolerance, "en", most)})`
  return `${comparators[comparator][language]} ${Words.number(threshold, language, most)}${sign(one)}${slack}`
}

/** The value alone, as far as it is known; what is about in the words of its source. */
const known = (one: Case, language: Text.Language): string => {
  if (one.reading.value?.about === true) return Reading.render(one.reading, language)
  const print = numbers(one)
  return Reading.render(one.reading, language, (value) => print(value, language))
}

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
  return leads || reading.findings.length > 0 ? Reading.render(reading, language) : known(one, language)
}

/** Whether the period stops at the day of the question. */
const isCut = ({ isDue, period }: Target.Question): boolean => !isDue && Period.bounds(period).kind === "range"

/** When: the period, or the day it has come to. */
const until = ({ asOf, ...question }: Target.Question, language: Text.Language): string => {
  if (!isCut({ asOf, ...question })) return Period.render(question.period, language)
  return `${language === "vi" ? "đến" : "by"} ${Period.render(Period.of(asOf, "day"), language)}`
}

/** The period and the value in it. */
const stands = (one: Case, language: Text.Language): string => {
  const { question } = one
  const value = shown(one, language)
  const when = until(question, language)
  if (one.reading.findings.length > 0) return `${when}: ${value}`
  if (language === "vi") return question.direction === "up" ? `${when} đạt ${value}` : `${when}: ${value}`
  if (isCut(question)) return `${value} ${when}`
  return when.includes(" to ") ? `${value} from ${when}` : `${value} in ${when}`
}

const byWhen = ({ question: { due } }: Case, language: Text.Language): string =>
  due === undefined
    ? ""
    : language === "vi"
      ? ` (hạn: ${Period.render(due, "vi")})`
      : ` (due ${Period.render(due, "en")})`

export const met = (one: Case): Text.Text =>
  both((language) =>
    language === "vi"
      ? `${stands(one, "vi")}, chỉ tiêu ${goal(one, "vi")}${byWhen(one, "vi")}`
      : `${stands(one, "en")}; the target is ${goal(one, "en")}${byWhen(one, "en")}`
  )

const failed: { readonly [D in "up" | "down" | "exactly"]: Text.Text } = {
  up: { vi: "chưa bằng chỉ tiêu", en: "short of the target of" },
  down: { vi: "vượt mức cho phép", en: "over the limit of" },
  exactly: { vi: "khác chỉ tiêu", en: "other than the target of" }
}

export const notMet = (one: Case): Text.Text =>
  one.verdict.closed
    ? closed(one)
    : both((language) => {
        const how = failed[one.question.direction ?? "exactly"][language]
        return `${stands(one, language)}, ${how} ${goal(one, language)}${byWhen(one, language)}`
      })

/** What came in against what is asked for: `18.000/20.000`. */
const against = (one: Case, language: Text.Language): string => {
  const lower = numbers(one)(one.verdict.value!.lower, language)
  return `${lower}${sign(one)}/${Words.number(one.question.threshold, language, most)}${sign(one)}`
}

const closed = (one: Case): Text.Text => {
  const { count, noun } = one.silent
  const { year, month, day } = Day.civil(Day.toEpoch(one.question.closed!))
  const two = (value: number) => String(value).padStart(2, "0")
  // The year goes without saying where it is that of the deadline, or the next.
  const near = year - Number(Period.lastDay(one.question.due!).slice(0, 4)) <= 1
  const on = near ? `${two(day)}/${two(month)}` : `${two(day)}/${two(month)}/${year}`
  return {
    vi: `${status.notMet.vi}: ${against(one, "vi")} (chốt ${on}; ${Words.number(count, "vi")} ${noun.vi} không báo cáo tính 0)`,
    en: `${status.notMet.en}: ${against(one, "en")} (closed ${on}; ${Words.number(count, "en")} silent count 0)`
  }
}

export const notDue = (one: Case): Text.Text => {
  const absent = one.question.deadline._tag === "Absent"
  const said = one.verdict.value === undefined ? missing(one) : both((language) => stands(one, language))
  return both((language) =>
    language === "vi"
      ? `${said.vi}, chỉ tiêu ${goal(one, "vi")}${absent ? "; văn bản không nêu thời hạn" : byWhen(one, "vi")}`
      : `${said.en}; the target is ${goal(one, "en")}${absent ? "; the document states no deadline" : byWhen(one, "en")}`
  )
}

/** Why a value does not decide: contradictions, silence and what it would have to hold, or bounds of the sources. */
export const undecided = (one: Case): Text.Text => {
  const [finding] = one.reading.findings
  if (finding !== undefined) {
    return {
      vi: `Chưa kết luận: ${finding.text.vi}; chỉ tiêu ${goal(one, "vi")}`,
      en: `Undecided: ${finding.text.en}; the target is ${goal(one, "en")}`
    }
  }
  if (one.silent.count === 0) return vague(one)
  const { direction, each } = one.question
  const counted = sign(one) === "" && each === undefined && Number.isFinite(one.verdict.value!.lower)
  if (counted && direction === "up") return missingEach(one)
  if (counted && direction === "down") return room(one)
  const count = (language: Text.Language) => Words.number(one.silent.count, language)
  return {
    vi: `Chưa kết luận: ${known(one, "vi")}, chỉ tiêu ${goal(one, "vi")}; ${count("vi")} ${one.silent.noun.vi} chưa báo cáo`,
    en: `Undecided: ${known(one, "en")}; the target is ${goal(one, "en")}; ${count("en")} silent`
  }
}

/** What each of the silent would have to hold for a floor to be met. */
const missingEach = (one: Case): Text.Text => {
  const { comparator, threshold, tolerance } = one.question
  const { lower } = one.verdict.value!
  const { count, noun } = one.silent
  const whole = Number.isInteger(lower) && Number.isInteger(threshold)
  const rest = threshold - tolerance - lower + (comparator === ">" && whole ? 1 : 0)
  const each = whole ? Math.ceil(Words.round(rest / count, most)) : Math.ceil((rest / count) * 100) / 100
  const say = (value: number, language: Text.Language) => Words.number(value, language)
  const high = (language: Text.Language) =>
    one.highest === undefined
      ? ""
      : language === "vi"
        ? ` (cao nhất đã báo: ${say(one.highest, "vi")})`
        : ` (highest: ${say(one.highest, "en")})`
  return {
    vi: `Chưa kết luận: ${against(one, "vi")}; ${say(count, "vi")} ${noun.vi} còn lại cần bình quân ${say(each, "vi")}${high("vi")}`,
    en: `Undecided: ${against(one, "en")}; ${say(count, "en")} silent need ${say(each, "en")} each${high("en")}`
  }
}

/** What all of the silent together may hold for a ceiling to be kept. */
const room = (one: Case): Text.Text => {
  const { comparator, threshold, tolerance } = one.question
  const left = threshold + tolerance - one.verdict.value!.lower
  const { count, noun } = one.silent
  const than = comparator === "<" ? { vi: "dưới", en: "less than" } : { vi: "tối đa", en: "at most" }
  return {
    vi: `Chưa kết luận: ${against(one, "vi")}; ${Words.number(count, "vi")} ${noun.vi} còn lại chỉ được có ${than.vi} ${Words.number(left, "vi")} cộng lại`,
    en: `Undecided: ${against(one, "en")}; ${Words.number(count, "en")} silent may hold ${than.en} ${Words.number(left, "en")} together`
  }
}

const vague = (one: Case): Text.Text => ({
  vi: `số liệu chỉ biết là ${known(one, "vi")}, chưa đủ để kết luận với chỉ tiêu ${goal(one, "vi")}`,
  en: `the figure is only known as ${known(one, "en")}, which does not decide a target of ${goal(one, "en")}`
})

export const missing = ({ question, reading }: Case): Text.Text =>
  both((language) => `${until(question, language)}: ${reading.reason?.text[language] ?? ""}`)

export const orphaned = (model: Model.Model, lost: Lost, rescoped: Target.Target | undefined): Text.Text => {
  const level = model.territory.hierarchies.get(lost.hierarchy)?.levels.find((one) => one.id === lost.id)
  return both((language) => {
    const name = lost.what === "level" ? (level?.name[language] ?? lost.id) : Model.unitName(model, lost.id, language)
    const day = Period.render(Period.of(lost.day, "day"), language)
    if (language === "vi") {
      const head = `"${name}" không còn từ ${day}`
      return `${head}; ${rescoped === undefined ? "chưa có văn bản xác định lại phạm vi" : `chỉ tiêu được xác định lại là "${rescoped.title.vi}"`}`
    }
    const head =
      lost.what === "level" ? `level "${name}" was abolished on ${day}` : `"${name}" ceased to exist on ${day}`
    return `${head}; ${rescoped === undefined ? "no document has re-scoped the target" : `the target was re-scoped as "${rescoped.title.en}"`}`
  })
}
