/** Units of a level. @internal */
import * as Schema from "effect/Schema"
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import { Id } from "../document.ts"
import { madeOf } from "../plan/madeOf.ts"
import { boundaryDay, type Grid, unitsOf } from "./grid.ts"
import { type Compiling, naming, type Operator, plain } from "./operator.ts"
import { given, none, type Outcome } from "./outcome.ts"
import { onAnyDay, type Registered, registered } from "./registered.ts"
import type { Expression } from "./table.ts"
import { count, unknown } from "./type.ts"

/** How many units of a level there are at the end of the period. @category models @since 0.1.0 */
export const Units = Schema.TaggedStruct("Units", { level: Id, hierarchy: Schema.optionalKey(Id) })
interface Units extends Schema.Schema.Type<typeof Units> {}

/** Units of a level. @category constructors @since 0.1.0 */
export const units = (level: string, hierarchy?: string): Expression =>
  hierarchy === undefined ? { _tag: "Units", level } : { _tag: "Units", level, hierarchy }

const levelOf = (self: Units, { grid, model }: Compiling) =>
  model.territory.hierarchies.get(self.hierarchy ?? grid.hierarchy)?.levels.find((one) => one.id === self.level)

/** How many there are of each cell; on the boundaries of their own day they are those of what each group was made of. */
const cellsOf = (self: Units, compiling: Compiling, isOfDay: boolean): ReadonlyArray<Outcome> => {
  const { grid, model } = compiling
  const definition = levelOf(self, compiling)
  const hierarchy = self.hierarchy ?? grid.hierarchy
  const asked: Grid = isOfDay ? { ...grid, boundaries: "as reported" } : grid
  const countOf = (found: ReadonlyArray<string>, cell: number): Outcome => {
    const day = boundaryDay(asked, grid.buckets[cell % grid.buckets.length]!)
    // A level that does not exist on a day has no count then.
    return definition === undefined || !Day.within(day, definition)
      ? none({
          code: "not-alive",
          text: {
            vi: `“${definition?.name.vi ?? self.level}” không tồn tại vào ngày ${day}`,
            en: `level "${definition?.name.en ?? self.level}" does not exist on ${day}`
          }
        })
      : { ...given(Quantity.exact(found.length)), units: { hierarchy, level: self.level } }
  }
  if (!isOfDay) return unitsOf(model, grid, self.level, hierarchy).map(countOf)
  const made = madeOf(model.territory, { ...grid, hierarchy }, Period.lastDay(grid.buckets[0]!))
  const unitsIn = (group: string) => unitsOf(model, { ...asked, groups: made.of(group) }, self.level, hierarchy).flat()
  return grid.groups.map((group) => countOf(unitsIn(group), 0))
}

export const operator: Operator<Units, Registered<"Units">> = {
  ...plain,
  ...registered,
  schema: () => Units,
  references: naming("hierarchy", "level"),
  infer: (self, { hierarchy, level, missing, model }) => {
    const tree = self.hierarchy ?? hierarchy
    if (self.hierarchy !== undefined && !model.territory.hierarchies.has(tree)) {
      missing("hierarchy", tree, "hierarchy")
    }
    return level(self.level, tree, "level") ? count(model, "unit", { level: self.level, hierarchy: tree }) : unknown
  },
  compile: (self, compiling) => {
    const name = levelOf(self, compiling)?.name
    const label = { vi: `Số đơn vị ${name?.vi ?? ""}`, en: `Number of units: ${name?.en ?? ""}` }
    return {
      _tag: "Units",
      label,
      cells: onAnyDay(compiling, (grid, isOfDay) => cellsOf(self, { ...compiling, grid }, isOfDay))
    }
  }
}
