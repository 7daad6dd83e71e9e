/** Silence: forms, blank lines, ratios and verdicts over those who did not report. */
import type { Documents, Expression } from "@lantoa/core"
import { below, figures, form, measure, numbered, of, province, target, text } from "../support/documents.ts"
import type { Judged, Scenario } from "../support/Scenario.ts"
import { asks, says, situation } from "./Situation.ts"

const communes = numbered(171)
const reporting = communes.slice(0, 168)
const silent = communes.slice(168)
const january = "2025-01"
const deadline = "2025"

/** One whole number for each, adding up to `total`, the first of them `highest`. */
const shared = (ids: ReadonlyArray<string>, total: number, highest: number) => {
  const each = Math.floor((total - highest) / (ids.length - 1))
  const more = total - highest - each * (ids.length - 1)
  return Object.fromEntries(ids.map((id, index) => [id, index === 0 ? highest : index <= more ? each + 1 : each]))
}
const world = (measures: Documents.Encoded["measures"] & {}, every: "month" | "year", more: Documents.Encoded = {}) =>
  province({ communes, measures }, { forms: [form(every)], ...more })
const youth = { cohorts: [{ id: "youth", name: text("thanh niên", "youth") }] }
const online: Expression.Expression = {
  _tag: "Coverage",
  numerator: of("m"),
  denominator: { _tag: "Population", cohort: "youth" }
}
const ofYouth = (more: object = {}) => ({ cohorts: ["youth"], ...more })
const closing = { closing: { day: "2026-01-15", silent: "zero" } }
const judged = (
  title: string,
  [comparator, threshold, more]: readonly [comparator: "<=" | ">=", threshold: number, more?: object],
  values: { readonly [unit: string]: number },
  asOf: string,
  status: Judged["status"],
  because?: Judged["because"]
): Scenario =>
  situation(
    title,
    world([below()], "year", { targets: [target(comparator, threshold, deadline, more)] }),
    figures(deadline, values),
    [],
    { judges: [{ asOf, status, ...(because === undefined ? {} : { because }) }] }
  )
const eighteen = shared(reporting, 18000, 240)
const nineteen = { ...Object.fromEntries(reporting.map((id) => [id, 0])), c1: 19 }
const two = Object.fromEntries(reporting.map((id) => [id, 2]))
const eachCommune = { scope: { _tag: "EachUnit", within: "p", level: "commune", hierarchy: "state" } }
const open = "2026-01-10"
const closed = "2026-01-20"

export const silence: ReadonlyArray<Scenario> = [
  situation(
    "49. 168 of 171 communes have sent the month's form",
    world([below()], "month"),
    figures(january, shared(reporting, 12345, 240)),
    [
      asks(
        "p",
        january,
        says(">= 12345", "12.345 lượt (168/171 xã đã báo cáo)", "12,345 turns (168 of 171 communes)", {
          reported: 12345,
          reporting: 168,
          expected: 171,
          silent: silent.map((id) => `${id} ${january}`)
        })
      )
    ]
  ),
  situation(
    "50. Five communes handed out gifts, the others sent the form with the line blank",
    world([below({ basis: "gift" })], "month"),
    [],
    [
      asks(
        "p",
        january,
        says(
          12,
          "12 món quà (171/171 xã đã báo cáo, 5 xã có phát sinh)",
          "12 gifts (171 of 171 communes, 5 with any)",
          {
            reporting: 171,
            expected: 171,
            silent: []
          }
        )
      )
    ],
    {
      commits: [
        {
          figures: figures(january, { c1: 4, c2: 3, c3: 2, c4: 2, c5: 1 }),
          filings: communes
            .slice(5)
            .map((reporter) => ({ form: "form", reporter, period: january, knownAt: "2026-01-05T00:00:00Z" }))
        }
      ]
    }
  ),
  situation(
    "51. Users of 168 communes over the youth of 171",
    world([measure({ basis: "person", accumulation: "stock", counts: { cohort: "youth" } })], "year", youth),
    [
      ...figures(deadline, Object.fromEntries(reporting.map((id) => [id, 57])), ofYouth()),
      ...figures("2024", Object.fromEntries(communes.map((id) => [id, 100])), ofYouth({ measure: "population" }))
    ],
    [
      asks(
        "p",
        deadline,
        {
          lower: 56,
          reported: 57,
          text: text("57% (tính trên 168/171 xã đã báo cáo)", "57% (over 168 of 171 communes)")
        },
        { expression: online }
      )
    ]
  ),
  judged(
    "52. Short of 20,000 with three communes silent: the verdict says what they would have to hold",
    [">=", 20000, closing],
    eighteen,
    open,
    "unmeasurable",
    text(
      "Chưa kết luận: 18.000/20.000; 3 xã còn lại cần bình quân 667 (cao nhất đã báo: 240)",
      "Undecided: 18,000/20,000; 3 silent need 667 each (highest: 240)"
    )
  ),
  judged(
    "52. Short of 20,000 after the closing day: silence counts as nothing",
    [">=", 20000, closing],
    eighteen,
    closed,
    "notMet",
    text(
      "Không đạt: 18.000/20.000 (chốt 15/01; 3 xã không báo cáo tính 0)",
      "Not met: 18,000/20,000 (closed 15 January; 3 silent count 0)"
    )
  ),
  judged("53. Over 20,000 already, though three are silent", [">=", 20000], shared(reporting, 20400, 240), open, "met"),
  judged("53. Under a ceiling of 20 with three silent", ["<=", 20], nineteen, open, "unmeasurable"),
  {
    title: "53. A ceiling does not close: silence may hide what breaks it",
    documents: world([below()], "year", { targets: [target("<=", 20, deadline, closing)] }),
    error: /closing/
  },
  judged(
    "54. Each commune at least 2, three silent",
    [">=", 2, { ...eachCommune, ...closing }],
    two,
    open,
    "unmeasurable"
  ),
  judged(
    "54. Each commune at least 2, after the closing day",
    [">=", 2, { ...eachCommune, ...closing }],
    two,
    closed,
    "notMet",
    text(
      "Không đạt: 98,25%/100% số xã đạt từ 2 lượt trở lên (chốt 15/01; 3 xã không báo cáo tính 0)",
      "Not met: 98.25%/100% of communes with at least 2 turns (closed 15 January; 3 silent count 0)"
    )
  )
]
