/** Every store agrees: the same roll-ups as the reference, bit for bit on counts and to 1e-12 on fractions. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { ObservationStore, type Rollup } from "@lantoa/core"
import * as Scenario from "../Scenario.ts"
import { type Cases, tables } from "./cases.ts"
import * as reference from "./reference.ts"

const exact = ["flags", "figures", "reporting", "apportioned", "parts"] as const

/** Whether the cell's ends are whole numbers that were only added and compared: then no rounding excuses a difference. */
const isCount = (expected: Rollup.RollupTable, index: number): boolean =>
  [expected.lower[index]!, expected.upper[index]!].every((end) => Number.isInteger(end) || !Number.isFinite(end))

const near = (a: number, b: number): boolean =>
  Object.is(a, b) || a === b || Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b))

const rounds = ({ rollup }: Rollup.Scan, expected: Rollup.RollupTable, index: number): boolean =>
  rollup.measure === Scenario.fractional ||
  expected.apportioned[index]! > 0 ||
  Object.values(rollup.along).includes("average") ||
  !isCount(expected, index)

const agree = (scan: Rollup.Scan, actual: Rollup.RollupTable, expected: Rollup.RollupTable): void => {
  const asked = JSON.stringify(scan.rollup)
  for (const column of exact) {
    assert.deepStrictEqual([...actual[column]], [...expected[column]], `${column} of ${asked}`)
  }
  for (const column of ["lower", "upper"] as const) {
    expected[column].forEach((end, index) => {
      const found = actual[column][index]!
      const same = rounds(scan, expected, index) ? near(found, end) : found === end
      assert.isTrue(same, `${column}[${index}] is ${found}, not ${end}, of ${asked}`)
    })
  }
}

/** How much of what can happen in a cell a run has met: a generator that went dull would prove nothing. */
const met = (answers: ReadonlyArray<Rollup.RollupTable>): number =>
  answers.flatMap((table) => [...table.flags]).reduce((all, flags) => all | flags, 0)

export const cases: Cases = (test) => {
  for (let seed = 1; seed <= 12; seed++) {
    test(
      `rolls up as the reference does (scenario ${seed})`,
      Effect.gen(function* () {
        const { batches, scans } = Scenario.make({ seed })
        const expected = yield* reference.run(batches, tables(scans))
        const store = yield* ObservationStore.ObservationStore
        yield* Effect.forEach(batches, store.append)
        const actual = yield* tables(scans)
        scans.forEach((scan, index) => agree(scan, actual[index]!, expected[index]!))
        assert.strictEqual(met(expected), 63, "the scenario meets every flag")
      })
    )
  }
  test(
    "answers an empty table where there is nothing",
    Effect.gen(function* () {
      const { scans } = Scenario.make({ seed: 1 })
      for (const table of yield* tables(scans)) assert.isTrue(table.flags.every((flags) => flags === 0))
    })
  )
}
