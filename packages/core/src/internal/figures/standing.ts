/**
 * What stands on a day: stocks and running totals. The later day first, then the whole; days never mix in a subtraction, and a
 * figure is carried as long as it is valid. @internal
 */
import { type Known, loose, type Node, plus, type Way } from "./box.ts"
import type { Gift } from "../places/place.ts"
import type { Solver } from "./solver.ts"
import * as Span from "./span.ts"

/** What is known of a stock on a day, and of which days the figures are that it rests on. */
export interface Standing extends Known {
  /** The oldest day of a figure that went in; -Infinity where none did. */
  readonly oldest: number
  readonly newest: number
  /** How many places' figures are of which day. */
  readonly days: ReadonlyMap<number, number>
  /** From what it follows; `undefined` where nothing is said. */
  readonly source: Source | undefined
}

/** What stands, by a share of it. */
export interface Shared {
  readonly node: Node
  readonly standing: Standing
  readonly lower: number
  readonly upper: number
}

/**
 * From what a stock follows: figures of a box as of a day, which may be carried over a change of boundaries; parts of a box; what
 * is left to it on a day by boxes around it, alone or beside what it says itself; a whole that it lies in.
 */
export type Source =
  | { readonly _tag: "Figures"; readonly node: Node; readonly day: number }
  | {
      readonly _tag: "Carried"
      readonly kept: Shared
      readonly given: ReadonlyArray<Shared>
      readonly gone: ReadonlyArray<Shared>
    }
  | { readonly _tag: "Parts"; readonly way: Way; readonly parts: ReadonlyArray<Shared> }
  | { readonly _tag: "Around"; readonly node: Node; readonly day: number; readonly self: Standing | undefined }
  | { readonly _tag: "Whole"; readonly whole: Shared; readonly self: Standing | undefined }

/** Whether a figure as of a day still holds on another: who said it decides. */
export type Valid = (node: Node, row: number, day: number, on: number) => boolean

const none = (floor: number): Standing => ({
  span: Span.unknown(floor),
  covered: false,
  came: NaN,
  clashes: [],
  oldest: -Infinity,
  newest: -Infinity,
  days: new Map(),
  source: undefined
})

const merged = (all: ReadonlyArray<ReadonlyMap<number, number>>): ReadonlyMap<number, number> => {
  const found = new Map<number, number>()
  for (const days of all) for (const [day, count] of days) found.set(day, (found.get(day) ?? 0) + count)
  return found
}

/** What a share of a standing says. */
const partOf = ({ lower, standing, upper }: Shared): Standing => ({
  ...standing,
  span: Span.part(standing.span, lower, upper),
  came: lower === upper ? standing.came * lower : NaN
})

export const make = (solver: Solver, floor: number, valid: Valid) => {
  const memo = new Map<Node, Map<number, Standing>>()

  const own = (node: Node, on: number): Standing | undefined => {
    let day = -Infinity
    for (const figure of node.figures) {
      if (figure.start <= on && figure.start > day && valid(node, figure.row, figure.start, on)) day = figure.start
    }
    if (day === -Infinity) return undefined
    const known = solver.inside(node, day, day + 1)
    const source = { _tag: "Figures", node, day } as const
    const then = { ...known, covered: true, oldest: day, newest: day, days: new Map([[day, 1]]), source }
    return day === on ? then : changed(node, then, on)
  }

  /** A figure carried over a change of its unit's boundaries: what stayed of it, and what it was given by units that ended or came. */
  const changed = (node: Node, then: Standing, on: number): Standing => {
    const change = solver.changeOf(node.place, then.oldest, on)
    if (change === undefined) return then
    const { given, left, lower, upper } = change
    const shared = ({ lower: low, place, upper: high }: Gift, say: (of: Node) => Standing): Shared => {
      const of = solver.node(place, node.category)
      return { node: of, standing: say(of), lower: low, upper: high }
    }
    const came = given.map((one) => shared(one, (of) => (one.isKnown ? standing(of, on) : none(floor))))
    // Days never mix in a subtraction: only what was said of the same day is taken off.
    const went = left.map((one) =>
      shared(one, (of) => {
        const known = standing(of, then.oldest)
        return known.covered && known.newest === known.oldest && known.oldest === then.oldest ? known : none(floor)
      })
    )
    const [parts, gone] = [came.map(partOf), went.map(partOf)]
    const covered = upper < Infinity && parts.every((one) => one.covered)
    const stayed = kept(Span.part(then.span, lower, Math.min(1, upper)), gone)
    const span = parts.map((one) => one.span).reduce(Span.add, stayed)
    const less = gone.map((one) => one.came).reduce((a, b) => a + b, 0)
    return {
      ...then,
      source: {
        _tag: "Carried",
        kept: { node, standing: then, lower, upper: Math.min(1, upper) },
        given: came,
        gone: went
      },
      span: covered ? span : floor === 0 ? Span.atLeast(span) : Span.unknown(floor),
      covered,
      came: parts.map((one) => one.came).reduce(plus, lower === upper ? then.came * lower - less : NaN),
      days: merged([then.days, ...parts.map((one) => one.days)])
    }
  }

  /** What is left of a figure without units that are no longer there. */
  const kept = (whole: Span.Span, gone: ReadonlyArray<Standing>): Span.Span => {
    if (gone.length === 0) return whole
    const adds = solver.addsPlaces
    if (floor !== 0)
      return adds && gone.every((one) => one.covered)
        ? gone.reduce((a, b) => Span.minus(a, b.span), whole)
        : Span.unknown(floor)
    if (!adds) return Span.atMost(whole, floor)
    const left = gone.reduce((a, b) => Span.minus(a, b.span), whole)
    return Span.both(left, Span.unknown(floor))
  }

  const along = (way: Way, on: number): Standing => {
    const parts = way.parts.filter((part) => part.from <= on && on < part.to)
    let covered = way.covers && way.since <= on && on < way.until && parts.length > 0
    let [sum, most, came] = [Span.zero, Span.zero, NaN]
    let [oldest, newest] = [Infinity, -Infinity]
    const all = parts.map(({ lower, node, stray, upper }) => {
      const known = stray === true ? loose(standing(node, on)) : standing(node, on)
      covered &&= known.covered
      const span = Span.part(known.span, lower, upper)
      sum = Span.add(sum, span)
      if (span.lower > most.lower) most = span
      const said = lower === upper ? known.came * lower : NaN
      if (!Number.isNaN(said)) came = Number.isNaN(came) ? said : way.adds ? came + said : Math.max(came, said)
      if (known.oldest > -Infinity) oldest = Math.min(oldest, known.oldest)
      newest = Math.max(newest, known.newest)
      return { node, standing: known, lower, upper }
    })
    if (!way.adds) sum = Span.both(Span.atMost(sum, floor), Span.atLeast(most))
    return {
      span: covered ? sum : floor === 0 ? Span.atLeast(sum) : Span.unknown(floor),
      covered,
      came,
      clashes: all.flatMap(({ standing: one }) => one.clashes),
      oldest: oldest === Infinity ? -Infinity : oldest,
      newest,
      days: merged(all.map(({ standing: one }) => one.days)),
      source: { _tag: "Parts", way, parts: all }
    }
  }

  const better = (a: Standing, b: Standing): Standing => {
    // What the parts of one way contradict may have gone into the other unseen.
    if (a.clashes.length > 0 !== b.clashes.length > 0) return a.clashes.length > 0 ? a : b
    if (a.covered !== b.covered) return a.covered ? a : b
    if (a.covered) return b.oldest > a.oldest ? b : a
    return Number.isNaN(b.came) ? a : Number.isNaN(a.came) || b.span.lower > a.span.lower ? b : a
  }

  /** What stood before units changed places within a box that is as it was, where nobody in it said anything since. */
  const before = (node: Node, on: number): Standing | undefined => {
    const day = solver.spans(node).reduce((last, [start]) => (start <= on && start > last ? start : last), -Infinity)
    if (day === -Infinity || day === on || solver.isCalm(day, on)) return undefined
    if (solver.changeOf(node.place, day, on) !== undefined) return undefined
    const then = standing(node, day)
    return then.covered && [...then.days.keys()].every((one) => valid(node, -1, one, on)) ? then : undefined
  }

  const find = (node: Node, on: number): Standing => {
    if (!solver.isLive(node.place)) return none(floor)
    const found = now(node, on)
    const then = found.covered && Span.isExact(found.span) ? undefined : before(node, on)
    return then !== undefined && !Span.contradict(found.span, then.span) ? then : found
  }

  const now = (node: Node, on: number): Standing => {
    const parts = solver.ways(node).map((way) => along(way, on))
    const best = parts.reduce(better, none(floor))
    const self = own(node, on)
    if (self === undefined) return best
    // What is carried over a change of boundaries may be a bound only where its parts are known.
    if (best.covered && Span.isExact(best.span) && !Span.isExact(self.span) && self.oldest < on) {
      return best
    }
    const oneDay = parts.some((one) => one.covered && one.oldest === self.oldest && one.newest === self.oldest)
    if (oneDay) return self
    if (best.covered && best.oldest > self.oldest) return best
    // Newer figures of some parts that exceed an older whole: it holds no more.
    return best.newest > self.oldest && Span.isBelow(self.span, best.span) ? best : self
  }

  const standing = (node: Node, on: number): Standing => {
    const byDay = memo.get(node) ?? new Map<number, Standing>()
    memo.set(node, byDay)
    const known = byDay.get(on)
    if (known !== undefined) return known
    byDay.set(on, none(floor))
    const found = find(node, on)
    byDay.set(on, found)
    return found
  }

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
    if (solver.changeOf(node.place, found.newest, on) !== undefined) return found
    if (Span.isExact(found.span) || found.newest === -Infinity || found.clashes.length > 0) return found
    const { span } = solver.all(node, found.newest, found.newest + 1)
    return Span.contradict(found.span, span) ? found : narrowed(node, found, span)
  }

  /** What boxes that hold one leave to it, of one day, since days never mix in a subtraction. */
  const left = (node: Node, start: number, end: number): Standing | undefined => {
    const on = end - 1
    const holders = [...solver.above(node)]
    const days = new Set(holders.flatMap((holder) => solver.spans(holder).map(([day]) => day)))
    const latest = [...days].filter((day) => day < end).sort((a, b) => b - a)
    const at = (day: number): Standing => {
      const known = solver.all(node, day, day + 1)
      const source = { _tag: "Around", node, day, self: undefined } as const
      return { ...known, oldest: day, newest: day, days: new Map([[day, 1]]), source }
    }
    const bounded: Array<Standing> = []
    for (const day of latest.filter((one) => start <= one)) {
      const known = at(day)
      if (Span.isExact(known.span)) return known
      if (known.span.upper < Infinity) bounded.push(known)
    }
    if (bounded.length > 0) return bounded[0]!
    // What is carried leaves what it left as long as nothing newer is said; else its parts hold no more than it.
    const [newest] = latest
    const holds = (day: number) => valid(node, -1, day, on) && solver.changeOf(node.place, day, on) === undefined
    if (newest !== undefined && newest < start && holds(newest)) {
      const known = at(newest)
      if (known.span.upper < Infinity) return known
    }
    const held = within(node, on)
    const self = standing(node, on)
    if (held === undefined || Span.contradict(held.span, self.span)) return undefined
    const source = { _tag: "Whole", whole: { node, standing: held, lower: 1, upper: 1 }, self } as const
    return { ...held, span: Span.both(self.span, held.span), source }
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
    if (now.covered) return sharpened(node, now, on)
    const days = daysOf(node, start, end)
    for (const day of days) {
      const then = standing(node, day)
      if (!then.covered) continue
      const newer = days[0]! > day ? standing(node, days[0]!) : now
      return Span.isBelow(then.span, newer.span) ? newer : sharpened(node, then, day)
    }
    const around = left(node, start, end)
    if (around !== undefined) return { ...now, ...around }
    return Number.isNaN(now.came) && days.length > 0 ? standing(node, days[0]!) : now
  }

  return { last, standing, daysOf, own, along }
}
