/** Before the deadline: what is met early, what cannot be, and what has not begun. */
import { below, figures, form, province, target, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import { eachCommune, sessions } from "../support/judged.ts"
import type { Scenario } from "../support/Scenario.ts"

const year = "2025"
const teams = below({ basis: "team", accumulation: "stock" })

const stocks: ReadonlyArray<Scenario> = [
  {
    title: "a stock that may fall again is not met before its day",
    documents: province({ measures: [teams] }, { forms: [form("month")], targets: [target(">=", 20, year)] }),
    commits: [figures("2025-03", { a: 10, b: 10, c: 5 }), figures("2025-12", { a: 5, b: 5, c: 5 })],
    judges: [
      {
        asOf: "2025-04-01",
        status: "notDue",
        because: text(
          "Chưa đến hạn: đến ngày 01/4/2025 đang ở mức 25 tổ (số ngày 31/3), chỉ tiêu ít nhất 20 (hạn: năm 2025)",
          "Not due yet: 25 teams (as of 31 March) by 1 April 2025; the target is at least 20 (due 2025)"
        )
      },
      {
        asOf: "2025-10-10",
        status: "notDue",
        because: text(
          "Chưa đến hạn: đến ngày 10/10/2025 đang ở mức 25 tổ (số ngày 31/3), chỉ tiêu ít nhất 20 (hạn: năm 2025)",
          "Not due yet: 25 teams (as of 31 March) by 10 October 2025; the target is at least 20 (due 2025)"
        )
      },
      {
        asOf: "2026-01-10",
        status: "notMet",
        because: text(
          "Không đạt: năm 2025 đạt 15 tổ, chưa đạt chỉ tiêu ít nhất 20 (hạn: năm 2025)",
          "Not met: 15 teams at the end of 2025, short of the target of at least 20 (due 2025)"
        )
      }
    ]
  },
  {
    title: "neither is a share of communes by what each has on a day",
    documents: province(
      { measures: [teams] },
      { forms: [form("month")], targets: [target(">=", 4, year, eachCommune)] }
    ),
    commits: [figures("2025-03", { a: 10, b: 10, c: 5 })],
    judges: [
      {
        asOf: "2025-03-31",
        status: "notDue",
        because: text(
          "Chưa đến hạn: quý I/2025 đang ở mức 100%, chỉ tiêu 100% số xã đạt từ 4 tổ trở lên (hạn: năm 2025)",
          "Not due yet: 100% at the end of Q1 2025; the target is 100% of communes with at least 4 teams (due 2025)"
        )
      }
    ]
  },
  {
    title: "neither is a ratio of counts, of which what it is divided by still grows",
    documents: province(
      { measures: [below(), { ...below(), id: "n" }] },
      {
        indicators: [{ id: "per", title: text("Bình quân", "Per session"), expression: sessions }],
        targets: [target(">=", 0.5, year, { indicator: "per" })]
      }
    ),
    commits: [
      [
        ...figures("2025-H1", { a: 20, b: 20, c: 20 }),
        ...figures("2025-H1", { a: 50, b: 25, c: 25 }, { measure: "n" }),
        ...figures("2025-H2", { a: 0, b: 0, c: 0 }),
        ...figures("2025-H2", { a: 100, b: 50, c: 50 }, { measure: "n" })
      ]
    ],
    judges: [
      {
        asOf: "2025-06-30",
        status: "notDue",
        because: text(
          "Chưa đến hạn: 6 tháng đầu năm 2025 đạt 0,6, chỉ tiêu ít nhất 0,5 (hạn: năm 2025)",
          "Not due yet: 0.6 in H1 2025; the target is at least 0.5 (due 2025)"
        )
      },
      {
        asOf: "2026-01-10",
        status: "notMet",
        because: text(
          "Không đạt: năm 2025 đạt 0,2, chưa đạt chỉ tiêu ít nhất 0,5 (hạn: năm 2025)",
          "Not met: 0.2 in 2025, short of the target of at least 0.5 (due 2025)"
        )
      }
    ]
  },
  {
    title: "what has been counted since the start cannot fall: it is met early",
    documents: province(
      { measures: [below({ basis: "team", accumulation: "cumulative" })] },
      { forms: [form("month")], targets: [target(">=", 20, year)] }
    ),
    commits: [figures("2025-03", { a: 10, b: 10, c: 5 })],
    judges: [
      {
        asOf: "2025-03-31",
        status: "met",
        because: text(
          "Đạt: quý I/2025 đạt 25 tổ, chỉ tiêu ít nhất 20 (hạn: năm 2025)",
          "Met: 25 teams at the end of Q1 2025; the target is at least 20 (due 2025)"
        )
      }
    ]
  }
]

const turns = { a: 10, b: 5, c: 7 }

/** A target of a half-year over months of the one before it, judged in May. */
const notBegun = (title: string, due: string, more: object, because: ReturnType<typeof text>): Scenario => ({
  title,
  documents: province({ measures: [below()] }, { forms: [form("month")], targets: [target(">=", 10, due, more)] }),
  commits: ["2025-01", "2025-02", "2025-03", "2025-04"].map((month) => figures(month, turns)),
  judges: [{ asOf: "2025-05-20", status: "notDue", value: null, because }]
})

const ahead: ReadonlyArray<Scenario> = [
  notBegun(
    "nothing of a half-year that has not begun is told",
    "2025-H2",
    {},
    text(
      "Chưa đến hạn: kỳ tính bắt đầu từ 01/7/2025; chỉ tiêu ít nhất 10 (hạn: 6 tháng cuối năm 2025)",
      "Not due yet: the period begins on 1 July 2025; the target is at least 10 (due H2 2025)"
    )
  ),
  notBegun(
    "of each commune neither",
    "2025-H2",
    eachCommune,
    text(
      "Chưa đến hạn: kỳ tính bắt đầu từ 01/7/2025; chỉ tiêu 100% số xã đạt từ 10 lượt trở lên (hạn: 6 tháng cuối năm 2025)",
      "Not due yet: the period begins on 1 July 2025; the target is 100% of communes with at least 10 turns (due H2 2025)"
    )
  ),
  notBegun(
    "the limit of a year that has not begun is not broken by the one before it",
    "2026",
    { comparator: "<=" },
    text(
      "Chưa đến hạn: kỳ tính bắt đầu từ 01/01/2026; chỉ tiêu không quá 10 (hạn: năm 2026)",
      "Not due yet: the period begins on 1 January 2026; the target is at most 10 (due 2026)"
    )
  ),
  {
    title: "what there is on a day is told before the year of the target",
    documents: province({ measures: [teams] }, { forms: [form("month")], targets: [target(">=", 20, "2026")] }),
    commits: [figures("2025-03", { a: 10, b: 10, c: 5 })],
    judges: [
      {
        asOf: "2025-04-01",
        status: "notDue",
        because: text(
          "Chưa đến hạn: đến ngày 01/4/2025 đang ở mức 25 tổ (số ngày 31/3), chỉ tiêu ít nhất 20 (hạn: năm 2026)",
          "Not due yet: 25 teams (as of 31 March) by 1 April 2025; the target is at least 20 (due 2026)"
        )
      }
    ]
  }
]

/** A target over what was told of 2025, judged in January of the year after. */
const nextYear = (
  title: string,
  more: object,
  status: "notDue" | "unmeasurable",
  because: ReturnType<typeof text>
) => ({
  title,
  documents: province({ measures: [below()] }, { targets: [target(">=", 10, "2026", more)] }),
  commits: [figures("2025-12", turns)],
  judges: [{ asOf: "2026-01-20", status, value: null, because }]
})

const anew: ReadonlyArray<Scenario> = [
  nextYear(
    "a count without a deadline begins anew each year, and the sentence says of which year there is none",
    { deadline: { _tag: "Absent" } },
    "unmeasurable",
    text(
      "Chưa đánh giá được: năm 2026, đến ngày 20/01: chưa có số liệu “Số liệu”",
      'Unmeasurable: 2026, by 20 January: no figure of "Figures" was reported'
    )
  ),
  nextYear(
    "so does that of the year that has begun",
    {},
    "notDue",
    text(
      "Chưa đến hạn: năm 2026, đến ngày 20/01: chưa có số liệu “Số liệu”, chỉ tiêu ít nhất 10 (hạn: năm 2026)",
      'Not due yet: 2026, by 20 January: no figure of "Figures" was reported; the target is at least 10 (due 2026)'
    )
  )
]

/** A stock of the third quarter, judged after the year, with no form that asks for a later one. */
const older = (title: string, more: object, because: ReturnType<typeof text>): Scenario => ({
  title,
  documents: province({ measures: [teams] }, { targets: [target(">=", 5, year, more)] }),
  commits: [figures("2025-Q3", { a: 5, b: 5, c: 5 })],
  judges: [{ asOf: "2026-01-20", status: "met", because }]
})

const olderDays: ReadonlyArray<Scenario> = [
  older(
    "what stood on an older day is not said to be of the end of the period",
    {},
    text(
      "Đạt: năm 2025 đạt 15 tổ (số ngày 30/9), chỉ tiêu ít nhất 5 (hạn: năm 2025)",
      "Met: 15 teams (as of 30 September) for 2025; the target is at least 5 (due 2025)"
    )
  ),
  older(
    "nor is the share of those who have enough, of which the day is said too",
    eachCommune,
    text(
      "Đạt: năm 2025 đạt 100% (số ngày 30/9), chỉ tiêu 100% số xã đạt từ 5 tổ trở lên (hạn: năm 2025)",
      "Met: 100% (as of 30 September) for 2025; the target is 100% of communes with at least 5 teams (due 2025)"
    )
  )
]

holds("of which day", olderDays)
holds("anew each year", anew)
holds("before the period", ahead)
holds("before its day", stocks)
