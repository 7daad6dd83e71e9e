import { assert, describe, it } from "@effect/vitest"
import type { Oracle } from "@lantoa/testkit"
import { explain } from "../src/door.ts"
import { faultsOf } from "./accounts.ts"
import { offices, stocks } from "./sample.ts"

const limit = 60_000

/** How many accounts there are of some offices, each of them without a fault. */
const sound = async (all: ReadonlyArray<Oracle.Office>): Promise<number> => {
  let accounts = 0
  for (const [number, office] of all.entries()) {
    for (const { explanation, reading } of await explain(office.case)) {
      if (explanation.account === undefined) continue
      accounts++
      const where = `${number} ${reading.indicator} ${reading.unit} ${reading.period}`
      assert.deepStrictEqual(
        faultsOf(explanation.account).map((fault) => `${where}: ${fault}`),
        []
      )
    }
  }
  return accounts
}

describe("accounts of readings", () => {
  it(
    "add up to their values, use a figure once, and list as many figures as they say (10)",
    { timeout: limit },
    async () => assert.isAbove(await sound(await offices("10", 40)), 1000)
  )

  it("of stocks do so of the days on which they stood (10)", { timeout: limit }, async () => {
    const all = await stocks("9", 20)
    assert.isAbove(await sound(all), 1000)
  })
})
