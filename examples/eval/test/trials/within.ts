/** A stock on a day within its form's period: it stands by the form that had last ended, and who filed that is not silent. */
import { figure, figures, form, merged, province, query, reform, teamsReported, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const monthly = form("month", { due: 10 })
const stock = { measures: [teamsReported({ own: "no" })] }
const february = figures("2025-02", { a: 10, b: 20 })

/** Commune a told of January only, b of May. */
const outrun = [...figures("2025-01", { a: 10 }), ...figures("2025-05", { b: 30 })]

export const within: ReadonlyArray<Scenario> = [
  finding(
    "a figure that ran out was not replaced by a newer one",
    province(stock, { forms: [monthly] }),
    outrun,
    [["p"], ["2025-H1"]],
    { "p 2025-H1": { reported: 30 } },
    /No longer used, too old: 1 figure\n *• 10 · Commune A · January 2025/
  ),
  finding(
    "one that its unit told anew, or that is in a newer total, was replaced",
    province(stock, { forms: [monthly] }),
    [...outrun, ...figures("2025-05", { a: 11 }), figure("p", "2025-06", 50)],
    [["p"], ["2025-H1"]],
    { "p 2025-H1": { reported: 50 } },
    /Replaced by newer ones: 3 figures/
  ),
  finding(
    "those of members are not replaced by those of all the young",
    province(stock, {
      cohorts: [
        { id: "y", name: text("thanh niên", "youth") },
        { id: "mb", name: text("đoàn viên", "members"), within: ["y"] }
      ]
    }),
    [
      figure("a", "2025-01", 16, { measure: "population", cohorts: ["y"] }),
      figure("a", "2024-12", 8, { measure: "population", cohorts: ["mb"] })
    ],
    [["a"], ["2025-02"], { expression: { _tag: "Population", cohort: "y" } }],
    { "a 2025-02": { value: 16 } },
    /Not added, perhaps the same as the above: 1 figure\n *• 8 · Commune A · members · December 2024/
  ),
  finding(
    "of a merged unit that told nothing it is said of which day the latest of what it was made of is",
    merged(stock, { forms: [monthly] }),
    figures("2025-06", { a: 10, b: 20 }),
    [["n"], ["2025-08"]],
    {
      "n 2025-08": {
        value: null,
        text: text(
          "chưa có số liệu “Số liệu” (số gần nhất: ngày 30/6)",
          'no figure of "Figures" was reported (latest: 30 June)'
        )
      }
    }
  ),
  {
    title: "on a day of March the form of February stands: who filed it is not silent, whoever is asked",
    documents: province(stock, { forms: [monthly] }),
    commits: [february],
    asks: [
      {
        query: query(["p", "a", "c"], ["2025-03-20"]),
        gives: {
          "p 2025-03-20": {
            value: ">= 30",
            reporting: 2,
            expected: 3,
            silent: ["c 2025-02"],
            text: text("30 tổ (2/3 xã đã báo cáo; số ngày 28/02)", "30 teams (2 of 3 communes; as of 28 February)")
          },
          "a 2025-03-20": { value: 10, reporting: 1, expected: 1, silent: [] },
          "c 2025-03-20": { value: null, reporting: 0, expected: 1, silent: ["c 2025-02"] }
        },
        explains: /Commune C \(February 2025\)/
      }
    ]
  },
  {
    title: "on the last day of March the form of March is the one that had ended, carried until it is due",
    documents: province(stock, { forms: [monthly] }),
    commits: [[...february, ...figures("2025-03", { a: 11 })]],
    asks: [
      {
        query: query(["p"], ["2025-03-31", "2025-03"]),
        gives: Object.fromEntries(
          ["2025-03-31", "2025-03"].map((period) => [
            `p ${period}`,
            { value: ">= 31", reporting: 1, expected: 3, silent: ["b 2025-03", "c 2025-03"] }
          ])
        )
      }
    ]
  },
  {
    title: "a week of a stock by weeks is over only after its Sunday",
    documents: province(stock, { forms: [form("week")] }),
    commits: [figures("2025-W11", { a: 10, b: 20, c: 5 })],
    asks: [
      {
        query: query(["p"], ["2025-03-20", "2025-03-23"]),
        gives: {
          "p 2025-03-20": { value: 35, reporting: 3, expected: 3, silent: [] },
          "p 2025-03-23": { reporting: 0, expected: 3, silent: ["a 2025-W12", "b 2025-W12", "c 2025-W12"] }
        }
      }
    ]
  },
  {
    title: "before a form began nobody owed it",
    documents: province(stock, { forms: [{ ...monthly, from: "2025-03-01" }] }),
    commits: [february],
    asks: [
      {
        query: query(["a"], ["2025-03-20"]),
        gives: { "a 2025-03-20": { value: 10, reporting: null, expected: null, silent: [] } }
      }
    ]
  },
  {
    title: "after a merger the form that had last ended was owed by those who were there then",
    documents: merged(stock, { forms: [monthly] }),
    commits: [figures("2025-06", { a: 10 })],
    asks: [
      {
        query: query(["p", "n"], ["2025-07-20"], { boundaries: { asOf: reform } }),
        gives: {
          "p 2025-07-20": { value: ">= 10", reporting: 1, expected: 2, silent: ["b 2025-06"] },
          "n 2025-07-20": { value: ">= 10", reporting: 1, expected: 2, silent: ["b 2025-06"] }
        }
      }
    ]
  }
]
