/** Readings of one team each. */
import { assert, describe, it } from "@effect/vitest"
import * as Door from "../src/Door.ts"
import {
  below,
  type Figure,
  edge,
  figure,
  form,
  measure,
  merged,
  province,
  query,
  reform,
  target,
  team,
  text
} from "./support/documents.ts"
import { mismatches, type Scenario } from "./support/Scenario.ts"

describe("teams that file by weeks", () => {
  it("are told in part where a week of the month is in", async () => {
    const scenario: Scenario = {
      title: "weeks",
      documents: province(
        { communes: ["a"], measures: [below({ reports: ["teams"] })] },
        { forms: [form("week", { by: { teams: "all" } })], teams: [team("t1", "a"), team("t2", "a")] }
      ),
      commits: [[figure("a", "2025-W02", 5, { team: "t1" })]],
      asks: [
        {
          query: query(["a"], ["2025-01"]),
          gives: {
            "a 2025-01": {
              reported: 5,
              text: text(
                "5 lượt (1/2 tổ mới báo cáo một phần; tháng báo cáo: tuần tính theo ngày thứ Năm)",
                "5 turns (1 of 2 teams, in part; reporting month: a week belongs to the month of its Thursday)"
              )
            }
          }
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
})

describe("a reading of one team", () => {
  it("names as silent that team alone", async () => {
    const answer = await Door.answer(
      JSON.stringify({
        id: "teams",
        documents: province(
          { communes: ["a"], measures: [below({ reports: ["teams"] })] },
          { forms: [form("month", { by: { teams: "all" } })], teams: [team("t1", "a"), team("t2", "a")] }
        ),
        commits: [[figure("a", "2025-01", 10, { team: "t1" })]],
        queries: [query(["a"], ["2025-01"], { by: "team" })]
      })
    )
    const read = answer.answers["memory"]![0]!
    assert.isFalse("refused" in read)
    const silent = (read as ReadonlyArray<{ readonly silent: ReadonlyArray<{ readonly reporter: string }> }>).map(
      (one) => one.silent.map(({ reporter }) => reporter)
    )
    assert.deepStrictEqual(silent, [[], ["t2"]])
  })
})

describe("a team of a commune that became another as its province did, and its district ended", () => {
  const level = (id: string) => ({ id, name: text(id), complete: true })
  const levels = [level("province"), level("district"), level("commune")] as const
  const edges = [
    { unit: "p", level: "province", to: reform },
    { unit: "d", level: "district", parent: "p", to: reform },
    { unit: "a", level: "commune", parent: "d", to: reform },
    { unit: "r", level: "province", from: reform },
    { unit: "n", level: "commune", parent: "r", from: reform }
  ]
  const moves = [
    { from: "p", to: "r" },
    { from: "a", to: "n" }
  ]
  it.each(["no", "may"])("did once what it told since (own %s)", async (own) => {
    const scenario: Scenario = {
      title: own,
      documents: province(
        { measures: [measure({ own })] },
        {
          units: edges.map((one) => ({ id: one.unit, names: [{ name: text(one.unit) }] })),
          hierarchies: [{ id: "state", name: text("state"), levels, edges }],
          successions: [{ id: "reform", kind: "merge", date: reform, hierarchy: "state", moves }],
          teams: [team("t", "a")]
        }
      ),
      commits: [[figure("n", "2025-07", 3, { team: "t" })]],
      asks: [
        {
          query: query(["r", "n"], ["2025-07", "2025-07/2025-08", "2025"], { by: "team" }),
          gives: {
            "r 2025-07": { value: 3 },
            "r 2025-07/2025-08": { value: ">= 3" },
            "r 2025": { value: ">= 3" },
            "n 2025-07": { value: 3 },
            "n 2025-07/2025-08": { value: ">= 3" },
            "n 2025": { value: ">= 3" }
          }
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
})

describe("a team of a commune that became another, where each tells of itself alone", () => {
  const edges = [
    { unit: "c", level: "commune", to: reform },
    { unit: "x", level: "commune", from: reform }
  ]
  const documents = province(
    { measures: [measure({ own: "always", reports: ["teams"] })] },
    {
      units: edges.map((one) => ({ id: one.unit, names: [{ name: text(one.unit) }] })),
      hierarchies: [
        {
          id: "state",
          name: text("state"),
          levels: [{ id: "commune", name: text("commune"), complete: true }],
          edges
        }
      ],
      successions: [{ id: "reform", kind: "merge", date: reform, hierarchy: "state", moves: [{ from: "c", to: "x" }] }],
      teams: [team("t", "c")]
    }
  )
  const since = [figure("x", "2025-07", 3, { team: "t" }), figure("x", "2025-08", 1, { team: "t" })]
  it("says nothing of what was done before", async () => {
    const scenario: Scenario = {
      title: "nobody",
      documents,
      commits: [since],
      asks: [
        {
          query: query(["x"], ["2025-07", "2025-07/2025-08", "2025-05/2025-08", "2025-06/2025-07"]),
          gives: {
            "x 2025-07": { value: 3 },
            "x 2025-07/2025-08": { value: 4 },
            "x 2025-05/2025-08": { value: ">= 4" },
            "x 2025-06/2025-07": { value: ">= 3" }
          }
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
  it.each([
    { own: [figure("c", "2025-W26", 5)], least: 3, most: 3, months: ">= 8" },
    { own: [figure("c", "2025-W27", 5)], least: 5, most: 8, months: ">= 5" }
  ])(
    "tells of the week in which it began what the commune did not tell ($least to $most)",
    async ({ least, months, most, own }) => {
      const scenario: Scenario = {
        title: "week",
        documents,
        commits: [[...own, figure("x", "2025-W27", 3, { team: "t" })]],
        asks: [
          {
            query: query(["x"], ["2025-W27", "2025-06/2025-07"]),
            gives: { "x 2025-W27": { lower: least, upper: most }, "x 2025-06/2025-07": { value: months } }
          }
        ]
      }
      assert.deepStrictEqual(await mismatches(scenario), [])
    }
  )
  it("adds to what the commune told before", async () => {
    const scenario: Scenario = {
      title: "commune",
      documents,
      commits: [[...since, figure("c", "2025-05", 2), figure("c", "2025-06", 2)]],
      asks: [
        {
          query: query(["x"], ["2025-05/2025-08", "2025-06/2025-07"]),
          gives: {
            "x 2025-05/2025-08": { value: 8, text: text("8 lượt: các tổ 4, còn lại 4", "8 turns: teams 4, rest 4") },
            "x 2025-06/2025-07": { value: 5, text: text("5 lượt: các tổ 3, còn lại 2", "5 turns: teams 3, rest 2") }
          }
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
})

describe("a longer period in which a merged commune began, told by its teams", () => {
  const asks = (
    teams: ReadonlyArray<ReturnType<typeof team>>,
    told: ReadonlyArray<Figure>,
    value: number | string
  ) => ({
    title: `${value}`,
    documents: merged({ measures: [below({ reports: ["teams"] })] }, { teams }),
    commits: [told],
    asks: [
      {
        query: query(["n", "p"], ["2025"]),
        gives: { "n 2025": { value, reported: 10 }, "p 2025": { value, reported: 10 } }
      },
      { query: query(["n"], ["2025-Q3"]), gives: { "n 2025-Q3": { value: 6 } } }
    ]
  })
  const quarter = (id: string, value: number) => figure("n", "2025-Q3", value, { team: id })
  const year = (id: string, value: number) => figure("n", "2025", value, { team: id })
  it("says nothing of the days before where those it was made of had no teams", async () => {
    assert.deepStrictEqual(await mismatches(asks([team("t", "n")], [year("t", 10), quarter("t", 6)], ">= 10")), [])
    const one = [team("t", "a"), team("u", "n")]
    const told = [year("t", 8), year("u", 2), quarter("t", 4), quarter("u", 2)]
    assert.deepStrictEqual(await mismatches(asks(one, told, ">= 10")), [])
  })
  it("is told in full where all of those had teams on all days, which came with them", async () => {
    const all = [team("t", "a"), team("u", "b"), team("v", "n")]
    const told = [year("t", 5), year("u", 3), year("v", 2), quarter("t", 3), quarter("u", 1), quarter("v", 2)]
    assert.deepStrictEqual(await mismatches(asks(all, told, 10)), [])
  })
})

describe("a team that was moved to another commune before its old one was merged", () => {
  it("did what it did once", async () => {
    const documents = merged(
      { measures: [below()] },
      {
        teams: [team("t", "a", { hosts: [{ unit: "f", from: "2025-02-01" }] })],
        targets: [target(">=", 100, "2025-01")]
      }
    )
    const hierarchy = documents.hierarchies![0]!
    const scenario: Scenario = {
      title: "moved",
      documents: {
        ...documents,
        units: [...documents.units!, { id: "f", names: [{ name: text("Xã F", "Commune F") }] }],
        hierarchies: [{ ...hierarchy, edges: [...(hierarchy.edges ?? []), edge("f")] }]
      },
      commits: [[figure("a", "2025-01", 2, { team: "t" }), figure("a", "2025-02", 0)]],
      asks: [
        {
          query: query(["p"], ["2025-01", "2025-01/2025-02"]),
          gives: {
            "p 2025-01": {
              value: ">= 2",
              reported: 2,
              text: text("2 lượt (1/3 xã mới báo cáo một phần)", "2 turns (1 of 3 communes, in part)")
            },
            "p 2025-01/2025-02": { value: ">= 2", reported: 2 }
          }
        }
      ],
      judges: [{ asOf: "2025-02-15", status: "unmeasurable" }]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
})

describe("teams of the province beside those of its communes", () => {
  const figures = [
    figure("a", "2025-W10", 10, { team: "ta" }),
    figure("b", "2025-W10", 3, { team: "tb" }),
    figure("p", "2025-W10", 5, { team: "tp" })
  ]
  it.for([
    ["may", 18, text("18 lượt", "18 turns")],
    ["no", 13, text("13 lượt", "13 turns")]
  ] as const)("leave no rest, though own is %s", async ([own, value, said]) => {
    const scenario: Scenario = {
      title: own,
      documents: province(
        { communes: ["a", "b"], measures: [measure({ own, reports: ["teams"] })] },
        { forms: [form("week", { by: { teams: "all" } })], teams: [team("ta", "a"), team("tb", "b"), team("tp", "p")] }
      ),
      commits: [figures],
      asks: [{ query: query(["p"], ["2025-W10"]), gives: { "p 2025-W10": { value, text: said } } }]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
  it("leave a rest of the province's own figure", async () => {
    const scenario: Scenario = {
      title: "own figure",
      documents: province(
        { communes: ["a", "b"], measures: [measure({ own: "may", reports: ["teams"] })] },
        { teams: [team("tp", "p")] }
      ),
      commits: [[figure("p", "2025-W10", 20), figure("p", "2025-W10", 5, { team: "tp" })]],
      asks: [
        {
          query: query(["p"], ["2025-W10"]),
          gives: {
            "p 2025-W10": { value: 20, text: text("20 lượt: các tổ 5, còn lại 15", "20 turns: teams 5, rest 15") }
          }
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
})

describe("a figure of a team that sits elsewhere", () => {
  it("is refused, and says where the team sits", async () => {
    const scenario: Scenario = {
      title: "another host",
      documents: province(
        { communes: ["a", "b"], measures: [below({ reports: ["teams"] })] },
        { teams: [team("t", "a")] }
      ),
      commits: [
        [figure("b", "2025-01", 30, { team: "t" })],
        [figure("a", "2025-01", 20, { team: "t" }), figure("p", "2025-02", 10, { team: "t" })]
      ],
      committed: [
        /figures\[0\]\.units: the host of "t" in 2025-01 is "a", not "b": file it for "a", or give the team that host/,
        "ok"
      ],
      asks: [
        {
          query: query(["a", "b"], ["2025-01"], { by: "team" }),
          gives: { "a 2025-01": { reported: 20 } }
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
})
