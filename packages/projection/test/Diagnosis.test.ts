import { assert, describe, it } from "@effect/vitest"
import { Diagnosis, Draws, Series } from "@lantoa/projection"

const kinds = (values: ReadonlyArray<number>) =>
  Diagnosis.of({ values: Float64Array.from(values), frequency: 1, bounds: Series.percent }).map((one) => one.kind)

const noisy = (length: number, seed: number) => {
  const random = Draws.make(seed)
  return Array.from({ length }, (_, t) => 20 + 2 * t + random.normal())
}

describe("Diagnosis", () => {
  it("finds nothing in an ordinary noisy series", () => {
    for (let seed = 1; seed <= 200; seed++) assert.deepEqual(kinds(noisy(20, seed)), [], `seed ${seed}`)
  })

  it("says when there is nothing, too little, or nothing that moves", () => {
    assert.deepEqual(kinds([]), ["empty"])
    assert.deepEqual(kinds([NaN, NaN]), ["empty"])
    assert.deepEqual(kinds([3, 5, 4]), ["short"])
    assert.deepEqual(kinds([5, 5, 5, 5, 5, 5, 5]), ["constant"])
    // What stands still most of the time is a count, and no model's output.
    assert.notInclude(kinds([0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]), "modelled")
  })

  it("finds a level break and where it is", () => {
    const values = noisy(20, 4).map((value, t) => (t < 12 ? value : value + 25))
    const found = Diagnosis.of({ values: Float64Array.from(values), frequency: 1, bounds: Series.percent })
    assert.deepEqual(
      found.map(({ kind, steps }) => [kind, steps]),
      [["break", [12]]]
    )
  })

  it("takes neither rounding nor what comes now and then for another survey", () => {
    assert.notInclude(kinds([20, 22, 24, 27, 29, 31]), "break")
    assert.notInclude(kinds([50, 52, 54, 56, 59, 61, 63]), "break")
    assert.notInclude(kinds([2.1, 2.3, 2.5, 2.8, 3, 3.2, 3.4]), "break")
    assert.notInclude(
      kinds([...Array.from({ length: 20 }, () => 0), 2, ...Array.from({ length: 15 }, () => 0)]),
      "break"
    )
    assert.notInclude(kinds([0, 0, 5, 0, 0, 0, 12, 0, 0, 3, 4, 0, 0, 0, 8, 0, 0, 0, 15, 0, 0, 1, 0, 0]), "break")
    // What stays there is one, up or down, and at the end nobody knows.
    assert.include(kinds([20, 22, 25, 27, 60, 62, 65, 67]), "break")
    assert.include(kinds([60, 64, 69, 73, 40, 44, 48]), "break")
    assert.include(kinds([20, 22, 24, 27, 29, 31, 60]), "break")
  })

  it("tells a model's smooth output from counts", () => {
    assert.deepEqual(kinds(Array.from({ length: 18 }, (_, t) => 90 / (1 + Math.exp(-(t - 9) / 30)))), ["modelled"])
  })

  it("says when figures leave their bounds, miss, or stop early", () => {
    assert.deepEqual(kinds([...noisy(10, 2), 104]), ["outside", "break"])
    assert.include(kinds([1, NaN, 3]), "gaps")
    assert.notInclude(kinds([NaN, 1, 2, 3, NaN]), "gaps")
    assert.include(kinds([...noisy(10, 2), NaN, NaN]), "stale")
  })

  it("speaks Vietnamese and English", () => {
    for (const found of Diagnosis.of({ values: Float64Array.of(1, 2), frequency: 1, bounds: Series.percent })) {
      assert.isAbove(found.text.vi.length, 10)
      assert.isAbove(found.text.en.length, 10)
    }
  })
})
