/** What was told of just some days, in a box or in its parts at any depth; what follows from other days is left out. @internal */
import { type Known, type Node, nothing } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import type { Ways } from "../boxes/ways.ts"
import type { Inside } from "./inside.ts"
import * as Own from "./own.ts"

/** Two ways in which a box is made of others, of which no one is to be preferred. */
const joined = (a: Known, b: Known): Known =>
  Span.contradict(a.span, b.span)
    ? { ...a, span: Span.either(a.span, b.span) }
    : { ...a, span: Span.both(a.span, b.span), covered: a.covered || b.covered }

/** What the parts of a box were told to say. */
export const of = (inside: Pick<Inside, "along" | "of">, ways: Ways, node: Node, start: number, end: number): Known => {
  const { semantics } = ways.boxes
  const none = nothing(semantics.floor)
  if (!ways.boxes.isLive(node.place)) return none
  const look = (one: Node, from: number, to: number): Known => {
    const stated = Own.statements(semantics, one).find((each) => each.start === from && each.end === to)
    if (stated === undefined) return of(inside, ways, one, from, to)
    const known = inside.of(one, from, to)
    return known.clashes.length > 0 ? known : { ...known, span: stated.span }
  }
  return ways
    .of(node)
    .map((way) => inside.along(way, start, end, look))
    .reduce(joined, none)
}
