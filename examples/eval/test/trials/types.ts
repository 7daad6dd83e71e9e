/** F1: what a measure's type forbids, however it is dressed. */
import { figure, figures, measure, of, province, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, measureOf, percent, stock, world } from "./world.ts"

const shares = figures("2025-01", { a: 90, b: 80 })
const constant = (value: number) => ({ _tag: "Constant", value }) as const
const overOne = (id: string) => ({ _tag: "Ratio", numerator: of(id), denominator: constant(1) }) as const
const january = [["p"], ["2025-01"]] as const

export const types: ReadonlyArray<Scenario> = [
  finding(
    "a measure is not asked by a dimension that it does not have",
    province(
      { measures: [measure(), measure({ id: "n", dimensions: ["sex"] })] },
      { dimensions: [{ id: "sex", title: text("giới"), members: [{ id: "f", title: text("nữ") }] }] }
    ),
    [figure("a", "2025-01", 5)],
    [
      ["a"],
      ["2025-01"],
      { by: { dimension: "sex" }, expression: { _tag: "Ratio", numerator: of("n"), denominator: of("m") } }
    ],
    /measure "m" has no dimension "sex"; it has none/
  ),
  finding("F1a: percentages are not added over places", world([percent]), shares, january, {
    "p 2025-01": { value: null, reason: "several-figures" }
  }),
  finding(
    "F1b: percentages are not averaged over places",
    world([percent]),
    shares,
    [...january, { expression: of("m", { along: { place: "average" } }) }],
    /place/
  ),
  finding(
    "F1b: percentages are not added by asking for their sum",
    world([percent]),
    shares,
    [...january, { expression: of("m", { along: { place: "sum" } }) }],
    /place/
  ),
  finding(
    "F1c: dividing by one does not launder a basis: turns are not added to people",
    world([measureOf(), stock({ id: "u", basis: "person" })]),
    [figure("a", "2025", 1000), figure("a", "2025", 400, { measure: "u" })],
    [["a"], ["2025"], { expression: { _tag: "Add", left: overOne("m"), right: overOne("u") } }],
    /turn|person/
  )
]
