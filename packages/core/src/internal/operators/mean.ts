/** An indicator that follows a merger by the plain mean of the units that were merged. No expression: an indicator says so. @internal */
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type { Reason } from "../../Reading.ts"
import * as Territory from "../../Territory.ts"
import { limit, linesEach, moreUnits, named } from "./listing.ts"
import type { Compiling, Kind } from "./operator.ts"
import { join } from "./outcome.ts"
import * as names from "../plan/names.ts"
import * as Tellers from "../silence/tellers.ts"
import type { Expression, Node } from "./table.ts"

export interface Mean {
  readonly _tag: "Mean"
  readonly inner: Node
  /** The units of the inner groups. */
  readonly units: ReadonlyArray<string>
  /** The inner groups that each outer cell is the plain mean of. */
  readonly groups: ReadonlyArray<ReadonlyArray<number>>
  readonly buckets: ReadonlyArray<Period.Period>
}

const rule = {
  vi: "trung bình cộng các đơn vị trước sáp nhập, mỗi đơn vị theo địa giới khi đó",
  en: "plain mean over the merged units, each on the boundaries of its time"
}

/**
 * Each group's value is the mean over the units it was made of, each read on the boundaries of its own time. Without a merger
 * in between it is compiled as it stands.
 */
export const compileMean = ({ go, grid, model }: Compiling, expression: Expression): Node => {
  const { boundaries } = grid
  if (boundaries === "as reported") return go(expression)
  const origins = grid.groups.flatMap((unit) =>
    grid.buckets.map((bucket) => {
      const at = Period.lastDay(bucket)
      if (at >= boundaries.asOf) return [unit]
      const found = Territory.predecessors(model.territory, { ...grid, unit, on: boundaries.asOf, at })
      return found.length === 0 ? [unit] : found
    })
  )
  const groups = [...new Set(origins.flat())]
  const number = new Map(groups.map((unit, index) => [unit, index]))
  return {
    _tag: "Mean",
    inner: go(expression, { ...grid, groups, boundaries: "as reported" }),
    units: groups,
    groups: origins.map((units) => units.map((unit) => number.get(unit)!)),
    buckets: grid.buckets
  }
}

/** Why some of the merged units have no number: others may have told theirs. */
const ofSome = (model: Model.Model, units: ReadonlyArray<string>, { code, text }: Reason): Reason => {
  const whose = names.some(
    model,
    units.map((unit) => [unit])
  )!
  return { code, text: { vi: `${whose.vi}: ${text.vi}`, en: `${whose.en}: ${text.en}` } }
}

export const mean: Kind<Mean> = {
  parts: ["inner"],
  /** One unknown part makes the mean unknown. */
  evaluate: (node, input, go) => {
    const inner = go(node.inner, { ...input, cells: node.units.length * input.buckets })
    return (cell) => {
      const bucket = cell % input.buckets
      const parts = node.groups[cell]!.map((group) => inner(group * input.buckets + bucket))
      if (parts.length === 1) return parts[0]!
      const total = parts.reduce((a, b) => {
        const sum = a.value && b.value ? Quantity.add(a.value, b.value) : undefined
        return join(a, b, sum, undefined, (a.reported ?? NaN) + (b.reported ?? NaN))
      })
      const value = total.value && Quantity.divide(total.value, Quantity.exact(parts.length))
      const reported = total.reported === undefined ? undefined : total.reported / parts.length
      const told = node.groups[cell]!.flatMap((group, index) => (parts[index]!.value ? [node.units[group]!] : []))
      const all = node.groups[cell]!.map((group) => node.units[group]!)
      const tellers = () => Tellers.paired([], all, total.level, new Set(told))
      const found = { ...total, value, reported, expected: parts.length, reporting: told.length, tellers }
      if (total.reason?.code !== "no-figures") return found
      const missing = all.filter((unit) => !told.includes(unit))
      const period = node.buckets[bucket]!
      const untold = parts.flatMap(({ reason, silent }, index) =>
        reason?.code === "no-figures" && silent.length === 0
          ? [{ reporter: all[index]!, period, form: undefined }]
          : silent
      )
      return { ...found, reason: ofSome(input.model, missing, total.reason), silent: untold, lacking: undefined }
    }
  },
  explain: (node, { at, cell, inner, lines, plan, size }) => {
    const of = { cells: node.units.length * size.buckets, buckets: size.buckets }
    const bucket = cell % size.buckets
    const groups = node.groups[cell]!
    const children = groups.slice(0, limit).map((group) => {
      const child = at(node.inner, group * size.buckets + bucket, of, linesEach(lines, groups.length))
      return named(plan.model, child, node.units[group]!, Period.lastDay(plan.buckets[bucket]!))
    })
    return inner({ vi: "Trung bình cộng", en: "Plain mean" }, rule, children, "", moreUnits(groups.length))
  }
}
