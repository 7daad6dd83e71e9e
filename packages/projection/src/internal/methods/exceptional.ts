/**
 * Single figures that are unlike those beside them.
 *
 * @internal
 */
import * as Season from "../../Season.ts"
import type { Series } from "../../Series.ts"

/** Fewer figures than this do not say what is usual. */
const fewest = 10
/** How many robust deviations away from the middle of its neighbours a figure has to lie. */
const far = 8

/**
 * The steps, in order, of figures that leave the line between their neighbours and are gone with the next one, beside season and
 * feasts: nothing at either end, for what begins there may stay. None where more than a tenth would be such.
 */
export const find = (series: Series): ReadonlyArray<number> => {
  const { values } = Season.without(series)
  const seen = Array.from(values.keys()).filter((step) => Number.isFinite(values[step]))
  if (seen.length < fewest) return []
  const y = seen.map((step) => values[step] as number)
  const bends = y.map((value, k) => (k === 0 || k === y.length - 1 ? 0 : value - (y[k - 1]! + y[k + 1]!) / 2))
  const sizes = bends.slice(1, -1).map(Math.abs)
  const usual = 1.4826 * (sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] as number)
  const range = Math.max(...y) - Math.min(...y)
  const found = bends.flatMap((bend, k) => {
    const size = Math.abs(bend)
    const alone = Math.abs(y[k + 1]! - y[k - 1]!) < size / 3
    return size > far * usual && size > range / 10 && alone && k > 1 && k < y.length - 2 ? [seen[k] as number] : []
  })
  return found.length > seen.length / 10 ? [] : found
}

/** The series with these steps as gaps. */
export const leaveOut = (series: Series, steps: ReadonlyArray<number>): Series =>
  steps.length === 0
    ? series
    : { ...series, values: series.values.map((value, step) => (steps.includes(step) ? NaN : value)) }
