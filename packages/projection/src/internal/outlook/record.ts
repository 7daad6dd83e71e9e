/**
 * What a method's record on a series does to what it may say of its future.
 *
 * @internal
 */
import type { Text } from "@lantoa/core"
import * as Evaluation from "../../Evaluation.ts"
import * as Forecast from "../../Forecast.ts"
import type { Range } from "../../Series.ts"
import { type Scale, find } from "../attainment/scale.ts"
import type { Case } from "../methods/scores.ts"
import * as locale from "../locale.ts"
import type { Backtest } from "./outlook.ts"

/** How the method did on this very series, up to five steps ahead; absent where the series is too short to hold any back. */
export const summary = (cases: ReadonlyArray<Case>): Backtest | undefined => {
  if (cases.length === 0) return undefined
  const { count, coverage80, coverage95, mae } = Evaluation.score(cases)
  return { count, coverage80, coverage95, mae }
}

/** Whether intervals of 80 % held far less than they said. */
export const failed = (backtest: Backtest | undefined): boolean =>
  backtest !== undefined && backtest.count > 0 && backtest.coverage80 < 0.6

/** Odds that nobody may state after such a record. */
export const isBold = (probability: number): boolean => probability < 0.1 || probability > 0.9

/** The part of past outcomes that the widened intervals of 80 % would have held: ten points are left to chance. */
const held = 0.7
/** So many outcomes count as much as the supposition that the method is right. */
const supposed = 5

/** By how much to widen: not at all where intervals held about what they said; a few outcomes count a little. */
export const widening = (cases: ReadonlyArray<Case>): number => {
  const reaches = cases
    .flatMap(({ forecast, training, truth }) => {
      const scale = scaleOf(training.bounds)
      return Array.from(truth).flatMap((value, step) => {
        const to = (p: number) => scale.to(Forecast.quantile(forecast, step + 1, p))
        const error = scale.to(value) - to(0.5)
        const reach = error < 0 ? to(0.5) - to(0.1) : to(0.9) - to(0.5)
        return Number.isFinite(value) ? [error === 0 ? 0 : Math.abs(error) / reach] : []
      })
    })
    .sort((a, b) => a - b)
  const reached = reaches[Math.ceil(held * reaches.length) - 1] ?? 0
  return Math.min(Math.max(reached, 1), widest) ** (reaches.length / (reaches.length + supposed))
}

const widest = 10

/** The forecast with quantiles further from its median, on a scale on which they do not leave the bounds. */
export const widen = (forecast: Forecast.Forecast, bounds: Range, factor: number): Forecast.Forecast => {
  if (factor === 1) return forecast
  const { from, to } = scaleOf(bounds)
  const width = forecast.levels.length
  const medians = Forecast.median(forecast)
  return {
    ...forecast,
    quantiles: forecast.quantiles.map((value, place) => {
      const median = to(medians[Math.floor(place / width)] as number)
      return Math.min(Math.max(from(median + factor * (to(value) - median)), bounds.lower), bounds.upper)
    })
  }
}

/** A scale on which what is bounded has no bounds. */
const scaleOf = (bounds: Range): Scale => find("logit", bounds) ?? { to: (value) => value, from: (value) => value }

/** What a reader must know of it. */
export const widened = (factor: number): ReadonlyArray<Text.Text> => {
  if (factor < 1.05) return []
  const times = (language: locale.Language) => locale.short(factor, language)
  return [
    {
      vi: `Trên chính chuỗi này, khoảng dự báo trước đây quá hẹp, nên đã được nới rộng ${times("vi")} lần.`,
      en: `On this very series intervals were too narrow in the past, so they are made ${times("en")} times as wide.`
    }
  ]
}
