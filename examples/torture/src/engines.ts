/** The databases that are tortured: a new one here takes a store and a place to put it. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Lantoa, Problem } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Postgres } from "@lantoa/storage-postgres"
import { Sqlite } from "@lantoa/storage-sqlite"
import { isInstalled, make } from "../../../packages/storage-postgres/test/server.ts"

/** An empty database; `where` is a text by which other processes find it. */
export interface Place {
  readonly where: string
  readonly remove: () => Promise<void>
}

/** Makes places, as many as one likes, until it is stopped. */
export interface Running {
  readonly place: () => Promise<Place>
  readonly stop: () => Promise<void>
}

export interface Engine {
  readonly store: (where: string) => Lantoa.Store
  readonly isInstalled: () => Promise<boolean>
  readonly start: () => Promise<Running>
}

/** Databases that are a file each. */
const files: Running = {
  place: async () => {
    const folder = mkdtempSync(join(tmpdir(), "lantoa-torture-"))
    return { where: join(folder, "figures.db"), remove: async () => rmSync(folder, { recursive: true }) }
  },
  stop: async () => undefined
}

const sqlite: Engine = {
  store: (where) => Sqlite.layer({ file: where, busyTimeout: 60_000 }),
  isInstalled: async () => true,
  start: async () => files
}

/** Whether a database does not open because its program is not on this machine. */
export const isMissing = (error: unknown): boolean =>
  error instanceof Problem.StoreError && error.reason === "Unavailable" && error.place === "this program"

/** One program at a time has the file: each writes until it is killed, and the next goes on. */
const duckdb: Engine = {
  store: (where) => DuckDb.layer({ file: where, busyTimeout: 600_000 }),
  isInstalled: () =>
    Lantoa.open({ store: DuckDb.layerMemory }).then(
      (lantoa) => lantoa.close().then(() => true),
      (error: unknown) => {
        if (isMissing(error)) return false
        throw error
      }
    ),
  start: async () => files
}

const postgres: Engine = {
  store: (where) => {
    const [url, schema] = JSON.parse(where) as [string, string]
    return Postgres.layer({ url, schema, connections: 2, lockTimeout: 60_000 })
  },
  isInstalled: async () => isInstalled || process.env["LANTOA_PG_URL"] !== undefined,
  start: async () => {
    const given = process.env["LANTOA_PG_URL"]
    const server = given === undefined ? make()! : undefined
    const url = given ?? server!.url
    await server?.start()
    let made = 0
    return {
      place: async () => ({
        where: JSON.stringify([url, `torture_${process.pid}_${++made}`]),
        remove: async () => undefined
      }),
      stop: async () => server?.remove()
    }
  }
}

export const engines: Readonly<Record<string, Engine>> = { sqlite, duckdb, postgres }
