import { assert, describe, it } from "@effect/vitest"
import { Quantity } from "@lantoa/core"
import type { Oracle } from "@lantoa/testkit"
import { explain } from "../src/door.ts"
import { faultsOf } from "./accounts.ts"
import { offices, stocks } from "./sample.ts"
import { small } from "./small.ts"
import { boxes, told } from "./held.ts"
import { chances } from "./changes.ts"

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

  it("of what is derived in several steps do so, down to what was told (10)", { timeout: limit }, async () => {
    let accounts = 0
    for (let seed = 0; seed < 40; seed++) {
      const chance = chances(seed)
      const picks = Array.from({ length: 1 + Math.floor(chance() * 12) }, () => Math.floor(chance() * boxes.length))
      for (const { explanation, reading } of await explain(told(picks))) {
        if (explanation.account === undefined) continue
        accounts++
        const where = `${picks.join()} ${reading.unit} ${reading.period}`
        assert.deepStrictEqual(
          faultsOf(explanation.account).map((fault) => `${where}: ${fault}`),
          []
        )
      }
    }
    assert.isAbove(accounts, 1000)
  })

  it("of stocks do so of the days on which they stood (10)", { timeout: limit }, async () => {
    const all = await stocks("9", 20)
    assert.isAbove(await sound(all), 1000)
  })

  type Told = readonly [unit: string, period: string, value: number | string | null]
  const ways: ReadonlyArray<
    readonly [title: string, basis: string, told: ReadonlyArray<Told>, asked: readonly [string, string], value: string]
  > = [
    [
      "of what longer figures leave to days of which nothing came",
      "turn",
      [
        ["a", "2025-01", 31],
        ["a", "2025-02", null],
        ["a", "2025-01-01/2025-02-14", 76]
      ],
      ["a", "2025-02"],
      ">= 45"
    ],
    [
      "of people over two months, of which the communes say the least and the province the most",
      "person",
      [
        ["p", "2025-01", 6],
        ["p", "2025-02", 6],
        ["a", "2025-01", 1],
        ["a", "2025-02", 5],
        ["b", "2025-01", 3]
      ],
      ["p", "2025-01/2025-02"],
      "[8, 12]"
    ],
    [
      "of people whose figures reach beyond the month",
      "person",
      [
        ["a", "2025-01-01/2025-02-14", 2],
        ["a", "2025-02-15/2025-03-09", 1]
      ],
      ["a", "2025-02"],
      "[0, 3]"
    ],
    [
      "of people who were not in the days before, of which a longer figure says the most",
      "person",
      [
        ["a", "2025-01/2025-04", 2],
        ["a", "2025-H1", 76],
        ["a", "2025-05", 0]
      ],
      ["a", "2025-Q2"],
      "[74, 76]"
    ],
    [
      "of people over two months, of which a part says more in one than the whole",
      "person",
      [
        ["p", "2025-01", 1],
        ["a", "2025-01", 62],
        ["p", "2025-02", 0],
        ["a", "2025-02", 1]
      ],
      ["p", "2025-01/2025-02"],
      ">= 1"
    ]
  ]
  for (const [title, basis, told, asked, value] of ways) {
    it(`add up ${title}`, async () => {
      const [found] = await explain(small(basis, told, asked))
      assert.strictEqual(String(Quantity.toJson(found!.reading.value!)), value)
      assert.deepStrictEqual(faultsOf(found!.explanation.account!), [])
    })
  }
})
