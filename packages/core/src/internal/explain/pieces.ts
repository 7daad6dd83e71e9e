/** A trace as the pieces that add up to its value. @internal */
import type { Node } from "../figures/box.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Span from "../figures/span.ts"
import { spanOf, type Term, type Trace } from "./trace.ts"

/** A figure, or a block of them that is more than a sum, as it went in. */
export type Piece = Term

export interface Pieces {
  readonly pieces: ReadonlyArray<Piece>
  /** Whether something is missing that may be any number. */
  readonly open: boolean
  /** Whether something is missing that would be taken off. */
  readonly less: boolean
}

/** What pieces come to together; with `all` as if none were taken off. */
export const sumOf = (pieces: ReadonlyArray<Piece>, all = false): Span.Span => {
  let [lower, upper, lowerOpen, upperOpen, about] = [0, 0, false, false, false]
  for (const piece of pieces) {
    const span = spanOf(all && piece.sign === -1 ? { ...piece, sign: 1 } : piece)
    lower += span.lower
    upper += span.upper
    lowerOpen ||= span.lowerOpen
    upperOpen ||= span.upperOpen
    about ||= span.about
  }
  return Quantity.interval({ lower, upper, lowerOpen, upperOpen, about })
}

const collect = (trace: Trace, found: Array<number>): void => {
  switch (trace._tag) {
    case "Own":
      for (const figure of trace.figures) if (figure.row >= 0) found.push(figure.row)
      return
    case "Sum":
      for (const term of trace.terms) collect(term.trace, found)
      return
    case "Sides":
      for (const side of trace.sides) collect(side.trace, found)
      return
    case "Nothing":
  }
}

/** The figures behind a trace; lines left blank are none. */
export const rowsIn = (trace: Trace): ReadonlyArray<number> => {
  const found: Array<number> = []
  collect(trace, found)
  return found
}

/** How many figures lie behind pieces. */
export const countOf = (pieces: ReadonlyArray<Piece>): number => {
  const found: Array<number> = []
  for (const { trace } of pieces) collect(trace, found)
  return found.length
}

/** Lines left blank in filed forms that a trace rests on. */
export const isBlank = (trace: Trace): boolean =>
  trace._tag === "Own" && trace.figures.length > 0 && trace.figures.every((one) => one.row < 0)

/** The days that a trace speaks of. */
export const daysOf = (trace: Trace): readonly [start: number, end: number] => {
  switch (trace._tag) {
    case "Own":
      return [trace.figures[0]?.start ?? 0, trace.figures[0]?.end ?? 0]
    case "Nothing":
      return [0, 0]
    default:
      return [trace.start, trace.end]
  }
}

/** What is added and taken off again is neither. */
const cancelled = (pieces: ReadonlyArray<Piece>): ReadonlyArray<Piece> => {
  if (pieces.every((piece) => piece.sign === 1)) return pieces
  const gone = new Set<Piece>()
  for (const off of pieces) {
    if (off.sign === 1 || off.trace._tag !== "Own") continue
    const { figures } = off.trace
    const pair = pieces.find(
      ({ lower, sign, trace, upper }) =>
        sign === 1 &&
        lower === off.lower &&
        upper === off.upper &&
        lower === upper &&
        trace._tag === "Own" &&
        trace.figures[0] === figures[0] &&
        trace.figures.length === figures.length
    )
    if (pair === undefined || gone.has(pair)) continue
    gone.add(pair).add(off)
  }
  return pieces.filter((piece) => !gone.has(piece))
}

export const piecesOf = (trace: Trace): Pieces => {
  const pieces: Array<Piece> = []
  let [open, less] = [false, false]
  const visit = (one: Trace, sign: 1 | -1, lower: number, upper: number): void => {
    switch (one._tag) {
      case "Own":
      case "Sides":
        if (upper !== 0) pieces.push({ trace: one, sign, lower, upper })
        return
      case "Nothing":
        if (sign === 1) open = true
        else less = true
        return
      case "Sum":
        open ||= !one.whole && sign === 1
        less ||= !one.whole && sign === -1
        for (const term of one.terms) {
          visit(term.trace, term.sign === sign ? 1 : -1, lower * term.lower, upper * term.upper)
        }
    }
  }
  visit(trace, 1, 1, 1)
  return { pieces: cancelled(pieces), open, less }
}

/** A box whose own figures decided over some days. */
export interface Scope {
  readonly node: Node
  readonly start: number
  readonly end: number
  readonly pieces: ReadonlyArray<Piece>
}

/** The boxes whose own figures were added, each with its figures that follow one another. */
export const scopesOf = (pieces: ReadonlyArray<Piece>): ReadonlyArray<Scope> => {
  const byNode = new Map<Node, Array<Piece>>()
  for (const piece of pieces) {
    if (piece.trace._tag !== "Own" || piece.sign === -1) continue
    const known = byNode.get(piece.trace.node)
    if (known === undefined) byNode.set(piece.trace.node, [piece])
    else known.push(piece)
  }
  return [...byNode].flatMap(([node, own]) => {
    const found: Array<{ start: number; end: number; pieces: Array<Piece> }> = []
    for (const piece of own.sort((a, b) => daysOf(a.trace)[0] - daysOf(b.trace)[0])) {
      const [start, end] = daysOf(piece.trace)
      const last = found.at(-1)
      if (last !== undefined && last.end === start) {
        last.end = end
        last.pieces.push(piece)
      } else found.push({ start, end, pieces: [piece] })
    }
    return found.map((one) => ({ node, ...one }))
  })
}
