/** The sentences of what those who told nothing would have to hold, or may hold at most. @internal */
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import { against, type Case, held, isBetween, mostDecimals } from "./phrases.ts"
import type { Silent } from "./silence.ts"

const { both } = Words

/** What came in against what is asked for, and what contradicts itself in it. */
export const asItStands = (one: Case, language: Text.Language): string =>
  against(one, language, one.disputed === undefined ? [] : [one.disputed[language]])

/** So many silent; of several kinds it is said how many of each: `4 communes and 8 teams silent`. */
export const quiet = (
  { all, begun, count, named, noun, partly }: Silent,
  which: "all" | "untold" | "whole"
): string => {
  const some = { all: count + partly, untold: count - begun, whole: count }[which]
  return `${noun === undefined ? (which === "all" ? all : named[which]).en : Words.number(some, "en")} silent`
}

/** That nothing, or not all, came from the unit itself. */
export const noneFrom = ({ itselfBegun }: Silent, itself: Text.Text): Text.Text =>
  itselfBegun
    ? { vi: `${itself.vi} báo chưa đủ`, en: `${itself.en} itself in part` }
    : { vi: `chưa có số của ${itself.vi}`, en: `none from ${itself.en} itself` }

/** Who reported that the number is not known. */
export const notKnown = ({ en, vi }: Text.Text): Text.Text => ({
  vi: `${vi} chưa rõ số`,
  en: `${en} without a known figure`
})

/** What there is to hold, for a floor to be met or for a ceiling to be kept. */
export const needs = (one: Case): Text.Text => {
  const { count, itself, partly } = one.silent
  const why = count + partly === 0 ? own(one, itself!) : one.question.direction === "up" ? missingEach(one) : room(one)
  return both((language) => `${asItStands(one, language)}; ${why[language]}`)
}

/** How far what came in is from what is asked for, at least and at most, and whether it is of whole things. */
const distance = (one: Case) => {
  const { comparator, direction, threshold, tolerance } = one.question
  const { lower, upper: end } = held(one)
  const upper = isBetween(one) ? end : lower
  const isWhole = Number.isInteger(lower) && Number.isInteger(upper) && Number.isInteger(threshold)
  const edge = direction === "up" ? threshold - tolerance : threshold + tolerance
  const beyond = comparator === ">" && isWhole ? 1 : 0
  return { isWhole, least: edge - upper + beyond, most: edge - lower + beyond }
}

/**
 * How much each of so many would have to hold, or all together may hold: `52`, or `từ 50 đến 52` where it is not known what came
 * in. Rounded to the safe side.
 */
const amount = (one: Case, language: Text.Language, count = 1): string => {
  const { isWhole, least, most } = distance(one)
  const decimals = isWhole ? 1 : 100
  const safe = one.question.direction === "up" ? Math.ceil : Math.floor
  const each = (value: number) =>
    Words.number(safe(Words.round((value / count) * decimals, mostDecimals)) / decimals, language)
  const [low, high] = [each(least), each(most)]
  if (low === high) return high
  return language === "vi" ? `từ ${low} đến ${high}` : `${low} to ${high}`
}

/** `tối đa 40`, `dưới 40`. */
const atMost = (one: Case): Text.Text => {
  const strictly = one.question.comparator === "<"
  return {
    vi: `${strictly ? "dưới" : "tối đa"} ${amount(one, "vi")}`,
    en: `${strictly ? "less than" : "at most"} ${amount(one, "en")}`
  }
}

/** That it comes beside what is among the number already. */
const moreOf = (isMore: boolean): Text.Text => (isMore ? { vi: " thêm", en: " more" } : { vi: "", en: "" })

/** What only the unit itself can still add. */
const own = (one: Case, itself: Text.Text): Text.Text => {
  const { itselfBegun } = one.silent
  const none = noneFrom(one.silent, itself)
  const who = {
    vi: `${none.vi},${itselfBegun ? " phần còn thiếu" : ""}`,
    en: itselfBegun ? `the missing part of ${itself.en} itself` : `${none.en}, which`
  }
  const more = moreOf(one.within === true)
  if (one.question.direction === "down") {
    const most = atMost(one)
    return { vi: `${who.vi} chỉ được${more.vi} ${most.vi}`, en: `${who.en} may hold ${most.en}${more.en}` }
  }
  const isSpan = isBetween(one)
  return {
    vi: `${who.vi} cần${more.vi} ${isSpan || one.within === true ? "" : "ít nhất "}${amount(one, "vi")}`,
    en: `${who.en} would need ${amount(one, "en")}${more.en}`
  }
}

/** What each of the silent would have to hold for a floor to be met. */
const missingEach = (one: Case): Text.Text => {
  const { begun, count, itself, named, partly } = one.silent
  const each = (language: Text.Language) => amount(one, language, count + partly)
  const say = (value: number, language: Text.Language) => Words.number(value, language)
  const less: Text.Text =
    itself === undefined
      ? { vi: "", en: "" }
      : { vi: `, trừ phần của ${itself.vi}`, en: `, less ${itself.en}'s own part` }
  const high = (language: Text.Language) =>
    one.highest === undefined
      ? ""
      : language === "vi"
        ? ` (cao nhất đã báo: ${say(one.highest, "vi")})`
        : ` (highest: ${say(one.highest, "en")})`
  const more = moreOf(one.within === true || (partly === 0 && begun > 0))
  if (partly === 0) {
    const [on, need, apiece] = count === 1 ? ["", "needs", ""] : [" bình quân", "need", " each"]
    return {
      vi: `${named.whole.vi} còn lại cần${more.vi}${on} ${each("vi")}${high("vi")}${less.vi}`,
      en: `${quiet(one.silent, "whole")} ${need} ${each("en")}${more.en}${apiece}${high("en")}${less.en}`
    }
  }
  // Who told a part has a figure already: only what is missing of it is still to come.
  const before = count === 0 ? "" : `${named.whole.vi} chưa báo cáo, `
  const [on, need, apiece] = count + partly === 1 ? ["", "needs", ""] : [" bình quân", "need", " each on average"]
  return {
    vi: `${before}${named.part.vi} báo chưa đủ, phần còn thiếu cần${more.vi}${on} ${each("vi")}${less.vi}`,
    en: `${missingParts(one.silent)} ${need} ${each("en")}${more.en}${apiece}${less.en}`
  }
}

/** Whole silence and missing parts: `2 silent communes and the missing parts of 3 others`. */
const missingParts = ({ count, named, noun, partly }: Silent): string => {
  const part = `the missing part${partly === 1 ? "" : "s"} of`
  if (count === 0) return `${part} ${named.part.en}`
  if (noun === undefined) return `${named.whole.en} silent and ${part} ${named.part.en}`
  return `${Words.count(count, `silent ${noun.en}`, "en")} and ${part} ${Words.count(partly, "other", "en")}`
}

/** What all who told nothing may hold together for a ceiling to be kept. */
const room = (one: Case): Text.Text => {
  const { all, begun, itself, itselfBegun, partly } = one.silent
  const count = one.silent.count + partly
  const isMore = partly + begun > 0 || itselfBegun || one.within === true
  const [together, apiece] = count === 1 && itself === undefined ? ["", ""] : [" cộng lại", " together"]
  const most = atMost(one)
  const own = itself === undefined ? { vi: "", en: "" } : { vi: ` và ${itself.vi}`, en: ` and ${itself.en} itself` }
  const who = `${all.vi} ${partly === 0 ? "còn lại" : "chưa báo cáo đủ"}${own.vi}`
  return {
    vi: `${who}${together} chỉ được ${isMore ? "thêm " : ""}${most.vi}`,
    en: `${quiet(one.silent, "all")}${own.en} may hold ${most.en}${isMore ? " more" : ""}${apiece}`
  }
}
