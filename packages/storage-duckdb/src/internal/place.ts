/** Where a database is to be: what speaks against a path, before it is touched. @internal */
import { accessSync, closeSync, constants, openSync, readSync, realpathSync, statSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import * as Effect from "effect/Effect"
import { Problem } from "@lantoa/core"

/** A call that fails for where the database is, or what for it is opened. */
export const refused = (
  operation: string,
  place: string,
  reason: Problem.StoreError["reason"],
  detail: string
): Problem.StoreError =>
  new Problem.StoreError({ reason, operation: `duckdb ${operation}`, place, detail, problems: [] })

const may = (path: string, mode: number): boolean => {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}

/** The path as DuckDB takes it: never one of its own meanings, of an empty name or of `md:`. */
export const pathOf = (operation: string, file: unknown): Effect.Effect<string, Problem.StoreError> =>
  typeof file !== "string" || file.trim() === "" || file.includes("\0")
    ? Effect.fail(
        refused(operation, JSON.stringify(file) ?? "nothing", "Unavailable", `this is no path; give that of a file`)
      )
    : Effect.succeed(resolve(file))

/** The one name of a file that is there or may be made, whichever way it is reached. */
export const nameOf = (path: string): string =>
  statSync(path, { throwIfNoEntry: false }) === undefined
    ? join(realpathSync(dirname(path)), basename(path))
    : realpathSync(path)

/** Whether a database can be opened there; fails with what must be done first. */
export const check = (operation: string, path: string, readOnly: boolean): Effect.Effect<void, Problem.StoreError> =>
  Effect.suspend(() => {
    const fail = (reason: Problem.StoreError["reason"], detail: string) =>
      Effect.fail(refused(operation, path, reason, detail))
    const folder = dirname(path)
    const [file, around] = [path, folder].map((one) => statSync(one, { throwIfNoEntry: false }))
    if (around === undefined) return fail("Unavailable", `there is no folder ${folder}; make it, or give another path`)
    if (file?.isDirectory()) return fail("Unavailable", "this is a folder; give the path of a file in it")
    if (file === undefined && readOnly)
      return fail("Unavailable", "there is no such file to be read; correct the path, or open it for writing")
    if (file !== undefined && !may(path, constants.R_OK))
      return fail("Unavailable", "you may not read this file; ask its owner for the right")
    if (!readOnly && !(may(file === undefined ? folder : path, constants.W_OK) && may(folder, constants.W_OK)))
      return fail(
        "ReadOnly",
        "you may not write to this file and its folder; open it with readOnly: true, or ask its owner for the right"
      )
    return Effect.void
  })

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
