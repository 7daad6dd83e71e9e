/** From a Lantoa and a target to its outlook. */
import { assert, describe, it } from "@effect/vitest"
import { Day, Documents, Lantoa, Problem, Quantity, Target } from "@lantoa/core"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as TestClock from "effect/testing/TestClock"
import { Outlook } from "../src/index.ts"

const months = Array.from({ length: 9 }, (_, month) => `2025-${String(month + 1).padStart(2, "0")}`)
const documents: Documents.Encoded = {
  ...Documents.tree({
    levels: { province: { vi: "tỉnh", en: "province" } },
    units: { p: { vi: "Tỉnh An Hòa", en: "An Hoa" } }
  }),
  ...Documents.counts({
    guided: { name: { vi: "Lượt hướng dẫn", en: "Turns of guidance" }, of: "turn" },
    users: { name: { vi: "Người dùng", en: "Users" }, of: "person", stock: true }
  }),
  ...Documents.targets({
    year: { name: "1.000", indicator: "guided", unit: "p", atLeast: 1000, by: "2025", source: "12/KH" },
    next: { name: "2.000", indicator: "guided", unit: "p", atLeast: 2000, by: "2026", source: "12/KH" },
    online: { name: "500", indicator: "users", unit: "p", atLeast: 500, by: "2026", source: "12/KH" }
  })
}
const observations = months.flatMap((period, index) => [
  { measure: "guided", units: ["p"], period, value: 90 + index, knownAt: "2025-10-05" },
  { measure: "users", units: ["p"], period, value: 100 + 20 * index, knownAt: "2025-10-05" }
])
const opened = async () => {
  const lantoa = await Lantoa.open()
  await lantoa.put(documents, { knownAt: "2024-01-01" })
  await lantoa.append({ id: "year", observations })
  return lantoa
}
/** The same as Effects, on the day of `asOf`. */
const service = Effect.gen(function* () {
  const lantoa = yield* Lantoa.Service
  yield* lantoa.put(documents, { knownAt: "2024-01-01" })
  yield* lantoa.append({ id: "year", observations })
  yield* TestClock.setTime(Day.toEpoch(asOf) * 86_400_000)
  return lantoa
})
const asOf = "2025-10-06"
const known = <A>(answer: { readonly _tag: string; readonly value?: A }) =>
  answer._tag === "Known" ? answer.value : answer

describe("Outlook.of", () => {
  it("projects what was counted since the beginning of a year to its end", async () => {
    await using lantoa = await opened()
    const [outlook] = await Outlook.of(lantoa, "year", { asOf })
    assert.deepStrictEqual(known(outlook!.latest), { label: "2025-09", value: 846 })
    assert.strictEqual(outlook!.goal.deadline!.step, 3)
    assert.isAbove(known(outlook!.median) as number, 1000)
    // What was counted is there already, and what is to come is added to it; after the year it begins anew.
    assert.isAbove((known(outlook!.interval95) as { lower: number }).lower, 846)
    assert.strictEqual((known(outlook!.arrival) as { horizon: string }).horizon, "2025-12")
    assert.match(Outlook.render(outlook!, "vi"), /846 lượt[^]*Số cộng dồn từ ngày 01\/01\/2025/)
  })

  it("takes a target as `assess` does: by its id, as it is, or in its JSON form", async () => {
    await using lantoa = await opened()
    const target: Target.Encoded = {
      id: "own",
      title: { vi: "1.000", en: "1,000" },
      indicator: "guided",
      scope: { _tag: "Unit", unit: "p", hierarchy: "state" },
      comparator: ">=",
      threshold: 1000,
      deadline: { _tag: "Stated", period: "2025" },
      modality: "minimum",
      source: { title: "12/KH" }
    }
    const page = async (of: Target.Encoded | Target.Target) => {
      const [outlook] = await Outlook.of(lantoa, of, { asOf, draws: 500 })
      return Outlook.render(outlook!, "vi")
    }
    assert.strictEqual(await page(target), await page(Target.from(target)))
  })

  it("of a stock takes the shortest periods that are known more often than not", async () => {
    await using lantoa = await opened()
    const [outlook] = await Outlook.of(lantoa, "online", { asOf })
    assert.deepStrictEqual(known(outlook!.latest), { label: "2025-09", value: 260 })
    assert.strictEqual(outlook!.goal.deadline!.step, 15)
    assert.match(Outlook.render(outlook!, "en"), /260 people/)
    const [quarters] = await Outlook.inputs(lantoa, "online", { asOf, by: "quarter" })
    assert.deepStrictEqual([...quarters!.series.values], [140, 200, 260])
  })

  it("counts in a school year or until a day in May as the assessment does, before and after", async () => {
    await using lantoa = await opened()
    const ask = async (period: string, day: string, threshold: number) => {
      const target = Target.from({
        id: "t",
        title: { vi: "T", en: "T" },
        indicator: "guided",
        scope: { _tag: "Unit", unit: "p", hierarchy: "state" },
        comparator: ">=",
        threshold,
        deadline: { _tag: "Stated", period },
        modality: "minimum",
        source: { title: "12/KH" }
      })
      const { status } = await lantoa.assess(target, { asOf: day as Day.Day })
      return { status, outlook: (await Outlook.of(lantoa, target, { asOf: day as Day.Day, draws: 500 }))[0]! }
    }
    // January to August 2025, 90 to 97 a month, are all there is of the school year.
    const school = await ask("2024Sep", "2025-10-06", 700)
    assert.deepStrictEqual([school.status, school.outlook.headline.likelihood], ["met", "met"])
    const page = Outlook.render(school.outlook, "vi")
    assert.match(page, /Đã đạt: tối thiểu 700 lượt trong năm học 2024 – 2025\./)
    assert.match(Outlook.render(school.outlook, "en"), /at least 700 turns in the school year 2024–2025\./)
    // May is half in: 366 until April, 94 in May.
    const until = "2025-01-01/2025-05-15"
    const before = await ask(until, "2025-05-06", 440)
    assert.isBelow(known(before.outlook.probability) as number, 0.1)
    const open = await ask(until, "2025-10-06", 440)
    assert.deepStrictEqual([open.status, open.outlook.headline.likelihood], ["unmeasurable", "unjudged"])
    assert.deepStrictEqual((known(open.outlook.latest) as { reported: { lower: number; upper: number } }).reported, {
      ...Quantity.between(366, 460)
    })
    const missed = await ask(until, "2025-10-06", 470)
    assert.deepStrictEqual([missed.status, missed.outlook.headline.likelihood], ["notMet", "missed"])
  })

  it("is refused as an assessment is", async () => {
    await using lantoa = await opened()
    const refused = (target: string, options: Outlook.Options): Promise<string> =>
      Outlook.of(lantoa, target, options).then(
        () => assert.fail("was taken"),
        (error: unknown) => {
          assert.instanceOf(error, Problem.DocumentError)
          return error.message
        }
      )
    assert.match(await refused("yaer", { asOf }), /there is no target "yaer"/)
    assert.match(await refused("year", { asOf: "30/6/2025" }), /did you mean 2025-06-30/)
  })

  it("of nothing says so, as the assessment does", async () => {
    await using lantoa = await opened()
    const due = (id: string) => ({
      [id]: { name: id, indicator: "guided", unit: "p", atLeast: 9, by: "2023", source: "12/KH" }
    })
    await lantoa.put(Documents.targets(due("past")), { knownAt: "2024-01-02" })
    for (const [target, is, said] of [
      ["next", "notDue", "Chưa rõ có đạt hay không: tối thiểu 2.000 lượt trong năm 2026"],
      ["online", "notDue", "Chưa rõ có đạt hay không: tối thiểu 500 người vào năm 2026"],
      ["past", "unmeasurable", "Chưa đánh giá được: tối thiểu 9 lượt trong năm 2023"]
    ] as const) {
      const { status } = await lantoa.assess(target, { asOf: "2024-02-01" })
      const [outlook] = await Outlook.of(lantoa, target, { asOf: "2024-02-01" })
      assert.strictEqual(status, is)
      assert.strictEqual(outlook!.headline.likelihood, is === "notDue" ? "unclear" : "unjudged")
      const page = Outlook.render(outlook!, "vi").split("\n").slice(1)
      assert.match(page.join("\n"), new RegExp(`^ {2}${said}\\. [^\n]*[Cc]hưa có số liệu[^\n]*\n$`))
    }
  })

  it.effect("of the service is an Effect that gives the same, as of the day of its clock", () =>
    Effect.gen(function* () {
      const promised = yield* Effect.promise(async () => {
        await using lantoa = await opened()
        return await Outlook.of(lantoa, "year", { asOf })
      })
      const lantoa = yield* service
      assert.deepStrictEqual(yield* Outlook.of(lantoa, "year"), promised)
      const [{ goal }] = (yield* Outlook.inputs(lantoa, "year")) as [Outlook.Input]
      assert.strictEqual(goal.deadline!.step, 3)
    }).pipe(Effect.provide(Lantoa.layer()))
  )

  it.effect("of the service fails by the tags with which the Promise rejects", () =>
    Effect.gen(function* () {
      const lantoa = yield* service
      const tag = (target: string, options: Outlook.Options = {}) =>
        Outlook.of(lantoa, target, options).pipe(
          Effect.as("taken"),
          Effect.catchTags({
            DocumentError: ({ message }) => Effect.succeed(message),
            PlanError: ({ _tag }) => Effect.succeed(_tag),
            StoreError: ({ _tag }) => Effect.succeed(_tag)
          })
        )
      assert.match(yield* tag("yaer"), /there is no target "yaer"/)
    }).pipe(Effect.provide(Lantoa.layer()))
  )

  it.effect("of the service ends what it asks when it is interrupted, and dies of what nobody expects", () =>
    Effect.gen(function* () {
      const lantoa = yield* service
      const ended: Array<string> = []
      const waiting = Effect.onInterrupt(Effect.never, () => Effect.sync(() => void ended.push("read")))
      const fiber = yield* Effect.forkChild(Outlook.of({ ...lantoa, read: () => waiting }, "year"))
      yield* Effect.promise(() => new Promise((resolve) => setImmediate(resolve)))
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(ended, ["read"])
      const broken = { ...lantoa, read: () => Effect.die(new TypeError("not ours")) }
      const exit = yield* Effect.exit(Outlook.of(broken, "year"))
      assert.match(String(exit), /Die.*not ours/)
    }).pipe(Effect.provide(Lantoa.layer()))
  )
})
