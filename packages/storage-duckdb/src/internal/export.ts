/** Figures as files of columns, for whoever reads those: a folder a year and province. @internal */
import { randomUUID } from "node:crypto"
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { Day, Documents, type Problem, Store, Territory } from "@lantoa/core"
import type { Opened } from "./client.ts"
import * as Place from "./place.ts"
import type { Failure } from "./sql.ts"

export interface Exported {
  /** The last commit that is in it. */
  readonly commit: number
  readonly figures: number
}

/** A set of units in the unit of a level, from one day up to another. */
type Placed = readonly [units: string, since: number, until: number, place: string]

const farthest = 2 ** 31

/** Where sets of units lie, from one change of the boundaries to the next; a set that lies in several units is in none. */
const placedAt = (
  territory: Territory.Territory,
  hierarchy: string,
  level: number,
  sets: ReadonlyArray<string>
): ReadonlyArray<Placed> => {
  const changes = Territory.changeDays(territory, hierarchy).map(Day.toEpoch)
  return [-farthest, ...changes].flatMap((since, index) => {
    const until = changes[index] ?? farthest
    const snapshot = Territory.snapshotAt(
      territory,
      hierarchy,
      Day.fromEpoch(index === 0 ? Math.min(until - 1, 0) : since)
    )
    return sets.flatMap((units): ReadonlyArray<Placed> => {
      const above = new Set(units.split("+").map((unit) => Territory.ancestorAt(snapshot, unit, level)))
      const [place] = above
      return above.size === 1 && place !== undefined ? [[units, since, until, place]] : []
    })
  })
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Figures that stand, each with its year and its place, to a folder for each of both. */
const copyTo = (folder: string): string => `COPY (
    WITH placed AS (SELECT unnest(from_json(?, '["VARCHAR"]')) AS unit, unnest(CAST(? AS BIGINT[])) AS since,
      unnest(CAST(? AS BIGINT[])) AS until, unnest(from_json(?, '["VARCHAR"]')) AS place)
    SELECT f.*, year(f.last_day) AS year, p.place FROM figures f LEFT JOIN placed p
      ON p.unit = f.unit AND f.last_day - DATE '1970-01-01' >= p.since AND f.last_day - DATE '1970-01-01' < p.until
    ORDER BY year, p.place, f.measure, f.last_day, f.unit
  ) TO ${quoted(folder)} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (year, place))`

/** What is exported, and to where. */
export interface Asked {
  readonly to: string
  readonly hierarchy: string
  readonly level: string
}

/** Writes figures, and the documents that say what they mean, to a folder that is there once it is whole. */
export const write = (
  { client }: Opened,
  { hierarchy, level, to }: Asked
): Effect.Effect<Exported, Failure | Problem.StoreError, Store.Store> =>
  Effect.gen(function* () {
    const refuse = (detail: string) => Place.refused("export", to, "Unavailable", detail)
    const { commit, documents } = yield* Store.Store.use((store) => store.library())
    const { hierarchies, organisations, successions, units } = documents
    const territory = Territory.make(hierarchies, successions, units, organisations)
    const levels = territory.hierarchies.get(hierarchy)?.levels.map(({ id }) => id)
    if (levels === undefined) {
      return yield* refuse(
        `there is no hierarchy "${hierarchy}"; there is ${hierarchies.map(({ id }) => id).join(", ")}`
      )
    }
    if (!levels.includes(level))
      return yield* refuse(`"${hierarchy}" has no level "${level}"; it has ${levels.join(", ")}`)
    if (existsSync(to)) return yield* refuse("there is something already; give another name")
    yield* Place.check("export", to, false)
    const part = yield* Effect.acquireRelease(
      Effect.sync(() => {
        const path = `${to}.${randomUUID().slice(0, 8)}.part`
        mkdirSync(path)
        return path
      }),
      (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
    )
    const sets = yield* client`SELECT text FROM term WHERE kind = 'units'`.values
    const placed = placedAt(
      territory,
      hierarchy,
      levels.indexOf(level),
      sets.map(([text]) => String(text))
    )
    const lists = [0, 1, 2, 3].map((column) => JSON.stringify(placed.map((row) => row[column])))
    const [counted] = yield* client.unsafe(copyTo(part), lists).values
    writeFileSync(join(part, "documents.json"), JSON.stringify(Documents.encode(documents)))
    renameSync(part, to)
    return { commit, figures: Number(counted?.[0]) }
  }).pipe(Effect.scoped)
