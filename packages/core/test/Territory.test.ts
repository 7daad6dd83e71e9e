import { assert, describe, it } from "@effect/vitest"
import * as Day from "../src/Day.ts"
import * as Hierarchy from "../src/Hierarchy.ts"
import * as Organisation from "../src/Organisation.ts"
import * as Territory from "../src/Territory.ts"
import { days, generate, random, territory, weights } from "./scenarios.ts"

const seeds = Array.from({ length: 60 }, (_, index) => index + 1)
const hierarchy = "state"
const at = (t: Territory.Territory, day: string, level = "commune") =>
  Territory.unitsAtLevel(Territory.snapshotAt(t, hierarchy, day), Territory.levelIndex(t, hierarchy, level))

describe("snapshots", () => {
  it("give every unit alive one parent or none, children inside their parent's range", () => {
    for (const seed of seeds) {
      const { edges, territory: t } = generate(seed, "words")
      for (const day of [...days, "2019-01-01", "2030-01-01"]) {
        const snapshot = Territory.snapshotAt(t, hierarchy, day)
        const alive = edges.filter((edge) => Day.within(day, edge))
        assert.deepStrictEqual([...snapshot.units].sort(), alive.map((edge) => edge.unit).sort())
        for (const edge of alive) {
          const number = snapshot.number.get(edge.unit)!
          const parent = snapshot.parent[number]!
          assert.strictEqual(snapshot.units[parent], edge.parent)
          if (parent === -1) continue
          assert.isTrue(parent < number && snapshot.last[number]! <= snapshot.last[parent]!)
          assert.deepStrictEqual(Territory.ancestors(snapshot, edge.unit), [
            edge.unit,
            ...Territory.ancestors(snapshot, edge.parent!)
          ])
        }
      }
    }
  })

  it("are one object for days between which nothing changed", () => {
    const { territory: t } = generate(1, "words")
    const t1 = Territory.snapshotAt(t, hierarchy, "2024-12-01")
    assert.strictEqual(Territory.snapshotAt(t, hierarchy, "2025-06-30"), t1)
    assert.notStrictEqual(Territory.snapshotAt(t, hierarchy, "2024-11-30"), t1)
  })

  it("find the ancestor at a level by one look-up, in a ragged tree too", () => {
    const t = territory(
      [
        { unit: "vn", level: "country" },
        { unit: "qn", parent: "vn", level: "province" },
        { unit: "ub", parent: "qn", level: "district" },
        { unit: "a", parent: "ub", level: "commune" },
        { unit: "ct", parent: "qn", level: "commune" }
      ],
      []
    )
    const snapshot = Territory.snapshotAt(t, hierarchy, "2024-01-01")
    assert.strictEqual(Territory.ancestorAt(snapshot, "a", 2), "ub")
    assert.strictEqual(Territory.ancestorAt(snapshot, "ct", 2), undefined)
    assert.strictEqual(Territory.ancestorAt(snapshot, "ct", 1), "qn")
    assert.strictEqual(Territory.ancestorAt(snapshot, "nowhere", 1), undefined)
    assert.strictEqual(Territory.levelAlive(t, hierarchy, "district", "2025-06-30"), true)
    assert.strictEqual(Territory.levelAlive(t, hierarchy, "district", "2025-07-01"), false)
  })
})

describe("reading on other boundaries", () => {
  it("at the day of the figure equals no crosswalk at all", () => {
    for (const seed of seeds) {
      const { provinces, territory: t } = generate(seed, "words")
      for (const day of days) {
        const groups = ["vn", ...provinces, ...at(t, day)]
        for (const unit of groups) {
          assert.deepStrictEqual(
            weights(t, { asOf: day }, groups, unit, day),
            weights(t, "as reported", groups, unit, day)
          )
        }
      }
    }
  })

  it("conserves totals exactly for provinces, whatever is unknown inside them", () => {
    for (const seed of seeds) {
      const { provinces, territory: t } = generate(seed, "words")
      for (const day of days) {
        for (const asOf of days) {
          for (const unit of at(t, day)) {
            const own = Territory.ancestors(Territory.snapshotAt(t, hierarchy, day), unit)[1]!
            assert.deepStrictEqual(weights(t, { asOf }, provinces, unit, day), [[own, 1]])
          }
        }
      }
    }
  })

  it("conserves totals of apportioned moves to 1e-9, forwards", () => {
    for (const seed of seeds) {
      const { territory: t } = generate(seed, "numbers")
      for (const [index, day] of days.entries()) {
        for (const asOf of days.slice(index)) {
          for (const unit of at(t, day)) {
            const sum = weights(t, { asOf }, at(t, asOf), unit, day).reduce((total, [, weight]) => total + weight, 0)
            assert.closeTo(sum, 1, 1e-9)
          }
        }
      }
    }
  })

  it("bounds what is unknown: some part of each figure may be anywhere it went, and nothing is lost", () => {
    for (const seed of seeds) {
      const { territory: t } = generate(seed, "words")
      for (const day of days) {
        for (const asOf of days) {
          for (const unit of at(t, day)) {
            const found = weights(t, { asOf }, at(t, asOf), unit, day)
            const sum = found.reduce((total, [, weight]) => total + (Number.isNaN(weight) ? 0 : weight), 0)
            assert.isTrue(sum === 1 ? found.length === 1 : sum === 0 && found.length > 1, `${unit} ${day} ${asOf}`)
          }
        }
      }
    }
  })

  it("gives a parent what its children get, on any boundaries", () => {
    for (const seed of seeds) {
      const { provinces, territory: t } = generate(seed, "numbers")
      for (const asOf of days) {
        const snapshot = Territory.snapshotAt(t, hierarchy, asOf)
        for (const day of days.filter((one) => one <= asOf)) {
          for (const unit of at(t, day)) {
            const found = new Map(weights(t, { asOf }, ["vn", ...provinces, ...at(t, asOf)], unit, day))
            for (const province of provinces) {
              const children = Territory.unitsAtLevel(snapshot, 3, province)
              const sum = children.reduce((total, child) => total + (found.get(child) ?? 0), 0)
              assert.closeTo(sum, found.get(province) ?? 0, 1e-9)
            }
            assert.strictEqual(found.get("vn"), 1)
          }
        }
      }
    }
  })

  it("with a user's weights apportions every move, and their remainder", () => {
    for (const seed of seeds) {
      const { events, territory: t } = generate(seed, "words")
      const { next } = random(seed)
      const moves = events.flatMap((event) => event.moves ?? [])
      const given = moves.filter((move) => move.shares?.population === "part")
      const table = given.map(({ from, to }) => ({ from, to, share: Math.round(next() * 100) / 100 }))
      assert.deepStrictEqual(Territory.checkWeights(t, hierarchy, { asOf: "2026-04-30", weights: table }), [])
      for (const unit of at(t, days[0])) {
        const found = weights(t, { asOf: "2026-04-30", weights: table }, at(t, "2026-04-30"), unit, days[0])
        assert.closeTo(
          found.reduce((total, [, weight]) => total + weight, 0),
          1,
          1e-9
        )
      }
    }
  })

  it("composes: two events after each other equal one event with the products", () => {
    const chain = territory(
      [
        { unit: "vn", level: "country" },
        { unit: "a", parent: "vn", level: "commune", to: "2021-01-01" },
        { unit: "b", parent: "vn", level: "commune", from: "2021-01-01", to: "2022-01-01" },
        { unit: "c", parent: "vn", level: "commune", from: "2021-01-01" },
        { unit: "d", parent: "vn", level: "commune", from: "2022-01-01" },
        { unit: "e", parent: "vn", level: "commune", from: "2022-01-01" }
      ],
      [
        {
          id: "one",
          kind: "split",
          date: "2021-01-01",
          hierarchy,
          moves: [
            { from: "a", to: "b", shares: { population: 0.6 } },
            { from: "a", to: "c", shares: { population: 0.4 } }
          ]
        },
        {
          id: "two",
          kind: "split",
          date: "2022-01-01",
          hierarchy,
          moves: [
            { from: "b", to: "d", shares: { population: 0.25 } },
            { from: "b", to: "e", shares: { population: 0.75 } }
          ]
        }
      ]
    )
    const found = weights(chain, { asOf: "2023-01-01" }, ["c", "d", "e"], "a", "2020-06-01")
    assert.deepStrictEqual(new Map(found), new Map([["c", 0.4], ["d", 0.6 * 0.25], ["e", 0.6 * 0.75]])) // prettier-ignore
  })

  it("splitting and merging again restores the total exactly, with weights and without", () => {
    for (const share of [0.1, "part"] as const) {
      const t = territory(
        [
          { unit: "vn", level: "country" },
          { unit: "a", parent: "vn", level: "commune", to: "2021-01-01" },
          { unit: "b", parent: "vn", level: "commune", from: "2021-01-01", to: "2022-01-01" },
          { unit: "c", parent: "vn", level: "commune", from: "2021-01-01", to: "2022-01-01" },
          { unit: "d", parent: "vn", level: "commune", from: "2022-01-01" }
        ],
        [
          {
            id: "split",
            kind: "split",
            date: "2021-01-01",
            hierarchy,
            moves: [
              { from: "a", to: "b", shares: { population: share } },
              { from: "a", to: "c", shares: { population: share === "part" ? "remainder" : 0.9 } }
            ]
          },
          {
            id: "merge",
            kind: "merge",
            date: "2022-01-01",
            hierarchy,
            moves: [
              { from: "b", to: "d", shares: { population: "whole" } },
              { from: "c", to: "d", shares: { population: "whole" } }
            ]
          }
        ]
      )
      assert.deepStrictEqual(weights(t, { asOf: "2022-01-01" }, ["d"], "a", "2020-06-01"), [["d", 1]])
      assert.deepStrictEqual(weights(t, { asOf: "2020-06-01" }, ["a"], "d", "2022-06-01"), [["a", 1]])
    }
  })

  it("goes there and back again over renames, recodes and promotions as if nothing had been", () => {
    for (const kind of ["rename", "recode", "promotion"] as const) {
      const t = territory(
        [
          { unit: "vn", level: "country" },
          { unit: "old", parent: "vn", level: "commune", to: "2025-07-01" },
          { unit: "new", parent: "vn", level: "commune", from: "2025-07-01" }
        ],
        [
          {
            id: "e",
            kind,
            date: "2025-07-01",
            hierarchy,
            moves: [{ from: "old", to: "new", shares: { population: "whole" } }]
          }
        ]
      )
      const there = Territory.crosswalk(t, { hierarchy, from: "2025-06-30", to: "2025-07-01", level: "commune" })
      const back = Territory.crosswalk(t, { hierarchy, from: "2025-07-01", to: "2025-06-30", level: "commune" })
      assert.deepStrictEqual(there, [{ from: "old", to: "new", weight: 1, lower: 1, upper: 1, kind: "exact" }])
      assert.deepStrictEqual(back, [{ from: "new", to: "old", weight: 1, lower: 1, upper: 1, kind: "exact" }])
    }
  })
})

describe("organisations", () => {
  const names = [{ name: { vi: "đơn vị", en: "unit" } }] as const
  const organisation = (id: string, covers: ReadonlyArray<{ unit: string; from?: string; to?: string }>) =>
    Organisation.from({ id, names: [...names], kind: "union", covers })
  const place = (unit: string, level: string, parent?: string, span: Day.Span = {}) =>
    Hierarchy.from({
      id: "state",
      name: { vi: "state", en: "state" },
      levels: [{ id: level, name: { vi: level, en: level } }],
      edges: [{ unit, level, ...(parent === undefined ? {} : { parent }), ...span }]
    }).edges[0]!
  const state = {
    ...Hierarchy.from({
      id: "state",
      name: { vi: "state", en: "state" },
      levels: ["province", "district", "commune"].map((id) => ({ id, name: { vi: id, en: id } })) as never
    }),
    edges: [
      place("p", "province"),
      place("d", "district", "p", { to: "2025-07-01" }),
      place("a", "commune", "d", { to: "2025-07-01" }),
      place("b", "commune", "p", { from: "2025-07-01" })
    ]
  }
  const t = Territory.make(
    [state],
    [],
    [],
    [
      organisation("union.p", [{ unit: "p" }]),
      organisation("union.d", [
        { unit: "d", to: "2025-07-01" },
        { unit: "b", from: "2025-07-01" }
      ])
    ]
  )

  it("cover what their documents say on a day, and all units of a level below it", () => {
    const communes = { hierarchy: "state", level: "commune" }
    assert.deepStrictEqual(Territory.coverageOf(t, "union.d", "2025-06-30"), ["d"])
    assert.deepStrictEqual(Territory.coverageOf(t, "union.d", "2025-06-30", communes), ["a"])
    assert.deepStrictEqual(Territory.coverageOf(t, "union.d", "2025-07-01", communes), ["b"])
    assert.deepStrictEqual(Territory.coverageOf(t, "union.p", "2025-07-01", communes), ["b"])
    assert.deepStrictEqual(Territory.coverageOf(t, "nobody", "2025-07-01"), [])
  })

  it("answer for the units in what they cover", () => {
    assert.deepStrictEqual(Territory.organisationsCovering(t, "state", "a", "2025-06-30"), ["union.p", "union.d"])
    assert.deepStrictEqual(Territory.organisationsCovering(t, "state", "p", "2025-06-30"), ["union.p"])
    assert.deepStrictEqual(Territory.organisationsCovering(t, "state", "a", "2025-07-01"), [])
    assert.deepStrictEqual(Territory.organisationsCovering(t, "state", "b", "2025-07-01"), ["union.p", "union.d"])
  })

  it("and units exist, or do not, on a day", () => {
    assert.deepStrictEqual(
      ["2025-06-30", "2025-07-01"].map((day) => Territory.unitAlive(t, "state", "a", day)),
      [true, false]
    )
    assert.strictEqual(Territory.unitAlive(t, "state", "nowhere", "2025-06-30"), false)
    assert.strictEqual(Territory.unitAlive(t, "union", "a", "2025-06-30"), false)
  })
})

describe("events", () => {
  it("of a unit come in the order of their days", () => {
    const { events, territory: t } = generate(5, "words")
    const unit = events.at(-1)!.moves![0]!.from
    const found = Territory.eventsOfUnit(t, unit)
    assert.isTrue(found.every(({ moves }) => moves.some((move) => move.from === unit || move.to === unit)))
    assert.deepStrictEqual(
      found.map(({ date }) => date),
      found.map(({ date }) => date).toSorted()
    )
    assert.isAbove(found.length, 0)
  })

  it("leave a unit's level what it was while its code pauses", () => {
    const t = territory(
      [
        { unit: "vn", level: "country" },
        { unit: "a", parent: "vn", level: "commune", to: "2020-03-01" },
        { unit: "a", parent: "vn", level: "commune", from: "2020-06-01" }
      ],
      []
    )
    const place = Territory.placer(t, { hierarchy, boundaries: { asOf: "2021-01-01" }, groups: ["vn"] })
    assert.deepStrictEqual(place("a"), [
      { group: 0, weight: 1, lower: 1, upper: 1, level: 3, from: -Infinity, to: Infinity }
    ])
  })
})
