/** Where figures contradict each other, in a few words. @internal */
import * as Model from "../../Model.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"

/** `cần đối chiếu: Xã A và 2 nơi khác`, by the units of each contradiction; `undefined` where there is none. */
export const disputed = (model: Model.Model, where: ReadonlyArray<ReadonlyArray<string>>): Text.Text | undefined => {
  const places = new Map(where.map((units) => [units.join("+"), units]))
  const [first] = places.values()
  if (first === undefined) return undefined
  const others = places.size - 1
  return Words.both((language) => {
    const name = first.map((unit) => Model.unitName(model, unit, language)).join(" + ")
    const more = others === 0 ? "" : language === "vi" ? ` và ${others} nơi khác` : ` and ${others} more`
    return `${language === "vi" ? "cần đối chiếu" : "reconcile"}: ${name}${more}`
  })
}
