/** The sentences of what silence leaves open. @internal */
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import * as Reading from "../../Reading.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import { leftOpen } from "./closedText.ts"
import { against, aim, type Case, first, isBetween, known, mostDecimals, stands, vague } from "./phrases.ts"
import * as nouns from "../plan/nouns.ts"
import { isCount } from "./trend.ts"

const { both } = Words

/** Where there is a value, and it does not decide. */
const open: Text.Text = { vi: "Chưa kết luận", en: "Undecided" }

/** Why a value does not decide: contradictions, silence and what it would have to hold, or bounds of the sources. */
export const undecided = (one: Case): Text.Text => first(open, why(one))

/**
 * Whether, whatever is right of what was told, it falls short without the silent; `undefined` where it was not asked, or where
 * what was told is open above itself.
 */
const isShort = ({ question: { comparator, threshold, tolerance }, settled }: Case): boolean | undefined =>
  settled === undefined || settled.upper === Infinity
    ? undefined
    : Quantity.compare(settled, comparator, threshold, tolerance) === false

const why = (one: Case): Text.Text => {
  if (one.verdict.closed) return leftOpen(one)
  if (one.pending !== undefined) return awaited(one, one.pending)
  const { count, itself, partly } = one.silent
  const { direction, indicator } = one.question
  const waits = count + partly > 0
  const adds = isCount(indicator.expression) && Number.isFinite(one.verdict.value!.lower)
  const short = isShort(one)
  const [finding] = one.reading.findings
  const isAlone = !waits && itself === undefined
  if (finding !== undefined && (isAlone || (adds && short !== true))) {
    return both((language) => `${finding.text[language]}; ${aim(one, language)}`)
  }
  if (!waits) return adds && itself !== undefined && direction === "up" ? own(one, itself) : vague(one)
  if (adds && direction === "up" && short !== false) return missingEach(one)
  if (adds && direction === "down") return room(one)
  return spanned(one)
}

/** What stood on an older day, and whose forms since then have not come. */
const awaited = (one: Case, pending: Period.Period): Text.Text =>
  both((language) => {
    const { count, noun } = one.silent
    const period = Period.render(pending, language)
    return language === "vi"
      ? `${stands(one, "vi")}, ${aim(one, "vi")}; ${Words.number(count, "vi")} ${noun.vi} chưa báo cáo ${period}`
      : `${stands(one, "en")}; ${aim(one, "en")}; ${Words.count(count, noun.en, "en")} ${count === 1 ? "has" : "have"} not reported ${period}`
  })

/** Of what does not simply add up: the number as people saw it, or as far as it is known, and who is silent. */
const spanned = (one: Case): Text.Text =>
  both((language) => {
    const { all, count, noun, partly } = one.silent
    // Of several kinds it is said how many of each.
    const silent = noun.en === nouns.unit.en ? all.en : Words.number(count + partly, "en")
    const isShare = one.question.each !== undefined
    const value =
      isShare || one.reading.reported === undefined ? known(one, language) : Reading.render(one.reading, language)
    const dispute = isShare && one.disputed !== undefined ? ` (${one.disputed[language]})` : ""
    return language === "vi"
      ? `${value}${dispute}, ${aim(one, "vi")}; ${all.vi} chưa báo cáo${partly > 0 ? " đủ" : ""}`
      : `${value}${dispute}; ${aim(one, "en")}; ${silent} silent${partly > 0 ? ", in whole or in part" : ""}`
  })

/** How much is missing to what is asked for, at least and at most, and whether it is of whole things. */
const lacking = (one: Case) => {
  const { comparator, threshold, tolerance } = one.question
  const lower = one.verdict.value!.lower
  const upper = isBetween(one) ? one.settled!.upper : lower
  const whole = Number.isInteger(lower) && Number.isInteger(upper) && Number.isInteger(threshold)
  const rest = (value: number) => threshold - tolerance - value + (comparator === ">" && whole ? 1 : 0)
  return { whole, least: rest(upper), rest: rest(lower) }
}

/** What each of so many would have to hold: `52`, or `từ 50 đến 52` where it is not known what came in. */
const needed = (one: Case, count: number, language: Text.Language): string => {
  const { least, rest, whole } = lacking(one)
  const each = (value: number) => {
    const share = value / count
    return Words.number(whole ? Math.ceil(Words.round(share, mostDecimals)) : Math.ceil(share * 100) / 100, language)
  }
  const [low, high] = [each(least), each(rest)]
  if (low === high) return high
  return language === "vi" ? `từ ${low} đến ${high}` : `${low} to ${high}`
}

/** What came in against what is asked for, and what contradicts itself in it. */
const asItStands = (one: Case, language: Text.Language): string =>
  `${against(one, language)}${one.disputed === undefined ? "" : ` (${one.disputed[language]})`}`

/** What only the unit itself can still add. */
const own = (one: Case, itself: Text.Text): Text.Text => {
  const need = (language: Text.Language) => Words.number(lacking(one).rest, language)
  return {
    vi: `${asItStands(one, "vi")}; chưa có số của ${itself.vi}, cần ít nhất ${need("vi")}`,
    en: `${asItStands(one, "en")}; none from ${itself.en} itself, which would need ${need("en")}`
  }
}

/** What each of the silent would have to hold for a floor to be met. */
const missingEach = (one: Case): Text.Text => {
  const { begun, count, noun, partly } = one.silent
  const each = (language: Text.Language) => needed(one, count + partly, language)
  const say = (value: number, language: Text.Language) => Words.number(value, language)
  const high = (language: Text.Language) =>
    one.highest === undefined
      ? ""
      : language === "vi"
        ? ` (cao nhất đã báo: ${say(one.highest, "vi")})`
        : ` (highest: ${say(one.highest, "en")})`
  if (partly === 0) {
    const [on, needs, apiece] = count === 1 ? ["", "needs", ""] : [" bình quân", "need", " each"]
    const more = begun > 0 ? { vi: " thêm", en: " more" } : { vi: "", en: "" }
    return {
      vi: `${asItStands(one, "vi")}; ${say(count, "vi")} ${noun.vi} còn lại cần${more.vi}${on} ${each("vi")}${high("vi")}`,
      en: `${asItStands(one, "en")}; ${say(count, "en")} silent ${needs} ${each("en")}${more.en}${apiece}${high("en")}`
    }
  }
  // Who told a part has a figure already: only what is missing of it is still to come.
  const before = count === 0 ? "" : `${say(count, "vi")} ${noun.vi} chưa báo cáo, `
  const [on, needs, apiece] = count + partly === 1 ? ["", "needs", ""] : [" bình quân", "need", " each on average"]
  return {
    vi: `${asItStands(one, "vi")}; ${before}${say(partly, "vi")} ${noun.vi} báo chưa đủ, phần còn thiếu cần${on} ${each("vi")}`,
    en: `${asItStands(one, "en")}; ${missingParts(count, partly, noun)} ${needs} ${each("en")}${apiece}`
  }
}

/** Whole silence and missing parts: `2 silent communes and the missing parts of 3 others`. */
const missingParts = (count: number, partly: number, noun: Text.Text): string => {
  const part = `the missing part${partly === 1 ? "" : "s"} of`
  if (count === 0) return `${part} ${Words.count(partly, noun.en, "en")}`
  return `${Words.count(count, `silent ${noun.en}`, "en")} and ${part} ${Words.count(partly, "other", "en")}`
}

/** What all of the silent together may hold for a ceiling to be kept. */
const room = (one: Case): Text.Text => {
  const { comparator, threshold, tolerance } = one.question
  const left = threshold + tolerance - one.verdict.value!.lower
  const { begun, noun, partly } = one.silent
  const count = one.silent.count + partly
  const isMore = partly + begun > 0
  const than = comparator === "<" ? { vi: "dưới", en: "less than" } : { vi: "tối đa", en: "at most" }
  const [together, apiece] = count === 1 ? ["", ""] : [" cộng lại", " together"]
  const who = partly === 0 ? `${noun.vi} còn lại` : `${noun.vi} chưa báo cáo đủ`
  return {
    vi: `${against(one, "vi")}; ${Words.number(count, "vi")} ${who}${together} chỉ được ${isMore ? "thêm " : ""}${than.vi} ${Words.number(left, "vi")}`,
    en: `${against(one, "en")}; ${Words.number(count, "en")} silent may hold ${than.en} ${Words.number(left, "en")}${isMore ? " more" : ""}${apiece}`
  }
}
