import { assert, describe, it } from "@effect/vitest"
import * as Day from "../src/Day.ts"
import type * as Succession from "../src/Succession.ts"
import * as Territory from "../src/Territory.ts"
import { territory, weights } from "./scenarios.ts"

const hierarchy = "state"

describe("what the law says", () => {
  const province = (shares: {
    readonly population: "none" | "part" | "remainder"
    readonly area: "part" | "remainder"
  }) =>
    territory(
      [
        { unit: "vn", level: "country" },
        { unit: "huyen", parent: "vn", level: "district", to: "2025-07-01" },
        { unit: "a", parent: "huyen", level: "commune", to: "2025-07-01" },
        { unit: "b", parent: "huyen", level: "commune", to: "2025-07-01" },
        { unit: "x", parent: "vn", level: "commune", from: "2025-07-01" },
        { unit: "y", parent: "vn", level: "commune", from: "2025-07-01" }
      ],
      [
        {
          id: "e",
          kind: "mixed",
          date: "2025-07-01",
          hierarchy,
          moves: [
            { from: "a", to: "x", shares },
            {
              from: "a",
              to: "y",
              shares: { population: shares.population === "none" ? "whole" : "remainder", area: "remainder" }
            },
            { from: "b", to: "y", shares: { population: "whole" } }
          ]
        }
      ]
    )
  const land = province({ population: "none", area: "part" })
  const people = province({ population: "part", area: "part" })

  it("moves land and nobody: figures of people stay, figures of land are bounded", () => {
    assert.deepStrictEqual(weights(land, { asOf: "2025-07-01" }, ["x", "y"], "a", "2025-01-01"), [["y", 1]])
    const byArea = weights(land, { asOf: "2025-07-01", basis: "area" }, ["x", "y"], "a", "2025-01-01")
    assert.deepStrictEqual(byArea, [["x", NaN], ["y", NaN]]) // prettier-ignore
  })

  it("an abolished district goes wholly to what holds all its communes, in unknown parts to each of them", () => {
    const found = weights(people, { asOf: "2025-07-01" }, ["vn", "x", "y"], "huyen", "2025-01-01")
    assert.deepStrictEqual(new Map(found), new Map([["vn", 1], ["x", NaN], ["y", NaN]])) // prettier-ignore
  })

  it("a new commune is read on an old district only where all of it came from there", () => {
    assert.deepStrictEqual(weights(people, { asOf: "2025-06-30" }, ["huyen"], "y", "2025-09-01"), [["huyen", 1]])
    const split = weights(people, { asOf: "2025-06-30" }, ["a", "b"], "y", "2025-09-01")
    assert.deepStrictEqual(split, [["a", NaN], ["b", NaN]]) // prettier-ignore
    assert.deepStrictEqual(weights(people, { asOf: "2025-06-30" }, ["a"], "x", "2025-09-01"), [["a", 1]])
  })

  it("counts a figure dated outside its unit's life as of the nearest day of it", () => {
    assert.deepStrictEqual(weights(people, { asOf: "2025-07-01" }, ["y"], "b", "2026-01-01"), [["y", 1]])
    assert.deepStrictEqual(weights(people, "as reported", ["huyen"], "b", "2026-01-01"), [["huyen", 1]])
    assert.deepStrictEqual(weights(people, { asOf: "2025-07-01" }, ["y"], "y", "2020-01-01"), [["y", 1]])
  })

  it("says which figures a strict reading would refuse, and takes weights for them in either direction", () => {
    const question = { hierarchy, groups: ["x", "y"], level: "commune" } as const
    assert.deepStrictEqual(Territory.unknownShares(people, { ...question, boundaries: { asOf: "2025-07-01" } }), [
      { unit: "a", group: "x" },
      { unit: "a", group: "y" }
    ])
    const known = { asOf: "2025-07-01", weights: [{ from: "a", to: "x", share: 0.3 }] }
    assert.deepStrictEqual(Territory.unknownShares(people, { ...question, boundaries: known }), [])
    assert.deepStrictEqual(new Map(weights(people, known, ["x", "y"], "a", "2025-01-01")), new Map([["x", 0.3], ["y", 0.7]])) // prettier-ignore
    const back = { asOf: "2025-06-30", weights: [{ from: "y", to: "b", share: 0.9 }] }
    const found = new Map(weights(people, back, ["a", "b"], "y", "2025-09-01"))
    assert.strictEqual(found.get("b"), 0.9)
    assert.closeTo(found.get("a")!, 0.1, 1e-12)
  })

  it("names weights that fit no move, contradict the law or exceed a whole", () => {
    const codes = (rows: ReadonlyArray<Territory.Weight>) =>
      Territory.checkWeights(people, hierarchy, { asOf: "2025-07-01", weights: rows }).map((problem) => problem.code)
    assert.deepStrictEqual(codes([{ from: "a", to: "nowhere", share: 0.5 }]), ["unknown-move"])
    assert.deepStrictEqual(codes([{ from: "b", to: "y", share: 0.5 }]), ["contradiction"])
    assert.deepStrictEqual(codes([{ from: "a", to: "x", share: 1.5 }]), ["invalid"])
    assert.deepStrictEqual(codes([{ from: "a", to: "x", share: 0.6 }, { from: "a", to: "y", share: 0.6 }]), ["too-much"]) // prettier-ignore
    assert.deepStrictEqual(codes([{ from: "a", to: "x", share: 0.3 }, { from: "a", to: "y", share: 0.3 }]), ["too-little"]) // prettier-ignore
    assert.deepStrictEqual(codes([{ from: "a", to: "x", share: 0.2 }, { from: "a", to: "x", share: 0.5 }]), ["duplicate"]) // prettier-ignore
    assert.deepStrictEqual(codes([{ from: "y", to: "a", share: 0.6 }, { from: "y", to: "b", share: 0.6 }]), ["too-much"]) // prettier-ignore
    assert.deepStrictEqual(codes([{ from: "y", to: "a", share: 0.2 }, { from: "y", to: "b", share: 0.2 }]), ["too-little"]) // prettier-ignore
    assert.deepStrictEqual(codes([{ from: "y", to: "a", share: 0.2 }, { from: "y", to: "b", share: 0.8 }]), []) // prettier-ignore
    assert.deepStrictEqual(codes([{ from: "a", to: "x", share: 0.2 }, { from: "a", to: "y", share: 0.8 }]), []) // prettier-ignore
  })

  const divided = (shares: ReadonlyArray<Succession.Share>, lives = false) => {
    const date = "2025-07-01"
    const heirs = shares.map((_, index) => `h${index}`)
    return territory(
      [
        { unit: "vn", level: "country" },
        { unit: "a", parent: "vn", level: "commune", ...(lives ? {} : { to: date }) },
        ...heirs.map((unit) => ({ unit, parent: "vn", level: "commune", from: date }))
      ],
      [
        {
          id: "e",
          kind: "split",
          date,
          hierarchy,
          moves: heirs.map((to, index) => ({ from: "a", to, shares: { population: shares[index]! } }))
        }
      ]
    )
  }
  const got = (t: Territory.Territory, weights: ReadonlyArray<Territory.Weight> = []) => {
    const groups = ["vn", "a", "h0", "h1", "h2"]
    const place = Territory.placer(t, { hierarchy, boundaries: { asOf: "2025-07-01", weights }, groups })
    const here = place("a").filter(({ from }) => from < Day.toEpoch("2025-07-01"))
    return Object.fromEntries(here.map(({ group, lower, upper }) => [groups[group], [lower, upper]]))
  }

  it("leaves to unknown parts what the known ones leave", () => {
    assert.deepStrictEqual(got(divided([0.25, "part", "remainder"])), {
      vn: [1, 1],
      h0: [0.25, 0.25],
      h1: [0, 0.75],
      h2: [0, 0.75]
    })
    assert.deepStrictEqual(got(divided([0.25, "part"])), { vn: [1, 1], h0: [0.25, 0.25], h1: [0.75, 0.75] })
    const given = [{ from: "a", to: "h0", share: 0.5 }]
    assert.deepStrictEqual(got(divided(["part", "part", "part"]), given), {
      vn: [1, 1],
      h0: [0.5, 0.5],
      h1: [0, 0.5],
      h2: [0, 0.5]
    })
    assert.deepStrictEqual(got(divided([0.25, "part"], true)), {
      vn: [1, 1],
      a: [0, 0.75],
      h0: [0.25, 0.25],
      h1: [0, 0.75]
    })
  })

  it("knows no more of a lone part, or of shares that leave some to nobody, than they say", () => {
    assert.deepStrictEqual(got(divided(["part"])), { vn: [0, 1], h0: [0, 1] })
    assert.deepStrictEqual(got(divided(["part"]), [{ from: "a", to: "h0", share: 0.25 }]), { vn: [0.25, 0.25], h0: [0.25, 0.25] }) // prettier-ignore
    assert.deepStrictEqual(got(divided([0.25])), { vn: [0.25, 0.25], h0: [0.25, 0.25] })
    assert.deepStrictEqual(got(divided(["remainder"])), { vn: [1, 1], h0: [1, 1] })
  })

  it("refuses a weight against a number of the law, or between units that met twice", () => {
    const codes = (t: Territory.Territory, rows: ReadonlyArray<Territory.Weight>) =>
      Territory.checkWeights(t, hierarchy, { asOf: "2026-01-01", weights: rows }).map((problem) => problem.code)
    assert.deepStrictEqual(codes(divided([0.4, 0.6]), [{ from: "a", to: "h0", share: 0.9 }]), ["contradiction"])
    assert.deepStrictEqual(codes(divided([0.4, 0.6]), [{ from: "a", to: "h0", share: 0.4 }]), [])
    assert.deepStrictEqual(codes(divided(["part"]), [{ from: "a", to: "h0", share: 0.4 }]), [])
    const twice = territory(
      [
        { unit: "vn", level: "country" },
        { unit: "a", parent: "vn", level: "commune" },
        { unit: "b", parent: "vn", level: "commune" }
      ],
      ["2024-01-01", "2025-01-01"].map((date) => ({
        id: date,
        kind: "part" as const,
        date,
        hierarchy,
        moves: [{ from: "a", to: "b", shares: { population: "part" as const } }]
      }))
    )
    assert.deepStrictEqual(codes(twice, [{ from: "a", to: "b", share: 0.4 }]), ["ambiguous"])
  })

  const vanished = (beside: ReadonlyArray<string>) =>
    territory(
      [
        { unit: "vn", level: "country" },
        { unit: "huyen", parent: "vn", level: "district" },
        { unit: "gone", parent: "huyen", level: "commune", to: "2020-02-01" },
        ...beside.map((unit) => ({ unit, parent: "huyen", level: "commune" }))
      ],
      []
    )

  it("a unit of which nothing is said stays with the nearest ancestor that lives on", () => {
    const found = weights(vanished([]), { asOf: "2021-01-01" }, ["vn", "huyen"], "gone", "2020-01-15")
    assert.deepStrictEqual(new Map(found), new Map([["huyen", 1], ["vn", 1]])) // prettier-ignore
  })

  it("any neighbour of a unit of which nothing is said may hold some of it", () => {
    const t = vanished(["stays"])
    const found = weights(t, { asOf: "2021-01-01" }, ["vn", "huyen", "stays"], "gone", "2020-01-15")
    assert.deepStrictEqual(new Map(found), new Map([["huyen", 1], ["vn", 1], ["stays", NaN]])) // prettier-ignore
    const back = weights(t, { asOf: "2020-01-15" }, ["huyen", "gone", "stays"], "stays", "2021-01-01")
    assert.deepStrictEqual(new Map(back), new Map([["huyen", 1], ["gone", NaN], ["stays", NaN]])) // prettier-ignore
  })

  it("a unit that gives a part away and lives on keeps the rest", () => {
    const t = territory(
      [
        { unit: "vn", level: "country" },
        { unit: "a", parent: "vn", level: "commune" },
        { unit: "b", parent: "vn", level: "commune" }
      ],
      [
        {
          id: "e",
          kind: "part",
          date: "2024-01-01",
          hierarchy,
          moves: [{ from: "a", to: "b", shares: { population: 0.2 } }]
        }
      ]
    )
    const now = { asOf: "2025-01-01" }
    const before = weights(t, now, ["a", "b"], "a", "2023-12-31")
    assert.deepStrictEqual(new Map(before), new Map([["b", 0.2], ["a", 0.8]])) // prettier-ignore
    assert.deepStrictEqual(weights(t, now, ["a", "b"], "a", "2024-01-01"), [["a", 1]])
    assert.deepStrictEqual(weights(t, now, ["a", "b"], "b", "2023-12-31"), [["b", 1]])
    assert.deepStrictEqual(weights(t, { asOf: "2023-01-01" }, ["a", "b"], "b", "2024-06-01"), [["a", NaN], ["b", NaN]]) // prettier-ignore
  })

  it("tells the units that a merged unit was made of", () => {
    const asked = { hierarchy, unit: "y", on: "2025-07-01", at: "2025-06-30" }
    assert.deepStrictEqual([...Territory.predecessors(people, asked)].sort(), ["a", "b"])
    assert.deepStrictEqual(Territory.predecessors(land, { ...asked, unit: "x" }), ["a"])
    assert.deepStrictEqual(Territory.predecessors(people, { ...asked, at: "2025-12-01" }), ["y"])
  })
})

describe("a unit of today and an older day", () => {
  const date = "2025-07-01"
  const before = "2025-06-30"
  type Move = typeof Succession.Move.Encoded
  const make = (moves: ReadonlyArray<Move>, ended: ReadonlyArray<string>, begun: ReadonlyArray<string>) => {
    const life = (unit: string) => (ended.includes(unit) ? { to: date } : begun.includes(unit) ? { from: date } : {})
    const units = [...new Set(moves.flatMap(({ from, to }) => [from, to]))]
    return territory(
      [
        { unit: "vn", level: "country" },
        { unit: "p", parent: "vn", level: "province" },
        ...units.map((unit) => ({ unit, parent: "p", level: "commune", ...life(unit) }))
      ],
      [{ id: "e", kind: "mixed", date, hierarchy, moves: [...moves] }]
    )
  }
  const rows = (
    t: Territory.Territory,
    unit: string,
    from: string,
    to: string,
    weights: ReadonlyArray<Territory.Weight> = []
  ) =>
    Territory.crossingsOf(t, { hierarchy, unit, from, to, weights })
      .map((row) => `${row.to} ${row.lower}..${row.upper} ${row.kind}`)
      .sort()

  it("merged of two: wholly of them backwards, each of them wholly in it forwards", () => {
    const t = make([{ from: "a", to: "c" }, { from: "b", to: "c" }], ["a", "b"], ["c"]) // prettier-ignore
    assert.deepStrictEqual(rows(t, "c", date, before), ["a 0..1 unknown", "b 0..1 unknown"])
    assert.deepStrictEqual(rows(t, "a", before, date), ["c 1..1 exact"])
    assert.deepStrictEqual(rows(t, "b", before, date), ["c 1..1 exact"])
    const weights = [{ from: "c", to: "a", share: 0.25 }]
    assert.deepStrictEqual(rows(t, "c", date, before, weights), [
      "a 0.25..0.25 apportioned",
      "b 0.75..0.75 apportioned"
    ])
    assert.deepStrictEqual(Territory.predecessors(t, { hierarchy, unit: "c", on: date, at: before }), ["a", "b"])
  })

  it("that absorbed another and lives on: of itself and of that one, which is wholly in it", () => {
    const t = make([{ from: "b", to: "a" }], ["b"], [])
    assert.deepStrictEqual(rows(t, "a", date, before), ["a 0..1 unknown", "b 0..1 unknown"])
    assert.deepStrictEqual(rows(t, "a", before, date), ["a 1..1 exact"])
    assert.deepStrictEqual(rows(t, "b", before, date), ["a 1..1 exact"])
    // What it was itself can be given, as a share of what it is.
    const weights = [{ from: "a", to: "a", share: 0.4 }]
    assert.deepStrictEqual(Territory.checkWeights(t, hierarchy, { asOf: before, weights }), [])
    assert.deepStrictEqual(rows(t, "a", date, before, weights), ["a 0.4..0.4 apportioned", "b 0.6..0.6 apportioned"])
  })

  it("divided: each heir wholly of it backwards, a part of it in each forwards", () => {
    const shares = (population: Succession.Share) => ({ shares: { population } })
    const t = make([{ from: "a", to: "b", ...shares("part") }, { from: "a", to: "c", ...shares("remainder") }], ["a"], ["b", "c"]) // prettier-ignore
    assert.deepStrictEqual(rows(t, "b", date, before), ["a 1..1 exact"])
    assert.deepStrictEqual(rows(t, "c", date, before), ["a 1..1 exact"])
    assert.deepStrictEqual(rows(t, "a", before, date), ["b 0..1 unknown", "c 0..1 unknown"])
    const weights = [{ from: "a", to: "b", share: 0.25 }]
    assert.deepStrictEqual(rows(t, "a", before, date, weights), [
      "b 0.25..0.25 apportioned",
      "c 0.75..0.75 apportioned"
    ])
  })

  it("that gave a part away and lives on: of itself alone backwards, in both forwards", () => {
    const t = make([{ from: "a", to: "b", shares: { population: 0.25 } }], [], ["b"])
    assert.deepStrictEqual(rows(t, "a", date, before), ["a 1..1 exact"])
    assert.deepStrictEqual(rows(t, "b", date, before), ["a 1..1 exact"])
    assert.deepStrictEqual(rows(t, "a", before, date), ["a 0.75..0.75 apportioned", "b 0.25..0.25 apportioned"])
  })

  it("that exchanged parts with another: of both backwards, whoever gives a weight speaks of the older unit", () => {
    const part = { shares: { population: "part" as const } }
    const t = make([{ from: "a", to: "b", ...part }, { from: "b", to: "a", ...part }], [], []) // prettier-ignore
    assert.deepStrictEqual(rows(t, "a", date, before), ["a 0..1 unknown", "b 0..1 unknown"])
    const weights = [{ from: "a", to: "b", share: 0.25 }]
    assert.deepStrictEqual(rows(t, "a", before, date, weights), [
      "a 0.75..0.75 apportioned",
      "b 0.25..0.25 apportioned"
    ])
    assert.deepStrictEqual(rows(t, "a", date, before, weights), ["a 0..1 unknown", "b 0..1 unknown"])
  })

  it("that is nowhere has no rows", () => {
    assert.deepStrictEqual(rows(make([], [], []), "nowhere", before, date), [])
  })
})
