/** What stays as open after closing as it was, and what stays open for other reasons than silence. */
import { below, figure, figures, form, of, province, target, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import { closed, closing, judged, type Promised, quarter, sessions } from "../support/judged.ts"
import type { Judged, Scenario } from "../support/Scenario.ts"

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

/** Commune a told January, its province the quarter, the others nothing: what a did later lies in what the province told. */
const ofOne = (title: string, because: Judged["because"] & {}, more: object = {}): Scenario => ({
  title,
  documents: province(
    { measures: [below()] },
    {
      forms: [form("month")],
      targets: [target(">=", 10, quarter, { scope: { _tag: "Unit", unit: "a", hierarchy: "state" }, ...more })]
    }
  ),
  commits: [[figure("a", "2025-01", 5), figure("p", quarter, 100)]],
  judges: [{ asOf: closed, status: "unmeasurable", because }]
})

const inWiderTotals: ReadonlyArray<Scenario> = [
  ofOne(
    "closed, what its total leaves to it is no nothing",
    text(
      "Chưa kết luận: 5 lượt (mới có 1/3 tháng), chỉ tiêu ít nhất 10 (chốt 01/5; số chung còn để lại nhiều nhất 95)",
      "Undecided: 5 turns (1 of 3 months); the target is at least 10 (closed 1 May; a total leaves at most 95)"
    ),
    closing
  ),
  ofOne(
    "not closed, it is waited for",
    text(
      "Chưa kết luận: 5 lượt (mới có 1/3 tháng), chỉ tiêu ít nhất 10; 1 xã chưa báo cáo đủ",
      "Undecided: 5 turns (1 of 3 months); the target is at least 10; 1 commune has not reported in full"
    )
  )
]

holds("a unit of which a total of more units holds the rest", inWiderTotals)
holds("what stays open after closing", stillOpen)
holds("what stays open by other ways", byOtherWays)
