/** Who is silent, or what else a number that is not covered lacks: `168/171 xã đã báo cáo`. @internal */
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Facts } from "../figures/facts.ts"
import { formsOf } from "../figures/reports.ts"
import type { About } from "./about.ts"
import type { Outcome } from "../operators/outcome.ts"
import * as nouns from "./nouns.ts"

const { both } = Words

type Note = Text.Text | undefined

/** Whether a form asks the unit itself, beside those below it that are counted. */
const isAsked = ({ hierarchy, model, period, unit }: About, { alone, expected = 0, level }: Outcome): boolean => {
  if (alone === undefined || level === undefined || expected < 2) return false
  const levels = model.territory.hierarchies.get(hierarchy)?.levels ?? []
  const own = levels[nouns.levelOf(model, hierarchy, unit, period) ?? -1]?.id
  return own !== level && formsOf(model, alone.measure.id).some(({ by }) => "level" in by && by.level === own)
}

/** Who has told, of whom; of a stock, of whom there is a figure where nobody has told of just these days. */
const told = (about: About, outcome: Outcome): Text.Text => {
  const { alone, reporting, silent } = outcome
  const facts = alone?.cell.facts()
  const stands = alone === undefined ? 0 : [...alone.cell.days.values()].reduce((sum, count) => sum + count, 0)
  if (!isAsked(about, outcome)) return counted(about, reporting, outcome.expected!, facts, stands)
  const isSilent = silent.some((one) => one.reporter === about.unit)
  const below = counted(about, reporting - (isSilent ? 0 : 1), outcome.expected! - 1, facts, stands)
  if (!isSilent) return below
  return {
    vi: `${below.vi}; chưa có báo cáo của ${about.own.vi}`,
    en: `${below.en}; none from the ${about.own.en}`
  }
}

/** `168/171 xã đã báo cáo`; those who told a part of it are counted apart. */
const counted = (
  about: About,
  reporting: number,
  expected: number,
  facts: Facts | undefined,
  stands: number
): Text.Text =>
  both((language) => {
    const vi = language === "vi"
    if (reporting === 0 && stands > 0) {
      const some = nouns.some(about.level, stands, expected, language)
      return vi ? `${some} có số` : `${some} with a figure`
    }
    const partly = stands > 0 ? 0 : (facts?.partly ?? 0)
    if (reporting === 0 && partly > 0) {
      const some = nouns.some(about.level, partly, expected, language)
      return vi ? `${some} mới báo cáo một phần` : `${some}, in part`
    }
    const some = nouns.some(about.level, reporting, expected, language)
    const any = facts?.any
    const blank =
      any === undefined
        ? ""
        : vi
          ? `, ${nouns.count(about.level, any, "vi")} có phát sinh`
          : `, ${Words.number(any, "en")} with any`
    if (partly === 0) return `${some}${vi ? " đã báo cáo" : ""}${blank}`
    const rest = vi ? `${nouns.count(about.level, partly, "vi")} một phần` : `${Words.number(partly, "en")} in part`
    return `${some}${vi ? " đã báo cáo đủ" : " in full"}, ${rest}${blank}`
  })

/** Whether there may be units of the level that the model does not know. */
const isIncomplete = (about: About, level: string | undefined): boolean => {
  const levels = about.model.territory.hierarchies.get(about.hierarchy)?.levels ?? []
  const index = levels.findIndex((one) => one.id === level)
  return index >= 0 && !levels.slice(index).some((one) => one.complete === true)
}

/** All below have spoken: what is missing is the unit's own part, or units that the model does not know. */
const open = (about: About, { alone, expected = 0, level }: Outcome): Note => {
  const facts = alone?.cell.facts()
  const isOwn = alone !== undefined && alone.measure.own !== "no" && facts?.own === undefined
  const none = { vi: `chưa có số của ${about.own.vi}`, en: `none from the ${about.own.en}` }
  if (isIncomplete(about, level)) {
    return both((language) => {
      const count = nouns.count(about.level, expected, language)
      const so = language === "vi" ? `mới biết ${count}` : `${count} known so far`
      return isOwn ? `${so}; ${none[language]}` : so
    })
  }
  if (isOwn) return both((language) => `${nouns.all(about.level, language)}; ${none[language]}`)
  const units = facts?.parts.find((one) => one.is === "units")
  if (units === undefined || units.told === units.of) return undefined
  return both((language) => {
    const some = nouns.some(about.level, units.told, units.of, language)
    return language === "vi" ? `${some} có số` : `${some} with a figure`
  })
}

/** Nobody says who should report: which parts there are. */
const only = (about: About, facts: Facts): Note => {
  const [parts] = facts.parts
  if (parts === undefined) return undefined
  const all = (language: Text.Language) => nouns.all(nouns.ofParts(parts, about.level), language)
  switch (parts.is) {
    case "teams":
    case "activities":
      return {
        vi: `${all("vi")}; chưa có số của ${about.own.vi}`,
        en: `${all("en")}; none from the ${about.own.en}`
      }
    case "periods":
      if (parts.every === undefined || parts.told >= parts.of) return { vi: "chưa đủ kỳ", en: "part of the period" }
      return both((language) => {
        const some = nouns.some(nouns.ofLength(parts.every), parts.told, parts.of, language)
        return language === "vi" ? `mới có ${some}` : some
      })
    case "members":
    case "cohorts":
      return { vi: `${all("vi")}; chưa có tổng số`, en: `${all("en")}; no total` }
    default:
      return undefined
  }
}

/** A bound is never shown as if it were the number itself. */
const vague = { vi: "theo số đã có", en: "from what came in" }

/** What is missing; of a ratio, over whom it was taken. */
export const silenceOf = (about: About, outcome: Outcome, isRatio: boolean): Note => {
  const { alone, covered, expected, reported, reporting } = outcome
  const facts = alone?.cell.facts()
  const isTold = expected !== undefined && (covered ? facts?.any !== undefined : reporting < expected)
  if (isTold) {
    const isAlone =
      expected === 1 && outcome.silent.length > 0 && outcome.silent.every((one) => one.reporter === about.unit)
    const parts = isAlone && !isRatio && facts !== undefined ? only(about, facts) : undefined
    if (parts !== undefined) return parts
    const said = told(about, outcome)
    return isRatio ? { vi: `tính trên ${said.vi}`, en: `over ${said.en}` } : said
  }
  if (covered || outcome.beside.length > 0) return undefined
  const found = expected === undefined ? facts && only(about, facts) : open(about, outcome)
  return found ?? (reported === undefined ? undefined : vague)
}
