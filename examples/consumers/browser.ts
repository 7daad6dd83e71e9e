/** What runs in a browser: a store in memory, a plugin, the provinces and an outlook, with no global of Node's. */
import { Lantoa, Reading } from "@lantoa/core"
import { Plugin, Registry } from "@lantoa/plugin"
import { YouthUnion } from "@lantoa/plugin-youth-union"
import { Outlook, Projection } from "@lantoa/projection"
import { VietnamProvinces } from "@lantoa/vietnam"
import { documents } from "./office.ts"

const growers = Plugin.from({
  id: "ninh-binh",
  version: "1.0.0",
  apiVersion: 1,
  title: { vi: "Chỉ số của Ninh Bình", en: "Indicators of Ninh Bình" },
  cohorts: [{ id: "ninh-binh.growers", name: { vi: "người trồng nho", en: "grape growers" } }]
})

const input = Projection.from({
  id: "payment-account",
  title: { vi: "Người trưởng thành có tài khoản thanh toán", en: "Adults with a payment account" },
  history: [33, 36, 41, null, 49, 53].map((value, index) => ({ period: String(2019 + index), value })),
  comparator: ">=",
  threshold: 70,
  deadline: "2028"
})

const main = async () => {
  const lantoa = await Lantoa.open({ definitions: Registry.make([growers]) })
  await lantoa.put(documents, { knownAt: "2025-01-01T00:00:00Z" })
  const knownAt = "2025-02-01T00:00:00Z"
  await lantoa.append({
    id: "january",
    observations: [{ id: "r", measure: "guided", units: ["east"], period: "2025-01", value: "> 550", knownAt }]
  })
  const [reading] = await lantoa.read({
    indicator: "guidance",
    hierarchy: "state",
    units: ["east"],
    periods: ["2025-01"]
  })
  const { cohorts } = await lantoa.model()
  await lantoa.close()
  const [title] = Outlook.render(Outlook.make(input), "en").split("\n")
  const known = [cohorts.has("ninh-binh.growers"), YouthUnion.plugin.id, VietnamProvinces.documents().units.length]
  return [Reading.render(reading!, "en"), title, ...known].join(" | ")
}

void main().then(console.log) // => more than 550 turns | Adults with a payment account | true | youth-union | 87
