/** Units that were divided or merged, in words: what is an estimate, and what is filed under a code that is no former one. */
import type { Documents } from "@lantoa/core"
import {
  below,
  edge,
  figure,
  figures,
  merged,
  of,
  province,
  reform,
  target,
  teamsReported,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const june = "2025-06"
const quarter = "2025-Q3"
const now = { boundaries: { asOf: "2025-08-01" } }
const before = { boundaries: { asOf: "2025-01-01" } }

/** Commune a became x, which took 40 in 100 of it, and y. */
const divided = (measure = below(), shares: readonly [unknown, unknown] = [0.4, 0.6]): Scenario["documents"] => {
  const documents = province({ communes: ["a", "x", "y"], measures: [measure] })
  const moves = ["x", "y"].map((to, index) => ({ from: "a", to, shares: { population: shares[index] } }))
  return {
    ...documents,
    hierarchies: [
      {
        ...documents.hierarchies![0]!,
        edges: [
          { unit: "p", level: "province" },
          edge("a", { to: reform }),
          ...["x", "y"].map((id) => edge(id, { from: reform }))
        ]
      }
    ],
    successions: [{ id: "s", kind: "split", date: reform, hierarchy: "state", moves }]
  } as Scenario["documents"]
}

const estimated = (vi: string, en: string) =>
  text(`${vi} (ước tính theo tỷ lệ chia của đơn vị bị tách)`, `${en} (estimated by shares of a divided unit)`)

/** What m is of n, and of both what a told before it was divided. */
const quotient = { _tag: "Ratio", numerator: of("m"), denominator: of("n"), per: 100 } as const
const both = [...figures(june, { a: 3 }), ...figures(june, { a: 5 }, { measure: "n" })]
const ofBoth = divided() as Documents.Encoded
const withBoth: Documents.Encoded = {
  ...ofBoth,
  measures: [...ofBoth.measures!, below({ id: "n" })],
  indicators: [...ofBoth.indicators!, { id: "q", title: text("Tỷ số", "Ratio"), expression: quotient }]
}

/** What is asked of commune x in 2025: it holds a share of what a told of the first half, and `told` of its own. */
const judged = (
  title: string,
  [threshold, more = {}]: readonly [number, object?],
  told: readonly [period: string, value: number | string],
  status: "met" | "notMet" | "unmeasurable",
  because: ReturnType<typeof text>
): Scenario => ({
  title,
  documents: {
    ...withBoth,
    targets: [target(">=", threshold, "2025", { scope: { _tag: "Unit", unit: "x", hierarchy: "state" }, ...more })]
  },
  commits: [
    [
      figure("a", "2025-H1", 3),
      figure("a", "2025-H1", 5, { measure: "n" }),
      figure("x", ...told),
      figure("x", ...told, { measure: "n" })
    ]
  ],
  judges: [{ asOf: "2026-02-01", status, because }]
})

/** Commune a, which lived on, gave 30 in 100 of its stock to g. */
const withGift: Documents.Encoded = {
  ...province({
    communes: ["a", "g"],
    measures: [teamsReported({ own: "no", missing: { carry: "forever" } }), teamsReported({ id: "u" })]
  }),
  hierarchies: [
    {
      ...(divided() as Documents.Encoded).hierarchies![0]!,
      edges: [{ unit: "p", level: "province" }, edge("a"), edge("g", { from: reform })]
    }
  ],
  successions: [
    {
      id: "s",
      kind: "part",
      date: reform,
      hierarchy: "state",
      moves: [{ from: "a", to: "g", shares: { population: 0.3 } }]
    }
  ]
}

export const sharing: ReadonlyArray<Scenario> = [
  finding(
    "so is what is divided by a share, or a share by it",
    withBoth,
    [...both, figure("x", "2025-07", 4), figure("y", "2025-08", 4, { measure: "n" })],
    [["x", "p"], [june], { expression: quotient, ...now }],
    {
      "x 2025-06": {
        value: 60,
        text: text("60 (ước tính theo tỷ lệ chia của đơn vị bị tách)", "60 (estimated by shares of a divided unit)")
      },
      "p 2025-06": { value: 60, text: text("60", "60") }
    }
  ),
  finding(
    "what is about beside a share is no whole thing",
    divided(),
    [figure("a", "2025-H1", 126), figure("x", "2025-H2", "~ 60")],
    [["x"], ["2025", "2025-H2"], now],
    {
      "x 2025": {
        text: estimated("khoảng từ 104,4 đến 116,4 lượt", "about 104.4 to 116.4 turns")
      },
      "x 2025-H2": { text: text("khoảng 60 lượt", "about 60 turns") }
    }
  ),
  judged(
    "a verdict says so of what is met",
    [5],
    ["2025-H2", 4],
    "met",
    text(
      "Đạt: năm 2025 đạt 5,2 lượt (ước tính theo tỷ lệ chia của đơn vị bị tách), chỉ tiêu ít nhất 5 (hạn: năm 2025)",
      "Met: 5.2 turns (estimated by shares of a divided unit) in 2025; the target is at least 5 (due 2025)"
    )
  ),
  judged(
    "of what does not decide",
    [100],
    ["2025-09", 4],
    "unmeasurable",
    text(
      "Chưa kết luận: mới có 5,2 lượt (mới có 7/12 tháng; ước tính theo tỷ lệ chia của đơn vị bị tách), chưa đủ để kết luận với chỉ tiêu ít nhất 100",
      "Undecided: so far 5.2 turns (7 of 12 months; estimated by shares of a divided unit), which does not decide a target of at least 100"
    )
  ),
  judged(
    "of what is closed",
    [100, { closing: { day: "2026-01-15", silent: "zero" } }],
    ["2025-09", 4],
    "notMet",
    text(
      "Không đạt: 5,2/100 (ước tính theo tỷ lệ chia của đơn vị bị tách; chốt 15/01; phần chưa báo cáo tính 0)",
      "Not met: 5.2/100 (estimated by shares of a divided unit; closed 15 January; what was not reported counts 0)"
    )
  ),
  judged(
    "and of a ratio",
    [100, { indicator: "q" }],
    ["2025-H2", 4],
    "notMet",
    text(
      "Không đạt: năm 2025 đạt 86,67 (ước tính theo tỷ lệ chia của đơn vị bị tách), chưa đạt chỉ tiêu ít nhất 100 (hạn: năm 2025)",
      "Not met: 86.67 (estimated by shares of a divided unit) in 2025, short of the target of at least 100 (due 2025)"
    )
  ),
  finding(
    "a share of a count is said to be an estimate, all of it is none",
    divided(),
    [figure("a", june, 3)],
    [["x", "y", "p"], [june], now],
    {
      "x 2025-06": { text: estimated("1,2 lượt", "1.2 turns") },
      "y 2025-06": { text: estimated("1,8 lượt", "1.8 turns") },
      "p 2025-06": { value: 3, text: text("3 lượt", "3 turns") }
    }
  ),
  finding("so is a share of a stock", divided(teamsReported()), [figure("a", june, 3)], [["x"], [june], now], {
    "x 2025-06": { text: estimated("1,2 tổ", "1.2 teams") }
  }),
  finding(
    "beside what an heir told of its own days",
    divided(),
    [figure("a", "2025-H1", 3), figure("x", "2025-H2", 1)],
    [["x"], ["2025"]],
    { "x 2025": { text: estimated("2,2 lượt", "2.2 turns") } }
  ),
  finding(
    "and so is what an heir's figure of more days leaves beside the share, which comes out whole",
    divided(),
    [figure("a", "2025-H1", 10), figure("x", "2025", 30)],
    [["x"], ["2025", "2025-H1", "2025-H2"], now],
    {
      "x 2025": { value: 30, text: text("30 lượt", "30 turns") },
      "x 2025-H1": { value: 4, text: estimated("4 lượt", "4 turns") },
      "x 2025-H2": {
        value: 26,
        text: text(
          "26 lượt (suy ra: 30 − 4; ước tính theo tỷ lệ chia của đơn vị bị tách)",
          "26 turns (derived: 30 − 4; estimated by shares of a divided unit)"
        )
      }
    }
  ),
  finding(
    "where no share is known, what is left is a span for that reason",
    divided(below(), ["part", "remainder"]),
    [figure("a", "2025-H1", 10), figure("x", "2025", 30)],
    [["x"], ["2025-H2"], now],
    {
      "x 2025-H2": {
        value: "[20, 30]",
        text: text(
          "từ 20 đến 30 lượt (suy ra; chưa rõ tỷ lệ chia của đơn vị bị tách)",
          "20 to 30 turns (derived; shares of a divided unit are not known)"
        )
      }
    }
  ),
  finding(
    "a share of a stock that is carried on is an estimate on later days",
    divided(teamsReported({ missing: { carry: "forever" } })),
    [figure("a", june, 10)],
    [["x"], ["2025-07-15"], now],
    {
      "x 2025-07-15": {
        value: 4,
        text: text(
          "4 tổ (số ngày 30/6; ước tính theo tỷ lệ chia của đơn vị bị tách)",
          "4 teams (as of 30 June; estimated by shares of a divided unit)"
        )
      }
    }
  ),
  finding(
    "what a unit told itself of all days is no estimate, though a share lies in it",
    divided(),
    [figure("a", june, 3), figure("x", "2025", 100), figure("x", "2025-H2", 4)],
    [["x"], ["2025", "2025-H1"], now],
    {
      "x 2025": {
        text: text("100 lượt: 6 tháng cuối năm 2025 là 4, còn lại 96", "100 turns: 4 in H2 2025, rest 96")
      },
      "x 2025-H1": { value: 96, text: text("96 lượt", "96 turns") }
    }
  ),
  finding(
    "on old boundaries a code is no former one, and what another unit filed is not in what follows",
    merged({ measures: [below()] }),
    [figure("a", quarter, 25), figure("n", quarter, 100)],
    [["a", "b", "p"], [quarter], before],
    {
      "a 2025-Q3": { value: 25, text: text("25 lượt", "25 turns") },
      "b 2025-Q3": {
        value: 75,
        reported: 75,
        text: text("75 lượt (suy ra: 100 − 25)", "75 turns (derived: 100 − 25)")
      },
      "p 2025-Q3": { value: 100, text: text("100 lượt", "100 turns") }
    }
  ),
  finding(
    "what several communes became together is not divided among them, and none of them is said to have been",
    merged({ measures: [teamsReported()] }),
    [figure("n", quarter, 15)],
    [["a"], [quarter], before],
    {
      "a 2025-Q3": {
        value: "[0, 15]",
        text: text("nhiều nhất 15 tổ (không tách được)", "at most 15 teams (not divided)")
      }
    }
  ),
  finding(
    "where nothing follows it is not said to hold what another unit filed",
    merged({ measures: [below()] }),
    [figure("a", quarter, 25)],
    [["b"], [quarter], before],
    { "b 2025-Q3": { value: ">= 0", reported: null, text: text("chưa rõ số lượt", "unknown turns") } }
  ),
  finding(
    "a share stays an estimate in a year of which the heir told the rest, though it comes out whole",
    divided(),
    [figure("a", "2025-H1", 100), ...figures("2025-H2", { x: 30, y: 40 })],
    [["x", "y", "p"], ["2025", "2025-H2"], now],
    {
      "x 2025": { value: 70, text: estimated("70 lượt", "70 turns") },
      "y 2025": { value: 100, text: estimated("100 lượt", "100 turns") },
      "p 2025": { value: 170, text: text("170 lượt", "170 turns") },
      "x 2025-H2": { value: 30, text: text("30 lượt", "30 turns") },
      "y 2025-H2": { value: 40, text: text("40 lượt", "40 turns") },
      "p 2025-H2": { value: 70, text: text("70 lượt", "70 turns") }
    }
  ),
  finding(
    "not where the heir told of those days itself, in whatever periods",
    divided(),
    [figure("a", june, 5), figure("x", "2025-06/2025-07", 10), figure("x", "2025-08/2025-12", 20)],
    [["x"], ["2025-06/2025-12"], now],
    { "x 2025-06/2025-12": { value: 30, text: text("30 lượt", "30 turns") } }
  ),
  finding(
    "so does a share of some of its days, beside months that the heir told",
    divided(),
    [figure("a", june, 10), ...figures("2025-07", { x: 5 })],
    [["x"], ["2025-06/2025-07"], now],
    { "x 2025-06/2025-07": { value: 9, text: estimated("9 lượt", "9 turns") } }
  ),
  {
    title: "a verdict about each commune says so as well",
    documents: {
      ...ofBoth,
      targets: [
        target(">=", 60, "2025", {
          scope: {
            _tag: "EachUnit",
            level: "commune",
            within: "p",
            hierarchy: "state",
            share: { comparator: ">=", percent: 100 }
          }
        })
      ]
    },
    commits: [[figure("a", "2025-H1", 100), ...figures("2025-H2", { x: 30, y: 40 })]],
    judges: [
      {
        asOf: "2026-01-20",
        status: "met",
        because: text(
          "Đạt: năm 2025 đạt 100% (ước tính theo tỷ lệ chia của đơn vị bị tách), chỉ tiêu 100% số xã đạt từ 60 lượt trở lên (hạn: năm 2025)",
          "Met: 100% (estimated by shares of a divided unit) in 2025; the target is 100% of communes with at least 60 turns (due 2025)"
        )
      }
    ]
  },
  finding(
    "of a stock, what a unit keeps of what it gave a share of is as much an estimate as that share, also below a line",
    withGift,
    [
      figure("a", "2024", 1000),
      figure("a", quarter, 400, { measure: "u" }),
      figure("g", quarter, 200, { measure: "u" })
    ],
    [["a", "g"], [quarter], { expression: { _tag: "Ratio", numerator: of("u"), denominator: of("m"), per: 100 } }],
    {
      "a 2025-Q3": { text: estimated("57,14", "57.14") },
      "g 2025-Q3": { text: estimated("66,67", "66.67") }
    }
  ),
  finding(
    "of a stock by itself too, and not of those together among whom it was divided",
    withGift,
    [figure("a", "2024", 1000)],
    [["a", "g", "p"], [quarter]],
    {
      "a 2025-Q3": {
        value: 700,
        text: text(
          "700 tổ (số ngày 31/12/2024; ước tính theo tỷ lệ chia của đơn vị bị tách)",
          "700 teams (as of 31 December 2024; estimated by shares of a divided unit)"
        )
      },
      "g 2025-Q3": { value: 300 },
      "p 2025-Q3": { value: 1000, text: text("1.000 tổ (số ngày 31/12/2024)", "1,000 teams (as of 31 December 2024)") }
    }
  )
]
