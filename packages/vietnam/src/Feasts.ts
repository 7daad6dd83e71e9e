/**
 * Feasts that move in the calendar, by the rules of the Vietnamese lunisolar one.
 *
 * @since 0.1.0
 */
import type { Text } from "@lantoa/core"
import { newYear } from "./internal/lunar.ts"

/**
 * A feast with the day it begins in each year, and how many days before that day and after it are unlike others: what
 * `Projection` of `@lantoa/projection` takes as a calendar.
 *
 * @category models
 * @since 0.1.0
 */
export interface Feast {
  readonly name: Text.Text
  /** The first days, as `2024-02-10`, in order. */
  readonly days: ReadonlyArray<string>
  readonly before: number
  readonly after: number
}

/**
 * The first day of Tết in a year, as `2024-02-10`: the first day of the first month, counted in the time of Viet Nam (seven hours
 * ahead), so now and then a day before the Chinese new year, as in 2007 and 2030.
 *
 * @category calendar
 * @since 0.1.0
 */
export const tetDay = (year: number): string => newYear(year)

const from = 2000
const to = 2040

/** Tết of the years 2000 to 2040, with the week before it and the week after it. @category calendar @since 0.1.0 */
export const tet: Feast = {
  name: { vi: "Tết Nguyên đán", en: "Lunar New Year" },
  days: Array.from({ length: to - from + 1 }, (_, k) => tetDay(from + k)),
  before: 7,
  after: 7
}
