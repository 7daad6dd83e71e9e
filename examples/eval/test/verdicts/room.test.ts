/** What those who are silent would have to hold, or may hold at most, where what came in is itself no single number. */
import { below, figure, figures, form, measure, province, target, team, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import { due, judged, quarter } from "../support/judged.ts"
import type { Judged, Scenario } from "../support/Scenario.ts"

const undecided = (vi: string, en: string): Judged => ({
  asOf: due,
  status: "unmeasurable",
  because: text(`Chưa kết luận: ${vi}`, `Undecided: ${en}`)
})
const quarterly = [below(), "quarter"] as const
const mayDoItself = [measure(), "quarter"] as const

/** Of commune a two reporters say different things. */
const twice = (fields: object, comparator: ">=" | "<=", told: number, judge: Judged, more = {}): Scenario => ({
  title: `${comparator} 120: commune a says 40, the province ${told} of it`,
  documents: province(
    { measures: [below(fields)] },
    { forms: [form("quarter")], targets: [target(comparator, 120, quarter)] }
  ),
  commits: [[...figures(quarter, { a: 40, b: 20, ...more }), figure("a", quarter, told, { reporter: "p" })]],
  judges: [judge]
})

const ceilings: ReadonlyArray<Scenario> = [
  {
    title: "of people who may be the same the room is counted from either end",
    documents: province(
      { measures: [below({ basis: "person" })] },
      { forms: [form("month")], targets: [target("<=", 120, quarter)] }
    ),
    commits: [
      [
        ...figures("2025-01", { a: 20, b: 10, c: 3 }),
        ...figures("2025-02", { a: 25, b: 5, c: 4 }),
        ...figures("2025-03", { a: 30, b: 8 })
      ]
    ],
    judges: [
      undecided(
        "từ 44 đến 105/120; 1 xã chưa báo cáo đủ chỉ được thêm tối đa từ 15 đến 76",
        "44 to 105/120; 1 silent may hold at most 15 to 76 more"
      )
    ]
  },
  judged(
    "a bound of a source leaves less room than its lower end",
    ["<=", 120],
    { a: "[40, 60]", b: 20 },
    undecided(
      "từ 60 đến 80/120; 1 xã còn lại chỉ được tối đa từ 40 đến 60",
      "60 to 80/120; 1 silent may hold at most 40 to 60"
    ),
    quarterly
  ),
  judged(
    "so does what is about",
    ["<=", 120],
    { a: "~ 60", b: 20 },
    undecided(
      "khoảng từ 74 đến 86/120; 1 xã còn lại chỉ được tối đa từ 34 đến 46",
      "about 74 to 86/120; 1 silent may hold at most 34 to 46"
    ),
    quarterly
  ),
  judged(
    "where a source says only more than, no room is certain",
    ["<=", 120],
    { a: "> 60", b: 20 },
    undecided(
      "hơn 80 lượt (2/3 xã đã báo cáo), chỉ tiêu không quá 120; 1 xã chưa báo cáo",
      "more than 80 turns (2 of 3 communes); the target is at most 120; 1 silent"
    ),
    quarterly
  ),
  judged(
    "where what came in may be over the limit by itself, none is left for sure",
    ["<=", 120],
    { a: "[40, 160]", b: 20 },
    undecided("từ 60 đến 180/120; 1 xã chưa báo cáo", "60 to 180/120; 1 silent"),
    quarterly
  ),
  judged(
    "the province's own part has to find its place there too",
    ["<=", 120],
    { a: 40, b: 20 },
    undecided(
      "60/120; 1 xã còn lại và cấp tỉnh cộng lại chỉ được tối đa 60",
      "60/120; 1 silent and the province itself may hold at most 60 together"
    ),
    mayDoItself
  ),
  judged(
    "the province's own part alone is open",
    ["<=", 120],
    { a: 40, b: 20, c: 20 },
    undecided(
      "80/120; chưa có số của cấp tỉnh, chỉ được tối đa 40",
      "80/120; none from the province itself, which may hold at most 40"
    ),
    mayDoItself
  ),
  judged(
    "tolerance is said, and makes room",
    ["<=", 20, { tolerance: 2 }],
    { a: 9, b: 10 },
    undecided("19/20 (dung sai 2); 1 xã còn lại chỉ được tối đa 3", "19/20 (within 2); 1 silent may hold at most 3"),
    quarterly
  )
]

const floors: ReadonlyArray<Scenario> = [
  judged(
    "tolerance is said, and less is missing",
    [">=", 100, { tolerance: 5 }],
    { a: 40, b: 35 },
    undecided(
      "75/100 (dung sai 5); 1 xã còn lại cần 20 (cao nhất đã báo: 40)",
      "75/100 (within 5); 1 silent needs 20 (highest: 40)"
    ),
    quarterly
  ),
  judged(
    "closed: tolerance is said before who counts as nothing",
    [">=", 100, { tolerance: 5, closing: { day: "2025-05-01", silent: "zero" } }],
    { a: 40, b: 35 },
    {
      asOf: "2025-06-01",
      status: "notMet",
      because: text(
        "Không đạt: 75/100 (dung sai 5; chốt 01/5; 1 xã không báo cáo tính 0)",
        "Not met: 75/100 (within 5; closed 1 May; 1 silent counts 0)"
      )
    },
    quarterly
  ),
  judged(
    "what a commune would need is less by what the province may have done itself",
    [">=", 100],
    { a: 40, b: 20 },
    undecided(
      "60/100; 1 xã còn lại cần 40 (cao nhất đã báo: 40), trừ phần của cấp tỉnh",
      "60/100; 1 silent needs 40 (highest: 40), less the province's own part"
    ),
    mayDoItself
  ),
  judged(
    "what the province would need is a span where what came in is one",
    [">=", 120],
    { a: "[40, 60]", b: 20, c: 20 },
    undecided(
      "từ 80 đến 100/120; chưa có số của cấp tỉnh, cần từ 20 đến 40",
      "80 to 100/120; none from the province itself, which would need 20 to 40"
    ),
    mayDoItself
  ),
  judged(
    "nobody needs anything where what came in may be enough by itself",
    [">=", 120],
    { a: "[40, 160]", b: 20, c: 20 },
    undecided("từ 80 đến 200/120; chưa có số của cấp tỉnh", "80 to 200/120; none from the province itself"),
    mayDoItself
  )
]

const contradictions: ReadonlyArray<Scenario> = [
  twice(
    {},
    ">=",
    110,
    undecided(
      "Xã A, quý I/2025: xã báo 40, tỉnh báo 110 (Số liệu); cần đối chiếu; mới có từ 60 đến 130, 1 xã chưa báo cáo; chỉ tiêu ít nhất 120",
      "Commune A, Q1 2025: commune 40, province 110 (Figures); reconcile; so far 60 to 130, 1 silent; the target is at least 120"
    )
  ),
  twice(
    {},
    ">=",
    42,
    undecided(
      "từ 60 đến 62/120 (cần đối chiếu: Xã A); 1 xã còn lại cần từ 58 đến 60 (cao nhất đã báo: 42)",
      "60 to 62/120 (reconcile: Commune A); 1 silent needs 58 to 60 (highest: 42)"
    )
  ),
  twice(
    {},
    "<=",
    42,
    undecided(
      "từ 60 đến 62/120 (cần đối chiếu: Xã A); 1 xã còn lại chỉ được tối đa từ 58 đến 60",
      "60 to 62/120 (reconcile: Commune A); 1 silent may hold at most 58 to 60"
    )
  ),
  {
    ...twice(
      { own: "may" },
      ">=",
      110,
      undecided(
        "Xã A, quý I/2025: xã báo 40, tỉnh báo 110 (Số liệu); cần đối chiếu; mới có từ 65 đến 135, chưa có số của cấp tỉnh; chỉ tiêu ít nhất 120",
        "Commune A, Q1 2025: commune 40, province 110 (Figures); reconcile; so far 65 to 135, none from the province itself; the target is at least 120"
      ),
      { c: 5 }
    ),
    title: "all communes are in, and the province's own part is open beside the contradiction"
  },
  {
    ...twice(
      {},
      ">=",
      110,
      undecided(
        "Xã A, quý I/2025: xã báo 40, tỉnh báo 110 (Số liệu); cần đối chiếu; chỉ tiêu ít nhất 120",
        "Commune A, Q1 2025: commune 40, province 110 (Figures); reconcile; the target is at least 120"
      ),
      { c: 5 }
    ),
    title: "nobody is silent: the contradiction alone leaves it open, and its sides are said"
  }
]

/** Half a year of the province's, told early; commune c left two months of the first quarter out. */
const withinTotal = (comparator: ">=" | "<=", threshold: number, judge: Judged): Scenario => ({
  title: `${comparator} ${threshold}: what a total holds of the silent already is not asked for again`,
  documents: province(
    { measures: [below()] },
    { forms: [form("month")], targets: [target(comparator, threshold, quarter)] }
  ),
  commits: [
    [
      figure("p", "2025-01/2025-06", 120, { knownAt: "2025-06-20T00:00:00Z" }),
      ...[1, 2, 3, 4, 5, 6].flatMap((month) => figures(`2025-0${month}`, { a: 10, b: 5 })),
      ...[1, 4, 5, 6].flatMap((month) => figures(`2025-0${month}`, { c: 2 }))
    ]
  ],
  judges: [{ ...judge, asOf: "2025-07-20" }]
})

const totals: ReadonlyArray<Scenario> = [
  withinTotal(
    ">=",
    100,
    undecided(
      "69/100; 1 xã báo chưa đủ, phần còn thiếu cần thêm 31",
      "69/100; the missing part of 1 commune needs 31 more"
    )
  ),
  withinTotal(
    "<=",
    100,
    undecided(
      "ít nhất 69 lượt: các xã 47, còn lại ít nhất 22 (2/3 xã đã báo cáo đủ, 1 xã một phần), chỉ tiêu không quá 100; 1 xã chưa báo cáo đủ",
      "at least 69 turns: communes 47, rest at least 22 (2 of 3 communes in full, 1 in part); the target is at most 100; 1 commune has not reported in full"
    )
  )
]

holds("ceilings", ceilings)
holds("floors", floors)
holds("contradictions", contradictions)
holds("what a total holds already", totals)

holds("a floor that waits for teams", [
  {
    title: "says what the others told at most, as of communes",
    documents: province(
      { measures: [below({ reports: ["teams"] })] },
      {
        forms: [form("quarter", { by: { teams: "all" } })],
        teams: [team("t1", "a"), team("t2", "a"), team("t3", "b")],
        targets: [target(">=", 200, quarter)]
      }
    ),
    commits: [[figure("a", quarter, 100, { team: "t1" }), figure("a", quarter, 40, { team: "t2" })]],
    judges: [
      undecided("140/200; 1 tổ còn lại cần 60 (cao nhất đã báo: 100)", "140/200; 1 silent needs 60 (highest: 100)")
    ]
  }
])
