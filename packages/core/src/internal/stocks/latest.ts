/** The stock of a period: what stands on its latest day that is known in full, and what follows for it from what is around. @internal */
import type { Node, Way } from "../boxes/box.ts"
import { loose } from "../boxes/box.ts"
import { ofPlaces } from "../boxes/ways.ts"
import type { Solver } from "../solve/solver.ts"
import * as Span from "../boxes/span.ts"
import { isOutgrown, merged, none, partOf, type Standing, type Unsaid, unsaidSince, type Valid } from "./standing.ts"

type Days = readonly [start: number, end: number]

interface OnDay {
  readonly solver: Solver
  readonly floor: number
  readonly valid: Valid
  readonly unsaid: Unsaid | undefined
  /** The first day from one on for which the stock is asked. */
  readonly firstAsked: (start: number) => number
  /** What stands of a box on a day, seen from another. */
  readonly standing: (node: Node, on: number, until?: number) => Standing
}

export const make = ({ firstAsked, floor, solver, standing, unsaid, valid }: OnDay) => {
  /** Days from `start` until before `end` on which figures inside a box are, the latest first. */
  const daysOf = (node: Node, start: number, end: number): ReadonlyArray<number> =>
    [...new Set(solver.spans(node).map(([day]) => day))]
      .filter((day) => start <= day && day < end)
      .sort((a, b) => b - a)

  const narrowed = (node: Node, self: Standing, span: Span.Span): Standing => ({
    ...self,
    span: Span.both(self.span, span),
    source: { _tag: "Around", node, day: self.newest, self }
  })

  /** What figures of the same day around a box add to what those inside it say. */
  const sharpened = (node: Node, found: Standing, on: number): Standing => {
    if (solver.isChanged(node.place, found.newest, on)) return found
    if (Span.isExact(found.span) || found.newest === -Infinity || found.clashes.length > 0) return found
    const { span } = solver.all(node, found.newest, found.newest + 1)
    return Span.contradict(found.span, span) ? found : narrowed(node, found, span)
  }

  /** What boxes that hold one leave to it, of one day, since days never mix in a subtraction. */
  const leftOn = (node: Node, day: number): Standing => {
    const known = solver.all(node, day, day + 1)
    const source = { _tag: "Around", node, day, self: undefined } as const
    return { ...known, oldest: day, newest: day, days: new Map([[day, 1]]), source }
  }

  /** Days before `end` on which figures of boxes that hold one are, and what they leave still stands: the latest first. */
  const daysAround = (node: Node, start: number, end: number): ReadonlyArray<number> => {
    const on = end - 1
    const days = new Set([...solver.above(node)].flatMap((holder) => solver.spans(holder).map(([day]) => day)))
    const since = unsaid === undefined ? -Infinity : unsaidSince(unsaid, node, on)
    const stands = (day: number): boolean => start <= day || (valid(day, on) && !solver.isChanged(node.place, day, on))
    return [...days].filter((day) => since <= day && day < end && stands(day)).sort((a, b) => b - a)
  }

  /** What is known as of a day gives way to what figures around a box determine as of a later one. */
  const determined = (node: Node, found: Standing, [start, end]: Days, since = found.oldest): Standing => {
    for (const day of daysAround(node, start, end)) {
      // What contradicts each other as of an older day decides no more.
      if (day <= since || found.clashes.some((clash) => day < clash.end)) break
      const then = leftOn(node, day)
      if (!Span.isExact(then.span) || then.span.about || then.clashes.length > 0) continue
      return found.newest > day && Span.isBelow(then.span, found.span) ? found : then
    }
    return found
  }

  /** A bound gives way to what still stands of a whole that is nothing else, if that is of no older day. */
  const filled = (node: Node, found: Standing, on: number): Standing => {
    if (Span.isExact(found.span) || found.clashes.length > 0) return found
    const held = within(node, on)
    if (held?.covered !== true || held.oldest < found.oldest || Span.contradict(held.span, found.span)) return found
    return inWhole(node, held, found)
  }

  /** What stands of a whole, beside what a box says itself. */
  const inWhole = (node: Node, held: Standing, self: Standing): Standing => {
    const source = { _tag: "Whole", whole: { node, standing: held, lower: 1, upper: 1 }, self } as const
    return { ...held, span: Span.both(self.span, held.span), source }
  }

  /** What boxes that hold one leave to it. */
  const left = (node: Node, start: number, end: number): Standing | undefined => {
    let bound: Standing | undefined
    const days = daysAround(node, start, end)
    for (const day of days) {
      // What is older than the newest day adds to what is bounded then, or says nothing any more.
      if (day < start && bound === undefined && day !== days[0]) break
      const known = leftOn(node, day)
      if (Span.isExact(known.span) && (bound === undefined || !Span.contradict(bound.span, known.span))) return known
      if (known.span.upper < Infinity) bound ??= known
    }
    if (bound !== undefined) return bound
    const on = end - 1
    const held = within(node, on)
    const self = standing(node, on)
    if (held === undefined || Span.contradict(held.span, self.span)) return undefined
    return inWhole(node, held, self)
  }

  /** What still stands of a whole bounds its parts; a whole of a single part is that part. */
  const within = (node: Node, on: number, seen = new Set<Node>()): Standing | undefined => {
    if (seen.has(node)) return undefined
    seen.add(node)
    const all = solver.holders(node).flatMap(({ node: holder, part, way }): ReadonlyArray<Standing> => {
      if (part.lower !== 1 || part.from > on || part.to <= on) return []
      const own = standing(holder, on)
      const whole = own.covered ? own : within(holder, on, seen)
      if (whole === undefined || whole.clashes.length > 0 || whole.span.upper === Infinity) return []
      const others = way.parts.filter((one) => one !== part && one.from <= on && on < one.to)
      const isAll = way.adds && way.covers && way.since <= on && on < way.until && others.length === 0
      const source = {
        _tag: "Whole",
        whole: { node: holder, standing: whole, lower: 1, upper: 1 },
        self: undefined
      } as const
      return [
        { ...whole, source, span: isAll ? whole.span : Span.atMost(whole.span, floor), covered: isAll, came: NaN }
      ]
    })
    return all.sort((a, b) => Number(b.covered) - Number(a.covered) || a.span.upper - b.span.upper)[0]
  }

  /** The stock of a period: on its latest day with full cover, else what is known of its last day. */
  const last = (node: Node, start: number, end: number): Standing => {
    const on = end - 1
    const now = standing(node, on)
    // A bound gives way to what figures around the box say.
    const closer = (known: Standing, day: number): Standing => {
      const found = sharpened(node, known, day)
      if (found.newest === on && Span.isExact(found.span)) return found
      const later = determined(
        node,
        found,
        [start, end],
        Math.max(found.oldest, Span.isExact(found.span) ? found.newest : -Infinity)
      )
      return Span.isExact(later.span) ? later : filled(node, later, on)
    }
    if (now.covered) return closer(now, on)
    const days = daysOf(node, start, end)
    // What stood on the first day that is asked for, before anybody said anything else, stood in the period too: of the units
    // that make the box on its last day.
    const first = firstAsked(start)
    const stood = first < (days.at(-1) ?? end) && solver.isCalm(first, on) ? [first] : []
    for (const day of [...days, ...stood]) {
      const then = standing(node, day, on)
      if (!then.covered) continue
      const last = days[0]!
      const newer = last > day ? standing(node, last, on) : now
      const found = isOutgrown(then, newer) ? closer(newer, last) : closer(then, day)
      return Span.isExact(found.span) ? determined(node, found, [start, end], Math.max(day, found.newest)) : found
    }
    const around = solver.isThere(node, on) ? left(node, start, end) : undefined
    if (around !== undefined) {
      // A bound of what holds it takes nothing from what still stands of its parts, where none of it is of a later day.
      const isOlder = Number.isNaN(now.came) || around.oldest < now.newest
      const isMost = !isOlder && !Span.isExact(around.span) && !Span.contradict(now.span, around.span)
      if (!isMost) return { ...now, ...around }
      return {
        ...now,
        span: Span.both(now.span, around.span),
        source: { ...around.source!, self: now } as Standing["source"]
      }
    }
    const [told = on] = [...days, ...stood]
    return Number.isNaN(now.came) ? standing(node, told, on) : now
  }

  const nothing: Standing = { ...none(floor), span: Span.zero, covered: true }

  /** The sum of the parts of a way, each as it is settled. */
  const settledAlong = (way: Way, on: number, start: number, end: number): ReadonlyArray<Standing> => {
    const parts = way.parts.filter(({ from, to }) => from <= on && on < to)
    if (parts.length === 0) return []
    const shared = parts.map(({ lower, node, stray, upper }) => {
      const known = settled(node, on, start, end)
      return { node, standing: stray === true ? loose(known) : known, lower, upper }
    })
    const all = shared.map(partOf)
    const sum = all.map((one) => one.span).reduce(Span.add)
    const most = all.map((one) => Span.atLeast(one.span)).reduce(Span.both)
    const span = way.adds ? sum : Span.both(Span.atMost(sum, floor), most)
    const covers = way.along !== "set" || (way.covers && way.since <= on && on < way.until)
    const came = all.map((one) => one.came).filter((one) => !Number.isNaN(one))
    return [
      {
        ...none(floor),
        span: covers ? span : Span.atLeast(span),
        covered: covers && all.every((one) => one.covered),
        came: way.adds ? came.reduce((a, b) => a + b, 0) : Math.max(0, ...came),
        clashes: all.flatMap((one) => one.clashes),
        days: merged(all.map((one) => one.days)),
        source: { _tag: "Parts", way, parts: shared }
      }
    ]
  }

  /**
   * The stock of a period where who said nothing in it has nothing: what stands on its last day, and of who has nothing in force
   * then what that one said last. What those below say together on an older day does not hide what they said later.
   */
  const settled = (node: Node, on: number, start: number, end: number): Standing => {
    const now = standing(node, end - 1)
    if (now.covered) return now
    const then = standing(node, on, end - 1)
    const told = then.covered ? then : last(node, start, end)
    if (told.span.upper < Infinity && (!told.covered || told.clashes.length > 0)) return told
    const ways = ofPlaces(solver.isLive(node.place) ? solver.ways(node) : [])
    const isOfParts = told.source?._tag === "Parts" && ways.includes(told.source.way)
    if (told.covered && told.newest >= start && !isOfParts) return told
    const sums = ways.flatMap((way) => settledAlong(way, on, start, end))
    if (sums.length === 0) return Number.isNaN(told.came) || told.newest < start ? nothing : told
    return sums.reduce((a, b) => {
      const more = b.came > a.came ? b : a
      return {
        ...more,
        span: Span.contradict(a.span, b.span) ? Span.either(a.span, b.span) : Span.both(a.span, b.span)
      }
    })
  }

  return { last, settled, daysOf }
}
