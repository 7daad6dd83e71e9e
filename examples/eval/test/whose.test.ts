/** Whose number is open, and why: who told a whole quarter only, who alone was asked, who had nothing. */
import { asks, situation } from "./situations/Situation.ts"
import {
  below,
  figure,
  figures,
  form,
  measure,
  merged,
  province,
  query,
  target,
  team,
  teamsReported,
  text
} from "./support/documents.ts"
import { holds } from "./support/holds.ts"

const quarter = "2025-Q1"
const monthly = { forms: [form("month")] }
const all = province({ measures: [below()] }, monthly)

/** The same number for each of some months. */
const months = (unit: string, from: number, to: number, value: number | string) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    figure(unit, `2025-${String(from + index).padStart(2, "0")}`, value)
  )

const longer = text(
  "từ 20 đến 110 lượt (1 xã chỉ có số gộp của kỳ dài hơn)",
  "20 to 110 turns (1 commune told a longer period only)"
)

holds("a headline says of a span", [
  situation(
    "who told a longer period only, and so does its verdict",
    { ...all, targets: [target(">=", 50, "2025-02")] },
    [figure("a", quarter, 90), ...figures("2025-02", { b: 10, c: 10 })],
    [asks("p", "2025-02", { value: "[20, 110]", text: longer })],
    {
      judges: [
        {
          asOf: "2025-04-10",
          status: "unmeasurable",
          because: text(
            `Chưa kết luận: số liệu chỉ biết là ${longer.vi}, chưa đủ để kết luận với chỉ tiêu ít nhất 50`,
            `Undecided: the figure is only known as ${longer.en}, which does not decide a target of at least 50`
          )
        }
      ]
    }
  ),
  situation(
    "how many told longer periods that differ",
    all,
    [figure("a", quarter, 90), figure("b", "2025-H1", 30), ...figures("2025-02", { c: 10 })],
    [
      asks("p", "2025-02", {
        value: "[10, 130]",
        text: text(
          "từ 10 đến 130 lượt (2 xã chỉ có số gộp của kỳ dài hơn)",
          "10 to 130 turns (2 communes told a longer period only)"
        )
      })
    ]
  )
])

holds("of what a source calls more than a number", [
  situation(
    "a merged commune's year says that alone, as its half does",
    merged({ measures: [below()] }, monthly),
    [...["a", "b"].flatMap((unit) => months(unit, 1, 6, 5)), ...months("n", 7, 11, 10), ...months("n", 12, 12, "> 10")],
    [
      asks("n", "2025", { value: "> 120", text: text("hơn 120 lượt", "more than 120 turns") }),
      asks("n", "2025-H2", { value: "> 60", text: text("hơn 60 lượt", "more than 60 turns") })
    ]
  )
])

const sewn = measure({ id: "k", own: "no" })
const both = province({ measures: [below(), sewn] }, { forms: [form("month", { measures: ["m", "k"] })] })

holds("of lines left blank", [
  situation(
    "nothing is said where all who told had something",
    both,
    [
      ...["a", "b", "c"].flatMap((unit) => months(unit, 1, 2, 5)),
      ...figures("2025-03", { a: 5, b: 5 }),
      figure("c", "2025-03", 1, { measure: "k" })
    ],
    [
      asks("p", quarter, { value: 40, text: text("40 lượt", "40 turns") }),
      asks("p", "2025-03", {
        value: 10,
        text: text("10 lượt (3/3 xã đã báo cáo, 2 xã có phát sinh)", "10 turns (3 of 3 communes, 2 with any)")
      })
    ]
  )
])

holds("who alone is asked is not counted", [
  situation(
    "a commune of which only its teams told",
    province(
      { measures: [measure({ own: "may" })] },
      { forms: [form("month", { by: { teams: "all" } })], teams: [team("t1", "a")] }
    ),
    [figure("a", "2025-01", 7, { team: "t1" })],
    [
      asks("a", "2025-01", {
        value: ">= 7",
        text: text("7 lượt (các tổ; chưa có số của xã)", "7 turns (teams; none from the commune)")
      }),
      {
        query: query(["a"], ["2025-01/2025-02", quarter], { by: "team" }),
        gives: {
          "a 2025-01/2025-02": { value: ">= 7", text: text("7 lượt (mới có 1/2 tháng)", "7 turns (1 of 2 months)") },
          "a 2025-Q1": { value: ">= 7", text: text("7 lượt (mới có 1/3 tháng)", "7 turns (1 of 3 months)") }
        }
      }
    ]
  ),
  situation(
    "a team that told a part, where no form asks for it",
    province({ measures: [measure({ own: "may", reports: ["teams"] })] }, { teams: [team("t1", "a")] }),
    [figure("a", "2025-01", 7, { team: "t1" })],
    [
      {
        query: query(["a"], [quarter], { by: "team" }),
        gives: { "a 2025-Q1": { text: text("7 lượt (mới có 1/3 tháng)", "7 turns (1 of 3 months)") } }
      }
    ]
  ),
  situation(
    "a merged commune of which only one of the former ones told a stock",
    merged({ measures: [teamsReported({ own: "no" })] }, monthly),
    [figure("a", "2025-06", 5)],
    [
      asks("n", "2025-07", {
        value: ">= 5",
        text: text("5 tổ (mới báo cáo một phần; số ngày 30/6)", "5 teams (in part; as of 30 June)")
      }),
      asks("p", "2025-07", {
        value: ">= 5",
        text: text(
          "5 tổ (1/1 xã mới báo cáo một phần; số ngày 30/6)",
          "5 teams (1 of 1 commune, in part; as of 30 June)"
        )
      })
    ]
  )
])
