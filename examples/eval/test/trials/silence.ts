/** F4, F7: silence, coverage, populations. */
import type { Expression } from "@lantoa/core"
import { edge, figure, figures, form, merged, of, province, target, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, measureOf, peopleStock, stock, world } from "./world.ts"

const january = [["p"], ["2025-01"]] as const
const ofCommunes = (more: object = {}) => ({ expression: of("m", { from: "commune", ...more }) })
const population: Expression.Expression = { _tag: "Population", cohort: "y" }
const covered = { expression: { _tag: "Coverage", numerator: of("m"), denominator: population } } as const
const people = (unit: string, period: string, value: number, more: object = {}) =>
  figure(unit, period, value, { cohorts: ["y"], ...more })
const residents = (unit: string, period: string, value: number) =>
  people(unit, period, value, { measure: "population" })
const two = figures("2025-01", { a: 10, b: 20 })
const y = [{ id: "y", name: { vi: "y", en: "y" } }]

/** Communes a and b, of which b ended in March and nobody recorded where to. */
const ended = ((documents) => ({
  ...documents,
  hierarchies: [
    {
      ...documents.hierarchies![0]!,
      edges: [{ unit: "p", level: "province" }, edge("a"), edge("b", { to: "2025-03-01" })]
    }
  ]
}))(province({ communes: ["a", "b"], measures: [measureOf({ own: "no" })] }, { forms: [form("month")] }))

export const silence: ReadonlyArray<Scenario> = [
  {
    ...finding(
      "F4a: an explicit unknown and a silent commune leave a ceiling undecided",
      world([measureOf()], { targets: [target("<=", 20, "2025-01")] }),
      figures("2025-01", { a: 10, b: null }),
      january,
      { "p 2025-01": { value: ">= 10", reported: 10 } }
    ),
    judges: [{ asOf: "2026-02-01", status: "unmeasurable" }]
  },
  finding(
    "F4b: null is asked for and not known, even where silence is zero",
    world([measureOf({ missing: "zero" })]),
    [figure("b", "2025-01", null)],
    [["b"], ["2025-01"]],
    { "b 2025-01": { value: null, reported: null } }
  ),
  finding(
    "F4c: users of a commune without a population do not raise the share of another",
    world([peopleStock]),
    [people("a", "2025", 450), people("b", "2025", 100), residents("a", "2025", 500)],
    [["p"], ["2025"], covered],
    { "p 2025": { holds: 90, reported: 90 } }
  ),
  finding(
    "F4d: the least of three communes, one silent, may be 0",
    world([measureOf()]),
    two,
    [...january, ofCommunes({ along: { place: "min" } })],
    {
      "p 2025-01": { value: "[0, 10]" }
    }
  ),
  finding(
    "F4e: the mean of three communes, one silent, is a bound",
    world([measureOf()]),
    two,
    [...january, ofCommunes({ along: { place: "average" } })],
    {
      "p 2025-01": { value: ">= 10" }
    }
  ),
  finding(
    "F4f: silent months leave a quarter open",
    world([measureOf()]),
    figures("2025-01", { a: 10, b: 20, c: 20 }),
    [["p"], ["2025-Q1"], ofCommunes()],
    { "p 2025-Q1": { value: ">= 50", reported: 50 } }
  ),
  finding(
    "F4g: there is nothing to carry for a commune that never reported",
    world([stock({ missing: { carry: 31 } })]),
    two,
    [...january, ofCommunes()],
    {
      "p 2025-01": { value: ">= 30", reported: 30 }
    }
  ),
  finding(
    "F4h: silent communes are zero where the measure says so",
    world([measureOf({ missing: "zero" })]),
    [figure("a", "2025-01", 30)],
    [...january, ofCommunes({ along: { place: "average" } })],
    { "p 2025-01": { value: 10 } }
  ),
  finding(
    "F4i: a joint figure and another cover all communes",
    world([measureOf()]),
    [figure(["a", "b"], "2025-01", 10), figure("c", "2025-01", 20)],
    [...january, ofCommunes()],
    // The question names the communes; those that the model knows are all that are asked.
    { "p 2025-01": { value: 30, reported: 30 } }
  ),
  finding(
    "F7a: elderly people do not fill a share of youth",
    world([peopleStock]),
    [figure("a", "2025", 300, { cohorts: ["old"] }), people("a", "2025", 100), residents("a", "2024", 500)],
    [["a"], ["2025"], covered],
    { "a 2025": { value: 20 } }
  ),
  finding(
    "F7b: an unknown part of a wider cohort is a bound",
    world([peopleStock]),
    [figure("a", "2025", 700, { cohorts: ["ytn"] }), residents("a", "2024", 500)],
    [["a"], ["2025"], covered],
    { "a 2025": { value: "[0, 100]" } }
  ),
  ...[
    ["an old census does not cap newer communes", world([peopleStock]), { holds: 2000, lower: 2000 }] as const,
    [
      "newer communes that are the province replace an old census",
      province({ measures: [peopleStock] }, { cohorts: y }),
      { value: 2000, reported: 2000 }
    ] as const
  ].map(([title, documents, right]) =>
    finding(
      `F7c: ${title}`,
      documents,
      [
        residents("p", "2019", 1000),
        ...Object.entries({ a: 600, b: 700, c: 700 }).map(([id, n]) => residents(id, "2024", n))
      ],
      [["p"], ["2025"], { expression: population }],
      { "p 2025": right }
    )
  ),
  finding(
    "a neighbour of a unit that ended is not who is silent for it",
    ended,
    figures("2025-02", { b: 5 }),
    [["b", "a"], ["2025-Q1"], { boundaries: { asOf: "2025-02-28" } }],
    { "b 2025-Q1": { silent: ["b 2025-01"] }, "a 2025-Q1": { silent: ["a 2025-01", "a 2025-02", "a 2025-03"] } }
  ),
  ...(["no", "may"] as const).map((own) =>
    finding(
      "where nobody has reported yet, all who cover a unit are silent",
      province({ communes: ["a", "b"], measures: [measureOf({ own })] }),
      [],
      [["p"], ["2025"]],
      { "p 2025": { value: null, reporting: 0, expected: 2, silent: ["a 2025", "b 2025"] } }
    )
  ),
  finding(
    "a stock of which no form asks is not a province's to tell where its communes do",
    province({ communes: ["a", "b"], measures: [stock({ own: "no" })] }),
    [figure("a", "2025-10", 5), figure("b", "2025-12", 7)],
    [["p"], ["2025-12", "2025-Q3"]],
    { "p 2025-12": { silent: ["a 2025-12"] }, "p 2025-Q3": { silent: ["a 2025-Q3", "b 2025-Q3"] } }
  ),
  finding(
    "weeks that were all filed are one way in for the month's form",
    province(
      { communes: ["a"], measures: [measureOf({ own: "no" })] },
      { forms: [form("month"), { ...form("week"), id: "weekly" }] }
    ),
    Array.from({ length: 5 }, (_, index) => figure("a", `2025-W0${index + 1}`, 10)),
    [["a"], ["2025-01"]],
    { "a 2025-01": { silent: [], holds: 45 } }
  ),
  ...([["2025-01"], ["2025-01", "2025-11"]] as const).map((periods) =>
    finding(
      `weeks make a reporting month, whatever another commune told of another month (asked: ${periods.join(", ")})`,
      world([measureOf({ own: "no" })], { forms: [form("week")] }),
      [
        ...["2025-W01", "2025-W02", "2025-W03", "2025-W04", "2025-W05"].map((week, index) =>
          figure("a", week, [40, 70, 70, 60, 70][index]!)
        ),
        figure("b", "2025-11", 5)
      ],
      [["a"], periods],
      {
        "a 2025-01": { value: 310, reported: 310 },
        ...(periods.length === 1 ? {} : { "a 2025-11": { value: null, reported: null } })
      }
    )
  ),
  finding(
    "where no weeks were told a month is that of the calendar, and lies in its province's",
    province({ communes: ["a"], measures: [measureOf({ own: "no" })] }, { forms: [form("week")] }),
    [figure("p", "2025-02", 6)],
    [["a"], ["2025-02"]],
    { "a 2025-02": { value: 6 } }
  ),
  finding(
    "who reported itself is not said to have told nothing, though it may have done more",
    merged({ measures: [measureOf()] }, { forms: [form("half")] }),
    [...figures("2025-H1", { a: 10, b: 10 }), figure("n", "2025-H2", "> 10")],
    [["n"], ["2025"], { boundaries: { asOf: "2025-12-31" } }],
    { "n 2025": { text: text("hơn 30 lượt", "more than 30 turns") } }
  ),
  finding(
    'what one source says "at least" of is at least that beside who is silent, and what was early is not',
    province({ measures: [measureOf({ own: "no" })] }, { forms: [form("month")] }),
    [
      figure("a", "2025-01", ">= 40"),
      figure("b", "2025-01", 10),
      figure("a", "2025-02", 40, { knownAt: "2025-02-20T00:00:00Z" }),
      figure("b", "2025-02", 10)
    ],
    [["p"], ["2025-01", "2025-02"]],
    {
      "p 2025-01": {
        reported: 50,
        text: text("ít nhất 50 lượt (2/3 xã đã báo cáo)", "at least 50 turns (2 of 3 communes)")
      },
      "p 2025-02": {
        reported: 50,
        text: text(
          "50 lượt (2/3 xã đã báo cáo; một phần số liệu chỉ đến 20/02)",
          "50 turns (2 of 3 communes; part of the data only to 20 February)"
        )
      }
    }
  ),
  finding(
    "a percentage of a quarter is none of its months, nor of a half-year: of the province as of a commune",
    province(
      { communes: ["a", "b"], measures: [measureOf({ basis: "percent", additivity: {} })] },
      { forms: [form("quarter")] }
    ),
    figures("2025-Q1", { a: 92.5, b: 85 }),
    [
      ["p", "a"],
      ["2025-Q1", "2025-01", "2025-H1"]
    ],
    {
      "p 2025-Q1": {
        reason: "several-figures",
        text: text("từ 85% đến 92,5% tùy xã; chưa tính được chung", "85% to 92.5% by commune; no common figure")
      },
      "p 2025-01": { reason: "no-figures", text: text("chưa có số liệu “m”", 'no figure of "m" was reported') },
      "p 2025-H1": {
        reason: "no-figures",
        silent: ["a 2025-Q2", "b 2025-Q2"],
        text: text("chưa có số liệu “m”", 'no figure of "m" was reported')
      },
      "a 2025-Q1": { value: 92.5 },
      "a 2025-01": { reason: "no-figures" },
      "a 2025-H1": { reason: "no-figures" }
    }
  )
]
