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

/** By group, those whom it holds. */
const gathered = (
  groups: number,
  ids: Iterable<string>,
  groupsOf: (id: string) => Iterable<number>
): ReadonlyArray<ReadonlyArray<string>> => {
  const found = Array.from({ length: groups }, (): Array<string> => [])
  for (const id of ids) for (const group of groupsOf(id)) if (found[group]!.at(-1) !== id) found[group]!.push(id)
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
    (by.within.length === 0 || under(model, asked.hierarchy, Model.hostOf(team, day), by.within, day))
  const ids = model.documents.teams.filter(asksFor).map((team) => team.id)
  const all = gathered(asked.groups.length, ids, (id) => place(model.teams.get(id)!, day).map((seat) => seat.in))
  return (group) => all[group]!
}

const make = (model: Model.Model, asked: RollupScope, { by }: Form.Form, day: Day.Day): ByGroup => {
  if (!("level" in by)) return teamsBy(model, asked, by, day)
  const level = Territory.levelIndex(model.territory, by.hierarchy, by.level)
  if (by.hierarchy !== asked.hierarchy || level === -1) return () => []
  const units = unitsBy(model.territory, asked, level, day)
  return (group) => units(group).filter((unit) => under(model, by.hierarchy, unit, by.within, day))
}

/** By group, each once. */
const once = (roster: ByGroup): ByGroup => {
  const found: Array<ReadonlyArray<string> | undefined> = []
  return (group) => (found[group] ??= roster(group))
}

const changes = new WeakMap<Model.Model, Map<string, ReadonlyArray<number>>>()

/** The days on which who should report may change: those of the tree, and of the teams and their hosts. */
const changesOf = (model: Model.Model, hierarchy: string): ReadonlyArray<number> => {
  const all = changes.get(model) ?? new Map<string, ReadonlyArray<number>>()
  changes.set(model, all)
  const known = all.get(hierarchy)
  if (known !== undefined) return known
  const days = new Set<Day.Day>()
  for (const team of model.documents.teams) {
    for (const { from, to } of [team, ...team.hosts]) {
      if (from !== undefined) days.add(from)
      if (to !== undefined) days.add(to)
    }
  }
  const found = [...new Set([...treeOf(model.territory, hierarchy).days, ...[...days].map(Day.toEpoch)])]
  all.set(
    hierarchy,
    found.sort((a, b) => a - b)
  )
  return found
}

const known = new WeakMap<RollupScope, Map<string, ByGroup>>()

/** Whom a form asks for a day, of those in a group; one list for all days between which nothing changes. */
export const reporters = (
  model: Model.Model,
  asked: RollupScope,
  form: Form.Form,
  group: number,
  day: Day.Day
): ReadonlyArray<string> => {
  const rosters = known.get(asked) ?? new Map<string, ByGroup>()
  known.set(asked, rosters)
  const era = Tree.eraOf({ days: changesOf(model, asked.hierarchy) }, Day.toEpoch(day))
  const key = `${era} ${form.id}`
  const roster = rosters.get(key) ?? once(make(model, asked, form, day))
  rosters.set(key, roster)
  return roster(group)
}
