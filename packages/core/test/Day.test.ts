import { assert, describe, it } from "@effect/vitest"
import { Day, Problem } from "@lantoa/core"

const first = Day.toEpoch("1850-01-01")
const last = Day.toEpoch("2250-01-01")

describe("a day", () => {
  it("is the same calendar as JavaScript's UTC dates, on each day of 400 years, there and back", () => {
    const date = new Date(0)
    date.setUTCFullYear(1850, 0, 1)
    for (let epoch = first; epoch < last; epoch++) {
      const day = Day.fromEpoch(epoch)
      if (day !== date.toISOString().slice(0, 10)) assert.fail(`${day} is ${date.toISOString()}`)
      if (Day.toEpoch(day) !== epoch) assert.fail(day)
      date.setUTCDate(date.getUTCDate() + 1)
    }
  })

  it("orders as its text does", () => {
    for (let epoch = first; epoch < last; epoch += 13) assert.isTrue(Day.fromEpoch(epoch) < Day.fromEpoch(epoch + 1))
  })

  it("is refused when the calendar has none", () => {
    for (const text of ["2025-13-01", "2025-00-10", "2025-1-1", "2025/01/01", "20250101", ""]) {
      assert.throws(() => Day.from(text), Problem.DocumentError, "must be a day that exists", text)
    }
    for (const [text, last] of [
      ["2025-02-29", "2025-02-28"],
      ["2025-04-31", "2025-04-30"]
    ] as const) {
      assert.throws(() => Day.from(text), `"${text}" does not exist; the last of that month is ${last}`)
    }
    assert.strictEqual(Day.from("2024-02-29"), "2024-02-29")
  })

  it("exists just where counting days from it comes back to it, in 800 years and whatever stands for a digit", () => {
    const two = (value: number) => String(value).padStart(2, "0")
    for (let year = 0; year < 800; year++) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const text = `${1600 + year}-${two(month)}-${two(day)}`
          const counted = Day.fromEpoch(Day.epochOf(1600 + year, month, day))
          if (Day.exists(text) !== (month >= 1 && month <= 12 && counted === text)) assert.fail(text)
        }
      }
    }
    for (let at = 0; at < 10; at++) {
      for (const other of [" ", "-", "/", ":", "a", "٣", "x1", ""]) {
        const wrong = "2025-07-01".slice(0, at) + other + "2025-07-01".slice(at + 1)
        if (wrong !== "2025-07-01") assert.isFalse(Day.exists(wrong), wrong)
      }
    }
  })

  it("moves by days across months and years", () => {
    assert.strictEqual(Day.add("2025-06-30", 1), "2025-07-01")
    assert.strictEqual(Day.add("2024-03-01", -1), "2024-02-29")
    assert.strictEqual(Day.add("2025-01-01", -1), "2024-12-31")
  })
})

describe("a span of days", () => {
  const span = { from: "2025-07-01", to: "2026-01-01" }

  it("holds its first day and not the day it ends", () => {
    assert.deepStrictEqual(
      ["2025-06-30", "2025-07-01", "2025-12-31", "2026-01-01"].map((day) => Day.within(day, span)),
      [false, true, true, false]
    )
    assert.isTrue(Day.within("1000-01-01", {}))
  })

  it("overlaps another just when some day lies in both", () => {
    const ends = [undefined, "2025-01-01", "2025-01-02", "2025-01-03", "2025-01-04"]
    const days = ["2024-12-31", ...ends.slice(1).map((day) => day!), "2025-01-05"]
    const spans = ends.flatMap((from) => ends.map((to) => ({ ...(from && { from }), ...(to && { to }) })))
    const held = spans.filter((one) => days.some((day) => Day.within(day, one)))
    for (const a of held) {
      for (const b of held) {
        const shared = days.some((day) => Day.within(day, a) && Day.within(day, b))
        assert.strictEqual(Day.overlap(a, b), shared, JSON.stringify([a, b]))
      }
    }
  })
})
