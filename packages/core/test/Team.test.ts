import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { Documents, MemoryStore, Model, Period, Plan, Quantity, Team, Territory } from "../src/index.ts"
import type * as Expression from "../src/Expression.ts"
import type * as Succession from "../src/Succession.ts"
import { territory } from "./scenarios.ts"

const hierarchy = "state"
const day = "2025-07-01"
const team = (host: string | undefined, hosts: ReadonlyArray<typeof Team.Host.Encoded> = []) =>
  Team.from({ id: "t", name: { vi: "t", en: "t" }, kind: "team", hosts: [...hosts], ...(host && { host }) })

const edges = [
  { unit: "vn", level: "country" },
  { unit: "p", parent: "vn", level: "province" },
  { unit: "q", parent: "vn", level: "province" },
  ...["a", "b", "c", "lost"].map((unit) => ({ unit, parent: "p", level: "commune", to: day })),
  { unit: "lives", parent: "p", level: "commune" },
  ...["n", "x", "y"].map((unit) => ({ unit, parent: "p", level: "commune", from: day })),
  { unit: "far", parent: "q", level: "commune" }
]
const move = (from: string, to: string, population: Succession.Share, count?: Succession.Share) => ({
  from,
  to,
  shares: { population, ...(count === undefined ? {} : { count }) }
})
const act = (moves: ReadonlyArray<typeof Succession.Move.Encoded>, date = day) => ({
  id: `act-${date}`,
  kind: "mixed" as const,
  date,
  hierarchy,
  moves: [...moves]
})
/** a and b merge into n; c is divided between x and y; lives gives a part to y and lives on; of lost nothing is recorded. */
const acts = [
  act([
    move("a", "n", "whole"),
    move("b", "n", "whole"),
    move("c", "x", 0.3),
    move("c", "y", 0.7),
    move("lives", "y", "part")
  ])
]
const t = territory(edges, acts)
const hosts = (one: Team.Team, on: string, where = t) =>
  Object.fromEntries(Territory.hostOf(where, hierarchy, one, on).map((seat) => [seat.in, [seat.lower, seat.upper]]))

describe("the host of a team", () => {
  it("is where its documents put it on the day, dated hosts before the undated one", () => {
    const moved = team("a", [
      { unit: "b", from: "2024-01-01", to: "2024-06-01" },
      { unit: "far", from: "2025-01-01" }
    ])
    const days = ["2023-12-31", "2024-01-01", "2024-05-31", "2024-06-01", "2025-01-01"]
    assert.deepStrictEqual(
      days.map((on) => Team.hostOn(moved, on)),
      ["a", "b", "b", "a", "far"]
    )
    assert.deepStrictEqual(Team.hosts(moved), ["b", "far", "a"])
    const dated = team(undefined, [
      { unit: "b", from: "2025-01-01" },
      { unit: "a", from: "2024-01-01", to: "2025-01-01" }
    ])
    assert.deepStrictEqual(
      ["2023-01-01", "2024-01-01", "2026-01-01"].map((on) => Team.hostOn(dated, on)),
      ["a", "a", "b"]
    )
  })

  it("must be named, once or for some days", () => {
    const decode = Schema.decodeUnknownResult(Team.Team)
    const bare = { id: "t", name: { vi: "t", en: "t" }, kind: "team" }
    assert.isTrue(Result.isFailure(decode(bare)))
    assert.isTrue(Result.isSuccess(decode({ ...bare, host: "a" })))
    assert.isTrue(Result.isSuccess(decode({ ...bare, hosts: [{ unit: "a" }] })))
  })

  it("is followed into the unit with which it was merged, until a dated host says otherwise", () => {
    assert.deepStrictEqual(hosts(team("a"), "2025-06-30"), { a: [1, 1] })
    assert.deepStrictEqual(hosts(team("a"), day), { n: [1, 1] })
    assert.deepStrictEqual(hosts(team("a", [{ unit: "far", from: "2026-01-01" }]), "2025-12-31"), { n: [1, 1] })
    assert.deepStrictEqual(hosts(team("a", [{ unit: "far", from: "2026-01-01" }]), "2026-01-01"), { far: [1, 1] })
  })

  it("that was divided leaves it with one of the heirs, whatever the shares of people", () => {
    assert.deepStrictEqual(hosts(team("c"), day), { x: [0, 1], y: [0, 1] })
    const counted = territory(edges, [act([move("c", "x", 0.3, "whole"), move("c", "y", 0.7, "none")])])
    assert.deepStrictEqual(hosts(team("c"), day, counted), { x: [1, 1] })
  })

  it("that gives a part away and lives on keeps it", () => {
    assert.deepStrictEqual(hosts(team("lives"), "2025-06-30"), { lives: [1, 1] })
    assert.deepStrictEqual(hosts(team("lives"), day), { lives: [1, 1] })
  })

  it("that ended unrecorded leaves it with a neighbour or somewhere in its parent", () => {
    const found = hosts(team("lost"), day)
    assert.deepStrictEqual(found, { p: [0, 1], lives: [0, 1], n: [0, 1], x: [0, 1], y: [0, 1] })
  })

  it("that began later had it in one of the units it was made of", () => {
    assert.deepStrictEqual(hosts(team("n"), "2025-06-30"), { a: [0, 1], b: [0, 1], lost: [0, 1] })
  })

  it("that is not in the hierarchy has no place there", () => {
    assert.deepStrictEqual(hosts(team("union"), day), {})
  })

  it("is followed over several events, each time into what ended", () => {
    const later = "2026-01-01"
    const twice = territory(
      [
        ...edges.map((edge) => (edge.unit === "n" || edge.unit === "x" ? { ...edge, to: later } : edge)),
        { unit: "z", parent: "p", level: "commune", from: later }
      ],
      [...acts, act([move("n", "z", "whole"), move("x", "z", "whole"), move("y", "z", 0.5)], later)]
    )
    assert.deepStrictEqual(hosts(team("a"), later, twice), { z: [1, 1] })
    // Of y, which lives on, a part went to z too: a team in y stays.
    assert.deepStrictEqual(hosts(team("c"), later, twice), { z: [0, 1], y: [0, 1] })
  })
})

describe("the groups of a team", () => {
  const groups = ["vn", "p", "q", "a", "b", "c", "n", "x", "y", "lives"]
  const placed = (host: string, on: string, boundaries: Territory.Boundaries = "as reported") =>
    Object.fromEntries(
      Territory.teamPlacer(t, { hierarchy, boundaries, groups })(team(host), on).map((seat) => [
        groups[seat.in],
        seat.lower
      ])
    )

  it("hold it for certain where they hold all its possible hosts", () => {
    assert.deepStrictEqual(placed("a", day), { n: 1, p: 1, vn: 1 })
    assert.deepStrictEqual(placed("c", day), { x: 0, y: 0, p: 1, vn: 1 })
    assert.deepStrictEqual(placed("lost", day), { p: 1, vn: 1, lives: 0, n: 0, x: 0, y: 0 })
    assert.deepStrictEqual(placed("far", day), { q: 1, vn: 1 })
  })

  it("on boundaries of another day are those of its host, which is divided as figures are", () => {
    assert.deepStrictEqual(placed("a", "2025-06-30", { asOf: day }), { n: 1, p: 1, vn: 1 })
    assert.deepStrictEqual(placed("c", "2025-06-30", { asOf: day }), { x: 0, y: 0, p: 1, vn: 1 })
    assert.deepStrictEqual(placed("lives", "2025-06-30", { asOf: day }), { lives: 0, y: 0, p: 1, vn: 1 })
    assert.deepStrictEqual(placed("n", day, { asOf: "2025-06-30" }), { a: 0, b: 0, p: 1, vn: 1 })
  })
})

describe("teams counted in the registry", () => {
  const named = (id: string) => ({ vi: id, en: id })
  const counted = (
    expression: Expression.Expression,
    units: ReadonlyArray<string>,
    boundaries?: Territory.Boundaries
  ) =>
    Effect.gen(function* () {
      const model = Result.getOrThrow(
        Model.make(
          Documents.from({
            units: ["vn", "p", "q", "a", "b", "c", "n", "x", "y", "lives", "far"].map((id) => ({
              id,
              names: [{ name: named(id) }] as const
            })),
            hierarchies: [
              {
                id: hierarchy,
                name: named(hierarchy),
                levels: ["country", "province", "commune"].map((id) => ({ id, name: named(id) })) as never,
                edges: edges.filter(({ unit }) => unit !== "lost")
              }
            ],
            successions: acts,
            teams: ["a", "b", "c", "c", "far"].map((host, index) => ({
              id: `t${index}`,
              name: named(host),
              kind: "team",
              host
            })),
            members: ["m0", "m1", "m2", "m3"].map((id) => ({ id })),
            // m1 sits in the team of a and in one of c, so it is certainly among the people of n.
            memberships: [
              { team: "t0", member: "m0" },
              { team: "t0", member: "m1" },
              { team: "t2", member: "m1" },
              { team: "t2", member: "m2" },
              { team: "t3", member: "m2" },
              { team: "t3", member: "m3" }
            ]
          })
        )
      )
      const indicator = { id: "i", title: named("i"), expression, onMerge: "recompute" } as never
      const readings = yield* Plan.read(model, {
        indicator,
        hierarchy,
        units: [...units],
        periods: [Period.from("2025-12")],
        ...(boundaries === undefined ? {} : { boundaries })
      })
      return readings.map((one) => (one.value === undefined ? one.reason?.code : Quantity.toJson(one.value)))
    }).pipe(Effect.provide(MemoryStore.layer))

  it.effect("follow their hosts; those of a divided host count perhaps in each heir, once above them", () =>
    Effect.gen(function* () {
      const found = yield* counted({ _tag: "Teams", complete: true }, ["n", "x", "y", "p", "q", "vn"])
      assert.deepStrictEqual(found, [2, "[0, 2]", "[0, 2]", 4, 1, 5])
    })
  )

  it.effect("have as many seats and people: certain ones, and others that may be there", () =>
    Effect.gen(function* () {
      const units = ["n", "x", "p"]
      assert.deepStrictEqual(yield* counted({ _tag: "Members", count: "seats", complete: true }, units), [
        2,
        "[0, 4]",
        6
      ])
      assert.deepStrictEqual(yield* counted({ _tag: "Members", count: "people", complete: true }, units), [
        2,
        "[0, 3]",
        4
      ])
    })
  )

  it.effect("on older boundaries may have been in any unit their host was made of", () =>
    Effect.gen(function* () {
      const found = yield* counted({ _tag: "Teams", complete: true }, ["a", "p"], { asOf: "2025-06-30" })
      assert.deepStrictEqual(found, ["[0, 2]", 4])
    })
  )
})
