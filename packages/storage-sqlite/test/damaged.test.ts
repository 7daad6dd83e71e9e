import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Documents, Period, Store } from "@lantoa/core"
import { Effect, type Scope } from "effect"
import { batch } from "./figures.ts"
import { commit, folder, readAll, tamper, using } from "./files.ts"

const knownAt = "2025-05-01T00:00:00Z"
const cohort = (name: string) => Documents.from({ cohorts: [{ id: "youth", name: { vi: name, en: name } }] })
const { end, start } = Period.bounds(Period.from("2025-03"))

/** Everything a store can be asked. */
const calls: ReadonlyArray<readonly [string, Effect.Effect<unknown, unknown, Store.Store>]> = [
  ["head", Store.Store.use((store) => store.head)],
  ["library", Store.Store.use((store) => store.library({ asKnownAt: knownAt }))],
  [
    "scan",
    Store.Store.use((store) => store.scan([{ measure: "trainings", from: start, to: end, latestBefore: true }]))
  ],
  ["read", readAll],
  ["withdrawals", Store.Store.use((store) => store.withdrawals())],
  ["figures again", commit({ ...batch("first", 100), id: "other" })],
  ["new figures", commit(batch("second", 100))],
  ["documents", commit({ documents: { put: cohort("other"), knownAt: "2026-01-01T00:00:00Z" } })]
]

/** A file with something in each table, all of it in the file itself. */
const filled: Effect.Effect<readonly [file: string, bytes: Buffer], unknown, Scope.Scope> = Effect.gen(function* () {
  const file = join(yield* folder, "figures.db")
  const use = using(file)
  yield* use(commit({ ...batch("first", 100), documents: { put: cohort("youth"), knownAt } }))
  yield* use(
    commit({
      withdrawals: [{ figure: "first.3", reason: "counted twice", knownAt }],
      filings: [{ form: "f", reporter: "vn.quang-ngai", period: Period.from("2025-03"), knownAt }]
    })
  )
  tamper(file, "PRAGMA wal_checkpoint(TRUNCATE)")
  return [file, readFileSync(file)] as const
})

/** Asks everything of a file after each damage; whoever fails says that the file is damaged. */
const each = (damages: ReadonlyArray<(file: string, bytes: Buffer) => void>) =>
  Effect.gen(function* () {
    const [file, bytes] = yield* filled
    let failed = 0
    for (const [number, damage] of damages.entries()) {
      for (const [name, call] of calls) {
        for (const side of ["-wal", "-shm"]) rmSync(`${file}${side}`, { force: true })
        writeFileSync(file, bytes)
        damage(file, Buffer.from(bytes))
        const exit = yield* Effect.exit(using(file)(call))
        if (exit._tag === "Success") continue
        const [reason] = exit.cause.reasons
        const error = (reason?._tag === "Fail" ? reason.error : reason) as { readonly reason?: string }
        const expected = name === "figures again" ? ["Corrupt", "InvalidObservation"] : ["Corrupt"]
        assert.include(expected, String(error.reason), `damage ${number}, ${name}: ${String(exit.cause)}`)
        failed++
      }
    }
    assert.isAbove(failed, damages.length)
  })

/** Bytes here and there become others, the same in every run. */
const scattered = (seed: number) => (file: string, bytes: Buffer) => {
  let state = seed
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
  for (let spot = 0; spot < 20; spot++) {
    const at = next(bytes.length)
    for (let byte = at; byte < Math.min(at + 8, bytes.length); byte++) bytes[byte] = next(256)
  }
  writeFileSync(file, bytes)
}

describe("a damaged file", () => {
  it.effect("whose bytes are others here and there: is told, whatever is asked", () =>
    each(Array.from({ length: 12 }, (_, index) => scattered(index + 1)))
  )

  it.effect("that was cut off: is told, whatever is asked", () =>
    each([0.2, 0.5, 0.9].map((part) => (file, bytes) => writeFileSync(file, bytes.subarray(0, bytes.length * part))))
  )

  const statements = [
    "UPDATE commits SET number = 9007199254740993 WHERE number = 2",
    "UPDATE commits SET first = 1 WHERE number = 2",
    "UPDATE series SET id = -1 WHERE id = 1",
    "UPDATE term SET text = '{' WHERE kind = 'category'",
    "UPDATE document SET json = 'null'",
    "UPDATE filing SET last_day = -1",
    "UPDATE filing SET last_day = 'x'",
    "UPDATE figure SET more = '{', last_day = 1 WHERE place = 7",
    "DROP TABLE figure"
  ]
  it.effect("whose rows were changed by hand: is told, whatever is asked", () =>
    each(statements.map((sql) => (file) => tamper(file, sql)))
  )
})
