/**
 * Feasts of a calendar on the grid of a series.
 *
 * @internal
 */
import { Day, Period, type Text, Words } from "@lantoa/core"
import * as Season from "../../Season.ts"
import type { Feast as Weighed, Series } from "../../Series.ts"
import * as locale from "../locale.ts"

/**
 * A feast that moves: the first day of each year's, as `2024-02-10`, and how many days before and after it are unlike others.
 * `Feasts.tet` of `@lantoa/vietnam` is one.
 *
 * @category models
 * @since 0.1.0
 */
export interface Feast {
  readonly name: Text.Text
  readonly days: ReadonlyArray<string>
  readonly before: number
  readonly after: number
}

/** The series with how much of each feast falls into each of these periods, those ahead too. */
export const withFeasts = (
  series: Series,
  calendar: ReadonlyArray<Feast> | undefined,
  periods: ReadonlyArray<Period.Period>
): Series => (calendar === undefined ? series : { ...series, feasts: calendar.map((feast) => weigh(feast, periods)) })

const weigh = ({ after, before, days, name }: Feast, periods: ReadonlyArray<Period.Period>): Weighed => {
  const firsts = days.map((day) => Day.toEpoch(Day.from(day)))
  const weights = Float64Array.from(periods, (period) => {
    const { end, start } = Period.bounds(period)
    return firsts.reduce((sum, first) => {
      const shared = Math.min(first + after + 1, end) - Math.max(first - before, start)
      return sum + Math.max(shared, 0) / (before + 1 + after)
    }, 0)
  })
  return { name, weights }
}

/** What a reader must know of the feasts that the forecast reckons with. */
export const named = (series: Series): ReadonlyArray<Text.Text> => {
  const pattern = series.feasts === undefined ? undefined : Season.detect(series)
  return (pattern?.feasts ?? []).map(({ effect, name }) => {
    const factor = pattern?.kind === "multiplicative"
    const points = series.bounds.upper === 100 ? { vi: " điểm %", en: " points" } : { vi: "", en: "" }
    const size = (language: locale.Language) =>
      factor
        ? ` ${locale.short(100 * Math.abs(effect - 1), language, 0)}%`
        : ` ${locale.short(Math.abs(effect), language)}${points[language]}`
    const by = (about: string, language: locale.Language) =>
      pattern?.kind === "logit" ? "" : ` ${about}${size(language)}`
    const down = effect < (factor ? 1 : 0)
    return {
      vi: `Kỳ có trọn ${name.vi} ${down ? "thấp" : "cao"} hơn${by("khoảng", "vi")}; dự báo tính theo ngày ${name.vi} từng năm.`,
      en: `A period with all of ${name.en} is ${down ? "lower" : "higher"}${by("by about", "en")}; the forecast goes by its days in each year.`
    }
  })
}

/** Periods by their places, those in a row as one spell. */
export const spells = (periods: ReadonlyArray<Period.Period>, places: ReadonlyArray<number>): Text.Text => {
  const found = places
    .filter((place) => !places.includes(place - 1))
    .map((first) => {
      let last = first
      while (places.includes(last + 1)) last++
      return first === last
        ? periods[first]!
        : Period.span(Period.firstDay(periods[first]!), Period.lastDay(periods[last]!))
    })
  return Words.both((language) => found.map((one) => Period.render(one, language)).join(", "))
}

/** What a reader must know of figures that are shown and not learnt from, by their places among the periods. */
export const leftOut = (
  periods: ReadonlyArray<Period.Period>,
  places: ReadonlyArray<number>,
  marked: ReadonlyArray<number>
): ReadonlyArray<Text.Text> =>
  [true, false].flatMap((own) => {
    const some = places.filter((place) => marked.includes(place) === own)
    if (some.length === 0) return []
    const { vi, en } = spells(periods, some)
    return [
      own
        ? {
            vi: `Không dùng để dự báo (được đánh dấu là đặc biệt): ${vi}.`,
            en: `Not learnt from (marked as exceptional): ${en}.`
          }
        : {
            vi: `Không dùng để dự báo, vì khác hẳn các kỳ bên cạnh: ${vi}. Hãy hỏi vì sao.`,
            en: `Not learnt from, being unlike the periods beside: ${en}. Ask why.`
          }
    ]
  })
