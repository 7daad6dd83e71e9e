/** What the documents of a case say, as the oracle understands them: land, lineage, cohorts, measures. @internal */
import * as Calendar from "./calendar.ts"
import type { Dated, DocumentsJson, MeasureJson } from "./case.ts"

/**
 * A piece of the ground that no reorganisation divides, and of what stands on it: a leaf's land, a body's `own` part above its
 * children, or the part of it that lies in children nobody knows.
 */
interface Land {
  readonly kind: "leaf" | "own" | "unknown"
  /** The unit it was first part of. */
  readonly unit: string
  /** Where it went, when its unit was divided. */
  readonly heir?: string
}

export interface Facts extends MeasureJson {
  readonly kind: "event" | "entity"
  readonly own: "no" | "may" | "always"
  /** Whether counts of boxes apart always add. */
  readonly additive: boolean
  readonly blank: "zero" | "unknown"
}

export interface Atlas {
  readonly documents: DocumentsJson
  readonly lands: ReadonlyArray<Land>
  /** The land of a unit as it lay on a day; before its birth as at its birth, after its end as at its end. */
  readonly covers: (unit: string, day: number) => ReadonlyArray<number>
  /** The land of the body itself, without those below. */
  readonly body: (unit: string) => ReadonlyArray<number>
  readonly alive: (unit: string, day: number) => boolean
  /** The first day of a unit. */
  readonly born: (unit: string) => number
  readonly level: (unit: string) => string
  /** How far down the tree: 0 for a province. */
  readonly depth: (unit: string) => number
  /** A unit and all below it on a day. */
  readonly below: (unit: string, day: number) => ReadonlyArray<string>
  readonly measure: (id: string) => Facts
  readonly cohortWithin: (inner: string, outer: string) => boolean
  readonly cohortsApart: (a: string, b: string) => boolean
}

export const life = ({ from, to }: Dated): Calendar.Span => ({
  start: from === undefined ? -Infinity : Calendar.read(from).start,
  end: to === undefined ? Infinity : Calendar.read(to).start
})

export const holds = (dated: Dated, day: number): boolean => life(dated).start <= day && day < life(dated).end

const entities = new Set(["person", "household", "account", "team", "unit", "organisation"])

const facts = (measure: MeasureJson): Facts => {
  const kind = entities.has(measure.basis) ? "entity" : "event"
  const { missing } = measure
  return {
    ...measure,
    kind,
    own: measure.own ?? (kind === "event" ? "may" : "no"),
    additive: kind === "event" || measure.once === true || measure.accumulation === "stock",
    blank:
      missing === "zero" || (missing === undefined && kind === "event" && measure.accumulation === "flow")
        ? "zero"
        : "unknown"
  }
}

export const make = (documents: DocumentsJson): Atlas => {
  const hierarchy = documents.hierarchies[0]!
  const edges = Map.groupBy(hierarchy.edges, (edge) => edge.unit)
  const parents = Map.groupBy(
    hierarchy.edges.filter((edge) => edge.parent !== undefined),
    (edge) => edge.parent!
  )
  const moves = documents.successions.flatMap((succession) => succession.moves)
  const depth = new Map(hierarchy.levels.map((level, index) => [level.id, index]))
  const level = (unit: string) => edges.get(unit)![0]!.level
  const known = (unit: string) =>
    hierarchy.levels.some(({ complete, id }) => complete && depth.get(id)! > depth.get(level(unit))!)
  const lifeOf = (unit: string): Calendar.Span => {
    const spans = edges.get(unit)!.map(life)
    return { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) }
  }

  const lands: Array<Land> = []
  const numbers = new Map<string, number>()
  const land = (one: Land): number => {
    const key = `${one.kind} ${one.unit} ${one.heir ?? ""}`
    let number = numbers.get(key)
    if (number === undefined) numbers.set(key, (number = lands.push(one) - 1))
    return number
  }
  const tokens = (kind: Land["kind"], unit: string): ReadonlyArray<number> => {
    const into = moves.filter((move) => move.to === unit && move.shares.population !== "none")
    if (into.length > 0) {
      return into.flatMap(({ from, shares }) =>
        shares.population === "whole" ? tokens(kind, from) : [land({ kind, unit: from, heir: unit })]
      )
    }
    const out = moves.filter(({ from, shares }) => from === unit && ["part", "remainder"].includes(shares.population))
    return out.length === 0 ? [land({ kind, unit })] : out.map(({ to }) => land({ kind, unit, heir: to }))
  }
  const bodies = new Map([...edges.keys()].map((unit) => [unit, tokens(parents.has(unit) ? "own" : "leaf", unit)]))
  const rests = new Map(
    [...edges.keys()].map((unit) => [unit, parents.has(unit) && !known(unit) ? tokens("unknown", unit) : []])
  )
  const clamp = (unit: string, day: number): number => {
    const { end, start } = lifeOf(unit)
    return Math.min(Math.max(day, start), end - 1)
  }
  const children = (unit: string, day: number): ReadonlyArray<string> =>
    (parents.get(unit) ?? []).filter((edge) => holds(edge, day)).map((edge) => edge.unit)

  const coverCache = new Map<string, ReadonlyArray<number>>()
  const covers = (unit: string, when: number): ReadonlyArray<number> => {
    const origins = moves.filter((move) => move.to === unit && move.shares.population !== "none")
    // Before its birth a merged unit is all that its parts were, also what left them on that day.
    if (when < lifeOf(unit).start && origins.length > 0 && origins.every(({ shares }) => shares.population === "whole"))
      return [...new Set(origins.flatMap(({ from }) => covers(from, when)))]
    const day = clamp(unit, when)
    const key = `${unit} ${day}`
    let found = coverCache.get(key)
    if (found === undefined) {
      const all = [...bodies.get(unit)!, ...rests.get(unit)!, ...children(unit, day).flatMap((one) => covers(one, day))]
      coverCache.set(key, (found = [...new Set(all)]))
    }
    return found
  }
  const below = (unit: string, when: number): ReadonlyArray<string> => {
    const day = clamp(unit, when)
    return [unit, ...children(unit, day).flatMap((one) => below(one, day))]
  }

  const cohorts = new Map(documents.cohorts.map((cohort) => [cohort.id, cohort]))
  const cohortWithin = (inner: string, outer: string): boolean =>
    inner === outer || (cohorts.get(inner)?.within ?? []).some((above) => cohortWithin(above, outer))
  const cohortsApart = (a: string, b: string): boolean =>
    documents.cohorts.some(({ apartFrom, id }) =>
      (apartFrom ?? []).some(
        (other) => (cohortWithin(a, id) && cohortWithin(b, other)) || (cohortWithin(b, id) && cohortWithin(a, other))
      )
    )
  const measures = new Map(documents.measures.map((measure) => [measure.id, facts(measure)]))
  return {
    documents,
    lands,
    covers,
    body: (unit) => bodies.get(unit)!,
    alive: (unit, day) => (edges.get(unit) ?? []).some((edge) => holds(edge, day)),
    born: (unit) => lifeOf(unit).start,
    level,
    depth: (unit) => depth.get(level(unit))!,
    below,
    measure: (id) => measures.get(id)!,
    cohortWithin,
    cohortsApart
  }
}
