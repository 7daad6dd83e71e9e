/**
 * What stands on a day: stocks and running totals. The later day first, then the whole; days never mix in a subtraction, and a
 * figure is carried as long as it is valid. @internal
 */
import { loose, type Node, spanKey, type Way } from "../boxes/box.ts"
import * as Carried from "./carried.ts"
import * as Latest from "./latest.ts"
import type { Solver } from "../solve/solver.ts"
import * as Span from "../boxes/span.ts"
import { isOutgrown, merged, none, type Standing, type Unsaid, unsaidSince, type Valid } from "./standing.ts"

interface OfMeasure {
  readonly solver: Solver
  readonly floor: number
  readonly valid: Valid
  readonly unsaid: Unsaid | undefined
  /** The first day from one on for which the stock is asked. */
  readonly firstAsked: (start: number) => number
}

export const make = (of: OfMeasure) => {
  const { floor, solver, unsaid, valid } = of
  const memo = new Map<Node, Map<number, Standing>>()
  const changed = Carried.make(solver, floor)

  const own = (node: Node, on: number, until: number = on): Standing | undefined => {
    let day = -Infinity
    for (const figure of node.figures) {
      if (figure.start <= on && figure.start > day && valid(figure.start, on)) day = figure.start
    }
    // Who says later that it is not known any more takes back what was said before.
    if (day === -Infinity || (unsaid !== undefined && day < unsaidSince(unsaid, node, until))) return undefined
    const known = solver.inside(node, day, day + 1)
    const source = { _tag: "Figures", node, day } as const
    const then = { ...known, covered: true, oldest: day, newest: day, days: new Map([[day, 1]]), source }
    return day === on ? then : changed(node, then, on, (one, at) => standing(one, at, until))
  }

  const along = (way: Way, on: number, until: number = on): Standing => {
    const parts = way.parts.filter((part) => part.from <= on && on < part.to)
    let covered = way.covers && way.since <= on && on < way.until && parts.length > 0
    let [sum, most, came] = [Span.zero, Span.zero, NaN]
    let [oldest, newest] = [Infinity, -Infinity]
    const all = parts.map(({ lower, node, stray, upper }) => {
      const known = stray === true ? loose(standing(node, on, until)) : standing(node, on, until)
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
  const before = (node: Node, on: number, until: number): Standing | undefined => {
    const day = solver.spans(node).reduce((last, [start]) => (start <= on && start > last ? start : last), -Infinity)
    if (day === -Infinity || day === on || solver.isCalm(day, on)) return undefined
    if (solver.isChanged(node.place, day, on)) return undefined
    const then = standing(node, day, until)
    return then.covered && [...then.days.keys()].every((one) => valid(one, on)) ? then : undefined
  }

  const find = (node: Node, on: number, until: number): Standing => {
    if (!solver.isLive(node.place)) return none(floor)
    const found = now(node, on, until)
    const then = found.covered && Span.isExact(found.span) ? undefined : before(node, on, until)
    return then !== undefined && !Span.contradict(found.span, then.span) ? then : found
  }

  const now = (node: Node, on: number, until: number): Standing => {
    const parts = solver.ways(node).map((way) => along(way, on, until))
    const best = parts.reduce(better, none(floor))
    // A team has one stock: the newest that it told, for whichever host.
    const self = [node, ...solver.elsewhere(node)].reduce((told: Standing | undefined, one) => {
      const next = own(one, on, until)
      return next !== undefined && next.newest > (told?.newest ?? -Infinity) ? next : told
    }, undefined)
    if (self === undefined) return best
    // What is carried over a change of boundaries may be a bound only where its parts are known.
    if (best.covered && Span.isExact(best.span) && !Span.isExact(self.span) && self.oldest < on) {
      return best
    }
    const oneDay = parts.some((one) => one.covered && one.oldest === self.oldest && one.newest === self.oldest)
    if (oneDay) return self
    if (best.covered && best.oldest > self.oldest) return best
    return best.newest > self.oldest && isOutgrown(self, best) ? best : self
  }

  /** What stands of a box on a day, as who knows what was said until another day sees it. */
  const standing = (node: Node, on: number, until: number = on): Standing => {
    const byDay = memo.get(node) ?? new Map<number, Standing>()
    memo.set(node, byDay)
    const key = spanKey(on, unsaid === undefined ? on : until)
    const known = byDay.get(key)
    if (known !== undefined) return known
    byDay.set(key, none(floor))
    const found = find(node, on, until)
    byDay.set(key, found)
    return found
  }

  /** The same, of a team only where it sits. */
  const there = (node: Node, on: number, until: number = on): Standing =>
    solver.isThere(node, on) ? standing(node, on, until) : none(floor)

  return { standing: there, own, along, ...Latest.make({ ...of, standing: there }) }
}
