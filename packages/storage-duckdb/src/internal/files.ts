/** Databases that this process has open: a file once, however many stores there are on it. @internal */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import type { Problem } from "@lantoa/core"
import { called, driver, type DuckDB } from "./driver.ts"
import * as Place from "./place.ts"
import type { Failure } from "./sql.ts"
import { patient } from "./waiting.ts"

/** A database that is open. */
export interface Base {
  readonly instance: DuckDB.DuckDBInstance
  /** Held by who writes. */
  readonly turn: Semaphore.Semaphore
}

/** Nothing is fetched from the network. */
const settings = { autoinstall_known_extensions: "false", autoload_known_extensions: "false" }

const create = (path: string, options: Record<string, string> = {}) =>
  Effect.flatMap(driver, ({ api }) => called(() => api.DuckDBInstance.create(path, { ...settings, ...options })))

/** What was written ahead goes to the file, off this thread; what cannot is read from where it is at the next opening. */
const close = (instance: DuckDB.DuckDBInstance, readOnly: boolean) =>
  Effect.gen(function* () {
    if (!readOnly) {
      const connection = yield* called(() => instance.connect())
      yield* called(() => connection.run("CHECKPOINT"))
      connection.closeSync()
    }
  }).pipe(Effect.ignore, Effect.andThen(Effect.sync(() => instance.closeSync())))

/** A database in memory, gone with the scope. */
export const inMemory: Effect.Effect<Base, Failure | Problem.StoreError, Scope.Scope> = Effect.map(
  Effect.acquireRelease(create(":memory:"), (instance) => Effect.sync(() => instance.closeSync())),
  (instance) => ({ instance, turn: Semaphore.makeUnsafe(1) })
)

interface File {
  /** Held by who opens or closes it. */
  readonly door: Semaphore.Semaphore
  readonly turn: Semaphore.Semaphore
  open?: { readonly instance: DuckDB.DuckDBInstance; readonly readOnly: boolean; users: number }
}

const files = new Map<string, File>()

const fileOf = (path: string): File => {
  const name = Place.nameOf(path)
  const file = files.get(name) ?? { door: Semaphore.makeUnsafe(1), turn: Semaphore.makeUnsafe(1) }
  files.set(name, file)
  return file
}

const enter = (file: File, path: string, readOnly: boolean, busyTimeout: number) =>
  Effect.gen(function* () {
    if (file.open !== undefined) {
      if (file.open.readOnly && !readOnly) {
        const detail = "this program has the file open to read only; close it there first"
        return yield* Place.refused("open", path, "Unavailable", detail)
      }
      file.open.users++
      return file.open.instance
    }
    yield* Place.checkMagic(path)
    const opening = create(path, readOnly ? { access_mode: "READ_ONLY" } : {})
    const instance = yield* patient(busyTimeout)(opening)
    file.open = { instance, readOnly, users: 1 }
    return instance
  })

const leave = (file: File) =>
  Effect.suspend(() => {
    const { open } = file
    if (open === undefined || --open.users > 0) return Effect.void
    delete file.open
    return close(open.instance, open.readOnly)
  })

/** The database in a file, for as long as the scope; another program that has it is waited for so many milliseconds. */
export const inFile = (
  path: string,
  readOnly: boolean,
  busyTimeout: number
): Effect.Effect<Base, Failure | Problem.StoreError, Scope.Scope> =>
  Effect.suspend(() => {
    const file = fileOf(path)
    return Effect.map(
      Effect.acquireRelease(file.door.withPermit(enter(file, path, readOnly, busyTimeout)), () =>
        file.door.withPermit(leave(file))
      ),
      (instance) => ({ instance, turn: file.turn })
    )
  })
