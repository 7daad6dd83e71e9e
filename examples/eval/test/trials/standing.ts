/** Stocks of several units: figures of different days, and units whose communes change. */
import { figure, figures, form, province, teamsReported, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const teams = teamsReported({ own: "no" })
const two = province({ communes: ["a", "b"], measures: [teams] })
const apart = [figure("a", "2025-03-31", 1473), figure("b", "2025-09-30", 870)]

export const standing: ReadonlyArray<Scenario> = [
  finding(
    "where no form asks and no day has them all, what each unit said last in the period stands",
    two,
    apart,
    [["p"], ["2025", "2025-Q3"]],
    {
      "p 2025": {
        value: 2343,
        reported: 2343,
        silent: [],
        text: text(
          "2.343 tổ (số ngày 30/9; 1 xã dùng số ngày 31/3)",
          "2,343 teams (as of 30 September; 1 commune as of 31 March)"
        )
      },
      // In another period a figure of the first quarter says nothing.
      "p 2025-Q3": { value: ">= 870" }
    }
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
    "what some units said last has come in, whichever its day",
    province({ communes: ["a", "b", "c"], measures: [teams] }),
    apart,
    [["p"], ["2025"]],
    { "p 2025": { value: ">= 2343", reported: 2343, silent: ["c 2025"] } }
  ),
  finding(
    "a form that asked again ends what a figure says",
    { ...two, forms: [form("quarter")] },
    apart,
    [["p"], ["2025"]],
    { "p 2025": { value: ">= 870" } }
  )
]
