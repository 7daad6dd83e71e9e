import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import { Figures, Observation, Store } from "../src/index.ts"
import * as Columns from "../src/internal/store/column.ts"

/** The same by texts, one row after the other. */
const byHand = (length: number, columns: ReadonlyArray<Int32Array>) => {
  const known = new Map<string, number>()
  const first: Array<number> = []
  const of = Array.from({ length }, (_, row) => {
    const key = columns.map((column) => column[row]).join(" ")
    if (!known.has(key)) known.set(key, first.push(row) - 1)
    return known.get(key)!
  })
  return { count: first.length, of: Int32Array.from(of), first: Int32Array.from(first) }
}

const column = (length: number, value: (row: number) => number) => Int32Array.from({ length }, (_, row) => value(row))

describe("combinations", () => {
  it("numbers rows in the order in which they first come, whatever range their columns have", () => {
    const length = 500
    const scattered = (row: number, many: number) => Math.imul(row + 1, 0x9e3779b1) % many
    const cases: ReadonlyArray<ReadonlyArray<Int32Array>> = [
      [],
      [column(length, () => 7)],
      [column(length, (row) => row)],
      [column(length, (row) => scattered(row, 5)), column(length, (row) => -1 - (row % 3))],
      [column(length, (row) => scattered(row, 60)), column(length, (row) => row * 4_000_000)],
      [column(length, (row) => (row % 2 === 0 ? -(2 ** 31) : 2 ** 31 - 1)), column(length, (row) => row % 7)],
      Array.from({ length: 6 }, (_, one) => column(length, (row) => scattered(row * (one + 1), 2 ** (one * 5))))
    ]
    for (const columns of cases) assert.deepStrictEqual(Figures.combinations(length, columns), byHand(length, columns))
    assert.deepStrictEqual(Figures.combinations(0, [new Int32Array()]), byHand(0, []))
  })
})

describe("a column that grows by chunks", () => {
  it("holds what is written to it from any row on, to the bit", () => {
    const [numbers, bounds] = [Columns.floats(), Columns.floats(NaN)]
    const values = Float64Array.from({ length: 5000 }, (_, at) => (at % 3 === 0 ? -0 : at % 3 === 1 ? 0 : at))
    numbers.write(1500, values)
    bounds.write(1500, values.fill(NaN, 0, 4000))
    for (const [at, value] of values.entries()) {
      assert.isTrue(Object.is(bounds.get(1500 + at), value))
      assert.isTrue(at < 4000 || Object.is(numbers.get(1500 + at), value))
    }
    assert.isTrue(Object.is(numbers.get(1500), -0))
    assert.strictEqual(numbers.get(1499), 0)
    assert.isNaN(bounds.get(10_000))
  })
})

describe("figures that lie somewhere in a buffer", () => {
  it("are told from others by what they say, and not by where they lie", () => {
    const rows = Array.from({ length: 4 }, (_, at) => ({
      measure: "m",
      units: [`u${at}`],
      period: "2025-03",
      value: "> 5",
      knownAt: "2025-04-01"
    }))
    const figures = Figures.fromObservations(rows.map((row) => Result.getOrThrow(Observation.decode(row))))
    const flags = new Uint8Array(7).subarray(3)
    flags.set(figures.flags)
    assert.strictEqual(Store.fingerprint({ figures: { ...figures, flags } }), Store.fingerprint({ figures }))
  })

  it("are told apart by their texts, and not by the order in which those are listed", () => {
    const row = (unit: string) => ({ measure: "m", units: [unit], period: "2025-03", value: 1, knownAt: "2025-04-01" })
    const figures = Figures.fromObservations(["a", "b"].map((unit) => Result.getOrThrow(Observation.decode(row(unit)))))
    const listed = { ...figures.texts, units: [["b"], ["x"], ["a"], ["a"]] }
    const units = Int32Array.of(3, 0)
    assert.strictEqual(
      Store.fingerprint({ figures: { ...figures, texts: listed, units } }),
      Store.fingerprint({ figures })
    )
    assert.notStrictEqual(
      Store.fingerprint({ figures: { ...figures, texts: listed, units: Int32Array.of(0, 3) } }),
      Store.fingerprint({ figures })
    )
  })
})
