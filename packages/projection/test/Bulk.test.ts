import { assert, describe, it } from "@effect/vitest"
import { Bulk, Naive, Series } from "@lantoa/projection"

const many = Array.from({ length: 10 }, (_, k) => ({
  values: Float64Array.of(k, k + 1, k + 3),
  frequency: 1,
  bounds: Series.unbounded
}))

describe("Bulk", () => {
  it("gives what the forecaster gives, in order, and tells how far it is", async () => {
    const told: Array<number> = []
    const forecasts = await Bulk.all(many, Naive.drift, { horizon: 2, size: 4, onProgress: (done) => told.push(done) })
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
      await Bulk.all(many, forecaster, {
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
    for await (const chunk of Bulk.run(
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

describe("Bulk.spread", () => {
  const here: Bulk.Executor = async (series, horizon) => series.map((one) => Naive.drift(one, horizon))
  const thrown = async (work: Promise<unknown>): Promise<unknown> => {
    try {
      await work
    } catch (error) {
      return error
    }
    return undefined
  }

  it("gives the same in the same order for one executor and for three, whoever is quicker", async () => {
    const late: Bulk.Executor = async (series, horizon) => {
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
      return here(series, horizon)
    }
    const told: Array<readonly [number, number]> = []
    const onProgress = (...progress: readonly [number, number]) => void told.push(progress)
    const options = { horizon: 2, size: 3 }
    const one = await Bulk.spread(many, [here], options)
    assert.deepEqual(await Bulk.spread(many, [late, here, late], { ...options, onProgress }), one)
    assert.deepEqual(await Bulk.all(many, Naive.drift, options), one)
    const counts = told.map(([done]) => done)
    assert.deepEqual(
      counts,
      counts.toSorted((a, b) => a - b)
    )
    assert.deepEqual(told.at(-1), [10, 10])
    assert.lengthOf(told, 4)
  })

  it("names the series that failed, keeps the cause, and takes no more work", async () => {
    const cause = new Error("no such method")
    let taken = 0
    const broken: Bulk.Executor = async (series, horizon) => {
      taken++
      return series.some(({ values }) => values[0] === 4) ? Promise.reject(cause) : here(series, horizon)
    }
    const error = await thrown(Bulk.spread(many, [broken], { horizon: 1, size: 2 }))
    assert.instanceOf(error, Bulk.BatchError)
    assert.deepEqual([error.from, error.to, error.cause], [4, 6, cause])
    assert.match(error.message, /^Series 4 to 5 could not be forecast: no such method\. Correct or leave out/)
    assert.strictEqual(taken, 3)
    const short = await thrown(Bulk.spread(many, [async () => []], { horizon: 1 }))
    assert.match(String(short), /0 forecasts came back for 10 series/)
  })

  it("stops at once with the signal's reason, though an executor never comes back", async () => {
    const stop = new AbortController()
    let taken = 0
    const stuck: Bulk.Executor = (series, horizon) => {
      taken++
      return taken === 1 ? here(series, horizon) : new Promise(() => undefined)
    }
    const reason = new Error("enough")
    const onProgress = () => stop.abort(reason)
    const options = { horizon: 1, size: 2, signal: stop.signal, onProgress }
    assert.strictEqual(await thrown(Bulk.spread(many, [stuck, stuck], options)), reason)
    assert.strictEqual(taken, 2)
    assert.strictEqual(await thrown(Bulk.spread(many, [stuck], options)), reason)
    assert.strictEqual(taken, 2)
  })
})
