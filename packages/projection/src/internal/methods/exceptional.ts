/**
 * Figures, and spells of them, that are unlike those beside them and gone with the next.
 *
 * @internal
 */
import * as Season from "../../Season.ts"
import type { Series } from "../../Series.ts"

/** Fewer figures than this do not say what is usual. */
const fewest = 10
/** How many robust deviations away from the middle of its neighbours a figure has to lie, or the middle figure of a spell. */
const far = 8
/** How far the first and the last of a spell have to lie. */
const outside = 4

const median = (values: ReadonlyArray<number>): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number

const deviation = (values: ReadonlyArray<number>): number => 1.4826 * median(values.map(Math.abs))

/** What has figures, and the figures. */
const observed = ({ values }: Series) => {
  const steps = Array.from(values.keys()).filter((step) => Number.isFinite(values[step]))
  return { steps, y: steps.map((step) => values[step] as number) }
}

/**
 * The steps, in order, of figures that leave the line between their neighbours and are gone with the next one, and of spells of such:
 * nothing at either end, for what begins there may stay. None where most figures are alike: then those that are not are all there is
 * to learn from.
 */
export const find = (series: Series): ReadonlyArray<number> => {
  const some = spell(series)
  return [...some, ...single(Season.without(leaveOut(series, some)))].toSorted((a, b) => a - b)
}

/** None where more than a tenth would be such. */
const single = (series: Series): ReadonlyArray<number> => {
  const { steps, y } = observed(series)
  if (steps.length < fewest) return []
  const bends = y.map((value, k) => (k === 0 || k === y.length - 1 ? 0 : value - (y[k - 1]! + y[k + 1]!) / 2))
  const usual = deviation(bends.slice(1, -1))
  const range = Math.max(...y) - Math.min(...y)
  const found = bends.flatMap((bend, k) => {
    const size = Math.abs(bend)
    const alone = Math.abs(y[k + 1]! - y[k - 1]!) < size / 3
    return size > far * usual && size > range / 10 && alone && k > 1 && k < y.length - 2 ? [steps[k] as number] : []
  })
  return usual === 0 || found.length > steps.length / 10 ? [] : found
}

/**
 * The longest stretch in a row, up to a third of all, that lies on one side of all others beside their trend, as a shutdown does.
 * What goes on for as long as a season may be one until two were seen.
 */
const spell = (series: Series): ReadonlyArray<number> => {
  const { steps, y } = observed(series)
  if (steps.length < 2 * fewest || (series.frequency > 1 && series.values.length <= 2 * series.frequency)) return []
  const third = Math.floor(y.length / 3)
  const [early, late] = [0, y.length - third].map((from) => ({
    at: median(steps.slice(from, from + third)),
    level: median(y.slice(from, from + third))
  })) as [Place, Place]
  const slope = (late.level - early.level) / (late.at - early.at)
  const left = y.map((value, k) => value - early.level - slope * (steps[k]! - early.at))
  for (const side of [-1, 1]) {
    const order = Array.from(left.keys()).sort((a, b) => side * (left[b]! - left[a]!))
    for (let length = third; length > 1; length--) {
      const some = order.slice(0, length).sort((a, b) => a - b)
      const [first, last] = [some[0]!, some[length - 1]!]
      if (last - first === length - 1 && isApart(left, first, last)) return steps.slice(first, last + 1)
    }
  }
  return []
}

interface Place {
  readonly at: number
  readonly level: number
}

/** Whether the others, enough on both sides, stay together, and what lies between the two is far from all of them. */
const isApart = (left: ReadonlyArray<number>, first: number, last: number): boolean => {
  const others = [left.slice(0, first), left.slice(last + 1)]
  if (others.some(({ length }) => length < fewest / 2)) return false
  const middle = median(others.flat())
  const usual = deviation(others.flat().map((value) => value - middle))
  const sizes = left.slice(first, last + 1).map((value) => Math.abs(value - middle))
  const moved = Math.abs(median(others[0]!) - median(others[1]!))
  return usual > 0 && Math.min(...sizes) > outside * usual && median(sizes) > far * usual && moved < outside * usual
}

/** The series with these steps as gaps. */
export const leaveOut = (series: Series, steps: ReadonlyArray<number>): Series =>
  steps.length === 0
    ? series
    : { ...series, values: series.values.map((value, step) => (steps.includes(step) ? NaN : value)) }
