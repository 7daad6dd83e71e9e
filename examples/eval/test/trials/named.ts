/** What a line says of who told what: of which days, in whose words. */
import { below, figure, figures, form, of, province, target, teamsReported, text } from "../support/documents.ts"
import type { Scenario } from "../support/Scenario.ts"
import { finding } from "./world.ts"

const fromJuly = (more: object = {}) =>
  province({ measures: [below(more)] }, { forms: [form("month", { from: "2025-07-01" })] })
const halves = ["a", "b", "c"].flatMap((unit) =>
  ["07", "08", "09", "10", "11", "12"].map((month) => figure(unit, `2025-${month}`, 20))
)
const aim = (documents: ReturnType<typeof province>, more: object = {}) => ({
  ...documents,
  targets: [target(">=", 1000, "2025", more)]
})

const asked: ReadonlyArray<Scenario> = [
  {
    ...finding(
      "who told all the months that a form asks for is known, and of how many of the year that is",
      aim(fromJuly()),
      halves,
      [["p", "a"], ["2025"]],
      {
        "p 2025": { text: text("360 lượt (mới có 6/12 tháng)", "360 turns (6 of 12 months)") },
        "a 2025": { text: text("120 lượt (mới có 6/12 tháng)", "120 turns (6 of 12 months)") }
      }
    ),
    judges: [
      {
        asOf: "2026-01-20",
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: mới có 360 lượt (mới có 6/12 tháng), chưa đủ để kết luận với chỉ tiêu ít nhất 1.000",
          "Undecided: so far 360 turns (6 of 12 months), which does not decide a target of at least 1,000"
        )
      }
    ]
  },
  {
    title: "once it is closed, what nobody is asked for counts as nothing of nobody",
    documents: aim(fromJuly(), { closing: { day: "2026-01-31", silent: "zero" } }),
    commits: [halves],
    judges: [
      {
        asOf: "2026-02-10",
        status: "notMet",
        because: text(
          "Không đạt: 360/1.000 (chốt 31/01; phần chưa báo cáo tính 0)",
          "Not met: 360/1,000 (closed 31 January; what was not reported counts 0)"
        )
      }
    ]
  },
  finding(
    "what the province may have done itself is missing beside the months that nobody is asked for",
    fromJuly({ own: "may" }),
    halves,
    [["p"], ["2025"]],
    {
      "p 2025": {
        text: text(
          "360 lượt (mới có 6/12 tháng; chưa có số của tỉnh)",
          "360 turns (6 of 12 months; none from the province)"
        )
      }
    }
  )
]

const monthly = (more: object = {}) =>
  province({ measures: [below({ own: "may", ...more })] }, { forms: [form("month")] })
const yearOf = (value: string) => ["a", "b", "c"].map((unit) => figure(unit, "2025", value))

const inOtherWords: ReadonlyArray<Scenario> = [
  ...(
    [
      ["~ 60", "khoảng 180", "about 180"],
      ["[50, 60]", "từ 150 đến 180", "150 to 180"]
    ] as const
  ).map(([value, vi, en]) =>
    finding(
      `who told all the days by one figure "${value}" told them, whatever its forms ask for`,
      monthly(),
      yearOf(value),
      [["p"], ["2025"]],
      {
        "p 2025": {
          text: text(`${vi} lượt (các xã; chưa có số của tỉnh)`, `${en} turns (communes; none from the province)`)
        }
      }
    )
  ),
  finding(
    "not so a figure that was sent before its end",
    monthly(),
    ["a", "b", "c"].map((unit) => figure(unit, "2025", 10, { knownAt: "2025-11-25T00:00:00Z" })),
    [["p"], ["2025"]],
    {
      "p 2025": {
        text: text(
          "30 lượt (3/3 xã mới báo cáo một phần; số liệu đến 25/11)",
          "30 turns (3 of 3 communes, in part; data to 25 November)"
        )
      }
    }
  ),
  {
    title: "of each commune only a bound is known then, and none is waited for",
    documents: aim(monthly(), {
      scope: { _tag: "EachUnit", within: "p", level: "commune", hierarchy: "state" },
      threshold: 55
    }),
    commits: [yearOf("[50, 60]")],
    judges: [
      {
        asOf: "2026-01-20",
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: số liệu chỉ biết là từ 0% đến 100%, chưa đủ để kết luận với chỉ tiêu 100% số xã đạt từ 55 lượt trở lên; chưa rõ: Xã A và 2 nơi khác",
          "Undecided: the figure is only known as 0% to 100%, which does not decide a target of 100% of communes with at least 55 turns; not known of Commune A and 2 more"
        )
      }
    ]
  }
]

const withEnds: ReadonlyArray<Scenario> = [
  {
    ...finding(
      "what sources told with both ends keeps them beside silence, as in the verdict",
      aim(monthly({ own: "no" }), { threshold: 130, deadline: { _tag: "Stated", period: "2025-01" } }),
      figures("2025-01", { a: "[50, 60]", b: "[50, 60]" }),
      [["p"], ["2025-01"]],
      {
        "p 2025-01": {
          reported: 100,
          text: text("từ 100 đến 120 lượt (2/3 xã đã báo cáo)", "100 to 120 turns (2 of 3 communes)")
        }
      }
    ),
    judges: [
      {
        asOf: "2026-01-20",
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: từ 100 đến 120/130; 1 xã còn lại cần từ 10 đến 30 (cao nhất đã báo: 50)",
          "Undecided: 100 to 120/130; 1 silent needs 10 to 30 (highest: 50)"
        )
      }
    ]
  },
  finding(
    "so does at most, beside a number",
    monthly({ own: "no" }),
    figures("2025-01", { a: 200, b: "<= 10" }),
    [["p"], ["2025-01"]],
    { "p 2025-01": { text: text("từ 200 đến 210 lượt (2/3 xã đã báo cáo)", "200 to 210 turns (2 of 3 communes)") } }
  ),
  finding(
    "of a stock as well",
    province({ measures: [teamsReported()] }, { forms: [form("month")] }),
    figures("2025-01", { a: 20, b: "[5, 7]" }),
    [["p"], ["2025-01"]],
    { "p 2025-01": { text: text("từ 25 đến 27 tổ (2/3 xã đã báo cáo)", "25 to 27 teams (2 of 3 communes)") } }
  ),
  finding(
    "what an exact number of all says beats them",
    monthly({ own: "no" }),
    [
      ...figures("2025-01", { a: "[50, 60]", b: 40 }),
      figure("a", "2025-01-01/2025-01-10", 55),
      figure("a", "2025-01-11/2025-01-31", 2)
    ],
    [["p"], ["2025-01"]],
    { "p 2025-01": { text: text("97 lượt (2/3 xã đã báo cáo)", "97 turns (2 of 3 communes)") } }
  )
]

const early = "2025-05-01/2025-05-20"
const ofLonger: ReadonlyArray<Scenario> = [
  ...(["min", "max", "average", "first", "last"] as const).map((time) =>
    finding(
      `a longer period alone contradicts nobody, and leaves no ${time} of a shorter one`,
      monthly({ own: "no" }),
      [figure("a", "2025-H1", 21)],
      [["a"], ["2025-02"], { expression: of("m", { along: { time } }) }],
      {
        "a 2025-02": {
          value: null,
          reason: "no-figures",
          text: text(
            "chưa có số liệu “Số liệu” (chỉ có số gộp của kỳ dài hơn)",
            'no figure of "Figures" was reported (of a longer period only)'
          )
        }
      }
    )
  ),
  finding(
    "of days of which all told but one, and only with others, it is not said that nobody told",
    monthly({ own: "no" }),
    figures("2025-05", { a: 10, b: 10 }),
    [["p"], [early]],
    {
      "p 2025-05-01/2025-05-20": {
        value: null,
        text: text(
          "chưa có số liệu “Số liệu” (2 xã chỉ có số gộp của kỳ dài hơn)",
          'no figure of "Figures" was reported (2 communes told a longer period only)'
        )
      }
    }
  ),
  finding(
    "where nobody told more, nothing was reported",
    monthly({ own: "no" }),
    figures("2025-04", { a: 10, b: 10 }),
    [["p"], [early]],
    { "p 2025-05-01/2025-05-20": { text: text("chưa có số liệu “Số liệu”", 'no figure of "Figures" was reported') } }
  )
]

const quarters = ["a", "b"].flatMap((unit) =>
  [10, 20, 30].map((value, month) => figure(unit, `2025-0${month + 1}`, value))
)
const leftOpen: ReadonlyArray<Scenario> = [
  finding(
    "what a quarter leaves to a month says who is silent in it, and that it follows",
    monthly({ own: "no" }),
    [...quarters, figure("p", "2025-Q1", 200)],
    [["p"], ["2025-01"]],
    {
      "p 2025-01": {
        value: "[20, 100]",
        text: text("từ 20 đến 100 lượt (2/3 xã đã báo cáo; suy ra)", "20 to 100 turns (2 of 3 communes; derived)")
      }
    },
    /Silent: 1 reporter, this part is unknown/
  ),
  finding(
    "who is silent beside a total that its parts contradict is in neither",
    monthly({ own: "no" }),
    [...quarters, figure("p", "2025-Q1", 110)],
    [["p"], ["2025-Q1"]],
    {
      "p 2025-Q1": {
        text: text("tỉnh báo 110, các xã cộng lại 120; cần đối chiếu", "province 110, communes 120; reconcile")
      }
    },
    /Silent: 1 reporter, this part is unknown/
  ),
  finding(
    "a bound of the province's own word lacks nobody",
    monthly({ own: "no" }),
    [...quarters, figure("p", "2025-01", "[30, 40]")],
    [["p"], ["2025-01"]],
    {
      "p 2025-01": {
        text: text(
          "từ 30 đến 40 lượt: 2/3 xã 20, còn lại từ 10 đến 20",
          "30 to 40 turns: 2 of 3 communes 20, rest 10 to 20"
        )
      }
    },
    /Silent: 1 reporter; the figures above cover them/
  )
]

const contradicted: ReadonlyArray<Scenario> = [
  finding(
    "what contradicts a month keeps its two sides beside the silence of the others, and lies in none of them",
    monthly({ own: "no" }),
    [...figures("2025-01", { a: 10, b: 10, c: 10 }), figure("p", "2025-01", 0)],
    [["p"], ["2025-Q1"]],
    {
      "p 2025-Q1": {
        reported: 0,
        text: text(
          "từ 0 đến 30 lượt (3/3 xã mới báo cáo một phần; cần đối chiếu: Tỉnh P)",
          "0 to 30 turns (3 of 3 communes, in part; reconcile: Province P)"
        )
      }
    },
    /• 0 · Province P · January 2025[^]*More than the above: communes 30 \(3 figures\)/
  )
]

const itself: ReadonlyArray<Scenario> = [
  finding(
    "of which months the province told itself is said beside who is silent",
    monthly({ own: "no" }),
    [figure("p", "2025-01/2025-09", 900)],
    [["p"], ["2025"]],
    {
      "p 2025": {
        text: text(
          "900 lượt (0/3 xã đã báo cáo; tỉnh mới có 9 tháng đầu năm 2025)",
          "900 turns (0 of 3 communes; the province only January to September 2025)"
        )
      }
    }
  )
]

export const named = [asked, inOtherWords, withEnds, ofLonger, leftOpen, contradicted, itself].flat()
