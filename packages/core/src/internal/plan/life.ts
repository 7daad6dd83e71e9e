/** When there was a unit, and whom to ask for the days before and after: for who asks outside its life. @internal */
import * as Day from "../../Day.ts"
import type * as Model from "../../Model.ts"
import * as Territory from "../../Territory.ts"
import type * as Text from "../../Text.ts"
import { both, day } from "../../Words.ts"
import { tree as treeOf } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"
import * as names from "./names.ts"

/** `: chỉ có từ 01/7/2025, xem Xã A + Xã B`: its forebears and heirs; nothing of a unit that was never there. */
export const of = (model: Model.Model, hierarchy: string, unit: string): Text.Text | undefined => {
  const tree = treeOf(model.territory, hierarchy)
  const key = tree.keys.get(unit)
  const life = key === undefined ? undefined : Tree.life(tree, key)
  if (life === undefined) return undefined
  const moves = Territory.eventsOfUnit(model.territory, unit).flatMap((one) => one.moves)
  const others = moves.flatMap(({ from, to }) => (from === to ? [] : to === unit ? [from] : from === unit ? [to] : []))
  return both((language) => {
    const vi = language === "vi"
    const on = (word: string, at: number) => ` ${word} ${day(Day.fromEpoch(at), language)}`
    const since = life[0] === Tree.beginning ? "" : on(vi ? "từ" : "from", life[0])
    const until = life[1] === Tree.end ? "" : on(vi ? "đến" : "until", life[1] - 1)
    const see = others.length === 0 ? "" : `, ${vi ? "xem" : "see"} ${names.units(model, others)[language]}`
    return `: ${vi ? "chỉ có" : "only"}${since}${until}${see}`
  })
}
