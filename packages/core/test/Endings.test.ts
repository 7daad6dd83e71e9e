import { assert, describe, it } from "@effect/vitest"
import * as Day from "../src/Day.ts"
import * as Territory from "../src/Territory.ts"
import { territory } from "./scenarios.ts"

const hierarchy = "state"
const day = "2021-01-01"
const [eve, later] = ["2020-12-31", "2021-06-01"]
const groups = ["vn", "p", "d", "e", "gone", "beside", "other", "fresh"]

/** Communes of district d: gone ends unrecorded, beside lives on, fresh begins as recorded from old; other lies in e. */
const communes = territory(
  [
    { unit: "vn", level: "country" },
    { unit: "p", parent: "vn", level: "province" },
    { unit: "d", parent: "p", level: "district" },
    { unit: "e", parent: "p", level: "district" },
    { unit: "gone", parent: "d", level: "commune", to: day },
    { unit: "old", parent: "d", level: "commune", to: day },
    { unit: "beside", parent: "d", level: "commune" },
    { unit: "fresh", parent: "d", level: "commune", from: day },
    { unit: "other", parent: "e", level: "commune" }
  ],
  [{ id: "e", kind: "rename", date: day, hierarchy, moves: [{ from: "old", to: "fresh" }] }]
)

/** Districts: gone ends unrecorded, its only commune goes on in beside. */
const districts = territory(
  [
    { unit: "vn", level: "country" },
    { unit: "p", parent: "vn", level: "province" },
    { unit: "gone", parent: "p", level: "district", to: day },
    { unit: "beside", parent: "p", level: "district" },
    { unit: "other", parent: "p", level: "district" },
    { unit: "ward", parent: "gone", level: "commune", to: day },
    { unit: "ward", parent: "beside", level: "commune", from: day },
    { unit: "b1", parent: "beside", level: "commune" },
    { unit: "o1", parent: "other", level: "commune" }
  ],
  []
)

const shares = (t: Territory.Territory, unit: string, on: string, asOf: string) => {
  const epoch = Day.toEpoch(on)
  const place = Territory.placer(t, { hierarchy, boundaries: { asOf }, groups })
  const here = place(unit).filter(({ from, to }) => from <= epoch && epoch < to)
  return Object.fromEntries(here.map(({ group, lower, upper }) => [groups[group], [lower, upper]]))
}
const doubts = (t: Territory.Territory, asOf: string, span: Day.Span) =>
  Territory.unrecorded(t, { hierarchy, boundaries: { asOf }, groups }, span).map(({ unit, groups }) => [unit, groups])

describe("a unit that ended unrecorded", () => {
  it("may be in any neighbour of its parent and level, and is certainly in what holds them all", () => {
    assert.deepStrictEqual(shares(communes, "gone", eve, later), {
      vn: [1, 1],
      p: [1, 1],
      d: [1, 1],
      beside: [0, 1],
      fresh: [0, 1]
    })
    assert.deepStrictEqual(shares(communes, "beside", eve, later), { vn: [1, 1], p: [1, 1], d: [1, 1], beside: [1, 1] })
  })

  it("may be in the newer figures of its neighbours", () => {
    const all = { vn: [1, 1], p: [1, 1], d: [1, 1] }
    assert.deepStrictEqual(shares(communes, "beside", later, eve), { ...all, beside: [0, 1], gone: [0, 1] })
    assert.deepStrictEqual(shares(communes, "fresh", later, eve), { ...all, gone: [0, 1] })
    assert.deepStrictEqual(shares(communes, "other", later, eve), { vn: [1, 1], p: [1, 1], e: [1, 1], other: [1, 1] })
  })

  it("is where its own units went, and whoever got them is made of it too", () => {
    assert.deepStrictEqual(shares(districts, "gone", eve, later), { vn: [1, 1], p: [1, 1], beside: [1, 1] })
    assert.deepStrictEqual(shares(districts, "beside", later, eve), {
      vn: [1, 1],
      p: [1, 1],
      gone: [0, 1],
      beside: [0, 1]
    })
    assert.deepStrictEqual(shares(districts, "other", later, eve), { vn: [1, 1], p: [1, 1], other: [1, 1] })
  })

  it("puts its neighbours in doubt for figures from before, read on boundaries from after, and the other way round", () => {
    assert.deepStrictEqual(doubts(communes, later, { from: "2020-01-01", to: day }), [["gone", ["beside", "fresh"]]])
    assert.deepStrictEqual(doubts(communes, eve, { from: day, to: "2022-01-01" }), [["gone", ["gone", "beside"]]])
    assert.deepStrictEqual(doubts(districts, eve, { from: day, to: "2022-01-01" }), [["gone", ["gone", "beside"]]])
  })

  it("puts nothing in doubt where it does not lie between a figure and its boundaries", () => {
    assert.deepStrictEqual(doubts(communes, later, { from: day, to: "2022-01-01" }), [])
    assert.deepStrictEqual(doubts(communes, eve, { from: "2020-01-01", to: day }), [])
    assert.deepStrictEqual(doubts(districts, later, { from: "2020-01-01", to: day }), [])
    const reported = { hierarchy, boundaries: "as reported", groups } as const
    assert.deepStrictEqual(Territory.unrecorded(communes, reported, {}), [])
    const alone = Territory.unrecorded(
      communes,
      { hierarchy, boundaries: { asOf: later }, groups: ["d", "e", "other"] },
      {}
    )
    assert.deepStrictEqual(alone, [])
  })

  it("names its day and its neighbours", () => {
    const question = { hierarchy, boundaries: { asOf: later }, groups: ["fresh"] }
    assert.deepStrictEqual(Territory.unrecorded(communes, question, {}), [
      { unit: "gone", day, neighbours: ["beside", "fresh"], groups: ["fresh"] }
    ])
  })

  it("is no ending while a code only pauses, a level is abolished, or an act says what became of it", () => {
    const quiet = territory(
      [
        { unit: "vn", level: "country" },
        { unit: "p", parent: "vn", level: "province" },
        { unit: "d", parent: "p", level: "district", to: day },
        { unit: "gone", parent: "p", level: "commune", to: "2020-03-01" },
        { unit: "gone", parent: "p", level: "commune", from: day },
        { unit: "beside", parent: "p", level: "commune" },
        { unit: "told", parent: "p", level: "commune", to: day }
      ],
      [{ id: "e", kind: "merge", date: day, hierarchy, moves: [{ from: "told", to: "beside" }] }]
    )
    assert.deepStrictEqual(doubts(quiet, later, {}), [])
    assert.deepStrictEqual(doubts(quiet, "2020-01-01", {}), [])
  })

  it("of several generations stays in what all of them lie in", () => {
    // The district ends unrecorded too: its communes carry on what it was, in district e.
    const t = territory(
      [
        { unit: "vn", level: "country" },
        { unit: "p", parent: "vn", level: "province" },
        { unit: "d", parent: "p", level: "district", to: day },
        { unit: "e", parent: "p", level: "district" },
        { unit: "gone", parent: "d", level: "commune", to: day },
        { unit: "beside", parent: "d", level: "commune", to: day },
        { unit: "beside", parent: "e", level: "commune", from: day },
        { unit: "other", parent: "e", level: "commune" }
      ],
      []
    )
    assert.deepStrictEqual(shares(t, "gone", eve, later), { vn: [1, 1], p: [1, 1], e: [0, 1], beside: [0, 1] })
    assert.deepStrictEqual(shares(t, "d", eve, later), { vn: [1, 1], p: [1, 1], e: [0, 1], beside: [0, 1] })
  })
})
