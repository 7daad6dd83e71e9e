/** What follows for a part that nobody reported holds for the whole above it as well. */
import {
  commune,
  edge,
  figure,
  figures,
  form,
  measure,
  merged,
  of,
  province,
  sexes,
  team,
  text
} from "../support/documents.ts"
import type { Expected, Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const plain = (communes: ReadonlyArray<string>, fields: object = {}) =>
  province({ communes, measures: [measure({ own: "no", ...fields })] }, sexes)
const bySex = plain(["a", "b"], { dimensions: ["sex"] })
const men = { expression: of("m", { where: { sex: "m" } }) }
const women = { breakdown: { sex: "f" } }

const both = "2025-01/2025-02"
const cohorts = [
  { id: "youth", name: text("thanh niên", "youth") },
  { id: "members", name: text("đoàn viên", "members"), within: ["youth"] },
  { id: "elders", name: text("người già", "elders"), apartFrom: ["youth"] }
]
const inOrder = [
  figure("b", "2025-01", 7, { cohorts: ["youth"] }),
  figure("b", "2025-02", 8, { cohorts: ["members"] }),
  figure(["a", "b"], both, 68)
]

const before = province({ communes: ["a", "b", "c"], measures: [measure({ own: "may" })] }, { cohorts })
const [tree] = before.hierarchies!
/** Communes of p, which may act itself, and one of another province. */
const twoProvinces = {
  ...before,
  units: [...before.units!, commune("r"), commune("z")],
  hierarchies: [
    {
      ...tree!,
      edges: [...tree!.edges!, { unit: "r", level: "province" }, edge("z", { parent: "r" })]
    }
  ]
}

const [March, running] = ["2025-03", [figure("a", "2025-Q1", 100), figure("a", "2025-01/2025-02", 60)]] as const
/** What commune a told of other days leaves just one number to March, and that came in. */
const settled = (
  title: string,
  others: { readonly [unit: string]: number },
  right: Expected,
  more: Parameters<typeof province>[1] = {}
): Scenario =>
  finding(
    title,
    province({ measures: [measure({ own: "no", dimensions: ["sex"] })] }, { ...sexes, ...more }),
    [...running, ...figures(March, others)],
    [["p", "a"], [March]],
    {
      "p 2025-03": right,
      "a 2025-03": { value: 40, reported: 40, text: text("40 lượt (suy ra: 100 − 60)", "40 turns (derived: 100 − 60)") }
    }
  )

export const derived: ReadonlyArray<Scenario> = [
  finding(
    "what settles a part of the days came in of the unit itself, as it does of its province",
    plain(["a", "b"]),
    [figure("a", "2025-H1", 600), figure("a", "2025-01/2025-09", 900)],
    [
      ["a", "p"],
      ["2025-H2", "2025-06/2025-09"]
    ],
    {
      "a 2025-H2": { value: ">= 300", reported: 300 },
      "p 2025-H2": { value: ">= 300", reported: 300 },
      "a 2025-06/2025-09": { value: "[300, 900]", reported: 300 },
      "p 2025-06/2025-09": { value: ">= 300", reported: 300 }
    }
  ),
  finding(
    "what a longer figure leaves is not taken off it by what follows from that figure itself",
    plain(["a"]),
    [figure("a", "2025-Q1", 40)],
    [["a"], [March]],
    { "a 2025-03": { value: "[0, 40]" } },
    /^ *• 40 · Commune A · Q1 2025\n *Inside the above, not divided$/m
  ),
  finding(
    "what a longer figure and another month leave is the one less the other, and not divided further",
    plain(["a"]),
    [figure("a", "2025-Q1", 40), figure("a", "2025-01", 10)],
    [["a"], [March]],
    { "a 2025-03": { value: "[0, 30]" } },
    /Derived: 40 − 10, taken off:\n *• − 10 · Commune A · January 2025\n *Inside the above, not divided$/m
  ),
  settled(
    "what running totals of a commune settle came in of its province as well",
    { b: 20, c: 10 },
    { value: 70, reported: 70, text: text("70 lượt", "70 turns") }
  ),
  settled(
    "whose running totals settle a month is one of those who told it",
    { b: 20 },
    { value: ">= 60", reported: 60, text: text("60 lượt (2/3 xã đã báo cáo)", "60 turns (2 of 3 communes)") }
  ),
  settled(
    "what running totals settle came in though nobody else told anything",
    {},
    {
      value: ">= 40",
      reported: 40,
      text: text("40 lượt (1/3 xã đã báo cáo)", "40 turns (1 of 3 communes)")
    }
  ),
  settled(
    "who settles a month by running totals has told it, though its form of the month has not come",
    { b: 20 },
    {
      value: ">= 60",
      reported: 60,
      reporting: 1,
      text: text("60 lượt (2/3 xã có số; 1 xã chưa báo cáo)", "60 turns (2 of 3 communes with a figure; 1 silent)")
    },
    { forms: [form("month")] }
  ),
  finding(
    "what a part settles is among the parts of a whole, in the line and in the account",
    plain(["a", "b", "c"]),
    [...running, figure("b", March, 20), figure("p", March, 90)],
    [["p"], [March]],
    {
      "p 2025-03": {
        value: 90,
        text: text("90 lượt: 2/3 xã 60, còn lại 30", "90 turns: 2 of 3 communes 60, rest 30")
      }
    },
    /Inside the above: communes 60 \(3 figures\)\n.*derived: 40 · Commune A · March 2025 \(2 figures\)[^]*Rest: 30$/m
  ),
  finding(
    "what a commune's total and one member settle of the other came in of its province as well",
    province({ measures: [measure({ own: "no", dimensions: ["sex"] })] }, sexes),
    [figure("a", March, 100), figure("a", March, 40, { breakdown: { sex: "m" } }), ...figures(March, { b: 20 }, women)],
    [["p", "a"], [March], { expression: of("m", { where: { sex: "f" } }) }],
    {
      "p 2025-03": {
        value: ">= 80",
        reported: 80,
        text: text("80 lượt (2/3 xã đã báo cáo)", "80 turns (2 of 3 communes)")
      },
      "a 2025-03": { value: 60, reported: 60 }
    }
  ),
  finding(
    "what running totals settle is in what came in of a unit that was made of others",
    merged({ measures: [measure({ own: "no" })] }),
    [figure("a", "2025-Q2", 100), figure("a", "2025-04/2025-05", 60), figure("b", "2025-06", 5)],
    [["n"], ["2025-06/2025-07"]],
    { "n 2025-06/2025-07": { value: ">= 45", reported: 45 } }
  ),
  finding(
    "what a set leaves to a body that reports for itself says from what it follows",
    plain(["a", "b"], { own: "always" }),
    [figure(["a", "b"], "2025-01", 23), figure("a", "2025-01", 16)],
    [["b"], ["2025-01"]],
    { "b 2025-01": { value: 7, text: text("7 lượt (suy ra: 23 − 16)", "7 turns (derived: 23 − 16)") } },
    /23 · Commune A \+ Commune B[^]*− 16 · Commune A/
  ),
  ...[inOrder, inOrder.toReversed()].map((all, index) =>
    finding(
      `what youth leave to the elders does not depend on when members reported, ${index === 0 ? "first" : "last"}`,
      province({ communes: ["a", "b"], measures: [measure({ own: "no" })] }, { cohorts }),
      all,
      [["b"], ["2025-01"], { by: { cohorts: ["elders"] } }],
      { "b 2025-01": { value: "[0, 53]" } }
    )
  ),
  finding(
    "what a commune's total leaves to one member goes into that member's province",
    bySex,
    [figure("a", "2025", 10), figure("a", "2025", 4, women), figure("b", "2025", 5, { breakdown: { sex: "m" } })],
    [["a", "p"], ["2025"], men],
    { "a 2025": { value: 6 }, "p 2025": { value: 11, silent: [] } }
  ),
  finding(
    "of people over longer days no fewer than on any of these, and no more than on all of them",
    plain(["a", "b"], { dimensions: ["sex"], basis: "person" }),
    [
      figure("a", "2025-Q1", 100),
      figure("a", "2025-Q2", 80),
      figure("a", "2025-Q1", 40, women),
      figure("a", "2025-Q2", 35, women),
      figure("b", "2025-Q1", 100),
      figure("b", "2025-Q1", 40, women)
    ],
    [["a", "b"], ["2025-Q1", "2025-Q2", "2025-H1"], men],
    {
      "a 2025-Q1": { value: 60 },
      "a 2025-Q2": { value: 45 },
      "a 2025-H1": { value: "[60, 105]" },
      "b 2025-Q1": { value: 60 },
      "b 2025-Q2": {},
      "b 2025-H1": { value: ">= 60" }
    }
  ),
  finding(
    "of a stock too",
    plain(["a", "b"], { dimensions: ["sex"], accumulation: "stock", basis: "team" }),
    [
      figure("a", "2025", 10, { knownAt: "2026-01-05T00:00:00Z" }),
      figure("a", "2025", 4, women),
      figure("b", "2025", 5, { breakdown: { sex: "m" } })
    ],
    [["a", "p"], ["2025"], men],
    { "a 2025": { value: 6 }, "p 2025": { value: 11 } }
  ),
  finding(
    "what a set leaves to a member of it goes into the unit above, beside another set",
    plain(["a", "b", "c"]),
    [figure(["a", "b"], "2025", 120), figure("b", "2025", 50), figure(["b", "c"], "2025", 90)],
    [["a", "c", "p"], ["2025"]],
    {
      "a 2025": { value: 70, text: text("70 lượt (suy ra: 120 − 50)", "70 turns (derived: 120 − 50)") },
      "c 2025": { value: 40 },
      "p 2025": { value: 160, silent: [] }
    }
  ),
  finding(
    "what a longer figure leaves goes into the unit above, and to its other units",
    plain(["a", "b", "c"]),
    [
      figure("p", "2025-Q2", 200),
      figure("a", "2025-H1", 100),
      ...figures("2025-Q1", { a: 40 }),
      figure("b", "2025-Q2", 30)
    ],
    [["a", "c"], ["2025-Q2"]],
    { "a 2025-Q2": { value: 60 }, "c 2025-Q2": { value: 110 } }
  ),
  finding(
    "what follows for one unit is taken off for the next",
    bySex,
    [figure("a", "2025", 10), figure("a", "2025", 4, women), figure("p", "2025", 20, { breakdown: { sex: "m" } })],
    [["b"], ["2025"], men],
    { "b 2025": { value: 14 } }
  ),
  ...(["no", "may", "always"] as const).map((own) =>
    finding(
      "a set inside another leaves the rest of it",
      plain(["a", "b", "c", "d"], { own }),
      [figure(["a", "b", "c"], "2025", 10), figure(["a", "b"], "2025", 7)],
      [["c"], ["2025"]],
      { "c 2025": { value: 3 } }
    )
  ),
  ...[[...figures("2025", { a: 300, b: 400 })], ["2025-H1", "2025-H2"].map((half) => figure("p", half, 350))].map(
    (parts) =>
      finding(
        "an exact cover beats what is only about",
        plain(["a", "b"]),
        [figure("p", "2025", "~ 600"), ...parts],
        [["p"], ["2025"]],
        { "p 2025": { value: 700, reported: 700 } }
      )
  ),
  finding(
    "a team can hold no more than its host, in every unit that holds the host",
    { ...plain(["a", "b"]), teams: [team("t1", "a")] },
    [figure("p", "2025", 10), figure("a", "2025", 8)],
    [["a", "p"], ["2025"], { by: "team" }],
    { "a 2025": { value: "[0, 8]" }, "p 2025": { value: "[0, 8]" } }
  ),
  finding(
    "a reading less itself is nothing, whatever it is",
    plain(["a", "b"]),
    [figure("a", "2025", "[5, 10]")],
    [["a"], ["2025"], { expression: { _tag: "Subtract", left: of("m"), right: of("m") } }],
    { "a 2025": { value: 0 } }
  ),
  ...[[], [figure("z", "2025-01", 3, { cohorts: ["youth"] })]].map((far) =>
    finding(
      `what a commune's quarter leaves to a month is in the province's month, ${far.length === 0 ? "alone" : "whatever another province tells"}`,
      twoProvinces,
      [
        figure("b", "2025-01/2025-04", 14),
        ...figures("2025-Q1", { a: 2, c: 4 }),
        figure("c", "2025-02", 2),
        figure("c", "2025-03", 0),
        ...far
      ],
      [["p", "c"], ["2025-01"]],
      {
        "c 2025-01": { value: 2 },
        "p 2025-01": {
          value: ">= 2",
          reported: 2,
          text: text(
            "2 lượt (1/3 xã có số; chưa có số của tỉnh)",
            "2 turns (1 of 3 communes with a figure; none from the province)"
          )
        }
      }
    )
  ),
  finding(
    "a reading by itself is one, whatever it is",
    plain(["a", "b"]),
    [figure("a", "2025", "[5, 10]")],
    [["a"], ["2025"], { expression: { _tag: "Divide", left: of("m"), right: of("m") } }],
    { "a 2025": { value: 1 } }
  ),
  finding(
    "what running totals leave to some months is of no single one that was told",
    plain(["a"]),
    [
      figure("a", "2025-01/2025-06", 300),
      figure("a", "2025-01/2025-08", 390),
      figure("a", "2025-09", 20),
      figure("a", "2024-01/2024-09", 300),
      figure("a", "2024-01/2024-11", 390),
      figure("a", "2024-10", 20)
    ],
    [["a"], ["2024-Q4", "2025-07/2025-10"]],
    {
      "a 2024-Q4": { value: ">= 90", text: text("90 lượt (mới báo cáo một phần)", "90 turns (in part)") },
      "a 2025-07/2025-10": { value: ">= 110", text: text("110 lượt (mới báo cáo một phần)", "110 turns (in part)") }
    }
  ),
  finding(
    "what a total leaves to the men of one month came in of their quarter, in their commune and above",
    plain(["a", "b"], { dimensions: ["sex"], basis: "person" }),
    [
      figure("a", "2025-01", 30),
      figure("a", "2025-01", 10, women),
      figure("a", "2025-02", 5, { breakdown: { sex: "m" } }),
      figure("b", "2025-01", 40, { breakdown: { sex: "m" } })
    ],
    [["a", "p"], ["2025-Q1"], men],
    {
      "a 2025-Q1": {
        value: ">= 20",
        reported: 20,
        text: text("ít nhất 20 người (có thể trùng; mới báo cáo một phần)", "at least 20 people (may overlap; in part)")
      },
      "p 2025-Q1": { value: ">= 60", reported: 60 }
    },
    /30 · Commune A · January 2025[^]*− 10 · Commune A · Female · January 2025/
  ),
  finding(
    "as did what others leave to a commune of one of the months",
    plain(["a", "b"], { basis: "person" }),
    [figure("p", "2025-01", 100), figure("b", "2025-01", 60), figure("a", "2025-02", 5)],
    [["a"], ["2025-01", "2025-Q1"]],
    { "a 2025-01": { value: 40, reported: 40 }, "a 2025-Q1": { value: ">= 40", reported: 40 } }
  ),
  finding(
    "what others leave to a commune at least is not said as if it had told it",
    province({ communes: ["a", "b"], measures: [measure({ own: "no" })] }),
    [figure("p", "2025-Q1", "> 500"), figure("a", "2025-Q1", 450)],
    [["b"], ["2025-Q1", "2025-H1"]],
    {
      "b 2025-Q1": { text: text("hơn 50 lượt (suy ra)", "more than 50 turns (derived)") },
      "b 2025-H1": { text: text("hơn 50 lượt (suy ra)", "more than 50 turns (derived)") }
    }
  )
]
