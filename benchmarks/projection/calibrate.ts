/** The calibration of the default ensemble: factors on the ends of its intervals, learnt from what countries left out were told. */
import { calibrationFigures } from "../../packages/projection/src/internal/methods/regime.ts"
import { linear } from "../../packages/projection/src/internal/methods/blend.ts"
import {
  type NetworksWithout,
  type Row,
  addLinear,
  at,
  ends,
  fit,
  forward,
  leftOutOf,
  levels,
  lossLevels,
  middle
} from "./gate.ts"
import { minimise } from "./lbfgs.ts"
import { type Kind, folds } from "./origins.ts"

/** What a left-out row was told: distances from the median to the four ends, and where the truth lay. */
export interface LeftOut {
  readonly row: Row
  readonly error: number
  readonly reach: ReadonlyArray<number>
}

/** What a fold was told by those who did not know it, and by which gate. */
export interface Fold {
  readonly gate: Float64Array
  readonly told: ReadonlyArray<LeftOut>
}

export const leaveOut = (all: ReadonlyArray<Row>, networksWithout: NetworksWithout): ReadonlyArray<Fold> =>
  Array.from({ length: folds }, (_, fold) => {
    const rows = leftOutOf(all, fold, networksWithout)
    const gate = fit(rows.filter((row) => row.fold !== fold))
    const out = new Float64Array(levels.length)
    const told = rows
      .filter((row) => row.fold === fold)
      .map((row) => {
        forward(gate, row, new Float64Array(levels.length), out)
        const median = at(out, middle)
        const reach = ends.map((_end, k) => Math.max(Math.abs(at(out, lossLevels.length + k) - median), 1e-3))
        return { row, error: row.truth - median, reach }
      })
    return { gate, told }
  })

/** Each kind weighs this much, however many rows it has. */
const weights: Readonly<Record<Kind, number>> = { measured: 1, modelled: 0.15, first: 1, ceiling: 0.7 }

/** Factors of all ends: for each the quantile regression of the truth on the end's own distance, log-linear in the figures. */
export const calibrate = (told: ReadonlyArray<LeftOut>): Float64Array =>
  Float64Array.from(ends.flatMap((_, end) => Array.from(calibrateEnd(told, end))))

const calibrateEnd = (told: ReadonlyArray<LeftOut>, end: number): Float64Array => {
  const tail = Math.min(at(ends, end), 1 - at(ends, end))
  const sign = at(ends, end) < 0.5 ? -1 : 1
  const size = calibrationFigures.length + 1
  const smooth = 0.05
  const count: Record<Kind, number> = { measured: 0, modelled: 0, first: 0, ceiling: 0 }
  for (const { row } of told) count[row.kind]++
  return minimise(
    (x, gradient) => {
      let loss = 0
      for (const one of told) {
        const factor = linear(x, 0, calibrationFigures, one.row.figures)
        const reached = (sign * one.error) / at(one.reach, end)
        const weight = weights[one.row.kind] / count[one.row.kind]
        // Pinball loss of the logarithm of the distance, its kink rounded so that the search is stable.
        const beyond = reached > 0 ? Math.max((Math.log(reached) - factor) / smooth, -500) : -500
        loss += weight * ((beyond > 30 ? beyond : Math.log1p(Math.exp(beyond))) * smooth + tail * factor)
        addLinear(gradient, 0, calibrationFigures, one.row, weight * (tail - 1 / (1 + Math.exp(-beyond))))
      }
      for (let j = 1; j < size; j++) {
        loss += 1e-4 * at(x, j) ** 2
        gradient[j] = at(gradient, j) + 2e-4 * at(x, j)
      }
      return loss
    },
    new Float64Array(size),
    200
  )
}
