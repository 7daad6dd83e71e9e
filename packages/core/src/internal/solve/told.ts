/** What was told of just some days, in a box or in its parts at any depth; what follows from other days is left out. @internal */
import { type Known, type Look, type Node, nothing } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import type { Ways } from "../boxes/ways.ts"
import type { Inside } from "./inside.ts"
import * as Own from "./own.ts"

type Told = Pick<Inside, "along" | "of">

/** Two ways in which a box is made of others, of which no one is to be preferred. */
const joined = (a: Known, b: Known): Known =>
  Span.contradict(a.span, b.span)
    ? { ...a, span: Span.either(a.span, b.span) }
    : { ...a, span: Span.both(a.span, b.span), covered: a.covered || b.covered }

/** What the parts of a box were told to say. */
export const of = (inside: Told, ways: Ways, node: Node, start: number, end: number): Known => {
  const { semantics } = ways.boxes
  const none = nothing(semantics.floor)
  if (!ways.boxes.isLive(node.place)) return none
  const look = looking(inside, ways)
  return ways
    .of(node)
    .map((way) => inside.along(way, start, end, look))
    .reduce(joined, none)
}

/** What boxes were told to say, or else their parts. */
export const looking =
  (inside: Told, ways: Ways): Look =>
  (node, start, end) => {
    const stated = Own.statements(ways.boxes.semantics, node).find((one) => one.start === start && one.end === end)
    if (stated === undefined) return of(inside, ways, node, start, end)
    const known = inside.of(node, start, end)
    return known.clashes.length > 0 ? known : { ...known, span: stated.span }
  }
