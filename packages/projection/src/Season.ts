/**
 * Seasons and moving feasts taken out before a forecast and put back after it.
 *
 * @since 0.1.0
 */
import type { Text } from "@lantoa/core"
import { at } from "./internal/numerics/at.ts"
import type { Forecaster } from "./Forecast.ts"
import { interpolate } from "./internal/methods/metrics.ts"
import * as season from "./internal/methods/season.ts"
import type { Range, Series } from "./Series.ts"
import * as Transform from "./Transform.ts"

/**
 * The seasonal pattern of a series: one index a season, starting with the season of the first step. A multiplicative
 * pattern has mean 1, an additive one mean 0, in points or in log-odds (`logit`), the scale for a share near a bound.
 *
 * @category models
 * @since 0.1.0
 */
export interface Pattern {
  readonly kind: "multiplicative" | "additive" | "logit"
  readonly indices: Float64Array
  /** What each feast does to a step that it takes up wholly: a factor, points or log-odds as the kind has it. */
  readonly feasts: ReadonlyArray<{ readonly name: Text.Text; readonly effect: number }>
}

/** How many standard errors the autocorrelation at the seasonal lag has to lie from 0: few, for shrinking makes false alarms harmless. */
const threshold = 1
/** For seasons beside a trend, how many times the variance of the indices has to be that of chance. */
const ratio = 4

const scales: { readonly [K in Pattern["kind"]]: Pick<Transform.Transform, "forward" | "backward"> } = {
  multiplicative: { forward: Math.log, backward: Math.exp },
  additive: { forward: (value) => value, backward: (value) => value },
  logit: Transform.logit
}

/** A pattern as it is found: on the scale of its kind, from the first observation on. */
interface Found {
  readonly kind: Pattern["kind"]
  readonly effects: season.Effects
  /** The sum of the squares of what trend, season and feasts leave, in the unit of the series. */
  readonly unexplained: number
}

/** The usual kind first. */
const kindsOf = (values: Float64Array, { lower, upper }: Range): ReadonlyArray<Pattern["kind"]> =>
  lower === 0 && upper === 100
    ? ["additive", "logit"]
    : values.every((value) => value > 0)
      ? ["multiplicative", "additive"]
      : ["additive"]

/** Another kind than the usual one has to leave this much less. */
const clearly = 0.8

const find = (series: Series): (Found & { readonly lead: number }) | undefined => {
  const period = Math.round(series.frequency)
  const lead = series.values.findIndex((value) => Number.isFinite(value))
  const values = interpolate(series.values)
  const feasts = (series.feasts ?? []).map(({ weights }) => Float64Array.from(values, (_, t) => weights[lead + t] ?? 0))
  if (period < 2 || values.length < 2 || (values.length <= 2 * period && feasts.length === 0)) return undefined
  const best = kindsOf(values, series.bounds)
    .map((kind) => fit(kind, values, period, feasts, series.bounds))
    .reduce((one, next) => (next.unexplained < clearly * one.unexplained ? next : one))
  const { effects } = best
  const seasonal = standsOut(values, period) || effects.ratio > ratio
  if (!seasonal && effects.feasts.every((effect) => effect === 0)) return undefined
  const indices = seasonal ? effects.indices : new Float64Array(period)
  return { ...best, effects: { ...effects, indices }, lead }
}

const fit = (
  kind: Pattern["kind"],
  values: Float64Array,
  period: number,
  feasts: ReadonlyArray<Float64Array>,
  { lower, upper }: Range
): Found => {
  const { backward, forward } = scales[kind]
  const moved = values.map(forward)
  const effects = season.effects(moved, period, feasts)
  const repeated = moved.map(
    (_, t) =>
      at(effects.indices, t % period) + feasts.reduce((sum, one, k) => sum + at(effects.feasts, k) * at(one, t), 0)
  )
  const calm = moved.map((value, t) => value - at(repeated, t))
  // A share that its season alone takes out of its bounds has a season of another kind.
  const inside = calm.every((value) => backward(value) >= lower && backward(value) <= upper)
  const line = season.trend(calm, period)
  const edge = values.length > 2 * period ? Math.floor(period / 2) : 0
  const unexplained = values
    .subarray(edge, values.length - edge)
    .reduce((sum, value, k) => sum + (value - backward(at(line, edge + k) + at(repeated, edge + k))) ** 2, 0)
  return { kind, effects, unexplained: inside ? unexplained : Infinity }
}

/**
 * The pattern beside a trend, its indices drawn towards no season by how uncertain they are (Miller & Williams 2003), if a season stands out and more than two were seen, or a feast does. Multiplicative where every
 * value is above 0 and differences do not explain much more, else additive; of a share additive, unless log-odds explain
 * much more.
 *
 * @category detection
 * @since 0.1.0
 */
export const detect = (series: Series): Pattern | undefined => {
  const found = find(series)
  if (found === undefined) return undefined
  const { effects, kind, lead } = found
  const period = effects.indices.length
  const turned = effects.indices.map((_, s) => at(effects.indices, (((s - lead) % period) + period) % period))
  const factors = turned.map(Math.exp)
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / period
  const multiplicative = kind === "multiplicative"
  return {
    kind,
    indices: multiplicative ? factors.map((factor) => factor / mean) : turned,
    feasts: (series.feasts ?? []).flatMap(({ name }, k) => {
      const effect = effects.feasts[k] ?? 0
      return effect === 0 ? [] : { name, effect: multiplicative ? Math.exp(effect) : effect }
    })
  }
}

/** Takes out of a value, or puts back into one, what season and feasts do at a step. */
const repeating = ({ effects, kind, lead }: Found & { readonly lead: number }, series: Series) => {
  const { backward, forward } = scales[kind]
  const period = effects.indices.length
  const move = (value: number, t: number, sign: 1 | -1): number => {
    let by = at(effects.indices, (((t - lead) % period) + period) % period)
    series.feasts?.forEach(({ weights }, k) => (by += (effects.feasts[k] ?? 0) * (weights[t] ?? 0)))
    return kind === "multiplicative" ? value * Math.exp(sign * by) : backward(forward(value) + sign * by)
  }
  return {
    without: (value: number, t: number) => move(value, t, -1),
    withIt: (value: number, t: number) => move(value, t, 1)
  }
}

/**
 * The series without its season and feasts; as it is where neither stands out.
 *
 * @category combinators
 * @since 0.1.0
 */
export const without = (series: Series): Series => {
  const found = find(series)
  if (found === undefined) return series
  const { without } = repeating(found, series)
  return { ...series, values: series.values.map(without) }
}

/**
 * The forecaster on the series without its season and feasts, which are put back on every quantile. Where none stands out
 * the series is forecast as it is, by `plain`.
 *
 * @category combinators
 * @since 0.1.0
 */
export const adjust =
  (forecaster: Forecaster, plain: Forecaster = forecaster): Forecaster =>
  (series, horizon) => {
    const found = find(series)
    if (found === undefined) return plain(series, horizon)
    const { withIt, without } = repeating(found, series)
    const forecast = forecaster({ ...series, values: series.values.map(without) }, horizon)
    const width = forecast.levels.length
    const { lower, upper } = series.bounds
    const quantiles = forecast.quantiles.map((value, k) =>
      Math.min(Math.max(withIt(value, series.values.length + Math.floor(k / width)), lower), upper)
    )
    return { ...forecast, quantiles }
  }

const standsOut = (values: Float64Array, period: number): boolean => {
  if (values.length <= 2 * period) return false
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const product = (lag: number) => {
    let sum = 0
    for (let t = lag; t < values.length; t++) sum += (at(values, t) - mean) * (at(values, t - lag) - mean)
    return sum
  }
  const variance = product(0)
  if (!(variance > 0)) return false
  let squares = 0
  for (let lag = 1; lag < period; lag++) squares += (product(lag) / variance) ** 2
  return Math.abs(product(period) / variance) > threshold * Math.sqrt((1 + 2 * squares) / values.length)
}
