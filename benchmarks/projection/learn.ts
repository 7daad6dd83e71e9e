/**
 * Learns the weights of the default ensemble for shares, and prints the module that holds them:
 *
 *   node benchmarks/projection/learn.ts > parameters.ts
 *   mv parameters.ts packages/projection/src/internal/methods/shareParameters.ts && pnpm format
 *
 * It takes its own members from the package, so what it prints belongs to the members as they are. Only the pooled
 * member, itself learnt from these series, is learnt anew without the countries it is asked about: without a country's
 * fold when the gate learns from that fold, and without the judged fold too when a fold is judged (some minutes).
 * Reads adoption-public.csv and adoption-tasks-public.csv under LANTOA_DATA/forecast. Gate, width and shift minimise
 * the mean pinball loss (measured and modelled indicators each in units of a reference method's score) with a ridge.
 * Calibration is learnt from forecasts of countries that were left out, five folds, so that it corrects what fitting
 * makes too narrow. The cross-validated scores go to standard error.
 */
import { Ensemble, Forecast } from "@lantoa/projection"
import {
  calibrationFigures,
  describe,
  gateFigures,
  horizonPlace,
  shiftFigures,
  shiftUnit,
  stepFigure,
  widthFigures
} from "../../packages/projection/src/internal/methods/regime.ts"
import { linear, weigh } from "../../packages/projection/src/internal/methods/blend.ts"
import * as pooled from "../../packages/projection/src/internal/methods/pooled.ts"
import * as data from "./data.ts"
import { minimise } from "./lbfgs.ts"
import * as network from "./network.ts"
import * as origins from "./origins.ts"

/** 33 levels carry the loss; four more carry the calibration. */
const lossLevels = Array.from({ length: 33 }, (_, k) => (2 + 3 * k) / 100)
const ends = [0.1, 0.9, 0.025, 0.975]
const levels = [...lossLevels, ...ends]
const middle = 16
const members = Ensemble.shareMembers.length
const { folds, foldOf } = origins
const ridge = { gate: 1e-3, width: 4e-3, shift: 1e-3 }
/** Scores of R's ets and damped on the public half: the units of the two parts of the loss. */
const unit = { measured: 4.38, modelled: 0.864 }
const modelledShare = 0.3

interface Row {
  readonly group: string
  readonly fold: number
  readonly modelled: boolean
  readonly truth: number
  readonly figures: Float64Array
  readonly unit: number
  /** Members by levels. */
  readonly quantiles: Float64Array
  /** What the pooled member, the last, is asked. */
  readonly asked: pooled.History
}

const at = (values: ArrayLike<number>, index: number): number => values[index] as number

const readRows = (tasks: ReadonlyArray<data.Task>): ReadonlyArray<Row> =>
  tasks.flatMap((task) => {
    const forecasts = Ensemble.shareMembers.map((member) => member.forecaster(task.training, task.truth.length))
    const regime = describe(task.training.values)
    const history = pooled.describe(task.training.values)
    const steps = Array.from(task.truth.keys()).filter((step) => Number.isFinite(task.truth[step]))
    return steps.map((step) => {
      const figures = Float64Array.from(regime.figures)
      figures[horizonPlace] = stepFigure(step)
      return {
        group: task.group,
        fold: foldOf(task.group),
        modelled: data.modelled.includes(task.indicator),
        truth: at(task.truth, step),
        figures,
        unit: shiftUnit(regime.noise, step),
        quantiles: Float64Array.from(
          forecasts.flatMap((forecast) => levels.map((level) => Forecast.quantile(forecast, step + 1, level)))
        ),
        asked: pooled.ahead(history, step)
      }
    })
  })

const scores = levels.map((level) => Forecast.quantile(network.standardNormal, 1, level))

/** The rows with the pooled member as it is without `judged` and without each row's own fold. */
const leftOutOf = (rows: ReadonlyArray<Row>, judged: number | undefined, networksWithout: NetworksWithout) =>
  rows.map((row): Row => {
    const quantiles = Float64Array.from(row.quantiles)
    pooled.tell(
      networksWithout([row.fold, judged ?? row.fold]),
      row.asked,
      scores,
      quantiles.subarray((members - 1) * levels.length)
    )
    return { ...row, quantiles }
  })

type NetworksWithout = (left: readonly [number, number]) => ReadonlyArray<Float64Array>

/** Networks by the folds they leave out, each learnt when it is first asked for. */
const networksOf = (every: ReadonlyArray<origins.Origin>): NetworksWithout => {
  const known = new Map<string, ReadonlyArray<Float64Array>>()
  return ([one, other]) => {
    const name = one < other ? `${one} ${other}` : `${other} ${one}`
    const found = known.get(name) ?? network.learn(every.filter(({ fold }) => fold !== one && fold !== other))
    known.set(name, found)
    return found
  }
}

const gateSize = members * (gateFigures.length + 1)
const widthSize = 2 * (widthFigures.length + 1)
const shiftSize = shiftFigures.length + 1

const parts = (x: Float64Array) => ({
  gate: x.subarray(0, gateSize),
  width: x.subarray(gateSize, gateSize + widthSize),
  shift: x.subarray(gateSize + widthSize)
})

/** The blend of one row at all levels, without calibration. */
const forward = (x: Float64Array, row: Row, mixed: Float64Array, out: Float64Array) => {
  const { gate, shift, width } = parts(x)
  const weights = weigh(gate, row.figures, members)
  mixed.fill(0)
  for (let m = 0; m < members; m++) {
    for (let k = 0; k < levels.length; k++)
      mixed[k] = at(mixed, k) + at(weights, m) * at(row.quantiles, m * levels.length + k)
  }
  const below = Math.exp(Math.min(Math.max(linear(width, 0, widthFigures, row.figures), -3), 3))
  const above = Math.exp(Math.min(Math.max(linear(width, 1, widthFigures, row.figures), -3), 3))
  const median = at(mixed, middle)
  const moved = median + row.unit * linear(shift, 0, shiftFigures, row.figures)
  for (let k = 0; k < levels.length; k++)
    out[k] = moved + ((levels[k] as number) < 0.5 ? below : above) * (at(mixed, k) - median)
  return { weights, below, above, median }
}

const addLinear = (
  gradient: Float64Array,
  offset: number,
  places: ReadonlyArray<number>,
  row: Row,
  by: number
): void => {
  gradient[offset] = at(gradient, offset) + by
  for (let k = 0; k < places.length; k++) {
    gradient[offset + k + 1] = at(gradient, offset + k + 1) + by * at(row.figures, places[k] as number)
  }
}

const fit = (rows: ReadonlyArray<Row>): Float64Array => {
  const modelledRows = rows.filter((row) => row.modelled).length
  const mixed = new Float64Array(levels.length)
  const out = new Float64Array(levels.length)
  const pull = new Float64Array(lossLevels.length)
  const objective = (x: Float64Array, gradient: Float64Array): number => {
    let loss = 0
    for (const row of rows) {
      const share = row.modelled
        ? modelledShare / unit.modelled / modelledRows
        : 1 / unit.measured / (rows.length - modelledRows)
      const { above, below, median, weights } = forward(x, row, mixed, out)
      let total = 0
      let toMedian = 0
      const sides = [0, 0]
      for (let k = 0; k < lossLevels.length; k++) {
        const level = lossLevels[k] as number
        const clamped = Math.min(Math.max(at(out, k), 0), 100)
        const error = row.truth - clamped
        const scale = (2 * share) / lossLevels.length
        loss += scale * (error > 0 ? level * error : (level - 1) * error)
        const slope = clamped === at(out, k) ? scale * (error > 0 ? -level : 1 - level) : 0
        const side = level < 0.5 ? 0 : 1
        const spread = side === 0 ? below : above
        total += slope
        sides[side] = (sides[side] ?? 0) + slope * spread * (at(mixed, k) - median)
        pull[k] = slope * spread
        toMedian += slope * (1 - spread)
      }
      pull[middle] = at(pull, middle) + toMedian
      addGate(gradient, row, weights, pull)
      addLinear(gradient, gateSize, widthFigures, row, sides[0] ?? 0)
      addLinear(gradient, gateSize + widthFigures.length + 1, widthFigures, row, sides[1] ?? 0)
      addLinear(gradient, gateSize + widthSize, shiftFigures, row, total * row.unit)
    }
    return loss + addRidge(x, gradient)
  }
  return minimise(objective, new Float64Array(gateSize + widthSize + shiftSize), 150)
}

const addGate = (gradient: Float64Array, row: Row, weights: Float64Array, pull: Float64Array): void => {
  const pulls = Array.from(weights, (_, m) => {
    let sum = 0
    for (let k = 0; k < lossLevels.length; k++) sum += at(pull, k) * at(row.quantiles, m * levels.length + k)
    return sum
  })
  const mean = pulls.reduce((sum, value, m) => sum + value * at(weights, m), 0)
  pulls.forEach((value, m) => {
    addLinear(gradient, m * (gateFigures.length + 1), gateFigures, row, at(weights, m) * (value - mean))
  })
}

const addRidge = (x: Float64Array, gradient: Float64Array): number => {
  let loss = 0
  for (let j = 0; j < x.length; j++) {
    const constant = j < gateSize && j % (gateFigures.length + 1) === 0
    const strength =
      j < gateSize ? ridge.gate * (constant ? 0.1 : 1) : j < gateSize + widthSize ? ridge.width : ridge.shift
    loss += strength * at(x, j) ** 2
    gradient[j] = at(gradient, j) + 2 * strength * at(x, j)
  }
  return loss
}

/** What a left-out row was told: distances from the median to the four ends, and where the truth lay. */
interface LeftOut {
  readonly row: Row
  readonly error: number
  readonly reach: ReadonlyArray<number>
  readonly out: Float64Array
}

const leaveOut = (all: ReadonlyArray<Row>, networksWithout: NetworksWithout): ReadonlyArray<LeftOut> =>
  Array.from({ length: folds }, (_, fold) => {
    const rows = leftOutOf(all, fold, networksWithout)
    const x = fit(rows.filter((row) => row.fold !== fold))
    return rows
      .filter((row) => row.fold === fold)
      .map((row) => {
        const out = new Float64Array(levels.length)
        forward(x, row, new Float64Array(levels.length), out)
        const median = at(out, middle)
        const reach = ends.map((_, k) => Math.max(Math.abs(at(out, lossLevels.length + k) - median), 1e-3))
        return { row, error: row.truth - median, reach, out }
      })
  }).flat()

/** For one end: the quantile regression of the truth on the end's own distance, its factor log-linear in the figures. */
const calibrate = (told: ReadonlyArray<LeftOut>, end: number): Float64Array => {
  const tail = Math.min(at(ends, end), 1 - at(ends, end))
  const sign = at(ends, end) < 0.5 ? -1 : 1
  const size = calibrationFigures.length + 1
  const smooth = 0.05
  return minimise(
    (x, gradient) => {
      let loss = 0
      for (const one of told) {
        const factor = linear(x, 0, calibrationFigures, one.row.figures)
        const reached = (sign * one.error) / at(one.reach, end)
        const weight = (one.row.modelled ? 0.3 : 1) / told.length
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

const print = (x: Float64Array, calibration: Float64Array): void => {
  const { gate, shift, width } = parts(x)
  const list = (values: Float64Array, columns: number) =>
    Array.from({ length: values.length / columns }, (_, row) =>
      Array.from(values.subarray(row * columns, (row + 1) * columns), (value) =>
        String(Number(value.toFixed(4)) + 0)
      ).join(", ")
    ).join(",\n    ")
  process.stdout.write(`/**
 * Printed by \`node benchmarks/projection/learn.ts\`; do not edit by hand.
 *
 * @internal
 */
import type { Parameters } from "./blend.ts"

export const shareParameters: Parameters = {
  gate: Float64Array.from([
    ${list(gate, gateFigures.length + 1)}
  ]),
  width: Float64Array.from([
    ${list(width, widthFigures.length + 1)}
  ]),
  shift: Float64Array.from([${list(shift, shiftSize)}]),
  calibration: Float64Array.from([
    ${list(calibration, calibrationFigures.length + 1)}
  ])
}
`)
}

/** Coverage when a fold's ends are calibrated by the other folds. */
const coverage = (told: ReadonlyArray<LeftOut>): ReadonlyArray<readonly [boolean, boolean, LeftOut]> =>
  Array.from({ length: folds }, (_, fold) => {
    const others = told.filter((one) => one.row.fold !== fold)
    const factors = ends.map((_end, end) => calibrate(others, end))
    return told
      .filter((one) => one.row.fold === fold)
      .map((one) => {
        const within = (end: number) => {
          const sign = at(ends, end) < 0.5 ? -1 : 1
          const figures = one.row.figures
          return (
            sign * one.error <=
            at(one.reach, end) * Math.exp(linear(factors[end] as Float64Array, 0, calibrationFigures, figures))
          )
        }
        return [within(0) && within(1), within(2) && within(3), one] as const
      })
  }).flat()

const report = (told: ReadonlyArray<LeftOut>): void => {
  const covered = coverage(told)
  for (const modelled of [false, true]) {
    const some = told.filter((one) => one.row.modelled === modelled)
    const loss = some.reduce((sum, one) => {
      let total = 0
      for (let k = 0; k < lossLevels.length; k++) {
        const error = one.row.truth - Math.min(Math.max(at(one.out, k), 0), 100)
        total += error > 0 ? (lossLevels[k] as number) * error : ((lossLevels[k] as number) - 1) * error
      }
      return sum + (2 * total) / lossLevels.length
    }, 0)
    const counted = covered.filter(([, , one]) => one.row.modelled === modelled)
    const share = (place: 0 | 1) => (counted.filter((one) => one[place]).length / counted.length).toFixed(3)
    process.stderr.write(
      `${modelled ? "modelled" : "measured"}, countries left out: CRPS before calibration ${(loss / some.length).toFixed(3)}, and after it covered ${share(0)} of 80 %, ${share(1)} of 95 %\n`
    )
  }
}

const folder = process.env["LANTOA_DATA"]
if (folder === undefined) {
  process.stderr.write("learn: set LANTOA_DATA to the folder that holds forecast/adoption-public.csv\n")
  process.exitCode = 1
} else {
  const adoption = data.readAdoption(`${folder}/forecast/adoption-public.csv`)
  const tasks = data.readTasks(`${folder}/forecast/adoption-tasks-public.csv`, adoption)
  const rows = readRows(tasks)
  const networksWithout = networksOf(origins.everyYear(adoption, tasks))
  const told = leaveOut(rows, networksWithout)
  report(told)
  const calibration = Float64Array.from(ends.flatMap((_, end) => Array.from(calibrate(told, end))))
  print(fit(leftOutOf(rows, undefined, networksWithout)), calibration)
}
