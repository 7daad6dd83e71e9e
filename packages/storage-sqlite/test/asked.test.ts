import { readdirSync } from "node:fs"
import { join } from "node:path"
import { assert, it } from "@effect/vitest"
import { Sqlite } from "@lantoa/storage-sqlite"
import { Effect, Layer } from "effect"
import { folder } from "./files.ts"

const opened = (options: unknown) => Effect.scoped(Layer.build(Layer.fresh(Sqlite.layer(options as Sqlite.Options))))

it.effect("options that are misspelt or make no sense are refused, and nothing is opened or made", () =>
  Effect.gen(function* () {
    const place = yield* folder
    const file = join(place, "figures.db")
    for (const [options, said] of [
      [{ file, readonly: true }, "readonly: is not known here: did you mean readOnly?; what there may be is file, "],
      [{ file: ":memory:", mode: "ro" }, "mode: is not known here: correct its name, or leave it out; "],
      [{ file, readOnly: "yes" }, "readOnly: must be true or false"],
      [{ file, busyTimeout: Number.NaN }, "busyTimeout: must be whole milliseconds, 0 to 2147483647"],
      [{ file, busyTimeout: -1 }, "busyTimeout: must be whole milliseconds"],
      [{}, "this is no path; give that of a file"],
      [null, "options: must be an object, { file, busyTimeout, readOnly }"],
      [undefined, "options: must be an object"],
      [file, "options: must be an object"]
    ] as const) {
      const error = yield* Effect.flip(opened(options))
      assert.strictEqual(error._tag, "StoreError")
      assert.include(error.message, said)
    }
    assert.deepStrictEqual(readdirSync(place), [])
    yield* opened({ file, readOnly: undefined, busyTimeout: undefined })
  })
)

it("a backup of nothing rejects with a StoreError", async () => {
  for (const [options, said] of [
    [null, "options: must be an object, { file, to }"],
    [{ file: "a.db", To: "b.db" }, "To: is not known here: did you mean to?"],
    [{ file: "a.db" }, "this is no path; give that of a file"]
  ] as const) {
    const error = await Sqlite.backup(options as never).then(
      () => assert.fail("it was taken"),
      (failed) => failed
    )
    assert.strictEqual(error._tag, "StoreError")
    assert.include(error.message, said)
  }
})
