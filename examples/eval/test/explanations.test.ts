/** Every situation's readings explain themselves, and what was used, the rest and the silent add up to them. */
import { assert, describe, it } from "@effect/vitest"
import type { Explanation } from "@lantoa/core"
import * as Case from "../src/Case.ts"
import { open } from "../src/drive.ts"
import { bounds } from "./situations/bounds.ts"
import { cohortsAndDimensions } from "./situations/cohorts.ts"
import { places } from "./situations/places.ts"
import { silence } from "./situations/silence.ts"
import { stocks } from "./situations/stocks.ts"
import { time } from "./situations/time.ts"
import { nested } from "./support/nested.ts"
import { unadded } from "./support/readded.ts"
import type { Scenario } from "./support/Scenario.ts"

/** The explanations of all that a situation asks. */
const explanations = async (scenario: Scenario): Promise<ReadonlyArray<Explanation.Explanation>> => {
  await using drive = await open("memory")
  for (const documents of [scenario.documents].flat()) await drive.put(documents as Case.Documents)
  // One that is refused stays out; the situations' own test says which must be.
  for (const commit of scenario.commits ?? []) await drive.commit(Case.writeOf(commit as never)).catch(() => undefined)
  const found: Array<Explanation.Explanation> = []
  for (const { gives, query } of scenario.asks ?? []) {
    if (gives instanceof RegExp) continue
    for (const reading of await drive.read(query as Case.Query))
      found.push(await drive.explain(query as Case.Query, reading))
  }
  return found
}

describe("explanations of the situations", () => {
  for (const scenario of [...places, ...time, ...stocks, ...bounds, ...cohortsAndDimensions, ...silence]) {
    if (scenario.error !== undefined || (scenario.asks ?? []).length === 0) continue
    it(`add up: ${scenario.title}`, async () => {
      assert.deepStrictEqual(unadded(await explanations(scenario)), [])
    })
  }
})

describe("explanations of nested turns", () => {
  it("add up, whoever told which months beside whom", { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 60; seed++) {
      assert.deepStrictEqual(unadded(await explanations(nested(seed))), [], `world ${seed}`)
    }
  })
})
