/** A whole and its parts on some days, and what each of them says of the others. @internal */
import type { Node } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"

/** A box over days. */
export interface Spell {
  readonly node: Node
  readonly start: number
  readonly end: number
}

/** A part, and between which shares of it belong to the whole. */
interface Part extends Spell {
  readonly lower: number
  readonly upper: number
}

/** A whole and parts of it that share nothing. */
export interface Equation {
  readonly whole: Spell
  readonly parts: ReadonlyArray<Part>
  /** Whether they are all there is of the whole. */
  readonly covers: boolean
}

/** What follows for the whole, or for one of the parts. */
export interface Said {
  readonly of: Spell
  readonly span: Span.Span
}

/** What the first of some say together: none of them, one, two … */
const sums = (spans: ReadonlyArray<Span.Span>): ReadonlyArray<Span.Span> => {
  const found = [Span.zero]
  for (const span of spans) found.push(Span.add(found.at(-1)!, span))
  return found
}

/** What a whole and its parts say of each other; `look` is what is known of each. */
export const follow = ({ covers, parts, whole }: Equation, look: (one: Spell) => Span.Span): ReadonlyArray<Said> => {
  const spans = parts.map((one) => Span.part(look(one), one.lower, one.upper))
  const [before, after] = [sums(spans), sums(spans.toReversed()).toReversed()]
  const open = (span: Span.Span): Span.Span => (covers ? span : Span.atLeast(span))
  return [
    { of: whole, span: open(before.at(-1)!) },
    ...parts.flatMap((one, index): ReadonlyArray<Said> => {
      const others = open(Span.add(before[index]!, after[index + 1]!))
      return one.lower === 1 ? [{ of: one, span: Span.minus(look(whole), others) }] : []
    })
  ]
}

/** One end of what is known of a box over days. */
export interface End extends Spell {
  readonly side: "lower" | "upper"
}

/** An end as it goes into a sum. */
export interface Term extends End {
  readonly sign: 1 | -1
  readonly share: readonly [lower: number, upper: number]
}

/** How an end follows from others: their sum, of which parts may be missing that would be added, or that would be taken off. */
export interface Sum {
  readonly terms: ReadonlyArray<Term>
  readonly missing: "added" | "taken"
}

/** The sum that an end of a whole or of a part is. */
export const sumOf = ({ parts, whole }: Equation, { side, ...of }: End): Sum => {
  const isLower = side === "lower"
  const missing = isLower ? "added" : "taken"
  const term = ({ lower, upper, ...one }: Part, sign: 1 | -1, way: End["side"]): Term => ({
    ...one,
    side: way,
    sign,
    share: [lower, upper]
  })
  if (isSame(of, whole)) return { terms: parts.map((one) => term(one, 1, side)), missing }
  const others = parts.filter((one) => !isSame(one, of))
  const taken = others.map((one) => term(one, -1, isLower ? "upper" : "lower"))
  return { terms: [term({ ...whole, lower: 1, upper: 1 }, 1, side), ...taken], missing }
}

const isSame = (a: Spell, b: Spell): boolean => a.node === b.node && a.start === b.start && a.end === b.end
