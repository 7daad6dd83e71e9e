/** Ratios: what one may be where each of its ends is known to be right. @internal */
import type { Atlas } from "./atlas.ts"
import type { IndicatorJson } from "./case.ts"
import type { Span } from "./calendar.ts"
import type * as Space from "./space.ts"
import type { Statement } from "./statements.ts"
import * as Stocks from "./stocks.ts"

/** Which ratio an office is asked for: its first measure over its second or the other way round; of one alone, a slice over the whole. */
export const of = (plain: ReadonlyArray<ReadonlyArray<IndicatorJson>>, salt: number) => {
  const ratio = (top: IndicatorJson, bottom: IndicatorJson, ...ends: readonly [number, number]) => {
    const id = `${top.id}-by-${bottom.id}`
    const expression = { _tag: "Ratio" as const, numerator: top.expression, denominator: bottom.expression }
    return { indicator: { id, title: { vi: id, en: id }, expression }, ends }
  }
  const [first = [], second = []] = plain
  const [[whole, slice], [other]] = [first, second]
  if (whole !== undefined && other !== undefined && salt % 3 > 0) {
    return [salt % 3 === 1 ? ratio(whole, other, 0, 1) : ratio(other, whole, 1, 0)]
  }
  return whole === undefined || slice === undefined ? [] : [ratio(slice, whole, 0, 0)]
}

/** An end of a ratio: its box, and what is known of the right answer to it alone. */
export interface End {
  readonly measure: string
  readonly statements: ReadonlyArray<Statement>
  readonly box: Space.Box
  /** Of a stock: the days whose number may be meant. */
  readonly days: ReadonlyArray<number> | undefined
  readonly truths: ReadonlyArray<number>
  readonly range: readonly [number, number] | undefined
}

type Truth = (measure: string, box: Space.Box) => number

/** What an end may be, beside the other: of two stocks on one and the same day, of the same units, unless one is said to stand for days. */
const pairs = (
  atlas: Atlas,
  top: End,
  bottom: End,
  last: number,
  truth: Truth
): ReadonlyArray<readonly [number, number]> => {
  const stands = [top, bottom].some(({ measure }) => typeof atlas.measure(measure).missing === "object")
  if (stands || top.days === undefined || bottom.days === undefined) {
    return top.truths.flatMap((a) => bottom.truths.map((b) => [a, b] as const))
  }
  return [...new Set([...top.days, ...bottom.days])].flatMap((day) => {
    const [a, b] = [top, bottom].map(({ box, measure }) => Stocks.trulyOn(measure, box, last, day, truth))
    return a!.map((one, index) => [one, b![index]!] as const)
  })
}

/** Of things of which there are none there is no ratio, and nothing to judge. */
export const truths = (atlas: Atlas, top: End, bottom: End, last: number, truth: Truth): ReadonlyArray<number> =>
  pairs(atlas, top, bottom, last, truth).flatMap(([a, b]) => (b === 0 ? [] : [a / b]))

/** What figures of two measures determine of their ratio; of one measure the ends hang together. */
export const range = (top: End, bottom: End): readonly [number, number] | undefined => {
  if (top.range === undefined || bottom.range === undefined) return undefined
  const [[a, b], [c, d]] = [top.range, bottom.range]
  if (top.measure === bottom.measure && (a !== b || c !== d)) return undefined
  return c <= 0 ? undefined : [a / d, b / c]
}

/** What a unit told alone of days, where it did: by one figure, or by several side by side. */
const tiled = (told: ReadonlyArray<Statement>, start: number, end: number): number | undefined => {
  if (start === end) return 0
  for (const { box, lower } of told) {
    if (box.span.start !== start || box.span.end > end) continue
    const rest = tiled(told, box.span.end, end)
    if (rest !== undefined) return lower + rest
  }
  return undefined
}

const isPlain = ({ box, lower, upper }: Statement): boolean =>
  lower === upper &&
  box.team === undefined &&
  box.activity === undefined &&
  box.cohorts.length === 0 &&
  Object.keys(box.breakdown).length === 0

/**
 * The least and the greatest ratio of what units told of both ends over the same days: what came in of several of them lies in
 * between. Of events that are told by numbers of all of them; else it is left open.
 */
export const told = (atlas: Atlas, top: End, bottom: End, span: Span): readonly [number, number] | undefined => {
  const ends = [top, bottom]
  const isEvent = ({ measure }: End): boolean => {
    const { accumulation, kind, reports = [] } = atlas.measure(measure)
    const weekly = atlas.documents.forms.some((form) => form.every === "week" && form.measures.includes(measure))
    return kind === "event" && accumulation === "flow" && reports.length === 0 && !weekly
  }
  if (!ends.every((end) => isEvent(end) && end.statements.every(isPlain))) return undefined
  const ratios = atlas.documents.units.flatMap(({ id }) => {
    const [a, b] = ends.map(({ statements }) =>
      statements.filter(
        ({ box }) => box.units.join() === id && span.start <= box.span.start && box.span.end <= span.end
      )
    )
    const [starts, stops] = [a!.map(({ box }) => box.span.start), a!.map(({ box }) => box.span.end)]
    return [...new Set(starts)].flatMap((start) =>
      [...new Set(stops)].flatMap((end) => {
        if (start >= end) return []
        const [x, y] = [tiled(a!, start, end), tiled(b!, start, end)]
        return x === undefined || y === undefined || x + y === 0 ? [] : [x / y]
      })
    )
  })
  return [Math.min(...ratios), Math.max(...ratios)]
}
