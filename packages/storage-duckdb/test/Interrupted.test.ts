/** What becomes of rows that are on their way to a table when whoever sends them gives up. */
import { runInNewContext } from "node:vm"
import { setFlagsFromString } from "node:v8"
import { assert, describe, it } from "@effect/vitest"
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api"
import * as DuckDB from "@duckdb/node-api"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import { append } from "../src/internal/insert.ts"

setFlagsFromString("--expose-gc")
const collect = runInNewContext("gc") as () => void

/** A round of the event loop. */
const round = Effect.promise(() => new Promise<void>((done) => void setImmediate(done)))

const rows = 100_000
const columns = [{ name: "n", type: "integer", values: Int32Array.from({ length: rows }, (_, n) => n) }] as const

const counted = async (connection: DuckDBConnection): Promise<unknown> =>
  (await connection.runAndReadAll("SELECT count(*)::INTEGER FROM figures")).getRows()[0]![0]

describe("rows that are given up half-way", () => {
  it("are not written after all, once their transaction is rolled back and their appender collected", async () => {
    const instance = await DuckDBInstance.create(":memory:")
    const connection = await instance.connect()
    await connection.run("CREATE TABLE figures (n INTEGER)")
    await connection.run("BEGIN")
    const begun = Promise.withResolvers<void>()
    const create = connection.createAppender.bind(connection)
    connection.createAppender = async (...table) => {
      const appender = await create(...table)
      begun.resolve()
      return appender
    }
    await Effect.runPromise(
      Effect.gen(function* () {
        const fiber = yield* Effect.forkChild(append(DuckDB as never, connection, "figures", ["n"], columns, rows))
        yield* Effect.promise(() => begun.promise)
        yield* round
        yield* Fiber.interrupt(fiber)
      })
    )
    await connection.run("ROLLBACK")
    collect()
    await Effect.runPromise(round)
    assert.strictEqual(await counted(connection), 0)
    await Effect.runPromise(append(DuckDB as never, connection, "figures", ["n"], columns, rows))
    assert.strictEqual(await counted(connection), rows)
  })
})
