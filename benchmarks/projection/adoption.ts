/** The default, its members and R's stored forecasts on rolling-origin tasks of shares. */
import { writeFileSync } from "node:fs"
import { Ensemble, Evaluation, type Forecast, Naive } from "@lantoa/projection"
import * as bootstrap from "./bootstrap.ts"
import * as check from "./check.ts"
import * as data from "./data.ts"
import * as edges from "./edges.ts"
import { readPeers } from "./peers.ts"
import * as references from "./references.ts"

const horizon = 5
const pathCount = 2000

interface Options {
  readonly series: string
  readonly tasks: string
  readonly peers: string | undefined
  readonly limit: number
  readonly dump: string | undefined
}

interface Scored {
  readonly measured: Evaluation.Scores
  readonly modelled: Evaluation.Scores
}

const scores = (tasks: ReadonlyArray<data.Task>, cases: ReadonlyArray<Evaluation.Case | undefined>): Scored => {
  const where = (modelled: boolean) =>
    Evaluation.score(
      cases
        .filter((one, k) => data.modelled.includes(tasks[k]?.indicator ?? "") === modelled)
        .filter((one) => one !== undefined)
    )
  return { measured: where(false), modelled: where(true) }
}

const casesOf = (
  tasks: ReadonlyArray<data.Task>,
  forecaster: Forecast.Forecaster,
  run: check.Run,
  paths: number
): ReadonlyArray<Evaluation.Case | undefined> =>
  tasks.map(({ group, training, truth }) => {
    const forecast = check.attempt(run, forecaster, training, horizon, paths)
    return forecast === undefined ? undefined : { group, training, truth, forecast }
  })

export const scoreAdoption = (options: Options) => {
  const tasks = data.readTasks(options.tasks, data.readAdoption(options.series)).slice(0, options.limit)
  // A first round warms the compiler up, so that the time printed is that of a running program.
  for (const task of tasks.slice(0, 50)) Ensemble.standard(task.training, horizon)
  const score = (forecaster: Forecast.Forecaster, paths: number) => {
    const run = { failures: 0, milliseconds: 0 }
    const cases = casesOf(tasks, forecaster, run, paths)
    const { failures, milliseconds } = run
    return { cases, result: { failures, msPerSeries: milliseconds / tasks.length, ...scores(tasks, cases) } }
  }
  const standard = score(Ensemble.standard, pathCount)
  if (options.dump !== undefined) {
    const rows = standard.cases.map((one, k) =>
      one === undefined ? "" : check.dumpRows(tasks[k]?.id ?? "", one.forecast)
    )
    writeFileSync(options.dump, check.dumpHeader + rows.join(""))
  }
  const members = Object.fromEntries(
    [...Ensemble.shareMembers, { name: "naive", forecaster: Naive.last }].map(({ forecaster, name }) => [
      name,
      score(forecaster, 0).result
    ])
  )
  const atEdges = edges.score(tasks, standard.cases)
  return {
    tasks: tasks.length,
    default: standard.result,
    ...(atEdges === undefined ? {} : { edges: atEdges }),
    claims: Evaluation.reliability(standard.cases.filter((one) => one !== undefined)),
    members,
    ...(options.peers === undefined ? {} : { peers: againstPeers(tasks, standard.cases, options.peers) }),
    references: references.adoption
  }
}

/** R's stored forecasts of the same tasks, and the ratio of the default to each with countries resampled. */
const againstPeers = (
  tasks: ReadonlyArray<data.Task>,
  ours: ReadonlyArray<Evaluation.Case | undefined>,
  path: string
) => {
  const peers = readPeers(path)
  return Object.fromEntries(
    Array.from(peers, ([method, forecasts]) => {
      const theirs = tasks.map(({ group, id, training, truth }) => {
        const forecast = forecasts.get(id)
        return forecast === undefined ? undefined : { group, training, truth, forecast }
      })
      return [
        method,
        {
          ...scores(tasks, theirs),
          defaultOverThis: {
            measured: ratioOf(tasks, ours, theirs, false),
            modelled: ratioOf(tasks, ours, theirs, true)
          }
        }
      ]
    })
  )
}

const ratioOf = (
  tasks: ReadonlyArray<data.Task>,
  ours: ReadonlyArray<Evaluation.Case | undefined>,
  theirs: ReadonlyArray<Evaluation.Case | undefined>,
  modelled: boolean
) => {
  const groups: Array<string> = []
  const top: Array<number> = []
  const bottom: Array<number> = []
  tasks.forEach((task, k) => {
    const our = ours[k]
    const their = theirs[k]
    if (our === undefined || their === undefined || data.modelled.includes(task.indicator) !== modelled) return
    task.truth.forEach((truth, step) => {
      if (Number.isNaN(truth)) return
      groups.push(task.group)
      top.push(Evaluation.crps(our.forecast, step + 1, truth))
      bottom.push(Evaluation.crps(their.forecast, step + 1, truth))
    })
  })
  return { crps: bootstrap.ratio({ groups, top, bottom, seed: 7319 }) }
}
