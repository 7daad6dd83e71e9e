/** How a file may be used: again, by several at once, by those who may only read it. @internal */
import { spawnSync } from "node:child_process"
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Documents, Lantoa, Store } from "@lantoa/core"
import { commit, readAll } from "./cases.ts"
import { batch, type Files, folder, refused, using } from "./files.ts"

interface Said {
  readonly figures?: number
  readonly reason?: string
  readonly message?: string
}

/** Opens a file as somebody who owns nothing, for root may write everywhere. */
const asNobody = ({ opener }: Files, file: string, how: "write" | "read"): Said => {
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
  const child = spawnSync(process.execPath, [opener, file, how], { encoding: "utf8", ...nobody })
  assert.strictEqual(child.status, 0, child.stderr)
  return JSON.parse(child.stdout) as Said
}

const again = (files: Files) =>
  it.effect("is there again when it is opened again", () =>
    Effect.gen(function* () {
      const use = using(files, join(yield* folder, "figures.db"))
      const documents = Documents.from({ cohorts: [{ id: "youth", name: { vi: "thanh niên", en: "youth" } }] })
      yield* use(commit(batch("first", 3)))
      yield* use(commit({ documents: { put: documents, knownAt: "2025-04-01T00:00:00Z" } }))
      yield* use(commit(batch("second", 3)))
      assert.deepStrictEqual(yield* use(readAll()), [...batch("first", 3).figures, ...batch("second", 3).figures])
      assert.deepStrictEqual(yield* use(Store.Store.use((store) => store.library())), {
        commit: 3,
        version: 2,
        documents,
        early: new Set<string>()
      })
      assert.isTrue((yield* use(commit(batch("second", 3)))).repeated)
    })
  )

const together = (files: Files) =>
  it.effect("may be open several times in one program, however it is named: who commits stands in line", () =>
    Effect.gen(function* () {
      const path = yield* folder
      mkdirSync(join(path, "real"))
      symlinkSync(join(path, "real"), join(path, "link"))
      const names = ["link/figures.db", "real/figures.db", "real/../link/figures.db"]
      yield* Effect.promise(async () => {
        const open = (name: string) => Lantoa.open({ store: files.layer(join(path, name), {}) })
        const all = await Promise.all(names.map(open))
        const cohorts = (id: string) => ({ cohorts: [{ id, name: { vi: id, en: id } }] })
        const receipts = await Promise.all(
          Array.from({ length: 12 }, (_, index) => all[index % 3]!.put(cohorts(`c${index}`), { knownAt: "2025-01-01" }))
        )
        assert.deepStrictEqual(
          receipts.map((receipt) => receipt.commit).sort((a, b) => a - b),
          receipts.map((_, index) => index + 1)
        )
        for (const lantoa of all) {
          assert.strictEqual((await lantoa.model()).cohorts.size, 12)
          await lantoa.close()
        }
        await using last = await open(names[1]!)
        assert.strictEqual((await last.model()).cohorts.size, 12)
      })
    })
  )

const toRead = (files: Files) =>
  it.effect("that is opened to be read only is read, takes no commit, and stays as it is", () =>
    Effect.gen(function* () {
      const file = join(yield* folder, "figures.db")
      const read = using(files, file, { readOnly: true })
      yield* using(files, file)(commit(batch("first", 3)))
      const before = readFileSync(file)
      const error = yield* Effect.flip(read(commit(batch("second", 3))))
      assert.strictEqual(error.reason, "ReadOnly")
      assert.match(error.message, /figures\.db: the store was opened to read only; open it to write/)
      assert.strictEqual((yield* read(readAll())).length, 3)
      assert.deepStrictEqual(readFileSync(file), before)
      // And beside one who writes.
      yield* using(
        files,
        file
      )(
        Effect.gen(function* () {
          yield* commit(batch("second", 3))
          assert.strictEqual((yield* read(readAll())).length, 6)
        })
      )
    })
  )

const rights = (files: Files) =>
  it.effect("that one may not write to is refused with what to do, and can be read; nor read: says so", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const file = join(path, "figures.db")
      yield* using(files, file)(commit(batch("first", 3)))
      if (files.settle !== undefined) yield* Effect.promise(() => files.tamper(file, files.settle!))
      const before = readFileSync(file)
      chmodSync(file, 0o444)
      chmodSync(path, 0o555)
      const told = asNobody(files, file, "write")
      assert.strictEqual(told.reason, "ReadOnly")
      assert.match(told.message!, /figures\.db: you may not write .* open it with readOnly: true/)
      assert.strictEqual(asNobody(files, file, "read").figures, 3)
      const missing = asNobody(files, join(path, "other.db"), "write")
      assert.strictEqual(missing.reason, "ReadOnly")
      assert.include(missing.message!, "other.db")
      chmodSync(file, 0o000)
      const unread = asNobody(files, file, "read")
      assert.strictEqual(unread.reason, "Unavailable")
      assert.match(unread.message!, /figures\.db: you may not read this file; ask its owner/)
      chmodSync(path, 0o755)
      chmodSync(file, 0o644)
      assert.deepStrictEqual(readFileSync(file), before)
      const nowhere = yield* refused(files, join(path, "missing.db"), { readOnly: true })
      assert.match(nowhere.message, /missing\.db: there is no such file to be read/)
    })
  )

export const uses = (name: string, files: Files): void => {
  describe(`A file (${name})`, () => {
    again(files)
    together(files)
    toRead(files)
    rights(files)
  })
}
