/** The grid of a question: its groups by its buckets, with everything that decides where a unit goes. @internal */
import type * as Day from "../../Day.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Territory from "../../Territory.ts"

export interface Grid extends Territory.Question {
  readonly buckets: ReadonlyArray<Period.Period>
  readonly silent?: "zero"
}

/** The grid of what lowers a value: there silence stays what it is, for as nothing it would raise the value. */
export const lowering = ({ silent: _silent, ...grid }: Grid): Grid => grid

/** The day on which a bucket's boundaries are read. */
export const boundaryDay = (grid: Pick<Grid, "boundaries">, bucket: Period.Period): Day.Day =>
  grid.boundaries === "as reported" ? Period.lastDay(bucket) : grid.boundaries.asOf

/** The units of a level in a bucket, all of them or those of a group. */
export const unitsIn = (
  territory: Territory.Territory,
  grid: Pick<Grid, "boundaries" | "hierarchy">,
  bucket: Period.Period,
  level: number,
  group?: string
): ReadonlyArray<string> =>
  Territory.unitsAtLevel(Territory.snapshotAt(territory, grid.hierarchy, boundaryDay(grid, bucket)), level, group)

/** The units of a level in each cell. */
export const unitsOf = (
  model: Model.Model,
  grid: Grid,
  level: string,
  hierarchy: string
): ReadonlyArray<ReadonlyArray<string>> => {
  const index = Territory.levelIndex(model.territory, hierarchy, level)
  return grid.groups.flatMap((group) =>
    grid.buckets.map((bucket) => unitsIn(model.territory, { ...grid, hierarchy }, bucket, index, group))
  )
}
