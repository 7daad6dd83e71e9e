/** Units of a level. @internal */
import * as Schema from "effect/Schema"
import * as Day from "../../Day.ts"
import * as Quantity from "../../Quantity.ts"
import { Id } from "../document.ts"
import { boundaryDay, unitsOf } from "./grid.ts"
import { type Compiling, naming, type Operator, plain } from "./operator.ts"
import { given, none, type Outcome } from "./outcome.ts"
import { type Registered, registered } from "./registered.ts"
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

/** A level that does not exist on a day has no count then. */
const cellsOf = (self: Units, compiling: Compiling): ReadonlyArray<Outcome> => {
  const { grid, model } = compiling
  const definition = levelOf(self, compiling)
  const hierarchy = self.hierarchy ?? grid.hierarchy
  return unitsOf(model, grid, self.level, hierarchy).map((found, cell) => {
    const day = boundaryDay(grid, grid.buckets[cell % grid.buckets.length]!)
    return definition === undefined || !Day.within(day, definition)
      ? none({
          code: "not-alive",
          text: {
            vi: `"${definition?.name.vi ?? self.level}" không tồn tại vào ngày ${day}`,
            en: `level "${definition?.name.en ?? self.level}" does not exist on ${day}`
          }
        })
      : { ...given(Quantity.exact(found.length)), units: { hierarchy, level: self.level } }
  })
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
    return { _tag: "Units", label, cells: cellsOf(self, compiling) }
  }
}
