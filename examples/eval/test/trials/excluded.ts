/** "More than 550" is not 550: an end that is excluded stays so through whatever follows from it. */
import { below, figure, of, province, query, target, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, measureOf } from "./world.ts"

const hours = below({ basis: "hour", additivity: { time: "additive" } })
const place = (operator: "max" | "min") => ({ expression: of("m", { along: { place: operator } }) })

export const excluded: ReadonlyArray<Scenario> = [
  {
    title: "a longer period says what its month says, with a part of that as without",
    documents: { ...province({ measures: [measureOf()] }), targets: [target(">", 550, "2025-Q1")] },
    commits: [[figure("p", "2025-01", "> 550"), figure("a", "2025-01", 25)]],
    asks: [
      {
        query: query(["p"], ["2025-Q1"]),
        gives: { "p 2025-Q1": { value: "> 550", reported: 550 } }
      }
    ],
    judges: [
      {
        asOf: "2025-05-01",
        status: "met",
        because: text(
          "Đạt: quý I/2025 đạt hơn 550, chỉ tiêu trên 550 (hạn: quý I/2025)",
          "Met: more than 550 in Q1 2025; the target is more than 550 (due Q1 2025)"
        )
      }
    ]
  },
  finding(
    "fewer days hold less than their longer period may",
    province({ measures: [hours] }),
    [figure("a", "2025-H1", "< 40"), figure("a", "2025-02", 10)],
    [["a"], ["2025-Q1"]],
    { "a 2025-Q1": { value: "[10, 40)" } }
  ),
  finding(
    "what follows from others in turn excludes nothing, where their sum would",
    province({ communes: ["a", "b"], measures: [hours] }),
    [
      figure("p", "2025-01", "> 20"),
      figure("a", "2025-01", 20),
      figure("p", "2025-03", 40),
      figure("p", "2025-04", "[30, 40]"),
      figure("a", "2025-04", 20),
      figure("b", "2025-02", "< 10")
    ],
    [["b"], ["2025-Q1"]],
    { "b 2025-Q1": { value: "> 0" } }
  ),
  finding(
    "of two that may each be one number, the highest is above it where one of them is",
    province({ communes: ["a", "b"], measures: [hours] }),
    [figure("a", "2025-01", "> 20"), figure("b", "2025-01", "[20, 30]")],
    [["p"], ["2025-01"], place("max")],
    { "p 2025-01": { value: "> 20" } }
  ),
  finding(
    "and the lowest is below it",
    province({ communes: ["a", "b"], measures: [hours] }),
    [figure("a", "2025-01", "[10, 20)"), figure("b", "2025-01", "[10, 20]")],
    [["p"], ["2025-01"], place("min")],
    { "p 2025-01": { value: "[10, 20)" } }
  )
]
