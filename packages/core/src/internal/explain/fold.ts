/** Many terms as few lines: by unit, by team, by time, each with its count and its sum. @internal */
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import { keyOf } from "../boxes/category.ts"
import * as Span from "../boxes/span.ts"
import { type Line, line, type More } from "./draft.ts"
import { countOf, daysOf, termsOf, rowsIn, sumOf } from "./terms.ts"
import { same, spanOf, type Term } from "./origin.ts"

interface Folded {
  readonly lines: ReadonlyArray<Line>
  readonly more: More | undefined
}

const hull = (terms: ReadonlyArray<Term>): readonly [number, number] => {
  let [start, end] = [Infinity, -Infinity]
  for (const { origin } of terms) {
    const [a, b] = daysOf(origin)
    start = Math.min(start, a)
    end = Math.max(end, b)
  }
  return [start, end]
}

/** What a term is made of, as far as it is more than one figure. */
const insideOf = ({ origin }: Term): ReadonlyArray<Term> =>
  origin._tag === "Sum" ? termsOf(origin).terms : origin._tag === "Sides" ? origin.sides : []

/** A sum of one part is that part. */
const simple = (term: Term): Term => {
  const [only, ...others] = insideOf(term)
  if (term.origin._tag !== "Sum" || only === undefined || others.length > 0 || only.sign === -1) return term
  if (!same(spanOf(only), term.origin.span)) return term
  return { ...only, sign: term.sign, lower: term.lower * only.lower, upper: term.upper * only.upper }
}

/** One term as a line, with what it is made of to a depth. */
const lineOf = (given: Term, limit: number, depth = 2): Line => {
  const term = simple(given)
  const { lower, sign, origin, upper } = term
  const rows = rowsIn(origin)
  const single = rows.length === 1 && origin._tag === "Own"
  const parts = depth === 0 ? [] : insideOf(term)
  const inner =
    origin._tag === "Own" && !single
      ? rows.map((row) => line({ row, count: 1 }))
      : parts.length <= limit
        ? parts.map((part) => lineOf(part, limit, depth - 1))
        : fold(parts, limit).lines
  const derived = origin._tag === "Sum" && (origin.missing === "taken" || insideOf(term).some((one) => one.sign === -1))
  return line({
    ...cut(inner, limit),
    as: sign === -1 ? "minus" : derived ? "derived" : origin._tag === "Sum" ? "together" : undefined,
    units: origin.node.place.units,
    category: origin.node.category,
    days: daysOf(origin),
    span: spanOf({ ...term, sign: 1 }),
    share: [lower, upper],
    count: rows.length,
    ...(single ? { row: rows[0]! } : {})
  })
}

/** What is not listed of some lines. */
export const moreOf = (rest: ReadonlyArray<Line>): More | undefined => {
  if (rest.length === 0) return undefined
  let [count, span]: [number, Span.Span | undefined] = [0, Span.zero]
  for (const one of rest) {
    count += one.count
    span = span === undefined || one.span === undefined ? undefined : Span.add(span, one.span)
  }
  return { lines: rest.length, count, span }
}

const size = (one: Line): number => (one.span === undefined ? 0 : Math.abs(one.span.lower))

/** All lines, or the largest ones where there are too many. */
export const cut = (lines: ReadonlyArray<Line>, limit: number): Folded => {
  if (lines.length <= limit) return { lines, more: undefined }
  const sorted = [...lines].sort((a, b) => size(b) - size(a))
  return { lines: sorted.slice(0, limit), more: moreOf(sorted.slice(limit)) }
}

const grouped = (terms: ReadonlyArray<Term>, key: (term: Term) => string): ReadonlyArray<ReadonlyArray<Term>> => [
  ...Map.groupBy(terms, key).values()
]

/** The month that a term belongs to, or its own days where they are longer. */
const monthOf = () => {
  const known = new Map<number, string>()
  return ({ origin }: Term): string => {
    const [start, end] = daysOf(origin)
    if (end - start > 31) return `${start} ${end}`
    const middle = Math.floor((start + end - 1) / 2)
    const found = known.get(middle) ?? Period.of(Day.fromEpoch(middle), "month")
    known.set(middle, found)
    return found
  }
}
const yearOf = ({ origin }: Term): string => Period.of(Day.fromEpoch(daysOf(origin)[0]), "year")

const sets = {
  unit: ({ origin }: Term): string => `${origin.node.place.number}`,
  team: ({ origin }: Term): string => keyOf(origin.node.category)
}

const groupLine = (terms: ReadonlyArray<Term>, limit: number, by: "unit" | "team" | "time"): Line => {
  if (terms.length === 1 && by !== "time") return lineOf(terms[0]!, limit)
  const { node } = terms[0]!.origin
  return line({
    units: by === "time" ? [] : node.place.units,
    category: by === "team" ? node.category : undefined,
    days: hull(terms),
    span: sumOf(terms, true),
    count: countOf(terms),
    lines: terms.length <= limit ? terms.map((one) => lineOf(one, limit)) : []
  })
}

/** Terms as lines: each one, or groups by unit, by team or by month where there are too many. */
export const fold = (terms: ReadonlyArray<Term>, limit: number): Folded => {
  if (terms.length <= limit) return { lines: terms.map((one) => lineOf(one, limit)), more: undefined }
  for (const by of ["unit", "team"] as const) {
    const groups = grouped(terms, sets[by])
    if (groups.length === 1) continue
    // Few groups show what they are made of, many only their sums.
    const inner = groups.length <= limit / 6 ? limit : 0
    const lines = groups.map((group) => groupLine(group, inner, by))
    return cut(lines, limit)
  }
  return overTime(terms, limit)
}

/** Terms by month, or by year where there are too many months. */
export const overTime = (terms: ReadonlyArray<Term>, limit: number): Folded => {
  const months = grouped(terms, monthOf())
  const groups = months.length <= limit ? months : grouped(terms, yearOf)
  const inOrder = [...groups].sort((a, b) => daysOf(a[0]!.origin)[0] - daysOf(b[0]!.origin)[0])
  return cut(
    inOrder.map((group) => groupLine(group, 0, "time")),
    limit
  )
}
