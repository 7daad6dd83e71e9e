/** What verdicts say: the answer first, who is counted as nothing, and what those who are silent would have to hold. */
import { assert, describe, it } from "@effect/vitest"
import { below, figure, figures, form, measure, of, province, query, target, team, text } from "./support/documents.ts"
import { closed, closing, due, eachCommune, judged, type Promised, quarter, sessions } from "./support/judged.ts"
import { type Judged, mismatches, type Scenario } from "./support/Scenario.ts"

const perSession = (title: string, promised: Promised, because: Judged["because"] & {}): Scenario => ({
  title,
  documents: province(
    { measures: [below(), { ...below(), id: "n" }] },
    {
      forms: [form("quarter", { measures: ["m", "n"] })],
      indicators: [{ id: "per", title: text("Bình quân", "Per session"), expression: sessions }],
      targets: [target(promised[0], promised[1], quarter, { indicator: "per" })]
    }
  ),
  commits: [[...figures(quarter, { a: 100, b: 100 }), ...figures(quarter, { a: 3, b: 3 }, { measure: "n" })]],
  judges: [{ asOf: due, status: "unmeasurable", because }]
})

const first: ReadonlyArray<Scenario> = [
  judged(
    "met",
    [">=", 100],
    { a: 50, b: 40, c: 20 },
    {
      asOf: due,
      status: "met",
      because: text(
        "Đạt: quý I/2025 đạt 110 lượt, chỉ tiêu ít nhất 100 (hạn: quý I/2025)",
        "Met: 110 turns in Q1 2025; the target is at least 100 (due Q1 2025)"
      )
    }
  ),
  judged(
    "not met",
    [">=", 200],
    { a: 50, b: 40, c: 20 },
    {
      asOf: due,
      status: "notMet",
      because: text(
        "Không đạt: quý I/2025 đạt 110 lượt, chưa đạt chỉ tiêu ít nhất 200 (hạn: quý I/2025)",
        "Not met: 110 turns in Q1 2025, short of the target of at least 200 (due Q1 2025)"
      )
    }
  ),
  judged(
    "not due",
    [">=", 200],
    { a: 50, b: 40, c: 20 },
    {
      asOf: "2025-03-01",
      status: "notDue",
      because: text(
        "Chưa đến hạn: đến ngày 01/3/2025 đạt nhiều nhất 110 lượt, chỉ tiêu ít nhất 200 (hạn: quý I/2025)",
        "Not due yet: at most 110 turns by 1 March 2025; the target is at least 200 (due Q1 2025)"
      )
    }
  ),
  judged(
    "undecided by a bound of the source's own",
    [">=", 200],
    { a: "> 50", b: 40, c: 20 },
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: số liệu chỉ biết là hơn 110, chưa đủ để kết luận với chỉ tiêu ít nhất 200",
        "Undecided: the figure is only known as more than 110, which does not decide a target of at least 200"
      )
    }
  ),
  judged(
    "no figure after the deadline",
    [">=", 200],
    {},
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        'Chưa đo được: quý I/2025: chưa có số liệu "Số liệu"',
        'Unmeasurable: Q1 2025: no figure of "Figures" was reported'
      )
    }
  ),
  judged(
    "no figure before the deadline",
    [">=", 200],
    {},
    {
      asOf: "2025-03-01",
      status: "notDue",
      because: text(
        'Chưa đến hạn: đến ngày 01/3/2025: chưa có số liệu "Số liệu", chỉ tiêu ít nhất 200 (hạn: quý I/2025)',
        'Not due yet: by 1 March 2025: no figure of "Figures" was reported; the target is at least 200 (due Q1 2025)'
      )
    }
  ),
  judged(
    "met by both sides of a contradiction",
    [">=", 500],
    { p: 550, a: 200, b: 200, c: 200 },
    {
      asOf: due,
      status: "met",
      because: text(
        "Đạt: tỉnh báo 550, các xã cộng lại 600; cần đối chiếu; cả hai đều đạt chỉ tiêu ít nhất 500 (hạn: quý I/2025)",
        "Met: province 550, communes 600; reconcile; both meet the target of at least 500 (due Q1 2025)"
      )
    }
  ),
  judged(
    "missed by both sides of a contradiction",
    ["<=", 500],
    { p: 550, a: 200, b: 200, c: 200 },
    {
      asOf: due,
      status: "notMet",
      because: text(
        "Không đạt: tỉnh báo 550, các xã cộng lại 600; cần đối chiếu; cả hai đều vượt mức cho phép: không quá 500 (hạn: quý I/2025)",
        "Not met: province 550, communes 600; reconcile; both are over the limit: at most 500 (due Q1 2025)"
      )
    }
  )
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

const shares: ReadonlyArray<Scenario> = [
  perSession(
    "a ratio is not what came in of a count",
    [">=", 33],
    text(
      "Chưa kết luận: 33,33 (tính trên 2/3 xã đã báo cáo), chỉ tiêu ít nhất 33; 1 xã chưa báo cáo",
      "Undecided: 33.33 (over 2 of 3 communes); the target is at least 33; 1 silent"
    )
  ),
  judged(
    "each commune: only those count as open of whom nobody knows whether they meet it",
    [">=", 100, { ...eachCommune, ...closing }],
    { a: 100, b: 1 },
    {
      asOf: closed,
      status: "notMet",
      because: text(
        "Không đạt: quý I/2025 đạt 33,33% (mới rõ 2/3 xã), chưa đạt chỉ tiêu ít nhất 100% số xã đạt từ 100 lượt trở lên (hạn: quý I/2025)",
        "Not met: 33.33% (known of 2 of 3 communes) in Q1 2025, short of the target of at least 100% of communes with at least 100 turns (due Q1 2025)"
      )
    },
    [below(), "month"]
  ),
  {
    ...judged(
      "each commune: over whom it was taken",
      [">=", 100, eachCommune],
      { a: 100, b: 1 },
      {
        asOf: due,
        status: "notMet",
        because: text(
          "Không đạt: quý I/2025 đạt 33,33% (mới rõ 2/3 xã), chưa đạt chỉ tiêu ít nhất 100% số xã đạt từ 100 lượt trở lên (hạn: quý I/2025)",
          "Not met: 33.33% (known of 2 of 3 communes) in Q1 2025, short of the target of at least 100% of communes with at least 100 turns (due Q1 2025)"
        )
      },
      [below(), "month"]
    )
  },
  judged(
    "each commune: nothing is known of any",
    [">=", 100, eachCommune],
    { a: 100, b: 200 },
    {
      asOf: "2025-03-10",
      status: "notDue",
      because: text(
        "Chưa đến hạn: đến ngày 10/3/2025: chưa có số liệu để biết đơn vị nào đạt, đơn vị nào không, chỉ tiêu ít nhất 100% số xã đạt từ 100 lượt trở lên (hạn: quý I/2025)",
        "Not due yet: by 10 March 2025: no figure says of any unit whether it meets the threshold; the target is at least 100% of communes with at least 100 turns (due Q1 2025)"
      )
    },
    [below(), "quarter"]
  )
]

/** What every value meets, or none: no figure is waited for. */
const certain: ReadonlyArray<Scenario> = (
  [
    ["at least nothing", [">=", 0], "met", "ít nhất 0", "at least 0"],
    [
      "no share at all",
      [">=", 100, { scope: { ...eachCommune.scope, share: { comparator: ">=", percent: 0 } } }],
      "met",
      "ít nhất 0% số xã đạt từ 100 lượt trở lên",
      "at least 0% of communes with at least 100 turns"
    ],
    [
      "no more than all",
      [">=", 100, { scope: { ...eachCommune.scope, share: { comparator: "<=", percent: 100 } } }],
      "met",
      "không quá 100% số xã đạt từ 100 lượt trở lên",
      "at most 100% of communes with at least 100 turns"
    ],
    [
      "at least nothing, of each",
      [">=", 0, eachCommune],
      "met",
      "ít nhất 100% số xã đạt từ 0 lượt trở lên",
      "at least 100% of communes with at least 0 turns"
    ],
    ["less than nothing", ["<=", 0, { comparator: "<" }], "notMet", "dưới 0", "less than 0"]
  ] as const
).map(([title, promised, status, vi, en]) => {
  const because =
    status === "met"
      ? text(
          `Đạt: giá trị nào cũng đạt chỉ tiêu ${vi} (hạn: quý I/2025)`,
          `Met: any value meets the target of ${en} (due Q1 2025)`
        )
      : text(
          `Không đạt: không giá trị nào đạt chỉ tiêu ${vi} (hạn: quý I/2025)`,
          `Not met: no value meets the target of ${en} (due Q1 2025)`
        )
  const one = judged(`without a figure, before and after: ${title}`, promised, {}, { asOf: due, status, because })
  return { ...one, judges: [due, "2025-03-01"].map((asOf) => ({ asOf, status, because })) }
})

const less: Scenario = {
  title: "a difference may be below nothing: it is waited for",
  documents: province(
    { measures: [below(), below({ id: "n" })] },
    {
      indicators: [
        {
          id: "less",
          title: text("Chênh lệch", "Less"),
          expression: { _tag: "Subtract", left: of("m"), right: of("n") }
        }
      ],
      targets: [target(">=", 0, quarter, { indicator: "less" })]
    }
  ),
  judges: [
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        'Chưa đo được: quý I/2025: chưa có số liệu "Số liệu"',
        'Unmeasurable: Q1 2025: no figure of "Figures" was reported'
      )
    }
  ]
}

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

const sets = {
  "the verdict comes first": first,
  "what every value meets, or none": [...certain, less],
  "several of whom something is said": several,
  "who counts": counting,
  shares
}
for (const [name, list] of Object.entries(sets)) {
  describe(name, () => {
    for (const scenario of list) {
      it(scenario.title, async () => assert.deepStrictEqual(await mismatches(scenario), []))
    }
  })
}

describe("a target of one day", () => {
  it("counts what happened on that day, and says so", async () => {
    const documents = province({ measures: [below()] }, { targets: [target(">=", 500, "2025-03-26")] })
    const scenario: Scenario = {
      title: "a campaign's day",
      documents,
      commits: [figures("2025-03-26", { a: 300, b: 100, c: 50 })],
      judges: [
        {
          asOf: due,
          status: "notMet",
          because: text(
            "Không đạt: ngày 26/3/2025 đạt 450 lượt, chưa đạt chỉ tiêu ít nhất 500 (hạn: ngày 26/3/2025)",
            "Not met: 450 turns on 26 March 2025, short of the target of at least 500 (due 26 March 2025)"
          )
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
})

describe("a coverage", () => {
  it("above 100 % is shown, and says that one of its ends is wrong", async () => {
    const scenario: Scenario = {
      title: "beyond",
      documents: province(
        { measures: [below({ basis: "person", accumulation: "stock", counts: { cohort: "youth" } })] },
        { cohorts: [{ id: "youth", name: text("thanh niên", "youth") }] }
      ),
      commits: [
        [
          figure("a", "2025", 2100, { cohorts: ["youth"] }),
          figure("a", "2025", 2000, { cohorts: ["youth"], measure: "population" })
        ]
      ],
      asks: [
        {
          query: query(["a"], ["2025"], {
            expression: {
              _tag: "Coverage",
              numerator: of("m"),
              denominator: { _tag: "Population", cohort: "youth" }
            }
          }),
          gives: { "a 2025": { value: 105, caveat: /over 100%/ } }
        }
      ]
    }
    assert.deepStrictEqual(await mismatches(scenario), [])
  })
})
