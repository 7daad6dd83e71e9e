/** The full history into a territory with the snapshots of both days; beside reading the same files and joining them once. */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { DuckDBInstance } from "@duckdb/node-api"
import { type Documents, Territory } from "@lantoa/core"
import { Gazetteer } from "@lantoa/gazetteer"
import { Names } from "@lantoa/vietnam"
import { Result } from "effect"
import type { Race } from "./main.ts"

export const read = (folder: string): Documents.Documents => {
  const text = (name: string) => readFileSync(join(folder, name), "utf8")
  return Result.getOrThrow(
    Gazetteer.read({ history: text("units-history.csv"), moves: [text("reorganisation-2025.csv")] }, Names.naming)
  ).documents
}

export const load = (folder: string): Territory.Territory => {
  const documents = read(folder)
  return Territory.make(documents.hierarchies, documents.successions, documents.units)
}

export const loading = async (folder: string): Promise<Race> => {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" })
  const connection = await instance.connect()
  const csv = (name: string) => `read_csv('${join(folder, name)}', all_varchar = true)`
  const joined = `create or replace table joined as
    select h.*, r.new_code, r.area_share, r.population_share, r.resolution, r.clause
    from ${csv("units-history.csv")} h
    left join ${csv("reorganisation-2025.csv")} r on h.code = r.old_code and h.valid_to = r.effective_date`
  return {
    name: "load 15,857 rows and 10,634 edges, two snapshots",
    ours: () => {
      const territory = load(folder)
      const sizes = ["2025-06-30", "2025-07-01"].map(
        (day) => Territory.snapshotAt(territory, "state", day).units.length
      )
      return sizes.join() === "10795,3356" ? Promise.resolve() : Promise.reject(new Error(`units: ${sizes.join()}`))
    },
    peer: () => connection.run(joined),
    close: () => (connection.closeSync(), instance.closeSync())
  }
}
