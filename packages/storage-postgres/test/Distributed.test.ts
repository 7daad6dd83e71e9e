import { assert, it } from "@effect/vitest"
import { Postgres } from "@lantoa/storage-postgres"
import { Effect, Layer } from "effect"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect } from "vitest"
import { type Heard, statementsOn, watched } from "./heard.ts"
import { newSchema, newSchemaOf, onServer, postgres, query } from "./places.ts"
import { everything } from "./session.ts"

const citus = process.env["LANTOA_CITUS_URL"] ?? ""
const plans = fileURLToPath(new URL("plans.txt", import.meta.url))
const rule = `\n${"-".repeat(80)}\n`

/** The numbers that a cluster gives its servers and its shards are its own. */
const anyCluster = (step: string): string =>
  step
    .replaceAll(/host=\S+ port=\d+ dbname=\S+/g, "host=… port=… dbname=…")
    .replaceAll(/_\d{6}\b/g, "_…")
    .replaceAll(/Subplan \d+_/g, "Subplan …_")
    .replaceAll(/"?t_\d+_\d+"?\./g, "")

/** What a session asks of figures that are spread over servers, and what is heard of it. */
const asked = (url: string, schema: string) =>
  Effect.gen(function* () {
    const { client, heard, layer } = yield* watched(url, schema)
    yield* everything.pipe(Effect.provide(layer))
    return { client, statements: statementsOn(/\b(figure)\b/, heard) }
  })

const planned = ({ client }: Effect.Success<ReturnType<typeof asked>>, [sql, parameters]: Heard) =>
  Effect.map(client.unsafe(`EXPLAIN (COSTS OFF) ${sql}`, parameters).values, (steps) =>
    [sql, "", ...steps.map(([step]) => anyCluster(String(step)))].join("\n")
  )

onServer("what is asked of figures that are spread over servers", () => {
  it.live("is what was explained on a cluster: run the tests with LANTOA_CITUS_URL and -u where it changed", () =>
    Effect.gen(function* () {
      const schema = yield* newSchema
      // A store that takes its figures to be spread, on one server.
      yield* Effect.scoped(Layer.build(Layer.fresh(Postgres.layer({ url: postgres, schema }))))
      yield* query(`INSERT INTO "${schema}".meta (name, value) VALUES ('distributed', 'series')`)
      const { statements } = yield* asked(postgres, schema)
      const explained = readFileSync(plans, "utf8").split(rule)
      assert.deepStrictEqual(
        statements.map(([sql]) => sql).sort(),
        explained.map((one) => one.slice(0, one.indexOf("\n\n"))).sort()
      )
    })
  )
})

if (citus !== "") {
  describe("a statement on a cluster", () => {
    it.live("is run by the servers that have the figures, as it was when it was explained last", () =>
      Effect.gen(function* () {
        const schema = yield* newSchemaOf(citus)
        yield* Effect.scoped(Layer.build(Layer.fresh(Postgres.layer({ url: citus, schema }))))
        yield* Effect.promise(() => Postgres.distribute({ url: citus, schema }))
        const session = yield* asked(citus, schema)
        const found = yield* Effect.forEach(session.statements, (one) => planned(session, one))
        for (const plan of found) assert.match(plan, /\n(Custom Scan \(Citus|.* {2}Custom Scan \(Citus)/)
        yield* Effect.promise(() => expect(found.sort().join(rule)).toMatchFileSnapshot(plans))
      })
    )
  })
}
