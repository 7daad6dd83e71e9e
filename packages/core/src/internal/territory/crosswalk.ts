/** What units became from one day to another, and of what they were made. @internal */
import * as Day from "../../Day.ts"
import type * as Succession from "../../Succession.ts"
import * as Placing from "./placing.ts"
import { type Weight, weighing } from "./question.ts"
import * as Share from "./share.ts"
import { levelIndex, lineage, type Territory, tree } from "./territory.ts"
import * as Tree from "./tree.ts"

/**
 * What of a unit's figures goes to another: at least the share `lower`, at most `upper`. `weight` is the share where they are
 * equal, `NaN` where they are not.
 *
 * @category models
 * @since 0.1.0
 */
export interface Crossing {
  readonly from: string
  readonly to: string
  readonly weight: number
  readonly lower: number
  readonly upper: number
  readonly kind: "exact" | "apportioned" | "unknown"
}

const crossing = (columns: Tree.Tree, from: number, to: number, share: Share.Share): Crossing => {
  const weight = Share.valueOf(share)
  const kind = weight === 1 ? "exact" : Number.isNaN(weight) ? "unknown" : "apportioned"
  return { from: columns.ids[from]!, to: columns.ids[to]!, weight, lower: share.lower, upper: share.upper, kind }
}

/**
 * The crosswalk between the boundaries of two days, forwards or backwards, over all events between them; one row for each
 * pair of units that have anything to do with each other. `level` keeps the rows that begin at one level.
 *
 * @category placing
 * @since 0.1.0
 */
export const crosswalk = (
  territory: Territory,
  asked: {
    readonly hierarchy: string
    readonly from: Day.Day
    readonly to: Day.Day
    readonly level?: string
    readonly basis?: Succession.Basis
    readonly weights?: ReadonlyArray<Weight>
  }
): ReadonlyArray<Crossing> => {
  const columns = tree(territory, asked.hierarchy)
  const days = { from: Day.toEpoch(asked.from), to: Day.toEpoch(asked.to) }
  const heirs = Placing.heirs(columns, lineage(territory, asked.hierarchy), days, weighing(asked))
  const snapshot = Tree.at(columns, days.from)
  const level = asked.level === undefined ? undefined : levelIndex(territory, asked.hierarchy, asked.level)
  const rows: Array<Crossing> = []
  snapshot.keys.forEach((key, number) => {
    if (level !== undefined && snapshot.level[number] !== level) return
    for (const [to, share] of heirs(key)) rows.push(crossing(columns, key, to, share))
  })
  return rows
}

/**
 * What became of one unit from one day to another, or backwards of what it was made, with shares of it: the rows of the
 * crosswalk that begin with it. None for a unit that is not in the hierarchy.
 *
 * @category placing
 * @since 0.1.0
 */
export const crossingsOf = (
  territory: Territory,
  asked: {
    readonly hierarchy: string
    readonly unit: string
    readonly from: Day.Day
    readonly to: Day.Day
    readonly basis?: Succession.Basis
    readonly weights?: ReadonlyArray<Weight>
  }
): ReadonlyArray<Crossing> => {
  const columns = tree(territory, asked.hierarchy)
  const key = columns.keys.get(asked.unit)
  if (key === undefined) return []
  const days = { from: Day.toEpoch(asked.from), to: Day.toEpoch(asked.to) }
  const found = Placing.heirs(columns, lineage(territory, asked.hierarchy), days, weighing(asked))(key)
  return Array.from(found, ([to, share]) => crossing(columns, key, to, share))
}

/**
 * The units of the day `at` from which a unit of the day `on` was made, of the same level as it: itself when nothing
 * happened in between. An indicator that is averaged on merger takes the plain mean of their values.
 *
 * @category placing
 * @since 0.1.0
 */
export const predecessors = (
  territory: Territory,
  asked: {
    readonly hierarchy: string
    readonly unit: string
    readonly on: Day.Day
    readonly at: Day.Day
    readonly basis?: Succession.Basis
  }
): ReadonlyArray<string> => {
  const columns = tree(territory, asked.hierarchy)
  const on = Tree.at(columns, Day.toEpoch(asked.on))
  const before = Tree.at(columns, Day.toEpoch(asked.at))
  const level = on.level[on.number.get(asked.unit) ?? -1]
  if (level === undefined) return []
  return successors(territory, { ...asked, from: asked.on, to: asked.at }).filter(
    (other) => before.level[before.number.get(other) ?? -1] === level
  )
}

/**
 * What became of a unit from one day to another, forwards or backwards: the units among which it was divided or of which
 * it was made, itself when nothing happened.
 *
 * @category placing
 * @since 0.1.0
 */
export const successors = (
  territory: Territory,
  asked: {
    readonly hierarchy: string
    readonly unit: string
    readonly from: Day.Day
    readonly to: Day.Day
    readonly basis?: Succession.Basis
  }
): ReadonlyArray<string> => {
  return crossingsOf(territory, asked).map(({ to }) => to)
}
