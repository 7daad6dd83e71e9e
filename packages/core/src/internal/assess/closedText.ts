/** The sentences of what counts as nothing once a target is closed, and of what is open all the same. @internal */
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import * as nouns from "../plan/nouns.ts"
import { notKnown, quiet } from "./needs.ts"
import { against, aim, bracketed, type Case, first, noted, status, vague } from "./phrases.ts"
import { listed } from "./silence.ts"
import { isCount } from "./trend.ts"

const { both } = Words

const unsaid: Text.Text = { vi: "phần chưa báo cáo tính 0", en: "what was not reported counts 0" }

/** Who counts as nothing once a target is closed; `undefined` where all have told what they have. */
const counted = ({ pending, question: { each }, silent, told, verdict }: Case): Text.Text | undefined => {
  const { begun, itself, itselfBegun, named, unknown, untold } = silent
  // Of whom others told something, only the rest counts as nothing.
  const [count, partly] = [silent.count - begun, silent.partly + begun]
  const own = itself !== undefined && !itselfBegun ? [{ vi: itself.vi, en: `${itself.en}'s own part` }] : []
  const some = itself !== undefined && itselfBegun ? [{ vi: itself.vi, en: `${itself.en} itself` }] : []
  const whole = [...(count > 0 ? untold : []), ...own]
  const parts = [...(partly > 0 ? [named.rest] : []), ...some]
  // That a share of units lies between two others does not say that each of them told all.
  // Where each said something that stands, nobody is nothing.
  const isTold = each !== undefined && verdict.outcome !== "undecided" ? pending !== undefined : told === true
  if (whole.length + parts.length === 0) return isTold || unknown !== undefined ? undefined : unsaid
  const of = listed(parts)
  const have = partly + some.length === 1 ? "has" : "have"
  const rest =
    parts.length === 0 ? [] : [{ vi: `phần còn thiếu của ${of.vi}`, en: `what ${of.en} ${have} not reported` }]
  const none = whole.length === 0 ? [] : [`${listed(whole).vi} không báo cáo`]
  const names = [...(count > 0 ? [quiet(silent, "untold")] : []), ...[...own, ...rest].map(({ en }) => en)]
  return {
    vi: `${[...none, ...rest.map(({ vi }) => vi)].join(", ")} tính 0`,
    en: `${nouns.listed(names, "en")} ${names.length === 1 && count <= 1 ? "counts" : "count"} 0`
  }
}

/** The day of closing; its year goes without saying where it is that of the deadline, or the next. */
const closingDay = ({ question: { closed: day, due } }: Case, language: Text.Language): string => {
  const { year } = Day.civil(Day.toEpoch(day!))
  const isNear = year - Number(Period.lastDay(due!).slice(0, 4)) <= 1
  return `${language === "vi" ? "chốt" : "closed"} ${Words.day(day!, language, isNear ? year : undefined)}`
}

/** Who does not know the number: nothing all the same, where that leaves nothing open. */
const vagueOf = ({ silent: { unknown }, verdict: { value } }: Case): Text.Text | undefined => {
  const said = unknown && notKnown(unknown)
  return said && Quantity.isExact(value!) ? { vi: `${said.vi} tính 0`, en: `${said.en} counted as 0` } : said
}

/** Of which days is what meets the target, where less of it is of the last one. */
const older = ({ standing = [], verdict: { outcome } }: Case): ReadonlyArray<Text.Text> =>
  outcome === "met" ? standing : []

/** When it was closed, who counts as nothing, what contradicts itself. */
const shut = (one: Case, language: Text.Language): ReadonlyArray<string> =>
  [closingDay(one, language), ...older(one), counted(one), vagueOf(one), one.disputed].flatMap((note) =>
    typeof note === "string" ? note : (note?.[language] ?? [])
  )

export const closed = (one: Case): Text.Text =>
  first(
    one.verdict.outcome === "met" ? status.met : status.notMet,
    both((language) => against(one, language, shut(one, language)))
  )

/** What is still open though it is closed: what was told of it only in part, or a denominator that cannot be nothing. */
export const leftOpen = (one: Case): Text.Text => {
  const { all, count, partly } = one.silent
  const { each, indicator } = one.question
  const silent = count + partly
  const isCounted = isCount(indicator.expression)
  // What is divided by anything from so many on may be next to nothing; else the denominator is known, and the numerator is open.
  const { lower, lowerOpen } = one.verdict.value!
  if (isCounted || each !== undefined || silent === 0 || lower > 0 || !lowerOpen) {
    // What is bounded says itself why: things may be the same, parts are told as bounds.
    const isBounded =
      isCounted && each === undefined && one.verdict.value!.upper < Infinity && one.disputed === undefined
    return both((language) =>
      isBounded
        ? `${aimed(one, language)}${bracketed([...shut(one, language), ...leftTo(one, language)])}`
        : `${vague(one)[language]}${bracketed(shut(one, language))}`
    )
  }
  const cannot = both((language) =>
    language === "vi"
      ? `mẫu số chưa báo cáo của ${all.vi} không thể tính 0`
      : `the denominator that ${all.en} did not report cannot count 0`
  )
  return both((language) => `${aimed(one, language)} (${closingDay(one, language)}; ${cannot[language]})`)
}

/** What totals of more than was asked for leave to it. */
const leftTo = ({ verdict: { value }, wider }: Case, language: Text.Language): ReadonlyArray<string> => {
  const { lower, upper } = value!
  if (wider !== true) return []
  const most = Words.number(upper - lower, language)
  return [language === "vi" ? `số chung còn để lại nhiều nhất ${most}` : `a total leaves at most ${most}`]
}

/** The number with what must be known beside it, and what is asked for. */
const aimed = (one: Case, language: Text.Language): string =>
  `${noted(one, language)}${language === "vi" ? "," : ";"} ${aim(one, language)}`
