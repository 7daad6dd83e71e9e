/** Whether what a target binds was abolished before its deadline. @internal */
import * as Day from "../../Day.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Target from "../../Target.ts"
import * as Territory from "../../Territory.ts"

/** What was abolished, and on which day. */
export type Lost =
  | { readonly what: "level"; readonly id: string; readonly hierarchy: string; readonly day: Day.Day }
  | { readonly what: "unit"; readonly id: string; readonly hierarchy: string; readonly day: Day.Day }

/** What a target binds that is gone before its deadline. */
export const abolitionOf = (
  model: Model.Model,
  target: Target.Target,
  due: Period.Period | undefined,
  asOf: Day.Day
): Lost | undefined => {
  const { scope } = target
  // The day on which the scope must still exist: the deadline's, or today where that lies ahead or is not set.
  const last = due === undefined || Period.lastDay(due) > asOf ? asOf : Period.lastDay(due)
  const level =
    scope._tag === "EachUnit"
      ? model.territory.hierarchies.get(scope.hierarchy)?.levels.find((one) => one.id === scope.level)
      : undefined
  if (level?.to !== undefined && level.to <= last) {
    return { what: "level", id: level.id, hierarchy: scope.hierarchy, day: level.to }
  }
  const unit = scope._tag === "EachUnit" ? scope.within : scope.unit
  const ended = endOf(model, scope.hierarchy, unit)
  return ended !== undefined && ended <= last
    ? { what: "unit", id: unit, hierarchy: scope.hierarchy, day: ended }
    : undefined
}

/** The day from which a unit exists no longer in a hierarchy; `undefined` while it lives or if it never did. */
const endOf = (model: Model.Model, hierarchy: string, unit: string): Day.Day | undefined => {
  const edges = model.territory.hierarchies.get(hierarchy)?.edges.filter((edge) => edge.unit === unit) ?? []
  const ends = edges.map((edge) => edge.to)
  const latest = ends.includes(undefined) ? undefined : (ends as Array<Day.Day>).sort().at(-1)
  return latest !== undefined && !Territory.snapshotAt(model.territory, hierarchy, latest).number.has(unit)
    ? latest
    : undefined
}
