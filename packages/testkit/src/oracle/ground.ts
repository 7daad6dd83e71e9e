/** The ground of an office: a small tree, what is complete in it, and what became of its units on a day. @internal */
import type { Blueprint } from "./blueprint.ts"
import * as Calendar from "./calendar.ts"
import type { EdgeJson, HierarchyJson, SuccessionJson, Text, UnitJson } from "./case.ts"

export const text = (words: string): Text => ({ vi: words, en: words })

export interface Ground {
  readonly units: ReadonlyArray<UnitJson>
  readonly hierarchy: HierarchyJson
  readonly successions: ReadonlyArray<SuccessionJson>
  /** The first days of the months that reports are about, and the day after the last. */
  readonly window: Calendar.Span
  /** The day of the reorganisation. */
  readonly event: number | undefined
  /** What its units were before and are after. */
  readonly before: ReadonlyArray<string>
  readonly after: ReadonlyArray<string>
  /** Bodies whose level ended on that day, with nobody after them. */
  readonly ended: ReadonlyArray<string>
}

const first = Calendar.dayOf(2025, 1, 1)

/** Kinds of reorganisation: most offices have none. */
const kinds = ["none", "none", "none", "merge", "merge", "recode", "split", "split"] as const

/** A commune that goes to the other district, and leaves another one behind. */
const moveOf = (
  plan: Blueprint,
  [unit, , other]: ReadonlyArray<string>,
  [, to]: ReadonlyArray<string>,
  before: ReadonlyArray<string>
): { readonly unit: string; readonly to: string; readonly day: number } | undefined => {
  const isPossible = unit !== undefined && other !== undefined && to !== undefined && !before.includes(unit)
  if (!isPossible || before.includes(other) || plan.salt % 2 === 1) return undefined
  const month = 2 + (plan.salt % (plan.quarters === 0 ? 2 : 5))
  return { unit, to, day: Calendar.dayOf(2025, month, plan.salt % 7 === 0 ? 10 : 1) }
}

export const make = (plan: Blueprint): Ground => {
  const window = { start: first, end: Calendar.dayOf(2025, plan.quarters === 0 ? 4 : 7, 1) }
  const names = Array.from({ length: plan.communes + 1 }, (_, index) => `c${index + 1}`)
  const districts = plan.districts === 1 ? ["d1", "d2"].slice(0, Math.min(2, names.length)) : []
  const parentOf = (index: number) => (districts.length === 0 ? "p" : districts[index % districts.length]!)
  const kind = kinds[plan.event]!
  // Only communes without hamlets are reorganised; a merger takes two with one parent.
  // In one world of three the districts end on that day, and all communes merge into one or two.
  const ends = kind === "merge" && districts.length > 0 && plan.hamlets <= 3 && plan.complete > 0 && plan.salt % 3 === 0
  const origins = ends
    ? [...names.keys()]
    : kind === "merge"
      ? [names.length - 1 - Math.max(1, districts.length), names.length - 1]
      : [names.length - 1]
  const possible = kind !== "none" && origins.every((index) => index >= (plan.hamlets > 3 ? 1 : 0))
  const before = possible ? origins.map((index) => names[index]!) : []
  const after = !possible ? [] : kind === "split" || (ends && names.length > 2) ? ["n1", "n2"] : ["n1"]
  const month = 2 + (plan.eventMonth % (plan.quarters === 0 ? 2 : 5))
  const event = possible
    ? Calendar.dayOf(2025, month, plan.eventMonth < 4 ? 1 : plan.quarters === 1 ? 16 : 5)
    : undefined
  const day = event === undefined ? undefined : Calendar.dayText(event)
  const move = moveOf(plan, names, districts, before)

  const edges: Array<EdgeJson> = [{ unit: "p", level: "province" }]
  const until = ends && day !== undefined ? { to: day } : {}
  for (const unit of districts) edges.push({ unit, parent: "p", level: "district", ...until })
  names.forEach((unit, index) => {
    const ended = day !== undefined && before.includes(unit)
    if (move !== undefined && unit === move.unit) {
      const on = Calendar.dayText(move.day)
      edges.push({ unit, parent: parentOf(index), level: "commune", to: on })
      edges.push({ unit, parent: move.to, level: "commune", from: on })
      return
    }
    edges.push({ unit, parent: parentOf(index), level: "commune", ...(ended ? { to: day } : {}) })
  })
  if (day !== undefined) {
    for (const unit of after)
      edges.push({ unit, parent: ends ? "p" : parentOf(names.length - 1), level: "commune", from: day })
  }
  const all = plan.hamlets === 5 && event === undefined
  const divided = plan.hamlets <= 3 ? [] : all ? names.slice(0, 2) : names.slice(0, 1)
  for (const commune of divided) {
    for (const number of [1, 2]) edges.push({ unit: `${commune}-h${number}`, parent: commune, level: "hamlet" })
  }
  const everywhere = divided.length === names.length
  const level = (id: string, complete: boolean) => ({ id, name: text(id), ...(complete ? { complete } : {}) })
  const levels: Array<HierarchyJson["levels"][number]> = [level("commune", plan.complete > 0)]
  if (districts.length > 0) levels.unshift({ ...level("district", plan.complete % 2 === 1), ...until })
  if (divided.length > 0) levels.push(level("hamlet", everywhere && plan.complete % 3 > 0))
  const share = (population: "whole" | "part" | "remainder") => ({ population, count: population, area: population })
  const successions: Array<SuccessionJson> =
    day === undefined || kind === "none"
      ? []
      : [
          {
            id: "event",
            kind,
            date: day,
            hierarchy: "state",
            moves: before.flatMap((from, at) =>
              after.flatMap((to, index) =>
                ends && at % after.length !== index
                  ? []
                  : [{ from, to, shares: share(kind !== "split" ? "whole" : index === 0 ? "part" : "remainder") }]
              )
            )
          }
        ]
  return {
    units: [...new Set(edges.map((edge) => edge.unit))].map((id) => ({ id, names: [{ name: text(id) }] })),
    hierarchy: { id: "state", name: text("state"), levels: [level("province", false), ...levels], edges },
    successions,
    window,
    event: event ?? move?.day,
    before,
    after,
    ended: ends && possible ? districts : []
  }
}
