/** How what wider boxes leave to a box came about: the whole, less what is known of all the others. @internal */
import type { Known, Node, Way } from "../boxes/box.ts"
import type { Held } from "../solve/leaving.ts"
import * as Span from "../boxes/span.ts"
import type { Derivation } from "../facts/derivation.ts"
import { alongWay, inside, own, type Reader } from "./flow.ts"
import { near, type Origin, plain, same, type Term } from "./origin.ts"
import { type Days, decided, isIdle, summed } from "./sides.ts"
import * as Tied from "./tied.ts"

/** How far around a box is looked: at what lies beside it, or at all that holds it. */
interface View {
  readonly name: "beside" | "all"
  readonly known: (node: Node, start: number, end: number) => Known
  readonly holding: (node: Node, start: number, end: number) => ReadonlyArray<Held>
  readonly left: (node: Node, held: Held, start: number, end: number) => Span.Span | undefined
  /** Ways whose parts are looked at in the same way. */
  readonly ways: (node: Node) => ReadonlyArray<Way>
  /** How what is known of the box, of a holder and of the other parts came about. */
  readonly nearer: (node: Node, start: number, end: number) => Origin
  readonly whole: (node: Node, start: number, end: number) => Origin
}

const viewOf = (reader: Reader, name: View["name"]): View => {
  const { solver } = reader
  const within = (node: Node, start: number, end: number) => inside(reader, node, start, end)
  if (name === "beside") {
    return {
      name,
      known: (node, start, end) => solver.beside(node, start, end),
      holding: (node, start, end) => solver.holdingBeside(node, start, end),
      left: (node, held, start, end) => solver.leftBeside(node, held, start, end),
      ways: (node) => solver.ways(node),
      nearer: within,
      whole: within
    }
  }
  return {
    name,
    known: (node, start, end) => solver.all(node, start, end),
    holding: (node, start, end) => solver.holding(node, start, end),
    left: (node, held, start, end) => solver.left(node, held, start, end),
    ways: (node) =>
      solver
        .ways(node)
        .filter(
          ({ along, parts }) =>
            along === "pieces" || along === "lineage" || parts.every((part) => part.node.place.kind === "own")
        ),
    nearer: (node, start, end) => seen(reader, "beside", node, start, end),
    whole: (node, start, end) => seen(reader, "all", node, start, end)
  }
}

/** The whole, less the other parts over its days, and where days add, less this box over the other days. */
const taken = (
  reader: Reader,
  view: View,
  { from, node: holder, part, to, way }: Held,
  node: Node,
  [start, end]: Days
) => {
  const others = way.parts.flatMap((one): ReadonlyArray<Term> => {
    const [a, b] = [Math.max(from, one.from), Math.min(to, one.to)]
    return one === part || a >= b
      ? []
      : [{ origin: view.nearer(one.node, a, b), sign: -1, lower: one.lower, upper: one.upper }]
  })
  const days = [
    [Math.max(from, part.from), start],
    [end, Math.min(to, part.to)]
  ] as const
  const before = days.flatMap(([a, b]) => (reader.adds && a < b ? [plain(view.nearer(node, a, b), -1)] : []))
  const known = [...others, ...before].filter(({ origin }) => origin._tag !== "Nothing")
  return [plain(view.whole(holder, from, to)), ...known]
}

/** How what a box leaves to one of its parts came about. */
const leftBy = (reader: Reader, view: View, held: Held, node: Node, days: Days): ReadonlyArray<Origin> => {
  const said = view.left(node, held, ...days)
  if (said === undefined || (said.upper === Infinity && said.lower <= reader.floor)) return []
  // Of nothing, nothing is left, whatever others hold.
  const parts = taken(reader, view, held, node, days)
  const terms = parts[0]!.origin.span.upper === reader.floor ? parts.slice(0, 1) : parts
  const isSame = ({ span }: Origin) => near(span.upper, said.upper) && near(span.lower, said.lower)
  const heavy = terms.filter((term) => !isIdle(term))
  const isMost = near(said.lower, reader.floor) && said.upper > said.lower && heavy.length < terms.length
  const all = [
    ...(isMost ? [summed(node, days, heavy, "taken", reader.floor)] : []),
    summed(node, days, terms, undefined, reader.floor),
    summed(node, days, terms, "taken", reader.floor),
    summed(node, days, terms.slice(0, 1), "taken", reader.floor)
  ]
  const found = all.find(isSame)
  return found === undefined ? [] : [found]
}

/** A box that began in these days is what it was made of, and then itself. */
const inTurn = (reader: Reader, node: Node, [start, end]: Days): ReadonlyArray<Origin> => {
  const day = reader.solver.bornOf(node.place)
  if (!reader.adds || day === undefined || day <= start || end <= day) return []
  const terms = [ofBox(reader, node, start, day), ofBox(reader, node, day, end)].map((one) => plain(one))
  return [summed(node, [start, end], terms, undefined, reader.floor)]
}

/** Of people and things that may be met again, the days on which there are as many at least as on these. */
const ofFewer = (reader: Reader, view: View, node: Node, days: Days): ReadonlyArray<Origin> => {
  const [start, end] = days
  const { lower } = view.known(node, start, end).span
  if (reader.adds || lower <= reader.floor) return []
  return reader.solver.spansAround(node).flatMap(([from, to]) => {
    const isFewer = start <= from && to <= end && to - from < end - start
    if (!isFewer || !near(view.known(node, from, to).span.lower, lower)) return []
    return [summed(node, days, [plain(seen(reader, view.name, node, from, to))], "added", reader.floor)]
  })
}

/** Whether what an origin rests on says all that it does: what leads back to the box that is explained is left out of it. */
const isBacked = (origin: Origin, floor: number): boolean => {
  if (origin._tag !== "Sides" || origin.how !== "bounds") return true
  const { sides, span } = origin
  const spans = sides.map(({ origin: one }) => one.span)
  return (
    (span.lower <= floor || spans.some((one) => near(one.lower, span.lower))) &&
    (span.upper === Infinity || spans.some((one) => near(one.upper, span.upper)))
  )
}

const sidesOf = (reader: Reader, view: View, node: Node, days: Days): ReadonlyArray<Origin> => {
  const ways = view.ways(node).flatMap((way) => {
    const known = reader.solver.along(way, ...days, view.known)
    return known.clashes.length > 0
      ? []
      : [alongWay(reader, node, way, days, known, (one, a, b) => seen(reader, view.name, one, a, b))]
  })
  // First those that figures tell by themselves, then those that take off most: as the derivation is told.
  const held = view
    .holding(node, ...days)
    .map((one) => ({ one, isTold: reader.solver.inside(one.node, one.from, one.to).covered }))
    .sort((a, b) => Number(b.isTold) - Number(a.isTold))
    .flatMap(({ one }) => leftBy(reader, view, one, node, days))
  const all = [
    ...ways,
    ...held,
    ...ofFewer(reader, view, node, days),
    ...(view.name === "all" ? inTurn(reader, node, days) : [])
  ]
  const isSaid = ({ span }: Origin): boolean => span.lower > reader.floor || span.upper < Infinity
  const told = all.filter((one) => one._tag !== "Sides" || one.sides.some((side) => isSaid(side.origin)))
  const said = view.name === "all" ? [...told, ...further(reader, node, days, told)] : told
  return said.sort((a, b) => Number(isBacked(b, reader.floor)) - Number(isBacked(a, reader.floor)))
}

/** What follows from all that is tied to a box, where what is said so far does not say all of its value. */
const further = (
  reader: Reader,
  node: Node,
  [start, end]: Days,
  said: ReadonlyArray<Origin>
): ReadonlyArray<Origin> => {
  const { span } = reader.solver.all(node, start, end)
  const backed = said.filter((one) => isBacked(one, reader.floor))
  const low = span.lower <= reader.floor || backed.some((one) => near(one.span.lower, span.lower))
  const high = span.upper === Infinity || backed.some((one) => near(one.span.upper, span.upper))
  if (low && high && (span.lower < span.upper || backed.some((one) => same(one.span, span)))) return []
  const within = reader.solver.days(node, start, end).map((days) => plain(seen(reader, "all", node, ...days)))
  const least = within.length === 0 ? [] : [summed(node, [start, end], within, "added", reader.floor)]
  return [...least, ...Tied.origins(reader, { node, start, end })]
}

/** Boxes on whose account others are being explained: what leads back to them says nothing new. */
const asked = new WeakMap<Node, Map<string, Origin | undefined>>()

const seen = (reader: Reader, name: View["name"], node: Node, start: number, end: number): Origin => {
  const view = viewOf(reader, name)
  const value = view.known(node, start, end).span
  const nearer = view.nearer(node, start, end)
  if (nearer._tag !== "Nothing" && same(nearer.span, value)) return nearer
  const known = asked.get(node) ?? new Map<string, Origin | undefined>()
  asked.set(node, known)
  const key = `${name} ${start} ${end}`
  if (known.has(key)) return known.get(key) ?? nearer
  known.set(key, undefined)
  const around = sidesOf(reader, view, node, [start, end])
  const sides = [...(nearer._tag === "Nothing" ? [] : [nearer]), ...around]
  const found = sides.length === 0 ? nearer : decided(node, [start, end], sides, value, reader.floor)
  known.set(key, found)
  return found
}

/** How the value of a box follows from just what its derivation names; `undefined` where that does not say all. */
export const derivedBy = (reader: Reader, node: Node, days: Days, { from }: Derivation): Origin | undefined => {
  const [start, end] = days
  const value = reader.solver.all(node, start, end).span
  if ("held" in from) return leftBy(reader, viewOf(reader, "all"), from.held, node, days).find(isOf(value))
  const { figure } = from
  const gaps = [[figure.start, start] as const, [end, figure.end] as const].filter(([a, b]) => a < b)
  const taken = gaps.map(([a, b]) => inside(reader, node, a, b))
  const whole = plain(own(node, [figure]))
  const all = [whole, ...taken.map((one) => plain(one, -1))]
  // The most that is left says nothing of what the other days hold at most: that follows from the same figure.
  const least = [whole, ...taken.map((one) => plain(leastOf(one), -1)).filter((term) => !isIdle(term))]
  const isMost = near(value.lower, reader.floor) && value.upper > value.lower
  return [
    ...(isMost ? [summed(node, days, least, "taken", reader.floor)] : []),
    summed(node, days, all, undefined, reader.floor)
  ].find(isOf(value))
}

/** Of sides of which one gives the least and another the most, the first. */
const leastOf = (origin: Origin): Origin => {
  if (origin._tag !== "Sides" || origin.how !== "bounds") return origin
  return origin.sides.find((side) => near(side.origin.span.lower, origin.span.lower))?.origin ?? origin
}

const isOf =
  (value: Span.Span) =>
  ({ span }: Origin): boolean =>
    same(span, value)

/** How the value of a box came about, from the figures inside it and those of the boxes that hold it. */
export const ofBox = (reader: Reader, node: Node, start: number, end: number): Origin =>
  seen(reader, "all", node, start, end)
