/** Time: parts of periods, running totals, reports that come early or late. */
import { below, figure, figures, form, measure, numbered, of, on, province, team } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { asks, derived, says, situation } from "./Situation.ts"

const world = province({ measures: [measure()] })
const nine = "2025-01/2025-09"
const months = (values: ReadonlyArray<number>, unit = "a") =>
  values.map((value, index) => figure(unit, `2025-0${index + 1}`, value))
const teams = ["t1", "t2", "t3"]
const hosted = { teams: teams.map((id) => team(id, "a")) }
/** Three teams over three weeks of January: 250. */
const weekly = Object.entries({ t1: [25, 25, 30], t2: [25, 30, 30], t3: [25, 30, 30] }).flatMap(([id, values]) =>
  values.map((value, index) => figure("a", `2025-W0${index + 2}`, value, { team: id }))
)
/** One team in the five weeks whose Thursday lies in January; the first and the last cross its ends. */
const thursdays = Object.entries({ "2025-W01": 40, "2025-W02": 70, "2025-W03": 70, "2025-W04": 60, "2025-W05": 70 })
const crossing = thursdays.map(([week, value]) => figure("a", week, value, { team: "t1" }))
const oneTeam = { teams: [team("t1", "a")] }
const early = { knownAt: on("2025-11-25") }
const quarters = (a: number, b: number) => [
  ...[30, 30, 40].map((value, index) => figure("p", `2025-0${index + 1}`, value)),
  ...figures("2025-Q1", { a, b })
]
const reportingYear = "2024-11-16/2025-11-15"

export const time: ReadonlyArray<Scenario> = [
  situation(
    "13. A running total of nine months beside the months, which say less",
    world,
    [figure("a", nine, 900), ...months([90, 90, 100, 100, 100, 100, 100, 100, 90])],
    [asks("a", nine, says(900, "900 lượt: các tháng 870, còn lại 30", "900 turns: months 870, rest 30"))]
  ),
  situation(
    "14. Running totals alone: six months and nine months give the third quarter",
    world,
    [figure("a", "2025-H1", 600), figure("a", nine, 900)],
    [asks("a", "2025-Q3", derived(300, "300 lượt (suy ra: 900 − 600)", "300 turns (derived: 900 − 600)"))]
  ),
  situation(
    "15. A running total that falls is a contradiction, and gives no negative quarter",
    world,
    [figure("a", "2025-H1", 900), figure("a", nine, 880)],
    [
      asks(
        "a",
        nine,
        says(
          ">= 880",
          "cả kỳ báo 880, riêng 6 tháng đầu năm 2025 đã 900; cần đối chiếu",
          "whole period 880, H1 2025 alone 900; reconcile",
          {
            reported: 880
          }
        )
      ),
      // Rule 7: nothing is subtracted, so that anything not below zero is possible.
      { query: asks("a", "2025-Q3", {}).query, gives: { "a 2025-Q3": { holds: 30, reported: null } } }
    ]
  ),
  situation(
    "16. A running total without a stated start is never subtracted, nor added over time",
    province({ measures: [measure({ accumulation: "cumulative" })] }),
    [figure("a", "2025-03", 500), figure("a", "2025-06", 900)],
    [
      asks("a", "2025-Q2", says(900, "900 lượt", "900 turns")),
      { query: asks("a", "2025", {}, { expression: of("m", { along: { time: "sum" } }) }).query, gives: /time/ }
    ]
  ),
  situation(
    "17. A year's report is written before the year ends",
    world,
    [figure("p", "2025", 9000, early), figure("p", "2025-12", 700)],
    [
      // Rule 3: a flow known before its last day is "at least".
      asks(
        "p",
        "2025",
        says(
          ">= 9700",
          "9.700 lượt (một phần số liệu chỉ đến 25/11)",
          "9,700 turns (part of the data only to 25 November)",
          { reported: 9700 }
        )
      )
    ]
  ),
  situation(
    "18. Six communes send their figures after the province's report",
    province({ communes: numbered(9), measures: [measure()] }),
    [
      // Both in July: before the last day of June rule 3 would make them "at least" as well.
      figure("p", "2025-H1", 1000, { knownAt: on("2025-07-15") }),
      ...figures("2025-H1", { c1: 400, c2: 300, c3: 260 }, { knownAt: on("2025-07-10") }),
      ...figures("2025-H1", { c4: 10, c5: 10, c6: 5, c7: 5, c8: 5, c9: 5 }, { knownAt: on("2025-07-20") })
    ],
    [
      asks(
        "p",
        "2025-H1",
        says(1000, "1.000 lượt; 6 xã gửi sau 40, chưa rõ đã gồm", "1,000 turns; 40 came later, perhaps included")
      )
    ]
  ),
  situation(
    "19. Three teams by weeks, before their commune's month",
    province({ measures: [measure()] }, hosted),
    weekly,
    [
      asks(
        "a",
        "2025-01",
        says(">= 250", "250 lượt (các tổ; chưa có số của xã)", "250 turns (teams; none from the commune)", {
          reported: 250
        })
      )
    ]
  ),
  situation(
    "19. Three teams by weeks, after their commune's month",
    province({ measures: [measure()] }, hosted),
    [...weekly, figure("a", "2025-01", 300)],
    [asks("a", "2025-01", says(300, "300 lượt: các tổ 250, còn lại 50", "300 turns: teams 250, rest 50"))]
  ),
  situation(
    "20. A province by months and its communes by quarters: either covers, though they cross",
    province({ communes: ["a", "b"], measures: [below()] }),
    quarters(60, 40),
    [asks("p", "2025-Q1", says(100, "100 lượt", "100 turns"))]
  ),
  situation(
    "20. A province by months and its communes by quarters that say more",
    province({ communes: ["a", "b"], measures: [below()] }),
    quarters(60, 45),
    [
      // Rules 5 and 7: two covers that differ span both.
      asks(
        "p",
        "2025-Q1",
        says(
          "[100, 105]",
          "các tháng cộng lại 100, các xã cộng lại 105; cần đối chiếu",
          "months 100, communes 105; reconcile",
          { reported: 100 }
        )
      )
    ]
  ),
  situation(
    "21. Weeks over the ends of a month contradict nobody",
    province({ measures: [measure()] }, oneTeam),
    [...crossing, figure("a", "2025-01", 300)],
    // Of the weeks over the ends it is not known what lies in January: no rest can be named.
    [asks("a", "2025-01", says(300, "300 lượt", "300 turns"))]
  ),
  situation(
    "21. A measure that is reported by weeks has reporting months",
    province(
      { measures: [measure({ reports: ["teams"] })] },
      { ...oneTeam, forms: [form("week", { by: { teams: "all" } })] }
    ),
    crossing,
    [
      asks(
        "a",
        "2025-01",
        says(
          310,
          "310 lượt (tháng báo cáo: tuần tính theo ngày thứ Năm)",
          "310 turns (reporting month: a week belongs to the month of its Thursday)",
          { silent: [] }
        )
      )
    ]
  ),
  situation(
    "22. The day of a campaign lies in its month",
    world,
    [figure("a", "2025-03-26", 500), figure("a", "2025-03", 700)],
    [
      asks(
        "a",
        "2025-03",
        says(700, "700 lượt: ngày 26/3/2025 là 500, còn lại 200", "700 turns: 500 on 26 March 2025, rest 200")
      )
    ]
  ),
  situation(
    "23. A quarter and two of its months give the third",
    world,
    [figure("a", "2025-Q1", 100), ...months([30, 40])],
    [
      asks("a", "2025-Q1", says(100, "100 lượt: các tháng 70, còn lại 30", "100 turns: months 70, rest 30")),
      asks("a", "2025-03", derived(30, "30 lượt (suy ra: 100 − 70)", "30 turns (derived: 100 − 70)"))
    ]
  ),
  situation(
    "24. Reporting years from 16 November cross the calendar year",
    world,
    [figure("a", reportingYear, 900), figure("a", "2025-11-16/2026-11-15", 1000, { knownAt: on("2026-12-01") })],
    [
      asks("a", reportingYear, says(900, "900 lượt", "900 turns")),
      asks(
        "a",
        "2025",
        says("[0, 1900]", "nhiều nhất 1.900 lượt (kỳ báo cáo lệch)", "at most 1,900 turns (reported periods cross)")
      )
    ]
  )
]
