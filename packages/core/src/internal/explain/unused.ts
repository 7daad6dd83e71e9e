/** Figures in a cell that did not decide and lie in no whole that did: older stocks, other ways of saying the same. @internal */
import * as Quantity from "../../Quantity.ts"
import { type Line, line, type Section, section } from "./draft.ts"
import { keyOf } from "../boxes/category.ts"
import type { Report } from "../boxes/reports.ts"
import type { Place } from "../places/place.ts"
import { cut } from "./fold.ts"
import { isStock, type Leaf } from "./leaf.ts"
import * as phrases from "./phrases.ts"
import type * as Text from "../../Text.ts"
import { least, most } from "../extremes.ts"

const lineOf = (leaf: Leaf, row: number): Line => {
  const { category, end, said, start, units } = leaf.report(row)
  return line({ units, category, days: [start, end], span: Quantity.exact(said), count: 1, row })
}

/** Many of them as one line a unit. */
const linesOf = (leaf: Leaf, rows: ReadonlyArray<number>, limit: number): ReadonlyArray<Line> => {
  if (rows.length <= limit) return rows.map((row) => lineOf(leaf, row))
  const byUnits = Map.groupBy(rows, (row) => leaf.report(row).units.join("+"))
  return [...byUnits.values()].map((own) => {
    if (own.length === 1) return lineOf(leaf, own[0]!)
    const all = own.map(leaf.report)
    const days = [least(all.map((one) => one.start)), most(all.map((one) => one.end))] as const
    const sum = isStock(leaf) ? undefined : all.reduce((total, one) => total + one.said, 0)
    return line({
      units: all[0]!.units,
      days,
      span: sum === undefined ? undefined : Quantity.exact(sum),
      count: own.length
    })
  })
}

interface Beside {
  readonly used: ReadonlySet<number>
  readonly accounted: ReadonlySet<number>
  /** Of a stock, the days of the figures used. */
  readonly days: ReadonlyArray<number>
  readonly covered: boolean
  readonly limit: number
}

/**
 * Older figures of a stock: those that newer ones of the place, of what holds it or of what lies in it replaced, those of which only
 * more than they are of was told anew, and those that ran out.
 */
const olderOf = ({ cell, prepared, report }: Leaf, rows: ReadonlyArray<number>) => {
  const placesOf = (unit: string): ReadonlyArray<Place> => {
    const place = prepared.places.unit(unit)
    return place === undefined ? [] : [place, ...prepared.solver.placesBelow(place)]
  }
  /** By place and whom they are of, the figures of the latest day. */
  const told = new Map<Place, Map<string, Report>>()
  for (const one of rows.length === 0 ? [] : cell.rows.map(report)) {
    const key = keyOf(one.category)
    for (const place of one.units.flatMap(placesOf)) {
      const known = told.get(place) ?? new Map<string, Report>()
      if ((known.get(key)?.start ?? -Infinity) < one.start) told.set(place, known.set(key, one))
    }
  }
  const { isWithin } = prepared.lattice
  const sorted = { replaced: new Array<number>(), within: new Array<number>(), gone: new Array<number>() }
  for (const row of rows) {
    const { category, start, units } = report(row)
    const newer = units
      .flatMap(placesOf)
      .flatMap((place) => [...(told.get(place)?.values() ?? [])])
      .filter((one) => one.start > start)
    const isAnew = newer.some((one) => isWithin(one.category, category))
    const isPart = newer.some((one) => isWithin(category, one.category))
    sorted[isAnew ? "replaced" : isPart ? "within" : "gone"].push(row)
  }
  return sorted
}

export const unusedOf = (leaf: Leaf, { accounted, covered, days, limit, used }: Beside): ReadonlyArray<Section> => {
  const rows = leaf.cell.rows.filter((row) => !used.has(row) && !accounted.has(row))
  if (rows.length === 0) return []
  const make = (role: Section["role"], title: (many: number) => Text.Text, all: ReadonlyArray<number>) =>
    all.length === 0
      ? []
      : [section(role, { title: title(all.length), count: all.length, ...cut(linesOf(leaf, all, limit), limit) })]
  if (!isStock(leaf)) return covered ? make("inside", phrases.agrees, rows) : make("beside", phrases.beside, rows)
  const newest = days.reduce((a, b) => Math.max(a, b), -Infinity)
  const on = (row: number) => leaf.report(row).start
  const { since } = leaf.cell.facts()
  const { gone, replaced, within } = olderOf(
    leaf,
    rows.filter((row) => on(row) < newest && !since.has(row))
  )
  return [
    ...make(
      "inside",
      phrases.agrees,
      rows.filter((row) => on(row) === newest && !since.has(row))
    ),
    ...make("older", phrases.older, replaced),
    ...make("older", phrases.gone, gone),
    ...make("beside", phrases.beside, within),
    ...make(
      "beside",
      days.length === 0 ? phrases.beside : phrases.newer,
      rows.filter((row) => on(row) > newest || since.has(row))
    )
  ]
}
