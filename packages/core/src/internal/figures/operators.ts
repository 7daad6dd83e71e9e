/** The operators of a roll-up along time and place: adding up, the last one, extremes and means of units or periods. @internal */
import type * as Measure from "../../Measure.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Rollup from "../../Rollup.ts"
import type { Prepared } from "./prepare.ts"
import { formsOf, type Reports } from "../boxes/reports.ts"
import type { Known, Node } from "../boxes/box.ts"
import { settled } from "../silence/settled.ts"
import * as Span from "../boxes/span.ts"
import type { Source } from "../stocks/standing.ts"
import { unitsIn } from "../operators/grid.ts"
import { least, most } from "../extremes.ts"

/** A cell that is asked for: a box over days, with all that its value is worked out from. */
export interface Asked {
  readonly reports: Reports
  readonly rollup: Rollup.Rollup
  readonly measure: Measure.Resolved
  readonly prepared: Prepared
  readonly node: Node
  readonly group: number
  readonly bucket: Period.Period
  readonly start: number
  readonly end: number
}

/** What is found of it: what is known, and for a stock how many places' figures are of which day. */
export interface Found extends Known {
  /** More than one figure where only one can be taken. */
  readonly several: boolean
  readonly days: ReadonlyMap<number, number>
  /** Of a stock: from what it follows. */
  readonly source?: Source | undefined
}

const nothing = (floor: number): Found => ({
  span: Span.unknown(floor),
  covered: false,
  came: NaN,
  clashes: [],
  several: false,
  days: new Map()
})

const isStock = ({ measure }: Pick<Asked, "measure">): boolean => measure.accumulation !== "flow"

/** The days whose figures can go into a cell. */
export const reach = (asked: Asked): readonly [start: number, end: number] => [
  isStock(asked) && typeof asked.measure.missing === "object" ? -700_000 : asked.start,
  asked.end
]

const plain = (known: Known, days: ReadonlyMap<number, number> = new Map()): Found => ({
  ...known,
  several: false,
  days
})

/** The value of a box over days by the operator along time. */
const overTime = (asked: Asked, node: Node, start: number, end: number): Found => {
  const { prepared, rollup } = asked
  switch (rollup.along.time) {
    case "sum":
    case "bounds":
      return plain(prepared.solver.all(node, start, end))
    case "only":
      return only(asked, node, start, end)
    case "last":
      if (isStock(asked)) {
        const found = prepared.standing.last(node, start, end)
        return plain(found, found.days)
      }
      return overPeriods(asked, node, start, end)
    default:
      return overPeriods(asked, node, start, end)
  }
}

/** The one figure of exactly this box. */
const only = ({ prepared, measure }: Asked, node: Node, start: number, end: number): Found => {
  const stock = measure.accumulation !== "flow"
  const own = node.figures.filter((one) =>
    stock ? one.start >= start && one.end <= end : one.start === start && one.until === end
  )
  const spans = new Set(own.map((one) => `${one.start} ${one.until}`))
  if (own.length === 0) return nothing(prepared.floor)
  if (spans.size > 1) return { ...nothing(prepared.floor), several: true }
  return plain(prepared.solver.inside(node, own[0]!.start, own[0]!.until))
}

/** The lengths of time in which a box is reported within these days: those of the form, else the one that all figures have. */
export const rhythm = (
  asked: Asked,
  node: Node,
  start: number,
  end: number
): ReadonlyArray<readonly [number, number]> | undefined => {
  const { measure, prepared, reports } = asked
  const forms = formsOf(reports.model, measure.id)
  const within = prepared.solver.filed(node).filter(([from, to]) => start <= from && to <= end)
  const kinds = new Set(within.map(([from, to]) => Period.bounds(Period.ofDays(from, to)).kind))
  const [kind] = kinds.size > 1 || isStock(asked) ? [] : kinds
  const every = forms[0]?.every ?? (kind === "range" ? undefined : kind)
  if (every === undefined) return undefined
  return Period.split(Period.ofDays(start, end), every).map((one) => {
    const bounds = Period.bounds(one)
    return [Math.max(bounds.start, start), Math.min(bounds.end, end)] as const
  })
}

/** An operator over the periods in which a box is reported. */
const overPeriods = (asked: Asked, node: Node, start: number, end: number): Found => {
  const { prepared, rollup } = asked
  const operator = rollup.along.time
  const stock = isStock(asked)
  const each = rhythm(asked, node, start, end)
  const value = (from: number, to: number): Found => {
    if (!stock) return plain(prepared.solver.all(node, from, to))
    const found = prepared.standing.standing(node, to - 1)
    return plain(found, found.days)
  }
  if (each !== undefined)
    return combine(
      operator,
      each.map(([from, to]) => value(from, to)),
      prepared.floor
    )
  const days = prepared.standing.daysOf(node, start, end).toReversed()
  const known = days.map((day) => (stock ? plain(prepared.standing.standing(node, day)) : value(day, day + 1)))
  const spans = prepared.solver.filed(node).filter(([from, to]) => start <= from && to <= end)
  spans.sort((a, b) => a[0] - b[0])
  // A quarter beside its months is not one more of them.
  const cross = !stock && spans.some(([from], index) => index > 0 && from < spans[index - 1]![1])
  if (cross) return { ...nothing(prepared.floor), several: true }
  const points = stock ? known : spans.map(([from, to]) => value(from, to))
  if (points.length === 0) return nothing(prepared.floor)
  const ends = points.filter((one) => one.covered)
  if (operator === "first" && ends.length > 0) return ends[0]!
  if (operator === "last" && ends.length > 0) return ends.at(-1)!
  // Nobody says how often there should have been a figure: others may be missing.
  return combine(operator, [...points, nothing(prepared.floor)], prepared.floor, points.length)
}

/** Several values by an operator; one that is unknown leaves the result open. */
const combine = (
  operator: Measure.Operator,
  values: ReadonlyArray<Found>,
  floor: number,
  count: number = values.length
): Found => {
  const came = values.map((one) => one.came).filter((one) => !Number.isNaN(one))
  const base = {
    covered: values.every((one) => one.covered),
    clashes: values.flatMap((one) => one.clashes),
    several: false,
    days: new Map()
  }
  const spans = values.map((one) => one.span)
  if (came.length === 0) return nothing(floor)
  switch (operator) {
    case "max":
      return { ...base, span: extreme(spans, most), came: most(came) }
    case "min":
      return { ...base, span: extreme(spans, least), came: least(came) }
    case "first":
      return values[0]!
    case "last":
      return values.at(-1)!
    case "average": {
      const sum = spans.reduce(Span.add, Span.zero)
      return {
        ...base,
        span: Span.part(sum, 1 / count, 1 / count),
        came: came.reduce((a, b) => a + b, 0) / came.length
      }
    }
    default: {
      const sum = spans.reduce(Span.add, Span.zero)
      return { ...base, span: sum, came: came.reduce((a, b) => a + b, 0) }
    }
  }
}

/** The lowest or the highest of all: the end at which one of them must lie is reached only where all that come to it can be there. */
const extreme = (spans: ReadonlyArray<Span.Span>, pick: (values: Iterable<number>) => number): Span.Span => {
  const lower = pick(spans.map((one) => one.lower))
  const upper = pick(spans.map((one) => one.upper))
  const lows = spans.filter((one) => one.lower === lower).map((one) => one.lowerOpen)
  const highs = spans.filter((one) => one.upper === upper).map((one) => one.upperOpen)
  return Quantity.interval({
    lower,
    upper,
    lowerOpen: pick === most ? lows.includes(true) : !lows.includes(false),
    upperOpen: pick === most ? !highs.includes(false) : highs.includes(true),
    about: spans.some((one) => one.about)
  })
}

/** An operator over the units of the level that reports. */
const overUnits = (asked: Asked): Found => {
  const { bucket, end, group, node, prepared, reports, rollup, start } = asked
  const level = prepared.reportingLevel(asked)
  if (level === undefined) return overTime(asked, node, start, end)
  const units = unitsIn(reports.model.territory, rollup, bucket, level, rollup.groups[group]!)
  const values = units.map((unit): Found => {
    const place = prepared.places.unit(unit)
    if (place === undefined) return nothing(prepared.floor)
    const own = prepared.solver.node(place, node.category)
    return settled(asked, own, start, end, overTime(asked, own, start, end))
  })
  return values.length === 0 ? nothing(prepared.floor) : combine(rollup.along.place, values, prepared.floor)
}

/** The value of a cell. */
export const evaluate = (asked: Asked): Found => {
  const { end, node, rollup, start } = asked
  const { place } = rollup.along
  return place === "min" || place === "max" || place === "average"
    ? overUnits(asked)
    : overTime(asked, node, start, end)
}

/** Whether figures cover a box by themselves. */
export const isCovered = (asked: Asked, node: Node, start: number, end: number): boolean =>
  overTime(asked, node, start, end).covered
