/** DuckDB, whose engine is no JavaScript. */
import { Lantoa, Reading } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { documents } from "./office.ts"

const lantoa = await Lantoa.open({ store: DuckDb.layerMemory })
await lantoa.put(documents, { knownAt: "2025-01-01T00:00:00Z" })
const knownAt = "2025-02-01T00:00:00Z"
await lantoa.append({
  id: "january",
  observations: [{ id: "r", measure: "guided", units: ["province"], period: "2025-01", value: 25, knownAt }]
})
const [reading] = await lantoa.read({
  indicator: "guidance",
  hierarchy: "state",
  units: ["province"],
  periods: ["2025-01"]
})
await lantoa.close()
console.log(Reading.render(reading!, "vi")) // => 25 lượt
