/** What of the database bears on the figures and withdrawals of a commit. @internal */
import * as Effect from "effect/Effect"
import type { Figures, Store } from "@lantoa/core"
import { chunksOf, type Database, rowsIn } from "./database.ts"
import * as Names from "./names.ts"
import { idOf, named, type Places, quantityOf, selected, type Selected } from "./rows.ts"
import type { Failure } from "./sql.ts"

/** The numbers that boxes have in a commit; -1 for those that it does not touch. */
export const boxer = ({ boxes, first, last, series }: Places & { readonly boxes: Figures.Combinations }) => {
  const key = (of: number, from: number, to: number): string => `${of} ${from} ${to}`
  let numbers: ReadonlyMap<string, number> | undefined
  return (of: number, from: number, to: number): number => {
    numbers ??= new Map(Array.from(boxes.first, (row, box) => [key(series[row]!, first[row]!, last[row]!), box]))
    return numbers.get(key(of, from, to)) ?? -1
  }
}
export type Boxer = ReturnType<typeof boxer>

/** The key of a box, as it lies among the figures. */
export type Box = readonly [measure: number, last: number, first: number, series: number]

/** Where a figure lies. */
interface Lies {
  readonly place: number
  readonly series: number
}

interface Found {
  readonly held: Store.Held
  readonly lies: Lies
}

const own = ["ended_at", "ended_by", "corrects"]
const of = [...selected.split(", ").map((column) => column.slice(2)), ...own]

/** What is stored, as the rules ask for it, and the places of what may have to end. */
export interface Known extends Store.Stored {
  readonly places: ReadonlyMap<string, Lies>
}

const byIds = (database: Database, names: Names.Names, ids: ReadonlyArray<string>) =>
  Effect.gen(function* () {
    const { sql } = database
    const unique = [...new Set(ids)]
    const rows: Array<Selected> = []
    const columns = sql.literal(of.join(", "))
    const given = unique.filter((id) => !Names.isDerived(id))
    for (const chunk of chunksOf(given, 500)) {
      const found = yield* sql`SELECT ${columns} FROM figure WHERE ${sql.in("id", chunk)}`.values
      rows.push(...(found as never as ReadonlyArray<Selected>))
    }
    const places = yield* Names.placesOf(database, names, unique)
    for (const chunk of chunksOf(places, 500)) {
      const found = yield* sql`SELECT ${columns} FROM figure WHERE id IS NULL AND ${sql.in("place", chunk)}`.values
      rows.push(...(found as never as ReadonlyArray<Selected>))
    }
    return rows
  })

const byBoxes = (database: Database, boxes: ReadonlyArray<Box>) =>
  Effect.map(
    rowsIn(database, "figure", ["measure", "last_day", "first_day", "series"], boxes, of),
    (rows) => rows.map((row) => row.slice(0, of.length)) as unknown as ReadonlyArray<Selected>
  )

/** Reads what of the database has these ids or lies in these boxes. */
export const learn = (
  database: Database,
  names: Names.Names,
  boxOf: Boxer,
  ids: ReadonlyArray<string>,
  boxes: ReadonlyArray<Box>
): Effect.Effect<Known, Failure> =>
  Effect.gen(function* () {
    const identified = yield* byIds(database, names, ids)
    const boxed = yield* byBoxes(database, boxes)
    const all = [...identified, ...boxed]
    yield* Names.learnCommits(
      database,
      names,
      all.map((row) => Number(row[1]))
    )
    const found = new Map<string, Found>()
    const filled = new Set<number>()
    const [holders, emptied] = [new Map<number, Store.Held>(), new Map<number, number>()]
    for (const row of all) {
      const [place, , series, first, last, lower, upper, flags, knownAt, , endedAt, endedBy, corrects] = row
      const held: Store.Held = {
        id: idOf(named(row), names),
        box: boxOf(Number(series), Number(first), Number(last)),
        value: quantityOf(lower, upper, Number(flags)),
        knownAt: Number(knownAt),
        corrects: corrects ?? undefined,
        ended: endedAt === null ? undefined : { at: Number(endedAt), by: endedBy ?? undefined }
      }
      found.set(held.id, { held, lies: { place: Number(place), series: Number(series) } })
      filled.add(held.box)
      if (held.ended === undefined) holders.set(held.box, held)
      else if (held.ended.by === undefined)
        emptied.set(held.box, Math.max(held.ended.at, emptied.get(held.box) ?? -Infinity))
    }
    return {
      find: (id) => found.get(id)?.held,
      isFree: (box) => !filled.has(box),
      holder: (box) => holders.get(box),
      emptied: (box) => emptied.get(box),
      places: new Map([...found].map(([id, one]) => [id, one.lies]))
    }
  })
