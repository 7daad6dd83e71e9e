/** A store whose statements are heard, as they are run. */
import { Store } from "@lantoa/core"
import { Dialect, SqlStore } from "@lantoa/storage-sql"
import { Effect, Layer } from "effect"
import { insertInto, open, readFrom } from "../src/internal/client.ts"
import { Client } from "../src/internal/sql.ts"

export type Heard = readonly [sql: string, parameters: ReadonlyArray<unknown>]

/** A store in a schema of a server; what is asked of the server is added to `heard`, parts of statements too. */
export const watched = (url: string, schema: string) =>
  Effect.gen(function* () {
    const patience = { connectTimeout: 5000, lockTimeout: 0, statementTimeout: 0 }
    const { client } = yield* open({ url, schema, readOnly: false, connections: 1, ...patience })
    const heard: Array<Heard> = []
    const hear = (statement: unknown) => {
      const { compile } = statement as { readonly compile?: () => Heard }
      if (typeof compile === "function") heard.push(compile.call(statement))
      return statement
    }
    const spying = new Proxy(client, {
      apply: (target, self, args: ReadonlyArray<unknown>) => hear(Reflect.apply(target, self, args)),
      get: (target, key) =>
        key === "unsafe"
          ? (...args: Parameters<Client["unsafe"]>) => hear(client.unsafe(...args))
          : Reflect.get(target, key)
    })
    const layer: Layer.Layer<Store.Store, unknown> = SqlStore.layer({
      dialect: Dialect.postgres,
      insert: insertInto(spying),
      read: readFrom(spying)
    }).pipe(Layer.provide(Layer.succeed(Client, spying)))
    return { client, heard, layer }
  })

/** Whole statements that touch some tables, each text once: what is only part of another is not run for itself. */
export const statementsOn = (tables: RegExp, heard: ReadonlyArray<Heard>): ReadonlyArray<Heard> => {
  const whole = new Map(heard.filter(([sql]) => /^(SELECT|WITH|INSERT|UPDATE|DELETE)\b/.test(sql)))
  const texts = [...whole.keys()]
  const isPart = (sql: string) => texts.some((other) => other !== sql && other.includes(sql))
  return [...whole].filter(([sql]) => tables.test(sql) && !isPart(sql))
}
