/** What came in of both ends of a ratio: over the same units, and the same periods. */
import { figure, figures, measure, merged, of, province } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const measures = [measure({ own: "no" }), measure({ id: "d", own: "no" })]
const ratio = { expression: { _tag: "Ratio", numerator: of("m"), denominator: of("d") } } as const
const below = { measure: "d" }
const heir = merged({ measures })

export const paired: ReadonlyArray<Scenario> = [
  finding(
    "months that only one end tells are not in what came in of a ratio",
    province({ communes: ["a", "b"], measures }),
    [
      ...["2025-01", "2025-02"].map((month) => figure("a", month, 10)),
      ...["2025-02", "2025-03"].map((month) => figure("a", month, 40, below)),
      ...figures("2025-01", { b: 5 }),
      ...figures("2025-01", { b: 50 }, below)
    ],
    [["a", "b", "p"], ["2025"], ratio],
    { "a 2025": { reported: 0.25 }, "b 2025": { reported: 0.1 }, "p 2025": { reported: 15 / 90 } }
  ),
  finding(
    "a numerator after a merger and a denominator before it are no pair",
    heir,
    [figure("n", "2025-H2", 20), figure("a", "2025-H1", 50, below)],
    [["n", "p"], ["2025"], ratio],
    { "n 2025": { reported: null }, "p 2025": { reported: null } }
  ),
  finding(
    "a merged unit's ratio is over what its parts told of both ends, and what it told itself",
    heir,
    [
      ...figures("2025-H1", { a: 10 }),
      ...figures("2025-H1", { a: 30, b: 25 }, below),
      ...figures("2025-H2", { n: 20 }),
      ...figures("2025-H2", { n: 50 }, below)
    ],
    [["n", "p"], ["2025"], ratio],
    { "n 2025": { reported: 0.375 }, "p 2025": { reported: 0.375 } }
  )
]
