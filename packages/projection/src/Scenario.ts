/**
 * Scenarios: "what if there were more teams", "what if a campaign wave came". A scenario is a forecast plus an assumption
 * that somebody states; it is a type of its own, so that it cannot pass for the forecast, and it prints its assumption.
 *
 * @since 0.1.0
 */
import type { Text } from "@lantoa/core"
import * as Answer from "./Answer.ts"
import * as Attainment from "./Attainment.ts"
import type { Paths } from "./Forecast.ts"
import * as locale from "./internal/locale.ts"
import * as Draws from "./Draws.ts"
import type { Range } from "./Series.ts"

/**
 * What one unit of a driver is said to do to the indicator, and who says so.
 *
 * @category models
 * @since 0.1.0
 */
export interface DriverEffect {
  /** Change of the indicator for one unit of the driver: in its own unit, or in log-odds on the `logit` scale. */
  readonly perUnit: number
  /** How unsure `perUnit` is (a standard deviation); 0 when absent. Each path draws its own effect. */
  readonly deviation?: number
  /** `logit` needs two finite bounds and slows down near them; without them the effect is taken as `raw`. */
  readonly scale: "raw" | "logit"
  /** Where the effect is from: a study, an experiment, a judgement. */
  readonly source: Text.Text
}

/**
 * A change in a driver, such as teams per 1,000 people, or one campaign wave.
 *
 * @category models
 * @since 0.1.0
 */
export interface Driver {
  readonly id: string
  readonly title: Text.Text
  /** By how many units the driver differs from what the forecast carries on. */
  readonly change: number
  readonly effect: DriverEffect
  /** The first step with an effect, from 1. */
  readonly from: number
  /** Steps until the effect is full, growing evenly; 1 (at once) when absent. */
  readonly ramp?: number
  /** The last step of a wave; when absent the change stays. */
  readonly until?: number
  /** The share of the effect that stays after a wave, from 0 (the default) to 1. */
  readonly kept?: number
}

/**
 * Paths under an assumption. Deliberately not `Paths`: what takes a forecast does not take a scenario.
 *
 * @category models
 * @since 0.1.0
 */
export interface Scenario {
  readonly _tag: "Scenario"
  readonly drivers: ReadonlyArray<Driver>
  /** What is assumed, to be printed with every figure of the scenario. */
  readonly assumption: Text.Text
  /** The evidence without the change. */
  readonly baseline: Attainment.Evidence
  /** The paths with the change, in the order of the baseline's. */
  readonly changed: Float64Array
}

/**
 * A figure with and without the change.
 *
 * @category models
 * @since 0.1.0
 */
export interface Contrast {
  readonly assumption: Text.Text
  readonly forecast: Answer.Answer<number>
  readonly scenario: Answer.Answer<number>
}

/**
 * The evidence under changes in drivers. Effects add up on the scale of each, in the order given; values stay within
 * the bounds of the series. No change, or an effect of zero, gives the very paths of the forecast.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (baseline: Attainment.Evidence, drivers: ReadonlyArray<Driver>, seed: number): Scenario => {
  const { count, horizon, values } = baseline.paths
  const changed = values.slice()
  const random = Draws.make(seed)
  for (const driver of drivers) {
    const profile = Float64Array.from({ length: horizon }, (_, index) => strength(driver, index + 1))
    const move = mover(driver, baseline.series.bounds)
    for (let path = 0; path < count; path++) {
      const { deviation = 0, perUnit } = driver.effect
      const effect = driver.change * (perUnit + deviation * random.normal())
      for (let step = 0; step < horizon; step++) {
        const index = path * horizon + step
        const shift = effect * (profile[step] as number)
        if (shift !== 0) changed[index] = move(changed[index] as number, shift)
      }
    }
  }
  return { _tag: "Scenario", drivers, assumption: assumption(drivers), baseline, changed }
}

/** The probability of a target with and without the change. @category getters @since 0.1.0 */
export const probability = (self: Scenario, milestone: Attainment.Milestone): Contrast =>
  contrast(self, (evidence) => Attainment.probability(evidence, milestone))

/**
 * The median step of meeting a target with and without the change: beyond the horizon it has a reason.
 *
 * @category getters
 * @since 0.1.0
 */
export const medianStep = (self: Scenario, milestone: Attainment.Milestone): Contrast =>
  contrast(self, (evidence) =>
    Answer.flatMap(Attainment.passage(evidence, milestone), (passage) => {
      const step = Attainment.stepBy(passage, 0.5)
      const { horizon } = evidence.paths
      return step === undefined
        ? Answer.unknown({ _tag: "DeadlineBeyondHorizon", step: horizon + 1, horizon })
        : Answer.known(step)
    })
  )

const contrast = (self: Scenario, ask: (evidence: Attainment.Evidence) => Answer.Answer<number>): Contrast => {
  const paths: Paths = { ...self.baseline.paths, values: self.changed }
  return { assumption: self.assumption, forecast: ask(self.baseline), scenario: ask({ ...self.baseline, paths }) }
}

/** The share of the full effect at a step. */
const strength = ({ from, kept = 0, ramp = 1, until = Infinity }: Driver, step: number): number => {
  if (step < from) return 0
  const reached = (at: number) => Math.min((at - from + 1) / Math.max(ramp, 1), 1)
  return step <= until ? reached(step) : kept * reached(until)
}

const mover = ({ effect }: Driver, { lower, upper }: Range): ((value: number, shift: number) => number) => {
  const range = upper - lower
  if (effect.scale === "raw" || !Number.isFinite(range)) {
    return (value, shift) => Math.min(Math.max(value + shift, lower), upper)
  }
  return (value, shift) => {
    const share = Math.min(Math.max((value - lower) / range, 0), 1)
    // Odds times e^shift, written so that shares of 0 and 1 stay where they are.
    const odds = share * Math.exp(Math.min(Math.max(shift, -700), 700))
    return lower + (range * odds) / (1 - share + odds)
  }
}

const assumption = (drivers: ReadonlyArray<Driver>): Text.Text => {
  if (drivers.length === 0) return { vi: "Giả định: không thay đổi gì.", en: "Assumption: nothing changes." }
  const list = (language: locale.Language) => drivers.map((driver) => sentence(driver, language)).join(" ")
  return {
    vi: `Giả định, không phải dự báo: ${list("vi")}`,
    en: `An assumption, not a forecast: ${list("en")}`
  }
}

const sentence = ({ change, effect, from, kept = 0, ramp = 1, title, until }: Driver, language: locale.Language) => {
  const number = (value: number) => locale.short(value, language, 3)
  const signed = `${change < 0 ? "" : "+"}${number(change)}`
  const spread = effect.deviation === undefined ? "" : ` ± ${number(effect.deviation)}`
  const each = `${number(effect.perUnit)}${spread}`
  const logit = effect.scale === "logit"
  if (language === "vi") {
    const wave = until === undefined ? "" : ` đến kỳ ${number(until)}, sau đó giữ lại ${number(kept * 100)}%`
    const slow = ramp > 1 ? `, tăng dần trong ${number(ramp)} kỳ` : ""
    const scale = logit ? " (thang logit)" : ""
    return `${title.vi} ${signed} từ kỳ ${number(from)}${slow}${wave}; mỗi đơn vị làm chỉ số đổi ${each}${scale} (theo ${effect.source.vi}).`
  }
  const wave = until === undefined ? "" : ` to step ${number(until)}, ${number(kept * 100)}% kept afterwards`
  const slow = ramp > 1 ? `, growing over ${number(ramp)} steps` : ""
  const scale = logit ? " in log-odds" : ""
  return `${title.en} ${signed} from step ${number(from)}${slow}${wave}; each unit moves the indicator by ${each}${scale} (${effect.source.en}).`
}
