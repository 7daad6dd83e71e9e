import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { Result } from "effect"
import { Figures, Observation, type Problem } from "../src/index.ts"
import { read } from "../src/internal/facade/rows.ts"

/** A sequence of numbers in [0, 1) that a seed decides (mulberry32). */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

const knownAt = "2025-04-01"
const now = () => "2026-01-01T00:00:00Z"
const symbol = Symbol("x")

/** What a field may hold: mostly what is right, sometimes what is not. */
const choices: { readonly [field: string]: ReadonlyArray<unknown> } = {
  id: ["a.1", "a.2", "7#0", "", "Nope", 3, null, undefined],
  measure: ["m", "m", "m", "n", "Không", "", 5, null, undefined],
  units: [["a"], ["b"], ["a"], ["a", "b"], ["b", "a"], ["a", "a"], [], "a", [1], ["a+b"], [["a"]], null, [undefined]],
  period: ["2025-03", "2025-03", "2025-Q1", "2025-01-01/2025-03-31", "202503", "2025-13", "", 2025, null],
  value: [1, 0, -0, 2.5, null, "> 5", ">= 5", "~ 60", "[1, 2]", "(5, 5)", "x", NaN, Infinity, true, undefined, [1]],
  team: ["t", "t", "T", "", null, 5],
  cohorts: [[], ["x"], ["y", "x"], ["x", "x"], ["X"], "x", null],
  breakdown: [
    {},
    { sex: "f" },
    { sex: ["f"] },
    { sex: ["m", "f"], age: "1" },
    { sex: [] },
    { sex: "" },
    { sex: " f " },
    { sex: 1 },
    { sex: undefined },
    { [symbol]: "f" },
    ["f"],
    null
  ],
  activity: ["z", "z", "Z", null],
  reporter: ["a", "b", "p", "P", null],
  knownAt: [knownAt, knownAt, "2025-04-01T00:00:00Z", "2025-04-01T07:00:00+07:00", "gestern", "2025-02-30", 5, null],
  corrects: [
    { observation: "a.1", reason: "nhầm" },
    { observation: "1#0", reason: " nhầm " },
    { observation: "", reason: "nhầm" },
    { observation: "a.1", reason: "" },
    { observation: "a.1" },
    { observation: "a.1", reason: "x", more: "y" },
    "a.1"
  ],
  source: [{ title: "Báo cáo" }, { title: "Báo cáo", directive: "d" }, { quote: "x" }, { title: "" }, "x", null],
  doubt: [{ vi: "chưa rõ", en: "not clear" }, { vi: "chưa rõ" }, null],
  extra: ["x", undefined]
}

const plain: { readonly [field: string]: unknown } = {
  measure: "m",
  units: ["a"],
  period: "2025-03",
  value: 1,
  knownAt
}

/** Rows of which some fields are as they may be, for better or worse; a few are no rows at all. */
const rowsOf = (seed: number): ReadonlyArray<unknown> => {
  const next = random(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(next() * list.length)]!
  return Array.from({ length: 40 }, () => {
    const row: Record<string, unknown> = { ...plain }
    const worst = next() < 0.3
    for (let times = Math.floor(next() * 4); times > 0; times--) {
      const field = pick(Object.keys(choices).filter((name) => worst || name !== "extra"))
      row[field] = worst ? pick(choices[field]!) : choices[field]![0]
    }
    if (next() < 0.05) delete row[pick(Object.keys(plain))]
    if (next() < 0.02) return pick<unknown>([null, 5, "row", [], Object.assign(Object.create(row), { value: 2 })])
    if (next() < 0.02) return Object.assign(Object.create(null), row)
    if (next() < 0.02) return { ...row, [symbol]: 1 }
    return row
  })
}

/** A row that says when it is known; one that does not is known now. */
const timed = (row: unknown): unknown =>
  typeof row === "object" && row !== null && !Array.isArray(row) && !("knownAt" in row)
    ? { ...row, knownAt: now() }
    : row

/** What rows are, read one by one. */
const oneByOne = (rows: ReadonlyArray<unknown>) => {
  const problems: Array<Problem.Problem> = []
  const found = rows.flatMap((row, index) => {
    const decoded = Observation.decode(timed(row))
    if (Result.isSuccess(decoded)) return [decoded.success]
    for (const one of decoded.failure.problems) problems.push({ ...one, path: ["figures", index, ...one.path] })
    return []
  })
  return { problems, found }
}

const reading = (rows: ReadonlyArray<unknown>) => Effect.runSync(Effect.result(read(rows, now, () => Effect.void)))

describe("rows that are read into columns", () => {
  it("are what they are when read one by one, with the same problems", () => {
    let [right, wrong] = [0, 0]
    for (let seed = 1; seed <= 150; seed++) {
      const rows = rowsOf(seed)
      const all = oneByOne(rows)
      const columns = reading(rows)
      assert.deepStrictEqual(Result.isFailure(columns) ? columns.failure : [], all.problems)
      wrong += all.problems.length
      const good = rows.filter((row) => Result.isSuccess(Observation.decode(timed(row))))
      const figures = Result.getOrThrow(reading(good))
      right += figures.length
      assert.deepStrictEqual(figures, Figures.fromObservations(all.found))
      assert.deepStrictEqual(
        all.found.map((_, row) => Figures.observationAt(figures, row)),
        all.found
      )
    }
    assert.isAbove(right, 3000)
    assert.isAbove(wrong, 1000)
  })
})
