/** F8, and the reports of other tools' bugs that end in a verdict. */
import { below, figure, form, province, query, target, text } from "../support/documents.ts"
import type { Judged, Scenario } from "../support/Scenario.ts"
import { measureOf, percent, peopleStock, stock, world } from "./world.ts"

const months = (n: number, value: number, unit = "p") =>
  Array.from({ length: n }, (_, index) => figure(unit, `2025-${String(index + 1).padStart(2, "0")}`, value))
const judged = (
  title: string,
  documents: Scenario["documents"],
  figures: ReadonlyArray<object>,
  status: Judged["status"],
  asOf = "2026-02-01",
  because?: Judged["because"]
): Scenario => ({
  title,
  documents,
  commits: [figures as ReadonlyArray<{ readonly [key: string]: unknown }>],
  judges: [{ asOf, status, ...(because === undefined ? {} : { because }) }]
})
const covered = {
  id: "share",
  title: text("Tỷ lệ", "Share"),
  expression: {
    _tag: "Coverage",
    numerator: { _tag: "Measure", measure: "m" },
    denominator: { _tag: "Population", cohort: "y" }
  }
} as const
const inCommune = { scope: { _tag: "Unit", unit: "a", hierarchy: "state" } }
/** Of which there are parts. */
const hours = measureOf({ basis: "hour" })
const tenths = (comparator: "<=" | ">=" | "=", threshold: number, n: number) =>
  world([hours], { targets: [target(comparator, threshold, `2025-01/2025-0${n}`, inCommune)] })

const yearly = province(
  { communes: ["a", "b"], measures: [below()] },
  { forms: [form("year")], targets: [target(">=", 103, "2025")] }
)

export const verdicts: ReadonlyArray<Scenario> = [
  judged(
    "what silent communes hold lies within the province's own figure: nothing is asked of them",
    yearly,
    [figure("p", "2025", "> 100")],
    "unmeasurable",
    "2026-02-01",
    text(
      "Chưa kết luận: số liệu chỉ biết là hơn 100, chưa đủ để kết luận với chỉ tiêu ít nhất 103",
      "Undecided: the figure is only known as more than 100, which does not decide a target of at least 103"
    )
  ),
  judged(
    "what a silent commune holds adds to the other's figure, though that one is open too",
    yearly,
    [figure("a", "2025", "> 60")],
    "unmeasurable",
    "2026-02-01",
    text(
      "Chưa kết luận: hơn 60/103; 1 xã còn lại cần 43 (cao nhất đã báo: 60)",
      "Undecided: more than 60/103; 1 silent needs 43 (highest: 60)"
    )
  ),
  judged(
    "F8a: ten tenths are at least one in every store",
    world([hours], { targets: [target(">=", 1, "2025")] }),
    months(10, 0.1),
    "met"
  ),
  judged(
    "F8b: a share just short of the target is shown as what was judged",
    world([peopleStock], { indicators: [covered], targets: [target(">=", 60, "2025", { indicator: "share" })] }),
    [
      figure("p", "2025", 14999, { cohorts: ["y"] }),
      figure("p", "2025", 25000, { cohorts: ["y"], measure: "population" })
    ],
    "notMet",
    "2026-02-01",
    text(
      "Không đạt: năm 2025 đạt 59,996%, chưa đạt chỉ tiêu ít nhất 60% (hạn: năm 2025)",
      "Not met: 59.996% at the end of 2025, short of the target of at least 60% (due 2025)"
    )
  ),
  judged(
    "F8c: about 60 is not surely at least 59.99",
    world([percent], { targets: [target(">=", 59.99, "2025")] }),
    [figure("p", "2025", "~ 60")],
    "unmeasurable"
  ),
  {
    title: "of percentages that have no common number the verdict says what people see, and who told one is not silent",
    documents: {
      ...province({ measures: [{ ...percent, title: text("Tỷ lệ", "Share") }] }),
      targets: [target(">=", 80, "2025-Q4")]
    },
    commits: [[figure("a", "2025-Q4", 92), figure("b", "2025-Q4", 85), figure("c", "2025-Q4", 92)]],
    asks: [
      { query: query(["p"], ["2025-Q4"]), gives: { "p 2025-Q4": { value: null, reporting: 3, silent: ["p 2025-Q4"] } } }
    ],
    judges: [
      {
        asOf: "2026-02-01",
        status: "unmeasurable",
        because: text(
          "Chưa đánh giá được: quý IV/2025: từ 85% đến 92% tùy xã; chưa tính được chung",
          "Unmeasurable: Q4 2025: 85% to 92% by commune; no common figure"
        )
      }
    ]
  },
  judged(
    "F8d: on 1 June five months are over, whenever the others became known",
    world([measureOf()], { targets: [target(">=", 100, "2025")] }),
    months(12, 10),
    "notDue",
    "2025-06-01"
  ),
  judged(
    "case03: a ceiling over silent communes is undecided",
    world([measureOf()], { targets: [target("<=", 120, "2025")] }),
    [figure("a", "2025", 100), figure("b", "2025", null)],
    "unmeasurable"
  ),
  judged(
    "case07: a target downwards that states its baseline is taken",
    world([stock()], { targets: [target("<=", 10, "2026", { baseline: 40 })] }),
    [figure("p", "2025-12", 20)],
    "notDue",
    "2025-12-31"
  ),
  judged(
    "case07: a flow over its yearly limit is not met in March, for it cannot fall again",
    world([measureOf()], { targets: [target("<=", 10, "2025")] }),
    [figure("p", "2025-01", 20)],
    "notMet",
    "2025-03-01"
  ),
  judged(
    "case18: 0.1 + 0.2 is at most 0.3",
    tenths("<=", 0.3, 2),
    [figure("a", "2025-01", 0.1), figure("a", "2025-02", 0.2)],
    "met"
  ),
  judged(
    "case18: 0.1 + 0.2 is exactly 0.3",
    tenths("=", 0.3, 2),
    [figure("a", "2025-01", 0.1), figure("a", "2025-02", 0.2)],
    "met"
  ),
  judged("case18: eight times 0.1 is at least 0.8", tenths(">=", 0.8, 8), months(8, 0.1, "a"), "met"),
  judged(
    "case18: a form says that the months of all communes are in, and the decimals decide",
    province(
      { communes: ["a"], measures: [below({ basis: "hour" })] },
      { forms: [form("month")], targets: [target("<=", 0.3, "2025-01/2025-02")] }
    ),
    [figure("a", "2025-01", 0.1), figure("a", "2025-02", 0.2)],
    "met"
  ),
  judged(
    "case18: silent months and communes leave a ceiling undecided",
    world([hours], { targets: [target("<=", 0.3, "2025")] }),
    [figure("a", "2025-01", 0.1), figure("a", "2025-02", 0.2)],
    "unmeasurable"
  ),
  ...(["2025-05-01", "2026-02-01"] as const).map((asOf) =>
    judged(
      "a target of which no figure came is not due before its deadline, and cannot be measured after it",
      world([measureOf()], { targets: [target(">=", 100, "2025")] }),
      [],
      asOf < "2026" ? "notDue" : "unmeasurable",
      asOf,
      asOf < "2026"
        ? text(
            "Chưa đến hạn: năm 2025, đến ngày 01/5: chưa có số liệu “m”, chỉ tiêu ít nhất 100 (hạn: năm 2025)",
            'Not due yet: 2025, by 1 May: no figure of "m" was reported; the target is at least 100 (due 2025)'
          )
        : undefined
    )
  )
]
