/** Checks that write nothing, and what another Lantoa on the same file has committed. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { Documents, Lantoa } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"

const withTwo = async (run: (one: Lantoa.Lantoa, other: Lantoa.Lantoa) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), "lantoa-"))
  const store = () => Sqlite.layer({ file: join(folder, "figures.db") })
  try {
    await using one = await Lantoa.open({ store: store() })
    await using other = await Lantoa.open({ store: store() })
    await run(one, other)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const commit: Lantoa.Commit = {
  documents: {
    put: {
      ...Documents.tree({ levels: { commune: "commune" }, units: { a: "A", b: "B" } }),
      ...Documents.counts({ guided: { name: "Guided", of: "turn" } })
    },
    knownAt: "2025-01-01"
  },
  figures: ["a", "b"].map((unit) => ({
    measure: "guided",
    units: [unit],
    period: "2025-01",
    value: 3,
    knownAt: "2025-02-01"
  }))
}

describe("two programs on one file", () => {
  it("see nothing of what one of them only checked", () =>
    withTwo(async (one, other) => {
      const would = await one.check(commit)
      assert.deepStrictEqual(
        [would.commit, would.figures.accepted, would.documents.written, (await other.documents()).units.length],
        [1, 2, 5, 0]
      )
      assert.deepStrictEqual(await other.check(commit), would)
      assert.deepStrictEqual(await one.commit(commit), would)
      assert.lengthOf(await other.observations(), 2)
    }))

  it("see what the other committed, and are told of it", () =>
    withTwo(async (one, other) => {
      const asked = { indicator: "guided", hierarchy: "state", units: ["a"], periods: ["2025-01"] }
      const changes = other.watch({ every: 1 })[Symbol.asyncIterator]()
      const next = changes.next()
      await other.documents()
      await one.commit(commit)
      assert.deepStrictEqual((await next).value, { commit: 1, documents: true })
      assert.strictEqual((await other.read(asked))[0]!.reported, 3)
      const tenfold: Documents.Encoded["indicators"] = [
        {
          id: "guided",
          title: { vi: "Mười lần", en: "Tenfold" },
          expression: {
            _tag: "Multiply",
            left: { _tag: "Measure", measure: "guided" },
            right: { _tag: "Constant", value: 10 }
          }
        }
      ]
      await one.put({ indicators: tenfold }, { knownAt: "2025-06-01" })
      assert.strictEqual((await other.read(asked))[0]!.reported, 30)
      assert.strictEqual((await other.read({ ...asked, asKnownAt: "2025-03-01" }))[0]!.reported, 3)
      await changes.return?.()
    }))

  it("take back what one of them broke off, whole", () =>
    withTwo(async (one, other) => {
      const controller = new AbortController()
      const broken = one.withSignal(controller.signal).commit(commit)
      controller.abort("enough")
      const end = await broken.then(
        () => "written",
        (reason: unknown) => reason
      )
      assert.lengthOf(await other.observations(), end === "written" ? 2 : (await other.documents()).units.length)
      assert.isTrue([1, 2].includes((await other.commit(commit)).commit))
      assert.lengthOf(await other.observations(), 2)
    }))
})
