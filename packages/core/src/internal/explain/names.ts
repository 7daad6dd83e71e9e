/** Names of what a line is about: units on the day, teams, cohorts, members, levels, days. @internal */
import * as Day from "../../Day.ts"
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import * as Territory from "../../Territory.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import * as Span from "../boxes/span.ts"
import { upTo } from "../says.ts"
import * as nouns from "../plan/nouns.ts"
import { boundaryDay } from "../operators/grid.ts"
import type { Leaf } from "./leaf.ts"

export { category, reporter, unit, units } from "../plan/names.ts"
export const { both } = Words

/** A number of a measure: a percentage has its sign, and what is from zero on is at most its end. */
export const amount = (measure: Pick<Measure.Resolved, "basis" | "whole">, span: Quantity.Quantity): Text.Text =>
  both((language) => {
    const show = (end: number) => `${Words.number(end, language)}${measure.basis === "percent" ? "%" : ""}`
    const known = Span.counted(measure, span)
    return upTo(known, language, show) ?? Quantity.render(known, language, show)
  })

/** Units of the levels that some are of: "các xã", "districts and communes". */
export const levelNames = (leaf: Leaf, units: ReadonlyArray<string>): Text.Text => {
  const { model, rollup } = leaf
  const days = [
    boundaryDay(leaf.rollup, leaf.bucket),
    ...Territory.changeDays(model.territory, rollup.hierarchy).map((change) => Day.add(change, -1))
  ]
  const snapshots = days.map((one) => Territory.snapshotAt(model.territory, rollup.hierarchy, one))
  const levelOf = (id: string): number | undefined =>
    snapshots.map(({ level, number }) => level[number.get(id) ?? -1]).find((found) => found !== undefined)
  const levels = [...new Set(units.map(levelOf))].sort()
  const all = levels.map((level) => nouns.ofLevel(model, rollup.hierarchy, level))
  return both((language) =>
    nouns.listed(
      all.map((noun) => nouns.all(noun, language)),
      language
    )
  )
}

/** A day as people name it. */
export const day = (number: number): Text.Text =>
  both((language) => Period.render(Period.ofEpoch(number), language).replace(/^ngày /, ""))

/** The days from the first until before the second. */
export const days = ([start, end]: readonly [number, number]): Text.Text =>
  both((language) => Period.render(Period.ofDays(start, end), language))
