import { DatabaseSync } from "node:sqlite"
import { assert, describe, it } from "@effect/vitest"
import { Lantoa, Problem } from "@lantoa/core"
import { engines, isMissing } from "../src/engines.ts"
import { judge, type Told, type Verdict } from "../src/judge.ts"
import { faults, run } from "../src/run.ts"
import { base, commitOf } from "../src/work.ts"

const sqlite = engines["sqlite"]!

/** How many write at once, and how often all of them are killed; only one at a time has DuckDB's file. */
const crowds = {
  sqlite: { writers: 8, rounds: 3 },
  duckdb: { writers: 2, rounds: 10 },
  postgres: { writers: 4, rounds: 5 }
}

describe.concurrent("processes that write documents and figures to one database, killed 20 times and more", async () => {
  for (const [name, crowd] of Object.entries(crowds)) {
    const engine = engines[name]!
    const mayMiss = process.env["CI"] !== "true" && !(await engine.isInstalled())
    const title = `${crowd.writers} on ${name}${mayMiss ? ", which is not installed and SKIPPED" : ""}`
    const lasts = { timeout: 600_000 }
    it.skipIf(mayMiss)(`lose nothing answered, leave no half, write nothing twice: ${title}`, lasts, async () => {
      const found = await run({ [name]: engine }, { seconds: 600, kills: 20, worlds: 1, seed: 3, ...crowd })
      const { acknowledged, doubled, half, kills, lost, mismatches, pairs } = found
      assert.deepStrictEqual({ lost, half, doubled, mismatches }, { lost: [], half: [], doubled: [], mismatches: [] })
      assert.isAtLeast(kills, 20)
      assert.isAbove(acknowledged, kills)
      assert.isAbove(pairs, 0)
    })
  }
})

describe("a run that tries nothing", () => {
  it("fails, and says so", async () => {
    const absent = { ...sqlite, isInstalled: async () => false }
    const { kills } = await run({ absent }, { seconds: 1, kills: 1, writers: 1, rounds: 1, worlds: 1, seed: 1 })
    assert.deepStrictEqual(faults(kills, { lost: [] }), ["nobody was killed: is the database installed?"])
    assert.deepStrictEqual(faults(1, { lost: ["0-1"] }), ["lost: 0-1"])
  })

  it("is one without the program of its database, and none where that is there and fails", () => {
    const error = (place: string) =>
      new Problem.StoreError({ reason: "Unavailable", operation: "open", place, detail: "", problems: [] })
    assert.isTrue(isMissing(error("this program")))
    assert.isFalse(isMissing(error("memory")))
    assert.isFalse(isMissing(new Error("out of memory")))
  })
})

/** What is said of a file to which the first writer made these commits, after something was done to it. */
const judged = async (
  told: Told,
  numbers: ReadonlyArray<number>,
  harm: (file: string, lantoa: Lantoa.Lantoa) => unknown = () => undefined
): Promise<Verdict> => {
  const running = await sqlite.start()
  const place = await running.place()
  const store = sqlite.store(place.where)
  try {
    const lantoa = await Lantoa.open({ store })
    await lantoa.put(base, { knownAt: "2019-01-01T00:00:00Z" })
    for (const number of numbers) await lantoa.commit(commitOf(0, number))
    await harm(place.where, lantoa)
    await lantoa.close()
    return await judge(store, [told])
  } finally {
    await place.remove()
  }
}

const stored = (...numbers: ReadonlyArray<number>): Told => ({
  stored: new Set(numbers),
  refused: new Set(),
  last: Math.max(...numbers)
})

const tampered = (sql: string) => (file: string) => {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

describe("what is looked at afterwards", () => {
  const nothing: Verdict = { lost: [], half: [], doubled: [] }

  it("is well where all is there that was answered, and perhaps one commit more", async () => {
    assert.deepStrictEqual(await judged(stored(0, 1, 2, 3), [0, 1, 2, 3]), nothing)
    assert.deepStrictEqual(await judged(stored(0, 1, 2), [0, 1, 2, 3]), nothing)
    assert.deepStrictEqual(await judged(stored(0, 1, 2), [0, 1, 2]), nothing)
  })

  it("tells a commit that was answered and is not there", async () => {
    for (const last of [0, 1, 2, 3]) {
      const numbers = [0, 1, 2, 3].slice(0, last)
      assert.deepStrictEqual((await judged(stored(...numbers, last), numbers)).lost, [`0-${last}`])
    }
  })

  it("tells a refusal that nobody gave cause for", async () => {
    const told = { stored: new Set([0, 1, 2]), refused: new Set([3]), last: 3 }
    assert.deepStrictEqual((await judged(told, [0, 1, 2])).lost, ["0-3, refused for nothing"])
  })

  it("tells a commit of which a figure, a document or a withdrawal is missing, and figures nobody sent", async () => {
    const part = async (number: number, cut: (commit: Lantoa.Commit) => Lantoa.Commit) => {
      const before = Array.from({ length: number }, (_, index) => index)
      const { half } = await judged(stored(...before, number), before, (_, lantoa) =>
        lantoa.commit(cut(commitOf(0, number)))
      )
      assert.deepStrictEqual(half, [`0-${number}`])
    }
    await part(0, ({ figures, id }) => ({ id: id!, figures: figures!.slice(1) }))
    await part(1, ({ documents, id }) => ({ id: id!, documents: documents! }))
    await part(2, ({ figures, id }) => ({ id: id!, figures: figures! }))
    await part(2, ({ id, withdrawals }) => ({ id: id!, withdrawals: withdrawals! }))
    assert.deepStrictEqual((await judged(stored(0), [0, 4])).half, ["0-4"])
  })

  it("tells a value that is another, and a figure that is there twice", async () => {
    const other = await judged(stored(0), [0], tampered("UPDATE figure SET lower = 500, upper = 500 WHERE place = 1"))
    assert.deepStrictEqual(other.half, ["0-0"])
    const again = `UPDATE commits SET figures = 9999 WHERE number = 2;
      CREATE TEMP TABLE f AS SELECT * FROM figure WHERE place = 1; UPDATE f SET place = 9000, ended = 9000, ended_in = 9999; INSERT INTO figure SELECT * FROM f`
    assert.deepStrictEqual((await judged(stored(0), [0], tampered(again))).doubled, ["0-0"])
  })
})
