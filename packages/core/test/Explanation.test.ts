import { assert, describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Observation from "../src/Observation.ts"
import * as Quantity from "../src/Quantity.ts"
import * as Accounts from "./fixtures/accounts.ts"
import { explained, figure, listed, readded } from "./fixtures/explained.ts"
import * as Office from "./fixtures/office.ts"

const near = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

describe("the account of a number", () => {
  it.effect("adds up to it: used, taken off, blank and silent, and each of these from its lines", () =>
    Effect.gen(function* () {
      let sums = 0
      for (let seed = 0; seed < 40; seed++) {
        for (const kind of ["flow", "stock", "people"] as const) {
          const documents = Accounts.documents(kind, seed % 3 > 0, kind === "flow" && seed % 2 === 0 ? "may" : "no")
          const world = { documents, commits: [{ figures: Accounts.figures(seed, kind) }] }
          for (const { account, reading } of yield* explained(world, ["p", "a", "b", "a1"], ["2025-Q1", "2025-02"])) {
            const { how, sections, value } = account
            if (value === undefined) continue
            const sum = readded(account)
            const where = `${seed} ${kind} ${reading.unit} ${reading.period}: ${Quantity.toJson(sum)} for ${Quantity.toJson(value)}`
            if (how !== "sum" && how !== "derived") {
              assert.isTrue(sum.lower <= value.lower + 1e-9 && value.upper <= sum.upper + 1e-9, where)
              continue
            }
            sums++
            assert.isTrue(near(sum.lower, value.lower) && near(sum.upper, value.upper), where)
            for (const section of sections.filter(({ role }) => role === "used" || role === "taken")) {
              assert.isTrue(near(listed(section).lower, section.quantity!.lower), `${section.role} ${where}`)
            }
          }
        }
      }
      assert.isAbove(sums, 500)
    })
  )

  it.effect("says what lies inside a whole, and what it leaves", () =>
    Effect.gen(function* () {
      const figures = Office.communes.slice(0, 3).map((unit, index) => figure(unit, "2025-H1", 100 + index))
      const world = { documents: Office.documents(), commits: [[figure("p", "2025-H1", 350), ...figures]] }
      const [one] = yield* explained(world, ["p"], ["2025-H1"])
      assert.match(one!.vi, /• 350 · Tỉnh Quảng Ngãi[^]*Thuộc phạm vi số trên: các xã 303 \(3 số liệu\)[^]*Còn lại: 47/)
      assert.match(one!.en, /Inside the above: communes 303 \(3 figures\)[^]*102 · Tra Bong · H1 2025[^]*Rest: 47/)
    })
  )

  it.effect("says from what a number follows that nobody reported", () =>
    Effect.gen(function* () {
      const commits = [[figure("son-ha", "2025-H1", 600), figure("son-ha", "2025-01-01/2025-09-30", 900)]]
      const [one] = yield* explained({ documents: Office.documents(), commits }, ["son-ha"], ["2025-Q3"])
      assert.deepStrictEqual(
        one!.account.sections.map(({ quantity, role }) => [role, Quantity.toJson(quantity!)]),
        [
          ["used", 900],
          ["taken", 600]
        ]
      )
      assert.match(one!.vi, /Suy ra: 900 − 600/)
    })
  )

  it.effect("shows both sides of a contradiction", () =>
    Effect.gen(function* () {
      const figures = Office.communes.map((unit) => figure(unit, "2025-H1", 120))
      const world = { documents: Office.documents(), commits: [[figure("p", "2025-H1", 550), ...figures]] }
      const [one] = yield* explained(world, ["p"], ["2025-H1"])
      assert.strictEqual(one!.account.how, "spread")
      assert.match(one!.en, /• 550 · Quang Ngai[^]*• together 600[^]*To reconcile/)
    })
  )

  it.effect("names who is silent and which lines were left blank in a form", () =>
    Effect.gen(function* () {
      const form = { id: "f", title: { vi: "Biểu", en: "Form" }, measures: ["m"], every: "month" }
      const forms = [{ ...form, by: { level: "commune", hierarchy: "state" } }] as never
      const filings = ["binh-son", "tra-bong"].map((reporter) => ({
        form: "f",
        reporter,
        period: Observation.from(figure("p", "2025-08", 1)).period,
        knownAt: "2025-09-02T00:00:00Z"
      }))
      const figures = [Observation.from(figure("binh-minh", "2025-08", 7))]
      const world = { documents: Office.documents({}, { forms }), commits: [{ figures, filings }] }
      const [one] = yield* explained(world, ["p"], ["2025-08"])
      const section = (role: string) => one!.account.sections.find((each) => each.role === role)!
      assert.deepStrictEqual(
        section("blank").lines.map(({ text }) => text.vi),
        ["Xã Bình Sơn (tháng 8/2025)", "Xã Trà Bồng (tháng 8/2025)"]
      )
      assert.deepStrictEqual(
        section("silent").lines.map(({ text }) => text.en),
        ["Tra Xuan (August 2025)", "Son Ha (August 2025)"]
      )
      assert.strictEqual(section("silent").quantity!.upper, Infinity)
    })
  )

  it.effect("says what a corrected figure was before, what was withdrawn, and why", () =>
    Effect.gen(function* () {
      const corrects = { observation: "o1", reason: "cộng nhầm" }
      const commits = [
        [figure("son-ha", "2025-08", 50, { id: "o1" }), figure("son-ha", "2025-09", 9, { id: "o2" })],
        [figure("son-ha", "2025-08", 45, { id: "o3", corrects, knownAt: "2026-02-02T00:00:00Z" })],
        { withdrawals: [{ figure: "o2", reason: "của xã khác", knownAt: "2026-02-02T00:00:00Z" }] }
      ]
      const [one] = yield* explained({ documents: Office.documents(), commits }, ["son-ha"], ["2025"])
      assert.match(one!.vi, /• 45 · Xã Sơn Hà · tháng 8\/2025 \(đính chính: cộng nhầm\)/)
      assert.match(one!.vi, /Đã đính chính: 1 số liệu\n {4}• 50 → 45 · Xã Sơn Hà · tháng 8\/2025 \(lý do: cộng nhầm\)/)
      assert.match(one!.en, /Withdrawn: 1 figure\n {4}• 9 · Son Ha · September 2025 \(reason: của xã khác\)/)
    })
  )

  it.effect("says of which day a stock is, and which figures it replaced", () =>
    Effect.gen(function* () {
      const commits = [
        [
          figure("p", "2019", 1000),
          ...Office.communes.map((unit) => figure(unit, "2024", 300)),
          figure("binh-son", "2025-Q1", 310)
        ]
      ]
      const documents = Office.documents({ basis: "team", accumulation: "stock", missing: { carry: "forever" } })
      const [one] = yield* explained({ documents, commits }, ["p"], ["2025-03"])
      assert.match(one!.en, /4 figures as of 31 December 2024/)
      assert.match(one!.en, /Replaced by newer ones: 2 figures/)
      assert.deepStrictEqual(Quantity.toJson(readded(one!.account)), 1510)
    })
  )

  it.effect("says who reported it where not the unit itself, and until when data reach", () =>
    Effect.gen(function* () {
      const commits = [[figure("son-ha", "2025", 40, { reporter: "p", knownAt: "2025-11-25T00:00:00Z" })]]
      const [one] = yield* explained({ documents: Office.documents(), commits }, ["son-ha"], ["2025"])
      assert.match(one!.vi, /\(do Tỉnh Quảng Ngãi báo cáo; số liệu đến 25\/11\/2025\)/)
    })
  )

  it.effect("calls units what they were called on the day", () =>
    Effect.gen(function* () {
      const commits = [[figure("binh-minh", "2025-06", 3), figure("binh-minh", "2025-07", 4)]]
      const [one] = yield* explained({ documents: Office.documents(), commits }, ["binh-minh"], ["2025"])
      assert.match(one!.vi, /3 · Xã Bình Cũ · tháng 6\/2025\n.*4 · Xã Bình Minh · tháng 7\/2025/)
    })
  )

  it.effect("folds many figures into groups with counts and sums, and loses none", () =>
    Effect.gen(function* () {
      const months = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, "0")}`)
      const units = Array.from({ length: 60 }, (_, index) => `x${index}`)
      const documents = Office.province(units)
      const commits = [units.flatMap((unit, index) => months.map((month) => figure(unit, month, index + 1)))]
      const [one] = yield* explained({ documents, commits }, ["p"], ["2025"])
      const [used, time] = one!.account.sections
      assert.deepStrictEqual([used!.lines.length, used!.more!.lines, used!.count], [30, 30, 720])
      assert.strictEqual(listed(used!).lower, 12 * ((60 * 61) / 2))
      assert.deepStrictEqual([time!.role, time!.lines.length, listed(time!).lower], ["time", 12, listed(used!).lower])
      assert.isBelow(one!.en.split("\n").length, 60)
    })
  )
})

describe("an explanation", () => {
  const commits = [[figure("son-ha", "2025-08", 50, { id: "o1" }), figure("tra-xuan", "2025-08", 9, { team: "t1" })]]
  const world = { documents: Office.documents(), commits }

  it.effect("is of the state that was read, whatever came later", () =>
    Effect.gen(function* () {
      const later = { figures: [Observation.from(figure("binh-minh", "2025-08", 1000))] }
      const [before] = yield* explained(world, ["p"], ["2025-08"])
      const [after] = yield* explained(world, ["p"], ["2025-08"], { later })
      const [far] = yield* explained(world, ["p"], ["2025-08"], { later, wire: true })
      assert.strictEqual(after!.vi, before!.vi)
      assert.strictEqual(far!.vi, before!.vi)
      assert.deepStrictEqual(far!.account, before!.account)
    })
  )

  it.effect("of a part is of that part alone", () =>
    Effect.gen(function* () {
      const found = yield* explained(world, ["tra-xuan"], ["2025-08"], { query: { by: "team" }, wire: true })
      assert.deepStrictEqual(
        found.map(({ reading }) => [reading.part, Quantity.toJson(reading.value!)]),
        [[{ team: "t1" }, 9]]
      )
      assert.match(found[0]!.en, /• 9 · Tra Xuan · Digital team 1/)
    })
  )

  for (const language of ["vi", "en"] as const) {
    it(`of a province's year is fixtures/explanation.${language}.txt`, async () => {
      const [one] = await Effect.runPromise(explained(Office.year, ["p"], ["2025"]))
      await expect(`${one![language]}\n`).toMatchFileSnapshot(`fixtures/explanation.${language}.txt`)
    })
  }
})
