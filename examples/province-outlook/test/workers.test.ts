import { assert, describe, it } from "@effect/vitest"
import { Bulk, Ensemble, Draws, Series } from "@lantoa/projection"
import { open } from "../workers.ts"

const random = Draws.make(7)
const many: ReadonlyArray<Series.Series> = Array.from({ length: 30 }, () => {
  const start = 5 + 20 * random.uniform()
  const values = Float64Array.from({ length: 12 }, (_, t) => start + 4 * t + random.normal())
  return { values, frequency: 1, bounds: Series.percent }
})

const thrown = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work
  } catch (error) {
    return error
  }
  return undefined
}

describe("worker threads", () => {
  it("forecast as one thread does, one or two of them, and count up", async () => {
    const told: Array<number> = []
    const options = { horizon: 4, size: 4, onProgress: (done: number) => void told.push(done) }
    await using one = open(1)
    await using two = open(2)
    const alone = await Bulk.all(many, Ensemble.standard, { horizon: 4 })
    assert.deepEqual(await Bulk.spread(many, one.executors, options), alone)
    assert.deepEqual(told, [4, 8, 12, 16, 20, 24, 28, 30])
    assert.deepEqual(await Bulk.spread(many, two.executors, options), alone)
    assert.strictEqual(told.at(-1), 30)
    assert.lengthOf(told, 16)
  })

  it("stop when told to", async () => {
    await using pool = open(2)
    const stop = new AbortController()
    const reason = new Error("enough")
    let done = 0
    const onProgress = (count: number) => {
      done = count
      stop.abort(reason)
    }
    const work = Bulk.spread(many, pool.executors, { horizon: 4, size: 2, signal: stop.signal, onProgress })
    assert.strictEqual(await thrown(work), reason)
    assert.strictEqual(done, 2)
  })

  it("say which series failed, with what the worker said", async () => {
    await using pool = open(2)
    const broken = [...many.slice(0, 5), { ...many[5]!, values: null as never }]
    const error = await thrown(Bulk.spread(broken, pool.executors, { horizon: 4, size: 5 }))
    assert.instanceOf(error, Bulk.BatchError)
    assert.deepEqual([error.from, error.to], [5, 6])
    assert.match(error.message, /^Series 5 to 5 could not be forecast: .*null/)
  })

  it("fail, rather than wait for ever, when a worker ends", async () => {
    const pool = open(1)
    const work = thrown(Bulk.spread(many, pool.executors, { horizon: 4 }))
    await pool[Symbol.asyncDispose]()
    assert.match(String(await work), /could not be forecast: the worker ended with code/)
  })
})
