/**
 * A month of the whole country in, a league table of its provinces out.
 *
 *   node main.ts [--lang en] [--file nation.db] [--month 2025-03] [--provinces 34] [--communes 3321] [--teams 2] [--seed 1]
 *
 * The country and its figures are made up. They go into a SQLite file where one is named, else into memory, a batch at a time.
 */
import { parseArgs } from "node:util"
import { Lantoa, Period } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import { Nation } from "@lantoa/testkit"
import { receive, standings } from "./src/league.ts"
import { report } from "./src/report.ts"

const { values } = parseArgs({
  options: {
    lang: { type: "string", default: "vi" },
    file: { type: "string" },
    month: { type: "string", default: "2025-03" },
    provinces: { type: "string", default: "34" },
    communes: { type: "string", default: "3321" },
    teams: { type: "string", default: "2" },
    seed: { type: "string", default: "1" }
  }
})
const month = Period.from(values.month)
const nation = Nation.make({
  seed: Number(values.seed),
  provinces: Number(values.provinces),
  communes: Number(values.communes),
  teams: Number(values.teams)
})

const lantoa = await Lantoa.open(values.file === undefined ? {} : { store: Sqlite.layer({ file: values.file }) })
const received = await receive(lantoa, nation, month)
const table = await standings(lantoa, month)
console.log(report(received, table, month, values.lang === "en" ? "en" : "vi"))

await lantoa.close()
