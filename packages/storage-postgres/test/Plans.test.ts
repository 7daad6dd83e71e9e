import { assert, it } from "@effect/vitest"
import { Period, Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import { Effect, Layer } from "effect"
import { open } from "../src/internal/client.ts"
import { Client } from "../src/internal/sql.ts"
import { commit, figure } from "./figures.ts"
import { newSchema, onServer, postgres } from "./places.ts"

const settings = {
  url: postgres,
  readOnly: false,
  connections: 1,
  connectTimeout: 5000,
  lockTimeout: 0,
  statementTimeout: 0
}

type Asked = readonly [sql: string, parameters: ReadonlyArray<unknown>]

/** A store whose statements are heard. */
const watched = Effect.gen(function* () {
  const { client, insert, read } = yield* open({ ...settings, schema: yield* newSchema })
  const asked: Array<Asked> = []
  const hear = (statement: unknown) => {
    const { compile } = statement as { readonly compile?: () => Asked }
    if (typeof compile === "function") asked.push(compile.call(statement))
    return statement
  }
  const spying = new Proxy(client, {
    apply: (target, self, args: ReadonlyArray<unknown>) => hear(Reflect.apply(target, self, args)),
    get: (target, key) =>
      key === "unsafe"
        ? (...args: Parameters<Client["unsafe"]>) => hear(client.unsafe(...args))
        : Reflect.get(target, key)
  })
  const layer = SqlStore.layer({ dialect: Dialect.postgres, insert, read }).pipe(
    Layer.provide(Layer.succeed(Client, spying))
  )
  return { client, asked, layer }
})

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
      const { asked, client, layer } = yield* watched
      yield* Effect.gen(function* () {
        const store = yield* Store.Store
        for (let index = 0; index < 20; index++) yield* commit({ figures: many(`m${index}`) })
        for (const table of ["figure", "series", "term", "span", "commits"]) yield* client`ANALYZE ${client(table)}`
        asked.length = 0
        const { end, start } = Period.bounds(Period.from("2025-04"))
        yield* store.scan([{ measure: "m7", from: start, to: end, latestBefore: true }])
        yield* store.scan([{ measure: "m8", from: start, to: end, latestBefore: true }], {
          asKnownAt: "2026-01-01T00:00:00Z"
        })
        yield* commit({ figures: many("m7").slice(0, 20), withdrawals: [] })
      }).pipe(Effect.provide(layer))
      const reading = asked.filter(([sql]) => /^(SELECT|WITH)\b.*\bFROM\b.*\b(figure|series|term)\b/s.test(sql))
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
