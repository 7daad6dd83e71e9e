/**
 * Where the file of a database is to be: what speaks against a path, before it is touched. For adapters whose database is a file.
 *
 * @since 0.1.0
 */
import { accessSync, constants, statSync } from "node:fs"
import { dirname, resolve } from "node:path"
import * as Effect from "effect/Effect"
import { Problem } from "@lantoa/core"

/**
 * Looks at paths in the name of a store, `sqlite`, which its errors begin with. `operation` is the call that fails.
 *
 * @category models
 * @since 0.1.0
 */
export interface FilePlace {
  /** A call that fails for where the database is, or what for it is opened. */
  readonly refused: (
    operation: string,
    place: string,
    reason: Problem.StoreError["reason"],
    detail: string
  ) => Problem.StoreError
  /** The path as the database takes it: never one of its own meanings, of an empty name or of `file:` or `md:`. */
  readonly pathOf: (operation: string, file: unknown) => Effect.Effect<string, Problem.StoreError>
  /** Whether a database can be opened there; fails with what must be done first. */
  readonly check: (operation: string, path: string, readOnly: boolean) => Effect.Effect<void, Problem.StoreError>
}

const may = (path: string, mode: number): boolean => {
  try {
    accessSync(path, mode)
    return true
  } catch {
    return false
  }
}

/** Looks at paths in the name of a store. @category constructors @since 0.1.0 */
export const of = (store: string): FilePlace => {
  const refused: FilePlace["refused"] = (operation, place, reason, detail) =>
    new Problem.StoreError({ reason, operation: `${store} ${operation}`, place, detail, problems: [] })
  const pathOf: FilePlace["pathOf"] = (operation, file) =>
    typeof file !== "string" || file.trim() === "" || file.includes("\0")
      ? Effect.fail(
          refused(operation, JSON.stringify(file) ?? "nothing", "Unavailable", `this is no path; give that of a file`)
        )
      : Effect.succeed(resolve(file))
  const check: FilePlace["check"] = (operation, path, readOnly) =>
    Effect.suspend(() => {
      const fail = (reason: Problem.StoreError["reason"], detail: string) =>
        Effect.fail(refused(operation, path, reason, detail))
      const folder = dirname(path)
      const [file, around] = [path, folder].map((one) => statSync(one, { throwIfNoEntry: false }))
      if (around === undefined)
        return fail("Unavailable", `there is no folder ${folder}; make it, or give another path`)
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
  return { refused, pathOf, check }
}
