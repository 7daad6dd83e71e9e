import { assert, it } from "@effect/vitest"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Effect, Layer } from "effect"

it.effect("options that are misspelt or make no sense are refused before anything is opened", () =>
  Effect.gen(function* () {
    for (const [layer, said] of [
      [
        DuckDb.layer({ file: "none.duckdb", readonly: true } as never),
        "readonly: is not known here: did you mean readOnly?"
      ],
      [DuckDb.layer({ file: "none.duckdb", busyTimeout: -1 }), "busyTimeout: must be whole milliseconds"],
      [DuckDb.layer(null as never), "options: must be an object, { file, "],
      [DuckDb.layerFolder(null as never), "options: must be an object, { folder }"]
    ] as const) {
      const error = yield* Effect.flip(Effect.scoped(Layer.build(layer)))
      assert.include(error.message, said)
    }
  })
)

it("to export nothing rejects with a StoreError", async () => {
  const error = await DuckDb.exportParquet(null as never).then(
    () => assert.fail("it was taken"),
    (failed) => failed
  )
  assert.strictEqual(error._tag, "StoreError")
})
