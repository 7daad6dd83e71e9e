/** What a total says beyond its parts is in none of them: not of another unit, of another month or of another group. */
import { below, figure, figures, of, province, sexes, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const men = { breakdown: { sex: "m" } }
const women = { breakdown: { sex: "f" } }
const womenOf = { expression: of("m", { where: { sex: "f" } }) }
const [january, february, march, two] = ["2025-01", "2025-02", "2025-03", "2025-01/2025-02"]
const communes = (basis = "turn") =>
  province({ communes: ["a", "b"], measures: [below({ basis, dimensions: ["sex"] })] }, sexes)
/** Of the 30 of commune a it told 14 men and 12 women. */
const groups = [figure("a", january, 30), figure("a", january, 14, men), figure("a", january, 12, women)]
const menOfB = figure("b", january, 14, men)
/** Of the 60 of two months commune a told 14 of each. */
const overTime = [figure("a", two, 60), figure("a", january, 14), figure("a", february, 14)]

export const undivided: ReadonlyArray<Scenario> = [
  finding(
    "what a commune did not divide between two months is in neither month of the province or of another commune",
    communes(),
    [...overTime, figure("b", january, 10), figure("p", two, 100)],
    [
      ["p", "b"],
      [january, february, two]
    ],
    {
      [`p ${january}`]: { value: 24 },
      [`p ${february}`]: { value: "[14, 76]", reported: 14 },
      [`p ${two}`]: { value: 100 },
      [`b ${january}`]: { value: 10 },
      [`b ${february}`]: { value: 30, text: text("30 lượt (suy ra: 100 − 70)", "30 turns (derived: 100 − 70)") },
      [`b ${two}`]: { value: 40, text: text("40 lượt (suy ra: 100 − 60)", "40 turns (derived: 100 − 60)") }
    }
  ),
  finding(
    "figures of days of a commune that are more than its months are no contradiction above it",
    communes(),
    [
      ...overTime,
      ...figures(two, { b: 40 }),
      figure("b", january, 10),
      figure("b", february, 30),
      figure("p", "2025-Q1", 150)
    ],
    [["p"], [two, march, "2025-Q1"]],
    { [`p ${two}`]: { value: 100 }, [`p ${march}`]: { value: 50 }, "p 2025-Q1": { value: 150 } }
  ),
  finding(
    "months of a province that are more than its communes' quarter leave a commune no more than a bound",
    communes(),
    [
      ...[january, february, march].flatMap((month) => [figure("p", month, 100), figure("a", month, 40)]),
      figure("b", january, 50),
      figure("b", "2025-Q1", 150)
    ],
    [["b"], [february, march]],
    {
      [`b ${february}`]: { value: "[0, 60]" },
      [`b ${march}`]: { value: "[0, 60]" }
    }
  ),
  ...["turn", "person"].map((basis) =>
    finding(
      `whom a commune did not divide between men and women are no women of another one (${basis})`,
      communes(basis),
      [...groups, menOfB, figure("p", january, 60)],
      [["p", "b"], [january], womenOf],
      { [`p ${january}`]: { value: "[12, 32]", reported: 12 }, [`b ${january}`]: { value: 16, reported: 16 } }
    )
  ),
  finding(
    "nor are they where nobody told the whole",
    communes("person"),
    [...groups, menOfB],
    [["p", "b"], [january], womenOf],
    { [`p ${january}`]: { value: ">= 12", reported: 12 }, [`b ${january}`]: { value: null, reason: "no-figures" } }
  )
]
