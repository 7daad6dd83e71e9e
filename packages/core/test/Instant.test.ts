import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import * as Instant from "../src/Instant.ts"
import { DocumentError } from "../src/Problem.ts"

describe("a moment", () => {
  const spellings: ReadonlyArray<readonly [string, string]> = [
    ["2025-03-31T00:00:00Z", "2025-03-31T00:00:00Z"],
    ["2025-03-31T00:00:00.000Z", "2025-03-31T00:00:00Z"],
    ["2025-03-31T00:00:00.5Z", "2025-03-31T00:00:00.500Z"],
    ["2025-03-31T00:00:00.007Z", "2025-03-31T00:00:00.007Z"],
    ["2025-03-31T00:00Z", "2025-03-31T00:00:00Z"],
    ["2025-03-31T07:00:00+07:00", "2025-03-31T00:00:00Z"],
    ["2025-03-30T23:30:00.250-00:30", "2025-03-31T00:00:00.250Z"],
    ["2025-04-01", "2025-03-31T17:00:00Z"],
    ["2024-02-29", "2024-02-28T17:00:00Z"]
  ]
  for (const [written, text] of spellings) {
    it(`written ${written} is ${text}`, () => {
      assert.strictEqual(Instant.from(written), text)
      assert.isTrue(Schema.is(Instant.Instant)(text))
      assert.strictEqual(Instant.fromMillis(Instant.toMillis(text)), text)
    })
  }

  it("is written as a day where it is the start of one in Viet Nam", () => {
    assert.strictEqual(Instant.render("2025-03-31T17:00:00Z"), "2025-04-01")
    assert.strictEqual(Instant.render("2025-03-31T17:00:00.001Z"), "2025-03-31T17:00:00.001Z")
  })

  const wrong: ReadonlyArray<readonly [string, RegExp]> = [
    ["30/6/2025", /write 2025-06-30/],
    ["30/2/2025", /write 2025-02-28/],
    ["2025-02-30", /"2025-02-30" does not exist; the last of that month is 2025-02-28/],
    ["2025-13-01", /write 2025-03-31T00:00:00Z/],
    ["2025-02-30T00:00:00Z", /"2025-02-30" does not exist; the last of that month is 2025-02-28/],
    ["2025-04-01T24:00:00Z", /is no moment/],
    ["2025-04-01 00:00:00Z", /is no moment/],
    ["2025-04-01T00:00:00", /say in which zone: write 2025-04-01T00:00:00Z or 2025-04-01T00:00:00\+07:00/],
    ["2025-04-01T00:00:00.123456Z", /write 2025-04-01T00:00:00.123Z/],
    ["0000-01-01", /is no moment/],
    ["2025", /is no moment/]
  ]
  for (const [written, remedy] of wrong) {
    it(`written ${written} is refused with the remedy`, () => {
      assert.throws(() => Instant.from(written), DocumentError, remedy)
      assert.isFalse(Schema.is(Instant.Instant)(written))
    })
  }

  it("orders as time does, seconds and milliseconds alike", () => {
    const texts = [
      "2025-03-31T00:00:00Z",
      "2025-03-31T00:00:00.001Z",
      "2025-03-31T00:00:01Z",
      "1969-12-31T23:59:59.999Z"
    ]
    assert.deepStrictEqual([...texts].sort(Instant.compare), [texts[3]!, texts[0]!, texts[1]!, texts[2]!])
  })
})
