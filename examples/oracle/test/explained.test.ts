import { type Documents, Lantoa, type Reading } from "@lantoa/core"
import type { Oracle } from "@lantoa/testkit"
import { assert, describe, it } from "vitest"
import { chances, changing } from "./changes.ts"
import { boxes, told } from "./held.ts"
import { outdated } from "./outdated.ts"
import { redrawing } from "./redrawn.ts"
import { offices, stocks } from "./sample.ts"
import { undivided } from "./undivided.ts"

const nameOf = ({ indicator, period, unit }: Reading.Reading): string => JSON.stringify([indicator, unit, period])

/** Asks for each question at once, for each of its readings alone as well, and has all of them explained; how many are the same. */
const compared = async ({ commits, documents, id, queries }: Oracle.Case): Promise<number> => {
  await using lantoa = await Lantoa.open()
  await lantoa.put(documents as unknown as Documents.Encoded, { knownAt: "1900-01-01T00:00:00Z" })
  for (const commit of commits) await lantoa.commit(commit as unknown as Lantoa.Commit)
  const indicators = documents.indicators.map((one) => one.id)
  const read = async (question: Omit<Lantoa.Query, "indicator">, one?: string) => {
    const found = new Map<string, readonly [Reading.Reading, string]>()
    for (const reading of await lantoa.read({ ...question, indicators: one === undefined ? indicators : [one] })) {
      found.set(nameOf(reading), [{ ...reading }, JSON.stringify(await lantoa.explain(reading))])
    }
    return found
  }
  let count = 0
  for (const { indicator: _, ...question } of queries) {
    const together = await read(question)
    for (const one of indicators) {
      for (const period of question.periods) {
        for (const unit of question.units) {
          for (const [name, alone] of await read({ ...question, units: [unit], periods: [period] }, one)) {
            assert.deepStrictEqual(together.get(name), alone, `${id} ${JSON.stringify(question.boundaries)} ${name}`)
            count++
          }
        }
      }
    }
  }
  return count
}

/** What was told of men, of women and of all, and how many of all the women are. */
const shared = (seed: number): Oracle.Case => {
  const { asked } = undivided(seed, "turn")
  const all: Oracle.ExpressionJson = { _tag: "Measure", measure: "m" }
  const women = { ...all, where: { sex: "f" } } as Oracle.ExpressionJson
  const share: Oracle.ExpressionJson = { _tag: "Ratio", numerator: women, denominator: all }
  const { documents } = asked
  const { title } = documents.indicators[0]!
  return {
    ...asked,
    documents: { ...documents, indicators: [...documents.indicators, { id: "share", title, expression: share }] }
  }
}

const total = async (all: ReadonlyArray<Oracle.Case>): Promise<number> => {
  let count = 0
  for (const one of all) count += await compared(one)
  return count
}

describe("A reading and what explains it", () => {
  it("do not depend on what else is asked, where it is derived in several steps", { timeout: 240_000 }, async () => {
    const picked = [1, 2, 3].map((seed) => {
      const chance = chances(seed)
      return told(Array.from({ length: 4 + Math.floor(chance() * 12) }, () => Math.floor(chance() * boxes.length)))
    })
    assert.isAbove(await total([...picked, ...[3, 5].map(shared)]), 250)
  })

  it("do not depend on what else is asked, where units come and go", { timeout: 240_000 }, async () => {
    assert.isAbove(await total([redrawing(2, false, true).asked, ...[1, 2, 3].map(changing)]), 250)
  })

  it("do not depend on what else is asked, of offices", { timeout: 240_000 }, async () => {
    const all = [...(await offices("explained", 3)), ...(await stocks("explained", 3))]
    assert.isAbove(await total(all.map((one) => one.case)), 150)
  })
  it("do not depend on what else is asked, of stocks told by wholes and parts on days of their own", async () => {
    const all = Array.from({ length: 16 }, (_, seed) => outdated(seed))
    assert.isAbove(await total(all), 350)
  })
})
