/** Copying a database that others go on writing to. @internal */
import { randomUUID } from "node:crypto"
import { existsSync, renameSync, rmSync } from "node:fs"
import { backup, DatabaseSync } from "node:sqlite"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import type { Problem } from "@lantoa/core"
import * as FilePlace from "@lantoa/storage-sql/FilePlace"
import { type Failure, failure } from "./sql.ts"

const Place = FilePlace.of("sqlite")

/** All pages in one step, off this thread: in several a copy would begin again with each commit, and might never end. */
const atOnce = { rate: 2 ** 31 - 1 }

const opened = (path: string, readOnly: boolean) =>
  Effect.acquireRelease(Effect.try({ try: () => new DatabaseSync(path, { readOnly }), catch: failure }), (db) =>
    Effect.sync(() => db.close())
  )

/**
 * Copies pages to a file beside `to` that has it as its name once `checked` has read the copy. The copy is in no write-ahead
 * mode, so that it can be read from where nothing may be written.
 */
export const copy = <A>(
  from: string,
  to: string,
  checked: (path: string) => Effect.Effect<A, Failure | Problem.StoreError, Scope.Scope>
): Effect.Effect<A, Failure | Problem.StoreError> =>
  Effect.gen(function* () {
    if (existsSync(to)) {
      return yield* Place.refused("backup", to, "Unavailable", "there is something already; give another name")
    }
    yield* Place.check("backup", to, false)
    const part = yield* Effect.acquireRelease(Effect.succeed(`${to}.${randomUUID().slice(0, 8)}.part`), (path) =>
      Effect.sync(() => rmSync(path, { force: true }))
    )
    const source = yield* opened(from, true)
    yield* Effect.tryPromise({ try: () => backup(source, part, atOnce), catch: failure })
    yield* Effect.scoped(
      Effect.flatMap(opened(part, false), (db) =>
        Effect.try({ try: () => db.exec("PRAGMA journal_mode = DELETE"), catch: failure })
      )
    )
    const found = yield* Effect.scoped(checked(part))
    renameSync(part, to)
    return found
  }).pipe(Effect.scoped)
