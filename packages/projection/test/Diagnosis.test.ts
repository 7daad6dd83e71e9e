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
