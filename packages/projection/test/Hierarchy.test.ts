import { assert, describe, it } from "@effect/vitest"
import { Problem, Quantity, type Reading } from "@lantoa/core"
import { Answer, type Forecast, Naive, Outlook, Projection, Draws, Reconciliation } from "@lantoa/projection"
import * as Result from "effect/Result"
import * as family from "../src/internal/reconciliation/family.ts"
import { cases } from "./evidence.ts"

const reading = (unit: string, year: number, value: Quantity.Quantity | undefined) =>
  ({ unit, period: String(year), value }) as Reading.Reading

const text = (name: string) => ({ vi: name, en: name })
const leaves = ["a", "b", "c"] as const
const youth = { a: 5000, b: 3000, c: 800 }
const years = Array.from({ length: 11 }, (_, t) => 2015 + t)

/** Three communes on S-curves with good and bad years that they share. */
const question = (seed: number, more: Partial<Projection.HierarchyOptions> = {}): Projection.HierarchyOptions => {
  const random = Draws.make(seed)
  const rows = years.flatMap((year, t) => {
    const common = 0.2 * random.normal()
    const users = leaves.map((id, k) => {
      const share = 1 / (1 + Math.exp(2 - 0.3 * t - 0.4 * k - common - 0.1 * random.normal()))
      return [id, Math.round(share * youth[id])] as const
    })
    return [...users, ["p", users.reduce((sum, [, value]) => sum + value, 0)] as const].map(
      ([unit, value]) => [unit, year, value] as const
    )
  })
  return {
    id: "online",
    units: [{ id: "p", title: text("P") }, ...leaves.map((id) => ({ id, title: text(id), parent: "p" }))],
    numerators: rows.map(([unit, year, value]) => reading(unit, year, Quantity.exact(value))),
    denominators: years.flatMap((year) => [
      reading("p", year, Quantity.exact(8800)),
      ...leaves.map((id) => reading(id, year, Quantity.exact(youth[id])))
    ]),
    comparator: ">=",
    threshold: 90,
    deadline: "2028",
    draws: 200,
    horizon: 5,
    ...more
  }
}

const users = ({ denominators, inputs, units }: Projection.Hierarchy, node: number, index: number) => {
  const step = index % inputs[node]!.paths.horizon
  return (inputs[node]!.paths.values[index]! * denominators[step * units.length + node]!) / 100
}

describe("Projection.hierarchy", () => {
  it("adds up in every future and stays a share", () => {
    for (const { seed } of cases(5)) {
      const province = Projection.hierarchy(question(seed, { forecaster: Naive.drift }))
      const { length } = province.inputs[0]!.paths.values
      assert.strictEqual(length, 200 * 5)
      for (let index = 0; index < length; index++) {
        const sum = users(province, 1, index) + users(province, 2, index) + users(province, 3, index)
        assert.closeTo(sum / users(province, 0, index), 1, 1e-9)
      }
      for (const { paths } of province.inputs) assert.isTrue(paths.values.every((value) => value >= 0 && value <= 100))
    }
  })

  it("answers the same for the same seed, and has the best weighting of the past", () => {
    const province = Projection.hierarchy(question(1))
    const again = Projection.hierarchy(question(1))
    const plain = ({ inputs, ...rest }: Projection.Hierarchy) => [
      rest,
      inputs.map((input) => ({ ...input, label: "" }))
    ]
    assert.deepStrictEqual(plain(again), plain(province))
    assert.strictEqual(province.ranking[0]?.method, province.method)
    assert.match(Outlook.make(province.inputs[0]!).method, /^ensemble, reconciled \(/)
    assert.isAbove(province.correlation, 0.5)
  })

  it("takes the structural weighting where the past is too short to choose", () => {
    const { numerators, ...rest } = question(1)
    const province = Projection.hierarchy({ ...rest, numerators: numerators.filter(({ period }) => period >= "2022") })
    assert.deepStrictEqual([province.method, province.ranking, province.correlation], ["structural", [], 0.5])
  })

  it("lets denominators go on as they went, and adds up with those of each step", () => {
    const people = (unit: "a" | "b" | "c", year: number) =>
      Math.round(youth[unit] * (unit === "a" ? 0.95 : 1.02) ** (year - 2015))
    const denominators = years.flatMap((year) => {
      const parts = leaves.map((unit) => [unit, people(unit, year)] as const)
      const all = [...parts, ["p", parts.reduce((sum, [, one]) => sum + one, 0)] as const]
      return all.map(([unit, one]) => reading(unit, year, Quantity.exact(one)))
    })
    const { numerators, ...rest } = question(1, { denominators, forecaster: Naive.drift })
    const few = numerators.map((one) => ({ ...one, value: Quantity.exact(Math.round(0.4 * one.value!.lower)) }))
    const province = Projection.hierarchy({ ...rest, numerators: few })
    const step = (ahead: number, node: number) => province.denominators[(ahead - 1) * 4 + node]!
    for (const ahead of [1, 3, 5]) {
      assert.closeTo(step(ahead, 1) / people("a", 2025 + ahead), 1, 0.05)
      assert.closeTo(step(ahead, 2) / people("b", 2025 + ahead), 1, 0.05)
    }
    for (let index = 0; index < 200 * 5; index++) {
      const sum = users(province, 1, index) + users(province, 2, index) + users(province, 3, index)
      assert.closeTo(sum / users(province, 0, index), 1, 1e-9)
    }
    assert.include(province.inputs[0]!.caveats!.map(({ vi }) => vi).join(), "Mẫu số tính tiếp theo đà các kỳ trước")
    const { after } = Projection.withOfficialFigures(province, 5, { a: step(5, 1) })
    assert.strictEqual(after[1], step(5, 1))
  })

  it("names the periods whose figures were carried to the boundaries of today", () => {
    const { numerators, ...rest } = question(1, { forecaster: Naive.last })
    const carried = numerators.map((one) => ({ ...one, estimated: one.unit === "a" && one.period < "2020" }))
    const said = Projection.hierarchy({ ...rest, numerators: carried }).inputs.map(({ caveats }) =>
      caveats!.map(({ vi }) => vi).join(" ")
    )
    assert.include(
      said[1],
      "Số liệu từ năm 2015 đến năm 2019 được chia theo tỷ lệ về địa giới đang xét, là số ước tính."
    )
    assert.notInclude(said[2], "ước tính")
  })

  it("tries the futures that add up on the past, and withdraws bold odds where their intervals failed", () => {
    const apart = (unit: string) => Projection.hierarchy(question(1)).inputs.find(({ goal }) => goal.id.endsWith(unit))!
    const { backtest, caveats } = apart("p")
    assert.strictEqual(backtest!.count, 15)
    assert.isAbove(backtest!.coverage80, 0.5)
    assert.include(caveats!.map(({ en }) => en).join(), "the back-test is that of the forecast made to add up")
    // The same point for all that is to come, whatever the past: nothing lies within it.
    const sure = question(1, {
      forecaster: (series, horizon) => Naive.last({ ...series, values: new Float64Array(6).fill(99) }, horizon)
    })
    const input = Projection.hierarchy(sure).inputs[0]!
    assert.isBelow(input.backtest!.coverage80, 0.1)
    const { probability } = Outlook.make(input)
    assert.strictEqual(probability._tag === "Unknown" ? probability.reason._tag : "known", "BacktestFailed")
  })

  it("gives a unit of which nothing is known no vote: the others are as if it were left out", () => {
    const up = [20, 25, 30, 36, 40, 47]
    const table = (rows: Readonly<Record<string, ReadonlyArray<number | undefined>>>) =>
      Object.entries(rows).flatMap(([unit, values]) =>
        values.map((value, index) =>
          reading(unit, 2019 + index, value === undefined ? undefined : Quantity.exact(value))
        )
      )
    const medians = (c: ReadonlyArray<number | undefined>) => {
      const { inputs } = Projection.hierarchy({
        id: "x",
        comparator: ">=",
        threshold: 60,
        deadline: "2026",
        draws: 500,
        units: [{ id: "p", title: text("p") }, ...["a", "b", "c"].map((id) => ({ id, title: text(id), parent: "p" }))],
        numerators: table({ p: up.map((one) => 2 * one), a: up, b: up, c }),
        denominators: table({ p: up.map(() => 300), a: up.map(() => 100), b: up.map(() => 100), c: up.map(() => 100) })
      })
      return inputs.map((input) => Answer.value(Outlook.make(input).median))
    }
    const [zero, silent] = [medians(up.map(() => 0)), medians(up.map(() => undefined))]
    for (const unit of [0, 1, 2]) assert.closeTo(silent[unit]!, zero[unit]!, 2)
    assert.isUndefined(silent[3])
  })

  it("keeps a bound a bound, and a gap a gap", () => {
    const { numerators, ...rest } = question(1)
    const changed = numerators.map((one) =>
      one.unit === "a" && one.period === "2025"
        ? { ...one, value: Quantity.moreThan(4000) }
        : one.unit === "b" && one.period === "2020"
          ? { ...one, value: undefined }
          : one
    )
    const { inputs } = Projection.hierarchy({ ...rest, numerators: changed })
    assert.deepStrictEqual(inputs[1]!.vague, [{ step: 0, figure: Quantity.moreThan(80) }])
    assert.isNaN(inputs[2]!.series.values[5])
  })

  it("says where the denominators of the parts miss that of the whole", () => {
    const { denominators, ...rest } = question(1)
    const doubled = denominators.map((one) =>
      one.unit === "p" && one.period === "2025" ? { ...one, value: Quantity.exact(17600) } : one
    )
    const caveats = (given: typeof denominators) =>
      Projection.hierarchy({ ...rest, denominators: given }).inputs.map((input) =>
        input.caveats!.map(({ en }) => en).filter((text) => !text.startsWith("On this very series"))
      )
    const [whole, ...parts] = caveats(doubled)
    assert.strictEqual(whole![0], "2025: the denominator is 17,600 but the parts add up to 8,800; check them.")
    assert.isTrue([...parts, ...caveats(denominators)].every((texts) => texts.length === 1))
    // What is 1 % off is let pass, what is more is not; on either side.
    const off = (value: number) =>
      caveats(
        denominators.map((one) =>
          one.period !== "2025"
            ? one
            : one.unit === "p"
              ? { ...one, value: Quantity.exact(10_000) }
              : { ...one, value: Quantity.exact(one.unit === "a" ? value - 3800 : youth[one.unit as "b" | "c"]) }
        )
      )[0]!.length - 1
    assert.deepStrictEqual([9_899, 9_900, 10_000, 10_100, 10_101].map(off), [1, 0, 0, 0, 1])
  })

  it("refuses a parent that is no unit, and a unit without a denominator", () => {
    const { denominators, units, ...rest } = question(1)
    const orphan = [...units, { id: "d", title: text("d"), parent: "q" }]
    assert.throws(
      () => Projection.hierarchy({ ...rest, denominators, units: orphan }),
      Reconciliation.ReconciliationError,
      /no tree.*node 4/
    )
    const without = denominators.filter(({ unit }) => unit !== "b")
    assert.throws(
      () => Projection.hierarchy({ ...rest, denominators: without, units }),
      Problem.DocumentError,
      /unit "b" has no exact denominator in any period; supply one/
    )
  })
})

describe("how closely units go together", () => {
  const rows = (count: number, other: number) =>
    Float64Array.from({ length: 2 * count }, (_, index) => (index % 2 === 0 ? 1 : other))
  const of = (count: number, other: number) => family.dependence(rows(count, other), 2, [0, 1])

  it("is one half where nothing is known, and never quite 1 nor below 0 however much is", () => {
    assert.strictEqual(of(0, 1), 0.5)
    assert.strictEqual(of(1000, 1), 0.95)
    assert.strictEqual(of(1000, -1), 0)
    assert.closeTo(of(4, 1), (4 + 4 * 0.5) / 8, 1e-12)
  })
})

describe("Projection.withOfficialFigures", () => {
  const province = Projection.hierarchy(question(1))

  it("keeps official figures bit for bit and moves the others until they add up", () => {
    const { after, before } = Projection.withOfficialFigures(province, 1, { p: 7654.25, c: 500 })
    assert.deepStrictEqual([after[0], after[3]], [7654.25, 500])
    assert.closeTo(after[1]! + after[2]!, 7154.25, 1e-6)
    assert.notStrictEqual(before[3], 500)
  })

  it("says so where official figures cannot all be true", () => {
    assert.throws(
      () => Projection.withOfficialFigures(province, 1, { p: 8801 }),
      Reconciliation.ReconciliationError,
      /free one of them|leave no value/
    )
  })
})

describe("paths drawn together", () => {
  const tree = Result.getOrThrow(Reconciliation.tree([-1, 0, 0]))
  const nodes = [0, 1, 2].map((node): Forecast.Paths => {
    const random = Draws.make(node)
    return { count: 400, horizon: 2, values: Float64Array.from({ length: 800 }, () => node + random.normal()) }
  })
  const rows = ({ values }: Forecast.Paths) =>
    Array.from({ length: 400 }, (_, i) => `${values[2 * i]!} ${values[2 * i + 1]!}`)
  const level = ({ values }: Forecast.Paths) =>
    Array.from({ length: 400 }, (_, i) => values[2 * i]! + values[2 * i + 1]!)
  const correlation = (a: ReadonlyArray<number>, b: ReadonlyArray<number>) => {
    const mean = (of: ReadonlyArray<number>) => of.reduce((sum, value) => sum + value, 0) / of.length
    const [x, y] = [mean(a), mean(b)]
    const cross = (u: ReadonlyArray<number>, v: ReadonlyArray<number>, p: number, q: number) =>
      u.reduce((sum, value, i) => sum + (value - p) * (v[i]! - q), 0)
    return cross(a, b, x, y) / Math.sqrt(cross(a, a, x, x) * cross(b, b, y, y))
  }

  it("are the paths each unit had, in another order", () => {
    const joined = family.together(nodes, tree, Float64Array.of(2, 1, 1), 0.7, 1)
    joined.forEach((paths, node) => assert.deepStrictEqual(rows(paths).toSorted(), rows(nodes[node]!).toSorted()))
  })

  it("correlate as asked, and the whole goes with the sum of its parts", () => {
    for (const wanted of [0, 0.4, 0.9]) {
      const [whole, a, b] = family.together(nodes, tree, Float64Array.of(2, 1, 1), wanted, 1).map(level)
      assert.closeTo(correlation(a!, b!), wanted, 0.12)
      assert.isAbove(
        correlation(
          whole!,
          a!.map((value, i) => value + b![i]!)
        ),
        0.97
      )
    }
  })
})

describe("the dependence of errors", () => {
  it("is one half where nothing is known, more where errors agree, less where they do not, and never negative", () => {
    const rows = (pairs: ReadonlyArray<readonly [number, number]>) => Float64Array.from(pairs.flat())
    const of = (...pairs: ReadonlyArray<readonly [number, number]>) => family.dependence(rows(pairs), 2, [0, 1])
    assert.strictEqual(of(), 0.5)
    assert.strictEqual(of([1, 2], [-2, -4], [3, 6], [1, 2]), 0.75)
    assert.strictEqual(of([1, 1], [1, -1], [1, 1], [1, -1]), 0.25)
    assert.strictEqual(of(...Array.from({ length: 9 }, () => [1, -1] as const)), 0)
    assert.strictEqual(of([1, NaN], [NaN, 1]), 0.5)
  })
})
