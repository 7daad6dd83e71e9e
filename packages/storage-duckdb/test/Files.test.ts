import { spawnSync } from "node:child_process"
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { assert, it } from "@effect/vitest"
import { Documents, Lantoa, Store } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Effect } from "effect"
import { onDuckDb } from "./duckdb.ts"
import { batch, commit, folder, readAll, using } from "./files.ts"

interface Said {
  readonly figures?: number
  readonly reason?: string
  readonly message?: string
}

const printed = (command: string, args: ReadonlyArray<string>, who: object = {}): Said => {
  const child = spawnSync(command, args, { encoding: "utf8", ...who })
  assert.strictEqual(child.status, 0, child.stderr)
  return JSON.parse(child.stdout) as Said
}

/** What comes of commits to a file that may not grow beyond half a megabyte: a full disk, without one. */
const limited = (file: string): Said =>
  printed("sh", [
    "-c",
    `trap '' XFSZ; ulimit -f 1024; exec "$@"`,
    "sh",
    process.execPath,
    join(import.meta.dirname, "limited.ts"),
    file
  ])

/** Opens a file as somebody who owns nothing, for root may write everywhere. */
const asNobody = (file: string, how: "write" | "read"): Said =>
  printed(
    process.execPath,
    [join(import.meta.dirname, "nobody.ts"), file, how],
    process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  )

onDuckDb("a file of DuckDB", () => {
  it.effect("is there again when it is opened again", () =>
    Effect.gen(function* () {
      const use = using(join(yield* folder, "figures.duckdb"))
      const documents = Documents.from({ cohorts: [{ id: "youth", name: { vi: "thanh niên", en: "youth" } }] })
      yield* use(commit(batch("first", 3)))
      yield* use(commit({ documents: { put: documents, knownAt: "2025-04-01T00:00:00Z" } }))
      yield* use(commit(batch("second", 3)))
      assert.deepStrictEqual(yield* use(readAll), [...batch("first", 3).figures, ...batch("second", 3).figures])
      assert.deepStrictEqual((yield* use(Store.Store.use((store) => store.library()))).documents, documents)
      assert.isTrue((yield* use(commit(batch("second", 3)))).repeated)
    })
  )

  it.effect("may be open several times in one program, however it is named: who commits stands in line", () =>
    Effect.gen(function* () {
      const path = yield* folder
      mkdirSync(join(path, "real"))
      symlinkSync(join(path, "real"), join(path, "link"))
      const names = ["link/figures.duckdb", "real/figures.duckdb", "real/../link/figures.duckdb"]
      yield* Effect.promise(async () => {
        const open = (name: string) => Lantoa.open({ store: DuckDb.layer({ file: join(path, name), busyTimeout: 0 }) })
        const all = await Promise.all(names.map(open))
        const cohorts = (id: string) => ({ cohorts: [{ id, name: { vi: id, en: id } }] })
        const receipts = await Promise.all(
          Array.from({ length: 9 }, (_, index) => all[index % 3]!.put(cohorts(`c${index}`), { knownAt: "2025-01-01" }))
        )
        assert.deepStrictEqual(
          receipts.map((receipt) => receipt.commit).sort((a, b) => a - b),
          receipts.map((_, index) => index + 1)
        )
        for (const lantoa of all) {
          assert.strictEqual((await lantoa.model()).cohorts.size, 9)
          await lantoa.close()
        }
        await using again = await open(names[1]!)
        assert.strictEqual((await again.model()).cohorts.size, 9)
      })
    })
  )

  it.effect("refuses a commit for which there is no room, keeps what there is, and takes it once there is", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.duckdb")
      const { message, reason } = limited(file)
      assert.strictEqual(reason, "Full")
      assert.match(message!, /figures\.duckdb: .*there is no room for it: make some/)
      const use = using(file)
      assert.deepStrictEqual(yield* use(readAll), batch("first", 100).figures)
      assert.strictEqual((yield* use(commit(batch("second", 6000)))).commit, 2)
      assert.strictEqual((yield* use(readAll)).length, 6100)
    })
  )

  it.effect("that one may not write to is refused with what to do, and can be read; nor read: says so", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const file = join(path, "figures.duckdb")
      yield* using(file)(commit(batch("first", 3)))
      const before = readFileSync(file)
      chmodSync(file, 0o444)
      chmodSync(path, 0o555)
      const refused = asNobody(file, "write")
      assert.strictEqual(refused.reason, "ReadOnly")
      assert.match(refused.message!, /figures\.duckdb: you may not write .* open it with readOnly: true/)
      assert.strictEqual(asNobody(file, "read").figures, 3)
      chmodSync(file, 0o000)
      const unread = asNobody(file, "read")
      assert.match(unread.message!, /figures\.duckdb: you may not read this file; ask its owner/)
      chmodSync(path, 0o755)
      chmodSync(file, 0o644)
      assert.deepStrictEqual(readFileSync(file), before)
    })
  )
})
