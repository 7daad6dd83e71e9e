/** What closing settles: who is silent counts as nothing. */
import { below, figure, figures, form, measure, province, target, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import { closed, closing, eachCommune, judged, quarter } from "../support/judged.ts"
import type { Judged, Scenario } from "../support/Scenario.ts"

const settledByClosing: ReadonlyArray<Scenario> = [
  judged(
    "closed, where parts that are believed say more than the province",
    [">=", 130, closing],
    { p: 100, a: 60, b: 60 },
    {
      asOf: closed,
      status: "notMet",
      because: text(
        "Không đạt: 120/130 (chốt 01/5; phần chưa báo cáo tính 0)",
        "Not met: 120/130 (closed 1 May; what was not reported counts 0)"
      )
    },
    [below({ trust: "parts" }), "quarter"]
  ),
  judged(
    "closed, where each that is asked for is more than the units below it, which all told theirs",
    [">=", 40, { scope: { ...eachCommune.scope, level: "province" }, ...closing }],
    { a: 10, b: 10, c: 10 },
    {
      asOf: closed,
      status: "notMet",
      because: text(
        "Không đạt: 0%/100% số tỉnh đạt từ 40 lượt trở lên (chốt 01/5; phần chưa báo cáo tính 0)",
        "Not met: 0%/100% of provinces with at least 40 turns (closed 1 May; what was not reported counts 0)"
      )
    },
    [measure({ own: "may" }), "quarter"]
  ),
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
          "Chưa kết luận: số liệu chỉ biết là ít nhất 50, chưa đủ để kết luận với chỉ tiêu ít nhất 100 (chốt 01/5; 1 xã không báo cáo tính 0; 1 xã chưa rõ số)",
          "Undecided: the figure is only known as at least 50, which does not decide a target of at least 100 (closed 1 May; 1 silent counts 0; 1 commune without a known figure)"
        )
      }
    ),
    commits: [[figure("a", quarter, null), figure("b", quarter, 50)]]
  },
  {
    ...judged(
      "closed, where who does not know the number stays open and changes nothing",
      [">=", 5, { ...eachCommune, ...closing }],
      {},
      {
        asOf: closed,
        status: "notMet",
        because: text(
          "Không đạt: từ 33,33% đến 66,67%/100% số xã đạt từ 5 lượt trở lên (chốt 01/5; 1 xã không báo cáo tính 0; 1 xã chưa rõ số)",
          "Not met: 33.33% to 66.67%/100% of communes with at least 5 turns (closed 1 May; 1 silent counts 0; 1 commune without a known figure)"
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
          "Chưa kết luận: số liệu chỉ biết là ít nhất 90, chưa đủ để kết luận với chỉ tiêu ít nhất 100 (chốt 01/5; 2 xã không báo cáo tính 0; 1 xã chưa rõ số)",
          "Undecided: the figure is only known as at least 90, which does not decide a target of at least 100 (closed 1 May; 2 silent count 0; 1 commune without a known figure)"
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
      "Đạt: 33/30 (chốt 01/02; số ngày 30/9; 1 xã dùng số ngày 31/3; 1 xã không báo cáo tính 0)",
      "Met: 33/30 (closed 1 February; as of 30 September; 1 commune as of 31 March; 1 silent counts 0)"
    )
  }),
  {
    ...toldOnce(
      "where all communes told something that stands, nothing is counted as nothing",
      30,
      [figure("a", "2025-01", 16), figure("b", "2025-05", 17), figure("c", "2025-08", 1)],
      {
        status: "met",
        because: text(
          "Đạt: 34/30 (chốt 01/02; số ngày 31/8; 1 xã dùng số ngày 31/5; 1 xã dùng số ngày 31/01)",
          "Met: 34/30 (closed 1 February; as of 31 August; 1 commune as of 31 May; 1 commune as of 31 January)"
        )
      }
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
    {
      status: "met",
      because: text(
        "Đạt: 40/40 (chốt 01/02; số ngày 30/9; 1 xã dùng số ngày 30/6; 1 xã dùng số ngày 31/3)",
        "Met: 40/40 (closed 1 February; as of 30 September; 1 commune as of 30 June; 1 commune as of 31 March)"
      )
    }
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
    because: text("Không đạt: 25/26 (chốt 01/02)", "Not met: 25/26 (closed 1 February)")
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
        "Đạt: 33/30 (chốt 01/02; số ngày 30/9; 1 xã dùng số ngày 30/6; 1 xã không báo cáo tính 0)",
        "Met: 33/30 (closed 1 February; as of 30 September; 1 commune as of 30 June; 1 silent counts 0)"
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

/** Each commune told ten in January, and two of them eleven in March. */
const lastSaid = (
  title: string,
  [threshold, more = {}]: readonly [number, object?],
  judge: Partial<Judged>
): Scenario => ({
  title,
  documents: province(
    { measures: [below({ basis: "team", accumulation: "stock" })] },
    { forms: [form("month")], targets: [target(">=", threshold, quarter, { ...closing, ...more })] }
  ),
  commits: [[...figures("2025-01", { a: 10, b: 10, c: 10 }), ...figures("2025-03", { a: 11, b: 11 })]],
  judges: [{ asOf: closed, status: "met", ...judge }]
})

const stands: ReadonlyArray<Scenario> = [
  lastSaid("what each said last is judged, and of whom that is older is said", [32], {
    value: 32,
    because: text(
      "Đạt: 32/32 (chốt 01/5; 1 xã dùng số ngày 31/01)",
      "Met: 32/32 (closed 1 May; 1 commune as of 31 January)"
    )
  }),
  lastSaid("of each commune as well, and nobody is nothing whose last word stands", [10, eachCommune], {
    value: 100,
    because: text(
      "Đạt: 100%/100% số xã đạt từ 10 tổ trở lên (chốt 01/5; 1 xã dùng số ngày 31/01)",
      "Met: 100%/100% of communes with at least 10 teams (closed 1 May; 1 commune as of 31 January)"
    )
  }),
  judged(
    "what was judged is what closing made of it",
    [">=", 100, closing],
    { a: 60 },
    {
      asOf: closed,
      status: "notMet",
      value: 60
    }
  )
]

holds("what stands of a stock that is closed", stands)
holds("what closing settles", settledByClosing)
holds("what closing settles of stocks", stocksByClosing)
