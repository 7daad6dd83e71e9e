import { assert, it } from "@effect/vitest"
import { Postgres } from "@lantoa/storage-postgres"
import { Effect, Layer } from "effect"

const url = "postgres://127.0.0.1:1/none"

it.effect("options that are misspelt or make no sense are refused before any server is asked", () =>
  Effect.gen(function* () {
    for (const [options, said] of [
      [{ url, readonly: true }, "readonly: is not known here: did you mean readOnly?"],
      [{ url, connections: 0 }, "connections: must be a whole number, 1 to 2147483647"],
      [{ url, lockTimeout: Number.NaN }, "lockTimeout: must be whole milliseconds"],
      [{ url, statementTimeout: -1 }, "statementTimeout: must be whole milliseconds"],
      [{ url, schema: 5 }, "schema: must be a text"],
      [null, "options: must be an object, { url, schema, "]
    ] as const) {
      const error = yield* Effect.flip(Effect.scoped(Layer.build(Postgres.layer(options as never))))
      assert.include(error.message, said)
    }
  })
)

it("to distribute nothing rejects with a StoreError", async () => {
  const error = await Postgres.distribute(null as never).then(
    () => assert.fail("it was taken"),
    (failed) => failed
  )
  assert.strictEqual(error._tag, "StoreError")
})
