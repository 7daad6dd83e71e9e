/** What lies inside figures that already say it, way by way, and what each whole leaves beside it. @internal */
import * as Quantity from "../../Quantity.ts"
import { keyOf } from "../boxes/category.ts"
import * as Span from "../boxes/span.ts"
import { isAfter } from "../facts/marks.ts"
import { isOvertaken } from "../facts/overtaken.ts"
import { type Section, section } from "./draft.ts"
import { cut } from "./fold.ts"
import { addsInTime, withinTime, withinWay, type Within } from "./within.ts"
import type { Leaf } from "./leaf.ts"
import { amount } from "./names.ts"
import * as phrases from "./phrases.ts"
import { daysOf, rowsIn, type Scope } from "./terms.ts"

/** What several come to, without what rounding leaves. */
const sumOf = (spans: ReadonlyArray<Span.Span>): Span.Span => {
  const { lower, upper, ...ends } = spans.reduce(Span.add, Span.zero)
  return Quantity.interval({ ...ends, lower: Span.digits(lower), upper: Span.digits(upper) })
}

/** Whether what is said in several wholes adds up: not where these may hold the same things. */
const addUp = (leaf: Leaf, all: ReadonlyArray<Within>): boolean => {
  const units = new Set(all.map((one) => one.units.join()))
  const { additivity } = leaf.measure
  return (addsInTime(leaf) || units.size === all.length) && (units.size === 1 || additivity.place === "additive")
}

const merged = (leaf: Leaf, all: ReadonlyArray<Within>, limit: number): ReadonlyArray<Section> => {
  const [first] = all as [Within]
  const spans = all.flatMap(({ said }) => (said === undefined ? [] : [said]))
  const isSum = all.length === 1 || addUp(leaf, all)
  const said = isSum && spans.length === all.length ? sumOf(spans) : undefined
  const count = new Set(all.flatMap((one) => one.rows)).size
  const inside = section("inside", {
    title: phrases.insideOf(
      first.title,
      said && amount(leaf.measure, said),
      count,
      all.some((one) => one.isMore)
    ),
    span: first.adds ? said : undefined,
    count,
    ...cut(
      all.flatMap((one) => one.lines),
      limit
    )
  })
  const rests = isSum ? all.flatMap(({ rest }) => (rest === undefined ? [] : [rest])) : []
  const [left, whole] = [sumOf(rests.map((one) => one.left)), sumOf(rests.map((one) => one.whole))]
  if (left.upper === 0) return [inside]
  // Where these figures lie in a part of the number only, the rest is that part's.
  const { lower, upper } = leaf.cell.value!
  const of = whole.lower === lower && whole.upper === upper ? undefined : amount(leaf.measure, whole)
  return [inside, section("rest", { title: phrases.restOf(amount(leaf.measure, left), of), span: left })]
}

/** Whether a figure became known after the whole that it lies in. */
const isLate = (leaf: Leaf, { terms }: Scope, row: number): boolean => {
  const report = leaf.report(row)
  const { end, start } = report
  let [low, high] = [0, terms.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (daysOf(terms[middle]!.origin)[0] <= start) low = middle
    else high = middle - 1
  }
  const [from, to] = daysOf(terms[low]!.origin)
  if (start < from || to < end) return false
  return rowsIn(terms[low]!.origin).every((whole) => isAfter(leaf.report(whole).knownOn)(report))
}

/** Whether a scope lies in a longer one of its box. */
const holds = (outer: Scope, inner: Scope): boolean =>
  outer.node === inner.node &&
  outer.start <= inner.start &&
  inner.end <= outer.end &&
  inner.end - inner.start < outer.end - outer.start

/** Where figures that were spoken of are among those within, only the others are news. */
const newsOf = (found: Within, accounted: ReadonlySet<number>): Within => {
  if (found.said !== undefined) return found
  const isNews = (row: number | undefined): boolean => row === undefined || !accounted.has(row)
  return { ...found, rows: found.rows.filter(isNews), lines: found.lines.filter(({ row }) => isNews(row)) }
}

/** What is inside the figures that decided; `accounted` takes the rows that were spoken of. */
export const insideOf = (
  leaf: Leaf,
  scopes: ReadonlyArray<Scope>,
  used: ReadonlySet<number>,
  accounted: Set<number>,
  late: Set<number>,
  limit: number
): ReadonlyArray<Section> => {
  const byTitle = new Map<string, Array<Within>>()
  const seen = new Set<string>()
  const byNode = Map.groupBy(scopes, ({ node }) => node)
  for (const scope of scopes) {
    const key = `${scope.node.place.number} ${keyOf(scope.node.category)} ${scope.start} ${scope.end}`
    if (seen.has(key) || byNode.get(scope.node)!.some((other) => holds(other, scope))) continue
    seen.add(key)
    const here = new Set<string>()
    const isApart = !isOvertaken(leaf, scope)
    const stock = leaf.measure.accumulation !== "flow"
    const ways = leaf.prepared.solver.ways(scope.node).flatMap((way) => withinWay(leaf, scope, way, used))
    // What a body did itself is told by its teams or activities, where it is theirs.
    const inOrder = ways.toSorted((a, b) => Number(a.isOwn) - Number(b.isOwn))
    for (const found of [...(stock ? [] : withinTime(leaf, scope, used)), ...inOrder]) {
      // The same figures seen another way.
      if (found.rows.every((row) => accounted.has(row))) continue
      // Two ways of one whole may bear one title.
      let name = found.title.en
      while (here.has(name)) name += "+"
      here.add(name)
      byTitle.set(name, [...(byTitle.get(name) ?? []), newsOf(found, accounted)])
      for (const row of found.rows) {
        accounted.add(row)
        if (isApart && isLate(leaf, scope, row)) late.add(row)
      }
    }
  }
  return [...byTitle.values()].flatMap((all) => merged(leaf, all, limit))
}
