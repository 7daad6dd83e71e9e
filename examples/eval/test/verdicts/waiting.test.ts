/** Who is waited for, and who is counted as nothing after closing. */
import type { Text } from "@lantoa/core"
import { below, figure, figures, form, measure, of, province, target, team, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import { closed, closing, due, judged, quarter } from "../support/judged.ts"
import type { Figure } from "../support/documents.ts"
import type { Judged, Scenario } from "../support/Scenario.ts"

const teams = [team("t1", "p"), team("t2", "p")]
const several: ReadonlyArray<Scenario> = [
  {
    ...judged(
      "several kinds of silent are listed, the province's own part last",
      [">=", 500, closing],
      {},
      {
        asOf: closed,
        status: "notMet",
        because: text(
          "Không đạt: 3/500 (chốt 01/5; 2 xã, 2 tổ và cấp tỉnh không báo cáo tính 0)",
          "Not met: 3/500 (closed 1 May; 2 communes and 2 teams silent and the province's own part count 0)"
        )
      }
    ),
    documents: province(
      { measures: [measure()] },
      {
        teams,
        forms: [form("quarter"), form("quarter", { id: "by-team", by: { teams: "all" } })],
        targets: [target(">=", 500, quarter, closing)]
      }
    ),
    commits: [figures(quarter, { c: 3 })]
  },
  {
    ...judged(
      "what came after a total is not said of the period",
      [">=", 34],
      {},
      {
        asOf: due,
        status: "met",
        because: text(
          "Đạt: quý I/2025 đạt 40 lượt (số liệu đến 20/3); 3 xã gửi sau 37, chưa rõ đã gồm, chỉ tiêu ít nhất 34 (hạn: quý I/2025)",
          "Met: Q1 2025: 40 turns (data to 20 March); 37 came later, perhaps included; the target is at least 34 (due Q1 2025)"
        )
      },
      [below(), "month"]
    ),
    commits: [
      [
        figure("p", quarter, 40, { knownAt: "2025-03-20T00:00:00Z" }),
        ...figures(quarter, { a: 20, b: 10 }, { knownAt: "2025-04-03T00:00:00Z" }),
        figure("c", "2025-02", 7, { knownAt: "2025-04-03T00:00:00Z" })
      ]
    ]
  }
]

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

/** Communes a and b filed together; c alone; d is the only one of whom nothing came. */
const together = (period: string, fields: object): Scenario => ({
  title: `who was told together with others is not waited for, nor counted as nothing: ${JSON.stringify(fields)}, ${period}`,
  documents: province(
    { communes: ["a", "b", "c", "d"], measures: [below(fields)] },
    { forms: [form("quarter")], targets: [target(">=", 40, quarter, closing)] }
  ),
  commits: [[figure(["a", "b"], period, 20), figure("c", period, 6)]],
  judges: [
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: 26/40; 1 xã còn lại cần 14 (cao nhất đã báo: 6)",
        "Undecided: 26/40; 1 silent needs 14 (highest: 6)"
      )
    },
    {
      asOf: closed,
      status: "notMet",
      because: text(
        "Không đạt: 26/40 (chốt 01/5; 1 xã không báo cáo tính 0)",
        "Not met: 26/40 (closed 1 May; 1 silent counts 0)"
      )
    }
  ]
})

/** Who says that the number is not known may hold what is missing. */
const unknown = (
  title: string,
  values: { readonly [unit: string]: number },
  undecided: Text.Text,
  shut: Text.Text
): Scenario => ({
  title,
  documents: province(
    { measures: [below()] },
    { forms: [form("quarter")], targets: [target(">=", 100, quarter, closing)] }
  ),
  commits: [[...figures(quarter, { a: 30, ...values }), figure("b", quarter, null)]],
  judges: [
    { asOf: due, status: "unmeasurable", because: undecided },
    { asOf: closed, status: "unmeasurable", because: shut }
  ]
})

/** Newly founded teams are unknown where a line is left blank: of b in February. */
const blank = (title: string, told: ReadonlyArray<object>, undecided: Text.Text, shut: Text.Text): Scenario => ({
  title,
  documents: province(
    { measures: [below({ basis: "team", once: true, missing: "unknown" }), below({ id: "n" })] },
    { forms: [form("month", { measures: ["m", "n"] })], targets: [target(">=", 20, quarter, closing)] }
  ),
  commits: [
    [
      ...["2025-01", "2025-02", "2025-03"].flatMap((month) => figures(month, { a: 2 })),
      ...["2025-01", "2025-03"].flatMap((month) => figures(month, { b: 1 })),
      figure("b", "2025-02", 4, { measure: "n" }),
      ...told
    ]
  ],
  judges: [
    { asOf: due, status: "unmeasurable", because: undecided },
    { asOf: closed, status: "notMet", because: shut }
  ]
})

const known: ReadonlyArray<Scenario> = [
  together(quarter, {}),
  together(quarter, { basis: "person" }),
  together("2025-03-31", { basis: "team", accumulation: "stock" }),
  unknown(
    "who does not know the number may hold what is missing, as who is silent may",
    {},
    text(
      "Chưa kết luận: 30/100; 1 xã chưa báo cáo; 1 xã chưa rõ số",
      "Undecided: 30/100; 1 silent; 1 commune without a known figure"
    ),
    text(
      "Chưa kết luận: số liệu chỉ biết là ít nhất 30, chưa đủ để kết luận với chỉ tiêu ít nhất 100 (chốt 01/5; 1 xã không báo cáo tính 0; 1 xã chưa rõ số)",
      "Undecided: the figure is only known as at least 30, which does not decide a target of at least 100 (closed 1 May; 1 silent counts 0; 1 commune without a known figure)"
    )
  ),
  unknown(
    "who does not know the number, where nobody is silent",
    { c: 20 },
    text("Chưa kết luận: 50/100; 1 xã chưa rõ số", "Undecided: 50/100; 1 commune without a known figure"),
    text(
      "Chưa kết luận: số liệu chỉ biết là ít nhất 50, chưa đủ để kết luận với chỉ tiêu ít nhất 100 (chốt 01/5; 1 xã chưa rõ số)",
      "Undecided: the figure is only known as at least 50, which does not decide a target of at least 100 (closed 1 May; 1 commune without a known figure)"
    )
  ),
  blank(
    "who left a line blank that is unknown may hold what is missing, and counts as nothing once it is closed",
    ["2025-01", "2025-02", "2025-03"].flatMap((month) => figures(month, { c: 2 })),
    text("Chưa kết luận: 14/20; 1 xã chưa rõ số", "Undecided: 14/20; 1 commune without a known figure"),
    text(
      "Không đạt: 14/20 (chốt 01/5; 1 xã chưa rõ số tính 0)",
      "Not met: 14/20 (closed 1 May; 1 commune without a known figure counted as 0)"
    )
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

/** The province reports as well as its communes, of which there are two. */
const asked = (
  title: string,
  values: ReadonlyArray<Figure>,
  [open, shut, ceiling]: readonly [open: Text.Text, closed: Text.Text, ceiling: Text.Text],
  { complete = true, counted = below() } = {}
): ReadonlyArray<Scenario> => {
  const judge = (
    how: string,
    [comparator, more]: readonly [">=" | "<=", object?],
    asOf: string,
    because: Text.Text,
    status: Judged["status"] = "unmeasurable"
  ): Scenario => ({
    title: `${how} ${title}`,
    documents: province(
      { communes: ["a", "b"], complete, measures: [counted] },
      {
        forms: [form("quarter"), form("quarter", { id: "own", by: { level: "province", hierarchy: "state" } })],
        targets: [target(comparator, 100, quarter, more)]
      }
    ),
    commits: [values],
    judges: [{ asOf, status, because }]
  })
  return [
    judge("for", [">="], due, open),
    judge("closed, no more for", [">=", closing], closed, shut, "notMet"),
    judge("below a ceiling for", ["<="], due, ceiling)
  ]
}

const ownReports: ReadonlyArray<Scenario> = [
  ...asked(
    "a commune that told nothing, and not the province",
    [figure("a", quarter, 60)],
    [
      text(
        "Chưa kết luận: 60/100; 1 xã còn lại cần 40 (cao nhất đã báo: 60)",
        "Undecided: 60/100; 1 silent needs 40 (highest: 60)"
      ),
      text(
        "Không đạt: 60/100 (chốt 01/5; 1 xã không báo cáo tính 0)",
        "Not met: 60/100 (closed 1 May; 1 silent counts 0)"
      ),
      text("Chưa kết luận: 60/100; 1 xã còn lại chỉ được tối đa 40", "Undecided: 60/100; 1 silent may hold at most 40")
    ]
  ),
  ...asked(
    "the province beside it, where that acts itself",
    [figure("a", quarter, 60)],
    [
      text(
        "Chưa kết luận: 60/100; 1 xã còn lại cần 40 (cao nhất đã báo: 60), trừ phần của cấp tỉnh",
        "Undecided: 60/100; 1 silent needs 40 (highest: 60), less the province's own part"
      ),
      text(
        "Không đạt: 60/100 (chốt 01/5; 1 xã và cấp tỉnh không báo cáo tính 0)",
        "Not met: 60/100 (closed 1 May; 1 silent and the province's own part count 0)"
      ),
      text(
        "Chưa kết luận: 60/100; 1 xã còn lại và cấp tỉnh cộng lại chỉ được tối đa 40",
        "Undecided: 60/100; 1 silent and the province itself may hold at most 40 together"
      )
    ],
    { counted: measure({ own: "may" }) }
  ),
  ...asked(
    "more than lies in what the province told of a month",
    [figure("a", quarter, 60), figure("p", "2025-01", 30)],
    [
      text(
        "Chưa kết luận: từ 60 đến 90/100; 1 xã còn lại cần thêm từ 10 đến 40 (cao nhất đã báo: 60)",
        "Undecided: 60 to 90/100; 1 silent needs 10 to 40 more (highest: 60)"
      ),
      text(
        "Không đạt: từ 60 đến 90/100 (chốt 01/5; 1 xã không báo cáo tính 0)",
        "Not met: 60 to 90/100 (closed 1 May; 1 silent counts 0)"
      ),
      text(
        "Chưa kết luận: từ 60 đến 90/100; 1 xã còn lại chỉ được thêm tối đa từ 10 đến 40",
        "Undecided: 60 to 90/100; 1 silent may hold at most 10 to 40 more"
      )
    ]
  ),
  ...asked(
    "the province's report alone, where all communes that are known told theirs",
    figures(quarter, { a: 60, b: 10 }),
    [
      text(
        "Chưa kết luận: 70/100; chưa có số của cấp tỉnh, cần thêm 30",
        "Undecided: 70/100; none from the province itself, which would need 30 more"
      ),
      text(
        "Không đạt: 70/100 (chốt 01/5; cấp tỉnh không báo cáo tính 0)",
        "Not met: 70/100 (closed 1 May; the province's own part counts 0)"
      ),
      text(
        "Chưa kết luận: 70/100; chưa có số của cấp tỉnh, chỉ được thêm tối đa 30",
        "Undecided: 70/100; none from the province itself, which may hold at most 30 more"
      )
    ],
    { complete: false }
  )
]

/** Of women of which a share is left open by totals alone: nobody is asked for more. */
const bounded: Scenario = {
  title: "nobody's report is missing where no form asks for any and figures bound what is open",
  documents: province(
    { communes: ["a", "b"], measures: [below({ basis: "person", dimensions: ["sex"] })] },
    {
      dimensions: [
        {
          id: "sex",
          title: text("Giới", "Sex"),
          members: [
            { id: "f", title: text("Nữ", "Female") },
            { id: "m", title: text("Nam", "Male") }
          ]
        }
      ],
      indicators: [{ id: "m", title: text("Nữ", "Women"), expression: of("m", { where: { sex: "f" } }) }],
      targets: [target(">=", 30, quarter)]
    }
  ),
  commits: [
    [
      figure("p", quarter, 60),
      figure("a", quarter, 30),
      figure("a", quarter, 14, { breakdown: { sex: "m" } }),
      figure("a", quarter, 12, { breakdown: { sex: "f" } }),
      figure("b", quarter, 14, { breakdown: { sex: "m" } })
    ]
  ],
  judges: [
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: số liệu chỉ biết là từ 12 đến 32, chưa đủ để kết luận với chỉ tiêu ít nhất 30",
        "Undecided: the figure is only known as 12 to 32, which does not decide a target of at least 30"
      )
    }
  ]
}

holds("whom a province that reports waits for", [...ownReports, bounded])
holds("what weeks say of a month", weekly)
holds("where a source says at least", least)
holds("several of whom something is said", several)
holds("who counts", counting)
holds("who is not waited for, and who may hold what is missing", known)
