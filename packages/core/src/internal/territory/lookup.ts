/** Looking units up in a territory: on which day a name counts, and in which place. @internal */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Day from "../../Day.ts"
import * as Unit from "../../Unit.ts"
import { renderProblem } from "../../Problem.ts"
import { decoder } from "../document.ts"
import { successors } from "./crosswalk.ts"
import * as Directory from "./directory.ts"
import type { ResolveError } from "./unresolved.ts"
import { type Territory, tree } from "./territory.ts"
import * as Tree from "./tree.ts"

/**
 * A look-up: by a code of a scheme, or by a name with or without marks and type. `at` is the day it speaks of; `within` a
 * unit it lies in and `level` its level, both in `hierarchy`.
 *
 * @category models
 * @since 0.1.0
 */
export type Lookup = ({ readonly scheme: string; readonly code: string } | { readonly name: string }) & {
  readonly at?: Day.Day | undefined
  readonly hierarchy?: string
  readonly within?: string
  readonly level?: string
}

const firstDay = (span: Day.Span): number =>
  span.from !== undefined ? Day.toEpoch(span.from) : span.to !== undefined ? Day.toEpoch(span.to) - 1 : Tree.beginning

/** Whether, on some day of a span, a unit lies in the place and is of the level that the look-up names. */
const lying = (territory: Territory, query: Lookup) => (unit: string, span: Day.Span) => {
  const { hierarchy, level, within } = query
  if (hierarchy === undefined) return true
  const columns = tree(territory, hierarchy)
  const key = columns.keys.get(unit) ?? -1
  const place = columns.keys.get(within ?? "")
  const index = territory.hierarchies.get(hierarchy)?.levels.findIndex((one) => one.id === level) ?? -1
  const until = span.to === undefined ? Tree.end : Day.toEpoch(span.to)
  return [firstDay(span), ...columns.days].some((day) => {
    if (day < firstDay(span) || day >= until) return false
    const snapshot = Tree.at(columns, day)
    const number = snapshot.numbers[key] ?? -1
    if (number === -1) return false
    if (level !== undefined && snapshot.level[number] !== index) return false
    const top = within === undefined ? number : (snapshot.numbers[place ?? -1] ?? -1)
    return top !== -1 && top <= number && number <= snapshot.last[top]!
  })
}

const parentName = (territory: Territory) => (unit: string, span: Day.Span) => {
  for (const hierarchy of territory.hierarchies.keys()) {
    const columns = tree(territory, hierarchy)
    const key = columns.keys.get(unit) ?? -1
    const life = key === -1 ? undefined : Tree.life(columns, key)
    if (life === undefined) continue
    const day = Math.max(life[0], Math.min(life[1] - 1, firstDay(span)))
    const edge = Tree.edgeAt(columns, key, day)
    const parent = territory.units.get(columns.ids[columns.parent[edge] ?? -1] ?? "")
    if (parent !== undefined) return Unit.nameAt(parent, Day.fromEpoch(day)).vi
  }
  return undefined
}

/** How many units a unit lies in, one in the other, at the beginning of a span. */
const depthOf = (territory: Territory) => (unit: string, span: Day.Span) => {
  for (const hierarchy of territory.hierarchies.keys()) {
    const columns = tree(territory, hierarchy)
    let key = columns.keys.get(unit) ?? -1
    const life = key === -1 ? undefined : Tree.life(columns, key)
    if (life === undefined) continue
    const day = Math.max(life[0], Math.min(life[1] - 1, firstDay(span)))
    let depth = 0
    for (; depth <= columns.ids.length; depth++) {
      key = columns.parent[Tree.edgeAt(columns, key, day)] ?? -1
      if (key < 0) break
    }
    return depth
  }
  return Infinity
}

/** What a unit is on a day: itself, what it became, or what it was made of. */
const insteadOf = (territory: Territory) => (unit: string, at: Day.Day) => {
  for (const hierarchy of territory.hierarchies.keys()) {
    const columns = tree(territory, hierarchy)
    const key = columns.keys.get(unit) ?? -1
    const life = key === -1 ? undefined : Tree.life(columns, key)
    if (life === undefined) continue
    const there = Math.max(life[0], Math.min(life[1] - 1, Day.toEpoch(at)))
    const found = successors(territory, { hierarchy, unit, from: Day.fromEpoch(there), to: at })
    return found.flatMap((id) => {
      const one = territory.units.get(id)
      return one === undefined ? [] : [{ unit: id, name: Unit.nameAt(one, at).vi }]
    })
  }
  return undefined
}

const given = Schema.String.check(Schema.makeFilter((text) => (text.trim() === "" ? "must not be empty" : undefined)))
const conditions = {
  at: Schema.optional(Day.Day),
  hierarchy: Schema.optional(Schema.String),
  within: Schema.optional(Schema.String),
  level: Schema.optional(Schema.String)
}
const decode = decoder(
  "look-up",
  Schema.Union([
    Schema.Struct({ name: given, ...conditions }),
    Schema.Struct({ scheme: given, code: given, ...conditions })
  ]).annotate({
    message: `must be an object, { name } or { scheme, code }, and if need be ${Object.keys(conditions).join(", ")}`
  })
)

const quoted = (ids: Iterable<string>): string => [...ids].map((id) => `"${id}"`).join(", ")

/** Why a look-up cannot be asked: a condition that is dropped would make its answer another one's. */
const unusable = (
  territory: Territory,
  { hierarchy, level, within }: Lookup
): ReadonlyArray<readonly [field: string, problem: string]> => {
  const { hierarchies } = territory
  if (hierarchy === undefined) {
    const why = `says nothing without a hierarchy; add one of ${quoted(hierarchies.keys())}`
    return [
      ...(within === undefined ? [] : [["within", why] as const]),
      ...(level === undefined ? [] : [["level", why] as const])
    ]
  }
  const found = hierarchies.get(hierarchy)
  if (found === undefined) return [["hierarchy", `there is no "${hierarchy}"; there are ${quoted(hierarchies.keys())}`]]
  const levels = found.levels.map(({ id }) => id)
  return [
    ...(level === undefined || levels.includes(level)
      ? []
      : [["level", `"${hierarchy}" has no level "${level}"; it has ${quoted(levels)}`] as const]),
    ...(within === undefined || tree(territory, hierarchy).keys.has(within)
      ? []
      : [["within", `there is no "${within}" in "${hierarchy}"`] as const])
  ]
}

/** The one unit that a look-up means, or everything that it could mean. */
export const resolve = (territory: Territory, query: Lookup): Result.Result<string, ResolveError> => {
  const read = decode(query)
  if (Result.isFailure(read)) return Directory.unusable(query, read.failure.problems.map(renderProblem))
  const problems = unusable(territory, query)
  if (problems.length > 0)
    return Directory.unusable(
      query,
      problems.map(([field, why]) => `${field}: ${why}`)
    )
  const directory = (territory.cache.directory ??= Directory.make(territory.units.values(), territory.locale))
  const place = {
    lies: lying(territory, query),
    parent: parentName(territory),
    depth: depthOf(territory),
    instead: insteadOf(territory)
  }
  return "code" in query ? Directory.byCode(directory, query, place) : Directory.byName(directory, query, place)
}
