/** How a stock came about: which figures stood on the day, each of the day it is of. @internal */
import type { Node } from "../figures/box.ts"
import type * as Standings from "../figures/standing.ts"
import { inside, nothing, type Reader } from "./flow.ts"
import { ofBox } from "./left.ts"
import { same, type Term, total, type Origin } from "./origin.ts"

export interface StockReader extends Reader {
  readonly standing: ReturnType<typeof Standings.make>
}

/** What stood on a day. */
export const on = (reader: StockReader, node: Node, day: number): Origin => {
  const { floor, solver, standing } = reader
  if (!solver.isLive(node.place)) return nothing(node, floor)
  const known = standing.standing(node, day)
  if (Number.isNaN(known.came) && !known.covered) return nothing(node, floor)
  const self = standing.own(node, day)
  if (self !== undefined && self.oldest === known.oldest && same(self.span, known.span)) {
    return inside(reader, node, self.oldest, self.oldest + 1)
  }
  for (const way of solver.ways(node)) {
    const made = standing.along(way, day)
    if (made.covered !== known.covered || made.oldest !== known.oldest || !same(made.span, known.span)) continue
    const terms = way.parts
      .filter((part) => part.from <= day && day < part.to)
      .map(({ lower, node: inner, upper }): Term => ({ origin: on(reader, inner, day), sign: 1, lower, upper }))
      .filter(({ origin }) => origin._tag !== "Nothing")
    const span = known.span
    const base = { node, start: day, end: day + 1, span }
    return way.adds && same(total(terms, known.covered, floor), span)
      ? { _tag: "Sum", ...base, terms, missing: known.covered ? undefined : "added" }
      : { _tag: "Sides", how: way.adds ? "bounds" : "overlap", ...base, sides: terms }
  }
  return ofBox(reader, node, day, day + 1)
}

/** The stock of a period, and the day it is as of. */
export const last = (
  reader: StockReader,
  node: Node,
  start: number,
  end: number
): { readonly origin: Origin; readonly day: number } => {
  const found = reader.standing.last(node, start, end)
  for (const day of [end - 1, ...reader.standing.daysOf(node, start, end)]) {
    const known = reader.standing.standing(node, day)
    if (known === found || (known.covered === found.covered && same(known.span, found.span))) {
      return { origin: on(reader, node, day), day }
    }
  }
  const day = found.newest > -Infinity ? found.newest : end - 1
  return { origin: ofBox(reader, node, day, day + 1), day }
}
