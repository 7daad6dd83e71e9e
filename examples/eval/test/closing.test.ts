/** What closing a target settles, and what stays as open as it is. */
import { assert, describe, it } from "@effect/vitest"
import { below, figure, figures, form, measure, of, province, target, text } from "./support/documents.ts"
import { closed, closing, eachCommune, judged, type Promised, quarter, sessions } from "./support/judged.ts"
import { type Judged, mismatches, type Scenario } from "./support/Scenario.ts"

/** What is open for another reason than silence stays so after closing. */
const stillOpen: ReadonlyArray<Scenario> = (
  [
    [
      "a bound",
      { a: "[90, 120]" },
      text(
        "Chưa kết luận: từ 90 đến 120 lượt, chỉ tiêu ít nhất 100 (chốt 01/5; 2 xã không báo cáo tính 0)",
        "Undecided: 90 to 120 turns; the target is at least 100 (closed 1 May; 2 silent count 0)"
      )
    ],
    [
      "a source's own words",
      { a: ">= 95" },
      text(
        "Chưa kết luận: số liệu chỉ biết là ít nhất 95, chưa đủ để kết luận với chỉ tiêu ít nhất 100 (chốt 01/5; 2 xã không báo cáo tính 0)",
        "Undecided: the figure is only known as at least 95, which does not decide a target of at least 100 (closed 1 May; 2 silent count 0)"
      )
    ],
    [
      "a stock's bound",
      { a: "[90, 120]" },
      text(
        "Chưa kết luận: từ 90 đến 120 tổ, chỉ tiêu ít nhất 100 (chốt 01/5; 2 xã không báo cáo tính 0)",
        "Undecided: 90 to 120 teams; the target is at least 100 (closed 1 May; 2 silent count 0)"
      ),
      { accumulation: "stock", basis: "team" }
    ]
  ] as const
).map(([title, values, because, more]) =>
  judged(`closed, with ${title}`, [">=", 100, closing], values, { asOf: closed, status: "unmeasurable", because }, [
    below(more),
    "quarter"
  ])
)

/** A closed target of the quarter, over figures that came by other ways than each commune's own line. */
const closedOver = (
  title: string,
  because: Judged["because"] & {},
  promised: Promised,
  figures: ReadonlyArray<ReturnType<typeof figure>>,
  more: object = {}
): Scenario => ({
  title: `closed, with ${title}`,
  documents: province(
    { measures: [below(), { ...below(), id: "n" }] },
    {
      indicators: [
        { id: "m", title: text("m", "m"), expression: of("m") },
        { id: "per", title: text("per", "per"), expression: sessions },
        {
          id: "less",
          title: text("less", "less"),
          expression: { _tag: "Subtract", left: of("m"), right: of("n") }
        }
      ],
      targets: [target(promised[0], promised[1], quarter, { ...closing, ...promised[2] })],
      teams: [{ id: "t", name: text("Tổ T", "Team T"), kind: "digital", host: "a" }],
      ...more
    }
  ),
  commits: [figures],
  judges: [{ asOf: closed, status: "unmeasurable", because }]
})

const byOtherWays: ReadonlyArray<Scenario> = [
  closedOver(
    "a set's bound in one month",
    text(
      "Chưa kết luận: từ 10 đến 40 lượt, chỉ tiêu ít nhất 12 (chốt 01/5; phần chưa báo cáo tính 0)",
      "Undecided: 10 to 40 turns; the target is at least 12 (closed 1 May; what was not reported counts 0)"
    ),
    [">=", 12],
    [figure(["a", "b", "c"], "2025-01", "[10, 40]")]
  ),
  closedOver(
    "a set's bound beside what another commune told",
    text(
      "Chưa kết luận: số liệu chỉ biết là ít nhất 9, chưa đủ để kết luận với chỉ tiêu ít nhất 12 (chốt 01/5; phần chưa báo cáo tính 0)",
      "Undecided: the figure is only known as at least 9, which does not decide a target of at least 12 (closed 1 May; what was not reported counts 0)"
    ),
    [">=", 12],
    [figure(["a", "b"], quarter, ">= 9"), figure("p", "2025-01", 1)]
  ),
  closedOver(
    "a team's bound",
    text(
      "Chưa kết luận: từ 5 đến 20 lượt, chỉ tiêu ít nhất 10 (chốt 01/5; 2 xã không báo cáo, phần còn thiếu của 1 xã tính 0)",
      "Undecided: 5 to 20 turns; the target is at least 10 (closed 1 May; 2 silent and what 1 commune has not reported count 0)"
    ),
    [">=", 10],
    [figure("a", "2025-01", "[5, 20]", { team: "t" })]
  ),
  closedOver(
    "a set's figure known early",
    text(
      "Chưa kết luận: số liệu chỉ biết là ít nhất 10, chưa đủ để kết luận với chỉ tiêu ít nhất 12 (chốt 01/5; phần chưa báo cáo tính 0)",
      "Undecided: the figure is only known as at least 10, which does not decide a target of at least 12 (closed 1 May; what was not reported counts 0)"
    ),
    [">=", 12],
    [figure(["a", "b", "c"], "2025-01", 10, { knownAt: "2025-01-20T00:00:00+07:00" })]
  ),
  closedOver(
    "a silent denominator, which as nothing would raise the ratio",
    text(
      "Chưa kết luận: 0,5 (tính trên 1/3 xã đã báo cáo), chỉ tiêu ít nhất 0,4 (chốt 01/5; mẫu số chưa báo cáo của 2 xã không thể tính 0)",
      "Undecided: 0.5 (over 1 of 3 communes); the target is at least 0.4 (closed 1 May; the denominator that 2 communes did not report cannot count 0)"
    ),
    [">=", 0.4, { indicator: "per" }],
    [...figures(quarter, { a: 10, b: 10 }), figure("a", quarter, 20, { measure: "n" })]
  ),
  closedOver(
    "a silent subtrahend, which as nothing would raise the difference",
    text(
      "Chưa kết luận: 5 lượt (1/3 xã đã báo cáo), chỉ tiêu ít nhất 12 (chốt 01/5; 2 xã không báo cáo tính 0)",
      "Undecided: 5 turns (1 of 3 communes); the target is at least 12 (closed 1 May; 2 silent count 0)"
    ),
    [">=", 12, { indicator: "less" }],
    [...figures(quarter, { a: 10, b: 10, c: 0 }), figure("a", quarter, 5, { measure: "n" })]
  )
]

const settledByClosing: ReadonlyArray<Scenario> = [
  judged(
    "closed, where nobody reported",
    [">=", 100, closing],
    {},
    {
      asOf: closed,
      status: "notMet",
      because: text(
        "Không đạt: 0/100 (chốt 01/5; 3 xã không báo cáo tính 0)",
        "Not met: 0/100 (closed 1 May; 3 silent count 0)"
      )
    }
  ),
  judged(
    "closed, where nothing is what was asked for",
    [">=", 5, { ...eachCommune, ...closing, tolerance: 5 }],
    { a: 10, b: 7 },
    {
      asOf: closed,
      status: "met",
      because: text(
        "Đạt: 100%/100% số xã đạt từ 5 lượt trở lên (dung sai 5) (chốt 01/5; 1 xã không báo cáo tính 0)",
        "Met: 100%/100% of communes with at least 5 turns (within 5) (closed 1 May; 1 silent counts 0)"
      )
    }
  ),
  {
    ...judged(
      "closed, with a figure that was asked for and is not known",
      [">=", 100, closing],
      {},
      {
        asOf: closed,
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: số liệu chỉ biết là ít nhất 50, chưa đủ để kết luận với chỉ tiêu ít nhất 100 (chốt 01/5; 1 xã không báo cáo tính 0)",
          "Undecided: the figure is only known as at least 50, which does not decide a target of at least 100 (closed 1 May; 1 silent counts 0)"
        )
      }
    ),
    commits: [[figure("a", quarter, null), figure("b", quarter, 50)]]
  },
  {
    ...judged(
      "closed, with a figure of some of those counted",
      [">=", 100, closing],
      {},
      {
        asOf: closed,
        status: "unmeasurable",
        because: text(
          "Chưa kết luận: số liệu chỉ biết là ít nhất 90, chưa đủ để kết luận với chỉ tiêu ít nhất 100 (chốt 01/5; 2 xã không báo cáo tính 0)",
          "Undecided: the figure is only known as at least 90, which does not decide a target of at least 100 (closed 1 May; 2 silent count 0)"
        )
      }
    ),
    documents: province(
      { measures: [below()] },
      {
        forms: [form("quarter")],
        targets: [target(">=", 100, quarter, closing)],
        cohorts: [{ id: "youth", name: text("thanh niên", "youth") }]
      }
    ),
    commits: [[figure("a", quarter, 90, { cohorts: ["youth"] })]]
  }
]

const stock = below({ basis: "team", accumulation: "stock" })

/** Teams of a year, told in different quarters; the target is closed. */
const toldOnce = (
  title: string,
  threshold: number,
  told: ReadonlyArray<ReturnType<typeof figure>>,
  judge: Omit<Judged, "asOf">,
  counted: ReturnType<typeof measure> = stock
): Scenario => ({
  title: `closed, ${title}`,
  documents: province(
    { measures: [counted] },
    {
      forms: [form("quarter")],
      targets: [target(">=", threshold, "2025", { closing: { day: "2026-02-01", silent: "zero" } })]
    }
  ),
  commits: [told],
  judges: [{ asOf: "2026-03-01", ...judge }]
})

const stocksByClosing: ReadonlyArray<Scenario> = [
  toldOnce("what each said last in the period stands", 30, [figure("a", "2025-Q1", 16), figure("b", "2025-Q3", 17)], {
    status: "met",
    because: text(
      "Đạt: 33/30 (chốt 01/02; 1 xã không báo cáo tính 0)",
      "Met: 33/30 (closed 1 February; 1 silent counts 0)"
    )
  }),
  {
    ...toldOnce(
      "where all communes told something that stands, nothing is counted as nothing",
      30,
      [figure("a", "2025-01", 16), figure("b", "2025-05", 17), figure("c", "2025-08", 1)],
      { status: "met", because: text("Đạt: 34/30 (chốt 01/02)", "Met: 34/30 (closed 1 February)") }
    ),
    documents: province(
      { measures: [stock] },
      { targets: [target(">=", 30, "2025", { closing: { day: "2026-02-01", silent: "zero" } })] }
    )
  },
  toldOnce(
    "what each said last stands, though all of it was known on an earlier day",
    40,
    [...figures("2025-Q1", { a: 10, b: 20, c: 5 }), figure("b", "2025-Q2", 20), figure("a", "2025-Q3", 15)],
    { status: "met", because: text("Đạt: 40/40 (chốt 01/02)", "Met: 40/40 (closed 1 February)") }
  ),
  toldOnce(
    "it is lower than all together were on an earlier day",
    33,
    [...figures("2025-Q1", { a: 10, b: 20, c: 5 }), figure("b", "2025-Q2", 12), figure("a", "2025-Q3", 15)],
    { status: "notMet", because: text("Không đạt: 32/33 (chốt 01/02)", "Not met: 32/33 (closed 1 February)") }
  ),
  toldOnce(
    "what stood when the period began is nothing of who told nothing in it",
    36,
    [figure("c", "2024-Q4", 5), ...figures("2025-Q1", { a: 10, b: 20 }), figure("a", "2025-Q3", 15)],
    {
      status: "notMet",
      because: text(
        "Không đạt: 35/36 (chốt 01/02; 1 xã không báo cáo tính 0)",
        "Not met: 35/36 (closed 1 February; 1 silent counts 0)"
      )
    }
  ),
  toldOnce("a set that said it earlier stands", 26, [figure(["a", "b"], "2025-Q1", 20), figure("c", "2025-Q3", 5)], {
    status: "notMet",
    because: text(
      "Không đạt: 25/26 (chốt 01/02; 2 xã không báo cáo tính 0)",
      "Not met: 25/26 (closed 1 February; 2 silent count 0)"
    )
  }),
  toldOnce(
    "a bound that was told earlier stays one",
    30,
    [figure("a", "2025-Q1", ">= 6"), figure("b", "2025-Q3", 17)],
    {
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: số liệu chỉ biết là ít nhất 23, chưa đủ để kết luận với chỉ tiêu ít nhất 30 (chốt 01/02; 1 xã không báo cáo, phần còn thiếu của 1 xã tính 0)",
        "Undecided: the figure is only known as at least 23, which does not decide a target of at least 30 (closed 1 February; 1 silent and what 1 commune has not reported count 0)"
      )
    }
  ),
  toldOnce("who said nothing in the period has nothing", 30, [figure("a", "2024-Q3", 16), figure("b", "2025-Q3", 17)], {
    status: "notMet",
    because: text(
      "Không đạt: 17/30 (chốt 01/02; 2 xã không báo cáo tính 0)",
      "Not met: 17/30 (closed 1 February; 2 silent count 0)"
    )
  }),
  toldOnce(
    "what is carried is still in force",
    40,
    [figure("a", "2024-Q3", 16), figure("b", "2025-Q3", 17)],
    {
      status: "notMet",
      because: text(
        "Không đạt: 33/40 (chốt 01/02; 1 xã không báo cáo tính 0)",
        "Not met: 33/40 (closed 1 February; 1 silent counts 0)"
      )
    },
    { ...stock, missing: { carry: "forever" } }
  ),
  toldOnce(
    "what is not known any more is nobody's silence",
    30,
    [figure("a", "2025-Q3", null), figure("b", "2025-Q3", 17)],
    {
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: số liệu chỉ biết là ít nhất 17, chưa đủ để kết luận với chỉ tiêu ít nhất 30 (chốt 01/02; 1 xã không báo cáo, phần còn thiếu của 1 xã tính 0)",
        "Undecided: the figure is only known as at least 17, which does not decide a target of at least 30 (closed 1 February; 1 silent and what 1 commune has not reported count 0)"
      )
    }
  ),
  toldOnce(
    "what was not known and then told is known",
    30,
    [figure("a", "2025-Q1", null), figure("a", "2025-Q2", 16), figure("b", "2025-Q3", 17)],
    {
      status: "met",
      because: text(
        "Đạt: 33/30 (chốt 01/02; 1 xã không báo cáo tính 0)",
        "Met: 33/30 (closed 1 February; 1 silent counts 0)"
      )
    }
  ),
  {
    ...toldOnce("what a set does not know is no member's nothing", 50, [], {
      status: "unmeasurable",
      because: text(
        "Chưa kết luận: số liệu chỉ biết là từ 0% đến 50%, chưa đủ để kết luận với chỉ tiêu ít nhất 50% số xã đạt từ 10 lượt trở lên (chốt 01/5)",
        "Undecided: the figure is only known as 0% to 50%, which does not decide a target of at least 50% of communes with at least 10 turns (closed 1 May)"
      )
    }),
    documents: province(
      { communes: ["a", "b"], measures: [below()] },
      {
        targets: [
          target(">=", 10, quarter, {
            ...closing,
            scope: { ...eachCommune.scope, share: { comparator: ">=", percent: 50 } }
          })
        ]
      }
    ),
    commits: [[figure(["a", "b"], quarter, null), figure("a", quarter, 3)]]
  }
]

const sets = {
  "what closing settles of stocks": stocksByClosing,
  "what stays open after closing": stillOpen,
  "what stays open by other ways": byOtherWays,
  "what closing settles": settledByClosing
}
for (const [name, list] of Object.entries(sets)) {
  describe(name, () => {
    for (const scenario of list) {
      it(scenario.title, async () => assert.deepStrictEqual(await mismatches(scenario), []))
    }
  })
}
