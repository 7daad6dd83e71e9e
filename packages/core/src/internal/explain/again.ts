/** How what may be counted again on other days came about: no sum, but the largest of several and no more than all of them. @internal */
import type { Node } from "../boxes/box.ts"
import { covering } from "../solve/overlap.ts"
import * as Span from "../boxes/span.ts"
import { type Origin, plain, same } from "./origin.ts"
import type { Statement } from "./route.ts"
import { atMost, type Days, decided, sides, summed } from "./sides.ts"

interface Told {
  readonly statements: ReadonlyArray<Statement>
  /** What is said of just these days otherwise. */
  readonly beside: ReadonlyArray<Origin>
  readonly value: Span.Span
  readonly floor: number
}

/** What longer statements leave to some of their days: no more than all, and at least who was not in the other days. */
const leftBy = (node: Node, days: Days, { floor, statements }: Told): ReadonlyArray<Origin> => {
  const [start, end] = days
  return statements
    .filter((one) => one.start <= start && end <= one.end && (one.start < start || end < one.end))
    .flatMap((one) => {
      const most = one.span.upper < Infinity ? [atMost(node, days, one.origin(), Span.atMost(one.span, floor))] : []
      const others = statements.filter((other) => other !== one)
      const gaps = [[one.start, start] as const, [end, one.end] as const].filter(([from, to]) => from < to)
      const taken = gaps.map((gap) => covering(others, ...gap))
      if (taken.includes(undefined)) return most
      const off = taken.flatMap((all) => (all ?? []).map((other) => plain(other.origin(), -1)))
      return [...most, summed(node, days, [plain(one.origin()), ...off], "added", floor)]
    })
}

/** Statements that cover some days: all that they say may be of these, also where they reach beyond them. */
const reaching = (node: Node, days: Days, { floor, statements }: Told): ReadonlyArray<Origin> => {
  const found = covering(statements, ...days)
  if (found === undefined) return []
  const most = found.map((one) => {
    const within: Days = [Math.max(one.start, days[0]), Math.min(one.end, days[1])]
    return plain(atMost(node, within, one.origin(), Span.atMost(one.span, floor)))
  })
  const sum = most.map(({ origin }) => origin.span).reduce(Span.add, Span.zero)
  return [sides("overlap", node, days, most, Span.atMost(sum, floor))]
}

/** Of several statements about the same days what they say together. */
const ofTheirDays = (node: Node, floor: number, statements: ReadonlyArray<Statement>): ReadonlyArray<Statement> =>
  [...Map.groupBy(statements, ({ end, start }) => `${start} ${end}`).values()].flatMap((all) => {
    const [first, ...others] = all as [Statement, ...ReadonlyArray<Statement>]
    const { end, start } = first
    if (others.length === 0 || all.some((one) => all.some((other) => Span.contradict(one.span, other.span)))) return all
    const span = all.map((one) => one.span).reduce(Span.both)
    const said = () => all.map((one) => one.origin())
    return [{ ...first, span, origin: () => decided(node, [start, end], said(), span, floor) }]
  })

/** The same things in several periods: at least what one of them says, at most all of them, or what longer ones say. */
export const again = (node: Node, days: Days, given: Told): Origin => {
  const told = { ...given, statements: ofTheirDays(node, given.floor, given.statements) }
  const { beside, floor, statements, value } = told
  const [start, end] = days
  const within = statements
    .filter((one) => start <= one.start && one.end <= end)
    .sort((one, other) => one.start - other.start)
  const terms = within.map((one) => plain(one.origin()))
  const spans = within.map((one) => one.span)
  const least = spans.map(Span.atLeast).reduce(Span.both, Span.unknown(floor))
  const sum = spans.reduce(Span.add, Span.zero)
  const reached = within.reduce((at, one) => (one.start <= at ? Math.max(at, one.end) : at), start)
  const all = reached < end ? least : Span.both(Span.atMost(sum, floor), least)
  const one = sides("overlap", node, days, terms, same(all, value) ? value : all)
  if (terms.length > 0 && same(one.span, value)) return one
  const singles = terms.map(({ origin }) => summed(node, days, [plain(origin)], "added", floor))
  const mine = [...singles, ...(terms.length > 0 ? [one] : [])]
  return decided(
    node,
    days,
    [...mine, ...leftBy(node, days, told), ...reaching(node, days, told), ...beside],
    value,
    floor
  )
}
