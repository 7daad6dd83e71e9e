/** How what wider boxes leave to a box came about: the whole, less what is known of all the others. @internal */
import type { Node } from "../figures/box.ts"
import * as Span from "../figures/span.ts"
import { inside, type Reader } from "./flow.ts"
import { plain, rowsOf, same, type Term, total, type Origin } from "./origin.ts"

type Held = ReturnType<Reader["solver"]["holding"]>[number]

/** The whole, less the other parts over its days, less this box over the other days. */
const left = (reader: Reader, { from, node: holder, part, to, way }: Held, node: Node, start: number, end: number) => {
  const others = way.parts.flatMap((one): ReadonlyArray<Term> => {
    if (one === part) return []
    const [a, b] = [Math.max(from, one.from), Math.min(to, one.to)]
    const origin = a < b ? inside(reader, one.node, a, b) : undefined
    return origin === undefined || origin._tag === "Nothing"
      ? []
      : [{ origin, sign: -1, lower: one.lower, upper: one.upper }]
  })
  const days = [
    [from, start],
    [end, to]
  ] as const
  const before = days.flatMap(([a, b]) => (a < b ? [plain(inside(reader, node, a, b), -1)] : []))
  return [
    plain(ofBox(reader, holder, from, to)),
    ...others,
    ...before.filter(({ origin }) => origin._tag !== "Nothing")
  ]
}

/** How the value of a box came about, from the figures inside it and those of the boxes that hold it. */
export const ofBox = (reader: Reader, node: Node, start: number, end: number): Origin => {
  const { floor, solver } = reader
  const value = solver.all(node, start, end).span
  const own = inside(reader, node, start, end)
  if (same(own.span, value)) return own
  const held = solver.holding(node, start, end).flatMap((holder): ReadonlyArray<Origin> => {
    if (!holder.way.adds) return [ofBox(reader, holder.node, holder.from, holder.to)]
    const terms = left(reader, holder, node, start, end)
    const span = floor === 0 ? Span.both(total(terms, true, floor), Span.unknown(0)) : total(terms, true, floor)
    return [{ _tag: "Sum", node, start, end, terms, whole: true, span }]
  })
  const exact = held.find((one) => same(one.span, value))
  if (exact !== undefined) return exact
  const sides = [...(own._tag === "Nothing" ? [] : [own]), ...held.filter((one) => one.span.upper < Infinity)]
  return { _tag: "Sides", how: "bounds", node, start, end, sides: apart(sides).map((one) => plain(one)), span: value }
}

/** Each side once: two ways may lead to the same figures. */
const apart = (sides: ReadonlyArray<Origin>): ReadonlyArray<Origin> => [
  ...new Map(
    sides.map((side) => [`${side.span.lower} ${side.span.upper} ${[...rowsOf(side)].sort().join()}`, side])
  ).values()
]
