/** What lies inside figures that already say it, way by way, and what each whole leaves beside it. @internal */
import type * as Text from "../../Text.ts"
import * as Quantity from "../../Quantity.ts"
import { keyOf } from "../figures/category.ts"
import type { Figure, Node, Way } from "../figures/box.ts"
import * as Span from "../figures/span.ts"
import { type Line, line, type Section, section } from "./draft.ts"
import { cut } from "./fold.ts"
import type { Leaf } from "./leaf.ts"
import { daysOf, rowsIn, type Scope } from "./terms.ts"
import { levelName } from "./names.ts"
import { isFormer } from "./caveats.ts"
import * as say from "./say.ts"

/** One way in which one whole is made of others, as far as there are figures. */
interface Found {
  readonly title: Text.Text
  readonly adds: boolean
  readonly whole: Span.Span
  readonly said: number
  readonly rows: ReadonlyArray<number>
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

const known = (leaf: Leaf, node: Node, start: number, end: number) => leaf.prepared.solver.inside(node, start, end)

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

const alongWay = (leaf: Leaf, { end, node, terms, start }: Scope, way: Way): ReadonlyArray<Found> => {
  const { solver } = leaf.prepared
  const said = solver.along(way, start, end).came
  if (Number.isNaN(said)) return []
  const parts = way.parts.flatMap(({ from, node: inner, to }) => {
    const days = [Math.max(start, from), Math.min(end, to)] as const
    const rows = days[0] < days[1] ? solver.rowsInside(inner, ...days) : []
    return rows.length === 0 ? [] : [{ inner, days, rows }]
  })
  const lines = parts.map(({ days, inner, rows }) => {
    const { came } = known(leaf, inner, ...days)
    const span = Number.isNaN(came) ? undefined : Quantity.exact(came)
    const row = rows.length === 1 ? rows[0] : undefined
    return line({
      units: inner.place.units,
      category: inner.category,
      days: daysOfRows(leaf, rows),
      span,
      count: rows.length,
      row
    })
  })
  const whole = terms.map((term) => term.origin.span).reduce(Span.add, Span.zero)
  const rows = parts.flatMap((one) => one.rows)
  return rows.length === 0 ? [] : [{ title: titleOf(leaf, node, way), adds: way.adds, whole, said, rows, lines }]
}

/** Shorter figures of the same box inside longer ones. */
const alongTime = (leaf: Leaf, { end, node, terms, start }: Scope, used: ReadonlySet<number>): ReadonlyArray<Found> => {
  const within = node.figures.filter(
    (one) => one.row >= 0 && !used.has(one.row) && start <= one.start && one.end <= end
  )
  if (within.length === 0) return []
  const taken: Array<Figure> = []
  for (const one of [...within].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!taken.some((other) => one.start < other.end && other.start < one.end)) taken.push(one)
  }
  const lines = [...within]
    .sort((a, b) => a.start - b.start)
    .map(({ end: to, row, said, start: from }) =>
      line({ units: node.place.units, days: [from, to], span: Quantity.exact(said), count: 1, row })
    )
  return [
    {
      title: say.ways.time,
      adds: leaf.measure.accumulation === "flow" && leaf.measure.additivity.time === "additive",
      whole: terms.map((term) => term.origin.span).reduce(Span.add, Span.zero),
      said: taken.reduce((sum, one) => sum + one.said, 0),
      rows: within.map((one) => one.row),
      lines
    }
  ]
}

const merged = (all: ReadonlyArray<Found>, limit: number): ReadonlyArray<Section> => {
  const [first] = all as [Found]
  const said = all.reduce((sum, one) => sum + one.said, 0)
  const count = all.reduce((sum, one) => sum + one.rows.length, 0)
  const lines =
    all.length === 1
      ? first.lines
      : all.map(({ lines: [one], rows, said: part }) =>
          line({ units: one!.units, span: Quantity.exact(part), count: rows.length })
        )
  const inside = section("inside", {
    title: say.insideOf(first.title, said, count, !first.adds && count > 1),
    span: first.adds ? Quantity.exact(said) : undefined,
    count,
    ...cut(lines, limit)
  })
  const left = all
    .filter((one) => one.adds && Span.isExact(one.whole) && !one.whole.about && one.said < one.whole.lower)
    .reduce((sum, one) => sum + (one.whole.lower - one.said), 0)
  if (left < 1e-9) return [inside]
  return [inside, section("rest", { title: say.restOf(left), span: Quantity.exact(Number(left.toPrecision(12))) })]
}

/** Whether a figure became known after the whole that it lies in. */
const isLate = (leaf: Leaf, { terms }: Scope, row: number): boolean => {
  const { end, knownOn, start } = leaf.report(row)
  let [low, high] = [0, terms.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (daysOf(terms[middle]!.origin)[0] <= start) low = middle
    else high = middle - 1
  }
  const [from, to] = daysOf(terms[low]!.origin)
  if (start < from || to < end) return false
  return rowsIn(terms[low]!.origin).every((whole) => leaf.report(whole).knownOn < knownOn)
}

/** Whether a scope lies in a longer one of its box. */
const holds = (outer: Scope, inner: Scope): boolean =>
  outer.node === inner.node &&
  outer.start <= inner.start &&
  inner.end <= outer.end &&
  inner.end - inner.start < outer.end - outer.start

/** What is inside the figures that decided; `accounted` takes the rows that were spoken of. */
export const insideOf = (
  leaf: Leaf,
  scopes: ReadonlyArray<Scope>,
  used: ReadonlySet<number>,
  accounted: Set<number>,
  late: Set<number>,
  limit: number
): ReadonlyArray<Section> => {
  const byTitle = new Map<string, Array<Found>>()
  const seen = new Set<string>()
  const byNode = new Map<Node, Array<Scope>>()
  for (const scope of scopes) byNode.set(scope.node, [...(byNode.get(scope.node) ?? []), scope])
  for (const scope of scopes) {
    const key = `${scope.node.place.number} ${keyOf(scope.node.category)} ${scope.start} ${scope.end}`
    if (seen.has(key) || byNode.get(scope.node)!.some((other) => holds(other, scope))) continue
    seen.add(key)
    const here = new Set<string>()
    const stock = leaf.measure.accumulation !== "flow"
    const ways = leaf.prepared.solver.ways(scope.node).flatMap((way) => alongWay(leaf, scope, way))
    for (const found of [...(stock ? [] : alongTime(leaf, scope, used)), ...ways]) {
      // The same figures seen another way, or those that decided themselves.
      if (found.rows.every((row) => used.has(row) || accounted.has(row))) continue
      // Two ways of one whole may bear one title.
      let name = found.title.en
      while (here.has(name)) name += "+"
      here.add(name)
      const all = byTitle.get(name)
      if (all === undefined) byTitle.set(name, [found])
      else all.push(found)
      for (const row of found.rows) {
        accounted.add(row)
        if (isLate(leaf, scope, row)) late.add(row)
      }
    }
  }
  return [...byTitle.values()].flatMap((all) => merged(all, limit))
}
