/** Bounds that would cross: what was reported of a box stands for it, and no reading has its least above its most. */
import { below, figure, figures, measure, merged, of, province, sexes, target, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const people = (fields: object = {}) => province({ measures: [measure({ basis: "person", ...fields })] })
const turns = (fields: object = {}) => province({ measures: [below(fields)] })
const hours = () => turns({ basis: "hour" })
const months = [10, 20, 30].map((value, index) => figure("a", `2025-0${index + 1}`, value))
const late = [...months, figure("a", "2025-Q1", 70)]
const nested = [figure("a", "2025", 200), figure("a", "2025-Q1", 100), figure("a", "2025-01", 300)]
const over = [figure("p", "2025", 100), ...figures("2025-01", { a: 40, b: 40, c: 40 })]
const bySex = (period: string) =>
  Object.entries({ f: 40, m: 50 }).map(([member, value]) => figure("a", period, value, { breakdown: { sex: member } }))

const shortfalls: ReadonlyArray<Scenario> = [
  finding(
    "a quarter of people above the sum of its months stands, and so do they",
    people(),
    late,
    [["a"], ["2025-Q1", "2025-01", "2025-01/2025-02", "2025-H1"]],
    {
      "a 2025-Q1": {
        value: 70,
        reported: 70,
        text: text(
          "70 người: các tháng từ 30 đến 60, còn lại từ 10 đến 40",
          "70 people: months 30 to 60, rest 10 to 40"
        )
      },
      "a 2025-01": { value: 10, reported: 10 },
      "a 2025-01/2025-02": { value: "[20, 30]", reported: 20 },
      "a 2025-H1": { value: ">= 70", reported: 70 }
    }
  ),
  ...(["<=", ">="] as const).map((comparator): Scenario => ({
    ...finding(
      `the same in the province, with its other communes, and ${comparator} 75`,
      { ...people(), targets: [target(comparator, 75, "2025-Q1")] },
      [...late, ...figures("2025-Q1", { b: 5, c: 5 })],
      [["p"], ["2025-Q1"]],
      { "p 2025-Q1": { value: 80, reported: 80 } }
    ),
    judges: [{ asOf: "2025-06-01", status: comparator === "<=" ? "notMet" : "met" }]
  })),
  finding(
    "weeks of people and their month",
    people(),
    [...[1, 2, 3, 4, 5].map((week) => figure("a", `2025-W0${week}`, 10)), figure("a", "2025-01", 70)],
    [["a"], ["2025-01", "2025-W02"]],
    { "a 2025-01": { value: 70 }, "a 2025-W02": { value: 10 } }
  ),
  finding(
    "a merged commune's year of people above its halves",
    merged({ measures: [measure({ basis: "person" })] }),
    [...figures("2025-H1", { a: 10, b: 10 }), figure("n", "2025-H2", 10), figure("n", "2025", 50)],
    [["n"], ["2025", "2025-H1"], { boundaries: { asOf: "2025-07-01" } }],
    { "n 2025": { value: 50 }, "n 2025-H1": { value: 20 } }
  ),
  finding(
    "men and women of two months",
    province({ measures: [measure({ basis: "person", dimensions: ["sex"] })] }, sexes),
    [figure("a", "2025-01", 100), ...bySex("2025-01"), ...bySex("2025-02"), figure("a", "2025-01/2025-02", 250)],
    [["a"], ["2025-01", "2025-02", "2025-01/2025-02"]],
    { "a 2025-01": { value: 100 }, "a 2025-02": { value: 90 }, "a 2025-01/2025-02": { value: 250 } }
  ),
  finding(
    "a half that holds such a quarter leaves a month nothing that it did not report",
    people(),
    [...late, figure("a", "2025-Q2", 5), figure("a", "2025-H1", 100)],
    [["a"], ["2025-01", "2025-Q1", "2025-Q2", "2025-H1"]],
    { "a 2025-01": { value: 10 }, "a 2025-Q1": { value: 70 }, "a 2025-Q2": { value: 5 }, "a 2025-H1": { value: 100 } }
  ),
  finding(
    "periods that cross cover such a quarter no better",
    people(),
    [...late, figure("a", "2024-12/2025-01", 3), figure("a", "2025-02/2025-04", 5)],
    [["a"], ["2024-12/2025-04", "2025-Q1"]],
    { "a 2024-12/2025-04": { lower: 70 }, "a 2025-Q1": { value: 70 } }
  )
]

const contradictions: ReadonlyArray<Scenario> = [
  finding(
    "a month above its quarter and its year contradicts both, and stands itself",
    turns(),
    nested,
    [
      ["a", "p"],
      ["2025", "2025-Q1", "2025-01/2025-02", "2025-01"]
    ],
    {
      "a 2025": { value: ">= 200", reported: 200, caveat: /200.*300/ },
      "a 2025-Q1": { value: ">= 100", reported: 100, caveat: /100.*300/ },
      "a 2025-01/2025-02": { value: ">= 300", reported: 300 },
      "a 2025-01": { value: 300, reported: 300 },
      "p 2025": { value: ">= 200", reported: 200, caveat: /200.*300/ },
      "p 2025-Q1": { value: ">= 100", reported: 100, caveat: /100.*300/ },
      "p 2025-01/2025-02": { value: ">= 300", reported: 300 },
      "p 2025-01": { value: ">= 300", reported: 300 }
    }
  ),
  finding("people too", people(), nested, [["a"], ["2025", "2025-Q1", "2025-01/2025-02", "2025-01"]], {
    "a 2025": { value: ">= 200", reported: 200, caveat: /200.*300/ },
    "a 2025-Q1": { value: ">= 100", reported: 100, caveat: /100.*300/ },
    "a 2025-01/2025-02": { value: ">= 300", reported: 300 },
    "a 2025-01": { value: 300, reported: 300 }
  }),
  finding(
    "a team above its commune contradicts the province as well",
    { ...turns({ own: "may" }), teams: [{ id: "t", name: text("t"), kind: "digital", host: "a" }] },
    [figure("p", "2025", 200), figure("a", "2025", 100), figure("a", "2025", 300, { team: "t" })],
    [["p", "a"], ["2025"]],
    { "p 2025": { value: ">= 200", caveat: /200.*300/ }, "a 2025": { value: ">= 100", caveat: /100.*300/ } }
  ),
  finding(
    "a range between a year and a week that contradict each other",
    turns(),
    [figure("a", "2025", 20), figure("a", "2025-Q1", "[5, 10]"), figure("a", "2025-W02", 100)],
    [["a"], ["2025-01", "2025-Q1", "2025-W02", "2025"]],
    {
      "a 2025-01": { value: ">= 100", reported: 100 },
      "a 2025-Q1": { value: ">= 5", reported: 5 },
      "a 2025-W02": { value: 100 },
      "a 2025": { value: ">= 20", reported: 20 }
    }
  )
]

const reported: ReadonlyArray<Scenario> = [
  finding(
    "what came in, where figures contradict each other, is the lower of what was said, and sums add that",
    turns(),
    [
      figure("p", "2025-01", 100),
      ...["2025-01", "2025-02"].flatMap((month) => figures(month, { a: 40, b: 40, c: 40 }))
    ],
    [["p"], ["2025-01", "2025-02", "2025-01/2025-02"]],
    {
      "p 2025-01": { value: "[100, 120]", reported: 100 },
      "p 2025-02": { value: 120, reported: 120 },
      "p 2025-01/2025-02": { value: "[220, 240]", reported: 220 }
    }
  ),
  finding(
    "of two reporters too",
    turns(),
    [...figures("2025-01", { a: 40, b: 40, c: 40 }), figure("a", "2025-01", 33, { reporter: "p" })],
    [["p", "a"], ["2025-01"]],
    { "p 2025-01": { value: "[113, 120]", reported: 113 }, "a 2025-01": { value: "[33, 40]", reported: 33 } }
  )
]

const youth = { cohorts: ["y"] }
const inCohorts = (communes: ReadonlyArray<string>) =>
  province({ communes, measures: [below()] }, { cohorts: [{ id: "y", name: text("y") }] })

const headlines: ReadonlyArray<Scenario> = [
  finding(
    "a headline says no less than what must be true",
    inCohorts(["a", "b"]),
    [figure(["a", "b"], "2025", 10), figure("a", "2025", "<= 3"), figure("b", "2025", 1, youth)],
    [["b"], ["2025"]],
    {
      "b 2025": {
        value: "[7, 10]",
        text: text("từ 7 đến 10 lượt (các đối tượng; chưa có tổng số)", "7 to 10 turns (cohorts; no total)")
      }
    }
  )
]

const tenths = [figure("a", "2025-Q1", 0.3), figure("a", "2025-01", 0.1), figure("a", "2025-02", 0.2)]
const inA = { scope: { _tag: "Unit", unit: "a", hierarchy: "state" } }

const decimals: ReadonlyArray<Scenario> = [
  finding(
    "what only rounding leaves is nothing, and what was reported reads as it was",
    hours(),
    tenths,
    [["a"], ["2025-03", "2025-Q1"]],
    {
      "a 2025-03": { value: 0, text: text("0 giờ (suy ra: 0,3 − 0,3)", "0 hours (derived: 0.3 − 0.3)") },
      "a 2025-Q1": { value: 0.3, reported: 0.3 }
    }
  ),
  ...(["<=", ">"] as const).map((comparator): Scenario => ({
    ...finding(
      `so that it is judged as nothing, ${comparator} 0`,
      { ...hours(), targets: [target(comparator, 0, "2025-03", inA)] },
      tenths,
      [["a"], ["2025-03"]],
      { "a 2025-03": { value: 0 } }
    ),
    judges: [{ asOf: "2026-06-01", status: comparator === "<=" ? "met" : "notMet" }]
  }))
]

const huge: ReadonlyArray<Scenario> = [
  finding(
    "a result beyond all numbers is none",
    turns(),
    figures("2025-01", { a: 40 }),
    [
      ["a"],
      ["2025-01"],
      { expression: { _tag: "Multiply", left: of("m"), right: { _tag: "Constant", value: 1e308 } } }
    ],
    { "a 2025-01": { value: null, reported: null, reason: "overflow" } }
  )
]

const settled: ReadonlyArray<Scenario> = [
  finding(
    "what a trusted whole overrules in a month is not added to the months that are told beside it",
    turns({ trust: "whole" }),
    [figure("p", "2025-01", 550), ...figures("2025-01", { a: 300, b: 300 }), ...figures("2025-02", { a: 10, b: 10 })],
    [["p"], ["2025-01", "2025-Q1"]],
    { "p 2025-01": { value: 550 }, "p 2025-Q1": { value: ">= 570", reported: 570 } }
  ),
  finding(
    "nor what it overrules of groups",
    province({ measures: [below({ trust: "whole", dimensions: ["sex"] })] }, sexes),
    [
      figure("a", "2025-Q1", 30),
      figure("a", "2025-Q1", 20, { breakdown: { sex: "f" } }),
      figure("a", "2025-Q1", 15, { breakdown: { sex: "m" } })
    ],
    [["a"], ["2025-Q1", "2025-H1"]],
    { "a 2025-Q1": { value: 30, reported: 30 }, "a 2025-H1": { value: ">= 30", reported: 30 } }
  ),
  finding(
    "where the whole is trusted, what adds up to more is cut to it, and what was reported stands",
    turns({ trust: "whole" }),
    over,
    [
      ["p", "a"],
      ["2025", "2025-Q1", "2025-01"]
    ],
    {
      "p 2025": { value: 100, reported: 100 },
      "p 2025-Q1": { value: "[0, 100]", reported: null },
      "p 2025-01": { value: "[0, 100]", reported: null },
      "a 2025": { value: "[40, 100]" },
      "a 2025-Q1": { value: "[40, 100]" },
      "a 2025-01": { value: 40 }
    }
  ),
  finding(
    "a bound of a part is no more than a trusted whole, by place as over time",
    turns({ trust: "whole" }),
    [
      ...figures("2025-01", { p: 100, a: ">= 40", b: 70 }),
      ...figures("2025-Q2", { c: 100 }),
      ...figures("2025-04", { c: ">= 40" }),
      ...figures("2025-05", { c: 70 })
    ],
    [
      ["a", "c"],
      ["2025-01", "2025-04"]
    ],
    {
      "a 2025-01": { value: "[40, 100]" },
      "a 2025-04": { value: null },
      "c 2025-01": { value: "[0, 100]" },
      "c 2025-04": { value: "[40, 100]" }
    }
  ),
  finding(
    "so is what lies inside a trusted quarter",
    turns({ trust: "whole" }),
    [figure("p", "2025-Q1", 20), figure("b", "2025-W02", 100)],
    [
      ["p", "b"],
      ["2025-01", "2025-W02"]
    ],
    {
      "p 2025-01": { value: "[0, 20]", reported: null },
      "p 2025-W02": { value: "[0, 20]", reported: null },
      "b 2025-01": { value: ">= 100" },
      "b 2025-W02": { value: 100 }
    }
  ),
  finding(
    "a bound that is trusted is no number that came in",
    turns({ trust: "whole" }),
    figures("2025-01", { p: "<= 10", a: 12 }),
    [["p"], ["2025-01"]],
    { "p 2025-01": { value: "[0, 10]", reported: null } }
  ),
  finding(
    "who is trusted, a whole or its parts, settles nothing between two reporters of one box",
    turns({ trust: "whole" }),
    [figure("a", "2025-01", 5), figure("a", "2025-01", 8, { reporter: "p" }), figure("b", "2025-01", 1)],
    [["p", "a"], ["2025-01"]],
    {
      "p 2025-01": { value: ">= 6", reported: 6, caveat: /Commune A, January 2025: commune 5, province 8/ },
      "a 2025-01": { value: "[5, 8]", reported: 5, caveat: /Commune A, January 2025: commune 5, province 8/ }
    }
  ),
  finding(
    "nor between them and a whole that is right, which stands with the finding of its part",
    turns({ trust: "parts" }),
    [figure("p", "2025-01", 20), figure("a", "2025-01", 5), figure("a", "2025-01", 8, { reporter: "p" })],
    [["p"], ["2025-01"]],
    { "p 2025-01": { value: 20, reported: 20, caveat: /Commune A, January 2025: commune 5, province 8/ } }
  ),
  finding(
    "where the parts are trusted, what came in is what they say",
    turns({ trust: "parts" }),
    over,
    [["p"], ["2025"]],
    {
      "p 2025": { value: ">= 120", reported: 120 }
    }
  )
]

export const crossed: ReadonlyArray<Scenario> = [
  ...shortfalls,
  ...contradictions,
  ...reported,
  ...headlines,
  ...decimals,
  ...huge,
  ...settled
]
