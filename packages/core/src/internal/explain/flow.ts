/** How the value of a flow came about: wholes before parts, what a whole leaves, crossing statements. @internal */
import { type Contradiction, type Figure, isNothing, type Known, type Node, type Way } from "../boxes/box.ts"
import type { Solver } from "../solve/solver.ts"
import * as Span from "../boxes/span.ts"
import { again } from "./again.ts"
import { routes, type Statement } from "./route.ts"
import { plain, same, type Term, total, type Origin } from "./origin.ts"
import { type Days, decided, sides, summed } from "./sides.ts"

/** What origins are read off. */
export interface Reader {
  readonly solver: Solver
  readonly floor: number
  /** Whether days add: of things that may be counted again they do not. */
  readonly adds: boolean
}

/** Whether more is said than that something was counted. */
const isSaid = ({ lower, lowerOpen, upper }: Span.Span, floor: number): boolean =>
  upper < Infinity || lower > floor || (lowerOpen && lower > -Infinity)

export const nothing = (node: Node, floor: number): Origin => ({ _tag: "Nothing", node, span: Span.unknown(floor) })

const together = (spans: ReadonlyArray<Span.Span>): Span.Span =>
  spans.reduce((a, b) => (Span.contradict(a, b) ? Span.either(a, b) : Span.both(a, b)))

/** Figures of one box by their days: what all their reporters say together. */
const ownOf = (node: Node): ReadonlyMap<string, ReadonlyArray<Figure>> =>
  Map.groupBy(node.figures, ({ end, start }) => `${start} ${end}`)

export const own = (node: Node, figures: ReadonlyArray<Figure>): Origin => ({
  _tag: "Own",
  node,
  figures,
  span: together(figures.map((one) => one.span))
})

/** Parts of a box by one way in which it is made of others. */
export const alongWay = (
  reader: Reader,
  node: Node,
  way: Way,
  [start, end]: Days,
  known: Known,
  part: (node: Node, start: number, end: number) => Origin = (one, from, to) => inside(reader, one, from, to)
): Origin => {
  const cuts = reader.adds ? [] : way.parts.flatMap(({ from, to }) => [from, to]).filter((at) => start < at && at < end)
  if (way.adds && cuts.length > 0) {
    // Where parts come and go, what is counted on both sides of a change may be the same things again; what stays adds up.
    const among = (some: Way, from: number, to: number) =>
      alongWay(reader, node, some, [from, to], reader.solver.along(some, from, to), part)
    const points = [...new Set([start, ...cuts, end])].sort((a, b) => a - b)
    const eras = points.slice(1).map((to, index) => plain(among(way, points[index]!, to)))
    const spans = eras.map(({ origin }) => origin.span)
    const most = Span.atMost(spans.reduce(Span.add), reader.floor)
    const kept = way.parts.filter(({ from, to }) => from <= start && end <= to)
    const said = [
      sides("overlap", node, [start, end], eras, spans.map(Span.atLeast).reduce(Span.both, most)),
      among({ ...way, adds: false }, start, end),
      among({ ...way, parts: kept }, start, end)
    ]
    return decided(node, [start, end], said, known.span, reader.floor)
  }
  const terms = way.parts.flatMap((one): ReadonlyArray<Term> => {
    const [a, b] = [Math.max(start, one.from), Math.min(end, one.to)]
    if (a >= b) return []
    const origin = part(one.node, a, b)
    return origin._tag === "Nothing" ? [] : [{ origin, sign: 1, lower: one.lower, upper: one.upper }]
  })
  const sum = total(terms, known.covered, reader.floor)
  return way.adds && same(sum, known.span)
    ? { _tag: "Sum", node, start, end, terms, missing: known.covered ? undefined : "added", span: known.span }
    : sides(way.adds ? "bounds" : "overlap", node, [start, end], terms, known.span)
}

/** The way that says just this; of several the first that is all there is. */
const bestWay = (reader: Reader, node: Node, [start, end]: Days, value: Span.Span): Origin | undefined => {
  const found = reader.solver.ways(node).map((way) => ({ way, known: reader.solver.along(way, start, end) }))
  const said = found.filter(({ known }) => !isNothing(known, reader.floor) && same(known.span, value))
  const best = said.find(({ known }) => known.covered) ?? said[0]
  return best === undefined ? undefined : alongWay(reader, node, best.way, [start, end], best.known)
}

const ownStatements = (node: Node): ReadonlyArray<Statement> =>
  [...ownOf(node).values()].map((figures) => {
    const [{ end, start }] = figures as [Figure]
    const origin = own(node, figures)
    return { start, end, span: origin.span, own: true, origin: () => origin }
  })

const statementsOf = (reader: Reader, node: Node): ReadonlyArray<Statement> => {
  const parts = reader.solver.spans(node).flatMap(([start, end]): ReadonlyArray<Statement> => {
    const known = reader.solver.fromParts(node, start, end)
    const { span } = known
    if (isNothing(known, reader.floor)) return []
    return [{ start, end, span, own: false, origin: () => fromParts(reader, node, [start, end], span) }]
  })
  return [...ownStatements(node), ...parts]
}

/** What decided of some days, where days add. */
const standingOf = (reader: Reader, node: Node, days: Days): ReadonlyArray<Statement> =>
  reader.solver
    .standing(node, ...days)
    .map((one): Statement => ({ ...one, origin: () => statedBy(reader, node, one, days) }))

/** How a statement that decided came about: by figures of its own days, by parts, or of fewer days than are asked for by both. */
const statedBy = (reader: Reader, node: Node, stated: Omit<Statement, "origin">, [from, to]: Days): Origin => {
  const { end, own: isOwn, span, start } = stated
  const days: Days = [start, end]
  const exact = isOwn ? node.figures.filter((one) => one.start === start && one.end === end) : []
  const known = reader.solver.fromParts(node, ...days)
  const all = [
    ...(exact.length > 0 ? [own(node, exact)] : []),
    ...(isNothing(known, reader.floor) ? [] : [fromParts(reader, node, days, known.span)])
  ]
  const isFewer = from <= start && end <= to && end - start < to - from
  const said = all.find((one) => same(one.span, span))
  return said ?? (isFewer ? inside(reader, node, start, end) : decided(node, days, all, span, reader.floor))
}

/** Of a figure and its parts that contradict it all that is seen from outside is what both say together. */
const spread = (reader: Reader, node: Node, statements: ReadonlyArray<Statement>): ReadonlyArray<Statement> => {
  const contradicted = statements.filter(
    ({ end, own: isOwn, start }) =>
      isOwn && reader.solver.inside(node, start, end).clashes.some((clash) => isClashOf(clash, node, [start, end]))
  )
  return statements.flatMap((one) => {
    const { end, start } = one
    const whole = contradicted.find((each) => each.start <= start && end <= each.end)
    if (whole === undefined) return [one]
    if (whole !== one) return []
    return [
      { ...one, span: reader.solver.inside(node, start, end).span, origin: () => inside(reader, node, start, end) }
    ]
  })
}

/** Whether parts of a box say more than a figure of just these days. */
const isClashOf = ({ category, code, end, start, units }: Contradiction, node: Node, days: Days): boolean =>
  code === "excess" && units === node.place.units && category === node.category && start === days[0] && end === days[1]

/** What figures of a box over fewer days say of all of them, at least. */
const ofFewerDays = ({ floor }: Reader, node: Node, days: Days): Origin | undefined => {
  const [start, end] = days
  const fewer = ownStatements(node).filter((one) => one.start !== start || one.end !== end)
  const { below } = routes(fewer, start, end, floor)
  return below && summed(node, days, below.terms, below.whole ? undefined : "added", floor)
}

const fromParts = (reader: Reader, node: Node, days: Days, value: Span.Span): Origin =>
  bestWay(reader, node, days, value) ?? sides("bounds", node, days, allWays(reader, node, days), value)

const allWays = (reader: Reader, node: Node, days: Days): ReadonlyArray<Term> =>
  reader.solver.ways(node).flatMap((way) => {
    const known = reader.solver.along(way, ...days)
    return isNothing(known, reader.floor) ? [] : [plain(alongWay(reader, node, way, days, known))]
  })

/**
 * Figures over time, one after the other, or what longer ones leave to the days that are asked for; `beside` is what is said of
 * just these days otherwise.
 */
const overTime = (
  reader: Reader,
  node: Node,
  [start, end]: Days,
  value: Span.Span,
  beside: ReadonlyArray<Origin> = []
): Origin => {
  const { adds, floor } = reader
  const mine = [...ownOf(node).values()].map((figures) => own(node, figures))
  const inOrder = mine.flatMap((one) => (one._tag === "Own" ? [one] : []))
  const within = inOrder
    .filter(({ figures: [one] }) => start <= one!.start && one!.end <= end)
    .sort((a, b) => a.figures[0]!.start - b.figures[0]!.start)
  const tiles = within.every((one, index) => index === 0 || within[index - 1]!.figures[0]!.end <= one.figures[0]!.start)
  // What is about may have been beaten by parts.
  if (adds && tiles && !within.some(({ span }) => span.about)) {
    for (const whole of [true, false]) {
      const terms = within.map((one) => plain(one))
      if (terms.length > 0 && same(total(terms, whole, floor), value)) {
        return { _tag: "Sum", node, start, end, terms, missing: whole ? undefined : "added", span: value }
      }
    }
  }
  if (!adds) {
    const statements = spread(reader, node, statementsOf(reader, node))
    return again(node, [start, end], { statements, beside, value, floor })
  }
  const { above, below } = routes(standingOf(reader, node, [start, end]), start, end, floor)
  for (const { terms, whole } of [above, below].flatMap((one) => one ?? [])) {
    if (same(total(terms, whole, floor), value)) {
      return { _tag: "Sum", node, start, end, terms, missing: whole ? undefined : "added", span: value }
    }
  }
  const days: Days = [start, end]
  const most = above && summed(node, days, above.terms, above.whole ? undefined : "taken", floor)
  const least = below && summed(node, days, below.terms, below.whole ? undefined : "added", floor)
  const both = [least, most].flatMap((one) =>
    one !== undefined && (one.span.upper < Infinity || one.span.lower > floor) ? [one] : []
  )
  return decided(node, days, [...both, ...beside], value, floor)
}

/** How what the figures inside a box say came about. */
export const inside = (reader: Reader, node: Node, start: number, end: number): Origin => {
  const { floor, solver } = reader
  if (!solver.isLive(node.place)) return nothing(node, floor)
  const known = solver.inside(node, start, end)
  const days: Days = [start, end]
  const clash = known.clashes.find((one) => isClashOf(one, node, days))
  const exact = node.figures.filter((one) => one.start === start && one.until === end)
  if (exact.length > 0) {
    const origin = own(node, exact)
    if (same(origin.span, known.span)) return origin
    if (clash !== undefined) {
      const parts = solver.fromParts(node, start, end)
      const other = isNothing(parts, floor) ? ofFewerDays(reader, node, days) : undefined
      const side = other ?? fromParts(reader, node, days, parts.span)
      return sides("spread", node, days, [plain(origin), plain(side)], known.span)
    }
  }
  // What longer figures leave to these days may be said though nothing came in of them.
  if (Number.isNaN(known.came) && !known.covered && !isSaid(known.span, floor)) return nothing(node, floor)
  if (node.figures.length === 0 && same(solver.fromParts(node, start, end).span, known.span)) {
    return fromParts(reader, node, days, known.span)
  }
  const way = exact.length === 0 ? undefined : bestWay(reader, node, days, known.span)
  if (way !== undefined) return way
  if (clash !== undefined && !Span.isExact(known.span)) {
    const parts = fromParts(reader, node, days, solver.fromParts(node, start, end).span)
    const whole = overTime(reader, node, days, clash.whole)
    return sides("spread", node, days, [plain(whole), plain(parts)], known.span)
  }
  const parts = allWays(reader, node, days).map(({ origin }) => origin)
  const time = overTime(reader, node, days, known.span, parts)
  if (time._tag === "Sum") return time
  return bestWay(reader, node, days, known.span) ?? time
}
