/** Verdicts of a small province: who is waited for, what closing makes of silence, what a share is of. */
import { assert, describe, it } from "@effect/vitest"
import { byTeams, districts, eachCommune, figure, monthly, province, teams, verdicts } from "./fixtures/counting.ts"

type Given = Parameters<typeof province>
type Figures = Parameters<typeof verdicts>[1]

const judged = async (given: Given, figures: Figures, days?: Parameters<typeof verdicts>[2]) => {
  await using lantoa = await province(...given)
  return await verdicts(lantoa, figures, days)
}
const said = async (...input: Parameters<typeof judged>) => (await judged(...input)).map(({ because }) => because.vi)

const quarter: Given[0] = {
  deadline: { _tag: "Stated", period: "2025-Q1" },
  closing: { day: "2025-04-20", silent: "zero" }
}
const april = ["2025-04-15", "2025-04-25"]
const monthsOf = (unit: string, ...values: ReadonlyArray<number>) =>
  values.map((value, index) => figure(unit, `2025-0${index + 1}`, value))

describe("whom a verdict waits for", () => {
  it("is a commune beside a team that lies in what another told", async () => {
    const forms = { teams, forms: [monthly, byTeams] }
    const [open, closed] = await said([{}, forms], [figure("a", "2025-01", 30), figure("b", "2025-01", 20)])
    assert.strictEqual(open, "Chưa kết luận: 50/100; 1 xã còn lại cần 50 (cao nhất đã báo: 30)")
    assert.strictEqual(closed, "Không đạt: 50/100 (chốt 20/02; 1 xã không báo cáo tính 0)")
    // The team's figures lie in those of its commune, which is silent too.
    const [both] = await said([{}, forms], [figure("b", "2025-01", 20)])
    assert.strictEqual(both, "Chưa kết luận: 20/100; 2 xã còn lại cần bình quân 40 (cao nhất đã báo: 20)")
  })

  it("is a district, and not its communes beside it", async () => {
    const forms = [{ ...monthly, id: "districts", by: { level: "district", hierarchy: "state" } }, monthly]
    const figures = [figure("d", "2025-01", 30), figure("a", "2025-01", 10)]
    const [may] = await said([{}, { hierarchies: districts, forms }, { own: "may" }], figures)
    assert.strictEqual(may, "Chưa kết luận: 30/100; 1 huyện còn lại cần 70 (cao nhất đã báo: 30)")
  })

  it("is measured by what others reported, never by what follows for one of the silent", async () => {
    const figures = [figure("d", "2025-01", 30), figure("a", "2025-01", 10)]
    const [open] = await said([{}, { hierarchies: districts }], figures)
    // Of b it follows that it holds 20.
    assert.strictEqual(open, "Chưa kết luận: 30/100; 1 xã còn lại cần 70 (cao nhất đã báo: 10)")
  })
})

describe("a target about each unit", () => {
  const each: Given[0] = { ...quarter, scope: { ...eachCommune, share: { comparator: ">=", percent: 100 } } }

  it("says, once it is closed, whose missing part counts as nothing", async () => {
    const figures = ["a", "b", "c"].flatMap((unit) => monthsOf(unit, 10, 10))
    const [, closed] = await said([{ ...each, threshold: 30 }], figures, april)
    assert.strictEqual(closed, "Không đạt: 0%/100% (chốt 20/4; phần còn thiếu của 3 xã tính 0)")
  })
})
