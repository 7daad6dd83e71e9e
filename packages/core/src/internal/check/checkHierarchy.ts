/** Trees through time: edges without a living parent or level, and cycles on some day. @internal */
import * as Day from "../../Day.ts"
import type * as Hierarchy from "../../Hierarchy.ts"
import { renderSpan } from "../renderSpan.ts"
import { gap, isEmpty } from "./checkSpans.ts"
import { core, renderCycle } from "./cycles.ts"
import type { Path, Report } from "./problems.ts"

/** A day before every edge. */
const beginning = "0000-01-01"

type Edges = ReadonlyMap<string, ReadonlyArray<Hierarchy.Edge>>

const byUnit = (edges: ReadonlyArray<Hierarchy.Edge>): Edges => {
  const lived = edges.filter((edge) => !isEmpty(edge))
  return Map.groupBy(lived, ({ unit }) => unit)
}

const orphans = (
  hierarchy: Hierarchy.Hierarchy,
  edges: Edges,
  units: ReadonlySet<string>,
  path: Path,
  report: Report
): void => {
  const levels = new Map(hierarchy.levels.map((level) => [level.id, level]))
  hierarchy.edges.forEach((edge, index) => {
    if (isEmpty(edge)) return
    const level = levels.get(edge.level)
    if (level !== undefined && gap(edge, [level]) !== undefined) {
      report(
        "orphan-edge",
        [...path, "edges", index, "level"],
        `"${edge.unit}" lies at level "${edge.level}" ${renderSpan(edge)}, but that level exists ${renderSpan(level)}: end the edge with the level, or give it another level`
      )
    }
    if (edge.parent === undefined || edge.parent === edge.unit || !units.has(edge.parent)) return
    const lives = edges.get(edge.parent)
    const missing = gap(edge, lives ?? [])
    if (missing === undefined) return
    report(
      "orphan-edge",
      [...path, "edges", index, "parent"],
      lives === undefined
        ? `"${edge.unit}" lies in "${edge.parent}", which has no edge in "${hierarchy.id}": add one, without a parent if it is a root`
        : `"${edge.unit}" lies in "${edge.parent}" ${renderSpan(edge)}, but "${edge.parent}" has no edge ${renderSpan(missing)}: end this edge with its parent's, or name the parent of that time`
    )
  })
}

/** Edges whose level is not below that of the parent on some day: a level that was mistaken, or a parent and a child turned round. */
const reversals = (hierarchy: Hierarchy.Hierarchy, edges: Edges, path: Path, report: Report): void => {
  const ranks = new Map(hierarchy.levels.map(({ id }, index) => [id, index]))
  hierarchy.edges.forEach((edge, index) => {
    const rank = ranks.get(edge.level)
    if (edge.parent === undefined || edge.parent === edge.unit || rank === undefined || isEmpty(edge)) return
    for (const above of edges.get(edge.parent) ?? []) {
      if (rank > (ranks.get(above.level) ?? -1) || !Day.overlap(edge, above)) continue
      const how = edge.level === above.level ? "of the same level" : `of level "${above.level}", which is below it`
      const why = `"${edge.unit}" lies at level "${edge.level}" ${renderSpan(edge)} in "${edge.parent}", ${how}`
      const remedy = "correct one of the two levels, or the parent"
      return report("contradiction", [...path, "edges", index, "level"], `${why}: ${remedy}`)
    }
  })
}

/** Parents on a day; where edges overlap (reported elsewhere) the first. */
const parentOn = (edges: Edges, unit: string, day: Day.Day): string | undefined =>
  edges.get(unit)?.find((edge) => Day.within(day, edge))?.parent

const cyclesOn = (edges: Edges, units: ReadonlySet<string>, day: Day.Day): Array<ReadonlyArray<string>> => {
  const visited = new Map<string, string>()
  const found: Array<ReadonlyArray<string>> = []
  for (const start of units) {
    const trail: Array<string> = []
    let at: string | undefined = start
    while (at !== undefined && units.has(at) && !visited.has(at)) {
      visited.set(at, start)
      trail.push(at)
      at = parentOn(edges, at, day)
    }
    if (at !== undefined && visited.get(at) === start) found.push(trail.slice(trail.indexOf(at)))
  }
  return found
}

/** Only units on a cycle of the tree without its dates can be on one on some day: mostly there are none to look at. */
const loops = (hierarchy: Hierarchy.Hierarchy, edges: Edges, path: Path, report: Report): void => {
  const parents = [...edges].map(
    ([unit, list]) => [unit, list.flatMap((edge) => (edge.parent === undefined ? [] : [edge.parent]))] as const
  )
  const suspects = core(new Map(parents))
  if (suspects.size === 0) return
  const places = new Map(hierarchy.edges.map((edge, index) => [edge, index]))
  const days = [...suspects].flatMap((unit) => (edges.get(unit) ?? []).map((edge) => edge.from ?? beginning))
  const reported = new Set<string>()
  for (const day of [...new Set(days)].sort()) {
    for (const cycle of cyclesOn(edges, suspects, day)) {
      const key = [...cycle].sort().join(" ")
      if (reported.has(key)) continue
      reported.add(key)
      const edge = edges.get(cycle[0]!)!.find((one) => Day.within(day, one))!
      report(
        "cycle",
        [...path, "edges", places.get(edge)!, "parent"],
        `in "${hierarchy.id}" ${day === beginning ? "from the beginning" : `on ${day}`} units lie in each other, ${renderCycle(cycle)}: a tree has no cycles; correct one of these parents`
      )
    }
  }
}

/** One hierarchy over known units; `path` is its place among the documents. */
export const checkHierarchy = (
  hierarchy: Hierarchy.Hierarchy,
  units: ReadonlySet<string>,
  path: Path,
  report: Report
): void => {
  const edges = byUnit(hierarchy.edges)
  orphans(hierarchy, edges, units, path, report)
  reversals(hierarchy, edges, path, report)
  loops(hierarchy, edges, path, report)
}
