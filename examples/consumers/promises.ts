/** Plain Promises and a file: what is committed is there when the file is opened again, and what is wrong rejects with a typed error. */
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Lantoa, Problem, Reading } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import { documents } from "./office.ts"

const folder = await mkdtemp(join(tmpdir(), "lantoa-consumer-"))
const store = Sqlite.layer({ file: join(folder, "office.sqlite") })

const first = await Lantoa.open({ store })
await first.put(documents, { knownAt: "2025-01-01T00:00:00Z" })
const knownAt = "2025-02-01T00:00:00Z"
await first.append({
  id: "january",
  observations: [
    { id: "r1", measure: "guided", units: ["east"], period: "2025-01", value: "> 550", knownAt },
    { id: "r2", measure: "guided", units: ["west"], period: "2025-01", value: 25, knownAt }
  ]
})
await first.close()

const again = await Lantoa.open({ store })
const [reading] = await again.read({
  indicator: "guidance",
  hierarchy: "state",
  units: ["province"],
  periods: ["2025-01"]
})
const verdict = await again.assess("five-hundred", { asOf: "2025-03-01" })
const refused = await again
  .read({ indicator: "guidances", hierarchy: "state", units: ["province"], periods: ["2025-01"] })
  .then(
    () => "taken",
    (error: unknown) => (error instanceof Problem.PlanError ? error._tag : String(error))
  )
await again.close()
await rm(folder, { recursive: true })

console.log(Reading.render(reading!, "en"), verdict.status, refused) // => more than 575 turns (communes; none from the province) met PlanError
