/** Long work: it says how far it is, lets others have their turn, and ends when a signal says so. */
import { assert, describe, it } from "@effect/vitest"
import { Documents, Lantoa, MemoryStore, type Quantity } from "../src/index.ts"

const tree = Documents.tree({ levels: { commune: "xã" }, units: { a: "Xã A", b: "Xã B", c: "Xã C" } })
const counts = Documents.counts({ guided: { name: "Lượt hướng dẫn", of: "turn" } })
const opened = async () => {
  const lantoa = await Lantoa.open()
  await lantoa.put({ ...tree, ...counts }, { knownAt: "1019-01-01" })
  return lantoa
}

const days = (count: number) =>
  Array.from({ length: count }, (_, n) => new Date(Date.UTC(1990, 0, 1 + n)).toISOString().slice(0, 10))
const figures = (count: number) =>
  days(count).map((period, value) => ({ measure: "guided", units: ["a"], period, value, knownAt: "2025-01-01" }))

const question: Lantoa.Query = {
  indicator: "guided",
  hierarchy: "state",
  units: ["a", "b", "c"],
  periods: { over: "1990-01/1991-12", by: "day" }
}

const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "was not ended",
    (reason: unknown) => reason
  )

describe("long work", () => {
  it("says of many figures how far they are read, checked and written", async () => {
    await using lantoa = await opened()
    const told: Array<string> = []
    const progress = ({ doing, done, of }: Lantoa.Progress) => void told.push(`${doing} ${done} of ${of}`)
    const { figures: written } = await lantoa.append({ id: "days", observations: figures(12_500) }, { progress })
    assert.strictEqual(written.accepted, 12_500)
    assert.deepStrictEqual(told, [
      "reading 10000 of 12500",
      "reading 12500 of 12500",
      "checking 0 of 12500",
      "writing 0 of 12500",
      "writing 12500 of 12500"
    ])
  })

  it("ends while many figures are read, with the reason of the signal, and none is written", async () => {
    await using lantoa = await opened()
    const controller = new AbortController()
    const until = lantoa.withSignal(controller.signal)
    const progress = () => controller.abort("enough")
    const batch = { id: "days", observations: figures(10_001) }
    assert.strictEqual(await rejection(until.append(batch, { progress })), "enough")
    assert.deepStrictEqual(await lantoa.observations({ limit: 1 }), [])
  })

  it("keeps the order of what is written: what is called later comes later, though the first is long", async () => {
    await using lantoa = await opened()
    const [first, second] = await Promise.all([
      lantoa.append({ id: "many", observations: figures(10_001) }),
      lantoa.append({ id: "few", observations: [{ measure: "guided", units: ["b"], period: "2025-01", value: 1 }] })
    ])
    assert.strictEqual(second.commit, first.commit + 1)
  })

  it("gives the columns that reading gives, in slices, between which others have their turn", async () => {
    await using lantoa = await opened()
    const months = Array.from(
      { length: 24 },
      (_, n) => `${1990 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`
    )
    const observations = months.map((period, value) => ({ measure: "guided", units: ["a"], period, value }))
    await lantoa.append({ id: "months", observations })
    const told: Array<number> = []
    let turns = 0
    const turn = (): void => {
      turns++
      timer = setImmediate(turn)
    }
    let timer = setImmediate(turn)
    const columns = await lantoa.columns(question, { progress: ({ done }) => void told.push(done) })
    clearImmediate(timer)
    assert.deepStrictEqual(told, [250, 500, 750, 1000, 1250, 1500, 1750, 2000, 2190])
    assert.isAtLeast(turns, told.length - 2)
    const readings = await lantoa.read(question)
    assert.deepStrictEqual(columns, readings.columns)
    const value = readings.map((one): Quantity.Quantity | undefined => one.value)
    assert.deepStrictEqual(
      [...columns.lower],
      value.map((one) => one?.lower ?? NaN)
    )
  })

  it("ends while many cells are reckoned", async () => {
    await using lantoa = await opened()
    const controller = new AbortController()
    const told: Array<number> = []
    const progress = ({ done }: Lantoa.Progress) => {
      told.push(done)
      controller.abort("enough")
    }
    const columns = lantoa.withSignal(controller.signal).columns(question, { progress })
    assert.strictEqual(await rejection(columns), "enough")
    assert.deepStrictEqual(told, [250])
  })

  it("says of an export how many figures are read, of how many that there were when it began", async () => {
    await using lantoa = await opened()
    await lantoa.append({ id: "days", observations: figures(9000) })
    const told: Array<readonly [done: number, of: number]> = []
    const progress = ({ doing, done, of }: Lantoa.Progress) => {
      assert.strictEqual(doing, "reading")
      told.push([done, of])
    }
    let seen = 0
    for await (const _ of lantoa.stream({}, { progress }))
      if (++seen === 1)
        await lantoa.append({
          id: "late",
          observations: [{ measure: "guided", units: ["b"], period: "2025", value: 1 }]
        })
    assert.strictEqual(seen, 9000)
    assert.isAbove(told.length, 2)
    assert.deepStrictEqual(
      [told[0], told.at(-1)],
      [
        [0, 9000],
        [9000, 9000]
      ]
    )
    const some: Array<number> = []
    const asked = { limit: 5, overlapping: "1990", after: "2#8" }
    assert.strictEqual((await lantoa.observations(asked, { progress: ({ of }) => void some.push(of) })).length, 5)
    assert.deepStrictEqual(new Set(some), new Set([5]))
    await lantoa.observations({ units: ["c"] }, { progress })
    assert.deepStrictEqual(told.at(-1), [0, 0])
  })

  it("ends while a history is copied", async () => {
    const controller = new AbortController()
    controller.abort("enough")
    const { layer } = MemoryStore
    assert.strictEqual(await rejection(Lantoa.copy({ from: layer, to: layer, signal: controller.signal })), "enough")
  })
})
