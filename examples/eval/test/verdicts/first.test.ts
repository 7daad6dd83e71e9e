/** What verdicts say first: the answer. */
import { assert, describe, it } from "@effect/vitest"
import { below, figures, province, target, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import { due, judged } from "../support/judged.ts"
import { mismatches, type Scenario } from "../support/Scenario.ts"

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
        "Chưa đến hạn: đến ngày 01/3/2025 đạt nhiều nhất 110 lượt (3 xã chỉ có số gộp của kỳ dài hơn), chỉ tiêu ít nhất 200 (hạn: quý I/2025)",
        "Not due yet: at most 110 turns (3 communes told a longer period only) by 1 March 2025; the target is at least 200 (due Q1 2025)"
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
        "Chưa đánh giá được: quý I/2025: chưa có số liệu “Số liệu”",
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
        "Chưa đến hạn: quý I/2025, đến ngày 01/3: chưa có số liệu “Số liệu”, chỉ tiêu ít nhất 200 (hạn: quý I/2025)",
        'Not due yet: Q1 2025, by 1 March: no figure of "Figures" was reported; the target is at least 200 (due Q1 2025)'
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

holds("the verdict comes first", first)

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
