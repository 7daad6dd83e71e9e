/**
 * Reconciliation: the time for 10,000 nodes × 1,000 sample paths, and, given the folder of the two real hierarchies
 * (or LANTOA_DATA/forecast), the accuracy of each weighting against unreconciled ETS forecasts.
 *
 *   pnpm --silent run bench reconciliation [--json] [FOLDER]
 */
import { type Forecast, Draws, Reconciliation, Series, Smoothing } from "@lantoa/projection"
import * as Result from "effect/Result"
import { existsSync, readFileSync } from "node:fs"
import { parseArgs } from "node:util"

/** The country in small: 34 provinces under one root, the rest communes spread over them. */
const parentsOf = (nodes: number): Int32Array =>
  Int32Array.from({ length: nodes }, (_, node) => (node === 0 ? -1 : node <= 34 ? 0 : 1 + (node % 34)))

const worstGap = (parents: Int32Array, values: Float64Array): number => {
  const size = parents.length
  let worst = 0
  for (let offset = 0; offset < values.length; offset += size) {
    const sums = new Float64Array(35)
    for (let node = 1; node < size; node++) sums[parents[node] as number]! += values[offset + node] as number
    sums.forEach((sum, node) => (worst = Math.max(worst, Math.abs(sum / (values[offset + node] as number) - 1))))
  }
  return worst
}

/** One line a method: seconds, and the largest gap between a parent and its children as a share of the parent. */
export const speed = (nodes = 10_000, samples = 1000) => {
  const parents = parentsOf(nodes)
  const tree = Result.getOrThrow(Reconciliation.tree(parents))
  const random = Draws.make(1)
  const level = (node: number) => (node === 0 ? 100 * nodes : node <= 34 ? 100 * (nodes / 34) : 100)
  const values = Float64Array.from({ length: nodes * samples }, (_, index) => {
    const mean = level(index % nodes)
    return mean + 0.4 * mean * random.normal()
  })
  const residuals = Float64Array.from({ length: nodes * 20 }, () => random.normal())
  const lower = new Float64Array(nodes)
  const cases = [
    ...(["bottom-up", "ols", "structural", "variance"] as const).map((method) => ({
      method,
      bounds: {},
      name: method
    })),
    { method: "structural" as const, bounds: { lower }, name: "structural, not below 0" }
  ]
  return cases.map(({ bounds, method, name }) => {
    const start = performance.now()
    const plan = Result.getOrThrow(Reconciliation.make(tree, { method, residuals }))
    const result = Result.getOrThrow(Reconciliation.reconcile(plan, values, bounds))
    const seconds = (performance.now() - start) / 1000
    return { name, nodes, samples, seconds: Number(seconds.toFixed(3)), incoherence: worstGap(parents, result) }
  })
}

interface Hierarchy {
  readonly parents: ReadonlyArray<number>
  /** One series a node. */
  readonly history: ReadonlyArray<Float64Array>
  readonly frequency: number
}

/** A root, groups and leaves from rows of `group, leaf, time, value`. */
const read = (file: string, columns: readonly [string, string, string, string], frequency: number): Hierarchy => {
  const [head = "", ...lines] = readFileSync(file, "utf8").trim().split("\n")
  const names = head.split(",")
  // Some names are quoted because of a comma inside.
  const cells = (line: string) => line.replace(/"([^"]*)"/g, (_, text: string) => text.replaceAll(",", ";")).split(",")
  const rows = lines.map((line) => cells(line)).map((row) => columns.map((name) => row[names.indexOf(name)] as string))
  const times = [...new Set(rows.map(([, , time]) => time))].sort()
  const groups = [...new Set(rows.map(([group]) => group))]
  const leaves = [...new Map(rows.map(([group, leaf]) => [leaf, group]))]
  const first = 1 + groups.length
  const parents = [-1, ...groups.map(() => 0), ...leaves.map(([, group]) => 1 + groups.indexOf(group))]
  const history = parents.map(() => new Float64Array(times.length))
  for (const [, leaf, time, value] of rows) {
    const node = first + leaves.findIndex(([name]) => name === leaf)
    ;(history[node] as Float64Array)[times.indexOf(time)] = Number(value)
  }
  const tree = Result.getOrThrow(Reconciliation.tree(parents))
  times.forEach((_, time) => {
    const row = Reconciliation.aggregate(
      tree,
      Float64Array.from(history, (values) => values[time] as number)
    )
    row.forEach((value, node) => ((history[node] as Float64Array)[time] = value))
  })
  return { parents, history, frequency }
}

const medians = (values: Float64Array, frequency: number, horizon: number): Float64Array => {
  const forecast: Forecast.Forecast = Smoothing.auto({ values, frequency, bounds: Series.unbounded }, horizon)
  const middle = forecast.levels.indexOf(0.5)
  const width = forecast.levels.length
  return Float64Array.from({ length: horizon }, (_, h) => forecast.quantiles[h * width + middle] as number)
}

/** Mean over nodes and origins of the root mean square error, scaled by the training's own changes. */
export const accuracy = (name: string, { frequency, history, parents }: Hierarchy, origins: ReadonlyArray<number>) => {
  const horizon = 8
  const size = parents.length
  const tree = Result.getOrThrow(Reconciliation.tree(parents))
  const earliest = Math.min(...origins) - 20
  const latest = Math.max(...origins)
  const errors = history.map((values) =>
    Float64Array.from({ length: latest - earliest }, (_, k) => {
      const t = earliest + k
      return (values[t] as number) - (medians(values.slice(0, t), frequency, 1)[0] as number)
    })
  )
  const table = (rows: number, at: (node: number, row: number) => number) =>
    Float64Array.from({ length: rows * size }, (_, index) => at(index % size, Math.floor(index / size)))
  const tests = origins.map((origin) => {
    const base = history.map((values) => medians(values.slice(0, origin), frequency, horizon))
    return {
      origin,
      base: table(horizon, (node, h) => base[node]?.[h] as number),
      actual: table(horizon, (node, h) => history[node]?.[origin + h] as number),
      residuals: table(origin - earliest, (node, row) => errors[node]?.[row] as number)
    }
  })
  const rmsse = (forecasts: ReadonlyArray<Float64Array>) => {
    let sum = 0
    tests.forEach(({ actual, origin }, k) => {
      for (let node = 0; node < size; node++) {
        const past = (history[node] as Float64Array).subarray(0, origin)
        const scale = past.reduce(
          (total, value, t) => total + (t === 0 ? 0 : (value - (past[t - 1] as number)) ** 2),
          0
        )
        let square = 0
        for (let h = 0; h < horizon; h++) {
          square += ((forecasts[k]?.[h * size + node] as number) - (actual[h * size + node] as number)) ** 2
        }
        sum += Math.sqrt(square / horizon / (scale / (origin - 1))) / (size * tests.length)
      }
    })
    return Number(sum.toFixed(3))
  }
  const methods = ["bottom-up", "ols", "structural", "variance", "mint-shrink"] as const
  const scores = methods.map((method) => {
    const done = tests.map(({ base, residuals }) =>
      Result.getOrThrow(
        Result.flatMap(Reconciliation.make(tree, { method, residuals }), (plan) => Reconciliation.reconcile(plan, base))
      )
    )
    return [method, rmsse(done)]
  })
  const chosen = Reconciliation.choose(tree, tests.slice(0, -1))[0]?.method
  return { name, base: rmsse(tests.map(({ base }) => base)), ...Object.fromEntries(scores), chosen }
}

/** Both real hierarchies: six and four origins, back from the end without overlap. */
export const accuracies = (folder: string) => [
  accuracy(
    "tourism, quarterly",
    read(`${folder}/hier-tourism-quarterly.csv`, ["state", "region", "quarter", "trips"], 4),
    [32, 40, 48, 56, 64, 72]
  ),
  accuracy(
    "vaccination, weekly",
    read(`${folder}/hier-italy-vaccination-weekly.csv`, ["nuts1", "area", "week", "first_dose_cum"], 1),
    [48, 56, 64, 72]
  )
]

/** A table, or with `--json` one line a measure. */
export const run = async (args: ReadonlyArray<string>): Promise<void> => {
  const { positionals, values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: { json: { type: "boolean", default: false } },
    allowPositionals: true
  })
  const data = process.env["LANTOA_DATA"]
  const folder = positionals[0] ?? (data === undefined ? undefined : `${data}/forecast`)
  const known = folder !== undefined && (positionals.length > 0 || existsSync(`${folder}/hier-tourism-quarterly.csv`))
  const speeds = speed()
  const scores = known ? accuracies(folder) : []
  if (values.json) {
    for (const line of speeds) process.stdout.write(`${JSON.stringify({ measure: "speed", ...line })}\n`)
    for (const line of scores) process.stdout.write(`${JSON.stringify({ measure: "accuracy", ...line })}\n`)
  } else {
    console.table(speeds)
    if (known) console.table(scores)
  }
}
