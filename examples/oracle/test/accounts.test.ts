import { assert, describe, it } from "@effect/vitest"
import { explain } from "../src/door.ts"
import { faultsOf } from "./accounts.ts"
import { offices } from "./sample.ts"

const limit = 60_000

describe("accounts of readings", () => {
  it(
    "add up to their values, use a figure once, and list as many figures as they say (10)",
    { timeout: limit },
    async () => {
      let accounts = 0
      for (const [number, office] of (await offices("10", 40)).entries()) {
        for (const { explanation, reading } of await explain(office.case)) {
          if (explanation.account === undefined) continue
          accounts++
          assert.deepStrictEqual(
            faultsOf(explanation.account).map((fault) => `${number} ${reading.unit} ${reading.period}: ${fault}`),
            []
          )
        }
      }
      assert.isAbove(accounts, 1000)
    }
  )
})
