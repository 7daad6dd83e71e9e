import { assert, it } from "@effect/vitest"
import { Period, Store } from "@lantoa/core"
import { Effect } from "effect"
import { commit, figure } from "./figures.ts"
import { statementsOn, watched } from "./heard.ts"
import { newSchema, onServer, postgres } from "./places.ts"

const months = ["2025-01", "2025-02", "2025-03", "2025-04"]
const many = (measure: string) =>
  months.flatMap((period) =>
    Array.from({ length: 250 }, (_, index) =>
      figure(`${measure}.${period}.${index}`, { measure, period, team: `t${index}` })
    )
  )

onServer("a statement that reads figures", () => {
  it.live("seeks what is asked, and looks through no table of figures, series or terms", () =>
    Effect.gen(function* () {
      const { client, heard, layer } = yield* watched(postgres, yield* newSchema)
      yield* Effect.gen(function* () {
        const store = yield* Store.Store
        for (let index = 0; index < 20; index++) yield* commit({ figures: many(`m${index}`) })
        for (const table of ["figure", "series", "term", "span", "commits"]) yield* client`ANALYZE ${client(table)}`
        heard.length = 0
        const { end, start } = Period.bounds(Period.from("2025-04"))
        yield* store.scan([{ measure: "m7", from: start, to: end, latestBefore: true }])
        yield* store.scan([{ measure: "m8", from: start, to: end, latestBefore: true }], {
          asKnownAt: "2026-01-01T00:00:00Z"
        })
        yield* store.told({ measures: ["m7", "m8"], by: "teams", from: start, to: end })
        yield* commit({ figures: many("m7").slice(0, 20), withdrawals: [] })
      }).pipe(Effect.provide(layer))
      const reading = statementsOn(/^(SELECT|WITH)\b.*\bFROM\b.*\b(figure|series|term)\b/s, heard)
      assert.isAbove(reading.length, 6)
      const looksThrough = (tables: RegExp) =>
        Effect.forEach(reading, ([sql, parameters]) =>
          Effect.map(client.unsafe(`EXPLAIN ${sql}`, parameters).values, (plan) => {
            const steps = plan.map(([step]) => String(step)).join("\n")
            assert.notMatch(steps, tables, `${sql}\n${steps}`)
          })
        )
      yield* looksThrough(/Seq Scan on figure/)
      // Of a table of a few pages all is read, unless that is what one wants to know.
      yield* client`SET enable_seqscan = off`
      yield* looksThrough(/Seq Scan on (figure|series|term)/)
    })
  )
})
