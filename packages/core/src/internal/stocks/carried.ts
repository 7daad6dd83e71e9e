/** What stays of a stock's figure that is carried over a change of its unit's boundaries. @internal */
import { type Node, plus } from "../boxes/box.ts"
import type { Gift } from "../places/place.ts"
import type { Solver } from "../solve/solver.ts"
import * as Span from "../boxes/span.ts"
import { merged, none, partOf, type Shared, type Standing } from "./standing.ts"

export const make = (solver: Solver, floor: number) => {
  /** A figure carried over a change of its unit's boundaries: what stayed of it, and what it was given by units that ended or came. */
  const changed = (
    node: Node,
    then: Standing,
    on: number,
    standing: (node: Node, on: number) => Standing
  ): Standing => {
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
    const adds = solver.measure.additivity.place === "additive"
    if (floor !== 0)
      return adds && gone.every((one) => one.covered)
        ? gone.reduce((a, b) => Span.minus(a, b.span), whole)
        : Span.unknown(floor)
    if (!adds) return Span.atMost(whole, floor)
    const left = gone.reduce((a, b) => Span.minus(a, b.span), whole)
    return Span.both(left, Span.unknown(floor))
  }

  return changed
}
