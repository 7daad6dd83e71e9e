/** What a store must do with commits that are given up half-way. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { Day, Store } from "@lantoa/core"
import { type Cases, commit, figure, ids, readAll } from "./cases.ts"

const size = 300

/** Figures of as many days. */
const daily = (team: string) =>
  Array.from({ length: size }, (_, day) =>
    figure(`${team}-${day}`, { team, period: Day.add(Day.from("2025-01-01"), day) })
  )

/** So many rounds of the event loop. */
const rounds = (count: number) =>
  Effect.promise(async () => {
    for (let round = 0; round < count; round++) await new Promise<void>((done) => void setImmediate(done))
  })

export const cases: Cases = (test) =>
  test(
    "holds a commit that was given up at any moment whole or not at all, and once when it is sent again",
    Effect.gen(function* () {
      const store = yield* Store.Store
      let sent = 0
      for (const count of [0, 1, 2, 4, 8, 16, 32]) {
        const figures = daily(`t${count}`)
        const fiber = yield* Effect.forkChild(store.commit({ figures }))
        yield* rounds(count)
        yield* Fiber.interrupt(fiber)
        const { accepted, unchanged } = (yield* commit({ figures })).figures
        assert.deepStrictEqual(
          [accepted, unchanged].sort((a, b) => a - b),
          [0, size]
        )
        sent += size
        const found = ids(yield* readAll())
        assert.deepStrictEqual([found.length, new Set(found).size], [sent, sent])
      }
    })
  )
