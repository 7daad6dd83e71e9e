/** What is inside a figure that was used, way by way: which figures there are, and what they leave. @internal */
import type * as Text from "../../Text.ts"
import { type Figure, type Known, type Node, type Part, toldOf, type Way } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import * as Parts from "../facts/parts.ts"
import { isFormer } from "./caveats.ts"
import { type Line, line } from "./draft.ts"
import type { Leaf } from "./leaf.ts"
import { levelNames } from "./names.ts"
import * as phrases from "./phrases.ts"
import { daysOf, rowsIn, type Scope } from "./terms.ts"

/** One way in which one whole is made of others, as far as there are figures that were not used. */
export interface Within {
  readonly title: Text.Text
  readonly adds: boolean
  /** Whether all of it is what the unit's own body did, and nothing of those below it. */
  readonly isOwn: boolean
  /** What they come to; `undefined` where figures that were used are among them. */
  readonly said: Span.Span | undefined
  /** The whole in which they lie, and what they leave of it; `undefined` where they say more, leave any number, or may hold the same things. */
  readonly rest: { readonly whole: Span.Span; readonly left: Span.Span } | undefined
  /** Whether they say more than the whole: then they are no part of it. */
  readonly isMore: boolean
  readonly rows: ReadonlyArray<number>
  readonly units: ReadonlyArray<string>
  readonly lines: ReadonlyArray<Line>
}

/** What parts are called: communes, districts and communes, teams, cohorts … */
const titleOf = (leaf: Leaf, node: Node, parts: ReadonlyArray<Part>): Text.Text => {
  const places = parts.flatMap((one) => (one.node.place === node.place ? [] : [one.node.place]))
  const last = leaf.cell.end - 1
  if (places.length > 0 && places.every(({ units }) => isFormer(leaf, units, last))) return phrases.ways.former
  if (places.length > 0) {
    return levelNames(
      leaf,
      places.map(({ units }) => units[0]!)
    )
  }
  const [inner] = parts
  if (inner === undefined || inner.node.category.team !== node.category.team) return phrases.ways.teams
  if (inner.node.category.activity !== node.category.activity) return phrases.ways.activities
  return inner.node.category.cohorts.join() === node.category.cohorts.join()
    ? phrases.ways.members
    : phrases.ways.cohorts
}

/** From the first day of figures until after their last one, as far as these are among some days. */
const daysOfRows = (leaf: Leaf, rows: ReadonlyArray<number>, [from, to]: Told["days"]): readonly [number, number] => {
  let [first, last] = [Infinity, -Infinity]
  for (const row of rows) {
    const { end, start } = leaf.report(row)
    first = Math.min(first, start)
    last = Math.max(last, end)
  }
  return [Math.max(first, from), Math.min(last, to)]
}

/** Whether what several periods say adds up. */
export const addsInTime = ({ measure }: Leaf): boolean =>
  measure.accumulation === "flow" && measure.additivity.time === "additive"

const wholeOf = (terms: Scope["terms"]): Span.Span => terms.map((term) => term.origin.span).reduce(Span.add, Span.zero)

/** What several say together; those that may hold the same things at least the most that one says. */
const together = (leaf: Leaf, spans: ReadonlyArray<Span.Span>, adds: boolean): Span.Span => {
  const said = Parts.together(spans, adds, leaf.prepared.floor)
  return adds || spans.length === 1 ? said : Span.atLeast(said)
}

/** What is said inside a whole is no more than that, where nothing can be below zero. */
const cutAt = (leaf: Leaf, whole: Span.Span, said: Span.Span): Span.Span =>
  leaf.prepared.floor === 0 && said.upper < Infinity ? Span.both(said, Span.atMost(whole, 0)) : said

/** What parts leave of their whole; nothing is left where they say more, or where it may be any number. */
const restOf = ({ prepared: { floor } }: Leaf, whole: Span.Span, said: Span.Span): Within["rest"] => {
  if (Span.isBelow(whole, said)) return undefined
  const left = Span.both(Span.minus(whole, said), Span.unknown(floor))
  return left.upper === Infinity && left.lower <= floor && !left.lowerOpen ? undefined : { whole, left }
}

/** A part, what is known of it in the days of a whole, and the figures of these days. */
interface Told {
  readonly part: Part
  readonly days: readonly [start: number, end: number]
  readonly known: Known
  readonly rows: ReadonlyArray<number>
}

/** What parts told by one way in which a box is made of them. */
const toldBy = (leaf: Leaf, scope: Scope, way: Way): ReadonlyArray<Told> =>
  way.parts.flatMap((part): ReadonlyArray<Told> => {
    const days = [Math.max(scope.start, part.from), Math.min(scope.end, part.to)] as const
    if (days[0] >= days[1]) return []
    const { solver } = leaf.prepared
    const known = solver.told(part.node, ...days)
    if (Number.isNaN(toldOf(known))) return []
    const rows = Number.isNaN(known.came) ? settling(leaf, part.node, days) : solver.rowsInside(part.node, ...days)
    return rows.length === 0 ? [] : [{ part, days, known, rows }]
  })

const crossing = (node: Node, [start, end]: Told["days"]): ReadonlyArray<Figure> =>
  node.figures.filter((one) => one.start < end && start < one.end && one.row >= 0)

/** The figures of other days, and of what holds it in its own place, that settle a box. */
const settling = ({ prepared: { solver } }: Leaf, node: Node, days: Told["days"]): ReadonlyArray<number> => {
  const over = crossing(node, days).map(({ end, start }) => ({ node, from: start, to: end }))
  const around = [...over, ...solver.holdingBeside(node, ...days)]
  return [...new Set(around.flatMap((one) => solver.rowsInside(one.node, one.from, one.to)))]
}

/** The figures of a part, and those that reach beyond its days where what it says rests on them as well. */
const restingOn = ({ days, part: { node }, rows }: Told, said: Span.Span): ReadonlyArray<number> =>
  Span.isExact(said) ? rows : [...new Set([...rows, ...crossing(node, days).map((one) => one.row)])]

/** Figures of the parts of a box by one way in which it is made of them. */
export const withinWay = (leaf: Leaf, scope: Scope, way: Way, used: ReadonlySet<number>): ReadonlyArray<Within> => {
  const parts = toldBy(leaf, scope, way)
  const whole = wholeOf(scope.terms)
  const spans = Parts.eachOf(parts.map((one) => one.known)).map((came, index) => {
    const { part, rows } = parts[index]!
    const said = rows.some((row) => leaf.report(row).span?.upper === Infinity) ? Span.atLeast(came) : came
    return cutAt(leaf, whole, Span.part(said, part.lower, part.upper))
  })
  const inside = new Set(leaf.prepared.solver.rowsInside(scope.node, scope.start, scope.end))
  const rowsOf = parts.map((one, index) => {
    const own = restingOn(one, spans[index]!)
    // What the whole leaves to a part rests on it, and on nothing around it.
    const isLeft = own.some((row) => used.has(row))
    return isLeft ? own.filter((row) => used.has(row) || inside.has(row)) : own
  })
  const rows = new Set(rowsOf.flat())
  const fresh = [...rows].filter((row) => !used.has(row))
  if (fresh.length === 0) return []
  const said = cutAt(leaf, whole, together(leaf, spans, way.adds))
  const shown = new Set<number>()
  const lines = parts.flatMap(({ days, known, part: { lower, node, upper } }, index): ReadonlyArray<Line> => {
    const { category, place } = node
    const own = rowsOf[index]!
    const left = own.filter((row) => !used.has(row))
    // What one figure takes from a whole, and what that leaves to others, is one line.
    if (left.length < own.length) {
      const others = left.filter((row) => !shown.has(row))
      for (const row of others) shown.add(row)
      return others.map((row) => line({ row, count: 1 }))
    }
    for (const row of own) shown.add(row)
    const isSettled = Number.isNaN(known.came)
    const about = { units: place.units, category, span: spans[index]!, count: own.length }
    if (isSettled) return [line({ ...about, as: "derived", days, share: [lower, upper] })]
    return [
      line({
        ...about,
        days: daysOfRows(leaf, own, days),
        share: [lower, upper],
        row: own.length === 1 ? own[0] : undefined
      })
    ]
  })
  return [
    {
      title: titleOf(
        leaf,
        scope.node,
        parts.map((one) => one.part)
      ),
      adds: way.adds,
      isOwn: parts.every(({ part }) => part.node.place.kind === "own"),
      said: fresh.length === rows.size ? said : undefined,
      // Of things that may be the same ones again, several figures come to no one whole.
      rest: way.adds && (scope.terms.length === 1 || addsInTime(leaf)) ? restOf(leaf, whole, said) : undefined,
      isMore: Span.isBelow(whole, said),
      rows: fresh,
      units: scope.node.place.units,
      lines
    }
  ]
}

/** Shorter figures of the same box inside longer ones. */
export const withinTime = (leaf: Leaf, scope: Scope, used: ReadonlySet<number>): ReadonlyArray<Within> => {
  const { end, node, start } = scope
  const within = node.figures.filter(
    (one) => one.row >= 0 && !used.has(one.row) && start <= one.start && one.end <= end
  )
  if (within.length === 0) return []
  const apart = Parts.apartOf(within)
  const lineOf = ({ end: to, row, span, start: from }: Figure, lines: ReadonlyArray<Line> = []) =>
    line({ units: node.place.units, days: [from, to], span, count: 1, row, lines })
  const isIn = (one: Figure, other: Figure) => other.start <= one.start && one.end <= other.end
  // What lies in a longer one of them is its part.
  const inOrder = [...within].sort((a, b) => a.start - b.start)
  const lines = inOrder
    .filter((one) => apart.includes(one) || !apart.some((other) => isIn(one, other)))
    .map((one) => {
      const inner = apart.includes(one) ? inOrder.filter((other) => other !== one && isIn(other, one)) : []
      return lineOf(
        one,
        inner.map((other) => lineOf(other))
      )
    })
  const adds = addsInTime(leaf)
  const spans = apart.map((one) => one.span)
  const said = together(leaf, spans, adds)
  // Those of the figures used that hold them leave something beside them, where nothing else that is used lies in these too.
  const holding = scope.terms.filter(({ origin }) => {
    const [from, to] = daysOf(origin)
    return apart.some((one) => from <= one.start && one.end <= to)
  })
  const mine = new Set(scope.terms.flatMap(({ origin }) => rowsIn(origin)))
  const isAlone = !node.figures.some(
    (one) => used.has(one.row) && !mine.has(one.row) && start <= one.start && one.end <= end
  )
  return [
    {
      title: phrases.ways.time,
      adds,
      isOwn: false,
      said,
      rest: adds && isAlone ? restOf(leaf, wholeOf(holding), said) : undefined,
      isMore: holding.length > 0 && Span.isBelow(wholeOf(holding), said),
      rows: within.map((one) => one.row),
      units: node.place.units,
      lines
    }
  ]
}
