/** What a line says of groups: members of dimensions and cohorts, of whom one was told and another follows. */
import {
  below,
  figure,
  figures,
  form,
  measure,
  merged,
  of,
  province,
  sexes,
  target,
  team,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const women = { breakdown: { sex: "f" } }
const people = (more: object = {}) => ({ measures: [below({ basis: "person", dimensions: ["sex"], ...more })] })
const months = (unit: string, value: number, more: object = {}) =>
  Array.from({ length: 6 }, (_, index) => figure(unit, `2025-0${index + 1}`, value, more))

const menOf = { expression: of("m", { where: { sex: "m" } }) }
const womenOf = { expression: of("m", { where: { sex: "f" } }) }
const ended = merged(people({ once: true }), { forms: [form("month")], ...sexes })
const both = ["a", "b"].flatMap((unit) => [...months(unit, 4), ...months(unit, 1, women)])

const groups: ReadonlyArray<Scenario> = [
  finding("the women of communes that ended are told in full", ended, both, [["p"], ["2025"], womenOf], {
    "p 2025": { reported: 12, text: text("12 người (2/3 xã đã báo cáo)", "12 people (2 of 3 communes)") }
  }),
  finding("so are their men, who follow from their totals and their women", ended, both, [["p"], ["2025"], menOf], {
    "p 2025": { reported: 36, text: text("36 người (2/3 xã đã báo cáo)", "36 people (2 of 3 communes)") }
  }),
  finding(
    "what was left blank is called by the group, for another group of the measure was told",
    province(people(), { forms: [form("month")], ...sexes }),
    [figure("a", "2025-01", 12, women)],
    [["a"], ["2025-01"], menOf],
    {
      "a 2025-01": {
        value: null,
        text: text(
          "có báo cáo nhưng để trống số liệu “Số liệu (Nam)”",
          '"Figures (Male)" was left blank in what was filed'
        )
      }
    }
  ),
  finding(
    "of events, of which a blank line is none, a form that tells of women does not leave the line blank: of the men nothing is known",
    province({ measures: [below({ dimensions: ["sex"] })] }, { forms: [form("month")], ...sexes }),
    [figure("a", "2025-01", 12, women)],
    [["a"], ["2025-01"], menOf],
    {
      "a 2025-01": {
        value: null,
        text: text(
          "có báo cáo nhưng chưa rõ số liệu “Số liệu (Nam)”",
          '"Figures (Male)" was asked for and is not known'
        )
      }
    }
  )
]

const youth = { cohorts: ["y"] }
const youthOf = { expression: of("m", { cohort: "y" }) }
const accounts: ReadonlyArray<Scenario> = [
  finding(
    "everyone does not lie inside the youth",
    province(people(), { ...sexes, cohorts: [{ id: "y", name: text("thanh niên", "youth") }] }),
    [figure("a", "2025-01", 30), figure("a", "2025-01", 20, youth), figure("a", "2025-01", 12, { ...women, ...youth })],
    [["a"], ["2025-01"], youthOf],
    { "a 2025-01": { value: 20 } },
    /Inside the above: breakdown \(1 figure\)\n[^\n]*12 · Commune A · youth · Female · January 2025$/
  ),
  finding(
    "of a group only the others of its own total are to be taken off",
    province(people(), { ...sexes }),
    [figure("a", "2025-01", 20)],
    [["a"], ["2025-01"], womenOf],
    { "a 2025-01": { value: "[0, 20]" } },
    /• 20 · Commune A · January 2025\n  Inside the above, not divided$/
  ),
  finding(
    "what teams' weeks say of a month is of its days",
    province({ measures: [measure({ reports: ["teams"] })] }, { teams: [team("t", "a")] }),
    [
      ...["2025-W01", "2025-W02", "2025-W03", "2025-W04", "2025-W05"].map((week) =>
        figure("a", week, 10, { team: "t" })
      ),
      figure("a", "2025-01", 120)
    ],
    [["a"], ["2025-01"]],
    { "a 2025-01": { value: 120 } },
    /30 to 50 · (Commune A · )?Team t · January 2025 \(5 figures\)/
  )
]

const eachUnit = { scope: { _tag: "EachUnit", within: "p", level: "commune", hierarchy: "state" } } as const
const unknownShares: ReadonlyArray<Scenario> = [
  {
    title: "of a share of communes, who filed and told no number of the group is said to be unknown",
    documents: {
      ...province(people(), { forms: [form("month")], ...sexes }),
      indicators: [{ id: "m", title: text("Nam", "Men"), ...menOf }],
      targets: [target(">=", 10, "2025-01", eachUnit)]
    },
    commits: [[figure("a", "2025-01", 20), ...figures("2025-01", { b: 15, c: 12 }, { breakdown: { sex: "m" } })]],
    judges: [
      {
        asOf: "2026-01-20",
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: từ 66,66% đến 100%, chỉ tiêu 100% số xã đạt từ 10 người trở lên; 1 xã chưa rõ số",
          "Undecided: 66.66% to 100%; the target is 100% of communes with at least 10 people; 1 commune without a known figure"
        )
      }
    ]
  },
  {
    title: "so is who has nothing of which its number could be a share",
    documents: {
      ...province({ measures: [below(), below({ id: "d" })] }, { forms: [form("month", { measures: ["m", "d"] })] }),
      indicators: [
        {
          id: "m",
          title: text("Tỷ lệ", "Ratio"),
          expression: { _tag: "Ratio", numerator: of("m"), denominator: of("d") }
        }
      ],
      targets: [target(">=", 0.5, "2025-01", eachUnit)]
    },
    commits: [
      [...figures("2025-01", { a: 6, b: 8, c: 0 }), ...figures("2025-01", { a: 10, b: 10, c: 0 }, { measure: "d" })]
    ],
    judges: [
      {
        asOf: "2026-01-20",
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: từ 66,66% đến 100%, chỉ tiêu 100% số xã đạt từ 0,5 trở lên; 1 xã chưa rõ số",
          "Undecided: 66.66% to 100%; the target is 100% of communes with at least 0.5; 1 commune without a known figure"
        )
      }
    ]
  }
]

const monthly = (more: object = {}) =>
  province({ measures: [below({ own: "may", ...more })] }, { forms: [form("month")] })
const told = [3, 4, 5].map((value, month) => figure("a", `2025-0${month + 1}`, value))
const byMonths: ReadonlyArray<Scenario> = [
  ...[menOf, womenOf].map((of, index) =>
    finding(
      `of ${index === 0 ? "men who follow from some months" : "women of whom some months were told"} it is said of how many`,
      province(people({ once: true }), { forms: [form("month")], ...sexes }),
      [...told, figure("a", "2025-01", 2, women)],
      [["a"], ["2025-Q1"], of],
      {
        "a 2025-Q1":
          index === 0
            ? { reported: 1, text: text("1 người (mới có 1/3 tháng; suy ra)", "1 person (1 of 3 months; derived)") }
            : { reported: 2, text: text("2 người (mới có 1/3 tháng)", "2 people (1 of 3 months)") }
      }
    )
  ),
  finding(
    "what is about is said in the words of its source within a sentence, and nothing is about at least",
    monthly({ own: "no" }),
    [figure("p", "2025-01", "> 550"), figure("a", "2025-01", "~ 60")],
    [["p"], ["2025-01"]],
    {
      "p 2025-01": {
        text: text(
          "hơn 550 lượt: 1/3 xã khoảng 60, còn lại hơn 484",
          "more than 550 turns: 1 of 3 communes about 60, rest more than 484"
        )
      }
    },
    /Rest: more than 484/
  )
]

export const groupsTold = [groups, accounts, unknownShares, byMonths].flat()
