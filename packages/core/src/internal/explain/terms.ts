/** How a value came about, as the terms that add up to it. @internal */
import type { Node } from "../boxes/box.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Span from "../boxes/span.ts"
import { near, type Origin, spanOf, type Sum, type Term } from "./origin.ts"

/** Terms of which each is a figure, or a block of them that is more than a sum, as it went in. */
interface Terms {
  readonly terms: ReadonlyArray<Term>
  /** Whether something is missing that may be any number. */
  readonly open: boolean
  /** Whether something is missing that would be taken off. */
  readonly less: boolean
}

/** What terms come to together; with `all` as if none were taken off. */
export const sumOf = (terms: ReadonlyArray<Term>, all = false): Span.Span => {
  let [lower, upper, lowerOpen, upperOpen, about] = [0, 0, false, false, false]
  for (const term of terms) {
    const span = spanOf(all && term.sign === -1 ? { ...term, sign: 1 } : term)
    lower += span.lower
    upper += span.upper
    lowerOpen ||= span.lowerOpen
    upperOpen ||= span.upperOpen
    about ||= span.about
  }
  return Quantity.interval({ lower, upper, lowerOpen, upperOpen, about })
}

const collect = (origin: Origin, found: Set<number>): void => {
  switch (origin._tag) {
    case "Own":
      for (const figure of origin.figures) if (figure.row >= 0) found.add(figure.row)
      return
    case "Sum":
      for (const term of termsOf(origin).terms) collect(term.origin, found)
      return
    case "Sides":
      for (const side of origin.sides) collect(side.origin, found)
      return
    case "Nothing":
  }
}

/** The figures behind an origin, each once; lines left blank are none. */
export const rowsIn = (origin: Origin): ReadonlyArray<number> => {
  const found = new Set<number>()
  collect(origin, found)
  return [...found]
}

/** How many figures lie behind terms. */
export const countOf = (terms: ReadonlyArray<Term>): number => {
  const found = new Set<number>()
  for (const { origin } of terms) collect(origin, found)
  return found.size
}

/** Lines left blank in filed forms that an origin rests on. */
export const isBlank = (origin: Origin): boolean =>
  origin._tag === "Own" && origin.figures.length > 0 && origin.figures.every((one) => one.row < 0)

/** The days that an origin speaks of. */
export const daysOf = (origin: Origin): readonly [start: number, end: number] => {
  switch (origin._tag) {
    case "Own":
      return [origin.figures[0]?.start ?? 0, origin.figures[0]?.until ?? 0]
    case "Nothing":
      return [0, 0]
    default:
      return [origin.start, origin.end]
  }
}

/** What is added and taken off again is neither. */
const cancelled = (terms: ReadonlyArray<Term>): ReadonlyArray<Term> => {
  if (terms.every((term) => term.sign === 1)) return terms
  const gone = new Set<Term>()
  for (const off of terms) {
    if (off.sign === 1 || off.origin._tag !== "Own") continue
    const { figures } = off.origin
    const pair = terms.find(
      ({ lower, sign, origin, upper }) =>
        sign === 1 &&
        lower === off.lower &&
        upper === off.upper &&
        lower === upper &&
        origin._tag === "Own" &&
        origin.figures[0] === figures[0] &&
        origin.figures.length === figures.length
    )
    if (pair === undefined || gone.has(pair)) continue
    gone.add(pair).add(off)
  }
  return terms.filter((term) => !gone.has(term))
}

/** Whether a sum says what its terms say one by one: it is not cut at zero, nothing more is taken off, its part is known. */
const isFlat = ({ missing, span, terms }: Sum, isKnown: boolean): boolean => {
  if (missing === "taken" || (!isKnown && terms.some((term) => term.sign === -1))) return false
  const sum = sumOf(terms)
  return near(sum.lower, span.lower) && (missing === "added" || near(sum.upper, span.upper))
}

export const termsOf = (origin: Origin): Terms => {
  const terms: Array<Term> = []
  let [open, less] = [false, false]
  const visit = (one: Origin, sign: 1 | -1, lower: number, upper: number): void => {
    if (one !== origin && one._tag === "Sum" && !isFlat(one, lower === upper)) {
      terms.push({ origin: one, sign, lower, upper })
      return
    }
    switch (one._tag) {
      case "Own":
      case "Sides":
        if (upper !== 0) terms.push({ origin: one, sign, lower, upper })
        return
      case "Nothing":
        if (sign === 1) open = true
        else less = true
        return
      case "Sum":
        open ||= one.missing === "added" && sign === 1
        less ||= one.missing === "taken" || (one.missing === "added" && sign === -1)
        for (const term of one.terms) {
          visit(term.origin, term.sign === sign ? 1 : -1, lower * term.lower, upper * term.upper)
        }
    }
  }
  visit(origin, 1, 1, 1)
  return { terms: cancelled(terms), open, less }
}

/** A box whose own figures decided over some days. */
export interface Scope {
  readonly node: Node
  readonly start: number
  readonly end: number
  readonly terms: ReadonlyArray<Term>
}

/** The boxes whose own figures were added, each with its figures that follow one another. */
export const scopesOf = (terms: ReadonlyArray<Term>): ReadonlyArray<Scope> => {
  const added = terms.filter(({ origin, sign }) => origin._tag === "Own" && sign !== -1)
  return [...Map.groupBy(added, ({ origin }) => origin.node)].flatMap(([node, own]) => {
    const found: Array<{ start: number; end: number; terms: Array<Term> }> = []
    for (const term of own.sort((a, b) => daysOf(a.origin)[0] - daysOf(b.origin)[0])) {
      const [start, end] = daysOf(term.origin)
      const last = found.at(-1)
      if (last !== undefined && last.end === start) {
        last.end = end
        last.terms.push(term)
      } else found.push({ start, end, terms: [term] })
    }
    return found.map((one) => ({ node, ...one }))
  })
}
