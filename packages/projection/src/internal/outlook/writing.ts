/** Numbers, dates and targets of an outlook as a page writes them. @internal */
import { Period, Quantity, Words } from "@lantoa/core"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Answer from "../../Answer.ts"
import * as locale from "../locale.ts"
import type { Each, Goal, Outlook } from "./outlook.ts"

/** How an outlook writes in a language. */
export interface Writing {
  /** A forecast or a change, with the decimals of the outlook. */
  readonly number: (value: number) => string
  /** What somebody wrote: as many decimals as it has. */
  readonly told: (figure: Answer.Figure) => string
  /** A difference: of two percentages it is in points. */
  readonly difference: (value: number) => string
  /** The same a step, with decimals enough for what is small. */
  readonly rate: (value: number) => string
  readonly date: (label: string) => string
  readonly target: string
}

export const make = (self: Outlook, language: locale.Language): Writing => {
  const own = ofUnit(self, language)
  return self.each === undefined ? own : ofUnits(self.goal, self.each, own, language)
}

/** How a series is written: that of the outlook, or that of one unit where it is about each. */
export const ofUnit = ({ decimals: places, each, goal: whole }: Outlook, language: locale.Language): Writing => {
  const { decimals = places } = each ?? {}
  const { unit: _, ...rest } = whole
  const goal: Goal = each === undefined ? whole : { ...rest, ...each.goal }
  const unit = goal.unit?.[language] ?? ""
  const points = unit.trim() !== "%" ? unit : language === "vi" ? " điểm %" : " points"
  const amount = (value: number) => scaled(value, language, (one) => locale.number(one, language, decimals))
  const written = (value: number, of: string) => {
    const text = amount(value)
    return `${text}${some(text, of)}`
  }
  const exact = (value: number) => scaled(value, language, (one) => locale.short(one, language, 2))
  const told = (figure: Answer.Figure) => {
    const text = Quantity.render(Answer.quantity(figure), language, exact)
    return `${text}${some(text, unit)}`
  }
  const date = (label: string) => dated(label, language)
  const rate = (value: number) => {
    const digits = 1 - Math.floor(Math.log10(value))
    const isSmall = digits > decimals && (decimals === 0 || digits > decimals + 1)
    if (!isSmall) return written(value, points)
    const text = locale.short(value, language, Math.min(digits, 6))
    return `${text}${some(text, points)}`
  }
  return {
    number: (value) => written(value, unit),
    told,
    difference: (value) => written(value, points),
    rate,
    date,
    target: `${level(goal, language, told)}${time(goal, language, date)}`
  }
}

/** How shares of so many units are written: as how many they are. */
const ofUnits = (goal: Goal, { noun, units, goal: one }: Each, own: Writing, language: locale.Language): Writing => {
  const vi = language === "vi"
  const all = units.length
  const some = (share: number, round = Math.round) => Words.count(round((share * all) / 100), noun[language], language)
  const told = (figure: Answer.Figure) => {
    const { lower, upper } = Answer.quantity(figure)
    const [low, high] = [lower, upper].map((share) => String(Math.round((share * all) / 100)))
    const from = low === high ? low : `${low} ${vi ? "đến" : "to"} ${high}`
    return vi ? `${from}/${all} ${noun.vi} đạt` : `${from} of ${Words.count(all, noun.en, "en")} there`
  }
  const share = level(
    { ...goal, unit: { vi: "%", en: "%" } },
    language,
    (figure) => `${Quantity.render(Answer.quantity(figure), language)}%`
  )
  const each = own.told(one.threshold)
  const than =
    one.comparator === ">=" && vi
      ? `đạt từ ${each} trở lên`
      : `${vi ? "có" : "with"} ${comparators[one.comparator][language]} ${each}`
  return {
    ...own,
    number: some,
    told,
    difference: (points) => some(points - 1e-9, Math.ceil),
    target: `${share} ${vi ? `số ${noun.vi}` : `of ${Words.plural(noun.en, "en")}`} ${than}${time(goal, language, own.date)}`
  }
}

/** What stands after a number; of one it is one: `1 team`. */
const some = (written: string, unit: string): string =>
  written === "1" && unit.startsWith(" ")
    ? unit
        .replace(/^ people$/, " person")
        .replace(/ies$/, "y")
        .replace(/(ss|sh|ch|x)es$|(?<!s)s$/, "$1")
    : unit

/** Thousands of millions in words, as nobody reads ten digits. */
const scaled = (value: number, language: locale.Language, write: (value: number) => string): string => {
  if (Math.abs(value) < 1e9 || !Number.isFinite(value)) return write(value)
  const billions = value / 1e9
  const text = locale.short(billions, language, Math.abs(billions) < 10 ? 2 : Math.abs(billions) < 100 ? 1 : 0)
  return `${text} ${language === "vi" ? "tỷ" : "billion"}`
}

/** A label that is a period as people write it, and any other as it is; what begins on another day is a name, not from when to when. */
export const dated = (label: string, language: locale.Language): string => {
  const period = Option.getOrUndefined(read(label))
  if (period === undefined) return label
  const [, from, to] = /^(\d{4})-09\/(\d{4})-08$/.exec(period) ?? []
  if (Number(to) === Number(from) + 1)
    return language === "vi" ? `năm học ${from} – ${to}` : `the school year ${from}–${to}`
  return Period.render(period, language).replace(/^từ (.*) đến /, "kỳ $1 – ")
}

const read = Schema.decodeUnknownOption(Period.Period)

const comparators = {
  ">=": { vi: "tối thiểu", en: "at least" },
  ">": { vi: "trên", en: "more than" },
  "<=": { vi: "không quá", en: "at most" },
  "<": { vi: "dưới", en: "less than" },
  "=": { vi: "đúng", en: "exactly" }
} as const

/** What level is asked for; no share exceeds 100 %. */
export const level = (
  { comparator, threshold, unit }: Goal,
  language: locale.Language,
  told: Writing["told"]
): string => {
  const whole = unit?.en.trim() === "%" && Answer.exact(threshold) === 100 && comparator === ">="
  return whole ? told(threshold) : `${comparators[comparator][language]} ${told(threshold)}`
}

const time = ({ deadline, mode, within }: Goal, language: locale.Language, date: Writing["date"]): string => {
  const vi = language === "vi"
  const stay = mode === "stay" ? (vi ? ", giữ suốt kỳ" : ", at every step") : ""
  if (deadline === undefined) return `${vi ? ", không nêu thời hạn" : ", no deadline stated"}${stay}`
  const when = date(deadline.label)
  const head = within !== true ? (vi ? "vào" : "by") : vi ? "trong" : when.includes(" to ") ? "from" : "in"
  return ` ${head} ${when}${stay}`
}
