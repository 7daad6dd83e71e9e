import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, it } from "@effect/vitest"
import { Documents } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Effect } from "effect"
import { onDuckDb } from "./duckdb.ts"
import { folder, rowsOf } from "./files.ts"
import { documents, filled } from "./office.ts"

const exported = (file: string, to: string, level = "province", hierarchy = "state") =>
  Effect.promise(() => DuckDb.exportParquet({ file, to, hierarchy, level }))

onDuckDb("figures in DuckDB", () => {
  it.effect("are read by SQL in the words of those who reported them, those that stand", () =>
    Effect.gen(function* () {
      const file = yield* filled(yield* folder)
      const columns = `id, measure, unit, first_day::VARCHAR, last_day::VARCHAR, value, lower, upper, lower_open, about,
        cohorts::VARCHAR, breakdown::VARCHAR, reporter, known_at::VARCHAR, "commit"`
      const rows = yield* Effect.promise(() => rowsOf(file, `SELECT ${columns} FROM figures ORDER BY "commit", id`))
      const common = (id: string, unit: string, first: string, last: string) => [id, "turns", unit, first, last]
      const [none, end] = [
        ["[]", "{}"],
        [null, "2025-07-01 00:00:00", 2]
      ]
      assert.deepStrictEqual(rows, [
        [...common("2#1", "b", "2024-12-01", "2024-12-31"), 4, 4, 4, false, false, ...none, ...end],
        [...common("2#3", "a+b", "2025-01-01", "2025-03-31"), 20, 20, 20, false, false, ...none, ...end],
        [...common("2#4", "a+b", "2024-10-01", "2024-12-31"), null, null, null, false, false, ...none, ...end],
        [...common("2#5", "vn", "2025-01-01", "2025-03-31"), null, 100, 100, false, true, ...none, ...end],
        [
          ...common("b.own", "b", "2025-03-01", "2025-03-31"),
          null,
          5,
          Infinity,
          true,
          false,
          "[youth]",
          "{sex=[f]}",
          ...end
        ]
      ])
    })
  )

  it.effect("are written as Parquet by the year and the province of their last day, with their documents", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const file = yield* filled(path)
      const to = join(path, "out's")
      assert.deepStrictEqual(yield* exported(file, to), { commit: 3, figures: 5 })
      const written = readdirSync(to, { recursive: true, encoding: "utf8" }).filter((name) => name.includes("."))
      assert.deepStrictEqual(written.sort(), [
        "documents.json",
        "year=2024/place=__HIVE_DEFAULT_PARTITION__/data_0.parquet",
        "year=2024/place=q/data_0.parquet",
        "year=2025/place=__HIVE_DEFAULT_PARTITION__/data_0.parquet",
        "year=2025/place=p/data_0.parquet"
      ])
      const read = `read_parquet('${to.replaceAll("'", "''")}/**/*.parquet', hive_partitioning = true)`
      const found = yield* Effect.promise(() => rowsOf(file, `SELECT place, unit FROM ${read} ORDER BY place, unit`))
      assert.deepStrictEqual(found, [
        ["p", "a+b"],
        ["p", "b"],
        ["q", "b"],
        [null, "a+b"],
        [null, "vn"]
      ])
      const columns = (from: string) => `SELECT * EXCLUDE (known_at) REPLACE (cohorts::VARCHAR AS cohorts,
        breakdown::VARCHAR AS breakdown, first_day::VARCHAR AS first_day, last_day::VARCHAR AS last_day) FROM ${from} ORDER BY id`
      const there = yield* Effect.promise(() => rowsOf(file, columns("figures")))
      assert.deepStrictEqual(
        yield* Effect.promise(() => rowsOf(file, columns(`(SELECT * EXCLUDE (year, place) FROM ${read})`))),
        there
      )
      const kept = Documents.from(JSON.parse(readFileSync(join(to, "documents.json"), "utf8")) as Documents.Encoded)
      assert.deepStrictEqual(kept, Documents.from(documents))
    })
  )

  it.effect("are not written where something is already, nor by what the documents do not know", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const file = yield* filled(path)
      const refused = (to: string, hierarchy: string, level: string) =>
        Effect.promise(() =>
          DuckDb.exportParquet({ file, to, hierarchy, level }).then(String, (error: Error) => error.message)
        )
      const to = join(path, "out")
      assert.include(yield* refused(to, "party", "province"), `there is no hierarchy "party"; there is state`)
      assert.include(
        yield* refused(to, "state", "ward"),
        `"state" has no level "ward"; it has nation, province, commune`
      )
      assert.include(yield* refused(path, "state", "province"), "there is something already; give another name")
      assert.include(yield* refused(join(path, "x", "y"), "state", "province"), "there is no folder")
      assert.isFalse(existsSync(to))
      assert.deepStrictEqual(readdirSync(path), ["figures.duckdb"])
    })
  )
})
