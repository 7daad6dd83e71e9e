/** F3: stocks and people over a merger. */
import { figure, form, merged, of } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding, measureOf, people, stock } from "./world.ts"

const stocks = [figure("a", "2025-06", 100), figure("b", "2025-06", 50), figure("n", "2025-12", 160)]
const boundaries = { asOf: "2025-12-31" }
const right = { average: 155, max: 160, min: 150, first: 150 }
const halves = [figure("a", "2025-H1", 100), figure("b", "2025-H1", 50), figure("n", "2025-H2", 160)]
const silent = merged({ complete: false, measures: [stock()] })
const regular = merged({ measures: [stock({ own: "no" })] }, { forms: [form("half")] })

export const mergers: ReadonlyArray<Scenario> = [
  ...Object.entries(right).flatMap(([time, value]) => [
    finding(
      `F3: ${time} of a stock over a merger does not exclude what is true`,
      silent,
      stocks,
      [["p", "n"], ["2025"], { expression: of("m", { along: { time } }), boundaries }],
      { "p 2025": { holds: value }, "n 2025": { holds: value } }
    ),
    finding(
      `F3: ${time} of a stock over a merger is that of the units that became one, where a form gives the rhythm`,
      regular,
      stocks,
      [["p", "n"], ["2025"], { expression: of("m", { along: { time } }), boundaries }],
      { "p 2025": { value }, "n 2025": { value } }
    )
  ]),
  finding(
    "F3: people of both halves of a year are not added, and silence stays open",
    merged({ complete: false, measures: [people] }),
    halves,
    [["p"], ["2025"]],
    { "p 2025": { value: ">= 160", reported: 160 } }
  ),
  finding(
    "F3: people of both halves of a year lie between the larger half and the sum",
    merged({ measures: [measureOf({ basis: "person", additivity: { time: "overlapping" } })] }),
    halves,
    [["p"], ["2025"]],
    { "p 2025": { value: "[160, 310]", reported: 160 } }
  )
]
