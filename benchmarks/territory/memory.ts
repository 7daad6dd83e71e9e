/** The memory of a country of 105,000 units with ten dated changes: documents apart from what the territory makes of them. */
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { Day, type Hierarchy, type Succession, Territory } from "@lantoa/core"

const provinces = 34
const communes = 3321
const hamlets = 105_000 - 1 - provinces - communes
const changes = Array.from({ length: 10 }, (_, index) => `20${16 + index}-07-01`)

const collect = (): (() => void) => {
  setFlagsFromString("--expose-gc")
  return runInNewContext("gc") as () => void
}

/** Each change merges one pair of hamlets in forty: the first lives on as a new unit, both old ones end. */
const documents = (): {
  readonly hierarchy: Hierarchy.Hierarchy
  readonly successions: ReadonlyArray<Succession.Succession>
} => {
  const edges: Array<Hierarchy.Edge> = [{ unit: "vn", level: "country" }]
  for (let p = 0; p < provinces; p++) edges.push({ unit: `vn.${p}`, parent: "vn", level: "province" })
  for (let c = 0; c < communes; c++) edges.push({ unit: `vn.x${c}`, parent: `vn.${c % provinces}`, level: "commune" })
  const successions: Array<Succession.Succession> = []
  const alive = Array.from({ length: hamlets - 10 * 1000 }, (_, h) => ({
    unit: `vn.x${h % communes}.${h}`,
    from: "",
    commune: h % communes
  }))
  changes.forEach((date, turn) => {
    for (let pair = 0; pair < 1000; pair++) {
      const at = (turn * 9000 + pair * 7) % (alive.length - communes - 1)
      const [one, two] = [alive[at]!, alive[at + communes]!]
      for (const { commune, from, unit } of [one, two]) {
        edges.push({ unit, parent: `vn.x${commune}`, level: "hamlet", ...(from === "" ? {} : { from }), to: date })
      }
      const heir = { unit: `vn.x${one.commune}.${turn}-${pair}`, from: date, commune: one.commune }
      const shares = { population: "whole" as const }
      successions.push({
        id: `e${turn}.${pair}`,
        kind: "merge",
        date,
        hierarchy: "state",
        moves: [one, two].map(({ unit }) => ({ from: unit, to: heir.unit, shares }))
      })
      alive[at] = heir
      alive.splice(at + communes, 1)
    }
  })
  for (const { commune, from, unit } of alive) {
    edges.push({ unit, parent: `vn.x${commune}`, level: "hamlet", ...(from === "" ? {} : { from }) })
  }
  const levels = ["country", "province", "commune", "hamlet"].map((id) => ({ id, name: { vi: id, en: id } }))
  const hierarchy = { id: "state", name: { vi: "state", en: "state" }, levels: levels as never, edges }
  return { hierarchy, successions }
}

/** Builds every snapshot, every ancestor table, and the successions, and weighs them. */
export const country = (): Readonly<Record<string, string | number>> => {
  const gc = collect()
  const used = () => {
    // Buffers are let go of a while after what held them.
    for (let pass = 0; pass < 4; pass++) gc()
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    return (heapUsed + arrayBuffers) / 2 ** 20
  }
  const empty = used()
  const { hierarchy, successions } = documents()
  const before = used()
  const start = performance.now()
  const territory = Territory.make([hierarchy], successions)
  let units = 0
  for (const day of [Day.add(changes[0]!, -1), ...changes]) {
    const snapshot = Territory.snapshotAt(territory, "state", day)
    for (const level of [0, 1, 2, 3]) Territory.ancestorAt(snapshot, "vn", level)
    units = Math.max(units, snapshot.parent.length)
  }
  Territory.crosswalk(territory, { hierarchy: "state", from: changes[0]!, to: changes[1]!, level: "province" })
  const ours_ms = performance.now() - start
  const after = used()
  const all = new Set(hierarchy.edges.map((edge) => edge.unit)).size
  if (territory.hierarchies.size !== 1) throw new Error("the territory must be alive while it is weighed")
  return {
    name: `territory of ${all} units, ${changes.length} dated changes, ${changes.length + 1} snapshots with all ancestor tables`,
    ours_ms,
    peer: "none",
    peer_ms: 0,
    ratio: 0,
    peak_mb: after - before,
    documents_mb: before - empty
  }
}
