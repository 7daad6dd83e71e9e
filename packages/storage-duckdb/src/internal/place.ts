/** Where a database is to be: what speaks against a path, before it is touched. @internal */
import { closeSync, openSync, readSync, realpathSync, statSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import * as Effect from "effect/Effect"
import type { Problem } from "@lantoa/core"
import * as FilePlace from "@lantoa/storage-sql/FilePlace"

export const { check, pathOf, refused }: FilePlace.FilePlace = FilePlace.of("duckdb")

/** The one name of a file that is there or may be made, whichever way it is reached. */
export const nameOf = (path: string): string =>
  statSync(path, { throwIfNoEntry: false }) === undefined
    ? join(realpathSync(dirname(path)), basename(path))
    : realpathSync(path)

/** Whether there is a folder. */
export const checkFolder = (operation: string, path: string): Effect.Effect<void, Problem.StoreError> =>
  Effect.suspend(() =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
      ? Effect.void
      : Effect.fail(refused(operation, path, "Unavailable", "there is no such folder; give another path"))
  )

/** What every file of DuckDB's has from its ninth byte on. */
const magic = "DUCK"

/**
 * Refuses a file that is there and is none of DuckDB's: DuckDB itself would make a database of a table in it. Never of a file
 * that this process has open, whose lock would go with it.
 */
export const checkMagic = (path: string): Effect.Effect<void, Problem.StoreError> =>
  Effect.suspend(() => {
    if (statSync(path, { throwIfNoEntry: false }) === undefined) return Effect.void
    const head = Buffer.alloc(8 + magic.length)
    const file = openSync(path, "r")
    try {
      readSync(file, head)
    } finally {
      closeSync(file)
    }
    return head.toString("latin1", 8) === magic
      ? Effect.void
      : Effect.fail(refused("open", path, "Corrupt", "this is no database of DuckDB's; give another path"))
  })
