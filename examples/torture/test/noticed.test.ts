import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { assert, describe, it } from "@effect/vitest"
import { Lantoa } from "@lantoa/core"
import { engines } from "../src/engines.ts"
import { base, cohortOf, everything } from "../src/work.ts"

const script = fileURLToPath(new URL("../src/writer.ts", import.meta.url))

describe("a Lantoa that is open while another process writes", async () => {
  // DuckDB gives its file to one program at a time.
  for (const [name, engine] of Object.entries(engines).filter(([each]) => each !== "duckdb")) {
    const isThere = process.env["CI"] === "true" || (await engine.isInstalled())
    it.skipIf(!isThere)(`knows its documents and its figures at the next question (${name})`, async () => {
      const running = await engine.start()
      const place = await running.place()
      try {
        await using lantoa = await Lantoa.open({ store: engine.store(place.where) })
        await lantoa.put(base, { knownAt: "2019-01-01T00:00:00Z" })
        const ask = { indicator: "m0", hierarchy: "s", units: ["u0"], periods: [everything] }
        const read = async () => (await lantoa.read(ask))[0]!
        const before = await read()
        assert.isUndefined(before.reported)
        assert.isFalse((await lantoa.model()).cohorts.has(cohortOf(0, 1)))
        await promisify(execFile)(process.execPath, [script, name, place.where, "0", "0", "2"])
        const after = await read()
        assert.isAbove(after.reported!, 0)
        assert.deepStrictEqual([before.commit, after.commit], [1, 4])
        assert.isTrue((await lantoa.model()).cohorts.has(cohortOf(0, 1)))
        assert.strictEqual((await lantoa.withdrawals()).length, 1)
        assert.deepStrictEqual((await lantoa.read({ ...ask, at: 1 }))[0]!.value, before.value)
        // And what it writes itself is checked against what the other put.
        const figure = { measure: "m", units: ["u1"] as [string], period: "2040", value: 1, knownAt: "2041-01-01" }
        await lantoa.append({ id: "own", observations: [{ ...figure, cohorts: [cohortOf(0, 1)] }] })
      } finally {
        await place.remove()
        await running.stop()
      }
    })
  }
})
