import { Postgres } from "@lantoa/storage-postgres"
import { StoreSuite } from "@lantoa/testkit"
import { Effect, Layer } from "effect"
import { newSchema, onServer, postgres } from "./places.ts"

const inNewSchema = Layer.unwrap(Effect.map(newSchema, (schema) => Postgres.layer({ url: postgres, schema })))

onServer("PostgreSQL", () => {
  StoreSuite.suite("postgres", inNewSchema)
})
