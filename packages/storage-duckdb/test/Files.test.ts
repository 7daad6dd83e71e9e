import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { assert, it } from "@effect/vitest"
import { Effect } from "effect"
import { onDuckDb } from "./duckdb.ts"
import { batch, commit, folder, readAll, using } from "./files.ts"

/** What comes of commits to a file that may not grow beyond half a megabyte: a full disk, without one. */
const limited = (file: string): { readonly reason: string; readonly message: string } => {
  const script = join(import.meta.dirname, "limited.ts")
  const child = spawnSync(
    "sh",
    ["-c", `trap '' XFSZ; ulimit -f 1024; exec "$@"`, "sh", process.execPath, script, file],
    { encoding: "utf8" }
  )
  assert.strictEqual(child.status, 0, child.stderr)
  return JSON.parse(child.stdout) as ReturnType<typeof limited>
}

onDuckDb("a file of DuckDB", () => {
  it.effect("refuses a commit for which there is no room, keeps what there is, and takes it once there is", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.duckdb")
      const { message, reason } = limited(file)
      assert.strictEqual(reason, "Full")
      assert.match(message, /figures\.duckdb: .*there is no room for it: make some/)
      const use = using(file)
      assert.deepStrictEqual(yield* use(readAll), batch("first", 100).figures)
      assert.strictEqual((yield* use(commit(batch("second", 6000)))).commit, 2)
      assert.strictEqual((yield* use(readAll)).length, 6100)
    })
  )
})
