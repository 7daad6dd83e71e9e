/** What a total says beyond its parts is in none of them: not of another unit, of another month or of another group. */
import { below, figure, figures, of, province, sexes, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const men = { breakdown: { sex: "m" } }
const women = { breakdown: { sex: "f" } }
const menOf = { expression: of("m", { where: { sex: "m" } }) }
const womenOf = { expression: of("m", { where: { sex: "f" } }) }
const [january, february, march, two] = ["2025-01", "2025-02", "2025-03", "2025-01/2025-02"]
const [half, july, seven] = ["2025-H1", "2025-07", "2025-01/2025-07"]
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
  ),
  finding(
    "what a province says of a month by two running totals stands, whatever its communes had of each",
    communes(),
    [...figures(half, { p: 600, a: 300, b: 240 }), ...figures(seven, { p: 720, a: 350, b: 280 })],
    [["p"], [july, half, seven]],
    {
      [`p ${july}`]: { value: 120, text: text("120 lượt: các xã 90, còn lại 30", "120 turns: communes 90, rest 30") },
      [`p ${half}`]: { value: 600 },
      [`p ${seven}`]: { value: 720 }
    }
  ),
  finding(
    "so it is of two communes that told together, and of the province that holds them",
    province({ measures: [below()] }),
    [
      figure(["a", "b"], half, 600),
      figure(["a", "b"], seven, 720),
      ...figures(half, { a: 300, b: 240 }),
      ...figures(seven, { a: 350, b: 280 }),
      figure("c", july, 10)
    ],
    [["p"], [july]],
    { [`p ${july}`]: { value: 130 } }
  ),
  finding(
    "a running total above its months is confirmed by communes that say the same of all of them",
    communes(),
    [figure("p", january, 52), figure("p", february, 24), ...figures(two, { p: 82, a: 29, b: 53 })],
    [["p"], [two]],
    { [`p ${two}`]: { value: 82, text: text("82 lượt: các tháng 76, còn lại 6", "82 turns: months 76, rest 6") } }
  ),
  ...["turn", "person"].map((basis) =>
    finding(
      `what communes leave out is not missing among the men and women of their province (${basis})`,
      communes(basis),
      [...figures(january, { p: 58, a: 20, b: 27 }), figure("p", january, 5, women)],
      [["p"], [january], { expression: of("m", { where: { sex: "m" } }) }],
      { [`p ${january}`]: { value: 53 } }
    )
  ),
  finding(
    "men and women who are fewer than a commune told contradict nobody where their province told more of all",
    communes(),
    [...figures(january, { p: 59, a: 51 }), figure("p", january, 23, men), figure("p", january, 27, women)],
    [["p", "b"], [january]],
    { [`p ${january}`]: { value: 59 }, [`b ${january}`]: { value: 8 } }
  ),
  finding(
    "nor do men and women of communes of which one divided not all of them",
    communes(),
    [...groups, ...figures(january, { b: 20 }), figure("b", january, 10, men), figure("b", january, 10, women)],
    [["p"], [january]],
    { [`p ${january}`]: { value: 50, text: text("50 lượt", "50 turns") } }
  ),
  finding(
    "a quarter of communes is not all of a province that told more of a month in it",
    communes(),
    [...figures(january, { p: 60, a: 20, b: 30 }), ...figures("2025-Q1", { a: 60, b: 40 })],
    [["p"], [january, "2025-02/2025-03", "2025-Q1"]],
    {
      [`p ${january}`]: { value: 60 },
      "p 2025-02/2025-03": { value: 50 },
      "p 2025-Q1": { value: ">= 110", reported: 110 }
    }
  ),
  finding(
    "whoever was not divided may all be of one month",
    communes(),
    [figure("a", "2025-Q1", 32), figure("a", "2025-Q1", 10, women), figure("a", "2025-Q1", 11, men)],
    [["a"], [january]],
    { [`a ${january}`]: { value: "[0, 32]" } }
  ),
  finding(
    "two communes that told more together than each of them are that much of their province",
    province({ measures: [below()] }),
    [figure(["a", "b"], january, 50), ...figures(january, { a: 20, b: 20, c: 10 })],
    [["p"], [january]],
    { [`p ${january}`]: { value: 60 } }
  ),
  finding(
    "what a commune told of two months and of neither is not another one's in either of them",
    communes(),
    [...figures(january, { p: 46, a: 12 }), ...figures(february, { p: 45, a: 18 }), ...figures(two, { p: 91, a: 35 })],
    [["b"], [january, february, two]],
    {
      [`b ${january}`]: { value: "[0, 34]" },
      [`b ${february}`]: { value: "[0, 27]" },
      [`b ${two}`]: { value: 56 }
    }
  ),
  finding(
    "what a commune told beyond its months leaves the men and women of each month as they were, though a neighbour is late",
    communes(),
    [
      ...figures(january, { a: 20, b: 10 }),
      figure("a", january, 12, women),
      figure("b", january, 4, women),
      figure("a", february, 30),
      figure("a", february, 18, women),
      figure("a", two, 60)
    ],
    [["a"], [january, february, two], { expression: of("m", { where: { sex: "m" } }) }],
    {
      [`a ${january}`]: { value: 8, reported: 8 },
      [`a ${february}`]: { value: 12, reported: 12 },
      [`a ${two}`]: { value: "[20, 30]", reported: 20 }
    }
  ),
  finding(
    "what a province told beyond its months may be of a commune that told months alone",
    communes(),
    [...figures(january, { p: 13, b: 12 }), ...figures(february, { p: 20, b: 20 }), figure("p", two, 45)],
    [["a"], [two]],
    { [`a ${two}`]: { value: "[1, 13]" } }
  ),
  finding(
    "but not what one of its communes told beyond its own",
    communes(),
    [...figures(january, { p: 20, a: 10 }), ...figures(february, { p: 21, a: 7 }), ...figures(two, { p: 49, a: 25 })],
    [["b"], [january, february, two]],
    {
      [`b ${january}`]: { value: 10, reported: 10 },
      [`b ${february}`]: { value: 14, reported: 14 },
      [`b ${two}`]: { value: 24 }
    }
  ),
  finding(
    "what more days leave of a commune is no more than its province told of these, where that one told more of all of them",
    communes(),
    [
      ...figures(january, { p: 28, a: 14 }),
      figure("p", february, 14),
      figure("a", "2025-02-01/2025-02-09", 5),
      ...figures(two, { p: 46, a: 32 })
    ],
    [["p", "a", "b"], [february]],
    {
      [`p ${february}`]: { value: 14 },
      [`a ${february}`]: { value: "[5, 14]", reported: 5 },
      [`b ${february}`]: { value: "[0, 14]" }
    }
  ),
  finding(
    "and is what its neighbours leave of that",
    communes(),
    [...figures(january, { p: 28, a: 14 }), ...figures(february, { p: 14, b: 5 }), ...figures(two, { p: 46, a: 32 })],
    [["a"], [february]],
    { [`a ${february}`]: { value: 9, text: text("9 lượt (suy ra: 14 − 5)", "9 turns (derived: 14 − 5)") } }
  ),
  finding(
    "but what it told of just these days stands against its province",
    communes(),
    [...figures(january, { p: 28, a: 14 }), ...figures(february, { p: 14, a: 18 }), ...figures(two, { p: 46, a: 32 })],
    [["p", "a"], [february]],
    {
      [`p ${february}`]: {
        value: "[14, 18]",
        text: text("tỉnh báo 14, riêng Xã A đã 18; cần đối chiếu", "province 14, Commune A alone 18; reconcile")
      },
      [`a ${february}`]: { value: 18 }
    }
  ),
  finding(
    "men whom a commune's total leaves are no more than its province told, where that one told more of all",
    communes(),
    [
      ...figures(january, { p: 46, a: 32 }),
      ...figures(january, { p: 28, a: 14 }, women),
      figure("p", january, 14, men)
    ],
    [["a", "p"], [january], { expression: of("m", { where: { sex: "m" } }) }],
    { [`a ${january}`]: { value: "[0, 14]", reported: null }, [`p ${january}`]: { value: 14 } }
  ),
  finding(
    "what more days leave of communes contradicts no groups of their province, one of which was more over all of these",
    communes(),
    [
      figure("p", january, 15, men),
      figure("p", january, 20, women),
      figure("p", february, 31, women),
      figure("p", two, 58, women),
      figure("b", january, 0),
      figure("a", february, 23),
      figure("a", two, 60)
    ],
    [["p"], [january]],
    { [`p ${january}`]: { value: 35, reported: 35 } }
  ),
  finding(
    "nor days of its province that lie across these",
    province({ measures: [below()] }),
    [
      ...figures(january, { p: 57, b: 23 }),
      ...figures(february, { p: 67 }),
      ...figures(march, { p: 64, b: 21 }),
      ...figures(two, { p: 131, b: 43 }),
      ...figures("2025-02/2025-03", { p: 131, a: 58, c: 39 })
    ],
    [["p"], ["2025-02/2025-03"]],
    { "p 2025-02/2025-03": { value: 131 } }
  ),
  finding(
    "two months are no less than what one told and its province leaves to the other",
    communes(),
    [
      figure("a", january, 15),
      figure("a", february, 4),
      figure("b", january, 6),
      ...figures(january, { p: 26 }),
      figure("p", two, 37)
    ],
    [["b"], [february, two]],
    { [`b ${february}`]: { value: 7 }, [`b ${two}`]: { value: "[13, 18]", reported: 13 } }
  ),
  finding(
    "nor less than what groups come to in one of them",
    communes(),
    [figure("p", february, 26, women), ...figures(february, { a: 5, b: 9 }, women), figure("b", february, 16)],
    [["p"], [february, two]],
    { [`p ${february}`]: { value: ">= 33", reported: 33 }, [`p ${two}`]: { value: ">= 33", reported: 33 } }
  ),
  finding(
    "what communes told together beyond each of them may be of men, where only the women were told apart",
    province({ communes: ["a", "b", "c"], measures: [below({ dimensions: ["sex"] })] }, sexes),
    [
      figure(["a", "b"], january, 50),
      ...figures(january, { a: 20, b: 20, c: 7 }),
      figure(["a", "b"], january, 3, women),
      figure("c", january, 2, women)
    ],
    [["p"], [january], menOf],
    { [`p ${january}`]: { value: 52, reported: 52 } }
  )
]
