/** What is counted without reports: teams and their members in a registry, units of a level. @internal */
import * as Day from "../../Day.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Team from "../../Team.ts"
import * as Territory from "../../Territory.ts"
import type * as Text from "../../Text.ts"
import type { Grid } from "./grid.ts"
import type { Kind } from "./operator.ts"
import { given, none, type Outcome } from "./outcome.ts"

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
