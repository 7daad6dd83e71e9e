/** Boxes: a place and a category over days, the figures in them, and what is known of them. @internal */
import type * as Measure from "../../Measure.ts"
import type * as Period from "../../Period.ts"
import { type Axis, type Category, keyOf, type Lattice } from "./category.ts"
import type { Partition, Place } from "../places/place.ts"
import type { Stay } from "./seat.ts"
import * as Span from "./span.ts"
import type { Timeline } from "../solve/statement.ts"

/** A figure in its box. */
export interface Figure {
  readonly start: number
  readonly end: number
  /** The day after the last for which it was filed, where it was known before: of days that had not begun it holds nothing. */
  readonly until: number
  readonly span: Span.Span
  /** What came in: the number as people say it. */
  readonly said: number
  /** Its row; -1 for a line left blank in a filed form. */
  readonly row: number
}

/** What is known of a box. */
export interface Known {
  readonly span: Span.Span
  /** Whether figures cover all of the box. */
  readonly covered: boolean
  /** What came in, added up; `NaN` where nothing did. */
  readonly came: number
  /** Where nothing came in of just these days and of just this box: what all else that it told says it holds, at least. */
  readonly settled?: number | undefined
  readonly clashes: ReadonlyArray<Contradiction>
  /** Where figures contradict each other: what is claimed by who says most. */
  readonly claim?: Span.Span | undefined
  /** Days in these of which a figure says more than its parts do. */
  readonly rests?: ReadonlyArray<Rest> | undefined
}

/** Days of which a figure says more than its parts do, in a box or in one that it holds. */
export interface Rest {
  readonly start: number
  readonly end: number
  /** What kind of parts it lies beside: smaller places, fewer days, or those along an axis. */
  readonly along: Axis | "place" | "time"
  /** The way in which a part holds it, of those of the kind. */
  readonly beside?: Way
}

/** What came in of a box as a part of others, what all it told leaves to it among that. */
export const toldOf = ({ came, settled }: Known): number => (Number.isNaN(came) ? (settled ?? NaN) : came)

/**
 * What is settled of a box of which nothing came in: one number, or of counts that add over time how many at least. What is
 * settled as nothing is nothing that came in.
 */
export const settledBy = (
  { floor, measure }: Pick<Semantics, "floor" | "measure">,
  { came, clashes, covered, span }: Known
): number | undefined => {
  if (!Number.isNaN(came) || clashes.length > 0 || span.about || span.lower === 0) return undefined
  const isLeast = floor === 0 && span.lower > 0 && measure.additivity.time === "additive"
  return isLeast || (covered && Span.isExact(span)) ? span.lower : undefined
}

/** What is claimed of a box by who says most. */
export const claimOf = ({ claim, span }: Known): Span.Span => claim ?? span

export interface Contradiction {
  readonly code: "excess" | "disagreement"
  readonly units: ReadonlyArray<string>
  /** Of whom and of what all of them speak. */
  readonly category: Category
  readonly start: number
  readonly end: number
  readonly span: Span.Span
  /** What the whole, or the first reporter, says, and what the parts, or another one, say. */
  readonly whole: Span.Span
  readonly parts: Span.Span
  /** Whether a figure of just this box is among them, or only what its parts add up to. */
  readonly isWhole: boolean
  readonly rows: ReadonlyArray<number>
  /** Ids of the figures of these rows. */
  readonly ids: ReadonlyArray<string>
}

/** What one contradiction is told by, whichever way it is come by. */
export const clashKey = ({ category, end, start, units }: Contradiction): string =>
  `${units.join("+")} ${start} ${end} ${keyOf(category)}`

/** A way in which a box is made of others. */
export interface Part {
  readonly node: Node
  readonly from: number
  readonly to: number
  readonly lower: number
  readonly upper: number
  readonly stray?: boolean
}

export interface Way {
  /** What its parts are: places of one of these kinds, or boxes along an axis. */
  readonly along: Partition["kind"] | Axis
  readonly parts: ReadonlyArray<Part>
  readonly adds: boolean
  readonly covers: boolean
  readonly since: number
  readonly until: number
  /** Days on which there is nothing of the box. */
  readonly empty?: Partition["empty"]
  readonly isInner?: Partition["isInner"]
}

export interface Node {
  readonly place: Place
  readonly category: Category
  readonly figures: ReadonlyArray<Figure>
  readonly known: Map<number, Known>
  readonly sharpened: Map<number, Known>
  ways: ReadonlyArray<Way> | undefined
  timeline: Timeline | undefined
  spans: ReadonlySet<number> | undefined
  disagreements: ReadonlyArray<Contradiction>
  rests: ReadonlyArray<Rest> | undefined
}

/** The days of something that reports. */
export interface Life {
  readonly id: string
  readonly from: number
  readonly to: number
  /** Whether it is certain that it is there in these days. */
  readonly isSure: boolean
}

export interface Semantics {
  readonly measure: Measure.Resolved
  /** 0 where figures cannot be negative, else -Infinity. */
  readonly floor: number
  readonly lattice: Lattice
  /** Members of a dimension, where the list is closed. */
  readonly members: (dimension: string) => ReadonlyArray<string> | undefined
  readonly hosts: (team: string) => ReadonlyArray<string>
  /** Where a team is from each day on on which that may change. */
  readonly stays: (team: string) => ReadonlyArray<Stay>
  /** Teams that a unit hosts or hosted, with the days of their life. */
  readonly teams: (unit: string) => ReadonlyArray<Life>
  /** Activities registered in a unit, with their days. */
  readonly activities: (unit: string) => ReadonlyArray<Life>
  readonly ids: ReadonlyArray<string>
  /** For which period, and by whom where not by the unit itself, a figure was filed. */
  /** Spans of days of figures, each as it was filed: not cut to the days of a life. */
  readonly filed: (spans: ReadonlyArray<readonly [start: number, end: number]>) => typeof spans
  readonly source: (row: number) => { readonly period: Period.Period; readonly reporter: string | undefined }
}

/** How a box is looked at. */
export type Look = (node: Node, start: number, end: number) => Known

/** What is known of a box in which there is no figure. */
export const nothing = (floor: number): Known => ({ span: Span.unknown(floor), covered: false, came: NaN, clashes: [] })

/** Whether nothing is known of a box: nothing came in, and nothing follows. */
export const isNothing = ({ came, covered, span: { lower, lowerOpen, upper } }: Known, floor: number): boolean =>
  Number.isNaN(came) && !covered && upper === Infinity && lower <= floor && !lowerOpen

// Days of the years 0 to 9999 fit in 23 bits once shifted.
export const spanKey = (start: number, end: number): number => (start + 1_000_000) * 8_388_608 + (end + 1_000_000)
export const spanOf = (key: number): readonly [number, number] => [
  Math.floor(key / 8_388_608) - 1_000_000,
  (key % 8_388_608) - 1_000_000
]

/** What a stray part says: anything up to what came in of it may have to be added. */
export const loose = <A extends Known>(known: A): A => ({
  ...known,
  span: Number.isNaN(toldOf(known)) ? Span.zero : Span.atMost(Span.exactly(toldOf(known)), 0),
  covered: true,
  came: NaN,
  settled: undefined,
  clashes: []
})

/** Adds what came in, where something did. */
export const plus = (a: number, b: number): number => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + b)
export const larger = (a: number, b: number): number => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b))
