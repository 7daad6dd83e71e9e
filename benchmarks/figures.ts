/**
 * What figures cost, as ratios in one run, through the public calls: a stock after 1, 3 and 9 years; explaining a province's
 * year; communes that report totals and quarters beside their teams. `holds` says whether the bar of each is met.
 *
 *   pnpm --silent run bench figures [--json] [--runs 25]
 */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { type Documents, Lantoa, MemoryStore, type Observation, Period } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import { provinceOf, text } from "../packages/core/test/fixtures/communes.ts"

type Figure = Observation.Encoded
type Measure = NonNullable<Documents.Encoded["measures"]>[number]
type Query = Omit<Lantoa.Query, "hierarchy">

interface Line {
  readonly name: string
  readonly store: string
  /** Of computing. */
  readonly ms: number
  /** Beside the first of its kind; nothing where the bar is one of time. */
  readonly ratio?: number
  readonly bar: string
  readonly holds: boolean
}

const knownAt = "2026-01-05T00:00:00Z"
const list = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix}${index}`)
const split = (period: string, bucket: Period.Bucket) => Period.split(Period.from(period), bucket)

/** A province, all of its communes, `teams` in each, and one measure with its indicator. */
const world = (
  communes: ReadonlyArray<string>,
  measure: Pick<Measure, "accumulation"> & Partial<Measure>,
  teams = 0
): Documents.Encoded => ({
  ...provinceOf(communes),
  teams: communes.flatMap((host) =>
    list(teams, `${host}-t`).map((id) => ({ id, name: text(id), kind: "volunteer", host }))
  ),
  measures: [{ id: "m", title: text("m"), basis: "turn", own: "no", ...measure }],
  indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }]
})

const figure = (unit: string, period: string, value: Figure["value"], team?: string): Figure => ({
  measure: "m",
  units: [unit],
  period,
  value,
  ...(team === undefined ? {} : { team }),
  knownAt
})

const stores = {
  memory: () => MemoryStore.layer,
  sqlite: (folder: string) => Sqlite.layer({ file: join(folder, "figures.db") })
} as const
type StoreName = keyof typeof stores

/** Lantoa opened on a world and its figures; closed and gone with its folder after use. */
const opened = async (
  scope: AsyncDisposableStack,
  store: StoreName,
  documents: Documents.Encoded,
  figures: ReadonlyArray<Figure>
): Promise<Lantoa.Lantoa> => {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-benchmark-"))
  scope.defer(() => rmSync(folder, { recursive: true }))
  const lantoa = scope.use(await Lantoa.open({ store: stores[store](folder) }))
  await lantoa.commit({ documents: { put: documents, knownAt }, figures })
  return lantoa
}

/** Milliseconds that this process has computed: what else the machine does meanwhile is not in them. */
const computed = (): number => {
  const { system, user } = process.cpuUsage()
  return (user + system) / 1000
}

/** The best milliseconds of each, in turns after two rounds that do not count: what else is going on only adds. */
const race = async (runs: number, works: ReadonlyArray<() => Promise<unknown>>): Promise<ReadonlyArray<number>> => {
  const best = works.map(() => Infinity)
  for (let run = -2; run < runs; run++) {
    for (let turn = 0; turn < works.length; turn++) {
      // Each goes first as often as the others: what one leaves to be collected is not always on the same one.
      const index = (turn + run + 2) % works.length
      const start = computed()
      await works[index]!()
      if (run >= 0) best[index] = Math.min(best[index]!, computed() - start)
    }
  }
  return best
}

interface Contender {
  readonly name: string
  readonly lantoa: Lantoa.Lantoa
}

/** The same questions to each, the first being what the others are measured by. */
const compared = async (
  setting: { readonly store: StoreName; readonly runs: number; readonly most: number },
  questions: ReadonlyArray<readonly [string, Query]>,
  contenders: ReadonlyArray<Contender>
): Promise<ReadonlyArray<Line>> => {
  const { most, runs, store } = setting
  const lines: Array<Line> = []
  for (const [asked, query] of questions) {
    const works = contenders.map((one) => () => one.lantoa.read({ hierarchy: "state", ...query }))
    const times = await race(runs, works)
    for (const [index, { name }] of contenders.entries()) {
      const [ms, ratio] = [times[index]!, times[index]! / times[0]!]
      const bar = `at most ${most} times ${contenders[0]!.name}`
      lines.push({ name: `${asked}, ${name}`, store, ms, ratio, bar, holds: ratio <= most })
    }
  }
  return lines
}

/** One day, and the months of one year, of a stock kept for more and more years; carried too. */
const stock = async (store: StoreName, runs: number): Promise<ReadonlyArray<Line>> => {
  const communes = list(300, "c")
  const year = { over: "2025", by: "month" } as const
  const lines: Array<Line> = []
  for (const [missing, kind] of [
    ["unknown", "stock"],
    [{ carry: "forever" }, "carried stock"]
  ] as const) {
    await using scope = new AsyncDisposableStack()
    const documents = world(communes, { accumulation: "stock", basis: "account", missing })
    const contenders: Array<Contender> = []
    for (const years of [1, 3, 9]) {
      const months = split(`${2026 - years}/2025`, "month")
      const figures = months.flatMap((month) => communes.map((unit, index) => figure(unit, month, index % 50)))
      contenders.push({ name: `${years} years kept`, lantoa: await opened(scope, store, documents, figures) })
    }
    const questions: ReadonlyArray<readonly [string, Query]> = [
      [`${kind}, its last month`, { indicator: "m", units: ["p"], periods: ["2025-12"] }],
      [`${kind}, the months of a year`, { indicator: "m", units: ["p"], periods: year }]
    ]
    lines.push(...(await compared({ store, runs, most: 1.3 }, questions, contenders)))
  }
  return lines
}

/** A year of 171 communes by months, and with weeks of a team in each. */
const explaining = async (store: StoreName, runs: number): Promise<ReadonlyArray<Line>> => {
  const communes = list(171, "c")
  const months = communes.flatMap((unit) => split("2025", "month").map((month) => figure(unit, month, 100)))
  const weeks = communes.flatMap((unit) => split("2025", "week").map((week) => figure(unit, week, 10, `${unit}-t0`)))
  const lines: Array<Line> = []
  for (const [name, figures] of [
    ["171 communes by months", months],
    ["171 communes by months, a team in each by weeks", [...months, ...weeks]]
  ] as const) {
    await using scope = new AsyncDisposableStack()
    const lantoa = await opened(scope, store, world(communes, { accumulation: "flow" }, 1), figures)
    const [year] = await lantoa.read({ indicator: "m", hierarchy: "state", units: ["p"], periods: ["2025"] })
    const [ms] = await race(runs, [() => lantoa.explain(year!)])
    lines.push({ name: `explaining a year of ${name}`, store, ms: ms!, bar: "under 1,000 ms", holds: ms! < 1000 })
  }
  return lines
}

/** Teams by months alone; then three of ten communes with totals and quarters beside them, and one figure of a hundred a bound. */
const mixed = async (store: StoreName, runs: number): Promise<ReadonlyArray<Line>> => {
  await using scope = new AsyncDisposableStack()
  const communes = list(171, "c")
  const teams = 3
  const year = { over: "2025", by: "month" } as const
  const periods = split("2025", "month")
  const plain = communes.flatMap((unit) =>
    list(teams, `${unit}-t`).flatMap((team) => periods.map((month) => figure(unit, month, 10, team)))
  )
  const beside = communes
    .filter((_, index) => index % 10 < 3)
    .flatMap((unit) => [
      ...periods.map((month) => figure(unit, month, 10 * teams)),
      ...split("2025", "quarter").map((quarter) => figure(unit, quarter, 30 * teams))
    ])
  const bounded = [...plain, ...beside].map((one, index) =>
    index % 100 === 0 ? { ...one, value: `>= ${Number(one.value)}` } : one
  )
  const documents = world(communes, { accumulation: "flow", reports: ["teams"] }, teams)
  const questions: ReadonlyArray<readonly [string, Query]> = [
    ["a province's year", { indicator: "m", units: ["p"], periods: ["2025"] }],
    ["a province by months", { indicator: "m", units: ["p"], periods: year }],
    ["communes by months", { indicator: "m", units: communes, periods: year }]
  ]
  return await compared({ store, runs, most: 3 }, questions, [
    { name: "teams alone", lantoa: await opened(scope, store, documents, plain) },
    { name: "totals, quarters and bounds beside teams", lantoa: await opened(scope, store, documents, bounded) }
  ])
}

/** A table, or with `--json` one line a measure. */
export const run = async (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: { json: { type: "boolean", default: false }, runs: { type: "string", default: "25" } }
  })
  const lines: Array<Line> = []
  for (const part of [stock, explaining, mixed]) {
    for (const store of ["memory", "sqlite"] as const) {
      for (const line of await part(store, Number(values.runs))) {
        const round = (value: number) => Number(value.toPrecision(3))
        lines.push({
          ...line,
          ms: round(line.ms),
          ...(line.ratio === undefined ? {} : { ratio: round(line.ratio) })
        })
        if (values.json) process.stdout.write(`${JSON.stringify(lines.at(-1))}\n`)
      }
    }
  }
  if (!values.json) console.table(lines)
}
