/** Who of those who should report is in a number, counted kind by kind: `168/171 xã và 34/36 tổ đã báo cáo`. @internal */
import * as Period from "../../Period.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import { most } from "../extremes.ts"
import type * as Parts from "../facts/parts.ts"
import type { Outcome } from "../operators/outcome.ts"
import * as Tellers from "../silence/tellers.ts"
import type { About } from "./about.ts"
import * as nouns from "./nouns.ts"

const { both } = Words

/** How many of one kind should report, have done so, and told only a part; with what is known of that kind alone. */
interface Count {
  readonly noun: nouns.Noun
  readonly expected: number
  readonly reporting: number
  readonly partly: number
  /** How many of those who reported told no number, where one is missing. */
  readonly numberless: number
  /** How many told figures of more days that contradict each other. */
  readonly doubted: number
  /** Of a stock: of how many there is a figure. */
  readonly stands: number | undefined
  /** Whether some of those who reported told all of it by other figures than their forms. */
  readonly isOtherwise: boolean
  /** Whether figures of those who reported are among the older ones of which the day is said. */
  readonly isOlder: boolean
  /** Where others filed the line as blank: how many had something. */
  readonly any: number | undefined
}

/** Whether it is a stock, or a share of one. */
export const isStock = ({ alone, stock }: Pick<Outcome, "alone" | "stock">): boolean =>
  ((alone ?? stock?.alone)?.cell.days.size ?? 0) > 0

/** Those who should report, kind by kind; of a stock those who should on its last day, where there still were such. */
const kindsOf = (outcome: Outcome): ReadonlyArray<ReadonlyArray<Tellers.Teller>> => {
  const all = outcome.tellers()
  const last = isStock(outcome) ? all.filter((one) => one.isLast) : []
  const those = last.length > 0 ? last : all
  const levels = new Set(those.map((one) => one.level))
  return [...levels].map((level) => those.filter((one) => one.level === level))
}

/** That one reported nothing. */
const none = ({ en, vi }: nouns.Noun): Text.Text => ({ vi: `chưa có báo cáo của ${vi}`, en: `none from the ${en}` })

/** What one of those who should report is called. */
const nounOf = ({ hierarchy, model }: About, { level }: Tellers.Teller): nouns.Noun =>
  level === undefined ? nouns.team : nouns.ofLevel(model, hierarchy, level)

const countOf = (about: About, outcome: Outcome, all: ReadonlyArray<Tellers.Teller>): Count => {
  const { covered } = outcome
  const [{ level }] = all as [Tellers.Teller]
  const full = all.filter(Tellers.isDone)
  const stood = isStock(outcome) ? all.filter((one) => one.told) : undefined
  const stands = stood?.filter((one) => one.lacks !== true)
  const newest = most((stands ?? []).map((one) => one.day ?? -Infinity))
  return {
    noun: nounOf(about, all[0]!),
    expected: all.length,
    reporting: full.length,
    partly: stood === undefined ? all.filter(Tellers.isPart).length : stood.length - stands!.length,
    doubted: all.filter((one) => one.isDoubted === true && one.filed === 0).length,
    numberless: covered ? 0 : full.filter((one) => !one.told).length,
    stands: stands?.length,
    isOtherwise: full.some(Tellers.isOtherwise),
    isOlder: full.some((one) => one.day !== undefined && one.day < newest),
    any: level === outcome.level ? some(outcome) : undefined
  }
}

/** Of those who told a number how many had something, where others filed the line as blank: not where all of them had. */
export const some = ({ alone, level, tellers }: Outcome): number | undefined => {
  const any = alone?.cell.facts().any
  const told = any === undefined ? [] : tellers().filter((one) => one.level === level && one.told)
  return any === told.length ? undefined : any
}

/** Who has told, of whom, each kind of reporters apart; of a stock, of whom there is a figure. */
export const told = (about: About, outcome: Outcome): Text.Text => {
  const { expected, over, reporting, stock } = outcome
  // Of whom only a part was told is said apart.
  const isMore = over !== undefined && over.told > reporting && !outcome.tellers().some((one) => one.told && one.lacks)
  if (over !== undefined && (over.lacking + over.vague > 0 || isMore || stock!.days.size > 1)) {
    const { lacking, vague } = over
    const reporters = new Set(outcome.silent.map((one) => one.reporter)).size
    const silent = lacking + vague === 0 ? 0 : Math.min(expected! - over.told - lacking - vague, reporters)
    return both((language) => {
      const those = (number: number, word: Text.Text): ReadonlyArray<string> => {
        const many = language === "vi" ? nouns.count(about.level, number, "vi") : Words.number(number, "en")
        return number === 0 ? [] : [`${many} ${word[language]}`]
      }
      return [
        nouns.some(about.level, over.told, expected!, language),
        ...those(lacking, { vi: "chưa có dân số", en: "without a population" }),
        ...those(vague, { vi: "chưa rõ dân số chính xác", en: "with only bounds of its population" }),
        ...those(silent, { vi: "chưa báo cáo", en: "silent" })
      ].join("; ")
    })
  }
  const kinds = kindsOf(outcome)
  if (kinds.length < 2) return counted(countOf(about, outcome, kinds[0]!))
  const isOwn = (all: ReadonlyArray<Tellers.Teller>): boolean => all.length === 1 && all[0]!.id === about.unit
  const below = together(kinds.filter((all) => !isOwn(all)).map((all) => countOf(about, outcome, all)))
  const own = kinds.find(isOwn)?.[0]
  if (own === undefined || Tellers.isDone(own)) return below
  const itself = ownPart(about, own)
  return both((language) => `${below[language]}; ${itself[language]}`)
}

/** `mới có 2/3 tháng`. */
export const someOf = (every: Period.Bucket, told: number, of: number): Text.Text =>
  both((language) => {
    const some = nouns.some(nouns.ofLength(every), told, of, language)
    return language === "vi" ? `mới có ${some}` : some
  })

/** Of how many periods of one length something was told; `undefined` where they differ in length. */
export const ofPeriods = ({ every, of, told }: Parts.Told): Text.Text | undefined =>
  every === undefined || told >= of ? undefined : someOf(every, told, of)

/** Of how many of its periods one has reported, where these are not all. */
const periodsOf = ({ due, every, filed, periods = filed }: Tellers.Teller): Text.Text | undefined =>
  periods === 0 || periods === due || every === undefined ? undefined : someOf(every, periods, due)

export const partly: Text.Text = { vi: "mới báo cáo một phần", en: "in part" }

/** Where it is the unit, or the team, that was asked for who alone should report: what it told itself. */
export const alone = (about: About, outcome: Outcome): Text.Text | undefined => {
  const { alone: found, tellers } = outcome
  const [one, other] = tellers()
  if (one === undefined || other !== undefined || Tellers.isDone(one)) return undefined
  if (one.id !== (found?.cell.node.category.team ?? about.unit)) return undefined
  if (!Tellers.isPart(one)) return none(nounOf(about, one))
  return periodsOf(one) ?? partly
}

/** What a unit itself has told, beside its teams or those below it. */
const ownPart = (about: About, one: Tellers.Teller): Text.Text => {
  if (!Tellers.isPart(one)) return none(about.own())
  return inPart(about, periodsOf(one))
}

/** That a unit itself has told something, and not all: `tỉnh mới có 2/3 tháng`. */
export const inPart = (about: About, told: Text.Text | undefined): Text.Text => {
  const own = about.own()
  const part = told ?? partly
  return { vi: `${own.vi} ${part.vi}`, en: `the ${own.en} ${part.en}` }
}

/** `11/12 xã và 34/36 tổ đã báo cáo`; where something must be said of one kind alone, each is a clause. */
const together = (all: ReadonlyArray<Count>): Text.Text => {
  const isPlain = all.every((one) => one.partly === 0 && one.any === undefined && !isByNumbers(one))
  const said = all.map(isPlain ? fraction : counted)
  return both((language) => {
    const vi = language === "vi"
    const texts = said.map((one) => one[language])
    return isPlain ? `${nouns.listed(texts, language)}${vi ? " đã báo cáo" : ""}` : texts.join("; ")
  })
}

const fraction = ({ expected, noun, reporting }: Count): Text.Text =>
  both((language) => nouns.some(noun, reporting, expected, language))

/** Whether those are counted of whom there is a number, and not those who reported. */
const isByNumbers = ({ isOlder, isOtherwise, numberless, reporting, stands = 0 }: Count): boolean =>
  numberless > 0 || isOlder || isOtherwise || (reporting === 0 && stands > 0)

/** `168/171 xã đã báo cáo`, `1/3 xã có số; 1 xã chưa báo cáo`; those who told a part are counted apart. */
const counted = (all: Count): Text.Text =>
  both((language) => {
    const { any, doubted, expected, noun, numberless, partly, reporting, stands } = all
    const vi = language === "vi"
    const some = (told: number) => nouns.some(noun, told, expected, language)
    const those = (number: number, word: Text.Text) =>
      `${vi ? nouns.count(noun, number, "vi") : Words.number(number, "en")} ${word[language]}`
    const part = partly === 0 ? "" : `, ${those(partly, { vi: "một phần", en: "in part" })}`
    const blank = any === undefined ? "" : `, ${those(any, { vi: "có phát sinh", en: "with any" })}`
    if (isByNumbers(all)) {
      const told = stands ?? reporting - numberless
      const silent = reporting === 0 ? 0 : expected - told - numberless - partly - doubted
      const rest = silent === 0 ? "" : `; ${those(silent, { vi: "chưa báo cáo", en: "silent" })}`
      return `${some(told)} ${vi ? "có số" : "with a figure"}${part}${blank}${rest}`
    }
    if (reporting === 0 && partly > 0) return `${some(partly)}${vi ? " mới báo cáo một phần" : ", in part"}`
    const full = partly === 0 ? (vi ? " đã báo cáo" : "") : vi ? " đã báo cáo đủ" : " in full"
    return `${some(reporting)}${full}${part}${blank}`
  })
