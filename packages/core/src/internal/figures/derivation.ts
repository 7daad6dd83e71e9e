/** From which figures a number follows that nobody reported. @internal */
import type { Asked, Found } from "./operators.ts"
import type { Figure } from "./box.ts"
import type { Held } from "./leaving.ts"
import * as Span from "./span.ts"

/** From what a number follows that nobody reported: a whole without what is known of its others. */
export interface Derivation {
  readonly whole: Span.Span
  readonly others: Span.Span
  /** The figure of more days, or the box around this one, that is the whole. */
  readonly from: { readonly figure: Figure } | { readonly held: Held }
  /** Rows of the figures that it takes. */
  readonly rows: () => ReadonlyArray<number>
}
/** The figures of exactly this box and these days. */
export const exactly = ({ end, node, start }: Asked): ReadonlyArray<Figure> =>
  node.figures.filter((one) => one.start === start && one.end === end)

/** Whether the number is what there is of the thing, and not an extreme or a mean of it. */
export const isPlain = ({ measure, rollup }: Asked): boolean => {
  const { place, time } = rollup.along
  const whole = time === "sum" || time === "bounds" || time === "only"
  const adds = place !== "min" && place !== "max" && place !== "average"
  return adds && (whole || (time === "last" && measure.accumulation !== "flow"))
}

/** A stock is asked for on the day it stands. */
export const atDay = (asked: Asked, found: Found): Asked => {
  const [day] = found.days.keys()
  return { ...asked, start: day!, end: day! + 1 }
}

const same = (a: number, b: number): boolean =>
  Number.isFinite(a) && Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

/** From which wider figure the upper end follows, where nothing in the box itself says it. */
export const derivation = (asked: Asked, found: Found): Derivation | undefined => {
  const { end, node, prepared, start } = asked
  const { solver } = prepared
  if (found.span.upper === Infinity || same(found.came, found.span.upper)) return undefined
  const inside = solver.inside(node, start, end)
  const isTold = exactly(asked).length > 0 || (inside.covered && !Number.isNaN(inside.came))
  if (isTold && same(inside.span.upper, found.span.upper)) return undefined
  const beside = (from: number, to: number): Span.Span =>
    [[from, start] as const, [end, to] as const]
      .filter(([a, b]) => a < b)
      .map(([a, b]) => solver.inside(node, a, b).span)
      .reduce(Span.add, Span.zero)
  const over = node.figures
    .filter((one) => one.start <= start && end <= one.end && (one.start < start || end < one.end))
    .map((one) => ({
      whole: one.span,
      from: { figure: one },
      isTold: true,
      others: beside(one.start, one.end),
      rows: () => solver.rowsInside(node, one.start, one.end)
    }))
  const around = solver.holding(node, start, end).map(({ from, node: holder, part, to, way }) => ({
    from: { held: { from, node: holder, part, to, way } },
    whole: solver.all(holder, from, to).span,
    isTold: solver.inside(holder, from, to).covered,
    others: way.parts
      .filter((one) => one !== part && way.adds)
      .map((one) => solver.inside(one.node, Math.max(from, one.from), Math.min(to, one.to)).span)
      .reduce(Span.add, beside(from, to)),
    rows: () => solver.rowsInside(holder, from, to)
  }))
  const [first] = [...over, ...around]
    .filter(({ others, whole }) => same(whole.upper - others.lower, found.span.upper))
    .sort((a, b) => Number(b.isTold) - Number(a.isTold) || b.others.lower - a.others.lower)
  if (first !== undefined || node.place.kind === "own") return first
  // Of a unit that is all its own what it did itself is left by figures of several such.
  const self = solver.ways(node).find(({ parts }) => parts.length === 1 && parts[0]!.node.place.kind === "own")
  return self && derivation({ ...asked, node: self.parts[0]!.node }, found)
}

/** Rows of figures around a cell that decided what nothing inside it says. */
export const around = (asked: Asked, found: Found): ReadonlyArray<number> => {
  if (!Number.isNaN(found.came) || found.span.upper === Infinity || !isPlain(asked)) return []
  const days = asked.measure.accumulation === "flow" ? asked : found.days.size === 1 ? atDay(asked, found) : undefined
  return days === undefined ? [] : (derivation(days, found)?.rows() ?? [])
}
