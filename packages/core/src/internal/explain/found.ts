/** What is inside a figure that was used, way by way: which figures there are, and what they leave. @internal */
import type * as Text from "../../Text.ts"
import { most } from "../extremes.ts"
import type { Figure, Known, Node, Way } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import { isFormer } from "./caveats.ts"
import { type Line, line } from "./draft.ts"
import type { Leaf } from "./leaf.ts"
import { levelName } from "./names.ts"
import * as say from "./say.ts"
import type { Scope } from "./terms.ts"

/** One way in which one whole is made of others, as far as there are figures that were not used. */
export interface Found {
  readonly title: Text.Text
  readonly adds: boolean
  /** Whether all of it is what the unit's own body did, and nothing of those below it. */
  readonly isOwn: boolean
  /** What they come to; `undefined` where figures that were used are among them. */
  readonly said: Span.Span | undefined
  /** What they leave of the whole, where that is something. */
  readonly left: Span.Span | undefined
  readonly rows: ReadonlyArray<number>
  readonly units: ReadonlyArray<string>
  readonly lines: ReadonlyArray<Line>
}

/** What a way is called: communes, teams, cohorts … */
const titleOf = (leaf: Leaf, node: Node, way: Way): Text.Text => {
  const places = way.parts.filter((one) => one.node.place !== node.place)
  const end = leaf.cell.end
  if (places.length > 0 && places.every((one) => isFormer(leaf, one.node.place.units, end))) return say.ways.former
  if (places.length > 0) return levelName(leaf, places[0]!.node.place.units[0]!)
  const [inner] = way.parts
  if (inner === undefined || inner.node.category.team !== node.category.team) return say.ways.teams
  if (inner.node.category.activity !== node.category.activity) return say.ways.activities
  return inner.node.category.cohorts.join() === node.category.cohorts.join() ? say.ways.members : say.ways.cohorts
}

/** From the first day of figures until after their last one. */
const daysOfRows = (leaf: Leaf, rows: ReadonlyArray<number>): readonly [number, number] => {
  let [first, last] = [Infinity, -Infinity]
  for (const row of rows) {
    const { end, start } = leaf.report(row)
    first = Math.min(first, start)
    last = Math.max(last, end)
  }
  return [first, last]
}

/** What a part says: its span where figures cover it, else what came in of it. */
const saying = ({ came, covered, span }: Known): Span.Span | undefined =>
  Number.isNaN(came) ? undefined : covered ? span : Span.exactly(came)

/** What several say together; where they may share things, that is at least the most that one says. */
const together = (spans: ReadonlyArray<Span.Span>, adds: boolean): Span.Span => {
  if (adds || spans.length === 1) return spans.reduce(Span.add, Span.zero)
  return Span.atLeast(Span.exactly(most(spans.map((one) => one.lower))))
}

/** What parts leave of their whole, as far as they say less. */
const leftOf = ({ terms }: Scope, said: Span.Span): Span.Span | undefined => {
  const whole = terms.map((term) => term.origin.span).reduce(Span.add, Span.zero)
  return Span.isBelow(said, whole) ? Span.minus(whole, said) : undefined
}

interface Told {
  readonly isOwn: boolean
  readonly rows: ReadonlyArray<number>
  readonly said: Span.Span | undefined
  readonly lines: ReadonlyArray<Line>
}

export const alongWay = (leaf: Leaf, scope: Scope, way: Way, used: ReadonlySet<number>): ReadonlyArray<Found> => {
  const { solver } = leaf.prepared
  const parts = way.parts.flatMap(({ from, lower, node: inner, to, upper }): ReadonlyArray<Told> => {
    const days = [Math.max(scope.start, from), Math.min(scope.end, to)] as const
    const rows = days[0] < days[1] ? solver.rowsInside(inner, ...days) : []
    if (rows.length === 0) return []
    const known = saying(solver.inside(inner, ...days))
    const said = known && Span.part(known, lower, upper)
    const { category, place } = inner
    const base = { units: place.units, category, days: daysOfRows(leaf, rows), span: said, count: rows.length }
    const row = rows.length === 1 ? rows[0] : undefined
    const fresh = rows.filter((one) => !used.has(one))
    const lines =
      fresh.length === rows.length
        ? [line({ ...base, share: [lower, upper], row })]
        : fresh.map((one) => line({ row: one, count: 1 }))
    return [{ rows, said, lines, isOwn: place.kind === "own" }]
  })
  const spans = parts.flatMap(({ said }) => (said === undefined ? [] : [said]))
  const rows = new Set(parts.flatMap((one) => one.rows))
  const fresh = [...rows].filter((row) => !used.has(row))
  if (spans.length === 0 || fresh.length === 0) return []
  const said = together(spans, way.adds)
  return [
    {
      title: titleOf(leaf, scope.node, way),
      adds: way.adds,
      isOwn: parts.every((one) => one.isOwn),
      said: fresh.length === rows.size ? said : undefined,
      left: way.adds ? leftOf(scope, said) : undefined,
      rows: fresh,
      units: scope.node.place.units,
      lines: parts.flatMap((one) => one.lines)
    }
  ]
}

/** Shorter figures of the same box inside longer ones. */
export const alongTime = (leaf: Leaf, scope: Scope, used: ReadonlySet<number>): ReadonlyArray<Found> => {
  const { end, node, start } = scope
  const within = node.figures.filter(
    (one) => one.row >= 0 && !used.has(one.row) && start <= one.start && one.end <= end
  )
  if (within.length === 0) return []
  const apart: Array<Figure> = []
  for (const one of [...within].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!apart.some((other) => one.start < other.end && other.start < one.end)) apart.push(one)
  }
  const lines = [...within]
    .sort((a, b) => a.start - b.start)
    .map(({ end: to, row, span, start: from }) =>
      line({ units: node.place.units, days: [from, to], span, count: 1, row })
    )
  const adds = leaf.measure.accumulation === "flow" && leaf.measure.additivity.time === "additive"
  const spans = apart.map((one) => one.span)
  const said = together(spans, adds)
  // Of counts, what is used and lies in these days too is no rest of theirs.
  const others = node.figures.filter((one) => used.has(one.row) && start <= one.start && one.end <= end)
  const inner = others.filter((one) => !(one.start <= start && end <= one.end))
  return [
    {
      title: say.ways.time,
      adds,
      isOwn: false,
      said,
      left: adds && inner.length === 0 ? leftOf(scope, said) : undefined,
      rows: within.map((one) => one.row),
      units: node.place.units,
      lines
    }
  ]
}
