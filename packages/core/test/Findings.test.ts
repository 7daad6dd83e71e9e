/** Contradictions in words: who said what, and of what it is the whole. */
import { assert, describe, it } from "@effect/vitest"
import { Documents, Lantoa } from "../src/index.ts"
import { documents } from "./fixtures/office.ts"

const figure = (unit: string, period: string, value: number, reporter?: string) => ({
  measure: "m",
  units: [unit] as const,
  period,
  value,
  knownAt: "2026-01-05",
  ...(reporter === undefined ? {} : { reporter })
})

const reading = async (unit: string, period: string, figures: ReadonlyArray<ReturnType<typeof figure>>) => {
  await using lantoa = await Lantoa.open()
  await lantoa.put(Documents.encode(documents()), { knownAt: "2025-01-01" })
  await lantoa.commit({ figures })
  const [found] = await lantoa.read({ indicator: "i", hierarchy: "state", units: [unit], periods: [period] })
  return { text: found!.text, finding: found!.findings[0]!.text }
}

describe("a contradiction", () => {
  it("of several reporters names what each of them says", async () => {
    const { finding } = await reading("son-ha", "2025-01", [
      figure("son-ha", "2025-01", 900),
      figure("son-ha", "2025-01", 800, "p"),
      figure("son-ha", "2025-01", 700, "tra-xuan")
    ])
    assert.include(finding.vi, "một báo cáo ghi 900, báo cáo khác ghi 800, báo cáo khác ghi 700 (")
    assert.include(finding.en, "one report says 900, another 800, another 700 (")
  })

  it("of parts with parts speaks of no whole that nobody reported", async () => {
    const months = ["2025-01", "2025-02", "2025-03"].map((month) => figure("p", month, 30))
    const communes = ["binh-minh", "binh-son", "tra-bong", "tra-xuan", "son-ha"].map((one) =>
      figure(one, "2025-Q1", 20)
    )
    const { finding, text } = await reading("p", "2025-Q1", [...months, ...communes])
    assert.strictEqual(text.vi, "các tháng cộng lại 90, các xã cộng lại 100; cần đối chiếu")
    assert.include(finding.vi, "cộng theo hai cách được 90 và 100 (")
    assert.include(finding.en, "its parts add up to 90 in one way, to 100 in another (")
  })

  it("of a whole with one of its parts adds nothing up", async () => {
    const { finding, text } = await reading("p", "2025", [figure("p", "2025", 30), figure("son-ha", "2025", 33)])
    assert.deepStrictEqual(text, {
      vi: "tỉnh báo 30, một xã đã 33; cần đối chiếu",
      en: "province 30, one commune 33; reconcile"
    })
    assert.include(finding.vi, "số chung 30, riêng một phần đã 33 (")
    assert.include(finding.en, "the whole says 30, one part 33 (")
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
