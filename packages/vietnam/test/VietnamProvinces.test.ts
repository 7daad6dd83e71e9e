import { assert, describe, it } from "@effect/vitest"
import { Day, Model, Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Result } from "effect"
import * as Names from "../src/Names.ts"
import * as VietnamProvinces from "../src/VietnamProvinces.ts"

describe("the shipped provinces", () => {
  const gazetteer = VietnamProvinces.gazetteer()
  const { territory } = Result.getOrThrow(Model.make(gazetteer.documents, Names.locale))
  const count = (day: string) =>
    Territory.unitsAtLevel(
      Territory.snapshotAt(territory, "state", day),
      Territory.levelIndex(territory, "state", "province")
    )

  it("are 63 until 30 June 2025 and 34 since", () => {
    assert.deepStrictEqual([count("2025-06-30").length, count("2025-07-01").length], [63, 34])
    const report = Gazetteer.report(gazetteer)
    assert.deepStrictEqual([report.withoutSuccessor, report.withoutPredecessor, report.notConserving], [[], [], []])
  })

  it("merge by act of the National Assembly: 52 into 23, the other 11 are left alone", () => {
    const merged = gazetteer.documents.successions.filter((one) => one.kind === "merge")
    assert.strictEqual(merged.length, 23)
    assert.strictEqual(merged.flatMap((one) => one.moves).length, 52)
    assert.deepStrictEqual([...new Set(merged.map((one) => one.basis))], ["vn.202-2025-qh15"])
  })

  it("become cities of 2025 and 2026 with the id they had", () => {
    const cities = [
      ["46", "2025-01-01", "Huế"],
      ["75", "2026-04-30", "Đồng Nai"],
      ["22", "2026-09-01", "Quảng Ninh"],
      ["24", "2026-09-20", "Bắc Ninh"]
    ] as const
    for (const [code, since, name] of cities) {
      const unit = Result.getOrThrow(Territory.resolve(territory, { scheme: "gso", code, at: since }))
      assert.strictEqual(Result.getOrThrow(Territory.resolve(territory, { name: `thành phố ${name}` })), unit)
      const before = Territory.resolve(territory, { name: `thành phố ${name}`, at: Day.add(since, -1) })
      assert.isTrue(Result.isFailure(before) && before.failure.reason === "OtherTime", name)
    }
  })
})
