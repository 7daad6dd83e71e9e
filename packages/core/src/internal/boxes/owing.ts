/** Who owes a form: only a form that was owed can be filed, and only in one that was filed is a blank line a statement. @internal */
import * as Day from "../../Day.ts"
import type * as Form from "../../Form.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Territory from "../../Territory.ts"
import { tree as treeOf } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"

/** The level of a unit on a day, or on the nearest day of its life; -1 for a stranger. */
export const levelOn = (tree: Tree.Tree, unit: string, day: number): number => {
  const key = tree.keys.get(unit)
  if (key === undefined) return -1
  const edge = Tree.edgeAt(tree, key, day)
  if (edge !== -1) return tree.level[edge]!
  return tree.start[key + 1]! > tree.start[key]! ? tree.level[tree.start[key + 1]! - 1]! : -1
}

/** Whether a unit lies in one of others, or is one, on a day; any does where none is named. */
export const under = (
  model: Model.Model,
  hierarchy: string,
  unit: string,
  above: ReadonlyArray<string>,
  day: Day.Day
): boolean =>
  above.length === 0 ||
  Territory.ancestors(Territory.snapshotAt(model.territory, hierarchy, day), unit).some((one) => above.includes(one))

/** The day itself, or the nearest of a unit's life; of a stranger any. */
export const inLife = (tree: Tree.Tree, unit: string, day: number): Day.Day => {
  const [from, to] = Tree.life(tree, tree.keys.get(unit)!) ?? [day, day + 1]
  return Day.fromEpoch(Math.min(Math.max(day, from), to - 1))
}

/** Whether a form asks somebody, a unit or a team; one that ended since may still file late under its code. */
export type Asks = (reporter: string) => boolean

const nobody: Asks = () => false

/** Whom a form asks, by periods: those between which nothing changes have one answer. */
export const owing = (model: Model.Model, form: Form.Form): ((period: Period.Period) => Asks) => {
  const { by } = form
  const isDue = (period: Period.Period): boolean => Day.within(Period.firstDay(period), form)
  if (!("level" in by)) {
    const asks: Asks = (reporter) => {
      const team = model.teams.get(reporter)
      return team !== undefined && (by.teams === "all" || team.kind === by.teams)
    }
    return (period) => (isDue(period) ? asks : nobody)
  }
  const tree = treeOf(model.territory, by.hierarchy)
  const level = Territory.levelIndex(model.territory, by.hierarchy, by.level)
  const eras = new Map<number, Asks>()
  return (period) => {
    if (!isDue(period)) return nobody
    const day = Period.bounds(period).end - 1
    const era = Tree.eraOf(tree, day)
    const asks: Asks =
      eras.get(era) ??
      ((reporter) =>
        levelOn(tree, reporter, day) === level &&
        (by.within.length === 0 || under(model, by.hierarchy, reporter, by.within, inLife(tree, reporter, day))))
    eras.set(era, asks)
    return asks
  }
}
