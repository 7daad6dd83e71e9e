import { assert, describe, it } from "@effect/vitest"
import { Documents, Instant, MemoryStore, Model, Observation, Period, Plan, Reading, Store } from "@lantoa/core"
import type { Oracle } from "@lantoa/testkit"
import { Effect } from "effect"
import { widened } from "../../../packages/core/src/internal/plan/requests.ts"
import { reporting } from "./forms.ts"
import { offices } from "./sample.ts"

/** What a plan asks for, with all figures of what else is on the forms. */
const withOthers = ({ model, requests }: Plan.Plan): ReadonlyArray<Store.Request> => {
  const asked = new Set(requests.map(({ measure }) => measure))
  const from = Math.min(...requests.map((one) => one.from))
  const to = Math.max(...requests.map((one) => one.to))
  const forms = model.documents.forms.filter(({ measures }) => measures.some((measure) => asked.has(measure)))
  const others = forms.flatMap(({ measures }) => measures).filter((measure) => !asked.has(measure))
  return [...requests, ...others.map((measure) => ({ measure, from, to, latestBefore: false }))]
}

/** All of it as figures, from which it is seen who filed. */
const asFigures = (plan: Plan.Plan) =>
  Effect.gen(function* () {
    let requests = withOthers(plan)
    for (;;) {
      const found = yield* Store.snapshot(requests, plan.moment)
      const wider = widened(plan.model, plan.rollups, requests, found)
      if (wider === undefined) return found
      requests = wider
    }
  })

const said = (reading: Reading.Reading) => ({
  ...reading,
  en: Reading.render(reading, "en"),
  vi: Reading.render(reading, "vi")
})

/** Reads each question both ways; of how many it had to be asked who filed. */
const compared = (asked: Oracle.Case): Promise<number> =>
  Effect.gen(function* () {
    const model = yield* Effect.fromResult(Model.make(Documents.from(asked.documents)))
    const store = yield* Store.Store
    for (const { figures, filings, withdrawals } of asked.commits) {
      yield* Effect.exit(
        store.commit({
          figures: figures.map((one) => Observation.from(one as Observation.Encoded)),
          filings: filings.map((one) => ({ ...one, period: Period.from(one.period) })) as ReadonlyArray<Store.Filing>,
          withdrawals: withdrawals as ReadonlyArray<Store.Withdrawal>
        })
      )
    }
    let count = 0
    for (const query of asked.queries) {
      const periods = query.periods.map((period) => Period.from(period))
      for (const asKnownAt of [query.asKnownAt, "2025-02-20T00:00:00Z"]) {
        const known = asKnownAt === undefined ? {} : { asKnownAt: Instant.from(asKnownAt) }
        const plan = yield* Effect.fromResult(Plan.make(model, { ...query, periods, ...known }))
        const short = yield* Plan.snapshot(plan)
        const readings = Plan.combine(plan, short).map(said)
        const name = `${asked.id} ${JSON.stringify(query)} ${asKnownAt}`
        assert.deepStrictEqual(readings, Plan.combine(plan, yield* asFigures(plan)).map(said), name)
        if ([...short.told!.values()].some(({ length }) => length > 0)) count++
      }
    }
    return count
  }).pipe(Effect.provide(MemoryStore.layer), Effect.orDie, Effect.runPromise)

describe("who filed a form", () => {
  it("is the same whether all of its figures are read or it is asked who told some, of offices", async () => {
    let count = 0
    for (const office of await offices("filed", 24)) count += await compared(office.case)
    assert.isAbove(count, 5)
  }, 120_000)

  it("is the same where units or their teams report on a form", async () => {
    let count = 0
    for (let seed = 0; seed < 60; seed++) count += await compared(reporting(seed))
    assert.isAbove(count, 30)
  }, 120_000)
})
