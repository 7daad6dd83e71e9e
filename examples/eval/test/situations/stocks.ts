/** Stocks: figures of different days. */
import type { Expression } from "@lantoa/core"
import { figure, figures, form, on, province, team, teamsReported, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { asks, says, situation } from "./Situation.ts"

const two = { communes: ["a", "b"] }
const carried = teamsReported({ missing: { carry: "forever" } })
const youth = [{ id: "youth", name: text("thanh niên", "youth") }]
const population: Expression.Expression = { _tag: "Population", cohort: "youth" }
const residents = { measure: "population", cohorts: ["youth"] }

export const stocks: ReadonlyArray<Scenario> = [
  situation(
    "25. One commune's stock is of March, the other's of June",
    province({ ...two, measures: [teamsReported()] }, { forms: [form("quarter", { due: 15 })] }),
    [figure("a", "2025-Q1", 12), figure("b", "2025-Q2", 10)],
    [
      // Rule 8: carried, for the report of the second quarter is not due before 15 July.
      asks("p", "2025-06-30", says(22, "22 tổ (1 xã dùng số ngày 31/3)", "22 teams (1 commune as of 31 March)"))
    ]
  ),
  situation(
    "26. Two communes together in January, one of them alone in February",
    province({ ...two, measures: [carried] }),
    [figure(["a", "b"], "2025-01", 100), figure("a", "2025-02", 60)],
    [
      // Rule 8: days never mix in a subtraction; what is newer and does not cover is a caveat.
      asks(
        "p",
        "2025-02",
        says(100, "100 tổ (số ngày 31/01); mới hơn: 1 xã 60", "100 teams (as of 31 January); newer: 1 commune 60")
      ),
      asks("a", "2025-02", says(60, "60 tổ", "60 teams"))
    ]
  ),
  situation(
    "27. A census of the province is older than its communes' figures",
    province({ measures: [] }, { cohorts: youth }),
    [figure("p", "2019", 1000, residents), ...figures("2024", { a: 600, b: 700, c: 700 }, residents)],
    [
      asks("p", "2025", says(2000, "2.000 người (số ngày 31/12/2024)", "2,000 people (as of 31 December 2024)"), {
        expression: population
      })
    ]
  ),
  situation(
    "28. A stock of the year is known in October: it is as of the day it was known",
    province({ measures: [teamsReported()] }),
    [figure("a", "2025", 12, { knownAt: on("2025-10-10") })],
    [asks("a", "2025", says(12, "12 tổ (số ngày 10/10)", "12 teams (as of 10 October)"))]
  ),
  situation(
    "29. The registry holds two teams, the report says 870",
    province({ measures: [teamsReported()] }, { teams: [team("t1", "a"), team("t2", "b")] }),
    [figure("p", "2025", 870)],
    [
      asks("p", "2025", says(870, "870 tổ", "870 teams")),
      // Rule 4: a registry covers only where it is declared to.
      asks("p", "2025", says(">= 2", "2 tổ (sổ đăng ký chưa đủ)", "2 teams (registry not complete)", { reported: 2 }), {
        expression: { _tag: "Teams" }
      })
    ]
  )
]
