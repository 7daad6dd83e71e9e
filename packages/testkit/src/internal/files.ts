/** What the suite of stores in files is made of. @internal */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Observation, Problem, Store } from "@lantoa/core"
import { figure, readAll } from "./cases.ts"

export interface Files {
  /** The store in a file; it waits for nobody. */
  readonly layer: (
    file: string,
    options: { readonly readOnly?: boolean }
  ) => Layer.Layer<Store.Store, Problem.StoreError>
  /** Runs a statement on a file that nobody has open, as another program would. */
  readonly tamper: (file: string, sql: string) => Promise<void>
  /**
   * A program, run as somebody who owns nothing: `node <program> <file> write|read` opens the file and prints as JSON how many
   * `figures` there are, or the `reason` and `message` of the error.
   */
  readonly opener: string
  /** A statement after which the file can be read where nothing may be written beside it, if one is needed. */
  readonly settle?: string
}

/** A folder of its own, for as long as the test. */
export const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "lantoa-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true }))
)

/** Opens a file for each effect anew. */
export const using =
  (files: Files, file: string, options: { readonly readOnly?: boolean } = {}) =>
  <A, E>(effect: Effect.Effect<A, E, Store.Store>): Effect.Effect<A, E | Problem.StoreError> =>
    Effect.provide(effect, Layer.fresh(Effect.sync(() => files.layer(file, options)).pipe(Layer.unwrap)))

/** Why a file is not read. */
export const refused = (files: Files, file: string, options: { readonly readOnly?: boolean } = {}) =>
  Effect.flip(using(files, file, options)(readAll()))

/** A commit of so many figures, one a team. */
export const batch = (
  name: string,
  size: number
): Store.Commit & { readonly figures: ReadonlyArray<Observation.Observation> } => ({
  id: name,
  figures: Array.from({ length: size }, (_, index) =>
    figure(`${name}.${index}`, { value: index, team: `${name}.team-${index}` })
  )
})
