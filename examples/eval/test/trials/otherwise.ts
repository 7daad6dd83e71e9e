/** Who told all of it by other figures than the form asks for, and who is asked of one team. */
import { below, figure, form, measure, merged, of, province, query, sexes, team, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const Q1 = "2025-Q1"
const [January, March] = ["2025-01", "2025-03"]
const forms = [form("month")]
const office = province({ measures: [below()] }, { forms })
const bySex = (basis: string) => province({ measures: [below({ basis, dimensions: ["sex"] })] }, { forms, ...sexes })
const [men, women] = [{ breakdown: { sex: "m" } }, { breakdown: { sex: "f" } }]
const months = (unit: string, values: ReadonlyArray<number>, more: object = {}) =>
  values.map((value, index) => figure(unit, `2025-0${index + 1}`, value, more))

const wholes: ReadonlyArray<Scenario> = [
  finding(
    "a commune whose men follow from its people and its women has a figure of men",
    bySex("person"),
    [figure("a", January, 100), figure("a", January, 40, women), figure("b", January, 35, men)],
    [["p"], [January], { expression: of("m", { where: { sex: "m" } }) }],
    {
      "p 2025-01": {
        reported: 95,
        reporting: 2,
        text: text("95 người (2/3 xã đã báo cáo)", "95 people (2 of 3 communes)")
      }
    }
  ),
  {
    ...finding(
      "so of a quarter: it is not silent about the months that its form asks for",
      bySex("turn"),
      [figure("a", Q1, 100), figure("a", Q1, 40, women)],
      [["p"], [Q1], { expression: of("m", { where: { sex: "m" } }) }],
      {}
    ),
    asks: [
      {
        query: query(["p"], [Q1], { expression: of("m", { where: { sex: "m" } }) }),
        gives: {
          "p 2025-Q1": {
            text: text(
              "60 lượt (1/3 xã có số; 2 xã chưa báo cáo)",
              "60 turns (1 of 3 communes with a figure; 2 silent)"
            )
          }
        },
        explains: /Silent: 2 reporters[^]*told by figures of other periods: 1 reporter\n\s+• Commune A/
      }
    ]
  },
  finding(
    "a month that follows from the commune's own quarter is whole",
    office,
    [figure("a", Q1, 100), figure("a", "2025-01/2025-02", 60), figure("b", March, 20)],
    [["p"], [March]],
    {
      "p 2025-03": {
        reported: 60,
        reporting: 1,
        text: text("60 lượt (2/3 xã có số; 1 xã chưa báo cáo)", "60 turns (2 of 3 communes with a figure; 1 silent)")
      }
    }
  ),
  finding(
    "a commune that told its quarter where months are asked for told all of it",
    office,
    [...months("a", [10, 10, 10]), figure("b", Q1, 35)],
    [["p"], [Q1]],
    {
      "p 2025-Q1": {
        text: text("65 lượt (2/3 xã có số; 1 xã chưa báo cáo)", "65 turns (2 of 3 communes with a figure; 1 silent)")
      }
    }
  ),
  finding(
    "beside one that told a month of three",
    office,
    [figure("a", Q1, 20), figure("b", Q1, 35), figure("c", January, 3)],
    [["p"], [Q1]],
    {
      "p 2025-Q1": {
        text: text("58 lượt (2/3 xã có số, 1 xã một phần)", "58 turns (2 of 3 communes with a figure, 1 in part)")
      }
    }
  ),
  finding(
    "who says more than a number has not told all of it",
    office,
    [figure("a", Q1, "> 30"), ...months("b", [2, 2, 2])],
    [["p"], [Q1]],
    {
      "p 2025-Q1": {
        text: text(
          "hơn 36 lượt (1/3 xã đã báo cáo đủ, 1 xã một phần)",
          "more than 36 turns (1 of 3 communes in full, 1 in part)"
        )
      }
    }
  ),
  finding(
    "a blank month within a quarter that was told",
    province({ measures: [below(), below({ id: "d" })] }, { forms: [form("month", { measures: ["m", "d"] })] }),
    [
      figure("a", Q1, 30),
      figure("a", January, 1, { measure: "d" }),
      ...months("b", [2, 2, 2]),
      ...months("c", [1, 1, 1], { measure: "d" })
    ],
    [["p"], [Q1]],
    {
      "p 2025-Q1": {
        value: 36,
        text: text("36 lượt (3/3 xã có số, 2 xã có phát sinh)", "36 turns (3 of 3 communes with a figure, 2 with any)")
      }
    }
  ),
  finding(
    "where all told all of it by one figure or another, what is missing is the province's own",
    province({ measures: [measure({ own: "may" })] }, { forms }),
    [figure("a", Q1, 30), ...months("b", [2, 2, 2]), figure("c", Q1, 5)],
    [["p"], [Q1]],
    {
      "p 2025-Q1": {
        text: text("41 lượt (các xã; chưa có số của tỉnh)", "41 turns (communes; none from the province)")
      }
    }
  )
]

const nothingLeft: ReadonlyArray<Scenario> = [
  finding(
    "what a figure of two communes leaves to one of them is left over to nobody",
    province({ measures: [below()] }),
    [figure(["a", "b"], January, 100), figure("a", January, 60), figure("c", January, 5)],
    [["p", "b"], [January]],
    {
      "p 2025-01": { value: 105, text: text("105 lượt", "105 turns") },
      "b 2025-01": { value: 40, text: text("40 lượt (suy ra: 100 − 60)", "40 turns (derived: 100 − 60)") }
    }
  ),
  finding(
    "of three it is not known to whom it is left",
    province({ measures: [below()] }),
    [figure(["a", "b", "c"], January, 100), figure("a", January, 60)],
    [["p"], [January]],
    {
      "p 2025-01": { text: text("100 lượt: 1/3 xã 60, còn lại 40", "100 turns: 1 of 3 communes 60, rest 40") }
    }
  ),
  {
    ...finding("an account lists each figure once", bySex("person"), [], [["a"], [January]], {}),
    commits: [[figure("a", January, 100), figure("a", January, 40, women)]],
    asks: [
      {
        query: query(["a"], [January]),
        gives: { "a 2025-01": { value: 100 } },
        explains: /Inside the above: breakdown \(1 figure\)\n\s+• 40 · Commune A · Female · January 2025$/
      }
    ]
  }
]

const teams = [team("t1", "a"), team("t2", "b")]
const told = [...["a", "b", "c"].map((unit) => figure(unit, January, 10)), figure("a", January, 4, { team: "t1" })]
const ofTeams = (title: string, some: ReadonlyArray<ReturnType<typeof form>>): Scenario =>
  finding(title, province({ measures: [below()] }, { teams, forms: some }), told, [["b"], [January], { by: "team" }], {
    "b 2025-01": {
      reporting: 0,
      expected: 1,
      silent: ["t2 2025-01"],
      text: text(
        "nhiều nhất 10 lượt (chưa có báo cáo của tổ; không tách được)",
        "at most 10 turns (none from the team; not divided)"
      )
    }
  })

const oneTeam: ReadonlyArray<Scenario> = [
  ofTeams("of a team nobody else is asked, though communes report too", [
    form("month"),
    form("month", { id: "by-team", by: { teams: "all" } })
  ]),
  ofTeams("nor where only communes are asked", [form("month")]),
  ofTeams("nor where nobody is", [])
]

const both = [measure({ own: "no" }), measure({ id: "d", own: "no" })]
const year = (unit: string, from: number, to: number): ReadonlyArray<ReturnType<typeof figure>> =>
  Array.from({ length: to - from + 1 }, (_, index) => `2025-${String(from + index).padStart(2, "0")}`).flatMap(
    (month) => [figure(unit, month, 10), figure(unit, month, 2, { measure: "d" })]
  )
const ratio = { expression: { _tag: "Ratio", numerator: of("m"), denominator: of("d") } } as const
const over = merged({ measures: both }, { forms: [form("month", { measures: ["m", "d"] })] })

const oneRoll: ReadonlyArray<Scenario> = [
  finding(
    "a year's turns are of those whom a merger ended as well",
    over,
    [...year("a", 1, 6), ...year("b", 1, 5), ...year("n", 7, 11)],
    [["p"], ["2025"]],
    {
      "p 2025": {
        reporting: 1,
        expected: 3,
        text: text("160 lượt (1/3 xã đã báo cáo đủ, 2 xã một phần)", "160 turns (1 of 3 communes in full, 2 in part)")
      }
    }
  ),
  finding(
    "and so are its turns per session",
    over,
    [...year("a", 1, 6), ...year("b", 1, 5), ...year("n", 7, 11)],
    [["p"], ["2025"], ratio],
    {
      "p 2025": {
        reporting: 1,
        expected: 3,
        reported: 5,
        text: text("5 (tính trên 1/3 xã đã báo cáo đủ, 2 xã một phần)", "5 (over 1 of 3 communes in full, 2 in part)")
      }
    }
  )
]

export const otherwise: ReadonlyArray<Scenario> = [...wholes, ...nothingLeft, ...oneTeam, ...oneRoll]
