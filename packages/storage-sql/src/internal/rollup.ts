/** Rolling up in the database: what the model knows goes down as small tables, the cells come back. @internal */
import * as Effect from "effect/Effect"
import { type LantoaError, Period, Rollup } from "@lantoa/core"
import { type Database, guarded, type Row } from "./database.ts"
import { rollupSql } from "./rollupSql.ts"
import { readCategory, readUnits } from "./rows.ts"
import type { Failure } from "./sql.ts"
import * as Terms from "./terms.ts"

/** An unknown part has no weight. */
const weightOf = (weight: number): number | null => (Number.isNaN(weight) ? null : weight)

/** Ranks texts in their order, so that the database can order by number. */
const ranks = (texts: ReadonlyArray<string>): ReadonlyMap<string, number> =>
  new Map([...texts].sort().map((text, rank) => [text, rank]))

const placements = (scan: Rollup.Scan, terms: Terms.Terms): ReadonlyArray<Row> => {
  const placed = [...terms.ids.units].flatMap(([text, id]) => {
    const found = scan.place(readUnits(text))
    return found.length === 0 ? [] : [{ text, id, found }]
  })
  const rank = ranks(placed.map(({ text }) => text))
  return placed.flatMap(({ text, id, found }) =>
    found.map(({ group, weight, level, from, to }) => [id, rank.get(text)!, group, weightOf(weight), level, from, to])
  )
}

const slots = (scan: Rollup.Scan, terms: Terms.Terms): ReadonlyArray<Row> =>
  [...terms.ids.period].flatMap(([text, id]) => {
    const period = text as Period.Period
    const { start, end } = Period.bounds(period)
    return scan.time(period).map(({ bucket, weight }) => [id, bucket, weightOf(weight), start, end - 1])
  })

const categories = ({ rollup, cohort }: Rollup.Scan, terms: Terms.Terms): ReadonlyArray<Row> => {
  const where = Object.entries(rollup.where)
  const rank = ranks([...terms.ids.category.keys()])
  return [...terms.ids.category].flatMap(([text, id]) => {
    const { cohorts, breakdown } = readCategory(text)
    if (!where.every(([dimension, value]) => breakdown[dimension] === value)) return []
    const weight = cohort(cohorts)
    return weight === 0 ? [] : [[id, rank.get(text)!, weightOf(weight)]]
  })
}

interface Standing {
  readonly units: number
  readonly period: number
  readonly category: number
  readonly team: number
}

/** What is left of figures that heirs of their units replaced: the model says, of every figure the measure has. */
const replacedRows = (scan: Rollup.Scan, terms: Terms.Terms, standing: ReadonlyArray<Standing>): ReadonlyArray<Row> => {
  const textOf = (id: number) => terms.texts.get(Number(id))!
  const figures = standing.map(({ category, period, team, units }) => ({
    units: readUnits(textOf(units)),
    period: textOf(period) as Period.Period,
    series: `${category}|${team}`
  }))
  return (scan.replaced?.(figures) ?? []).map(({ bucket, group, index, weight }) => {
    const { category, period, team, units } = standing[index]!
    return [units, period, category, team, group, bucket, Number.isNaN(weight) ? 1 : 0]
  })
}

const fill = (
  { sql, dialect, insert }: Database,
  scan: Rollup.Scan,
  terms: Terms.Terms,
  standing: ReadonlyArray<Standing>
) => {
  const { integer, real } = dialect.types
  const tables: ReadonlyArray<readonly [string, ReadonlyArray<readonly [string, string]>, ReadonlyArray<Row>]> = [
    [
      "lantoa_placement",
      [
        ["units", integer],
        ["unit_key", integer],
        ["grp", integer],
        ["weight", real],
        ["level", integer],
        ["from_day", real],
        ["to_day", real]
      ],
      placements(scan, terms)
    ],
    [
      "lantoa_slot",
      [
        ["period", integer],
        ["bucket", integer],
        ["weight", real],
        ["first_day", integer],
        ["last_day", integer]
      ],
      slots(scan, terms)
    ],
    [
      "lantoa_category",
      [
        ["term", integer],
        ["category", integer],
        ["weight", real]
      ],
      categories(scan, terms)
    ],
    [
      "lantoa_replaced",
      [
        ["units", integer],
        ["period", integer],
        ["category", integer],
        ["team", integer],
        ["grp", integer],
        ["bucket", integer],
        ["part", integer]
      ],
      replacedRows(scan, terms, standing)
    ]
  ]
  return Effect.forEach(
    tables,
    ([table, columns, rows]) =>
      Effect.gen(function* () {
        yield* sql.unsafe(
          `CREATE TEMPORARY TABLE IF NOT EXISTS ${table} (${columns.map((column) => column.join(" ")).join(", ")})`
        )
        yield* sql.unsafe(`CREATE INDEX IF NOT EXISTS ${table}_key ON ${table} (${columns[0]![0]})`)
        yield* sql.unsafe(`DELETE FROM ${table}`)
        yield* insert(
          table,
          columns.map(([column]) => column),
          rows
        )
      }),
    { discard: true }
  )
}

interface Cell {
  readonly grp: number
  readonly bucket: number
  readonly levels: number
  readonly lower: number | null
  readonly lower_open: number
  readonly upper: number | null
  readonly upper_open: number
  readonly about: number
  readonly several: number
  readonly figures: number
  readonly apportioned: number
  readonly parts: number
  readonly reporting: number
}

const flagsOf = (cell: Cell): number =>
  Rollup.flag.present |
  (Number(cell.lower_open) === 1 ? Rollup.flag.lowerOpen : 0) |
  (Number(cell.upper_open) === 1 ? Rollup.flag.upperOpen : 0) |
  (Number(cell.about) === 1 ? Rollup.flag.about : 0) |
  (Number(cell.several) === 1 ? Rollup.flag.several : 0) |
  (Number(cell.levels) > 1 ? Rollup.flag.nested : 0)

const tableOf = ({ groups, buckets }: Rollup.Rollup, cells: ReadonlyArray<Cell>): Rollup.RollupTable => {
  const table = Rollup.table(groups.length, buckets.length)
  for (const cell of cells) {
    const index = Number(cell.grp) * buckets.length + Number(cell.bucket)
    table.lower[index] = cell.lower ?? NaN
    table.upper[index] = cell.upper ?? NaN
    table.flags[index] = flagsOf(cell)
    table.figures[index] = Number(cell.figures)
    table.reporting[index] = Number(cell.reporting)
    table.apportioned[index] = Number(cell.apportioned)
    table.parts[index] = Number(cell.parts)
  }
  return table
}

const answer = (database: Database, terms: Terms.Terms, scan: Rollup.Scan) =>
  Effect.gen(function* () {
    const { sql } = database
    const { rollup } = scan
    yield* Terms.refresh(terms, database)
    const measure = terms.ids.measure.get(rollup.measure) ?? 0
    const known =
      rollup.asKnownAt === undefined
        ? sql`o.superseded_by = ''`
        : sql`o.known_at <= ${rollup.asKnownAt} AND (o.superseded_by = '' OR o.superseded_at > ${rollup.asKnownAt})`
    const standing =
      scan.replaced === undefined
        ? []
        : yield* sql<Standing>`SELECT DISTINCT o.units, o.period, o.category, o.team FROM observation o
          WHERE o.lower IS NOT NULL AND o.measure = ${measure} AND ${known}`
    yield* fill(database, scan, terms, standing)
    const [before, after] = rollupSql(rollup.along, scan.replaced !== undefined)
    const cells = yield* sql<Cell>`${sql.literal(before)}o.measure = ${measure} AND ${known}${sql.literal(after)}`
    return tableOf(rollup, cells)
  })

export const rollup = (
  database: Database,
  terms: Terms.Terms,
  scan: Rollup.Scan
): Effect.Effect<Rollup.RollupTable, LantoaError.StoreError> =>
  database
    .reading(answer(database, terms, scan))
    .pipe((effect: Effect.Effect<Rollup.RollupTable, Failure>) => guarded(database.dialect, "rollup")(effect))
