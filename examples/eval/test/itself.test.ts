/** What a province told itself, beside its communes: of some months, of all, or of none; in sentence and verdict alike. */
import type { Text } from "@lantoa/core"
import { below, type Figure, figure, form, province, query, target, text } from "./support/documents.ts"
import { holds } from "./support/holds.ts"
import { closed, closing, due, quarter } from "./support/judged.ts"
import type { Scenario } from "./support/Scenario.ts"

const monthly = (unit: string, value: number, many = 3): ReadonlyArray<Figure> =>
  Array.from({ length: many }, (_, index) => figure(unit, `2025-0${index + 1}`, value))

const communes = [...monthly("a", 10), ...monthly("b", 12), ...monthly("c", 8)]

/** A quarter of communes and of a province whose own part is open, its sentence, and its verdicts before and after closing. */
const told = (
  title: string,
  fields: object,
  figures: ReadonlyArray<Figure>,
  [said, undecided, shut]: readonly [said: Text.Text, undecided: Text.Text, shut: Text.Text]
): Scenario => ({
  title,
  documents: province(
    { measures: [below(fields)] },
    { forms: [form("month")], targets: [target(">=", 200, quarter, closing)] }
  ),
  commits: [figures],
  asks: [{ query: query(["p"], [quarter]), gives: { [`p ${quarter}`]: { text: said } } }],
  judges: [
    { asOf: due, status: "unmeasurable", because: undecided },
    { asOf: closed, status: "notMet", because: shut }
  ]
})

const restCounts = (number: number): Text.Text =>
  text(
    `Không đạt: ${number}/200 (chốt 01/5; phần còn thiếu của cấp tỉnh tính 0)`,
    `Not met: ${number}/200 (closed 1 May; what the province itself has not reported counts 0)`
  )

const scenarios: ReadonlyArray<Scenario> = [
  told(
    "two of three months",
    { own: "may" },
    [figure("p", "2025-01", 50), figure("p", "2025-02", 40), ...communes],
    [
      text("120 lượt (tỉnh mới có 2/3 tháng)", "120 turns (the province 2 of 3 months)"),
      text(
        "Chưa kết luận: 120/200; cấp tỉnh báo chưa đủ, phần còn thiếu cần ít nhất 80",
        "Undecided: 120/200; the missing part of the province itself would need 80"
      ),
      restCounts(120)
    ]
  ),
  told(
    "days of no calendar's",
    { own: "may" },
    [figure("p", "2025-01/2025-02", 70), ...communes],
    [
      text("100 lượt (tỉnh mới báo cáo một phần)", "100 turns (the province in part)"),
      text(
        "Chưa kết luận: 100/200; cấp tỉnh báo chưa đủ, phần còn thiếu cần ít nhất 100",
        "Undecided: 100/200; the missing part of the province itself would need 100"
      ),
      restCounts(100)
    ]
  ),
  told(
    "one month of its own beside them",
    { own: "always" },
    [figure("p", "2025-01", 5), ...communes],
    [
      text("95 lượt (tỉnh mới có 1/3 tháng)", "95 turns (the province 1 of 3 months)"),
      text(
        "Chưa kết luận: 95/200; cấp tỉnh báo chưa đủ, phần còn thiếu cần ít nhất 105",
        "Undecided: 95/200; the missing part of the province itself would need 105"
      ),
      restCounts(95)
    ]
  ),
  told(
    "all months of its own, beside a commune that is silent in one",
    { own: "always" },
    [...monthly("p", 5), ...communes.slice(0, 8)],
    [
      text("97 lượt (2/3 xã đã báo cáo đủ, 1 xã một phần)", "97 turns (2 of 3 communes in full, 1 in part)"),
      text(
        "Chưa kết luận: 97/200; 1 xã báo chưa đủ, phần còn thiếu cần 103",
        "Undecided: 97/200; the missing part of 1 commune needs 103"
      ),
      text(
        "Không đạt: 97/200 (chốt 01/5; phần còn thiếu của 1 xã tính 0)",
        "Not met: 97/200 (closed 1 May; what 1 commune has not reported counts 0)"
      )
    ]
  ),
  told(
    "one month, and a commune is silent too",
    { own: "may" },
    [figure("p", "2025-01", 50), ...communes.slice(0, 8)],
    [
      text("102 lượt (2/3 xã đã báo cáo đủ, 1 xã một phần)", "102 turns (2 of 3 communes in full, 1 in part)"),
      text(
        "Chưa kết luận: 102/200; 1 xã báo chưa đủ, phần còn thiếu cần 98, trừ phần của cấp tỉnh",
        "Undecided: 102/200; the missing part of 1 commune needs 98, less the province's own part"
      ),
      text(
        "Không đạt: 102/200 (chốt 01/5; phần còn thiếu của 1 xã và cấp tỉnh tính 0)",
        "Not met: 102/200 (closed 1 May; what 1 commune and the province itself have not reported counts 0)"
      )
    ]
  ),
  told("nothing", { own: "may" }, communes, [
    text("90 lượt (các xã; chưa có số của tỉnh)", "90 turns (communes; none from the province)"),
    text(
      "Chưa kết luận: 90/200; chưa có số của cấp tỉnh, cần ít nhất 110",
      "Undecided: 90/200; none from the province itself, which would need 110"
    ),
    text(
      "Không đạt: 90/200 (chốt 01/5; cấp tỉnh không báo cáo tính 0)",
      "Not met: 90/200 (closed 1 May; the province's own part counts 0)"
    )
  ])
]

holds("what a province told itself of a quarter", scenarios)
