/** Who is silent, or what else a number that is not covered lacks: `168/171 xã đã báo cáo`. @internal */
import * as Period from "../../Period.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Facts } from "../facts/facts.ts"
import type { Told } from "../facts/parts.ts"
import { mayLack } from "../boxes/reports.ts"
import type { About } from "./about.ts"
import type { Outcome } from "../operators/outcome.ts"
import * as Tellers from "../silence/tellers.ts"
import * as Counted from "./counted.ts"
import * as nouns from "./nouns.ts"
import * as Teamless from "./teamless.ts"

const { both } = Words

type Note = Text.Text | undefined

/** Whether there may be units of the level that the model does not know. */
const isIncomplete = (about: About, level: string | undefined): boolean => {
  const levels = about.model.territory.hierarchies.get(about.hierarchy)?.levels ?? []
  const index = levels.findIndex((one) => one.id === level)
  return index >= 0 && !levels.slice(index).some((one) => one.complete === true)
}

/** That the unit itself told nothing. */
const noneFrom = (about: About): Text.Text => ({
  vi: `chưa có số của ${about.own().vi}`,
  en: `none from the ${about.own().en}`
})

/** All below have spoken: what is missing is the unit's own part, or units that the model does not know. */
const open = (about: About, outcome: Outcome): Note => {
  const { alone, expected = 0, level } = outcome
  // What a team told is no part of what its unit did itself.
  if (alone?.cell.node.category.team !== undefined) return undefined
  const facts = alone?.cell.facts()
  // Who should report has, and nobody is asked for the rest of the days.
  const asked = facts?.asked && ofDays(facts.asked)
  const begun = facts?.begun
  const tellers = outcome.tellers()
  // Who is among those who should report has done so.
  const isOwn =
    alone !== undefined &&
    alone.measure.own !== "no" &&
    (facts?.own === undefined || begun !== undefined) &&
    !tellers.some(({ id }) => id === about.unit) &&
    !Teamless.isMadeOf(about.model, about, alone.measure, tellers)
  const none = begun === undefined ? noneFrom(about) : Counted.inPart(about, Counted.ofPeriods(begun))
  if (isIncomplete(about, level)) {
    return both((language) => {
      const count = nouns.count(about.level, expected, language)
      const so = language === "vi" ? `mới biết ${count}` : `${count} known so far`
      return isOwn ? `${so}; ${none[language]}` : so
    })
  }
  const units = facts?.parts.find((one) => one.is === "units")
  const isSome = units !== undefined && units.told < units.of
  const some = both((language) => {
    if (!isSome) return asked?.[language] ?? nouns.all(about.level, language)
    const told = nouns.some(about.level, units.told, units.of, language)
    return language === "vi" ? `${told} có số` : `${told} with a figure`
  })
  // What it told itself is no number of those below it.
  if (isOwn && begun !== undefined && !isSome) return none
  if (isOwn) return both((language) => `${some[language]}; ${none[language]}`)
  return isSome ? some : (asked ?? ofTeams(about, outcome))
}

/** All teams have reported: units without one are what is missing, or a number that teams answered they do not know. */
const ofTeams = (about: About, outcome: Outcome): Note => {
  const { alone, tellers } = outcome
  const all = tellers()
  if (alone === undefined || all.length === 0 || all.some((one) => one.level !== undefined)) return undefined
  const without = Teamless.of(about.model, about, alone.measure)
  const told = without === undefined && all.every((one) => one.told) ? undefined : Counted.told(about, outcome)
  if (without === undefined) return told
  const units = (language: Text.Language) => nouns.count(without.noun, without.count, language)
  return { vi: `${told!.vi}; ${units("vi")} không có tổ`, en: `${told!.en}; ${units("en")} without a team` }
}

/** Of how many periods something was told; where they differ in length, that these are not all. */
const ofDays = (told: Told): Text.Text =>
  Counted.ofPeriods(told) ??
  (told.months && Counted.someOf("month", ...told.months)) ?? { vi: "chưa đủ kỳ", en: "part of the period" }

/** Nobody says who should report: which parts there are. */
const only = (about: About, facts: Facts, came = 0): Note => {
  const [parts] = facts.parts
  if (parts === undefined) return undefined
  const all = (language: Text.Language) => nouns.all(nouns.ofParts(parts, about.level), language)
  switch (parts.is) {
    case "teams":
    case "activities":
      return both((language) => `${all(language)}; ${noneFrom(about)[language]}`)
    case "periods":
      // What longer periods, or more people, leave is of none of them.
      if ((parts.former ?? 0) === 0 && parts.said.upper < came) return Counted.partly
      return ofDays(parts)
    case "members":
    case "cohorts":
      return { vi: `${all("vi")}; chưa có tổng số`, en: `${all("en")}; no total` }
    default:
      return undefined
  }
}

/** A bound is never shown as if it were the number itself. */
const vague = { vi: "theo số đã có", en: "from what came in" }

/** Of a share of units: of how many of them it is known. */
const sure = (about: About, { expected, reporting }: Outcome): Text.Text =>
  both((language) => {
    const some = nouns.some(about.level, reporting, expected!, language)
    return language === "vi" ? `mới rõ ${some}` : `known of ${some}`
  })

/** Whether something is missing of those who should report: not where other figures of theirs say all of it. */
const isAwaited = ({ reports }: About, { alone, reporting, tellers }: Outcome, expected: number): boolean => {
  const isSilent = reporting < expected
  const all = isSilent || alone === undefined || mayLack(reports, alone.measure) ? tellers() : []
  // Of both ends of a ratio who filed all may have told no number of one.
  if (isSilent) return all.length === 0 || !all.every((one) => Tellers.isDone(one) && (alone !== undefined || one.told))
  // Of a stock those are counted who have a figure, of whichever day it is.
  const isStock = alone !== undefined && alone.cell.days.size > 0
  return all.some((one) => one.lacks === true || (isStock && !one.told))
}

/** Of which periods a unit that is not asked itself told something, where nobody below it told anything. */
const ownPeriods = (about: About, { covered, tellers }: Outcome, { parts }: Facts): Note => {
  const own = parts.some(({ is }) => is === "units") ? undefined : parts.find(({ is }) => is === "periods")
  if (covered || own === undefined || tellers().some(({ id }) => id === about.unit)) return undefined
  const only = own.only
  const once = only && { vi: `mới có ${Period.render(only, "vi")}`, en: `only ${Period.render(only, "en")}` }
  return Counted.inPart(about, Counted.ofPeriods(own) ?? once)
}

/** What is missing; of a ratio, over whom it was taken. */
export const silenceOf = (about: About, outcome: Outcome, isRatio: boolean): Note => {
  const { alone, expected, reported, value } = outcome
  const facts = alone?.cell.facts()
  const covered = outcome.covered && facts?.held !== true
  const isBlank = covered && Counted.some(outcome) !== undefined
  const isTold = expected !== undefined && (isBlank || (!covered && isAwaited(about, outcome, expected)))
  if (isTold) {
    const itself = Counted.alone(about, outcome)
    if (itself !== undefined) {
      // Who filed all its forms told some of those who are divided, and no total.
      const isFull = (one: Tellers.Teller): boolean => Tellers.isFull(one) || (Counted.isStock(outcome) && one.told)
      const divided = outcome.tellers().every(isFull) ? outcome.numerator?.cell.facts() : undefined
      const parts = isRatio ? divided : facts
      return (parts && only(about, parts, isRatio ? 0 : reported)) ?? itself
    }
    if (outcome.overAll === true) return sure(about, outcome)
    const said = Counted.told(about, outcome)
    if (isRatio) return { vi: `tính trên ${said.vi}`, en: `over ${said.en}` }
    const own = facts && ownPeriods(about, outcome, facts)
    return own === undefined ? said : both((language) => `${said[language]}; ${own[language]}`)
  }
  if (covered || outcome.beside.length > 0) return undefined
  const found = expected === undefined ? facts && only(about, facts, reported) : open(about, outcome)
  // "More than" is the source's own word.
  const isOwnWord = value?.lowerOpen === true && value.lower === reported
  return found ?? (reported === undefined || isOwnWord ? undefined : vague)
}
