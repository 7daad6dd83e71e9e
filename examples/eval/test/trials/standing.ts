/** Stocks of several units: figures of different days, and units whose communes change. */
import {
  commune,
  edge,
  figure,
  figures,
  form,
  measure,
  province,
  reform,
  teamsReported,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, stock, world } from "./world.ts"

const teams = teamsReported({ own: "no" })
const two = province({ communes: ["a", "b"], measures: [teams] })
const apart = [figure("a", "2025-03-31", 1473), figure("b", "2025-09-30", 870)]

/** Province p with commune a and province q with commune b; commune c went from p to q in July. */
const moving = (measure: ReturnType<typeof teamsReported>): Scenario["documents"] => {
  const documents = province({ communes: ["a", "b", "c", "q"], measures: [measure] })
  const state = documents.hierarchies![0]!
  return {
    ...documents,
    hierarchies: [
      {
        ...state,
        levels: [
          { id: "nation", name: text("nước", "nation"), complete: true },
          ...state.levels.map((one) => ({ ...one, complete: true }))
        ],
        edges: [
          { unit: "n", level: "nation" },
          { unit: "p", parent: "n", level: "province" },
          { unit: "q", parent: "n", level: "province" },
          edge("a"),
          edge("b", { parent: "q" }),
          edge("c", { to: reform }),
          edge("c", { parent: "q", from: reform })
        ]
      }
    ],
    units: [...documents.units!, commune("n")]
  } as Scenario["documents"]
}
const carrying = moving(teamsReported({ own: "no", missing: { carry: "forever" } }))
const provinces = figures("2025-06", { p: 100, q: 50 })
const later = { boundaries: { asOf: "2025-12-31" } }
const both = [{}, later]

const sameDay = [figure("a", "2025-03", 3), figure("a", "2025-Q1", 4)]

const quarterly = province(
  { communes: ["a", "b"], measures: [teamsReported({ own: "no", dimensions: ["sex"] })] },
  {
    forms: [form("quarter", { measures: ["m"] })],
    dimensions: [{ id: "sex", title: text("giới"), members: [{ id: "f", title: text("nữ") }] }]
  }
)
const women = { breakdown: { sex: "f" } }

export const standing: ReadonlyArray<Scenario> = [
  finding(
    "what a province had on the last day on which all of it is known is of that day, whatever one commune said later",
    province({ communes: ["a", "b"], measures: [teams] }, { forms: [form("month")] }),
    [...figures("2025-01", { a: 1, b: 10 }), figure("a", "2025-02", 3), figure("a", "2025-03", 5)],
    [["p"], ["2025-Q1"]],
    { "p 2025-Q1": { value: 13 } }
  ),
  finding(
    "a member's figure of another day leaves no rest of the total",
    quarterly,
    [figure("a", "2025-Q1", 40, women), figure("a", "2025-Q2", 100)],
    [["a"], ["2025-Q2"]],
    { "a 2025-Q2": { value: 100, text: text("100 tổ", "100 teams") } }
  ),
  finding(
    "a member's figure of the same day does",
    quarterly,
    [figure("a", "2025-Q2", 40, women), figure("a", "2025-Q2", 100)],
    [["a"], ["2025-Q2"]],
    { "a 2025-Q2": { value: 100, text: text("100 tổ: các nhóm 40, còn lại 60", "100 teams: groups 40, rest 60") } }
  ),
  ...[sameDay, sameDay.toReversed()].map((all, index) =>
    finding(
      `two figures of one day are told apart by their periods, the shorter first, ${index === 0 ? "as they came" : "reversed"}`,
      two,
      all,
      [["a"], ["2025-Q1"]],
      {
        "a 2025-Q1": {
          value: "[3, 4]",
          reported: 3,
          text: text("tháng 3/2025: 3, quý I/2025: 4; cần đối chiếu", "March 2025: 3, Q1 2025: 4; reconcile"),
          caveat: /: March 2025: 3, Q1 2025: 4 \(/
        }
      }
    )
  ),
  finding(
    "where nothing says how long a figure stands, days are not put together",
    two,
    apart,
    [["p"], ["2025", "2025-Q3"]],
    { "p 2025": { value: ">= 870" }, "p 2025-Q3": { value: ">= 870" } }
  ),
  finding(
    "a day with all of them comes before days that are put together",
    two,
    [...figures("2025-03-31", { a: 10, b: 20 }), figure("a", "2025-06-30", 11)],
    [["p"], ["2025"]],
    {
      "p 2025": {
        value: 30,
        text: text("30 tổ (số ngày 31/3); mới hơn: 1 xã 11", "30 teams (as of 31 March); newer: 1 commune 11")
      }
    }
  ),
  finding(
    "a form that asked again ends what a figure says",
    { ...two, forms: [form("quarter")] },
    apart,
    [["p"], ["2025"]],
    { "p 2025": { value: ">= 870" } }
  ),
  ...both.map((more) =>
    finding(
      "a carried stock is no more that of a province which a commune has left, nor of the one that took it over",
      carrying,
      provinces,
      [["p", "q", "n"], ["2025-12"], more],
      {
        "p 2025-12": { value: "[0, 100]", reported: null },
        "q 2025-12": { value: "[50, 150]" },
        // What both have together is as it was.
        "n 2025-12": { value: 150 }
      }
    )
  ),
  ...both.map((more) =>
    finding(
      "a commune takes what it said on the same day along to another province",
      carrying,
      [...provinces, figure("c", "2025-06", 30)],
      [["p", "q", "a"], ["2025-12"], more],
      { "p 2025-12": { value: 70 }, "q 2025-12": { value: 80 }, "a 2025-12": { value: 70 } }
    )
  ),
  finding(
    "what a commune said on another day is not taken off",
    carrying,
    [...provinces, figure("c", "2025-03", 30)],
    [["p", "q"], ["2025-12"]],
    { "p 2025-12": { value: "[0, 100]" }, "q 2025-12": { value: 80 } }
  ),
  ...[carrying, moving(measure({ own: "no" }) as never)].map((documents) =>
    finding(
      "on later boundaries a province's earlier figure is of more than the province",
      documents,
      provinces,
      [["p", "q", "n"], ["2025-06"], later],
      { "p 2025-06": { value: "[0, 100]" }, "q 2025-06": { value: "[50, 150]" }, "n 2025-06": { value: 150 } }
    )
  ),
  finding(
    "on earlier boundaries a province's later figure is of more, or of less, than the province",
    moving(measure({ own: "no" }) as never),
    figures("2025-12", { p: 100, q: 50 }),
    [["p", "q", "n"], ["2025-12"], { boundaries: { asOf: "2025-06-30" } }],
    { "p 2025-12": { value: "[100, 150]" }, "q 2025-12": { value: "[0, 50]" }, "n 2025-12": { value: 150 } }
  ),
  ...[
    { a: { value: null }, p: { value: ">= 6", reported: 6 }, figures: [figure("b", "2025-Q3", 6)] },
    {
      a: { value: null },
      p: { value: ">= 3", reported: 3 },
      figures: [figure("b", "2025-Q2", 3)]
    },
    {
      a: { value: 7 },
      p: { value: 13, reported: 13 },
      figures: [figure("b", "2025-Q4", 6), figure("a", "2025-Q4", 7)]
    }
  ].map(({ a, figures: later, p }, index) =>
    finding(
      `who says that a stock is not known any more takes back what was said before (${index + 1})`,
      quarterly,
      [figure("a", "2025-Q2", 5), figure("a", "2025-Q3", null), ...later],
      [["p", "a"], ["2025"]],
      { "a 2025": a, "p 2025": p }
    )
  ),
  finding(
    "what a set leaves does not stand for who says later that it is not known",
    quarterly,
    [figure(["a", "b"], "2025-Q2", 10), figure("b", "2025-Q2", 4), figure("a", "2025-Q3", null)],
    [["a"], ["2025-Q2", "2025"]],
    { "a 2025-Q2": { value: 6 }, "a 2025": { value: null } }
  ),
  finding(
    "a null takes back what was carried, of bodies that leave out those below as well",
    province({ communes: ["a"], measures: [stock({ own: "always", missing: { carry: "forever" } })] }),
    [figure("a", "2025-01", 5), figure("a", "2025-02", null)],
    [["a"], ["2025-01", "2025-02", "2025-03"]],
    { "a 2025-01": { value: 5 }, "a 2025-02": { value: null }, "a 2025-03": { value: null } }
  ),
  finding(
    "what a newer whole leaves at most takes nothing from what still stands of some of the parts",
    world([stock({ basis: "team", own: "no", missing: { carry: "forever" } })]),
    [figure("a1", "2025-Q1", 12), figure("p", "2025-Q2", 50)],
    [["a"], ["2025-Q2"]],
    { "a 2025-Q2": { value: "[12, 50]", reported: 12 } }
  ),
  finding(
    "a stock told before its last day is as of that day: a newer one of a period that ended before stands",
    province({ communes: ["a"], measures: [teamsReported({ own: "no", missing: { carry: "forever" } })] }),
    [
      figure("a", "2025-H1", 60, { knownAt: "2025-03-01T05:00:00Z" }),
      figure("a", "2025-05", 70, { knownAt: "2025-06-03T00:00:00Z" })
    ],
    [["a"], ["2025-07"]],
    { "a 2025-07": { value: 70, text: text("70 tổ (số ngày 31/5)", "70 teams (as of 31 May)") } }
  )
]
