import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import {
  Assessment,
  type Observation,
  Documents,
  Explanation,
  Indicator,
  MemoryStore,
  Model,
  Period,
  Plan,
  Quantity,
  type Reading,
  Target
} from "../src/index.ts"
import { Store } from "../src/Store.ts"
import { figure } from "./fixtures/province.ts"

const text = (name: string) => ({ vi: name, en: name })
const day = "2025-07-01"

/** Provinces a and b merge into ab; commune c is divided between x and y in a way the law does not put into numbers. */
const model = Result.getOrThrow(
  Model.make(
    Documents.from({
      measures: [
        {
          id: "score",
          title: text("Score"),
          basis: "point",
          accumulation: "stock",
          additivity: { time: "snapshot", team: "none", cohort: "none", place: "none" }
        },
        {
          id: "guided",
          title: text("Guided"),
          basis: "turn",
          accumulation: "flow",
          own: "no",
          additivity: { time: "additive" }
        },
        {
          id: "members",
          title: text("Members"),
          basis: "person",
          accumulation: "stock",
          additivity: { time: "snapshot" },
          missing: { carry: "forever" }
        }
      ],
      units: ["vn", "a", "b", "ab", "c", "x", "y"].map((id) => ({ id, names: [{ name: text(id) }] as const })),
      hierarchies: [
        {
          id: "state",
          name: text("State"),
          levels: [
            { id: "country", name: text("country") },
            { id: "province", name: text("province") },
            { id: "commune", name: text("commune"), complete: true }
          ],
          edges: [
            { unit: "vn", level: "country" },
            { unit: "a", parent: "vn", level: "province", to: day },
            { unit: "b", parent: "vn", level: "province", to: day },
            { unit: "ab", parent: "vn", level: "province", from: day },
            { unit: "c", parent: "a", level: "commune", to: day },
            { unit: "x", parent: "ab", level: "commune", from: day },
            { unit: "y", parent: "ab", level: "commune", from: day }
          ]
        }
      ],
      successions: [
        {
          id: "merger",
          kind: "merge",
          date: day,
          hierarchy: "state",
          moves: ["a", "b"].map((from) => ({ from, to: "ab" }))
        },
        {
          id: "division",
          kind: "split",
          date: day,
          hierarchy: "state",
          moves: [
            { from: "c", to: "x", shares: { population: "part" } },
            { from: "c", to: "y", shares: { population: "remainder" } }
          ]
        }
      ]
    })
  )
)

const index = (onMerge: "mean" | "recompute") =>
  Indicator.from({ id: "index", title: text("Index"), expression: { _tag: "Measure", measure: "score" }, onMerge })
const guidance = Indicator.from({
  id: "guidance",
  title: text("Guidance"),
  expression: { _tag: "Measure", measure: "guided" }
})

const figures = [
  figure("score", "a", "2024", 0.5),
  figure("score", "b", "2024", 0.75),
  figure("guided", "c", "2024", 100),
  figure("guided", "b", "2024", 0)
]

const read = (query: Omit<Plan.Query, "hierarchy" | "periods">) =>
  Effect.gen(function* () {
    yield* (yield* Store).commit({ id: "all", figures })
    const readings = yield* Plan.read(model, { hierarchy: "state", periods: [Period.from("2024")], ...query })
    return {
      readings,
      text: Explanation.render(yield* Explanation.explain(model, readings[0]!, query.indicator), model, "en")
    }
  }).pipe(Effect.provide(MemoryStore.layer))

const shown = (readings: ReadonlyArray<Reading.Reading>) =>
  readings.map((reading) => (reading.value === undefined ? reading.reason?.code : Quantity.toJson(reading.value)))

const boundaries = { asOf: day }

describe("an indicator after a merger", () => {
  it.effect("takes the plain mean of the merged units where it says so, and explains it", () =>
    Effect.gen(function* () {
      const { readings, text } = yield* read({ indicator: index("mean"), units: ["ab"], boundaries })
      assert.deepStrictEqual(shown(readings), [0.625])
      assert.match(text, /^Index: 0.625 points \[plain mean over the merged units[^]*0.5 · a · 2024[^]*0.75 · b · 2024/)
    })
  )

  it.effect("has no value where its figures cannot be recomputed", () =>
    Effect.gen(function* () {
      const { readings } = yield* read({ indicator: index("recompute"), units: ["ab"], boundaries })
      assert.deepStrictEqual(shown(readings), ["several-figures"])
    })
  )

  it.effect("is what it was on the boundaries of its own time", () =>
    Effect.gen(function* () {
      const { readings } = yield* read({ indicator: index("mean"), units: ["a", "b"] })
      assert.deepStrictEqual(shown(readings), [0.5, 0.75])
    })
  )
})

describe("a stock carried over a reorganisation", () => {
  const members = Indicator.from({
    id: "members",
    title: text("Members"),
    expression: { _tag: "Measure", measure: "members" }
  })
  const ask = (later: ReadonlyArray<Observation.Observation>, units: ReadonlyArray<string>) =>
    Effect.gen(function* () {
      const earlier = [figure("members", "c", "2024", 100), figure("members", "a", "2023", 900, { cohorts: ["youth"] })]
      yield* (yield* Store).commit({ id: "members", figures: [...earlier, ...later] })
      const query = { indicator: members, hierarchy: "state", units, periods: [Period.from("2026")], boundaries }
      return shown(yield* Plan.read(model, query))
    }).pipe(Effect.provide(MemoryStore.layer))

  it.effect("holds until the heirs report", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* ask([], ["x", "y"]), ["[0, 100]", "[0, 100]"])
    })
  )

  it.effect("does not count beside the figures of all its heirs", () =>
    Effect.gen(function* () {
      const heirs = [figure("members", "x", "2025", 30), figure("members", "y", "2025", 80)]
      assert.deepStrictEqual(yield* ask(heirs, ["x", "y"]), [30, 80])
    })
  )

  it.effect("counts as an unknown part beside some of them", () =>
    Effect.gen(function* () {
      const [x, y, all] = yield* ask([figure("members", "x", "2025", 30)], ["x", "y", "vn"])
      assert.deepStrictEqual([x, y], [30, "[0, 100]"])
      // The later day stands: what province a said in 2023 holds no more.
      assert.strictEqual(all, "[30, 130]")
    })
  )
})

describe("a divided unit", () => {
  it.effect("is whole for the province, a bound for each heir, and its history is intact", () =>
    Effect.gen(function* () {
      const now = yield* read({ indicator: guidance, units: ["ab", "x", "y"], boundaries })
      assert.deepStrictEqual(shown(now.readings), [100, "[0, 100]", "[0, 100]"])
      const then = yield* read({ indicator: guidance, units: ["a", "c"] })
      assert.deepStrictEqual(shown(then.readings), [100, 100])
    })
  )

  it.effect("is apportioned by weights, and says so", () =>
    Effect.gen(function* () {
      const weights = [{ from: "c", to: "x", share: 0.25 }]
      const { readings } = yield* read({ indicator: guidance, units: ["x", "y"], boundaries: { asOf: day, weights } })
      assert.deepStrictEqual(shown(readings), [25, 75])
      assert.deepStrictEqual(readings[0]?.exactness, { exact: 0, apportioned: 1, bounded: 0 })
    })
  )

  it.effect("has no value for a strict question without weights", () =>
    Effect.gen(function* () {
      const strict = { asOf: day, strict: true }
      const { readings } = yield* read({ indicator: guidance, units: ["ab", "x"], boundaries: strict })
      assert.deepStrictEqual(shown(readings), [100, "unknown-share"])
    })
  )

  it("refuses weights that contradict the law when the plan is made", () => {
    const weights = [{ from: "a", to: "ab", share: 0.5 }]
    const made = Plan.make(model, {
      indicator: guidance,
      hierarchy: "state",
      units: ["ab"],
      periods: [Period.from("2024")],
      boundaries: { asOf: day, weights }
    })
    assert.isTrue(Result.isFailure(made))
  })
})

describe("a target on a unit that merged before its deadline", () => {
  const target = Target.from({
    id: "a-500",
    title: text("500 turns"),
    indicator: "guidance",
    scope: { _tag: "Unit", unit: "a", hierarchy: "state" },
    comparator: ">=",
    threshold: 500,
    deadline: { _tag: "Stated", period: "2026" },
    modality: "assigned",
    source: { title: "Plan" }
  })
  const known = { ...model, indicators: new Map([["guidance", guidance]]) }
  const assess = (asOf: string) =>
    Assessment.assess(known, target, { asOf }).pipe(
      Effect.map(({ because, status }) => [status, because.en]),
      Effect.provide(MemoryStore.layer)
    )

  it.effect("is orphaned from that day on, and names the unit and the day", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* assess("2025-06-30"), [
        "notDue",
        "Not due yet: the period begins on 1 January 2026; the target is at least 500 (due 2026)"
      ])
      assert.deepStrictEqual(yield* assess("2025-07-01"), [
        "orphaned",
        'Orphaned: "a" ceased to exist on 1 July 2025; no document has re-scoped the target'
      ])
    })
  )
})
