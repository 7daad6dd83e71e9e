/**
 * The days of teams and activities: they owe, and cover, these and no others; a figure of theirs that reaches beyond them is all
 * of these days. @internal
 */
import * as Day from "../../Day.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Hosts from "../territory/hosts.ts"
import { lineage, tree } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"
import type { Life } from "./box.ts"
import type { Category } from "./category.ts"

/** Days within a life where they reach beyond it; days wholly outside it as they are. */
export const within = (
  [from, to]: readonly [from: number, to: number],
  start: number,
  end: number
): readonly [start: number, end: number] =>
  end <= from || start >= to ? [start, end] : [Math.max(start, from), Math.min(end, to)]

const grouped = (all: Iterable<readonly [units: ReadonlyArray<string>, life: Life]>) => {
  const each = [...all].flatMap(([units, life]) => units.map((unit) => ({ unit, life })))
  const byUnit = [...Map.groupBy(each, ({ unit }) => unit)]
  return new Map(byUnit.map(([unit, lives]) => [unit, lives.map(({ life }) => life)]))
}

type ByUnit = ReadonlyMap<string, ReadonlyArray<Life>>

/** Worked out once a model. */
const once = (make: (model: Model.Model) => ByUnit) => {
  const known = new WeakMap<Model.Model, ByUnit>()
  return (model: Model.Model): ByUnit => {
    const found = known.get(model) ?? make(model)
    known.set(model, found)
    return found
  }
}

type Team = Model.Model["documents"]["teams"][number]

const lifeOf = ({ from, id, to }: Team): Life => ({
  id,
  from: from === undefined ? -Infinity : Day.toEpoch(from),
  to: to === undefined ? Infinity : Day.toEpoch(to),
  isSure: true
})

interface Days {
  readonly from: number
  readonly to: number
}

/** The days on which documents give a team a host, one stay after the other. */
const staysOf = (team: Team): ReadonlyArray<Days & { readonly host: string }> => {
  const moves = team.hosts.flatMap(({ from, to }) => [from, to].flatMap((day) => (day === undefined ? [] : [day])))
  const days = [...new Set(moves)].sort()
  return [undefined, ...days].map((from, at) => {
    const [on, to] = [from ?? Day.add(days[0] ?? "2000-01-01", -1), days[at]]
    return {
      host: Model.hostOf(team, on),
      from: from === undefined ? -Infinity : Day.toEpoch(from),
      to: to === undefined ? Infinity : Day.toEpoch(to)
    }
  })
}

/** Each of those who are meant on their days, which are one where they touch. */
export const joined = (lives: ReadonlyArray<Life>): ReadonlyArray<Life> => {
  const found: Array<Life> = []
  const last = new Map<string, number>()
  for (const life of [...lives].sort((a, b) => a.from - b.from)) {
    const at = last.get(life.id)
    const before = at === undefined ? undefined : found[at]!
    if (before !== undefined && life.from <= before.to)
      found[at!] = { ...before, to: Math.max(before.to, life.to), isSure: before.isSure && life.isSure }
    else last.set(life.id, found.push(life) - 1)
  }
  return found
}

/** A team on the days of some of its stays. */
const during = (team: Team, stays: ReadonlyArray<Days>): ReadonlyArray<Life> => {
  const life = lifeOf(team)
  return stays
    .map(({ from, to }) => ({ ...life, from: Math.max(from, life.from), to: Math.min(to, life.to) }))
    .filter(({ from, to }) => from < to)
}

/** A team in a host that documents give it: all of its life where none of that is in it. */
const livesIn = (team: Team, host: string): ReadonlyArray<Life> => {
  const here = during(
    team,
    staysOf(team).filter((stay) => stay.host === host)
  )
  return here.length === 0 ? [lifeOf(team)] : joined(here)
}

/** By unit, the teams that documents give it at any time, for the days on which they are there. */
const given = once(({ documents }) =>
  grouped(
    documents.teams.flatMap((team) =>
      Model.hostsOf(team).flatMap((host) => livesIn(team, host).map((life) => [[host], life] as const))
    )
  )
)

/** Where a team went with a host that ended, from one end to the next: certainly, or it may be. */
const followed = (
  model: Model.Model,
  hierarchy: string,
  team: Team
): ReadonlyArray<readonly [unit: string, life: Life]> => {
  const columns = tree(model.territory, hierarchy)
  const line = lineage(model.territory, hierarchy)
  const stays = staysOf(team)
  const endOf = (key: number): number => Tree.life(columns, key)?.[1] ?? Infinity
  return Model.hostsOf(team).flatMap((host) => {
    const key = columns.keys.get(host)
    const found: Array<readonly [string, Life]> = []
    for (let day = key === undefined ? Infinity : endOf(key); day < Tree.end;) {
      const stay = stays.find(({ from, to }) => from <= day && day < to)!
      if (stay.host !== host) break
      const seats = [...Hosts.onDay(columns, line, day)(key!)].filter(([unit]) => unit !== key)
      for (const [unit, { lower }] of seats) {
        for (const life of during(team, [{ ...stay, from: day }]))
          found.push([columns.ids[unit]!, { ...life, isSure: lower === 1 }])
      }
      day = Math.min(Infinity, ...seats.map(([unit]) => endOf(unit)).filter((end) => end > day))
    }
    return found
  })
}

const known = new WeakMap<Model.Model, Map<string, ByUnit>>()

/** By unit of a hierarchy, the teams that documents give it, and those that came with a host that ended. */
export const teamsOf = (model: Model.Model, hierarchy: string): ByUnit => {
  const all = known.get(model) ?? new Map<string, ByUnit>()
  known.set(model, all)
  const found = all.get(hierarchy) ?? withFollowed(given(model), model, hierarchy)
  all.set(hierarchy, found)
  return found
}

const withFollowed = (own: ByUnit, model: Model.Model, hierarchy: string): ByUnit => {
  const came = model.documents.teams.flatMap((team) => followed(model, hierarchy, team))
  if (came.length === 0) return own
  const byUnit = grouped(came.map(([unit, life]) => [[unit], life]))
  return new Map([
    ...own,
    ...[...byUnit].map(([unit, lives]) => [unit, joined([...(own.get(unit) ?? []), ...lives])] as const)
  ])
}

const seats = new WeakMap<Model.Model, Map<string, ReadonlyMap<string, ReadonlyArray<string>>>>()

/** By team, the units of which it is or was a team: its hosts, and those that came after a host that ended. */
export const hostsOf = (model: Model.Model, hierarchy: string): ReadonlyMap<string, ReadonlyArray<string>> => {
  const all = seats.get(model) ?? new Map<string, ReadonlyMap<string, ReadonlyArray<string>>>()
  seats.set(model, all)
  const known = all.get(hierarchy)
  if (known !== undefined) return known
  const found = new Map<string, Array<string>>()
  for (const [unit, lives] of teamsOf(model, hierarchy)) {
    for (const id of new Set(lives.map((life) => life.id))) found.set(id, [...(found.get(id) ?? []), unit])
  }
  all.set(hierarchy, found)
  return found
}

/** By unit, the activities that took place there. */
export const activitiesOf = once(({ documents }) =>
  grouped(
    documents.activities.map(({ id, period, places }) => {
      const { end, start } = Period.bounds(period)
      return [places, { id, from: start, to: end, isSure: true }] as const
    })
  )
)

/** The days on which who is meant was there. */
export const of = (model: Model.Model, { team }: Pick<Category, "team">): readonly [from: number, to: number] => {
  const found = team === undefined ? undefined : model.teams.get(team)
  const life = found === undefined ? undefined : lifeOf(found)
  return life === undefined ? [-Infinity, Infinity] : [life.from, life.to]
}
