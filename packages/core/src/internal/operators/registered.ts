/** What is counted without reports: teams and their members in a registry, units of a level. @internal */
import * as Day from "../../Day.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Team from "../../Team.ts"
import * as Territory from "../../Territory.ts"
import type * as Text from "../../Text.ts"
import { boundaryDay, type Grid } from "./grid.ts"
import type { Compiling, Kind } from "./operator.ts"
import { given, none, type Outcome, type Then } from "./outcome.ts"

/** A count that was made when the question was compiled. */
export interface Registered<Tag extends string> {
  readonly _tag: Tag
  readonly label: Text.Text
  readonly cells: ReadonlyArray<Outcome>
}

export const registered: Kind<Registered<string>> = {
  parts: [],
  evaluate:
    ({ cells }) =>
    (cell) =>
      cells[cell]!,
  explain: (node, { inner }) => inner(node.label, undefined, [])
}

/**
 * Counts on the last day of each cell, which are known of any other day as well; `isOfDay` where units are those of the boundaries of
 * that day. A group that there was not yet is what it was made of.
 */
export const onAnyDay = (
  { grid, model }: Pick<Compiling, "grid" | "model">,
  count: (grid: Grid, isOfDay: boolean) => ReadonlyArray<Outcome>
): ReadonlyArray<Outcome> => {
  const known = new Map<string, ReadonlyArray<Outcome>>()
  const on = (asked: Pick<Grid, "boundaries" | "buckets">, isOfDay: boolean): ReadonlyArray<Outcome> => {
    const key = JSON.stringify([asked, isOfDay])
    const found = known.get(key) ?? count({ ...grid, ...asked }, isOfDay)
    known.set(key, found)
    return found
  }
  const then = (cell: number, { day, isOfUnits = false }: Then): Outcome => {
    const group = Math.floor(cell / grid.buckets.length)
    const buckets = [Period.ofDays(day, day + 1)]
    const date = Period.lastDay(buckets[0]!)
    const isReported = grid.boundaries === "as reported"
    const asOf = boundaryDay(grid, grid.buckets[cell % grid.buckets.length]!)
    const isThere = Territory.unitAlive(model.territory, grid.hierarchy, grid.groups[group]!, date)
    const boundaries = isReported && !isThere ? { asOf } : grid.boundaries
    return on({ boundaries, buckets }, isReported || (isOfUnits && (isThere || date <= asOf)))[group]!
  }
  return count(grid, false).map((one, cell) => ({ ...one, on: (asked) => then(cell, asked) }))
}

interface Placed {
  readonly team: Team.Team
  /** Whether it is certainly there. */
  readonly sure: boolean
}

/** The teams of each cell, alive on its last day, in cell order. */
export const placedTeams = (
  model: Model.Model,
  grid: Grid,
  kind: string | undefined
): ReadonlyArray<ReadonlyArray<Placed>> => {
  const place = Territory.teamPlacer(model.territory, grid)
  const teams = model.documents.teams.filter((team) => kind === undefined || team.kind === kind)
  const cells: ReadonlyArray<Array<Placed>> = grid.groups.flatMap(() => grid.buckets.map(() => []))
  grid.buckets.forEach((bucket, index) => {
    const day = Period.lastDay(bucket)
    for (const team of teams) {
      if (!Day.within(day, team)) continue
      for (const seat of place(team, day)) {
        cells[seat.in * grid.buckets.length + index]!.push({ team, sure: seat.lower === 1 })
      }
    }
  })
  return cells
}

export const tally = (places: ReadonlyArray<boolean>): Quantity.Quantity => {
  const sure = places.filter((one) => one).length
  return sure === places.length ? Quantity.exact(sure) : Quantity.between(sure, places.length)
}

/** An empty registry is not a count of zero. */
export const unregistered = none({
  code: "no-figures",
  text: { vi: "chưa có tổ nào thuộc loại này trong sổ đăng ký", en: "no team of this kind is in the registry" }
})

/** A registry covers only where it is said to hold all there is: otherwise there are at least so many. */
export const counted = (found: Quantity.Quantity, complete: boolean | undefined): Outcome =>
  complete === true
    ? given(found)
    : {
        ...given(Quantity.interval({ ...found, upper: Infinity, upperOpen: true })),
        reported: found.lower,
        covered: false,
        beside: [{ vi: "sổ đăng ký chưa đủ", en: "registry not complete" }]
      }
