import { assert, it } from "@effect/vitest"
import { Postgres } from "@lantoa/storage-postgres"
import { Oracle } from "@lantoa/testkit"
import { Effect, Layer } from "effect"
import { ask } from "../../../examples/oracle/src/door.ts"
import { newSchema, onServer, postgres } from "./places.ts"

const inNewSchema = Layer.unwrap(Effect.map(newSchema, (schema) => Postgres.layer({ url: postgres, schema })))

onServer("readings of offices with a known truth", () => {
  it("hold the truth, and are those of the store in memory bit for bit", async () => {
    const { failures, summary } = await Oracle.run({
      stores: { memory: ask({}), postgres: ask({ store: inNewSchema }) },
      seed: 8,
      more: (count) => count < 600
    })
    assert.deepStrictEqual(
      failures.map(({ fault, said, seed, store }) => ({ fault, said, seed, store })),
      []
    )
    assert.isAtLeast(summary.cells, 600)
  })
})
