/**
 * The reference executor: the meaning of a roll-up, written to be read. Every store must answer as it does.
 *
 * @internal
 */
import type * as Measure from "../../Measure.ts"
import * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import * as Rollup from "../../Rollup.ts"
import { categoryOf, contributions } from "./contributions.ts"

interface Weighed {
  readonly value: Quantity.Quantity
  readonly observation: Observation.Observation
}

/** What some figures make together. */
interface Combined {
  readonly value: Quantity.Quantity
  readonly several: boolean
}

/** Figures of one group, bucket and level, by unit set, then cohorts and breakdown, then team. */
type Cohorts = Map<string, Map<string, Array<Weighed>>>
type Cell = Map<string, Cohorts>

const zero = Quantity.exact(0)

/** An unknown part of a figure: anything between nothing and all of it. */
const part = (value: Quantity.Quantity): Quantity.Quantity =>
  Quantity.interval({
    lower: Math.min(0, value.lower),
    upper: Math.max(0, value.upper),
    lowerOpen: value.lower < 0 && value.lowerOpen,
    upperOpen: value.upper > 0 && value.upperOpen,
    about: value.about
  })

const scale = (value: Quantity.Quantity, weight: number): Quantity.Quantity =>
  Number.isNaN(weight) ? part(value) : weight === 1 ? value : Quantity.multiply(value, Quantity.exact(weight))

const extreme = (
  values: ReadonlyArray<Quantity.Quantity>,
  lower: (...values: Array<number>) => number,
  upper: (...values: Array<number>) => number
): Quantity.Quantity => {
  const low = lower(...values.map((value) => value.lower))
  const high = upper(...values.map((value) => value.upper))
  return Quantity.interval({
    lower: low,
    upper: high,
    lowerOpen: values.filter((value) => value.lower === low).every((value) => value.lowerOpen),
    upperOpen: values.filter((value) => value.upper === high).every((value) => value.upperOpen),
    about: values.some((value) => value.about)
  })
}

const sum = (values: ReadonlyArray<Quantity.Quantity>): Quantity.Quantity => values.reduce(Quantity.add, zero)

/** Parts that may share things: at least the largest of them, at most all of them apart (for losses, the other way round). */
const bounds = (values: ReadonlyArray<Quantity.Quantity>): Quantity.Quantity => {
  const most = extreme(values, Math.max, Math.max)
  const all = sum(values)
  const low = all.lower < most.lower ? all : most
  const high = all.upper < most.upper ? most : all
  return Quantity.interval({
    lower: low.lower,
    upper: high.upper,
    lowerOpen: low.lowerOpen,
    upperOpen: high.upperOpen,
    about: all.about
  })
}

const combine = (operator: Measure.Operator, values: ReadonlyArray<Quantity.Quantity>): Combined => {
  switch (operator) {
    case "sum":
      return { value: sum(values), several: false }
    case "bounds":
      return { value: bounds(values), several: false }
    case "min":
      return { value: extreme(values, Math.min, Math.min), several: false }
    case "max":
      return { value: extreme(values, Math.max, Math.max), several: false }
    case "average":
      return { value: Quantity.divide(sum(values), Quantity.exact(values.length))!, several: false }
    case "first":
      return { value: values[0]!, several: false }
    case "last":
      return { value: values[values.length - 1]!, several: false }
    case "only":
      return { value: values[0]!, several: values.length > 1 }
  }
}

const inTime = (a: Weighed, b: Weighed): number => {
  const x = Period.bounds(a.observation.period)
  const y = Period.bounds(b.observation.period)
  return (
    x.end - y.end ||
    x.start - y.start ||
    text(a.observation.knownAt, b.observation.knownAt) ||
    text(a.observation.id, b.observation.id)
  )
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const inKeyOrder = <A>(map: ReadonlyMap<string, A>): Array<A> =>
  [...map].sort(([a], [b]) => text(a, b)).map(([, value]) => value)

const combineCell = (cell: Cell, along: Rollup.Rollup["along"]): Combined => {
  let several = false
  const over = (operator: Measure.Operator, values: ReadonlyArray<Quantity.Quantity>) => {
    const combined = combine(operator, values)
    several ||= combined.several
    return combined.value
  }
  const places = inKeyOrder(cell).map((cohorts) =>
    over(
      along.cohort,
      inKeyOrder(cohorts).map((teams) =>
        over(
          along.team,
          inKeyOrder(teams).map((figures) =>
            over(
              along.time,
              figures.sort(inTime).map((figure) => figure.value)
            )
          )
        )
      )
    )
  )
  return { value: over(along.place, places), several }
}

/** Figures of several levels: one may contain another, so a sum is no more than a bound. */
export const combineLevels = (
  operator: Measure.Operator,
  levels: ReadonlyArray<Quantity.Quantity>
): Quantity.Quantity => {
  if (levels.length === 1) return levels[0]!
  if (operator === "sum" || operator === "bounds") return bounds(levels)
  if (operator === "min") return extreme(levels, Math.min, Math.min)
  if (operator === "max") return extreme(levels, Math.max, Math.max)
  return extreme(levels, Math.min, Math.max)
}

const at = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}

/** Rolls up figures that are visible at the moment asked for. */
export const execute = (scan: Rollup.Scan, visible: Iterable<Observation.Observation>): Rollup.RollupTable => {
  const { rollup } = scan
  const result = Rollup.table(rollup.groups.length, rollup.buckets.length)
  const cells = new Map<number, Map<number, Cell>>()
  const units = new Map<number, Set<string>>()
  for (const { bucket, group, level, observation, weight } of contributions(scan, visible)) {
    const index = group * rollup.buckets.length + bucket
    const unitKey = Observation.setKey(observation.units)
    const cell: Cell = at(
      at(cells, index, () => new Map()),
      level,
      () => new Map()
    )
    const cohorts = at(cell, unitKey, (): Cohorts => new Map())
    const teams = at(cohorts, categoryOf(observation), () => new Map<string, Array<Weighed>>())
    at(teams, observation.team ?? "", () => []).push({ value: scale(observation.value!, weight), observation })
    at(units, index, () => new Set<string>()).add(unitKey)
    result.figures[index]! += 1
    if (Number.isNaN(weight)) result.parts[index]! += 1
    else if (weight !== 1) result.apportioned[index]! += 1
  }
  for (const [index, levels] of cells) {
    const combined = [...levels].sort(([a], [b]) => a - b).map(([, cell]) => combineCell(cell, rollup.along))
    const value = combineLevels(
      rollup.along.place,
      combined.map((one) => one.value)
    )
    result.lower[index] = value.lower
    result.upper[index] = value.upper
    result.reporting[index] = units.get(index)!.size
    result.flags[index] =
      Rollup.flag.present |
      (value.lowerOpen ? Rollup.flag.lowerOpen : 0) |
      (value.upperOpen ? Rollup.flag.upperOpen : 0) |
      (value.about ? Rollup.flag.about : 0) |
      (combined.some((one) => one.several) ? Rollup.flag.several : 0) |
      (levels.size > 1 ? Rollup.flag.nested : 0)
  }
  return result
}
