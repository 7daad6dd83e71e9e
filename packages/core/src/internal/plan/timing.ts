/** Of which days a number is, and what came later, beside the number of a reading. @internal */
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Cell } from "../figures/cell.ts"
import type { Facts } from "../facts/facts.ts"
import type { Newer } from "../facts/marks.ts"
import type { Alone, Outcome } from "../operators/outcome.ts"
import type { About } from "./about.ts"
import type * as Span from "../boxes/span.ts"
import * as nouns from "./nouns.ts"
import { says, upTo } from "../says.ts"

const { both } = Words

/** What is said beside a number, if anything. */
export type Note = Text.Text | undefined

const year = ({ period }: About): number => Day.civil(Period.bounds(period).end - 1).year

const onDay = (about: About, day: number, language: Text.Language): string =>
  Words.day(Day.fromEpoch(day), language, year(about))

/** Whether the days are only those until a unit or a team ended. */
const isCut = ({ period }: About, { end, weekly }: Cell): boolean => !weekly && end < Period.bounds(period).end

/** Until when there was a unit or a team that ended within the days asked for. */
export const ended = (about: About, { flow: cell }: Outcome): Note => {
  if (cell === undefined || !isCut(about, cell)) return undefined
  const { en, vi } = cell.node.category.team === undefined ? about.own() : nouns.team
  return both((language) => {
    const until = onDay(about, cell.end - 1, language)
    return language === "vi" ? `${vi} chỉ có đến ${until}` : `the ${en} only until ${until}`
  })
}

export const early = (about: About, facts: Facts): Note => {
  const { early: found } = facts
  if (found === undefined) return undefined
  return both((language) => {
    const day = onDay(about, found.day, language)
    if (language === "vi") return found.all ? `số liệu đến ${day}` : `một phần số liệu chỉ đến ${day}`
    return found.all ? `data to ${day}` : `part of the data only to ${day}`
  })
}

/** Of which days a stock is, where not of the last one asked for, or not all were in it that were told in the period. */
export const days = (about: About, { cell }: Alone, days = cell.days): ReadonlyArray<Text.Text> => {
  const { leftOut } = cell.facts()
  const told = days.size < 2 || days !== cell.days ? [] : cell.tellers().filter((one) => one.isLast)
  // Those who should report are counted, and places where figures of a day are none of theirs.
  const sorted = [...days]
    .map(([day, count]) => [day, told.filter((one) => one.day === day).length || count] as const)
    .sort(([a], [b]) => b - a)
  const [newest, ...older] = sorted
  if (newest === undefined) return []
  const all = (day: number): Text.Text =>
    both((language) => (language === "vi" ? `số ngày ${onDay(about, day, "vi")}` : `as of ${onDay(about, day, "en")}`))
  const some = ([day, count]: readonly [number, number]): Text.Text =>
    both((language) => {
      const who = nouns.count(about.level, count, language)
      return language === "vi"
        ? `${who} dùng số ngày ${onDay(about, day, "vi")}`
        : `${who} as of ${onDay(about, day, "en")}`
    })
  const many = (): Text.Text => {
    const oldest = older.at(-1)![0]
    const count = older.reduce((sum, [, each]) => sum + each, 0)
    return both((language) => {
      const who = nouns.count(about.level, count, language)
      const day = onDay(about, oldest, language)
      return language === "vi"
        ? `${who} dùng số cũ hơn, cũ nhất là số ngày ${day}`
        : `${who} with older figures, the oldest as of ${day}`
    })
  }
  return [
    ...(newest[0] === cell.end - 1 && !leftOut && !isCut(about, cell) ? [] : [all(newest[0])]),
    ...(older.length > 3 ? [many()] : older.map(some))
  ]
}

/** Of which day the other of two stocks is, where it is another than that of the first. */
export const other = (about: About, day: number, isRatio: boolean): Text.Text => {
  const [vi, en] = isRatio ? ["mẫu số", "denominator"] : ["vế sau", "the other"]
  return both((language) => (language === "vi" ? `${vi} dùng số ngày ` : `${en} as of `) + onDay(about, day, language))
}

/** Measures that are reported by weeks have reporting months. */
export const weekly = ({ period }: Pick<About, "period">): Text.Text => {
  const { kind } = Period.bounds(period)
  const noun = nouns.ofLength(kind === "range" ? undefined : kind)
  return {
    vi: `${noun.vi} báo cáo: tuần tính theo ngày thứ Năm`,
    en: `reporting ${noun.en}: a week belongs to the ${noun.en} of its Thursday`
  }
}

/** What came later, maybe nothing. */
const came = (said: Span.Span, language: Text.Language): string => upTo(said, language) ?? says(said, language)

export const late = (about: About, { late: found }: Facts): Note =>
  found === undefined
    ? undefined
    : {
        vi: `${nouns.count(about.level, found.count, "vi")} gửi sau ${came(found.said, "vi")}, chưa rõ đã gồm`,
        en: `${came(found.said, "en")} came later, perhaps included`
      }

export const later = ({ later: found }: Facts): Note => {
  if (found === undefined) return undefined
  const [first, ...others] = found.periods
  const who = others.length === 0 ? Period.render(first!, "vi") : `${found.periods.length} kỳ`
  return {
    vi: `${who} gửi sau ${came(found.said, "vi")}, chưa rõ đã gồm`,
    en: `${came(found.said, "en")} came later, perhaps included`
  }
}

/** Figures newer than those of a stock, by whose they are. */
export const newer = (about: About, found: ReadonlyArray<Newer>): Note => {
  if (found.length === 0) return undefined
  const nounOf = ({ of, units: [unit] }: Newer): nouns.Noun =>
    of === undefined ? nouns.ofUnit(about.model, about.hierarchy, unit!, about.period) : nouns.ofKind(of)
  const kinds = [...Map.groupBy(found, (one) => nounOf(one).en).values()]
  return both((language) => {
    const said = kinds.map((all) => {
      const count = all.reduce((sum, one) => sum + (one.of === undefined ? one.units.length : 1), 0)
      const sum = all.reduce((total, one) => total + one.said, 0)
      return `${nouns.count(nounOf(all[0]!), count, language)} ${Words.number(sum, language)}`
    })
    return `${language === "vi" ? "mới hơn" : "newer"}: ${said.join(", ")}`
  })
}
