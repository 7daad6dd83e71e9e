/**
 * What kind of series it is: the figures by which the members of the ensemble are weighed. All are smooth, so that
 * there is no line where the forecast jumps, and all are kept inside what was seen when the weights were learnt.
 *
 * @internal
 */
import { at } from "../numerics/at.ts"
import { interpolate } from "./metrics.ts"
import { logit } from "../../Transform.ts"

/** Where the figure of the step goes: it is filled in a step at a time. */
export const horizonPlace = 5

/** Which figures choose the members, widen the interval, move the median, and calibrate the ends. */
export const gateFigures: ReadonlyArray<number> = [0, 1, 2, 3, 4, 5, 6, 7, 9, 10]
export const widthFigures: ReadonlyArray<number> = [0, 1, 2, 3, 5, 9, 10, 11]
export const shiftFigures: ReadonlyArray<number> = [0, 1, 6, 7, 8, 9, 10, 11]
export const calibrationFigures: ReadonlyArray<number> = [0, 1, 2, 3, 5, 9, 10, 11]

export interface Regime {
  readonly figures: Float64Array
  /** Size of unexplained yearly change in points, at most 20 a year: the unit in which the median is moved. */
  readonly noise: number
}

const within = (value: number): number => Math.min(Math.max(value, -3), 3)

/** From observations in percent, gaps as `NaN`. */
export const describe = (values: Float64Array): Regime => {
  const y = interpolate(values)
  const z = y.map(logit.forward)
  const end = y.length - 1
  const seen = values.reduce((sum, value) => sum + (Number.isFinite(value) ? 1 : 0), 0)
  const bends = new Float64Array(Math.max(end - 1, 1))
  let squares = 0
  for (let t = 2; t <= end; t++) {
    const bend = Math.abs(at(y, t) - 2 * at(y, t - 1) + at(y, t - 2))
    bends[t - 2] = bend
    squares += Math.min(bend, 20) ** 2
  }
  const noise = Math.sqrt(squares / bends.length)
  const typical = at(bends.sort(), Math.floor(bends.length / 2))
  const level = at(z, end)
  let highest = level
  let recent = 0
  for (let t = 0; t <= end; t++) highest = Math.max(highest, at(z, t))
  for (let k = 0; k < 4; k++) recent += at(z, Math.max(end - k, 0)) / 4
  return {
    noise,
    figures: Float64Array.of(
      within(level / 2),
      within((level / 2) ** 2 - 1),
      within(2 * Math.log(y.length / 15)),
      within((Math.log(typical + 0.02) + 0.5) / 1.5),
      within((Math.log(noise + 0.02) - 0.5) / 1.5),
      0,
      within(end > 0 ? (5 * (level - at(z, 0))) / end : 0),
      within(2 * (level - highest)),
      within(2 * (level - recent)),
      within(3 / seen),
      within(Math.max(level - 2.5, 0)),
      within(Math.max(-1.5 - level, 0) * Math.min(Math.max((seen - 3) / 6, 0), 1))
    )
  }
}

/** The figure of a step, from 0. Past the steps that were learnt from it stays where it is. */
export const stepFigure = (step: number): number => (Math.min(step, 5) - 2) / 1.4

/** How far a median may be moved at a step, in points. */
export const shiftUnit = (noise: number, step: number): number =>
  (noise / (1 + noise)) * 3 * Math.sqrt(Math.min(step, 9) + 1)
