/** Whom silence is of where nobody told anything and no form asks anybody: the units of a level that cover all of it. @internal */
import type * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"
import * as Territory from "../../Territory.ts"
import { boundaryDay, unitsIn } from "../operators/grid.ts"
import type { Reports } from "../boxes/reports.ts"
import * as Silences from "./silence.ts"

/** The highest level below a group whose units cover it. */
export const level = (
  { model: { territory } }: Reports,
  rollup: Rollup.Rollup,
  group: number,
  bucket: Period.Period
): number | undefined => {
  const snapshot = Territory.snapshotAt(territory, rollup.hierarchy, boundaryDay(rollup, bucket))
  const number = snapshot.number.get(rollup.groups[group]!)
  const levels = territory.hierarchies.get(rollup.hierarchy)!.levels
  if (number === undefined) return undefined
  const found = levels.findIndex(({ complete }, index) => complete === true && index > snapshot.level[number]!)
  return found === -1 ? undefined : found
}

/** Those of them who should have reported: all are silent. */
export const roll = (
  reports: Reports,
  rollup: Rollup.Rollup,
  group: number,
  bucket: Period.Period
): Silences.Roll | undefined => {
  const { territory } = reports.model
  const at = level(reports, rollup, group, bucket)
  const units = at === undefined ? [] : unitsIn(territory, rollup, bucket, at, rollup.groups[group]!)
  if (units.length === 0) return undefined
  return Silences.byFigures(territory.hierarchies.get(rollup.hierarchy)!.levels[at!]!.id, units, units, bucket)
}
