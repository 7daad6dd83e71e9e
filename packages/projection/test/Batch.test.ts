import { assert, describe, it } from "@effect/vitest"
import { Batch, Naive, Series } from "@lantoa/projection"

const many = Array.from({ length: 10 }, (_, k) => ({
  values: Float64Array.of(k, k + 1, k + 3),
  frequency: 1,
  bounds: Series.unbounded
}))

describe("Batch", () => {
  it("gives what the forecaster gives, in order, and tells how far it is", async () => {
    const told: Array<number> = []
    const forecasts = await Batch.all(many, Naive.drift, { horizon: 2, size: 4, onProgress: (done) => told.push(done) })
    assert.deepEqual(
      forecasts,
      many.map((one) => Naive.drift(one, 2))
    )
    assert.deepEqual(told, [4, 8, 10])
  })

  it("stops between chunks when it is told to, with the reason it was given", async () => {
    const stop = new AbortController()
    let made = 0
    const forecaster: typeof Naive.last = (series, horizon) => {
      made++
      return Naive.last(series, horizon)
    }
    const reason = new Error("enough")
    let thrown: unknown
    try {
      await Batch.all(many, forecaster, {
        horizon: 1,
        size: 3,
        signal: stop.signal,
        onProgress: () => stop.abort(reason)
      })
    } catch (error) {
      thrown = error
    }
    assert.strictEqual(thrown, reason)
    assert.strictEqual(made, 3)
  })

  it("lets what waits go first between chunks", async () => {
    let turned = false
    const waiting = new Promise<void>((resolve) => {
      setTimeout(() => {
        turned = true
        resolve()
      }, 0)
    })
    for await (const chunk of Batch.run(
      Array.from({ length: 500 }, () => many[0] ?? many[1]).filter((one) => one !== undefined),
      Naive.last,
      { horizon: 1, size: 1 }
    )) {
      assert.strictEqual(chunk.length, 1)
      if (turned) break
    }
    assert.isTrue(turned)
    await waiting
  })
})
