/** Who should report on a day, by group of a question: worked out once a day for all groups, not once a cell. @internal */
import * as Day from "../../Day.ts"
import type * as Form from "../../Form.ts"
import * as Model from "../../Model.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"
import { under } from "../boxes/owing.ts"
import { tree as treeOf } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"

/** What of a roll-up says who should report. */
export type RollupScope = Pick<Rollup.Rollup, "hierarchy" | "boundaries" | "groups" | "buckets" | "team">

/** The ids of reporters, by the number of a group. */
type ByGroup = (group: number) => ReadonlyArray<string>

/** Whether a unit lies in a group on the boundaries asked for, or a succession says that something of it went there or came from it. */
const isRecorded = (territory: Territory.Territory, asked: RollupScope, unit: string, group: number): boolean => {
  if (asked.boundaries === "as reported") return true
  const there = Territory.snapshotAt(territory, asked.hierarchy, asked.boundaries.asOf)
  const lies = (id: string): boolean => Territory.ancestors(there, id).includes(asked.groups[group]!)
  if (lies(unit)) return true
  return territory.successions.some(
    (one) =>
      one.hierarchy === asked.hierarchy &&
      one.moves.some((move) => (move.from === unit && lies(move.to)) || (move.to === unit && lies(move.from)))
  )
}

const gathered = (
  groups: number,
  ids: Iterable<string>,
  groupsOf: (id: string) => Iterable<number>
): ReadonlyArray<ReadonlyArray<string>> => {
  const found = Array.from({ length: groups }, (): Array<string> => [])
  for (const id of ids) for (const group of new Set(groupsOf(id))) found[group]!.push(id)
  return found
}

/** The day on which a unit of a level or above it was made, where that is still to come: until then those of its parts report. */
const bornLater = (
  territory: Territory.Territory,
  hierarchy: string,
  id: string,
  level: number,
  day: Day.Day
): Day.Day | undefined => {
  const tree = treeOf(territory, hierarchy)
  const key = tree.keys.get(id)
  const from = key === undefined ? undefined : Tree.life(tree, key)?.[0]
  if (from === undefined || from <= Day.toEpoch(day)) return undefined
  const birth = Day.fromEpoch(from)
  const then = Territory.snapshotAt(territory, hierarchy, birth)
  return then.level[then.number.get(id)!]! <= level ? birth : undefined
}

/** Units of a level on a day, on the boundaries asked for. */
const unitsBy = (territory: Territory.Territory, asked: RollupScope, level: number, day: Day.Day): ByGroup => {
  const snapshot = Territory.snapshotAt(territory, asked.hierarchy, day)
  if (asked.boundaries === "as reported") {
    return (group) => {
      const id = asked.groups[group]!
      const birth = snapshot.number.has(id) ? undefined : bornLater(territory, asked.hierarchy, id, level, day)
      if (birth === undefined) return Territory.unitsAtLevel(snapshot, level, id)
      return unitsBy(territory, { ...asked, boundaries: { asOf: birth } }, level, day)(group)
    }
  }
  const place = Territory.placer(territory, asked)
  const on = Day.toEpoch(day)
  const groupsOf = (unit: string): ReadonlyArray<number> => {
    const here = place(unit).filter((one) => one.weight !== 0 && one.from <= on && on < one.to)
    // What nobody recorded makes a bound of a number, and nobody a reporter for another unit.
    return here.filter((one) => one.lower > 0 || isRecorded(territory, asked, unit, one.group)).map((one) => one.group)
  }
  // Who holds a unit that belongs to a group speaks of it too, unless it stands above the group.
  const then = Territory.snapshotAt(territory, asked.hierarchy, asked.boundaries.asOf)
  const isAbove = (group: number): boolean => then.level[then.number.get(asked.groups[group]!) ?? -1]! > level
  const below = (unit: string): ReadonlyArray<string> => {
    const number = snapshot.number.get(unit)!
    return snapshot.units.slice(number + 1, snapshot.last[number]! + 1)
  }
  const all = gathered(asked.groups.length, Territory.unitsAtLevel(snapshot, level), (unit) => [
    ...groupsOf(unit),
    ...below(unit).flatMap((one) => groupsOf(one).filter((group) => !isAbove(group)))
  ])
  return (group) => all[group]!
}

/** Teams of a kind on a day, by the groups in which they may be. */
const teamsBy = (
  model: Model.Model,
  asked: RollupScope,
  by: Form.Form["by"] & { teams: string },
  day: Day.Day
): ByGroup => {
  const place = Territory.teamPlacer(model.territory, asked)
  const asksFor = (team: Model.Model["documents"]["teams"][number]): boolean =>
    (asked.team === undefined || team.id === asked.team) &&
    (by.teams === "all" || team.kind === by.teams) &&
    Day.within(day, team) &&
    under(model, asked.hierarchy, Model.hostOf(team, day), by.within, day)
  const teams = new Map(model.documents.teams.filter(asksFor).map((team) => [team.id, team]))
  const all = gathered(asked.groups.length, teams.keys(), (id) => place(teams.get(id)!, day).map((seat) => seat.in))
  return (group) => all[group]!
}

const make = (model: Model.Model, asked: RollupScope, { by }: Form.Form, day: Day.Day): ByGroup => {
  if (!("level" in by)) return teamsBy(model, asked, by, day)
  const level = Territory.levelIndex(model.territory, by.hierarchy, by.level)
  if (by.hierarchy !== asked.hierarchy || level === -1) return () => []
  const units = unitsBy(model.territory, asked, level, day)
  return (group) => units(group).filter((unit) => under(model, by.hierarchy, unit, by.within, day))
}

const known = new WeakMap<RollupScope, Map<string, ByGroup>>()

/** Whom a form asks for a day, of those in a group. */
export const reporters = (
  model: Model.Model,
  asked: RollupScope,
  form: Form.Form,
  group: number,
  day: Day.Day
): ReadonlyArray<string> => {
  const rosters = known.get(asked) ?? new Map<string, ByGroup>()
  known.set(asked, rosters)
  const key = `${day} ${form.id}`
  const roster = rosters.get(key) ?? make(model, asked, form, day)
  rosters.set(key, roster)
  return roster(group)
}
