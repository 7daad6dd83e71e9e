/** Who is silent, or what else a number that is not covered lacks: `168/171 xã đã báo cáo`. @internal */
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import * as Territory from "../../Territory.ts"
import type { Facts } from "../figures/facts.ts"
import type { About } from "./about.ts"
import type { Alone, Outcome } from "./node.ts"
import * as nouns from "./nouns.ts"

const { both } = Words

type Note = Text.Text | undefined

/** `168/171 xã đã báo cáo`; those who told a part of it are counted apart. */
const told = (about: About, reporting: number, expected: number, facts: Facts | undefined): Text.Text =>
  both((language) => {
    const vi = language === "vi"
    const partly = facts?.partly ?? 0
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

/** All below have spoken: what is missing is the unit's own part, or units that the model does not know. */
const open = (about: About, outcome: Outcome, { measure }: Alone, facts: Facts): Note => {
  const { expected = 0 } = outcome
  const none = { vi: `chưa có số của ${about.own.vi}`, en: `none from the ${about.own.en}` }
  const levels = about.model.territory.hierarchies.get(about.hierarchy)?.levels ?? []
  const index = Territory.levelIndex(about.model.territory, about.hierarchy, outcome.level ?? "")
  const isOwn = measure.own !== "no" && facts.own === undefined
  if (index >= 0 && !levels.slice(index).some((level) => level.complete === true)) {
    return both((language) => {
      const count = nouns.count(about.level, expected, language)
      const so = language === "vi" ? `mới biết ${count}` : `${count} known so far`
      return isOwn ? `${so}; ${none[language]}` : so
    })
  }
  if (isOwn) return both((language) => `${nouns.all(about.level, language)}; ${none[language]}`)
  const units = facts.parts.find((one) => one.is === "units")
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

export const silenceOf = (about: About, outcome: Outcome): Note => {
  const { alone, covered, expected, reporting } = outcome
  const facts = alone?.cell.facts()
  if (covered)
    return facts?.any === undefined || expected === undefined ? undefined : told(about, reporting, expected, facts)
  if (expected === undefined) return facts === undefined ? undefined : only(about, facts)
  if (reporting < expected || alone === undefined) return told(about, reporting, expected, facts)
  return open(about, outcome, alone, facts!)
}
