/** Readings as a list and as columns, and of a great many. */
import { assert, describe, it } from "@effect/vitest"
import { Explanation, Lantoa, type Reading, type Readings } from "../src/index.ts"
import { provinceOf } from "./fixtures/communes.ts"
import { communes, documents } from "./fixtures/office.ts"
import * as Documents from "../src/Documents.ts"

const knownAt = "2025-02-01T00:00:00Z"
const given = (
  [
    ["binh-minh", "2025-01-05", 3],
    ["binh-minh", "2025-01-06", "> 5"],
    ["binh-son", "2025-01-05", "~ 40"],
    ["tra-bong", "2025-01", 90],
    ["son-ha", "2025-01-07", null]
  ] as const
).map(([unit, period, value]) => ({ measure: "m", units: [unit] as const, period, value, knownAt }))

const opened = async () => {
  const lantoa = await Lantoa.open()
  await lantoa.put(Documents.encode(documents()), { knownAt: "2025-01-01" })
  await lantoa.append({ id: "first", observations: given })
  return lantoa
}

/** By day: a year of five communes is a great many, one of two is not. */
const ask = (units: ReadonlyArray<string>): Lantoa.Query => ({
  indicator: "i",
  hierarchy: "state",
  units,
  periods: { over: "2025" as never, by: "day" }
})

const entryOf = ({ completeness, indicator, part, period, reported, unit, value }: Reading.Reading) => [
  indicator,
  part,
  unit,
  period,
  value?.lower ?? NaN,
  value?.upper ?? NaN,
  (value?.lowerOpen === true ? 2 : 0) + (value?.upperOpen === true ? 4 : 0) + (value?.about === true ? 8 : 0),
  reported ?? NaN,
  completeness.figures,
  completeness.reporting,
  completeness.expected ?? NaN
]

const entriesOf = ({ columns }: Readings.Readings) => {
  const all = [
    columns.indicator,
    columns.part,
    columns.unit,
    columns.period,
    columns.lower,
    columns.upper,
    columns.flags,
    columns.reported,
    columns.figures,
    columns.reporting,
    columns.expected
  ]
  return Array.from({ length: columns.lower.length }, (_, row) => all.map((column) => column[row]))
}

describe("Readings", () => {
  it("say in columns what each reading says", async () => {
    await using lantoa = await opened()
    for (const units of [communes.slice(0, 2), communes]) {
      const readings = await lantoa.read(ask(units))
      assert.deepStrictEqual(entriesOf(readings), readings.map(entryOf))
    }
  })

  it("are the same of a great many as of a few", async () => {
    await using lantoa = await opened()
    const few = (await Promise.all(communes.map((unit) => lantoa.read(ask([unit]))))).flat()
    const many = await lantoa.read(ask(communes))
    assert.isTrue(Array.isArray(many))
    assert.strictEqual(many.length, 5 * 365)
    assert.deepStrictEqual([...many], few)
    const [first] = many
    assert.deepStrictEqual(
      [first, many[0], many.at(0), JSON.parse(JSON.stringify(many))[0]],
      [few[0], few[0], few[0], JSON.parse(JSON.stringify(few[0]))]
    )
    assert.deepStrictEqual([many[5 * 365], 0 in many, 5 * 365 in many, "x" in many], [undefined, true, false, false])
    assert.deepStrictEqual(many.slice(-2), few.slice(-2))
    assert.deepStrictEqual(
      many.findIndex(({ unit }) => unit === "tra-bong"),
      2 * 365
    )
  })

  it("are the same in columns however many of them have to be weighed", async () => {
    await using lantoa = await Lantoa.open()
    const many = Array.from({ length: 30 }, (_, index) => `c${index}`)
    const counts = Documents.counts({ m: { name: "m", of: "turn" } })
    await lantoa.put({ ...provinceOf(many), ...counts }, { knownAt: "2025-01-01" })
    const months = Array.from({ length: 12 }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`)
    const observations = many.flatMap((unit, at) =>
      months.map((period, month) => ({
        measure: "m",
        units: [unit],
        period,
        value: at * 12 + month,
        knownAt: "2026-01-05"
      }))
    )
    await lantoa.append({ id: "months", observations })
    const days = { indicator: "m", hierarchy: "state", periods: { over: "2025", by: "day" as const } }
    const all = entriesOf(await lantoa.read({ ...days, units: many }))
    assert.strictEqual(all.length, 30 * 365)
    for (const unit of ["c0", "c17", "c29"]) {
      const alone = entriesOf(await lantoa.read({ ...days, units: [unit] }))
      assert.deepStrictEqual(
        all.filter((one) => one[2] === unit),
        alone
      )
    }
  })

  it("are explained one by one", async () => {
    await using lantoa = await opened()
    const many = await lantoa.read(ask(communes))
    const [one] = await lantoa.read({ ...ask(["binh-minh"]), periods: [many[4]!.period] })
    const [ours, theirs] = [await lantoa.explain(many[4]!), await lantoa.explain(one!)]
    const model = await lantoa.model()
    assert.strictEqual(Explanation.render(ours, model, "en"), Explanation.render(theirs, model, "en"))
  })

  it("cannot be changed", async () => {
    await using lantoa = await opened()
    const many: Array<Reading.Reading> = (await lantoa.read(ask(communes))) as never
    assert.throws(() => void (many[0] = many[1]!), TypeError)
  })
})
