import { Postgres } from "@lantoa/storage-postgres"
import { StoreSuite } from "@lantoa/testkit"
import { Effect, Layer } from "effect"
import { TestClock } from "effect/testing"
import { newSchema, onServer, postgres } from "./places.ts"

const inNewSchema = Layer.unwrap(Effect.map(newSchema, (schema) => Postgres.layer({ url: postgres, schema })))

onServer("PostgreSQL", () => {
  // A pool lets idle connections go after a while, which the clock of a test would never reach.
  StoreSuite.suite("postgres", Layer.effectContext(TestClock.withLive(Layer.build(Layer.fresh(inNewSchema)))))
})
