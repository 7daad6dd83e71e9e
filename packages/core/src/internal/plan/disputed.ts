/** Where figures contradict each other, in a few words. @internal */
import type * as Model from "../../Model.ts"
import type * as Text from "../../Text.ts"
import * as names from "./names.ts"

/** `cần đối chiếu: Xã A và 2 nơi khác`, by the units of each contradiction; `undefined` where there is none. */
export const disputed = (model: Model.Model, where: ReadonlyArray<ReadonlyArray<string>>): Text.Text | undefined => {
  const places = names.some(model, where)
  return places && { vi: `cần đối chiếu: ${places.vi}`, en: `reconcile: ${places.en}` }
}
