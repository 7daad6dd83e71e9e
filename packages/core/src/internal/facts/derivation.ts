/** From which figures a number follows that nobody reported. @internal */
import type { Asked, Found } from "../figures/operators.ts"
import type { Figure, Node, Part, Way } from "../boxes/box.ts"
import type { Held } from "../solve/leaving.ts"
import type { Solver } from "../solve/solver.ts"
import { tiled } from "../solve/own.ts"
import * as Span from "../boxes/span.ts"

/** From what a number follows that nobody reported: a whole without what is known of its others. */
export interface Derivation {
  /** Whether whole and others were reported, and need no derivation themselves. */
  readonly isTold: boolean
  readonly whole: Span.Span
  readonly others: Span.Span
  /** The figure of more days, or the box around this one, that is the whole. */
  readonly from: { readonly figure: Figure } | { readonly held: Held }
  /** The others, each with its days. */
  readonly spells: ReadonlyArray<Spell>
  /** Rows of the figures that it takes. */
  readonly rows: () => ReadonlyArray<number>
}
/** The figures of exactly this box and these days. */
export const ownFigures = ({ end, node, start }: Asked): ReadonlyArray<Figure> =>
  node.figures.filter((one) => one.start === start && one.until === end)

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

/** Whether what a whole says leaves something to work out: it has a most, and that of nothing each part is nothing is plain. */
const bounds = ({ upper }: Span.Span): boolean => Number.isFinite(upper) && upper !== 0

/** A box over days. */
export type Spell = readonly [node: Node, start: number, end: number]

/**
 * Whether what is known of a box over days was reported: by figures of just these days, or of all its parts. Sets that lie in each other
 * on some days are parts of each other.
 */
const isReported = (solver: Solver, [node, start, end]: Spell, above: ReadonlyArray<Node> = []): boolean => {
  if (above.includes(node)) return false
  const own = node.figures.filter((one) => start <= one.start && one.end <= end)
  if (tiled(own, start, end)) return true
  const days = ({ from, node: one, to }: Part): Spell => [one, Math.max(start, from), Math.min(end, to)]
  return solver.ways(node).some((way) => {
    const parts = way.parts.map(days).filter(([, from, to]) => from < to)
    return solver.along(way, start, end).covered && parts.every((one) => isReported(solver, one, [...above, node]))
  })
}

/**
 * The one box that a box is in these days: of a unit that is all its own what it did itself, which is left by figures of several
 * such; on other boundaries the unit that it was.
 */
const oneOf = (ways: ReadonlyArray<Way>, start: number, end: number): Node | undefined => {
  for (const { along, parts } of ways) {
    const [one, ...others] = parts.filter(({ from, to }) => from < end && start < to)
    if (one === undefined || others.length > 0 || one.lower !== 1 || one.from > start || one.to < end) continue
    if (along === "pieces" || one.node.place.kind === "own") return one.node
  }
  return undefined
}

/** From which wider figure the upper end follows, where nothing in the box itself says it. */
export const derivation = (asked: Asked, found: Found): Derivation | undefined => {
  const { end, node, prepared, start } = asked
  const { solver } = prepared
  if (found.span.upper === Infinity || same(found.came, found.span.upper)) return undefined
  const inside = solver.inside(node, start, end)
  const isTold = ownFigures(asked).length > 0 || (inside.covered && !Number.isNaN(inside.came))
  if (isTold && same(inside.span.upper, found.span.upper)) return undefined
  if (prepared.places.empty(node.place).some(({ from, to }) => from <= start && end <= to)) return undefined
  const gaps = (from: number, to: number): ReadonlyArray<Spell> =>
    [[node, from, start] as const, [node, end, to] as const].filter(([, a, b]) => a < b)
  const said = (one: Spell): Span.Span => solver.inside(...one).span
  // What is known of nothing in it takes nothing off.
  const areTold = (all: ReadonlyArray<Spell>): boolean =>
    all.every((one) => said(one).lower <= prepared.floor || isReported(solver, one))
  const over = node.figures
    .filter((one) => one.start <= start && end <= one.end && (one.start < start || end < one.end))
    .map((one) => ({
      whole: one.span,
      from: { figure: one },
      isOwn: true,
      isCovered: true,
      told: () => areTold(gaps(one.start, one.end)),
      spells: gaps(one.start, one.end),
      others: gaps(one.start, one.end).map(said).reduce(Span.add, Span.zero),
      rows: () => solver.rowsInside(node, one.start, one.end)
    }))
  const around = solver.holding(node, start, end).flatMap(({ from, node: holder, part, to, way }) => {
    const whole = solver.all(holder, from, to).span
    if (!bounds(whole)) return []
    const parts = way.adds ? way.parts.filter((one) => one !== part) : []
    const others = parts
      .map((one): Spell => [one.node, Math.max(from, one.from), Math.min(to, one.to)])
      .concat(gaps(from, to))
    return {
      from: { held: { from, node: holder, part, to, way } },
      whole,
      isOwn: false,
      isCovered: solver.inside(holder, from, to).covered,
      told: () => isReported(solver, [holder, from, to]) && areTold(others),
      spells: others,
      others: others.map(said).reduce(Span.add, Span.zero),
      rows: () => solver.rowsInside(holder, from, to)
    }
  })
  const [first] = [...over, ...around]
    .filter(({ others, whole }) => bounds(whole) && same(whole.upper - others.lower, found.span.upper))
    .map(({ told, ...one }) => ({ ...one, isTold: told() }))
    .sort(
      (a, b) =>
        Number(b.isTold) - Number(a.isTold) ||
        Number(b.isOwn) - Number(a.isOwn) ||
        Number(b.isCovered) - Number(a.isCovered) ||
        (a.isTold ? a.others.lower - b.others.lower : b.others.lower - a.others.lower)
    )
  if (first !== undefined || node.place.kind === "own") return first
  const self = oneOf(solver.ways(node), start, end)
  return self && derivation({ ...asked, node: self }, found)
}

/** Rows of figures around a cell that decided what nothing inside it says. */
export const around = (asked: Asked, found: Found): ReadonlyArray<number> => {
  if (!Number.isNaN(found.came) || found.span.upper === Infinity || !isPlain(asked)) return []
  const days = asked.measure.accumulation === "flow" ? asked : found.days.size === 1 ? atDay(asked, found) : undefined
  return days === undefined ? [] : (derivation(days, found)?.rows() ?? [])
}
