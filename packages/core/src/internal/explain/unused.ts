/** Figures in a cell that did not decide and lie in no whole that did: older stocks, other ways of saying the same. @internal */
import * as Quantity from "../../Quantity.ts"
import { type Line, line, type Section, section } from "./draft.ts"
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
  const byUnits = new Map<string, Array<number>>()
  for (const row of rows) {
    const key = leaf.report(row).units.join("+")
    const known = byUnits.get(key)
    if (known === undefined) byUnits.set(key, [row])
    else known.push(row)
  }
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

/** Older figures of a stock: those that newer ones of the place, of what holds it or of what lies in it replaced, and those that ran out. */
const olderOf = ({ cell, prepared, report }: Leaf, rows: ReadonlyArray<number>) => {
  const placesOf = (unit: string): ReadonlyArray<Place> => {
    const place = prepared.places.unit(unit)
    return place === undefined ? [] : [place, ...prepared.solver.placesBelow(place)]
  }
  const told = new Map<string, number>()
  for (const row of rows.length === 0 ? [] : cell.rows) {
    const { start, units } = report(row)
    for (const unit of units) told.set(unit, Math.max(start, told.get(unit) ?? -Infinity))
  }
  const last = new Map<Place, number>()
  const note = (place: Place, day: number) => last.set(place, Math.max(day, last.get(place) ?? -Infinity))
  for (const [unit, day] of told) for (const place of placesOf(unit)) note(place, day)
  const isReplaced = (row: number): boolean => {
    const { start, units } = report(row)
    return units.some((unit) => placesOf(unit).some((place) => (last.get(place) ?? -Infinity) > start))
  }
  return { replaced: rows.filter(isReplaced), gone: rows.filter((row) => !isReplaced(row)) }
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
  const { gone, replaced } = olderOf(
    leaf,
    rows.filter((row) => on(row) < newest)
  )
  return [
    ...make(
      "inside",
      phrases.agrees,
      rows.filter((row) => on(row) === newest)
    ),
    ...make("older", phrases.older, replaced),
    ...make("older", phrases.gone, gone),
    ...make(
      "beside",
      days.length === 0 ? phrases.beside : phrases.newer,
      rows.filter((row) => on(row) > newest)
    )
  ]
}
