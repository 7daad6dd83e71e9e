/**
 * Seasons and moving feasts beside a trend, on a scale on which they add up.
 *
 * @internal
 */
import { at } from "../numerics/at.ts"

/** What repeats, on the scale of the values. */
export interface Effects {
  /** One a step of the season, from the first step; mean 0. */
  readonly indices: Float64Array
  /** One a feast, of a step that it takes up wholly. */
  readonly feasts: Float64Array
  /** How many times the variance of the indices is that of chance. */
  readonly ratio: number
}

const centred = (values: Float64Array, period: number, t: number): number => {
  const half = Math.floor(period / 2)
  let sum = 0
  for (let k = -half; k <= half; k++) {
    sum += at(values, t + k) * (period % 2 === 0 && Math.abs(k) === half ? 0.5 : 1)
  }
  return sum / period
}

/** Writes the least-squares line through the values from `from` to before `to` where it is asked for. */
const draw = (values: Float64Array, from: number, to: number, asked: readonly [number, number], into: Float64Array) => {
  const count = to - from
  const middle = (from + to - 1) / 2
  let mean = 0
  let product = 0
  for (let t = from; t < to; t++) {
    mean += at(values, t) / count
    product += (t - middle) * at(values, t)
  }
  const slope = count > 1 ? product / ((count * (count * count - 1)) / 12) : 0
  for (let t = asked[0]; t < asked[1]; t++) into[t] = mean + slope * (t - middle)
}

/**
 * A centred moving average over one season, drawn on at both ends by the line through the season there; one line where there
 * are no two seasons.
 */
export const trend = (values: Float64Array, period: number): Float64Array => {
  const { length } = values
  const into = new Float64Array(length)
  if (length <= 2 * period) {
    draw(values, 0, length, [0, length], into)
    return into
  }
  const half = Math.floor(period / 2)
  draw(values, 0, period, [0, half], into)
  for (let t = half; t + half < length; t++) into[t] = centred(values, period, t)
  draw(values, length - period, length, [length - half, length], into)
  return into
}

/** Means by season, their mean taken off, and what is left beside them. */
const split = (left: Float64Array, period: number, from: number, to: number) => {
  const sums = new Float64Array(period)
  const counts = new Float64Array(period)
  for (let t = from; t < to; t++) {
    sums[t % period] = at(sums, t % period) + at(left, t)
    counts[t % period] = at(counts, t % period) + 1
  }
  const means = sums.map((sum, season) => sum / Math.max(at(counts, season), 1))
  const overall = means.reduce((sum, mean) => sum + mean, 0) / period
  let within = 0
  for (let t = from; t < to; t++) within += (at(left, t) - at(means, t % period)) ** 2
  const freedom = to - from - period
  const between = means.reduce((sum, mean) => sum + (mean - overall) ** 2, 0) / (period - 1)
  const sampling = (within / Math.max(freedom, 1)) * (counts.reduce((sum, count) => sum + 1 / count, 0) / period)
  return {
    indices: means.map((mean) => mean - overall),
    ratio: between > 0 && freedom > 0 ? between / Math.max(sampling, 1e-12 * between) : 0
  }
}

/** James and Stein: the share of the indices' variance that is no noise. */
const trusted = (ratio: number, period: number): number =>
  ratio > 0 ? Math.max(1 - Math.max(period - 3, 0) / (period - 1) / ratio, 0) : 1

/** The effects of a season, where two and more were seen, and of feasts, in values that have them added to a trend. */
export const effects = (values: Float64Array, period: number, feasts: ReadonlyArray<Float64Array>): Effects => {
  const seasonal = values.length > 2 * period
  const half = seasonal ? Math.floor(period / 2) : 0
  const end = values.length - half
  const leave = (some: Float64Array): Float64Array => {
    const fitted = trend(some, period)
    const left = some.map((value, t) => value - at(fitted, t))
    if (!seasonal) return left
    const { indices } = split(left, period, half, end)
    return left.map((value, t) => value - at(indices, t % period))
  }
  const moved = feasts.map((weights) => measure(leave(values), leave(weights), half, end, seasonal ? period + 2 : 3))
  const plain = values.map((value, t) => value - feasts.reduce((sum, one, k) => sum + (moved[k] ?? 0) * at(one, t), 0))
  if (!seasonal) return { indices: new Float64Array(period), feasts: Float64Array.from(moved), ratio: 0 }
  const fitted = trend(plain, period)
  let found = split(
    plain.map((value, t) => value - at(fitted, t)),
    period,
    half,
    end
  )
  const kept = () => trusted(found.ratio, period)
  // With the season taken out, the ends have a trend of their own, so that their steps count too.
  for (let round = 0; round < 2; round++) {
    const calm = plain.map((value, t) => value - kept() * at(found.indices, t % period))
    const line = trend(calm, period)
    found = split(
      plain.map((value, t) => value - at(line, t)),
      period,
      0,
      plain.length
    )
  }
  return { ratio: found.ratio, indices: found.indices.map((index) => kept() * index), feasts: Float64Array.from(moved) }
}

/** The least standard errors that a feast's effect is believed from. */
const believed = 2

/** The slope of what is left of values on what is left of a feast; 0 where it is no more than chance. */
const measure = (left: Float64Array, feast: Float64Array, from: number, to: number, spent: number): number => {
  let product = 0
  let square = 0
  let total = 0
  for (let t = from; t < to; t++) {
    product += at(left, t) * at(feast, t)
    square += at(feast, t) ** 2
    total += at(left, t) ** 2
  }
  const freedom = to - from - spent
  if (!(square > 0.01) || freedom < 3) return 0
  const slope = product / square
  const error = Math.max(total - slope * product, 0) / freedom / square
  const certainty = slope ** 2 / Math.max(error, 1e-12 * slope ** 2)
  return certainty > believed ** 2 ? slope * (1 - 1 / certainty) : 0
}
