/** Who counts, and what is known in part: at least so many, or weeks of a month. */
import type { Text } from "@lantoa/core"
import { below, figure, figures, form, measure, province, target, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import { closed, closing, due, judged, quarter } from "../support/judged.ts"
import type { Judged, Scenario } from "../support/Scenario.ts"

const counting: ReadonlyArray<Scenario> = [
  judged(
    "closed: the province's own part counts as nothing where all communes are in",
    [">=", 4000, closing],
    { a: 1200, b: 1200, c: 1200 },
    {
      asOf: closed,
      status: "notMet",
      because: text(
        "Không đạt: 3.600/4.000 (chốt 01/5; cấp tỉnh không báo cáo tính 0)",
        "Not met: 3,600/4,000 (closed 1 May; the province's own part counts 0)"
      )
    },
    [measure(), "quarter"]
  ),
  judged(
    "closed: a silent commune and the province's own part count as nothing",
    [">=", 4000, closing],
    { a: 1200, b: 1200 },
    {
      asOf: closed,
      status: "notMet",
      because: text(
        "Không đạt: 2.400/4.000 (chốt 01/5; 1 xã và cấp tỉnh không báo cáo tính 0)",
        "Not met: 2,400/4,000 (closed 1 May; 1 silent and the province's own part count 0)"
      )
    },
    [measure(), "quarter"]
  ),
  judged(
    "undecided for the province's own part alone",
    [">=", 4000],
    { a: 1200, b: 1200, c: 1200 },
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: 3.600/4.000; chưa có số của cấp tỉnh, cần ít nhất 400",
        "Undecided: 3,600/4,000; none from the province itself, which would need 400"
      )
    },
    [measure(), "quarter"]
  ),
  judged(
    "who reported the whole quarter is not silent in its months",
    [">=", 300],
    { a: 100, b: 100 },
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: 200/300; 1 xã còn lại cần 100 (cao nhất đã báo: 100)",
        "Undecided: 200/300; 1 silent needs 100 (highest: 100)"
      )
    },
    [below(), "month"]
  ),
  judged(
    "closed: only who is still open counts as nothing",
    [">=", 300, closing],
    { a: 100, b: 100 },
    {
      asOf: closed,
      status: "notMet",
      because: text(
        "Không đạt: 200/300 (chốt 01/5; 1 xã không báo cáo tính 0)",
        "Not met: 200/300 (closed 1 May; 1 silent counts 0)"
      )
    },
    [below(), "month"]
  ),
  {
    ...judged(
      "all have told a part",
      [">=", 500],
      {},
      {
        asOf: due,
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: 170/500; 3 xã báo chưa đủ, phần còn thiếu cần bình quân 110",
          "Undecided: 170/500; the missing parts of 3 communes need 110 each on average"
        )
      },
      [below(), "month"]
    ),
    commits: [figures("2025-01", { a: 100, b: 50, c: 20 })]
  },
  {
    ...judged(
      "one commune alone has told a part",
      [">=", 500],
      {},
      {
        asOf: due,
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: 170/500; 1 xã báo chưa đủ, phần còn thiếu cần 330",
          "Undecided: 170/500; the missing part of 1 commune needs 330"
        )
      },
      [below(), "month"]
    ),
    commits: [[...figures("2025-01", { a: 100 }), ...figures(quarter, { b: 50, c: 20 })]]
  },
  {
    title: "a deadline that is a span of days is due on its last",
    documents: province({ measures: [below()] }, { targets: [target(">=", 100, "2025-01-01/2025-02-28")] }),
    commits: [figures("2025-01", { a: 10, b: 20, c: 30 })],
    judges: [
      {
        asOf: "2025-02-01",
        status: "notDue",
        because: text(
          "Chưa đến hạn: đến ngày 01/02/2025 đạt 60 lượt (3/3 xã mới báo cáo một phần), chỉ tiêu ít nhất 100 (hạn: 28/02/2025)",
          "Not due yet: 60 turns (3 of 3 communes, in part) by 1 February 2025; the target is at least 100 (due 28 February 2025)"
        )
      }
    ]
  },
  judged(
    "a ceiling that one commune may still break",
    ["<=", 300],
    { a: 100, b: 100 },
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: 200/300; 1 xã còn lại chỉ được tối đa 100",
        "Undecided: 200/300; 1 silent may hold at most 100"
      )
    },
    [below(), "quarter"]
  )
]

/** Commune b told 10, and a what is at least or more than something. */
const ofAtLeast = (title: string, a: string, because: Text.Text): Scenario =>
  judged(title, [">=", 100], { a, b: 10 }, { asOf: due, status: "unmeasurable", because })

const least: ReadonlyArray<Scenario> = [
  ofAtLeast(
    "then it came in at least",
    ">= 40",
    text(
      "Chưa kết luận: ít nhất 50/100; 1 xã còn lại cần 50 (cao nhất đã báo: 40)",
      "Undecided: at least 50/100; 1 silent needs 50 (highest: 40)"
    )
  ),
  ofAtLeast(
    "more than it is said so",
    "> 40",
    text(
      "Chưa kết luận: hơn 50/100; 1 xã còn lại cần 50 (cao nhất đã báo: 40)",
      "Undecided: more than 50/100; 1 silent needs 50 (highest: 40)"
    )
  )
]

/** Commune a told three weeks of January, and nothing else is told. */
const ofWeeks = (title: string, more: object, judge: Judged): Scenario => ({
  title,
  documents: province(
    { measures: [below()] },
    {
      forms: [form("week")],
      targets: [target(">=", 100, "2025-01", { scope: { _tag: "Unit", unit: "a", hierarchy: "state" }, ...more })]
    }
  ),
  commits: [[1, 2, 3].map((week) => figure("a", `2025-W0${week}`, 10))],
  judges: [judge]
})

const weekly: ReadonlyArray<Scenario> = [
  ofWeeks(
    "its month is the reporting month",
    {},
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: 30/100 (tháng báo cáo: tuần tính theo ngày thứ Năm); 1 xã báo chưa đủ, phần còn thiếu cần 70",
        "Undecided: 30/100 (reporting month: a week belongs to the month of its Thursday); the missing part of 1 commune needs 70"
      )
    }
  ),
  ofWeeks("closed as well", closing, {
    asOf: closed,
    status: "notMet",
    because: text(
      "Không đạt: 30/100 (tháng báo cáo: tuần tính theo ngày thứ Năm; chốt 01/5; phần còn thiếu của 1 xã tính 0)",
      "Not met: 30/100 (reporting month: a week belongs to the month of its Thursday; closed 1 May; what 1 commune has not reported counts 0)"
    )
  })
]

holds("who counts", counting)
holds("where a source says at least", least)
holds("what weeks say of a month", weekly)
