/**
 * What is known of one box over time: spans of days, each with what lies in it, what follows for any other span, and which
 * statements contradict each other. @internal
 */
import { Closure } from "./closure.ts"
import * as Span from "../boxes/span.ts"
import {
  type Clash,
  type Days,
  firm,
  isWithin,
  lies,
  spanning,
  type Statement,
  type Timeline,
  type Trust
} from "./statement.ts"

interface Edge {
  readonly start: number
  readonly end: number
  readonly span: Span.Span
  readonly claim: Span.Span
  readonly own: boolean
}

/** What is said in the place of statements; of parts in doubt, in the place of what parts say only. */
interface Seal extends Clash {
  readonly claim: Span.Span
  readonly own: boolean
  readonly ofParts: boolean
  /** Whether a figure only says more than its parts: these leave a rest, and nothing is contradicted. */
  readonly isRest: boolean
}

/** The clashes that a question holds, and parts in doubt on days that it shares none with. */
interface Around {
  readonly held: ReadonlyArray<Seal>
  readonly apart: ReadonlyArray<Seal>
}

/** Statements that touch no other: what they say adds up, and the days between them are unknown. */
const plain = (statements: ReadonlyArray<Statement>, floor: number): Timeline => {
  const read = (of: (one: Statement) => Span.Span) => (start: number, end: number) => {
    let at = start
    let gap = false
    let sum = Span.zero
    for (const one of statements) {
      if (one.end <= start || one.start >= end) continue
      gap ||= one.start > at
      at = one.end
      // A span that reaches beyond the days asked for holds an unknown part of what it says.
      const within = start <= one.start && one.end <= end
      sum = Span.add(sum, within ? of(one) : floor === 0 ? Span.part(of(one), 0, 1) : Span.unknown(-Infinity))
    }
    if (!gap && at >= end) return sum
    return floor === 0 ? Span.atLeast(sum) : Span.unknown(-Infinity)
  }
  return {
    standing: () => statements,
    clashes: [],
    rests: [],
    overruled: [],
    bounds: read(({ span }) => span),
    claim: read(({ claim, span }) => claim ?? span)
  }
}

const sorted = (statements: ReadonlyArray<Statement>): ReadonlyArray<Statement> =>
  [...statements].sort((a, b) => a.start - b.start || a.end - b.end)

const isApart = (statements: ReadonlyArray<Statement>): boolean =>
  statements.every((one, index) => index === 0 || statements[index - 1]!.end <= one.start)

/** What is said, or at least claimed, of some days. */
const insert = (closure: Closure, { claim, end, span, start }: Omit<Edge, "own">, of: "span" | "claim"): void =>
  closure.insert({ start, end, span: of === "span" ? span : Span.atLeast(claim) })

interface Options {
  readonly floor: number
  readonly trust: Trust
  readonly asked: ReadonlyArray<readonly [number, number]>
  /** Days of which more was said than the parts of the box told of these, or of fewer days in them. */
  readonly rests?: ReadonlyArray<Days>
  /** Days of which more was said than of fewer days in them, of a box that holds this one. */
  readonly rough?: ReadonlyArray<Days>
  /** The same of a part of it; where nothing was told of all these days, they are more than what was told of fewer. */
  readonly over?: ReadonlyArray<Days & { readonly isUntold: boolean }>
}

/** What follows from the statements; those about fewer days come first, so that a whole is held against its parts. */
export const make = (all: ReadonlyArray<Statement>, options: Options): Timeline => {
  const { floor, over = [], rests = [], rough = [], trust } = options
  const inOrder = sorted(all)
  if (isApart(inOrder)) return plain(inOrder, floor)
  const points = [...new Set([...all.flatMap(({ end, start }) => [start, end]), ...options.asked.flat()])].sort(
    (a, b) => a - b
  )
  const edges: Array<Edge> = []
  const seals: Array<Seal> = []
  /** What was told of fewer days than those of a rest: taken off others it is what there is of it at least. */
  const soft = (one: Edge | Seal, days: Days): Edge | Seal =>
    (!lies(one, days) && (one.own ? rough : rests).some((rest) => isWithin(one, rest))) ||
    over.some((rest) => (!one.own || rest.isUntold) && isWithin(one, rest) && (lies(rest, days) || !lies(one, days)))
      ? { ...one, span: Span.atLeast(one.span) }
      : one
  const hasRests = rests.length + rough.length > 0
  const closures = new Map<string, Closure>()

  /**
   * A question that holds a clash sees what is said in its place, or is claimed at its highest; any other sees nothing that the
   * clash is part of. `seen` are the clashes that it holds and in the place of which something is said; `apart` are parts in doubt
   * on other days: these touch nothing that was said of the whole, and are not taken off it.
   */
  const standing = ({ apart, held }: Around, seen = held): ReadonlyArray<Edge | Seal> => {
    const free = seals.filter((seal) => !held.includes(seal))
    // What parts contradict of more days says nothing of the box's own figures of fewer.
    const isInner = (seal: Seal, other: Seal) => other !== seal && lies(seal, other) && (seal.ofParts || !other.ofParts)
    const outer = seen.filter((seal) => !seen.some((other) => isInner(seal, other)))
    const hidden = [...outer, ...apart]
    const kept = edges.filter(
      (edge) =>
        !hidden.some((seal) => lies(edge, seal) && !(edge.own && seal.ofParts)) &&
        !free.some((seal) => lies(seal, edge) && !(edge.own && apart.includes(seal)))
    )
    return [...kept, ...outer]
  }
  const isApartFrom = (seal: Seal, start: number, end: number): boolean => seal.end <= start || end <= seal.start
  const around = (start: number, end: number): Around => ({
    held: seals.filter((seal) => lies(seal, { start, end }) || (seal.isRest && isApartFrom(seal, start, end))),
    apart: seals.filter((seal) => seal.ofParts && isApartFrom(seal, start, end))
  })
  /** What stands in the place of others comes first, and last what is said of other days; what leaves no room for the rest gives way. */
  const closureOf = (seen: Around, days: Days, of: "span" | "claim"): Closure => {
    const closure = new Closure(points, floor)
    const order = (one: Edge | Seal): number => ("isRest" in one ? (lies(one, days) ? 0 : 2) : 1)
    for (const one of [...standing(seen)].sort((a, b) => order(a) - order(b))) {
      const said = soft(one, days)
      if (!Span.contradict(closure.bounds(one.start, one.end), said.span)) insert(closure, said, of)
    }
    return closure
  }
  const closureFor = (start: number, end: number, of: "span" | "claim" = "span"): Closure => {
    const seen = around(start, end)
    const name = (all: ReadonlyArray<Seal>) => all.map((seal) => `${seal.start},${seal.end}`).join(" ")
    const key = `${of} ${name(seen.held)}/${name(seen.apart)}${hasRests ? ` ${start} ${end}` : ""}`
    const known = closures.get(key)
    if (known !== undefined) return known
    const closure = closureOf(seen, { start, end }, of)
    closures.set(key, closure)
    return closure
  }
  const cut = (point: number): boolean => points.includes(point)
  /** What a trusted whole leaves to days in it, whatever its parts say. */
  const capped = (start: number, end: number, found: Span.Span): Span.Span => {
    if (trust !== "whole" || floor !== 0) return found
    const caps = seals.filter((seal) => lies({ start, end }, seal) && seal.end - seal.start > end - start)
    const cap = caps.map(({ span }) => Span.atMost(span, 0)).reduce(Span.both, Span.unknown(0))
    // What was said of just these days stands.
    const isSaid = () => all.some((one) => one.own && one.start === start && one.end === end)
    return !Span.isBelow(cap, found) ? Span.both(found, cap) : isSaid() ? found : cap
  }
  const bounds = (start: number, end: number): Span.Span => {
    if (cut(start) && cut(end)) {
      const found = capped(start, end, closureFor(start, end).bounds(start, end))
      const clash = seals.find((seal) => seal.rows.length > 0 && seal.start === start && seal.end === end)
      if (clash !== undefined) return spanning(found, clash)
      const told = edges.find((edge) => edge.own && edge.start === start && edge.end === end)
      // What was reported reads as it was, where rounding alone parts it from what its parts add up to.
      return told !== undefined && Span.isSame(told.span, found) ? told.span : found
    }
    if (floor !== 0) return Span.unknown(-Infinity)
    // The days asked for begin or end within a span: between the cuts just inside and just outside.
    const inner = points.filter((point) => start <= point && point <= end)
    const [low, high] = [points.findLast((point) => point <= start), points.find((point) => point >= end)]
    const least = inner.length > 1 ? closureFor(start, end).bounds(inner[0]!, inner.at(-1)!) : Span.unknown(0)
    const most = low === undefined || high === undefined ? Span.unknown(0) : closureFor(low, high).bounds(low, high)
    const [above, below] = [Span.atLeast(least), Span.atMost(most, 0)]
    return capped(start, end, Span.isBelow(below, above) ? above : Span.both(above, below))
  }
  const hasDoubts = all.some((one) => one.claim !== undefined)
  const claim = (start: number, end: number): Span.Span => {
    if (trust !== undefined || floor !== 0 || (!hasDoubts && seals.length === 0)) return bounds(start, end)
    const inner = points.filter((point) => start <= point && point <= end)
    if (inner.length < 2) return Span.unknown(0)
    return Span.atLeast(closureFor(start, end, "claim").bounds(inner[0]!, inner.at(-1)!))
  }
  const seal = (statement: Statement, span: Span.Span, now: Span.Span, known: boolean, isRest = false): void => {
    const { end, rows, start } = statement
    const inside = known ? all.filter((one) => one.own && one !== statement && lies(one, statement)) : []
    const [whole, parts] = statement.own ? [statement.span, now] : [now, statement.span]
    put({
      start,
      end,
      span,
      claim: Span.isBelow(whole, parts) ? parts : whole,
      whole,
      parts,
      own: statement.own,
      ofParts: false,
      isRest,
      rows: known ? [...rows, ...inside.flatMap((one) => one.rows)] : []
    })
  }
  /** Whether what parts say of these days is wrong, or may be: a trusted whole says less. */
  const isDoubtful = ({ isRest, ofParts, own, rows }: Seal): boolean =>
    rows.length > 0 || (trust === "whole" && own && !isRest && !ofParts)
  /** What is said of just these days takes the place of what their parts were said to say. */
  const put = (one: Seal): void => {
    const before = seals.findIndex(({ end, start }) => start === one.start && end === one.end)
    if (before >= 0) seals.splice(before, 1)
    seals.push(one)
    closures.clear()
  }
  /** Whether a figure of just the days of a sum of parts says as much. */
  const isSaid = ({ end, span, start }: Statement): boolean =>
    all.some((one) => one.own && one.start === start && one.end === end && !Span.isBelow(one.span, span))
  const length = ({ end, start }: Statement) => end - start
  for (const statement of [...inOrder].sort((a, b) => length(a) - length(b) || Number(a.own) - Number(b.own))) {
    const { end, own, span, start } = statement
    const claimed = statement.claim ?? span
    if (statement.inDoubt === true) {
      put({ start, end, span, claim: claimed, whole: span, parts: span, own, ofParts: true, isRest: false, rows: [] })
      continue
    }
    const now = bounds(start, end)
    // "About" says nothing where the same days are covered exactly.
    if (own && Span.isBeaten(span, now)) continue
    const most = claim(start, end)
    if (own && (Span.isBelow(span, now) || Span.isBelow(span, most))) {
      // The parts say more than the whole.
      const parts = most.lower > now.lower ? most : now
      const spread = trust === "whole" ? span : trust === "parts" ? parts : Span.either(span, parts)
      seal(statement, spread, parts, trust === undefined)
    } else if (Span.isBelow(now, span)) {
      // An own figure above all that its parts say: they are not all. A sum of parts above a whole contradicts it.
      if (!own && isSaid(statement)) continue
      const spread = own || trust === "parts" ? span : trust === "whole" ? now : Span.either(span, now)
      seal(statement, spread, now, !own && trust === undefined, own)
    } else {
      const said = firm(statement, seals.filter(isDoubtful), all)
      if (said === undefined) continue
      const edge = {
        start,
        end,
        own,
        claim: claimed,
        span: own || !Span.isBelow(said, now) ? said : Span.atLeast(said)
      }
      edges.push(edge)
      if (seals.length > 0 || hasRests) closures.clear()
      for (const [key, closure] of closures) insert(closure, edge, key.startsWith("claim") ? "claim" : "span")
    }
  }
  return {
    bounds,
    claim,
    // Of the days of a clash themselves what lies in them decides, but where its own figure stands.
    standing: (start, end) => {
      const seen = around(start, end)
      return standing(
        seen,
        seen.held.filter((seal) => seal.start !== start || seal.end !== end || (seal.own && seal.span === seal.whole))
      ).map((one) => soft(one, { start, end }))
    },
    clashes: seals.filter((one) => one.rows.length > 0),
    rests: seals.filter((one) => one.isRest),
    overruled: seals.filter((one) => one.rows.length === 0 && isDoubtful(one))
  }
}
