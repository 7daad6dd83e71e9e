/** No part is more than its whole: what figures leave that cannot all be true is bounds, on every day and in every unit that it reaches. */
import { below, figure, figures, province, sexes } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const [january, february, march, two] = ["2025-01", "2025-02", "2025-03", "2025-01/2025-02"]
const communes = (basis = "turn") =>
  province({ communes: ["a", "b"], measures: [below({ basis, dimensions: ["sex"] })] }, sexes)

export const consistent: ReadonlyArray<Scenario> = [
  finding(
    "what days leave to a commune of two months is no number where one of them leaves it more: both are told as bounds",
    communes(),
    [
      figure("p", january, 1),
      figure("p", two, 8),
      figure("a", january, 0),
      figure("a", march, 0),
      figure("a", "2025-Q1", 8)
    ],
    [
      ["p", "b"],
      [january, two]
    ],
    {
      [`p ${january}`]: { value: 1 },
      [`p ${two}`]: { value: 8 },
      [`b ${january}`]: { value: "[0, 1]", reported: null },
      [`b ${two}`]: { value: "[0, 8]", reported: null }
    }
  ),
  finding(
    "nor is it where another commune's months and quarter leave more of one than of all",
    communes(),
    [
      ...[
        [two, 8],
        ["2025-02/2025-03", 12],
        [march, 4]
      ].map(([days, value]) => figure("p", days as string, value as number)),
      figure("b", february, 0),
      figure("b", "2025-Q1", 5)
    ],
    [["a"], [february, two, "2025-Q1"]],
    {
      [`a ${february}`]: { value: "[0, 8]", reported: null },
      [`a ${two}`]: { value: "[0, 8]", reported: null },
      "a 2025-Q1": { value: null }
    }
  ),
  finding(
    "nor where a month that nobody divided is more than two that hold it",
    communes(),
    [figure("p", march, 1), figure("a", march, 0), ...figures("2025-02/2025-03", { p: 5, a: 5 })],
    [["b"], [march, "2025-02/2025-03"]],
    {
      [`b ${march}`]: { value: "[0, 1]", reported: null },
      "b 2025-02/2025-03": { value: "[0, 5]", reported: null }
    }
  ),
  finding(
    "what a body told of just some days stands beside days that cross them and leave more or less",
    communes(),
    [
      figure("a", march, 0),
      figure("a", "2025-04", 5),
      figure("a", "2025-02/2025-03", 1),
      figure("a", "2025-03/2025-04", 5),
      figure("a", two, 0)
    ],
    [["a"], [january, february, march, "2025-04", two, "2025-02/2025-03", "2025-03/2025-04"]],
    {
      [`a ${january}`]: { value: 0 },
      [`a ${february}`]: { value: 0 },
      [`a ${march}`]: { value: 0 },
      "a 2025-04": { value: 5 },
      [`a ${two}`]: { value: 0 },
      "a 2025-02/2025-03": { value: 1 },
      "a 2025-03/2025-04": { value: 5 }
    }
  ),
  finding(
    "so it does where what communes left to no month is more than its months",
    communes(),
    [
      ...figures(two, { a: 1, b: 14 }),
      ...figures("2025-02/2025-03", { a: 2, b: 4 }),
      figure("a", march, 0),
      ...[
        [january, 10],
        [february, 5],
        [march, 0]
      ].map(([days, value]) => figure("p", days as string, value as number))
    ],
    [["p"], [january, february, march, two]],
    {
      [`p ${january}`]: { value: 10 },
      [`p ${february}`]: { value: 5 },
      [`p ${march}`]: { value: 0 },
      [`p ${two}`]: { value: 15 }
    }
  ),
  finding(
    "a province's months are no quarter of which a commune told more in two of them than in all",
    communes(),
    [
      ...[january, february, march].map((month) => figure("p", month, 0)),
      figure("b", two, 1),
      figure("b", "2025-Q1", 0)
    ],
    [["p"], [two, "2025-Q1"]],
    { [`p ${two}`]: { value: ">= 0", caveat: /0.*1/ }, "p 2025-Q1": { value: ">= 0", caveat: /0.*1/ } }
  )
]
