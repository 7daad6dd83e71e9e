/** Who should have reported in a year in which provinces and communes became others. */
import {
  below,
  commune,
  edge,
  figure,
  figures,
  form,
  measure,
  merged,
  province,
  query,
  reform,
  target,
  teamsReported,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const plain = province({ communes: ["a", "b", "n", "c"], measures: [below()] }, { forms: [form("month")] })
const whole = figure("n", "2025", 200)

/** Provinces p and r became q, and communes a of p and b of r became n; with commune c of p, that went to q. */
const provincesWith = (more: ReadonlyArray<ReturnType<typeof edge>> = []) => ({
  ...plain,
  units: [...plain.units!, commune("r"), commune("q")],
  hierarchies: [
    {
      ...plain.hierarchies![0]!,
      edges: [
        ...["p", "r"].map((unit) => ({ unit, level: "province", to: reform })),
        { unit: "q", level: "province", from: reform },
        edge("a", { to: reform }),
        edge("b", { parent: "r", to: reform }),
        edge("n", { parent: "q", from: reform }),
        ...more
      ]
    }
  ],
  successions: [
    {
      id: "reform",
      kind: "merge" as const,
      date: reform,
      hierarchy: "state",
      moves: [...["p", "r"].map((from) => ({ from, to: "q" })), ...["a", "b"].map((from) => ({ from, to: "n" }))]
    }
  ]
})
const provinces = provincesWith()
const withC = provincesWith([edge("c", { to: reform }), edge("c", { parent: "q", from: reform })])

const months = (unit: string, first: number, last: number, value: number) =>
  Array.from({ length: last - first + 1 }, (_, index) =>
    figure(unit, `2025-${String(first + index).padStart(2, "0")}`, value)
  )

export const reformed: ReadonlyArray<Scenario> = [
  {
    title:
      "of a province that was made of others within the year, the communes of these should have reported, as its verdict says",
    documents: {
      ...provinces,
      targets: [target(">=", 300, "2025", { scope: { _tag: "Unit", unit: "q", hierarchy: "state" } })]
    },
    commits: [[...months("a", 1, 6, 10), ...months("b", 1, 5, 5), ...months("n", 7, 12, 20)]],
    asks: [
      {
        query: query(["q"], ["2025"]),
        gives: {
          "q 2025": {
            value: ">= 205",
            silent: ["b 2025-06"],
            text: text(
              "205 lượt (2/3 xã đã báo cáo đủ, 1 xã một phần)",
              "205 turns (2 of 3 communes in full, 1 in part)"
            )
          }
        },
        explains: /Silent: 1 reporter, this part is unknown[^]*Commune B \(June 2025\)/
      }
    ],
    judges: [
      {
        asOf: "2026-02-01",
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: 205/300; 1 xã báo chưa đủ, phần còn thiếu cần 95",
          "Undecided: 205/300; the missing part of 1 commune needs 95"
        )
      }
    ]
  },
  {
    title: "beside what the communes it was made of told, a commune's own months are nothing that is left",
    documents: provinces,
    commits: [[...months("a", 1, 6, 10), ...months("b", 1, 6, 5), ...months("n", 7, 12, 2)]],
    asks: [
      {
        query: query(["n"], ["2025"], { boundaries: { asOf: "2025-12-31" } }),
        gives: { "n 2025": { value: 102, silent: [], text: text("102 lượt", "102 turns") } },
        explains: /^(?![^]*Rest)/
      }
    ]
  },
  ...(["as reported", { asOf: "2025-12-31" }] as const).map((boundaries) =>
    finding(
      `of a commune that was made of others these should have reported before, ${boundaries === "as reported" ? boundaries : "on new boundaries"}`,
      merged({ measures: [below()] }, { forms: [form("month")] }),
      [...months("a", 1, 5, 10), ...months("b", 1, 6, 5), ...months("n", 7, 12, 20)],
      [["n"], ["2025"], { boundaries }],
      {
        "n 2025": {
          value: ">= 200",
          reporting: 2,
          expected: 3,
          silent: ["a 2025-06"],
          text: text("200 lượt (2/3 xã đã báo cáo đủ, 1 xã một phần)", "200 turns (2 of 3 communes in full, 1 in part)")
        }
      }
    )
  ),
  finding(
    "a year of which forms ask nobody after June lacks those months, and not only what its province did itself",
    merged({ measures: [measure()] }, { forms: [form("month", { to: reform })] }),
    [...months("a", 1, 6, 10), ...months("b", 1, 6, 5)],
    [["p"], ["2025", "2025-06/2025-07"]],
    {
      "p 2025": {
        value: ">= 90",
        text: text(
          "90 lượt (mới có 6/12 tháng; chưa có số của tỉnh)",
          "90 turns (6 of 12 months; none from the province)"
        )
      },
      "p 2025-06/2025-07": {
        text: text(
          "15 lượt (mới có 1/2 tháng; chưa có số của tỉnh)",
          "15 turns (1 of 2 months; none from the province)"
        )
      }
    }
  ),
  finding(
    "what ended within a year says until when it was",
    merged({ measures: [below()] }),
    months("a", 1, 6, 10),
    [["a"], ["2025", "2025-H1"]],
    {
      "a 2025": { value: 60, text: text("60 lượt (xã chỉ có đến 30/6)", "60 turns (the commune only until 30 June)") },
      "a 2025-H1": { text: text("60 lượt", "60 turns") }
    }
  ),
  finding(
    "and of a stock of which day it is",
    merged({ measures: [teamsReported({ own: "no" })] }),
    [figure("a", "2025-Q2", 4)],
    [["a"], ["2025", "2025-H1"]],
    {
      "a 2025": { value: 4, text: text("4 tổ (số ngày 30/6)", "4 teams (as of 30 June)") },
      "a 2025-H1": { text: text("4 tổ", "4 teams") }
    }
  ),
  {
    title: "who is in the year of the commune that it became is not silent, in the sentence as in the account",
    documents: withC,
    commits: [[whole]],
    asks: [
      {
        query: query(["q"], ["2025"]),
        gives: {
          "q 2025": {
            value: ">= 200",
            text: text(
              "200 lượt (3/4 xã có số; 1 xã chưa báo cáo)",
              "200 turns (3 of 4 communes with a figure; 1 silent)"
            )
          }
        },
        explains:
          /Silent: 1 reporter, this part is unknown\n.*Commune C[^]*Silent: 2 reporters; the figures above cover them/
      }
    ]
  },
  {
    title: "who told all of its days is not there in part, though it ended within the year",
    documents: { ...withC, measures: [measure()], forms: [form("quarter")] },
    commits: [[...figures("2025-H1", { a: 1, b: 1, c: 1, p: 20, r: 2 }), ...figures("2025-H2", { n: 2, c: 2 })]],
    asks: [
      {
        query: query(["q"], ["2025"]),
        gives: {
          "q 2025": {
            value: ">= 26",
            reported: 26,
            text: text("26 lượt (tỉnh mới báo cáo một phần)", "26 turns (the province in part)")
          }
        }
      }
    ]
  },
  {
    title: "of which one of two provinces told its part before they merged, its part is not all there",
    documents: { ...withC, measures: [measure()], forms: [form("quarter")] },
    commits: [[...figures("2025-H1", { a: 1, b: 1, c: 1, p: 20 }), ...figures("2025-H2", { n: 2, c: 2 })]],
    asks: [
      {
        query: query(["q"], ["2025"]),
        gives: { "q 2025": { text: text("25 lượt (tỉnh mới báo cáo một phần)", "25 turns (the province in part)") } }
      }
    ]
  }
]
