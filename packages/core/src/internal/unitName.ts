/** What a unit is called, for rooms that {@link Model} itself is made of. @internal */
import type * as Day from "../Day.ts"
import type * as Model from "../Model.ts"
import type * as Text from "../Text.ts"
import * as Unit from "../Unit.ts"

/** The name of a unit or organisation on a day (the latest without one); its id when the model does not know it. @category getters @since 0.1.0 */
export const unitName = (
  model: Pick<Model.Model, "units">,
  id: string,
  language: Text.Language,
  day?: Day.Day
): string => {
  const unit = model.units.get(id)
  return unit === undefined ? id : Unit.nameAt(unit, day)[language]
}
