/** One cell of a roll-up, ready to be explained, and how its value came about. @internal */
import type * as Period from "../../Period.ts"
import type * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"
import type * as Rollup from "../../Rollup.ts"
import type { Cell } from "../figures/cell.ts"
import * as Operators from "../figures/operators.ts"
import { type Prepared, prepare } from "../figures/prepare.ts"
import { byRow, type Report, type Reports } from "../boxes/reports.ts"
import type { Node } from "../boxes/box.ts"
import { unitsIn } from "../operators/grid.ts"
import type { RolledUp } from "../operators/operator.ts"
import { inside, own } from "./flow.ts"
import { derivedBy, ofBox } from "./left.ts"
import * as Stock from "./stock.ts"
import { type Picked, plain, type Origin } from "./origin.ts"

export interface Leaf {
  readonly model: Model.Model
  readonly reports: Reports
  readonly rollup: Rollup.Rollup
  readonly measure: Measure.Resolved
  readonly prepared: Prepared
  readonly cell: Cell
  readonly group: number
  readonly bucket: Period.Period
  /** A report by its row. */
  readonly report: (row: number) => Report
}

export const make = (reports: Reports, { at, cell, rollup }: RolledUp): Leaf => {
  const measure = reports.model.measures.get(rollup.measure)!
  const rows = byRow(reports.of(measure))
  const bucket = rollup.buckets[at % rollup.buckets.length]!
  return {
    model: reports.model,
    reports,
    rollup,
    measure,
    prepared: prepare(reports, measure, rollup, bucket),
    cell,
    group: Math.floor(at / rollup.buckets.length),
    bucket,
    report: (row) => rows.get(row)!
  }
}

export const isStock = ({ measure }: Pick<Leaf, "measure">): boolean => measure.accumulation !== "flow"

interface Originated {
  readonly origin: Origin
  /** Of a stock, the day that it is as of. */
  readonly day: number | undefined
}

const askedOf = (leaf: Leaf): Operators.Asked => ({ ...leaf, ...leaf.cell })

const picked = (
  how: Picked,
  node: Node,
  start: number,
  end: number,
  all: ReadonlyArray<Origin>,
  leaf: Leaf
): Originated => ({
  day: undefined,
  origin: { _tag: "Sides", how, node, start, end, sides: all.map((one) => plain(one)), span: leaf.cell.value! }
})

const overTime = (leaf: Leaf, node: Node): Originated => {
  const { cell, measure, prepared, rollup } = leaf
  const { end, start } = cell
  const adds = measure.accumulation !== "flow" || measure.additivity.time === "additive"
  const reader: Stock.StockReader = { ...prepared, adds: adds && rollup.along.time !== "bounds" }
  const time = rollup.along.time
  if (time === "sum" || time === "bounds") {
    // A derivation is chosen once: what people are told is what is accounted for.
    const derived = node === cell.node ? cell.facts().derived : undefined
    const origin = derived && derivedBy(reader, node, [start, end], derived)
    return { origin: origin ?? ofBox(reader, node, start, end), day: undefined }
  }
  if (time === "only") {
    const one = node.figures.find((figure) => start <= figure.start && figure.end <= end)
    return { origin: one === undefined ? own(node, []) : inside(reader, node, one.start, one.end), day: undefined }
  }
  if (time === "last" && isStock(leaf)) return Stock.last(reader, node, [start, end], rollup.silent === "zero")
  const on = (from: number, to: number): Origin =>
    isStock(leaf) ? Stock.on(reader, node, to - 1) : ofBox(reader, node, from, to)
  const each = Operators.rhythm(askedOf(leaf), node, start, end)
  const points =
    each ??
    (isStock(leaf)
      ? prepared.standing.daysOf(node, start, end).map((day) => [day, day + 1] as const)
      : prepared.solver.spans(node).filter(([from, to]) => start <= from && to <= end))
  const all = [...points].sort((a, b) => a[0] - b[0]).map(([from, to]) => on(from, to))
  return picked(time, node, start, end, all, leaf)
}

/** How the value of a cell came about. */
export const originOf = (leaf: Leaf): Originated => {
  const { cell, prepared, rollup } = leaf
  const { place } = rollup.along
  if (place !== "min" && place !== "max" && place !== "average") return overTime(leaf, cell.node)
  const level = prepared.reportingLevel(askedOf(leaf))
  if (level === undefined) return overTime(leaf, cell.node)
  const units = unitsIn(leaf.model.territory, rollup, leaf.bucket, level, rollup.groups[leaf.group]!)
  const nodes = units.flatMap((unit) => {
    const found = prepared.places.unit(unit)
    return found === undefined ? [] : [prepared.solver.node(found, cell.node.category)]
  })
  const all = nodes.map((node) => overTime(leaf, node).origin)
  return picked(place, cell.node, cell.start, cell.end, all, leaf)
}
