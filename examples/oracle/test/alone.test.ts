import { type Documents, Lantoa, Reading } from "@lantoa/core"
import type { Oracle } from "@lantoa/testkit"
import { assert, describe, it } from "vitest"
import { redrawing } from "./redrawn.ts"
import { offices } from "./sample.ts"

/** All that a reading says. */
const said = (reading: Reading.Reading) => ({
  cell: [reading.unit, reading.period, "part" in reading ? reading.part : undefined],
  value: reading.value,
  reason: reading.reason?.code,
  reported: reading.reported,
  silent: reading.silent,
  en: Reading.render(reading, "en"),
  vi: Reading.render(reading, "vi")
})

const byPeriod = (periods: ReadonlyArray<string>, all: Iterable<Reading.Reading>) =>
  [...all].map(said).toSorted((a, b) => periods.indexOf(`${a.cell[1]}`) - periods.indexOf(`${b.cell[1]}`))

/** Reads the periods of each question at once, and each of them alone; how many readings were the same. */
const compared = async ({ commits, documents, id, queries }: Oracle.Case): Promise<number> => {
  await using lantoa = await Lantoa.open()
  await lantoa.put(documents as unknown as Documents.Encoded, { knownAt: "1900-01-01T00:00:00Z" })
  for (const commit of commits) await lantoa.commit(commit as unknown as Lantoa.Commit)
  let count = 0
  for (const query of queries) {
    const { periods } = query
    const alone: Array<Reading.Reading> = []
    for (const period of periods) alone.push(...(await lantoa.read({ ...query, periods: [period] })))
    const together = byPeriod(periods, await lantoa.read(query))
    assert.deepStrictEqual(together, byPeriod(periods, alone), `${id} ${JSON.stringify(query)}`)
    count += alone.length
  }
  return count
}

const isOfFlows = ({ documents }: Oracle.Case): boolean =>
  documents.measures.every(({ accumulation }) => accumulation === "flow")

describe("What is said of a period", () => {
  it("does not depend on what else is asked, where maps are drawn anew", { timeout: 240_000 }, async () => {
    let count = 0
    for (let seed = 1; seed <= 15; seed++) {
      const { asked } = redrawing(seed, seed % 3 === 1, seed % 3 === 2)
      if (isOfFlows(asked)) count += await compared(asked)
    }
    assert.isAbove(count, 1000)
  })

  it("does not depend on what else is asked, of offices", { timeout: 240_000 }, async () => {
    let count = 0
    for (const office of await offices("alone", 40)) if (isOfFlows(office.case)) count += await compared(office.case)
    assert.isAbove(count, 300)
  })
})
