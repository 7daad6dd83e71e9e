/** Contradictions in words: who said what, and of what it is the whole. */
import { assert, describe, it } from "@effect/vitest"
import { Documents, type Expression, Indicator, Lantoa } from "../src/index.ts"
import { documents } from "./fixtures/office.ts"

const figure = (unit: string, period: string, value: number, reporter?: string) => ({
  measure: "m",
  units: [unit] as const,
  period,
  value,
  knownAt: "2026-01-05",
  ...(reporter === undefined ? {} : { reporter })
})

const of: Expression.Expression = { _tag: "Measure", measure: "m" }

const reading = async (
  unit: string,
  period: string,
  figures: ReadonlyArray<ReturnType<typeof figure>>,
  expression: Expression.Expression = of
) => {
  await using lantoa = await Lantoa.open()
  await lantoa.put(Documents.encode(documents()), { knownAt: "2025-01-01" })
  await lantoa.commit({ figures })
  const title = { vi: "Tổng", en: "Sum" }
  const indicator = Indicator.from({ id: "own", title, expression })
  const [found] = await lantoa.read({ indicator, hierarchy: "state", units: [unit], periods: [period] })
  const [one] = found!.findings
  return { text: found!.text, finding: one!.text, figures: one!.figures, found: found! }
}

describe("a contradiction", () => {
  it("of several reporters names what each of them says", async () => {
    const { finding } = await reading("son-ha", "2025-01", [
      figure("son-ha", "2025-01", 900),
      figure("son-ha", "2025-01", 800, "p"),
      figure("son-ha", "2025-01", 700, "tra-xuan")
    ])
    assert.include(finding.vi, "Xã Sơn Hà báo 900, Tỉnh Quảng Ngãi báo 800, Xã Trà Xuân báo 700 (")
    assert.include(finding.en, "Son Ha 900, Quang Ngai 800, Tra Xuan 700 (")
  })

  it("of parts with parts speaks of no whole that nobody reported", async () => {
    const months = ["2025-01", "2025-02", "2025-03"].map((month) => figure("p", month, 30))
    const communes = ["binh-minh", "binh-son", "tra-bong", "tra-xuan", "son-ha"].map((one) =>
      figure(one, "2025-Q1", 20)
    )
    const { figures, finding, text } = await reading("p", "2025-Q1", [...months, ...communes])
    assert.strictEqual(text.vi, "các tháng cộng lại 90, các xã cộng lại 100; cần đối chiếu")
    assert.include(finding.vi, "các tháng cộng lại 90, các xã cộng lại 100 (")
    assert.include(finding.en, "months 90, communes 100 (")
    assert.lengthOf(figures, 8)
  })

  it("of a whole with one of its parts adds nothing up", async () => {
    const { finding, text } = await reading("p", "2025", [figure("p", "2025", 30), figure("son-ha", "2025", 33)])
    assert.deepStrictEqual(text, {
      vi: "tỉnh báo 30, riêng Xã Sơn Hà đã 33; cần đối chiếu",
      en: "province 30, Son Ha alone 33; reconcile"
    })
    assert.include(finding.vi, "tỉnh báo 30, riêng Xã Sơn Hà đã 33 (")
    assert.include(finding.en, "province 30, Son Ha alone 33 (")
  })
})

describe("a contradiction below what was asked for", () => {
  it("is told in the words in which it is told where it shows, once, and among the findings alone", async () => {
    const figures = [figure("p", "2025-Q1", 900), figure("son-ha", "2025-Q1", 1000), figure("tra-xuan", "2025-01", 5)]
    const { finding, found } = await reading("p", "2025", figures)
    assert.deepStrictEqual(finding, {
      vi: "Tỉnh Quảng Ngãi, quý I/2025: tỉnh báo 900, các xã cộng lại 1.005 (Lượt hướng dẫn); cần đối chiếu",
      en: "Quang Ngai, Q1 2025: province 900, communes 1,005 (Turns of guiding); reconcile"
    })
    assert.deepStrictEqual(found.caveats, [])
  })

  it("of one box is one finding, whichever way it came through an indicator", async () => {
    const { found } = await reading("p", "2025-Q1", [figure("p", "2025-Q1", 30), figure("son-ha", "2025-Q1", 33)], {
      _tag: "Add",
      left: of,
      right: of
    })
    assert.lengthOf(found.findings, 1)
  })
})

describe("a unit that alone should report, and told a part", () => {
  const monthly = {
    id: "monthly",
    title: { vi: "Báo cáo tháng", en: "Monthly report" },
    measures: ["m"],
    by: { level: "commune", hierarchy: "state" },
    every: "month"
  }
  const said = async (period: string, figures: ReadonlyArray<object>) => {
    await using lantoa = await Lantoa.open()
    await lantoa.put(Documents.encode(documents({}, { forms: [monthly] } as never)), { knownAt: "2025-01-01" })
    await lantoa.commit({ figures: figures as never })
    const [found] = await lantoa.read({ indicator: "i", hierarchy: "state", units: ["tra-xuan"], periods: [period] })
    return found!.text
  }

  it("is not one of one: its teams are told, or its periods", async () => {
    assert.deepStrictEqual(await said("2025-01", [{ ...figure("tra-xuan", "2025-01", 5), team: "t1" }]), {
      vi: "5 lượt (các tổ; chưa có số của xã)",
      en: "5 turns (teams; none from the commune)"
    })
    assert.deepStrictEqual(
      await said("2025-Q1", [figure("tra-xuan", "2025-01", 5), figure("tra-xuan", "2025-02", 3)]),
      {
        vi: "8 lượt (mới có 2/3 tháng)",
        en: "8 turns (2 of 3 months)"
      }
    )
  })
})
