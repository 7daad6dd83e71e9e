/**
 * Learns the weights of the default ensemble for shares.
 *
 * It takes its own members from the package, so what it prints belongs to the members as they are. Only the pooled
 * member, itself learnt from these series, is learnt anew without the countries it is asked about: without a country's
 * fold when the gate learns from that fold, and without the judged fold too when a fold is judged (some minutes).
 * Reads adoption-public.csv and adoption-tasks-public.csv under LANTOA_DATA/forecast, and learns from the tasks, from the
 * first five figures of each measured series and from its figures near the ceiling. Gate, width and shift minimise
 * the mean pinball loss (each kind in units of a reference method's score) with a ridge. Calibration is learnt from
 * forecasts of countries that were left out, five folds, so that it corrects what fitting makes too narrow.
 *
 * Scores of countries left out go to standard error: of the tasks and, where it is there, of
 * adoption-tasks-edges-public.csv. `--dump` writes those forecasts too, as the benchmark's own does. A judged country is in
 * none of them, but for the calibration: what it is learnt from was told to other countries by gates that knew this one.
 */
import { writeFileSync, existsSync } from "node:fs"
import { Ensemble, Evaluation, Forecast } from "@lantoa/projection"
import {
  calibrationFigures,
  describe,
  gateFigures,
  widthFigures
} from "../../packages/projection/src/internal/methods/regime.ts"
import { type Parameters, blend } from "../../packages/projection/src/internal/methods/blend.ts"
import * as pooled from "../../packages/projection/src/internal/methods/pooled.ts"
import { calibrate, leaveOut } from "./calibrate.ts"
import * as check from "./check.ts"
import * as data from "./data.ts"
import * as edges from "./edges.ts"
import { fit, leftOutOf, networksOf, parts, readRows } from "./gate.ts"
import * as origins from "./origins.ts"

const moduleOf = ({ calibration, gate, shift, width }: Parameters): string => {
  const list = (values: Float64Array, columns: number) =>
    Array.from({ length: values.length / columns }, (_, row) =>
      Array.from(values.subarray(row * columns, (row + 1) * columns), (value) =>
        String(Number(value.toFixed(2)) + 0)
      ).join(", ")
    ).join(",\n    ")
  return `/**
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
  shift: Float64Array.from([${list(shift, shift.length)}]),
  calibration: Float64Array.from([
    ${list(calibration, calibrationFigures.length + 1)}
  ])
}
`
}

/** The default with other numbers in it. */
const ensemble =
  (networks: ReadonlyArray<Float64Array>, parameters: Parameters): Forecast.Forecaster =>
  (series, horizon) => {
    const members = [...Ensemble.shareMembers.slice(0, -1), { forecaster: pooled.forecaster(networks) }]
    const forecasts = members.map(({ forecaster }) => forecaster(series, horizon))
    return blend("ensemble", forecasts, describe(series.values), parameters)
  }

/** Forecasts of tasks by the ensembles that left their countries out. */
const told = (tasks: ReadonlyArray<data.Task>, without: ReadonlyArray<Forecast.Forecaster>) =>
  tasks.map((task): Evaluation.Case => {
    const forecaster = without[origins.foldOf(task.group)] as Forecast.Forecaster
    return { ...task, forecast: forecaster(task.training, task.truth.length) }
  })

const tell = (value: object): void => {
  const rounded = (_key: string, one: unknown) => (typeof one === "number" ? Number(one.toPrecision(4)) : one)
  process.stderr.write(`${JSON.stringify(value, rounded)}\n`)
}

const report = (tasks: ReadonlyArray<data.Task>, cases: ReadonlyArray<Evaluation.Case>): void => {
  for (const modelled of [false, true]) {
    const { attainment, ...scores } = Evaluation.score(
      cases.filter((_, k) => data.modelled.includes(tasks[k]?.indicator ?? "") === modelled)
    )
    const { brier, rps } = attainment
    if (scores.cases > 0) tell({ leftOut: modelled ? "modelled" : "measured", ...scores, brier, rps })
  }
  for (const [tag, scores] of Object.entries(edges.score(tasks, cases) ?? {})) tell({ leftOut: tag, ...scores })
  for (const { claims, ...band } of Evaluation.reliability(cases))
    tell({ leftOut: "claims", ...band, claims: claims.map(({ count, happened, said }) => [count, said, happened]) })
}

/** The module of the weights. With `dump` the forecasts of countries left out are written there. */
export const learnShares = (folder: string, dumpTo: string | undefined): string => {
  const adoption = data.readAdoption(`${folder}/forecast/adoption-public.csv`)
  const tasks = data.readTasks(`${folder}/forecast/adoption-tasks-public.csv`, adoption)
  const rows = readRows([...tasks.map(origins.ofTask), ...origins.edges(adoption)])
  const networksWithout = networksOf([...origins.everyYear(adoption, tasks), ...origins.edges(adoption)])
  const folds = leaveOut(rows, networksWithout)
  const without = folds.map(({ gate }, fold) => {
    const others = folds.flatMap((other, k) => (k === fold ? [] : other.told))
    return ensemble(networksWithout([fold, fold]), { ...parts(gate), calibration: calibrate(others) })
  })
  const edgePath = `${folder}/forecast/adoption-tasks-edges-public.csv`
  const files = [tasks, existsSync(edgePath) ? data.readTasks(edgePath, adoption) : []]
  let dump = check.dumpHeader
  for (const some of files) {
    const cases = told(some, without)
    report(some, cases)
    dump += cases.map((one, k) => check.dumpRows(some[k]?.id ?? "", one.forecast)).join("")
  }
  if (dumpTo !== undefined) writeFileSync(dumpTo, dump)
  const calibration = calibrate(folds.flatMap((fold) => fold.told))
  return moduleOf({ ...parts(fit(leftOutOf(rows, undefined, networksWithout))), calibration })
}
