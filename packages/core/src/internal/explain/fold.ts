/** Many pieces as few lines: by unit, by team, by time, each with its count and its sum. @internal */
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import { keyOf } from "../figures/category.ts"
import * as Span from "../figures/span.ts"
import { type Line, line, type More } from "./draft.ts"
import { countOf, daysOf, type Piece, piecesOf, rowsIn, sumOf } from "./pieces.ts"
import { spanOf } from "./trace.ts"

export interface Folded {
  readonly lines: ReadonlyArray<Line>
  readonly more: More | undefined
}

const hull = (pieces: ReadonlyArray<Piece>): readonly [number, number] => {
  let [start, end] = [Infinity, -Infinity]
  for (const { trace } of pieces) {
    const [a, b] = daysOf(trace)
    start = Math.min(start, a)
    end = Math.max(end, b)
  }
  return [start, end]
}

/** What a piece is made of, as far as it is more than one figure. */
const insideOf = ({ trace }: Piece): ReadonlyArray<Piece> =>
  trace._tag === "Sum" ? piecesOf(trace).pieces : trace._tag === "Sides" ? trace.sides : []

/** A sum of one part is that part. */
const simple = (piece: Piece): Piece => {
  const [only, ...others] = insideOf(piece)
  if (piece.trace._tag !== "Sum" || only === undefined || others.length > 0 || only.sign === -1) return piece
  return { ...only, sign: piece.sign, lower: piece.lower * only.lower, upper: piece.upper * only.upper }
}

/** One piece as a line, with what it is made of to a depth. */
export const lineOf = (given: Piece, limit: number, depth = 2): Line => {
  const piece = simple(given)
  const { lower, sign, trace, upper } = piece
  const rows = rowsIn(trace)
  const single = rows.length === 1 && trace._tag === "Own"
  const parts = depth === 0 ? [] : insideOf(piece)
  const inner =
    trace._tag === "Own" && !single
      ? rows.map((row) => line({ row, count: 1 }))
      : parts.length <= limit
        ? parts.map((part) => lineOf(part, limit, depth - 1))
        : fold(parts, limit).lines
  const derived = trace._tag === "Sum" && parts.some((part) => part.sign === -1)
  return line({
    ...cut(inner, limit),
    as: sign === -1 ? "minus" : derived ? "derived" : trace._tag === "Sum" ? "together" : undefined,
    units: trace.node.place.units,
    category: trace.node.category,
    days: daysOf(trace),
    span: spanOf({ ...piece, sign: 1 }),
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

const grouped = (pieces: ReadonlyArray<Piece>, key: (piece: Piece) => string): ReadonlyArray<ReadonlyArray<Piece>> => {
  const found = new Map<string, Array<Piece>>()
  for (const piece of pieces) {
    const name = key(piece)
    const known = found.get(name)
    if (known === undefined) found.set(name, [piece])
    else known.push(piece)
  }
  return [...found.values()]
}

/** The month that a piece belongs to, or its own days where they are longer. */
const monthOf = () => {
  const known = new Map<number, string>()
  return ({ trace }: Piece): string => {
    const [start, end] = daysOf(trace)
    if (end - start > 31) return `${start} ${end}`
    const middle = Math.floor((start + end - 1) / 2)
    const found = known.get(middle) ?? Period.of(Day.fromEpoch(middle), "month")
    known.set(middle, found)
    return found
  }
}
const yearOf = ({ trace }: Piece): string => Period.of(Day.fromEpoch(daysOf(trace)[0]), "year")

const sets = {
  unit: ({ trace }: Piece): string => `${trace.node.place.number}`,
  team: ({ trace }: Piece): string => keyOf(trace.node.category)
}

const groupLine = (pieces: ReadonlyArray<Piece>, limit: number, by: "unit" | "team" | "time"): Line => {
  if (pieces.length === 1 && by !== "time") return lineOf(pieces[0]!, limit)
  const { node } = pieces[0]!.trace
  return line({
    units: by === "time" ? [] : node.place.units,
    category: by === "team" ? node.category : undefined,
    days: hull(pieces),
    span: sumOf(pieces, true),
    count: countOf(pieces),
    lines: pieces.length <= limit ? pieces.map((one) => lineOf(one, limit)) : []
  })
}

/** Pieces as lines: each one, or groups by unit, by team or by month where there are too many. */
export const fold = (pieces: ReadonlyArray<Piece>, limit: number): Folded => {
  if (pieces.length <= limit) return { lines: pieces.map((one) => lineOf(one, limit)), more: undefined }
  for (const by of ["unit", "team"] as const) {
    const groups = grouped(pieces, sets[by])
    if (groups.length === 1) continue
    // Few groups show what they are made of, many only their sums.
    const inner = groups.length <= limit / 6 ? limit : 0
    const lines = groups.map((group) => groupLine(group, inner, by))
    return cut(lines, limit)
  }
  return overTime(pieces, limit)
}

/** Pieces by month, or by year where there are too many months. */
export const overTime = (pieces: ReadonlyArray<Piece>, limit: number): Folded => {
  const months = grouped(pieces, monthOf())
  const groups = months.length <= limit ? months : grouped(pieces, yearOf)
  const inOrder = [...groups].sort((a, b) => daysOf(a[0]!.trace)[0] - daysOf(b[0]!.trace)[0])
  return cut(
    inOrder.map((group) => groupLine(group, 0, "time")),
    limit
  )
}
