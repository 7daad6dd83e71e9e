import { assert, describe, it } from "@effect/vitest"
import { Observation, Period, Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import { Effect, Layer } from "effect"
import { open } from "../src/internal/client.ts"
import { Client } from "../src/internal/sql.ts"

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

/** More than a page of figures of a month, and a few of whoever fell silent before it. */
const figures = [
  ...Array.from({ length: 2 ** 15 + 10 }, (_, index) => ["2025-03", index] as const),
  ...Array.from({ length: 10 }, (_, index) => ["2024-03", 2 ** 15 + 10 + index] as const)
].map(([period, index]) =>
  Observation.from({
    measure: "trainings",
    units: ["vn.quang-ngai"],
    period,
    value: index,
    team: `team-${index}`,
    knownAt: "2025-04-01T00:00:00Z"
  })
)

describe("a scan in SQLite", () => {
  it.effect("seeks what is asked, sorts nothing, and looks through no table of figures", () =>
    Effect.gen(function* () {
      const { asked, client, layer } = yield* watched
      yield* Effect.gen(function* () {
        yield* Store.Store.use((store) => store.commit({ figures }))
        asked.clear()
        const moment = { asKnownAt: "2026-01-01T00:00:00Z" }
        const { end, start } = Period.bounds(Period.from("2025-03"))
        const request = { measure: "trainings", from: start, to: end, latestBefore: false }
        assert.strictEqual((yield* Store.snapshot([request], moment)).figures.length, 2 ** 15 + 10)
        const after = { ...request, from: end, to: end + 30, latestBefore: true }
        assert.strictEqual((yield* Store.snapshot([after], moment)).figures.length, figures.length)
      }).pipe(Effect.provide(layer))
      const reading = [...asked].filter((sql) => /^SELECT f\.place.*\bfigure f\b/s.test(sql))
      // From a period on and beside a place in it; a day and beside a place in it; few series one by one.
      assert.strictEqual(reading.length, 6)
      for (const sql of reading) {
        const places = [...sql.matchAll(/\?/g)].map(() => 0)
        const plan = yield* client.unsafe<{ readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, places)
        const steps = plan.map(({ detail }) => detail)
        assert.isTrue(
          steps.every((step) => !/^SCAN|TEMP B-TREE/.test(step)),
          `${sql}\n${steps.join("\n")}`
        )
        assert.isTrue(
          steps.some((step) => /SEARCH f USING PRIMARY KEY \(measure=\? AND last_day=\?/.test(step)),
          `${sql}\n${steps.join("\n")}`
        )
      }
    })
  )
})
