/** The ways in which a cell is made of parts that said something, and what each says. @internal */
import * as Period from "../../Period.ts"
import type { Asked } from "../figures/operators.ts"
import type { Roll } from "../silence/silence.ts"
import { type Figure, type Known, type Node, toldOf, type Way } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"

/** What parts are: units of a level, lengths of time, boxes along an axis. */
export type Kind = "units" | "periods" | "members" | "cohorts" | "teams" | "activities"

/** What parts say. */
export interface Told {
  readonly is: Kind
  /** Of periods: how long each is; `undefined` where they differ. */
  readonly every: Period.Bucket | undefined
  /** The one period that said something, where it is one of several. */
  readonly only?: Period.Period
  /** Of periods: how many of those of which something was told are of others that a unit was made of. */
  readonly former?: number
  /** Of periods that differ in length, and are whole months: how many of how many those are. */
  readonly months?: readonly [told: number, of: number]
  /** How many of how many said something. */
  readonly told: number
  readonly of: number
  readonly said: Span.Span
}

export interface Parts extends Told {
  readonly nodes: ReadonlyArray<Node>
  /** Of periods: their days, in no order. */
  readonly spans?: ReadonlyArray<readonly [start: number, end: number]>
}

/** What each of several says: its span where figures cover all of them, else what came in of it. */
export const eachOf = (all: ReadonlyArray<Known>): ReadonlyArray<Span.Span> => {
  const isWhole = all.every((one) => one.covered)
  // "At least" is the source's own word.
  return all.map((one) =>
    isWhole || (one.covered && one.span.upper === Infinity) ? one.span : Span.exactly(toldOf(one))
  )
}

/** What several say together, where they may hold the same things or not. */
export const together = (spans: ReadonlyArray<Span.Span>, adds: boolean, floor: number): Span.Span => {
  const sum = spans.reduce(Span.add, Span.zero)
  if (adds || spans.length < 2) return sum
  return Span.both(Span.atMost(sum, floor), spans.map(Span.atLeast).reduce(Span.both))
}

/** What is known of a box in the days of a cell: over them, or of a stock at their end. */
export const knownOf = ({ end, measure, prepared, start }: Asked, node: Node): Known =>
  measure.accumulation === "flow" ? prepared.solver.told(node, start, end) : prepared.standing.standing(node, end - 1)

const make = (asked: Asked, is: Kind, adds: boolean, nodes: ReadonlyArray<Node>): ReadonlyArray<Parts> => {
  const known = nodes.map((node) => knownOf(asked, node))
  const told = known.filter((one) => !Number.isNaN(toldOf(one)))
  if (told.length === 0) return []
  return [
    {
      is,
      every: undefined,
      told: told.length,
      of: known.length,
      said: together(eachOf(told), adds, asked.prepared.floor),
      nodes
    }
  ]
}

/** Those of the level that reports. */
const ofLevel = (roll: Roll | undefined): ReadonlyArray<string> => {
  if (roll?.level === undefined) return []
  return roll.kinds.find(({ level }) => level === roll.level)?.expected ?? roll.expected
}

/** Whether a unit is of the level that reports: others of that level are those that it was made of, and not below it. */
export const isReporter = ({ node }: Asked, roll: Roll | undefined): boolean =>
  ofLevel(roll).includes(node.place.units[0]!)

/** The units that should report in the cell, but for the one that it is of. */
export const reporters = ({ node, prepared }: Asked, roll: Roll | undefined): ReadonlyArray<Node> => {
  if (node.place.kind !== "unit") return []
  return ofLevel(roll).flatMap((id) => {
    const place = id === node.place.units[0] ? undefined : prepared.places.unit(id)
    return place === undefined ? [] : [prepared.solver.node(place, node.category)]
  })
}

/** The length of time of a figure; `undefined` for one of no calendar's. */
const lengthOf = ({ end, start }: Figure): Period.Bucket | undefined => {
  const { kind } = Period.bounds(Period.ofDays(start, end))
  return kind === "range" ? undefined : kind
}

/** Of figures of one box those that share no days, the longer ones first. */
export const apartOf = (figures: ReadonlyArray<Figure>): ReadonlyArray<Figure> => {
  const apart: Array<Figure> = []
  for (const one of [...figures].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!apart.some((other) => one.start < other.end && other.start < one.end)) apart.push(one)
  }
  return apart
}

/** How many of several periods lie before the day on which a unit was made of others, and were told by all of these. */
const toldBefore = ({ node, prepared: { solver } }: Asked, buckets: ReadonlyArray<Period.Period>): number => {
  const born = solver.bornOf(node.place)
  if (born === undefined) return 0
  const before = buckets.map(Period.bounds).filter(({ end }) => end <= born)
  return before.filter(({ end, start }) => solver.told(node, start, end).covered).length
}

/** Of how many of the months of a period figures that share no days are, where they are of whole ones. */
const monthsOf = (apart: ReadonlyArray<Figure>, period: Period.Period): Pick<Told, "months"> => {
  const months = Period.split(period, "month").map(Period.bounds)
  const told = months.filter(({ end, start }) => apart.some((one) => one.start <= start && end <= one.end))
  const days = (all: ReadonlyArray<{ readonly start: number; readonly end: number }>): number =>
    all.reduce((sum, { end, start }) => sum + end - start, 0)
  return days(told) === days(apart) ? { months: [told.length, months.length] } : {}
}

/** The box's own figures of fewer days, as far as they share none; what it was made of tells of those before it. */
export const periods = (asked: Asked): ReadonlyArray<Parts> => {
  const { end, measure, node, prepared, start } = asked
  const apart = apartOf(
    node.figures.filter((one) => start <= one.start && one.end <= end && one.end - one.start < end - start)
  )
  if (apart.length === 0) return []
  const lengths = new Set(apart.map(lengthOf))
  const [every] = lengths.size === 1 ? lengths : []
  const period = Period.ofDays(start, end)
  const buckets = every === undefined ? [] : Period.split(period, every)
  const former = toldBefore(asked, buckets)
  const told = apart.length + former
  const only = apart.length === 1 ? Period.ofDays(apart[0]!.start, apart[0]!.end) : undefined
  return [
    {
      is: "periods",
      every,
      told,
      former,
      of: every === undefined ? told : buckets.length,
      said: together(
        apart.map((one) => one.span),
        measure.additivity.time === "additive",
        prepared.floor
      ),
      nodes: [node],
      spans: apart.map((one) => [one.start, one.end] as const),
      ...(only === undefined ? {} : { only }),
      ...(every === undefined && former === 0 ? monthsOf(apart, period) : {})
    }
  ]
}

const kindOf = ({ along }: Way): Kind | undefined =>
  along === "team"
    ? "teams"
    : along === "activity"
      ? "activities"
      : along === "cohort"
        ? "cohorts"
        : along.startsWith("dimension ")
          ? "members"
          : undefined

const order: ReadonlyArray<Kind> = ["units", "periods", "members", "cohorts", "teams", "activities"]

export const of = (asked: Asked, roll: Roll | undefined): ReadonlyArray<Parts> => {
  const { node, prepared, measure } = asked
  const along = prepared.solver.ways(node).flatMap((way) => {
    const is = kindOf(way)
    return is === undefined
      ? []
      : make(
          asked,
          is,
          way.adds,
          way.parts.map((part) => part.node)
        )
  })
  const overTime = measure.accumulation === "flow" ? periods(asked) : []
  const units = make(asked, "units", measure.additivity.place === "additive", reporters(asked, roll))
  return [...units, ...overTime, ...along].sort((a, b) => order.indexOf(a.is) - order.indexOf(b.is))
}
