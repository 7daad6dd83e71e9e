/** Any text is taken for an id where one is written; what came from a document or a reading is taken for none of another kind. */
import { Documents, Lantoa, type Team, Territory } from "@lantoa/core"

const lantoa = await Lantoa.open()
const tree = Documents.tree({
  levels: { province: "tỉnh", commune: "xã" },
  units: { p: { name: "P", units: { a: "A", b: "B" } } }
})
const counts = Documents.counts({ guided: { name: "Lượt hướng dẫn", of: "turn" } })
await lantoa.put({ ...tree, ...counts }, { knownAt: "2025-01-01" })
const communes: Array<string> = ["a", "b"]
const observations = communes.map((unit) => ({ measure: "guided", units: [unit], period: "2025-01", value: 5 }))
await lantoa.append({ id: "january", observations })
const periods = ["2025-01"]
const [reading] = await lantoa.read({ indicator: "guided", hierarchy: "state", units: communes, periods })
const { hierarchy, indicator, unit } = reading!
const { territory } = await lantoa.model()
const [level] = territory.hierarchies.get(hierarchy)!.levels

const again = await lantoa.read({ indicator, hierarchy, units: [unit], periods })
console.log(again.at(0)!.text.en) // => 5 turns
console.log(Territory.levelAlive(territory, hierarchy, level.id, "2025-01-01")) // => true

/** What an editor refuses. */
export const swapped = async (team: Team.Team) => {
  // @ts-expect-error: a unit is no indicator
  await lantoa.read({ indicator: unit, hierarchy, units: [unit], periods })
  // @ts-expect-error: a hierarchy is no unit
  await lantoa.read({ indicator, hierarchy, units: [hierarchy], periods })
  // @ts-expect-error: a level is no hierarchy
  Territory.levelAlive(territory, level.id, hierarchy, "2025-01-01")
  // @ts-expect-error: an indicator is no measure
  await lantoa.append({ id: "x", observations: [{ measure: indicator, units: [unit], period: "2025", value: 1 }] })
  // @ts-expect-error: a team is no unit
  await lantoa.append({ id: "x", observations: [{ measure: "guided", units: [team.id], period: "2025", value: 1 }] })
  // @ts-expect-error: a unit is no target
  await lantoa.assess(unit)
}
await lantoa.close()
