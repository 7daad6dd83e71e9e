import { spawnSync } from "node:child_process"
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { batch } from "./figures.ts"
import { commit, folder, readAll, tamper, using } from "./files.ts"

/** Opens a file as somebody who owns nothing, for root may write everywhere; why it is refused, or how many figures there are. */
const asNobody = (file: string, how: "write" | "read") => {
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const script = join(import.meta.dirname, "nobody.ts")
  const child = spawnSync(process.execPath, [script, file, how], { encoding: "utf8", ...nobody })
  assert.strictEqual(child.status, 0, child.stderr)
  return JSON.parse(child.stdout) as { readonly figures?: number; readonly reason?: string; readonly message?: string }
}

describe("a file that is opened to be read only", () => {
  it.effect("is read beside one who writes, takes no commit, and stays as it is", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.db")
      const [write, read] = [using(file), using(file, { readOnly: true })]
      yield* write(commit(batch("first", 3)))
      const before = readFileSync(file)
      const error = yield* Effect.flip(read(commit(batch("second", 3))))
      assert.strictEqual(error.reason, "ReadOnly")
      assert.match(error.message, /figures\.db: the store was opened to read only; open it to write/)
      assert.strictEqual((yield* read(readAll)).length, 3)
      assert.deepStrictEqual(readFileSync(file), before)
      yield* write(
        Effect.gen(function* () {
          yield* commit(batch("second", 3))
          assert.strictEqual((yield* read(readAll)).length, 6)
        })
      )
    })
  )

  it.effect("has to be there, and a database of Lantoa's", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const [missing, empty] = [join(path, "missing.db"), join(path, "empty.db")]
      writeFileSync(empty, "")
      for (const [file, told] of [
        [missing, /there is no such file/],
        [empty, /nothing of Lantoa's is here yet/]
      ] as const) {
        const error = yield* Effect.flip(using(file, { readOnly: true })(readAll))
        assert.include(["Unavailable", "ReadOnly"], error.reason)
        assert.match(error.message, told)
        assert.include(error.message, file)
      }
      assert.isFalse(existsSync(missing))
      assert.strictEqual(readFileSync(empty).length, 0)
    })
  )
})

describe("a file that one may not write to", () => {
  it.effect("is refused with what to do, and can be read", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const file = join(path, "figures.db")
      yield* using(file)(commit(batch("first", 3)))
      tamper(file, "PRAGMA journal_mode = DELETE")
      const before = readFileSync(file)
      chmodSync(file, 0o444)
      chmodSync(path, 0o555)
      const refused = asNobody(file, "write")
      assert.strictEqual(refused.reason, "ReadOnly")
      assert.match(refused.message!, /figures\.db: you may not write .* open it with readOnly: true/)
      assert.strictEqual(asNobody(file, "read").figures, 3)
      const missing = asNobody(join(path, "other.db"), "write")
      assert.strictEqual(missing.reason, "ReadOnly")
      assert.include(missing.message!, "other.db")
      chmodSync(path, 0o755)
      assert.deepStrictEqual(readFileSync(file), before)
    })
  )

  it.effect("nor read: says so", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const file = join(path, "figures.db")
      yield* using(file)(commit(batch("first", 3)))
      chmodSync(path, 0o755)
      chmodSync(file, 0o000)
      const refused = asNobody(file, "read")
      assert.strictEqual(refused.reason, "Unavailable")
      assert.match(refused.message!, /figures\.db: you may not read this file; ask its owner/)
    })
  )
})
