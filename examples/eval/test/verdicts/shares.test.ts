/** Verdicts of ratios, of shares of units and of coverages. */
import { assert, describe, it } from "@effect/vitest"
import { below, figure, figures, form, of, province, query, target, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import { closed, closing, due, eachCommune, judged, type Promised, quarter, sessions } from "../support/judged.ts"
import { type Judged, mismatches, type Scenario } from "../support/Scenario.ts"

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
        "Không đạt: quý I/2025 đạt 33,33% (mới rõ 2/3 xã), chưa đạt chỉ tiêu 100% số xã đạt từ 100 lượt trở lên (hạn: quý I/2025); chưa đạt: Xã B",
        "Not met: 33.33% (known of 2 of 3 communes) in Q1 2025, short of the target of 100% of communes with at least 100 turns (due Q1 2025); not met by Commune B"
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
          "Không đạt: quý I/2025 đạt 33,33% (mới rõ 2/3 xã), chưa đạt chỉ tiêu 100% số xã đạt từ 100 lượt trở lên (hạn: quý I/2025); chưa đạt: Xã B",
          "Not met: 33.33% (known of 2 of 3 communes) in Q1 2025, short of the target of 100% of communes with at least 100 turns (due Q1 2025); not met by Commune B"
        )
      },
      [below(), "month"]
    )
  },
  judged(
    "each commune: of more than two that miss it one is named",
    [">=", 100, eachCommune],
    { a: 1, b: 1, c: 1 },
    {
      asOf: due,
      status: "notMet",
      because: text(
        "Không đạt: quý I/2025 đạt 0%, chưa đạt chỉ tiêu 100% số xã đạt từ 100 lượt trở lên (hạn: quý I/2025); chưa đạt: Xã A và 2 nơi khác",
        "Not met: 0% in Q1 2025, short of the target of 100% of communes with at least 100 turns (due Q1 2025); not met by Commune A and 2 more"
      )
    }
  ),
  judged(
    "each commune: of whom it is open though it is not silent, and what is known of it",
    [">=", 45, eachCommune],
    { a: ">= 30", b: 50, c: 60 },
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: số liệu chỉ biết là từ 66,66% đến 100%, chưa đủ để kết luận với chỉ tiêu 100% số xã đạt từ 45 lượt trở lên; chưa rõ: Xã A, ít nhất 30 lượt",
        "Undecided: the figure is only known as 66.66% to 100%, which does not decide a target of 100% of communes with at least 45 turns; not known of Commune A, at least 30 turns"
      )
    }
  ),
  judged(
    "each commune: beside one that is silent",
    [">=", 45, eachCommune],
    { a: ">= 30", b: 50 },
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: từ 33,33% đến 100%, chỉ tiêu 100% số xã đạt từ 45 lượt trở lên; 1 xã chưa báo cáo; chưa rõ: Xã A, ít nhất 30 lượt",
        "Undecided: 33.33% to 100%; the target is 100% of communes with at least 45 turns; 1 silent; not known of Commune A, at least 30 turns"
      )
    }
  ),
  {
    title:
      "each commune: who told the last month of a stock is not silent, and of whom no population is known is said so",
    documents: province(
      {
        communes: ["a", "b", "c"],
        measures: [below({ basis: "person", accumulation: "stock", counts: { cohort: "all" } })]
      },
      {
        cohorts: [{ id: "all", name: text("dân cư", "residents") }],
        indicators: [
          {
            id: "m",
            title: text("Tỷ lệ", "Share"),
            expression: { _tag: "Coverage", numerator: of("m"), denominator: { _tag: "Population", cohort: "all" } }
          }
        ],
        forms: [form("month")],
        targets: [target(">=", 50, quarter, eachCommune)]
      }
    ),
    commits: [
      [
        ...figures("2024", { a: 100, b: 100 }, { measure: "population", cohorts: ["all"] }),
        ...figures("2025-03", { a: 57, c: 57 })
      ]
    ],
    judges: [
      {
        asOf: due,
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: từ 33,33% đến 100%, chỉ tiêu 100% số xã đạt từ 50% trở lên; 1 xã chưa báo cáo; chưa rõ: Xã C, chưa biết dân số của đối tượng “dân cư”",
          'Undecided: 33.33% to 100%; the target is 100% of communes with at least 50%; 1 silent; not known of Commune C, the population of cohort "residents" is not known'
        )
      }
    ]
  },
  judged(
    "each commune: what each is at most contradicts nothing",
    [">=", 100, eachCommune],
    { a: "<= 119", b: "<= 213", c: "<= 300" },
    {
      asOf: due,
      status: "unmeasurable",
      because: text(
        "Chưa đánh giá được: quý I/2025: chưa có số liệu để biết đơn vị nào đạt, đơn vị nào không",
        "Unmeasurable: Q1 2025: no figure says of any unit whether it meets the threshold"
      )
    },
    [below(), "quarter"]
  ),
  judged(
    "each commune: nothing is known of any",
    [">=", 100, eachCommune],
    { a: 100, b: 200 },
    {
      asOf: "2025-03-10",
      status: "notDue",
      because: text(
        "Chưa đến hạn: quý I/2025, đến ngày 10/3: chưa có số liệu để biết đơn vị nào đạt, đơn vị nào không, chỉ tiêu 100% số xã đạt từ 100 lượt trở lên (hạn: quý I/2025)",
        "Not due yet: Q1 2025, by 10 March: no figure says of any unit whether it meets the threshold; the target is 100% of communes with at least 100 turns (due Q1 2025)"
      )
    },
    [below(), "quarter"]
  )
]

/** Users among a thousand people in each of three communes, of which not all told theirs. */
const amongThousands = (
  title: string,
  [comparator, threshold, more]: Promised,
  users: ReadonlyArray<object>,
  judge: Judged
): Scenario => ({
  title,
  documents: province(
    { measures: [below({ basis: "person", accumulation: "stock", counts: { cohort: "all" } })] },
    {
      forms: [form("quarter")],
      cohorts: [
        { id: "all", name: text("người dân", "people") },
        { id: "young", name: text("thanh niên", "youth"), within: ["all"] }
      ],
      indicators: [
        {
          id: "share",
          title: text("Tỷ lệ", "Share"),
          expression: { _tag: "Coverage", numerator: of("m"), denominator: { _tag: "Population", cohort: "all" } }
        }
      ],
      targets: [target(comparator, threshold, quarter, { indicator: "share", ...more })]
    }
  ),
  commits: [
    [
      ...figures("2024", { a: 1000, b: 1000, c: 1000 }, { measure: "population", cohorts: ["all"] }),
      ...(users as ReadonlyArray<{ readonly [key: string]: unknown }>)
    ]
  ],
  judges: [judge]
})

const two = figures(quarter, { a: 500, b: 500 })
const ofYoung = [...figures(quarter, { a: 570 }), figure("b", quarter, 300, { cohorts: ["young"] })]

const ofPeople: ReadonlyArray<Scenario> = [
  amongThousands("no silent commune counts more than its people: a floor is missed", [">=", 80], two, {
    asOf: due,
    status: "notMet",
    because: text(
      "Không đạt: quý I/2025 đạt 50% (tính trên 2/3 xã đã báo cáo; tính đủ nhiều nhất 66,67%), chưa đạt chỉ tiêu ít nhất 80% (hạn: quý I/2025)",
      "Not met: 50% (over 2 of 3 communes; of all at most 66.67%) at the end of Q1 2025, short of the target of at least 80% (due Q1 2025)"
    )
  }),
  amongThousands("and a ceiling is kept", ["<=", 80], two, {
    asOf: due,
    status: "met",
    because: text(
      "Đạt: quý I/2025: 50% (tính trên 2/3 xã đã báo cáo; tính đủ nhiều nhất 66,67%), chỉ tiêu không quá 80% (hạn: quý I/2025)",
      "Met: 50% (over 2 of 3 communes; of all at most 66.67%) at the end of Q1 2025; the target is at most 80% (due Q1 2025)"
    )
  }),
  amongThousands("who told of some is not all of its people either: closed", [">=", 60, closing], ofYoung, {
    asOf: closed,
    status: "notMet",
    because: text(
      "Không đạt: từ 29% đến 52,34%/60% (chốt 01/5; 1 xã không báo cáo tính 0)",
      "Not met: 29% to 52.34%/60% (closed 1 May; 1 silent counts 0)"
    )
  }),
  amongThousands(
    "what they leave open is not said to be a denominator that everybody knows",
    [">=", 50, closing],
    ofYoung,
    {
      asOf: closed,
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: số liệu chỉ biết là từ 29% đến 52,34%, chưa đủ để kết luận với chỉ tiêu ít nhất 50% (chốt 01/5; 1 xã không báo cáo tính 0)",
        "Undecided: the figure is only known as 29% to 52.34%, which does not decide a target of at least 50% (closed 1 May; 1 silent counts 0)"
      )
    }
  )
]

holds("shares", [...shares, ...ofPeople])

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
