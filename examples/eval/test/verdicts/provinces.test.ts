/** Whom a province waits for that reports itself, or of which figures bound what is open. */
import type { Text } from "@lantoa/core"
import { below, figure, figures, form, measure, of, province, sexes, target, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import { closed, closing, due, quarter } from "../support/judged.ts"
import type { Figure } from "../support/documents.ts"
import type { Judged, Scenario } from "../support/Scenario.ts"

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
      ...sexes,
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
