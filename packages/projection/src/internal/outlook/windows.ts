/** What happens in a long period, from what happens in the short ones that it is made of. @internal */
import { Period, Quantity, type Text } from "@lantoa/core"
import type * as Attainment from "../../Attainment.ts"
import type * as Forecast from "../../Forecast.ts"
import { spells } from "./calendar.ts"
import { type Grid, between, within } from "./grid.ts"
import type { Dated } from "./history.ts"

/** What was counted in a period so far. */
export interface Window {
  /** The last step that something may be known of; the period's own last where it is over. */
  readonly origin: Period.Period
  /** How many steps of the period are still to come. */
  readonly left: number
  /** How many steps from the origin to the period's first, where it has not begun. */
  readonly wait: number
  /** What was counted from the first day on, step by step; one 0 where it has not begun. */
  readonly values: Float64Array
  /** How much of each step that is left lies in the period. */
  readonly parts: ReadonlyArray<number>
  /** From where what is to come is added: what was counted, and the usual for steps of which nothing is known. */
  readonly start: number
  readonly vague: ReadonlyArray<Attainment.RangeFigure>
  readonly caveats: ReadonlyArray<Text.Text>
}

export const make = (
  points: ReadonlyArray<Dated>,
  due: Period.Period,
  grid: Grid,
  newest: Period.Period,
  counted: ReadonlyMap<Period.Period, Quantity.Quantity> = new Map()
): Window => {
  const all = within(grid, due)
  const past = all.filter((one) => Period.compare(one, newest) <= 0)
  const part = (one: Period.Period) => shared(one, due) / Period.days(one)
  const last = past.at(-1)
  if (last === undefined) {
    const wait = between(grid, newest, all[0]!).length - 2
    return {
      origin: newest,
      left: all.length + wait,
      wait,
      values: Float64Array.of(0),
      parts: all.map(part),
      start: 0,
      vague: [],
      caveats: []
    }
  }
  const known = new Map(points.map(({ period, value }) => [period, value]))
  const figures = past.map((one) => {
    const figure = known.get(one)
    if (figure === undefined) return undefined
    // "At most 5" of what happens is 0 to 5, and so is of a step that lies in the period in part.
    const some = Quantity.intersect(figure, Quantity.atLeast(0)) ?? figure
    return part(one) < 1 ? Quantity.between(0, some.upper) : some
  })
  const usual = mean(points)
  const start = figures.reduce((total, one) => total + (one === undefined ? usual : middle(one)), 0)
  let sum = Quantity.exact(0)
  // What was told of the whole time so far counts before what its steps add up to.
  const sums = figures.map((one, index) => {
    sum = Quantity.add(sum, one ?? Quantity.atLeast(0))
    return counted.get(past[index]!) ?? sum
  })
  const newestSum = sums.at(-1)!
  const isExact = Quantity.isExact(newestSum)
  const from = isExact ? newestSum.lower : Math.min(Math.max(start, newestSum.lower), newestSum.upper)
  const missing = isExact ? [] : [...past.keys()].filter((index) => figures[index] === undefined)
  return {
    origin: last,
    left: all.length - past.length,
    wait: 0,
    values: Float64Array.from(sums, (one, index) => (index === sums.length - 1 ? from : middle(one))),
    parts: all.slice(past.length).map(part),
    start: from,
    vague: isExact ? [] : [{ step: 0, figure: newestSum }],
    caveats: missing.length === 0 ? [] : [unknown(past, missing)]
  }
}

/** How many days two periods share. */
const shared = (one: Period.Period, other: Period.Period): number => {
  const [a, b] = [Period.bounds(one), Period.bounds(other)]
  return Math.min(a.end, b.end) - Math.max(a.start, b.start)
}

const middle = ({ lower, upper }: Quantity.Quantity): number => (Number.isFinite(upper) ? (lower + upper) / 2 : lower)

const mean = (points: ReadonlyArray<Dated>): number => {
  const known = points.flatMap(({ value }) =>
    value === undefined ? [] : [middle(Quantity.intersect(value, Quantity.atLeast(0)) ?? value)]
  )
  return known.length === 0 ? 0 : known.reduce((a, b) => a + b, 0) / known.length
}

const unknown = (steps: ReadonlyArray<Period.Period>, missing: ReadonlyArray<number>): Text.Text => {
  const { vi, en } = spells(steps, missing)
  return {
    vi: `Chưa có số liệu ${vi}: khi dự báo tạm tính bằng mức bình quân.`,
    en: `Nothing is known of ${en}: the mean stands in for the forecast.`
  }
}

/** What comes in step by step as what there is then: nothing that happened is taken back. */
export const added = (
  { left, parts, start, wait }: Window,
  { count, horizon, values }: Forecast.Paths
): Forecast.Paths => {
  const length = Math.min(left, horizon)
  const sums = new Float64Array(count * length)
  for (let path = 0; path < count; path++) {
    let sum = start
    for (let step = 0; step < length; step++) {
      if (step >= wait) sum += parts[step - wait]! * Math.max(values[path * horizon + step] as number, 0)
      sums[path * length + step] = sum
    }
  }
  return { count, horizon: length, values: sums }
}

export const caveat = (due: Period.Period): Text.Text => {
  const [vi, en] = (["vi", "en"] as const).map((language) =>
    Period.render(Period.of(Period.firstDay(due), "day"), language)
  )
  return {
    vi: `Số cộng dồn từ ${vi}; dự báo từng kỳ rồi cộng lại.`,
    en: `Counted from ${en} on; what is to come is forecast step by step and added.`
  }
}
