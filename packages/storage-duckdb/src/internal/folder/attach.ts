/** Files of figures attached to a database in memory: Parquet is read where it lies, a CSV once. @internal */
import { readdirSync } from "node:fs"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { Problem } from "@lantoa/core"
import * as Place from "../place.ts"
import type { Client, Failure } from "../sql.ts"
import { type Described, needed, quoted, told } from "./told.ts"

/** The files of figures in a folder and those below it, by their paths within it. */
export const filesOf = (folder: string): Effect.Effect<ReadonlyArray<string>, Problem.StoreError> =>
  Effect.suspend(() => {
    const found = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(parquet|csv)$/.test(name)
    )
    return found.length > 0
      ? Effect.succeed(found.sort())
      : Effect.fail(
          Place.refused(
            "open",
            folder,
            "Unavailable",
            "there is no .parquet and no .csv in this folder; give another one"
          )
        )
  })

export const problem = (file: string, message: string): Problem.Problem => ({ code: "invalid", path: [file], message })

const missing = (file: string, columns: ReadonlyArray<Described>): ReadonlyArray<Problem.Problem> =>
  needed
    .filter((one) => !one.some((name) => columns.some((column) => column.name === name)))
    .map((one) =>
      problem(
        file,
        `there is no column ${one.map((name) => `"${name}"`).join(" or ")}; there is ${columns.map(({ name }) => name).join(", ")}`
      )
    )

/** Files with the same columns, which DuckDB reads as one. */
interface Group {
  readonly columns: ReadonlyArray<Described>
  readonly files: Array<string>
}

const describe = (client: Client, source: string) =>
  Effect.map(client.unsafe(`DESCRIBE SELECT * FROM ${source}`).values, (rows) =>
    rows.map(([name, type]): Described => ({ name: String(name).toLowerCase(), type: String(type) }))
  )

/** The columns of a file; a CSV is a table afterwards. */
const look = (client: Client, path: string, table: string) =>
  Effect.gen(function* () {
    if (!path.endsWith(".csv"))
      return yield* describe(client, `read_parquet(${quoted(path)}, hive_partitioning = false)`)
    yield* client.unsafe(
      `CREATE TABLE ${table} AS SELECT * FROM read_csv(${quoted(path)}, header = true, all_varchar = true)`
    )
    return yield* describe(client, table)
  })

/** What was found of files: their names, by which rows name them, or what is wrong. */
export interface Attached {
  readonly files: ReadonlyArray<string>
  readonly problems: ReadonlyArray<Problem.Problem>
}

/** Makes `source (file, rows, before)`, the files with how many rows come before theirs, and the view `told` of all rows. */
export const attach = (
  client: Client,
  folder: string,
  found: ReadonlyArray<string>
): Effect.Effect<Attached, Failure> =>
  Effect.gen(function* () {
    // Of a moment without a zone.
    yield* client.unsafe("SET GLOBAL TimeZone = 'UTC'")
    const [problems, files, sources]: [Array<Problem.Problem>, Array<string>, Array<string>] = [[], [], []]
    const groups = new Map<string, Group>()
    for (const file of found) {
      const table = `csv${files.length}`
      const looked = yield* Effect.result(look(client, join(folder, file), table))
      if (looked._tag === "Failure") {
        problems.push(problem(file, `cannot be read: ${looked.failure.reason.message}`))
        continue
      }
      const columns = looked.success
      problems.push(...missing(file, columns))
      if (file.endsWith(".csv")) {
        sources.push(told(columns, `(SELECT *, rowid + 1 AS lantoa_row FROM ${table})`, String(files.push(file) - 1)))
        continue
      }
      const key = JSON.stringify(columns)
      const group = groups.get(key) ?? { columns, files: [] }
      groups.set(key, group)
      group.files.push(file)
    }
    if (problems.length > 0) return { files, problems }
    for (const group of groups.values()) {
      const list = group.files.map((file) => quoted(join(folder, file))).join(", ")
      const read = `read_parquet([${list}], hive_partitioning = false)`
      const rows = `(SELECT *, file_index, file_row_number + 1 AS lantoa_row FROM ${read})`
      sources.push(told(group.columns, rows, `${files.length} + file_index`))
      files.push(...group.files)
    }
    yield* client.unsafe(`CREATE VIEW told AS ${sources.join(" UNION ALL ")}`)
    yield* client.unsafe(
      `CREATE TABLE source AS SELECT file, count(*) AS rows,
        coalesce(sum(count(*)) OVER (ORDER BY file ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::BIGINT AS before
        FROM told GROUP BY file`
    )
    return { files, problems }
  })
