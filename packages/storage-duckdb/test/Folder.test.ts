import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, it } from "@effect/vitest"
import { Lantoa } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Effect } from "effect"
import { onDuckDb } from "./duckdb.ts"
import { folder } from "./files.ts"
import { documents, filled } from "./office.ts"

const indicator = {
  id: "turns",
  title: { vi: "turns", en: "turns" },
  expression: { _tag: "Measure", measure: "turns" }
}

/** Readings of a store by units and quarters, in plain data. */
const readings = async (store: Lantoa.Store) => {
  await using lantoa = await Lantoa.open({ store })
  const query = { hierarchy: "state", units: ["vn", "p", "q", "a", "b"], periods: ["2024-Q4", "2025-Q1", "2025-03"] }
  const found = await lantoa.read({ ...query, indicators: ["turns"], boundaries: "as reported" } as never)
  return found.map(({ period, reported, silent, unit, value }) => ({ period, reported, silent, unit, value }))
}

/** A folder of a CSV of figures, and what comes of opening it. */
const opened = (path: string, csv: string, name = "figures.csv") => {
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, "documents.json"), JSON.stringify({ ...documents, indicators: [indicator] }))
  writeFileSync(join(path, name), csv)
  return Lantoa.open({ store: DuckDb.layerFolder({ folder: path }) })
}

const header = "measure,unit,first_day,last_day,value,known_at"
const refusal = (path: string, ...lines: ReadonlyArray<string>) =>
  Effect.promise(() =>
    opened(path, lines.join("\n")).then(
      () => "",
      (error: Error) => error.message
    )
  )

onDuckDb("a folder of figures", () => {
  it.effect("that was exported is read in place as the database it came from, and takes no commit", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const file = yield* filled(path)
      const to = join(path, "out")
      yield* Effect.promise(async () => {
        const indicators = { indicators: [indicator] } as never
        await using lantoa = await Lantoa.open({ store: DuckDb.layer({ file }) })
        await lantoa.put(indicators, { knownAt: "2024-01-01" })
        await lantoa.close()
        await DuckDb.exportParquet({ file, to, hierarchy: "state", level: "province" })
        const store = DuckDb.layerFolder({ folder: to })
        assert.deepStrictEqual(await readings(store), await readings(DuckDb.layer({ file })))
        await using inPlace = await Lantoa.open({ store })
        const standing = (await inPlace.observations()).map(({ cohorts, period, units, value }) => [
          units.join("+"),
          period,
          value?.lower,
          ...cohorts
        ])
        assert.sameDeepMembers(standing, [
          ["b", "2024-12", 4],
          ["b", "2025-03", 5, "youth"],
          ["a+b", "2025-Q1", 20],
          ["a+b", "2024-Q4", undefined],
          ["vn", "2025-Q1", 100]
        ])
        assert.lengthOf(await inPlace.observations({ ids: ["b.own"] }), 1)
        const error = await inPlace
          .withdraw("b.own", { reason: "x", knownAt: "2026-01-01" })
          .catch((thrown: Error) => thrown)
        assert.include(
          String(error),
          "the store was opened to read only; files of a folder are only read: copy it to a database"
        )
        const copied = join(path, "copied.duckdb")
        await Lantoa.copy({ from: store, to: DuckDb.layer({ file: copied }) })
        assert.deepStrictEqual(await readings(DuckDb.layer({ file: copied })), await readings(store))
      })
    })
  )

  it.effect("of CSV is read with what people write, and files are left as they are", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const csv = [
        `${header},cohorts,breakdown,lower,upper,lower_open,remark`,
        `turns,a,2025-01-01,2025-01-31,40,2025-02-05,,,,,,`,
        `turns,b,2025-01-01,2025-01-31,,2025-02-05T08:00:00+07:00,youth,"{""sex"":[""f""]}",5,Infinity,true,checked`,
        `turns,b,2025-02-01,2025-02-28,,2025-03-05,,,,,,`
      ].join("\n")
      yield* Effect.promise(async () => {
        await using lantoa = await opened(path, csv)
        const found = await lantoa.observations()
        assert.deepStrictEqual(
          found.map(({ breakdown, cohorts, id, knownAt, period, units, value }) => [
            id,
            units[0],
            period,
            value?.lower,
            value?.lowerOpen,
            cohorts,
            breakdown,
            knownAt
          ]),
          [
            ["2#0", "a", "2025-01", 40, false, [], {}, "2025-02-05T00:00:00Z"],
            ["2#1", "b", "2025-01", 5, true, ["youth"], { sex: "f" }, "2025-02-05T01:00:00Z"],
            ["2#2", "b", "2025-02", undefined, undefined, [], {}, "2025-03-05T00:00:00Z"]
          ]
        )
      })
      assert.strictEqual(readFileSync(join(path, "figures.csv"), "utf8"), csv)
      assert.isTrue(statSync(path).isDirectory())
    })
  )

  it.effect("is refused for what a row says that is no figure, by file and row", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const said = yield* refusal(
        path,
        header,
        "turns,a,2025-01-01,2025-01-31,40,2025-02-05",
        ",a,2025-02-01,2025-02-28,40,2025-02-05",
        "turns,,2025-02-01,2025-02-28,40,2025-02-05",
        "turns,a,31/02/2025,2025-02-28,40,2025-02-05",
        "turns,a,2025-02-28,2025-02-01,40,2025-02-05",
        "turns,a,2025-02-01,2025-02-28,forty,2025-02-05",
        "turns,a,2025-02-01,2025-02-28,40,soon",
        "turns,a,2025-02-01,2025-02-28,nan,2025-02-05",
        "turns,a,2025-02-01,2025-02-28,1.234,2025-02-05",
        "turns,a,2025-02-01,2025-02-28,-12.000,2025-02-05"
      )
      assert.include(said, "the figures of the folder cannot be used: 9 problems")
      const told = [
        "measure: must be",
        "unit: must be",
        "first_day: must be a day",
        "last_day: must not come before",
        "value: must be a number, or nothing",
        "known_at: must be a moment",
        "value: must be a number",
        "value: could have a point between thousands or three decimals, as 1.234 has; write 1234, or 1.2340",
        "value: could have a point"
      ]
      for (const [index, text] of told.entries()) assert.include(said, `figures.csv, row ${index + 2}: ${text}`)
    })
  )

  it.effect("of CSV that has no rows tells no figures, alone or beside others", () =>
    Effect.gen(function* () {
      const path = yield* folder
      yield* Effect.promise(async () => {
        await using none = await opened(path, header)
        assert.lengthOf(await none.observations(), 0)
        const row = "turns,b,2025-01-01,2025-01-31,7,2025-02-05"
        await using some = await opened(path, [header, row].join("\n"), "more.csv")
        assert.lengthOf(await some.observations(), 1)
        const found = await readings(DuckDb.layerFolder({ folder: path }))
        assert.strictEqual(found.find(({ period, unit }) => period === "2025-Q1" && unit === "b")?.reported, 7)
      })
    })
  )

  it.effect("is refused for figures that stand twice, or that the documents have no place for", () =>
    Effect.gen(function* () {
      const path = yield* folder
      const said = yield* refusal(
        path,
        header,
        "turns,a,2025-01-01,2025-01-31,40,2025-02-05",
        "turns,a,2025-01-01,2025-01-31,41,2025-02-06",
        "visits,a,2025-01-01,2025-01-31,40,2025-02-05",
        "turns,z,2025-01-01,2025-01-31,40,2025-02-05",
        "turns,b,2025-01-01,2025-01-31,-7,2025-02-05",
        "turns,b,2025-02-01,2025-02-28,5,2025-03-05",
        "turns,b,2025-03-01,2025-03-31,2.5,2025-04-05",
        "turns,b,2025-04-01,2025-04-30,3.0,2025-05-05",
        "turns,b,2025-05-01,2025-05-31,0.25,2025-06-05",
        "turns,b,2025-06-01,2025-06-30,8,2025-05-31"
      )
      assert.include(
        said,
        "figures.csv, row 2: tells a figure that stands there already: figures.csv, row 1; leave one of them out"
      )
      assert.match(said, /figures\.csv, row 3\.measure: there is no measure "visits"/)
      assert.match(said, /figures\.csv, row 4\.units\[0\]: there is no unit or organisation "z"/)
      assert.match(said, /figures\.csv, row 5\.value: .* cannot be/)
      assert.match(said, /figures\.csv, row 7\.value: 2\.5 cannot be: there are only whole/)
      assert.match(said, /figures\.csv, row 9\.value: 0\.25 cannot be: there are only whole/)
      assert.match(said, /figures\.csv, row 10\.knownAt: .* comes before 2025-06 begins/)
      assert.notMatch(said, /row (6|8)\b/)
    })
  )

  it.effect("is refused for a missing column, no files, no documents, no folder", () =>
    Effect.gen(function* () {
      const path = yield* folder
      assert.include(
        yield* refusal(path, "measure,unit,period,value", "turns,a,2025-01,40"),
        `figures.csv: there is no column "first_day"; there is measure, unit, period, value`
      )
      assert.match(
        yield* refusal(path, header, "turns,Commune A,2025-01-01,2025-01-31,40,2025-02-05"),
        /figures\.csv, row 1\.units\[0\]: must be an id/
      )
      const broken = join(path, "broken")
      const error = yield* Effect.promise(() =>
        opened(broken, "no columns", "figures.parquet").catch((thrown: Error) => thrown)
      )
      assert.match(String(error), /figures\.parquet: cannot be read: .*Parquet/)
      const message = (store: Lantoa.Store) =>
        Effect.promise(() => Lantoa.open({ store }).then(String, (error: Error) => error.message))
      const empty = join(path, "empty")
      mkdirSync(empty)
      assert.include(
        yield* message(DuckDb.layerFolder({ folder: empty })),
        "documents.json: the documents cannot be read"
      )
      writeFileSync(join(empty, "documents.json"), "{}")
      assert.include(
        yield* message(DuckDb.layerFolder({ folder: empty })),
        "there is no .parquet and no .csv in this folder"
      )
      assert.include(yield* message(DuckDb.layerFolder({ folder: join(path, "none") })), "there is no such folder")
    })
  )
})
