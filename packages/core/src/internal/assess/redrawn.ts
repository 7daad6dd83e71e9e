/** Whether boundaries change between the day on which a target is judged and its deadline. @internal */
import * as Day from "../../Day.ts"
import type * as Indicator from "../../Indicator.ts"
import type * as Model from "../../Model.ts"
import * as Territory from "../../Territory.ts"
import { references } from "../operators/table.ts"
import { make as makePlaces } from "../places/places.ts"
import { tree as treeOf } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"

/**
 * Whether a unit, or one below it of a level that an indicator names, is another one on a day than on a later one: what has been
 * counted then may be more or less without anybody's doing.
 */
export const isRedrawn = (
  { territory }: Model.Model,
  {
    hierarchy,
    indicator,
    unit
  }: { readonly hierarchy: string; readonly indicator: Indicator.Indicator; readonly unit: string },
  now: Day.Day,
  later: Day.Day
): boolean => {
  const tree = treeOf(territory, hierarchy)
  const days = [Day.toEpoch(now), Day.toEpoch(later)] as const
  if (Tree.eraOf(tree, days[0]) === Tree.eraOf(tree, days[1])) return false
  const levels = references(indicator.expression).flatMap(({ id, noun }) => (noun === "level" ? [id] : []))
  const unitsOn = (day: Day.Day): ReadonlyArray<string> => {
    const snapshot = Territory.snapshotAt(territory, hierarchy, day)
    const below = levels.flatMap((level) => {
      const index = Territory.levelIndex(territory, hierarchy, level)
      return index === -1 ? [] : Territory.unitsAtLevel(snapshot, index, unit)
    })
    return [...(snapshot.number.has(unit) ? [unit] : []), ...below.toSorted()]
  }
  const units = unitsOn(now)
  const places = makePlaces({
    territory,
    hierarchy,
    boundaries: "as reported",
    groups: [],
    stock: true,
    own: "no",
    from: undefined,
    days
  })
  const isChanged = (id: string): boolean => places.change(places.unit(id)!, ...days) !== undefined
  return unitsOn(later).join("\n") !== units.join("\n") || units.some(isChanged)
}
