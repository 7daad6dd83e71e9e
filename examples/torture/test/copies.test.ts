import { assert, describe, it } from "@effect/vitest"
import { MemoryStore, Observation, Store } from "@lantoa/core"
import { Context, Effect, Layer } from "effect"
import { run } from "../src/copies.ts"
import { engines } from "../src/engines.ts"
import { differences, fill, memory } from "../src/history.ts"

const hasPostgres = process.env["CI"] === "true" || (await engines["postgres"]!.isInstalled())
const title = hasPostgres
  ? "memory, SQLite and PostgreSQL"
  : "memory and SQLite (PostgreSQL is not installed and SKIPPED)"

describe(`copies between ${title}, killed 20 times and more`, () => {
  it("say the same as what they are copies of, at every commit and of every moment", { timeout: 600_000 }, async () => {
    const { postgres, sqlite } = engines
    // Six pairs are killed, or two where PostgreSQL is missing; `pnpm run torture --copies` takes every database.
    const found = await run(
      { sqlite: sqlite!, postgres: postgres! },
      { kills: hasPostgres ? 4 : 10, worlds: 1, seed: 4 }
    )
    assert.deepStrictEqual(found.mismatches, [])
    assert.isAtLeast(found.kills, 20)
    assert.strictEqual(found.pairs.length, hasPostgres ? 9 : 4)
  })
})

describe("a copy that is not one", () => {
  it("is told by its commits, its figures, its documents and its history", async () => {
    const [one, other] = [memory(), memory()]
    await fill(one)
    const store = (layer: typeof one) => Effect.map(Layer.build(layer), Context.get(Store.Store))
    await Effect.runPromise(
      Effect.scoped(
        Effect.gen(function* () {
          const [from, to] = [yield* store(one), yield* store(other)]
          const { commit: last } = yield* from.head
          for (let number = 1; number < last; number++) yield* to.restore(yield* from.entry(number))
          yield* to.commit({
            figures: [
              Observation.from({
                measure: "m",
                units: ["u7"],
                period: "2031",
                value: 1,
                knownAt: "2020-01-01T00:00:00Z"
              })
            ]
          })
        })
      )
    )
    const found = await differences(one, other)
    assert.isTrue(found.some((what) => what.startsWith("commit ")))
    assert.isTrue(found.some((what) => what.startsWith('{"at":')))
    assert.deepStrictEqual(await differences(one, one), [])
    assert.include(await differences(one, MemoryStore.layer).catch(String), "there is no commit")
  })
})
