import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Stream } from "effect"
import { type Documents, Lantoa, MemoryStore, Period, Store } from "../src/index.ts"
import { provinceOf, text } from "./fixtures/communes.ts"

const communes = Array.from({ length: 5 }, (_, index) => `c${index}`)

const documents = (measure: object): Documents.Encoded => ({
  ...provinceOf(communes),
  measures: [{ id: "m", title: text("m"), basis: "account", accumulation: "stock", own: "no", ...measure }],
  indicators: [{ id: "m", title: text("m"), expression: { _tag: "Measure", measure: "m" } }]
})

/** How many figures each scan of a store gave. */
const counting = (scanned: Array<number>): Lantoa.Store =>
  Layer.effect(
    Store.Store,
    Effect.map(Store.Store, (store) =>
      Store.Store.of({
        ...store,
        scan: (requests, moment) =>
          Effect.tap(store.scan(requests, moment), ({ figures }) =>
            Effect.map(Stream.runSum(Stream.map(figures, ({ length }) => length)), (sum) => scanned.push(sum))
          )
      })
    )
  ).pipe(Layer.provide(MemoryStore.layer))

/** What a question reads of figures by months that are kept for so many years until the end of 2025. */
const readFor = async (years: number, measure: object, periods: Lantoa.Query["periods"]) => {
  const scanned: Array<number> = []
  await using lantoa = await Lantoa.open({ store: counting(scanned) })
  const knownAt = "2026-01-05"
  const months = Period.split(Period.from(`${2026 - years}/2025`), "month")
  await lantoa.commit({
    documents: { put: documents(measure), knownAt },
    figures: communes.flatMap((unit) =>
      months.map((period) => ({ measure: "m", units: [unit], period, value: 1, knownAt }))
    )
  })
  await lantoa.read({ indicator: "m", hierarchy: "state", units: ["p"], periods })
  return scanned
}

describe("what a question reads", () => {
  const stocks = { stock: {}, "carried stock": { missing: { carry: "forever" } } }
  const questions = {
    "a month": [["2025-12"], 1],
    "the months of a quarter": [{ over: "2025-Q3", by: "month" }, 3],
    "a year": [["2025"], 12],
    "the months of a year": [{ over: "2025", by: "month" }, 12]
  } as const
  for (const [name, measure] of Object.entries(stocks)) {
    for (const [asked, [periods, months]] of Object.entries(questions)) {
      it(`of a ${name} for ${asked} is its figures and the last before them, however many years are kept`, async () => {
        for (const years of [2, 3, 9]) {
          assert.deepStrictEqual(await readFor(years, measure, periods), [communes.length * (months + 1)])
        }
      })
    }
  }

  it("of a flow is the figures of its days", async () => {
    for (const years of [1, 3, 9]) {
      assert.deepStrictEqual(await readFor(years, { accumulation: "flow" }, ["2025-06"]), [communes.length])
    }
  })
})
