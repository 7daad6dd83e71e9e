/** The sentences of what silence leaves open, or counts as nothing. @internal */
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import { against, type Case, first, goal, known, most, status } from "./said.ts"
import { isCount } from "./trend.ts"

const { both } = Words

/** Where there is a value, and it does not decide. */
const open: Text.Text = { vi: "Chưa kết luận", en: "Undecided" }

/** What those who told a part have not told. */
const unreported = (partly: number, noun: Text.Text): string =>
  `what ${Words.count(partly, noun.en, "en")} ${partly === 1 ? "has" : "have"} not reported`

const unsaid: Text.Text = { vi: "phần chưa báo cáo tính 0", en: "what was not reported counts 0" }

/** Who counts as nothing once a target is closed. */
const counted = ({ silent: { count, itself, noun, partly } }: Case): Text.Text => {
  const names = [
    ...(count > 0
      ? [{ vi: `${Words.number(count, "vi")} ${noun.vi}`, en: `${Words.number(count, "en")} silent` }]
      : []),
    ...(itself === undefined ? [] : [itself])
  ]
  const told = names.length === 0 ? [] : [`${names.map(({ vi }) => vi).join(" và ")} không báo cáo`]
  const rest: ReadonlyArray<Text.Text> =
    partly === 0
      ? []
      : [
          {
            vi: `phần còn thiếu của ${Words.number(partly, "vi")} ${noun.vi}`,
            en: unreported(partly, noun)
          }
        ]
  if (told.length + rest.length === 0) return unsaid
  const single = names.length + rest.length === 1 && count <= 1
  return {
    vi: `${[...told, ...rest.map(({ vi }) => vi)].join(", ")} tính 0`,
    en: `${[...names, ...rest].map(({ en }) => en).join(" and ")} ${single ? "counts" : "count"} 0`
  }
}

export const closed = (one: Case): Text.Text => {
  const day = one.question.closed!
  const { year } = Day.civil(Day.toEpoch(day))
  // The year goes without saying where it is that of the deadline, or the next.
  const isNear = year - Number(Period.lastDay(one.question.due!).slice(0, 4)) <= 1
  const on = (language: Text.Language) => Words.day(day, language, isNear ? year : undefined)
  const who = counted(one)
  return first(one.verdict.outcome === "met" ? status.met : status.notMet, {
    vi: `${against(one, "vi")} (chốt ${on("vi")}; ${who.vi})`,
    en: `${against(one, "en")} (closed ${on("en")}; ${who.en})`
  })
}

/** Why a value does not decide: contradictions, silence and what it would have to hold, or bounds of the sources. */
export const undecided = (one: Case): Text.Text => first(open, why(one))

const why = (one: Case): Text.Text => {
  const [finding] = one.reading.findings
  if (finding !== undefined) {
    return {
      vi: `${finding.text.vi}; chỉ tiêu ${goal(one, "vi")}`,
      en: `${finding.text.en}; the target is ${goal(one, "en")}`
    }
  }
  if (one.verdict.closed) return vague(one)
  const { count, itself, partly } = one.silent
  const { direction, indicator } = one.question
  const adds = isCount(indicator.expression) && Number.isFinite(one.verdict.value!.lower)
  if (count + partly === 0) return adds && itself !== undefined && direction === "up" ? own(one, itself) : vague(one)
  if (adds && direction === "up") return missingEach(one)
  if (adds && direction === "down") return room(one)
  return spanned(one)
}

/** A ratio or a share: as far as it is known, and who is silent. */
const spanned = (one: Case): Text.Text => {
  const count = (language: Text.Language) => Words.number(one.silent.count + one.silent.partly, language)
  return {
    vi: `${known(one, "vi")}, chỉ tiêu ${goal(one, "vi")}; ${count("vi")} ${one.silent.noun.vi} chưa báo cáo${one.silent.partly > 0 ? " đủ" : ""}`,
    en: `${known(one, "en")}; the target is ${goal(one, "en")}; ${count("en")} silent${one.silent.partly > 0 ? ", in whole or in part" : ""}`
  }
}

/** How much is missing to what is asked for, and whether it is of whole things. */
const lacking = ({ question: { comparator, threshold, tolerance }, verdict: { value } }: Case) => {
  const { lower } = value!
  const whole = Number.isInteger(lower) && Number.isInteger(threshold)
  return { whole, rest: threshold - tolerance - lower + (comparator === ">" && whole ? 1 : 0) }
}

/** What only the unit itself can still add. */
const own = (one: Case, itself: Text.Text): Text.Text => {
  const need = (language: Text.Language) => Words.number(lacking(one).rest, language)
  return {
    vi: `${against(one, "vi")}; chưa có số của ${itself.vi}, cần ít nhất ${need("vi")}`,
    en: `${against(one, "en")}; none from ${itself.en}, which would need ${need("en")}`
  }
}

/** What each of the silent would have to hold for a floor to be met. */
const missingEach = (one: Case): Text.Text => {
  const { count, noun, partly } = one.silent
  const { rest, whole } = lacking(one)
  const share = rest / (count + partly)
  const each = whole ? Math.ceil(Words.round(share, most)) : Math.ceil(share * 100) / 100
  const say = (value: number, language: Text.Language) => Words.number(value, language)
  const high = (language: Text.Language) =>
    one.highest === undefined
      ? ""
      : language === "vi"
        ? ` (cao nhất đã báo: ${say(one.highest, "vi")})`
        : ` (highest: ${say(one.highest, "en")})`
  if (partly === 0) {
    const [on, needs, apiece] = count === 1 ? ["", "needs", ""] : [" bình quân", "need", " each"]
    return {
      vi: `${against(one, "vi")}; ${say(count, "vi")} ${noun.vi} còn lại cần${on} ${say(each, "vi")}${high("vi")}`,
      en: `${against(one, "en")}; ${say(count, "en")} silent ${needs} ${say(each, "en")}${apiece}${high("en")}`
    }
  }
  // Who told a part has a figure already: only what is missing of it is still to come.
  const silent = { vi: `${say(count, "vi")} ${noun.vi} chưa báo cáo, `, en: `${say(count, "en")} silent and ` }
  const none = { vi: "", en: "" }
  const before = count === 0 ? none : silent
  const mean = count + partly === 1 ? none : { vi: " bình quân", en: " each on average" }
  return {
    vi: `${against(one, "vi")}; ${before.vi}${say(partly, "vi")} ${noun.vi} báo chưa đủ, phần còn thiếu cần${mean.vi} ${say(each, "vi")}`,
    en: `${against(one, "en")}; ${before.en}${unreported(partly, noun)} must come to ${say(each, "en")}${mean.en}`
  }
}

/** What all of the silent together may hold for a ceiling to be kept. */
const room = (one: Case): Text.Text => {
  const { comparator, threshold, tolerance } = one.question
  const left = threshold + tolerance - one.verdict.value!.lower
  const { noun, partly } = one.silent
  const count = one.silent.count + partly
  const than = comparator === "<" ? { vi: "dưới", en: "less than" } : { vi: "tối đa", en: "at most" }
  const [together, all] = count === 1 ? ["", ""] : [" cộng lại", " together"]
  const who = partly === 0 ? `${noun.vi} còn lại` : `${noun.vi} chưa báo cáo đủ`
  return {
    vi: `${against(one, "vi")}; ${Words.number(count, "vi")} ${who}${together} chỉ được ${partly === 0 ? "" : "thêm "}${than.vi} ${Words.number(left, "vi")}`,
    en: `${against(one, "en")}; ${Words.number(count, "en")} silent may hold ${than.en} ${Words.number(left, "en")}${partly === 0 ? "" : " more"}${all}`
  }
}

const vague = (one: Case): Text.Text =>
  both((language) =>
    language === "vi"
      ? `số liệu chỉ biết là ${known(one, "vi")}, chưa đủ để kết luận với chỉ tiêu ${goal(one, "vi")}`
      : `the figure is only known as ${known(one, "en")}, which does not decide a target of ${goal(one, "en")}`
  )
