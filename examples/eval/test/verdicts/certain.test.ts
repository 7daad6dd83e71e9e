/** What is certain without a figure: what every value meets, or none. */
import { below, figures, of, province, target, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import { closed, closing, due, eachCommune, judged, quarter } from "../support/judged.ts"
import type { Scenario } from "../support/Scenario.ts"

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
      "100% số xã đạt từ 0 lượt trở lên",
      "100% of communes with at least 0 turns"
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
        "Chưa đánh giá được: quý I/2025: chưa có số liệu “Số liệu”",
        'Unmeasurable: Q1 2025: no figure of "Figures" was reported'
      )
    }
  ]
}

/** All of whom somebody asked do not know their number, and those who do not answer count nothing. */
const unknown: Scenario = {
  title: "what is told as not known meets what every value meets, also once a target is closed",
  documents: province({ measures: [below()] }, { targets: [target(">=", 0, quarter, closing)] }),
  commits: [figures(quarter, { a: null, b: null, c: null })],
  judges: [
    {
      asOf: closed,
      status: "met",
      because: text(
        "Đạt: giá trị nào cũng đạt chỉ tiêu ít nhất 0 (hạn: quý I/2025)",
        "Met: any value meets the target of at least 0 (due Q1 2025)"
      )
    }
  ]
}

holds("what every value meets, or none", [...certain, less, unknown])
