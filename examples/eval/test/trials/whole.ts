/** Half of what is counted is none: of what is only about, whole things are said and came in. */
import {
  below,
  figure,
  figures,
  merged,
  of,
  province,
  query,
  reform,
  sexes,
  target,
  team,
  text
} from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const two = "2025-01/2025-02"
const month = (period: string) => [figure("a", period, "~ 5"), figure("b", period, 3), figure("c", period, 2)]

export const whole: ReadonlyArray<Scenario> = [
  {
    title: "what is about lies between bounds that may be halves, and whole things are said of it",
    documents: {
      ...province({ measures: [below({ basis: "activity", own: "may" })] }),
      targets: [target(">=", 40, two)]
    },
    commits: [[...month("2025-01"), figure("p", "2025-01", 20), ...month("2025-02")]],
    asks: [
      {
        query: query(["p"], ["2025-01", two]),
        gives: {
          "p 2025-01": {
            value: 20,
            text: text(
              "20 hoạt động: các xã khoảng 10, còn lại khoảng 10",
              "20 activities: communes about 10, rest about 10"
            )
          },
          [`p ${two}`]: {
            lower: 29.5,
            reported: 30,
            text: text(
              "khoảng 30 hoạt động (tỉnh mới có 1/2 tháng)",
              "about 30 activities (the province 1 of 2 months)"
            )
          }
        },
        explains: /Inside the above: communes about 10 \(3 figures\)[^]*Rest: about 10 \(of 20\)/
      }
    ],
    judges: [
      {
        asOf: "2025-03-10",
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: khoảng 30/40; cấp tỉnh báo chưa đủ, phần còn thiếu cần 10",
          "Undecided: about 30/40; the missing part of the province itself would need 10"
        )
      }
    ]
  },
  {
    title: "what all communes tell about is said in whole things, and of a ratio as it is",
    documents: province({ measures: [below(), below({ id: "other" })] }),
    commits: [
      [...month("2025-01"), ...["a", "b", "c"].map((unit) => figure(unit, "2025-01", 1, { measure: "other" }))]
    ],
    asks: [
      {
        query: query(["p"], ["2025-01"]),
        gives: { "p 2025-01": { value: "[9.5, 10.5]~", text: text("khoảng 10 lượt", "about 10 turns") } }
      },
      {
        query: query(["p"], ["2025-01"], {
          expression: { _tag: "Ratio", numerator: of("m"), denominator: of("other") }
        }),
        gives: { "p 2025-01": { text: text("khoảng từ 3,16 đến 3,5", "about 3.16 to 3.5") } },
        explains: /: about 10 \[/
      }
    ]
  },
  {
    title: "what has parts is said with them",
    documents: province({ communes: ["a", "b"], measures: [below({ basis: "gift" })] }),
    commits: [[figure("a", "2025-01", "~ 2.5"), figure("b", "2025-01", 0.3)]],
    asks: [
      {
        query: query(["p"], ["2025-01"]),
        gives: { "p 2025-01": { text: text("khoảng từ 2,55 đến 3,05 món quà", "about 2.55 to 3.05 gifts") } }
      }
    ]
  },
  finding(
    "what came in of who was made of others is the number that was said, as of who was not",
    merged({ measures: [below()], parents: ["a", "b"] }),
    [...figures("2025-H1", { a: 10, b: 10 }), figure("n", "2025-H2", "~ 40")],
    [["n"], ["2025", "2025-H2"], { boundaries: { asOf: reform } }],
    { "n 2025": { value: "[56, 64]~", reported: 60 }, "n 2025-H2": { value: "[36, 44]~", reported: 40 } }
  ),
  finding(
    "so it is of a province that told of one month itself, and of others by a commune",
    province({ measures: [below()] }),
    [figure("p", "2025-01", "~ 100"), figure("a", "2025-02", 10)],
    [["p"], [two]],
    { [`p ${two}`]: { lower: 100, reported: 110 } }
  ),
  {
    title: "what others beat stays beaten in periods of more days, of a province, its communes and what holds them",
    documents: {
      ...province({ communes: ["a", "b"], measures: [below()] }),
      targets: [target(">=", 700, "2025")]
    },
    commits: [
      [
        figure("p", "2025-Q1", "~ 600"),
        ...figures("2025-Q1", { a: 270, b: 270 }),
        ...["2025-04", "2025-05", "2025-06"].map((period) => figure("a", period, 20)),
        figure("a", "2025-Q2", "~ 65")
      ]
    ],
    asks: [
      {
        query: query(["p", "a"], ["2025-Q1", "2025-Q2", "2025-H1", "2025"]),
        gives: {
          "p 2025-Q1": { value: 540, reported: 540, text: text("540 lượt", "540 turns") },
          "p 2025-Q2": { lower: 60, reported: 60 },
          "p 2025-H1": { lower: 600, reported: 600 },
          "p 2025": {
            lower: 600,
            reported: 600,
            text: text("600 lượt (2/2 xã mới báo cáo một phần)", "600 turns (2 of 2 communes, in part)")
          },
          "a 2025-Q1": { value: 270, reported: 270 },
          "a 2025-Q2": { value: 60, reported: 60 },
          "a 2025-H1": { value: 330, reported: 330 },
          "a 2025": {
            lower: 330,
            reported: 330,
            text: text("330 lượt (mới có 2/4 quý)", "330 turns (2 of 4 quarters)")
          }
        },
        explains: /270 · Commune B · Q1 2025[^]*Not added[^]*about 600/
      }
    ],
    judges: [{ asOf: "2026-01-10", status: "unmeasurable" }]
  },
  {
    title: "so does a total that is about of what its groups and its teams say",
    documents: province(
      { communes: ["a"], measures: [below({ dimensions: ["sex"] }), below({ id: "o", reports: ["teams"] })] },
      {
        ...sexes,
        teams: [team("t", "a")]
      }
    ),
    commits: [
      [
        figure("a", "2025-Q1", "~ 100"),
        figure("a", "2025-Q1", 40, { breakdown: { sex: "f" } }),
        figure("a", "2025-Q1", 52, { breakdown: { sex: "m" } }),
        figure("a", "2025-Q1", "~ 100", { measure: "o" }),
        figure("a", "2025-Q1", 93, { measure: "o", team: "t" })
      ]
    ],
    asks: [
      { query: query(["a"], ["2025-H1"]), gives: { "a 2025-H1": { lower: 92, reported: 92 } } },
      {
        query: query(["a"], ["2025-H1"], { expression: of("o") }),
        gives: { "a 2025-H1": { lower: 93, reported: 93 } }
      }
    ]
  }
]
