/** What must be known beside the figures that were used: early, late, under a former code, of another day, by whom. @internal */
import * as Period from "../../Period.ts"
import type * as Text from "../../Text.ts"
import { ofUnits, saidOnce } from "../facts/once.ts"
import { tree as treeOf } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"
import { isStock, type Leaf } from "./leaf.ts"
import * as names from "./names.ts"
import * as phrases from "./phrases.ts"

/** Whether a unit had ended before a day: a figure of days since then was filed under a former code, one that began before was not. */
export const isFormer = ({ model, rollup }: Leaf, units: ReadonlyArray<string>, day: number): boolean => {
  if (units.length !== 1) return false
  const tree = treeOf(model.territory, rollup.hierarchy)
  const key = tree.keys.get(units[0]!)
  const life = key === undefined ? undefined : Tree.life(tree, key)
  return life !== undefined && life[1] <= day
}

const earlyOf = (leaf: Leaf, used: ReadonlyArray<number>): ReadonlyArray<Text.Text> => {
  if (isStock(leaf)) return []
  const early = used.map(leaf.report).filter((one) => one.early)
  if (early.length === 0) return []
  return [phrases.early(names.day(early.reduce((least, one) => Math.min(least, one.knownOn), Infinity)), early.length)]
}

const formerOf = (leaf: Leaf, used: ReadonlyArray<number>): ReadonlyArray<Text.Text> => {
  if (isStock(leaf)) return []
  const former = used.map(leaf.report).filter((one) => isFormer(leaf, one.units, one.start))
  if (former.length === 0) return []
  return [
    phrases.former(
      former.length,
      former.reduce((sum, one) => sum + one.said, 0)
    )
  ]
}

/** Of a stock, how many figures are of which day, where that is not the day asked for. */
const carriedOf = (leaf: Leaf, used: ReadonlyArray<number>, day: number | undefined): ReadonlyArray<Text.Text> => {
  // One figure says its day by itself.
  if (!isStock(leaf) || used.length < 2) return []
  const counts = new Map<number, number>()
  for (const row of used) {
    const { start } = leaf.report(row)
    if (start !== (day ?? leaf.cell.end - 1) || start !== leaf.cell.end - 1) {
      counts.set(start, (counts.get(start) ?? 0) + 1)
    }
  }
  return [...counts]
    .sort(([a], [b]) => b - a)
    .slice(0, 5)
    .map(([on, many]) => phrases.carried(many, names.day(on)))
}

const reportersOf = (leaf: Leaf, used: ReadonlyArray<number>): ReadonlyArray<Text.Text> => {
  const counts = new Map<string, number>()
  for (const row of used) {
    const { reporter } = leaf.report(row)
    if (reporter !== undefined) counts.set(reporter, (counts.get(reporter) ?? 0) + 1)
  }
  return [...counts].slice(0, 5).map(([id, many]) => {
    const name = names.reporter(leaf.model, id, Period.lastDay(leaf.bucket))
    return phrases.reportedBy(name, many)
  })
}

/** What came after the whole that it lies in, each unit's figures counted once; what came under a former code is in it. */
const lateOf = (leaf: Leaf, late: ReadonlySet<number>): ReadonlyArray<Text.Text> => {
  const { measure, prepared, report } = leaf
  const came = [...late].map(report).filter((one) => !isFormer(leaf, one.units, one.start))
  if (came.length === 0) return []
  const byUnits = Map.groupBy(came, ({ units }) => units.join("+"))
  const said = [...byUnits.values()].map((all) => saidOnce(prepared.lattice, measure.additivity, all[0]!.units, all))
  return [phrases.late(came.length, ofUnits(measure.additivity, said))]
}

export const caveatsOf = (
  leaf: Leaf,
  used: ReadonlyArray<number>,
  late: ReadonlySet<number>,
  day: number | undefined
) => [
  ...earlyOf(leaf, used),
  ...formerOf(leaf, used),
  ...carriedOf(leaf, used, day),
  ...reportersOf(leaf, used),
  ...lateOf(leaf, late)
]
