import { assert, describe, it } from "@effect/vitest"
import { Period, Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import { Effect, Layer } from "effect"
import { open } from "../src/internal/client.ts"
import { Client } from "../src/internal/sql.ts"
import { batch } from "./figures.ts"

/** What SQLite says it does for each statement that reads figures. */
const watched = Effect.gen(function* () {
  const { client, insert } = yield* open(":memory:")
  const asked = new Set<string>()
  const spying = new Proxy(client, {
    apply: (target, self, args: ReadonlyArray<unknown>) => {
      const statement = Reflect.apply(target, self, args) as { readonly compile?: () => readonly [string, unknown] }
      if (typeof statement.compile === "function") asked.add(statement.compile()[0])
      return statement
    }
  })
  const layer = SqlStore.layer({ dialect: Dialect.sqlite, insert }).pipe(Layer.provide(Layer.succeed(Client, spying)))
  return { client, asked, layer }
})

describe("a scan in SQLite", () => {
  it.effect("seeks what is asked, and looks through no table of figures", () =>
    Effect.gen(function* () {
      const { asked, client, layer } = yield* watched
      yield* Effect.gen(function* () {
        const store = yield* Store.Store
        yield* store.commit(batch("first", 3))
        asked.clear()
        const { end, start } = Period.bounds(Period.from("2025-04"))
        const request = { measure: "trainings", from: start, to: end, latestBefore: true }
        yield* store.scan([request], { asKnownAt: "2026-01-01T00:00:00Z" })
      }).pipe(Effect.provide(layer))
      const reading = [...asked].filter(
        (sql) => /\bFROM (span|series) .*\bfigure\b/s.test(sql) && sql.startsWith("SELECT")
      )
      assert.strictEqual(reading.length, 2)
      for (const sql of reading) {
        const places = [...sql.matchAll(/\?/g)].map(() => 0)
        const plan = yield* client.unsafe<{ readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, places)
        const steps = plan.map(({ detail }) => detail)
        assert.isTrue(
          steps.every((step) => !step.startsWith("SCAN")),
          steps.join("\n")
        )
        assert.isTrue(
          steps.some((step) => /SEARCH f USING INDEX figure_(span|box)/.test(step)),
          steps.join("\n")
        )
      }
    })
  )
})
