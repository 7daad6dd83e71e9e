/** Who is silent, or what else a number that is not covered lacks: `168/171 xã đã báo cáo`. @internal */
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Facts } from "../facts/facts.ts"
import type { Kind } from "../silence/silence.ts"
import type { About } from "./about.ts"
import type { Outcome } from "../operators/outcome.ts"
import * as nouns from "./nouns.ts"

const { both } = Words

type Note = Text.Text | undefined

/** How many of one kind should report, have done so, and told only a part; with what is known of that kind alone. */
interface Count {
  readonly noun: nouns.Noun
  readonly expected: number
  readonly reporting: number
  readonly partly: number
  /** How many of those who reported told no number. */
  readonly numberless: number
  /** Of a stock: of how many there is a figure. */
  readonly stands: number
  /** Where others filed the line as blank: how many had something. */
  readonly any: number | undefined
}

/** Who has told, of whom, each kind of reporters apart; of a stock, of whom there is a figure. */
const told = (about: About, outcome: Outcome): Text.Text => {
  const { alone, level, reporting, silent } = outcome
  const facts = alone?.cell.facts()
  const stands = alone === undefined ? 0 : [...alone.cell.days.values()].reduce((sum, count) => sum + count, 0)
  const { any, numberless = [], partly = [] } = facts ?? {}
  if (outcome.kinds.length < 2) {
    const all = { partly: partly.length, numberless: numberless.length, stands, any }
    return counted({ noun: about.level, expected: outcome.expected!, reporting, ...all })
  }
  const open = new Set(silent.map((one) => one.reporter))
  const count = (kind: Kind): Count => ({
    noun: kind.level === undefined ? nouns.team : nouns.ofLevel(about.model, about.hierarchy, kind.level),
    expected: kind.expected.length,
    reporting: kind.expected.filter((one) => !open.has(one)).length,
    partly: kind.expected.filter((one) => partly.includes(one)).length,
    numberless: kind.expected.filter((one) => numberless.includes(one)).length,
    stands: kind.level === level ? stands : 0,
    any: kind.level === level ? any : undefined
  })
  const isOwn = ({ expected }: Kind) => expected.length === 1 && expected[0] === about.unit
  const below = together(outcome.kinds.filter((kind) => !isOwn(kind)).map(count))
  if (!open.has(about.unit)) return below
  return {
    vi: `${below.vi}; chưa có báo cáo của ${about.own().vi}`,
    en: `${below.en}; none from the ${about.own().en}`
  }
}

/** `11/12 xã và 34/36 tổ đã báo cáo`; where something must be said of one kind alone, each is a clause. */
const together = (all: ReadonlyArray<Count>): Text.Text => {
  const isPlain = all.every(({ any, numberless, partly, reporting, stands }) => {
    return partly === 0 && numberless === 0 && any === undefined && (stands === 0 || reporting > 0)
  })
  const said = all.map(isPlain ? fraction : counted)
  return both((language) => {
    const vi = language === "vi"
    const texts = said.map((one) => one[language])
    return isPlain ? `${texts.join(vi ? " và " : " and ")}${vi ? " đã báo cáo" : ""}` : texts.join("; ")
  })
}

const fraction = ({ expected, noun, reporting }: Count): Text.Text =>
  both((language) => nouns.some(noun, reporting, expected, language))

/** `1/3 xã có số, 1 xã một phần; 1 xã chưa báo cáo`: some reported and told no number. */
const numbered = (
  { expected, noun, numberless, partly, reporting, stands }: Count,
  language: Text.Language
): string => {
  const vi = language === "vi"
  const parts = stands > 0 ? 0 : partly
  const silent = expected - reporting - parts
  const some = nouns.some(noun, stands > 0 ? stands : reporting - numberless, expected, language)
  const part = vi ? `, ${nouns.count(noun, parts, "vi")} một phần` : `, ${Words.number(parts, "en")} in part`
  const rest = vi ? `; ${nouns.count(noun, silent, "vi")} chưa báo cáo` : `; ${Words.number(silent, "en")} silent`
  return `${some}${vi ? " có số" : " with a figure"}${parts === 0 ? "" : part}${silent === 0 ? "" : rest}`
}

/** `168/171 xã đã báo cáo`; those who told a part of it are counted apart. */
const counted = (all: Count): Text.Text =>
  both((language) => {
    const { any, expected, noun, numberless, partly: parts, reporting, stands } = all
    const vi = language === "vi"
    if (numberless > 0) return numbered(all, language)
    if (reporting === 0 && stands > 0) {
      const some = nouns.some(noun, stands, expected, language)
      return vi ? `${some} có số` : `${some} with a figure`
    }
    const partly = stands > 0 ? 0 : parts
    if (reporting === 0 && partly > 0) {
      const some = nouns.some(noun, partly, expected, language)
      return vi ? `${some} mới báo cáo một phần` : `${some}, in part`
    }
    const some = nouns.some(noun, reporting, expected, language)
    const blank =
      any === undefined
        ? ""
        : vi
          ? `, ${nouns.count(noun, any, "vi")} có phát sinh`
          : `, ${Words.number(any, "en")} with any`
    if (partly === 0) return `${some}${vi ? " đã báo cáo" : ""}${blank}`
    const rest = vi ? `${nouns.count(noun, partly, "vi")} một phần` : `${Words.number(partly, "en")} in part`
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
  const none = { vi: `chưa có số của ${about.own().vi}`, en: `none from the ${about.own().en}` }
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
    if (!isSome) return nouns.all(about.level, language)
    const told = nouns.some(about.level, units.told, units.of, language)
    return language === "vi" ? `${told} có số` : `${told} with a figure`
  })
  if (isOwn) return both((language) => `${some[language]}; ${none[language]}`)
  return isSome ? some : undefined
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
        vi: `${all("vi")}; chưa có số của ${about.own().vi}`,
        en: `${all("en")}; none from the ${about.own().en}`
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

/** Of a share of units: of how many of them it is known. */
const sure = (about: About, { expected, reporting }: Outcome): Text.Text =>
  both((language) => {
    const some = nouns.some(about.level, reporting, expected!, language)
    return language === "vi" ? `mới rõ ${some}` : `known of ${some}`
  })

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
    if (outcome.overAll === true) return sure(about, outcome)
    const said = told(about, outcome)
    return isRatio ? { vi: `tính trên ${said.vi}`, en: `over ${said.en}` } : said
  }
  if (covered || outcome.beside.length > 0) return undefined
  const found = expected === undefined ? facts && only(about, facts) : open(about, outcome)
  return found ?? (reported === undefined ? undefined : vague)
}
