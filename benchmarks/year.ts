/**
 * A national year in DuckDB: 79,704 teams that file eleven measures by weeks, 3,321 communes that file 35 by months, 47 million
 * figures in all, through `append`; then ten indicators of each kind by provinces and months beside SQL by hand in the same file.
 *
 *   pnpm --silent run bench year --file year.duckdb [--months 12] [--rounds 3] [--json]
 *
 * A file that is there already is only read. Everybody has reported: what silence costs is measured by `nation`.
 */
import { existsSync, statSync } from "node:fs"
import { parseArgs } from "node:util"
import { Day, type Documents, type Figures, Instant, Lantoa, Period } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import * as ByHand from "./storage/duckdb.ts"
import { peak, race } from "./storage/measured.ts"
import { communes, documents as country, knownAt, named, provinces } from "./storage/world.ts"

const each = 24
const weekly = named("w", 11)
const monthly = named("m", 35)
const text = (name: string) => ({ vi: name, en: name })
const teams = named("t", communes * each)
/** The number of the commune of a team. */
const communeAt = (team: number): number => Math.floor(team / each)

const form = (id: string, measures: ReadonlyArray<string>, by: object, every: "week" | "month") => ({
  id,
  title: text(id),
  measures: measures as [string, ...Array<string>],
  by,
  every,
  due: 5
})

const documents = (): Documents.Encoded => ({
  ...country("flow"),
  measures: [...weekly, ...monthly].map((id) => ({
    id,
    title: text(id),
    basis: "turn",
    accumulation: "flow" as const,
    own: "no" as const,
    ...(weekly.includes(id) ? { reports: ["teams" as const] } : {})
  })),
  indicators: [...weekly, ...monthly].map((id) => ({
    id,
    title: text(id),
    expression: { _tag: "Measure", measure: id }
  })),
  forms: [
    form("week", weekly, { teams: "digital" }, "week"),
    form("month", monthly, { level: "commune", hierarchy: "state" }, "month")
  ] as never,
  teams: teams.map((id, team) => ({ id, name: text(id), kind: "digital", host: `c${communeAt(team)}` }))
})

/** A period's figures, those of teams or of communes. */
const filed = (period: Period.Period, byTeams: boolean): Figures.Figures => {
  const measures = byTeams ? weekly : monthly
  const [reporters, many] = [byTeams ? teams.length : communes, measures.length]
  const length = reporters * many
  const ints = (code: (row: number) => number) => Int32Array.from({ length }, (_, row) => code(row))
  const of = (row: number): number => Math.floor(row / many)
  const { start } = Period.bounds(period)
  const lower = Float64Array.from({ length }, (_, row) => (of(row) * 7 + (row % many) + start) % 50)
  return {
    length,
    texts: {
      measures,
      periods: [period],
      units: named("c", communes).map((unit) => [unit]),
      categories: [{ cohorts: [], breakdown: [] }],
      teams: byTeams ? teams : [],
      activities: [],
      reporters: []
    },
    measure: ints((row) => row % many),
    period: ints(() => 0),
    units: ints((row) => (byTeams ? communeAt(of(row)) : of(row))),
    category: ints(() => 0),
    team: ints((row) => (byTeams ? of(row) : -1)),
    activity: ints(() => -1),
    reporter: ints(() => -1),
    lower,
    upper: lower.slice(),
    flags: new Uint8Array(length),
    knownAt: new Float64Array(length).fill(Instant.toMillis(knownAt)),
    ids: []
  }
}

/** The month that a week is reported with: that of its Thursday. */
const monthOf = (period: Period.Period): Period.Period => {
  const { kind, start } = Period.bounds(period)
  return kind === "week" ? Period.of(Day.fromEpoch(start + 3), "month") : period
}

const round = (value: number): number => Number(value.toPrecision(3))

const load = async (lantoa: Lantoa.Lantoa, months: ReadonlyArray<Period.Period>, say: (line: object) => void) => {
  const start = performance.now()
  const before = process.cpuUsage()
  await lantoa.put(documents(), { knownAt })
  let figures = 0
  const over = Period.span(Period.firstDay(months[0]!), Period.lastDay(months.at(-1)!))
  const weeks = Period.split(over, "week").filter((week) => months.includes(monthOf(week)))
  for (const [periods, byTeams] of [
    [months, false],
    [weeks, true]
  ] as const)
    for (const period of periods)
      figures += (await lantoa.append({ id: period, observations: filed(period, byTeams) })).figures.accepted
  const { system, user } = process.cpuUsage(before)
  const seconds = round((performance.now() - start) / 1000)
  say({ what: `${figures} figures in`, seconds, computed: round((system + user) / 1e6), peak_mb: Math.round(peak()) })
}

/** Both answers of ten indicators by provinces and months; throws where they are not the same. */
const read = async (
  lantoa: Lantoa.Lantoa,
  file: string,
  measures: ReadonlyArray<string>,
  months: ReadonlyArray<Period.Period>,
  rounds: number
) => {
  const indicators = measures.slice(0, 10)
  const ask = async () => {
    const { columns } = await lantoa.read({
      indicators,
      hierarchy: "state",
      units: { level: "province" },
      periods: months
    })
    return columns.reported.reduce((sum, one) => sum + one, 0)
  }
  const byHand = () => ByHand.months(file, indicators, months.map(String), measures === weekly)
  const [ours, theirs] = [await ask(), await byHand()]
  if (ours !== theirs) throw new Error(`we find ${ours}, a person ${theirs}`)
  const [own, other] = await race(rounds, { run: ask }, { run: byHand })
  const [a, b] = [round(own! / 1000), round(other! / 1000)]
  const what = `ten indicators by ${measures === weekly ? "weeks" : "months"}, ${provinces} provinces, months: ${months.length}`
  return { what, ours: a, peer: b, ratio: round(own! / other!), unit: "s computed", peak_mb: Math.round(peak()) }
}

export const run = async (args: ReadonlyArray<string>): Promise<void> => {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      file: { type: "string", default: "year.duckdb" },
      months: { type: "string", default: "12" },
      rounds: { type: "string", default: "3" },
      json: { type: "boolean", default: false }
    }
  })
  const { file, json } = values
  const say = (line: object): void =>
    json ? void process.stdout.write(`${JSON.stringify(line)}\n`) : console.table([line])
  const months = Period.split(Period.from("2025"), "month").slice(0, Number(values.months))
  if (!existsSync(file)) {
    await using lantoa = await Lantoa.open({ store: DuckDb.layer({ file }) })
    await load(lantoa, months, say)
  }
  say({ what: "file", mb: Math.round(statSync(file).size / 2 ** 20) })
  await using lantoa = await Lantoa.open({ store: DuckDb.layer({ file, readOnly: true }) })
  for (const [measures, over] of [
    [monthly, months],
    [weekly, months.slice(-1)],
    [weekly, months]
  ] as const)
    say(await read(lantoa, file, measures, over, Number(values.rounds)))
}
