import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { assert, describe, it } from "@effect/vitest"
import { Lantoa, Problem } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"

const inFolder = async (run: (folder: string) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-"))
  try {
    await run(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Another connection to a file, as another program has one. */
const other = (file: string) => {
  const db = new DatabaseSync(file)
  return Object.assign(db, { [Symbol.dispose]: () => db.close() })
}

const open = (options: Sqlite.Options) => Lantoa.open({ store: Sqlite.layer(options) })
const cohorts = (...ids: ReadonlyArray<string>) => ({ cohorts: ids.map((id) => ({ id, name: { vi: id, en: id } })) })
const knownAt = "2025-01-01"

/** Ends a transaction of another connection, as soon as the event loop comes round. */
const release = (db: DatabaseSync) => void setImmediate(() => db.exec("ROLLBACK"))

describe("a file that somebody else is writing to", () => {
  it("is waited for while the event loop goes on", () =>
    inFolder(async (folder) => {
      const file = join(folder, "figures.db")
      await using lantoa = await open({ file })
      using writer = other(file)
      writer.exec("BEGIN IMMEDIATE")
      release(writer)
      assert.strictEqual((await lantoa.put(cohorts("a"), { knownAt })).commit, 1)
    }))

  it("is waited for when it is opened and even reading is not allowed", () =>
    inFolder(async (folder) => {
      const file = join(folder, "figures.db")
      await using first = await open({ file })
      await first.put(cohorts("a"), { knownAt })
      await first.close()
      using writer = other(file)
      writer.exec("PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE")
      release(writer)
      await using lantoa = await open({ file })
      assert.isTrue((await lantoa.model()).cohorts.has("a"))
    }))

  it("is waited for when it is new and becomes a database meanwhile", () =>
    inFolder(async (folder) => {
      const file = join(folder, "figures.db")
      using writer = other(file)
      writer.exec("BEGIN EXCLUSIVE")
      release(writer)
      const both = await Promise.all([open({ file }), open({ file })])
      await both[0].put(cohorts("a"), { knownAt })
      assert.isTrue((await both[1].model()).cohorts.has("a"))
      for (const lantoa of both) await lantoa.close()
    }))

  it("is given up after the time we have, without saying who it is", () =>
    inFolder(async (folder) => {
      const file = join(folder, "figures.db")
      await using lantoa = await open({ file, busyTimeout: 0 })
      using writer = other(file)
      writer.exec("BEGIN IMMEDIATE")
      const error = await lantoa.put(cohorts("a"), { knownAt }).then(
        () => undefined,
        (thrown: unknown) => thrown
      )
      assert.instanceOf(error, Problem.StoreError)
      assert.strictEqual(error.reason, "Unavailable")
      assert.include(error.message, file)
      assert.match(error.message, /somebody else holds the database/)
      writer.exec("ROLLBACK")
      assert.strictEqual((await lantoa.put(cohorts("a"), { knownAt })).commit, 1)
    }))
})

describe("one Lantoa", () => {
  it("takes many documents at once, each of which changes what the others were checked against", () =>
    inFolder(async (folder) => {
      await using lantoa = await open({ file: join(folder, "figures.db") })
      const ids = Array.from({ length: 60 }, (_, index) => `c${index}`)
      await Promise.all(ids.map((id) => lantoa.put(cohorts(id), { knownAt })))
      assert.deepStrictEqual([...(await lantoa.model()).cohorts.keys()], ids)
    }))
})

describe("a Lantoa that is closed", () => {
  it("ends what was begun, and begins nothing more", () =>
    inFolder(async (folder) => {
      const file = join(folder, "figures.db")
      const lantoa = await open({ file })
      using writer = other(file)
      writer.exec("BEGIN IMMEDIATE")
      const [put, closing] = [lantoa.put(cohorts("a"), { knownAt }), lantoa.close()]
      const late = await Promise.allSettled([lantoa.put(cohorts("b"), { knownAt })])
      assert.strictEqual(late[0].status, "rejected")
      release(writer)
      assert.strictEqual((await put).commit, 1)
      await closing
      await lantoa.close()
      await using again = await open({ file, readOnly: true })
      assert.deepStrictEqual([...(await again.model()).cohorts.keys()], ["a"])
    }))
})
