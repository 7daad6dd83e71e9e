/** How a stock came about: which figures stood on the day, each of the day it is of. @internal */
import type { Node } from "../boxes/box.ts"
import type * as OnDay from "../stocks/onDay.ts"
import type * as Standings from "../stocks/standing.ts"
import * as Span from "../boxes/span.ts"
import { inside, nothing, type Reader } from "./flow.ts"
import { ofBox } from "./left.ts"
import { near, type Origin, same, type Term, total } from "./origin.ts"
import { atMost, decided, summed } from "./sides.ts"

export interface StockReader extends Reader {
  readonly standing: ReturnType<typeof OnDay.make>
}

/** Terms that say something. */
const said = (terms: ReadonlyArray<Term>): ReadonlyArray<Term> =>
  terms.filter(({ origin }) => origin._tag !== "Nothing")

/** Parts as they stand: added, or side by side where they may share things. */
const ofParts = (
  reader: StockReader,
  node: Node,
  on: number,
  known: Standings.Standing,
  source: Made<"Parts">
): Origin => {
  const { covered, span } = known
  const terms = said(source.parts.map((one) => termOf(reader, on, one, 1)))
  const base = { node, start: on, end: on + 1, span }
  return source.way.adds && same(total(terms, covered, reader.floor), span)
    ? { _tag: "Sum", ...base, terms, missing: covered ? undefined : "added" }
    : { _tag: "Sides", how: source.way.adds ? "bounds" : "overlap", ...base, sides: terms }
}

/** A figure carried over a change of boundaries: what stayed of it, what was given to it, what went. */
const carried = (reader: StockReader, node: Node, on: number, known: Standings.Standing, source: Made<"Carried">) => {
  const { given, gone, kept } = source
  const terms = said([
    termOf(reader, on, kept, 1),
    ...given.map((one) => termOf(reader, on, one, 1)),
    ...gone.map((one) => termOf(reader, on, one, -1))
  ])
  const missing = !known.covered
    ? "added"
    : known.span.upper < total(terms, true, reader.floor).upper
      ? "taken"
      : undefined
  return summed(node, [on, on + 1], terms, missing, reader.floor)
}

type Made<Tag extends Standings.Source["_tag"]> = Extract<Standings.Source, { readonly _tag: Tag }>

const termOf = (reader: StockReader, on: number, shared: Standings.Shared, sign: 1 | -1): Term => ({
  origin: ofStanding(reader, shared.node, on, shared.standing),
  sign,
  lower: shared.lower,
  upper: shared.upper
})

const made = (reader: StockReader, node: Node, on: number, known: Standings.Standing): ReadonlyArray<Origin> => {
  const { source } = known
  switch (source?._tag) {
    case undefined:
      return []
    case "Figures":
      return [inside(reader, source.node, source.day, source.day + 1)]
    case "Carried":
      return [carried(reader, node, on, known, source)]
    case "Parts":
      return [ofParts(reader, node, on, known, source)]
    case "Around": {
      const around = ofBox(reader, source.node, source.day, source.day + 1)
      return source.self === undefined ? [around] : [ofStanding(reader, node, on, source.self), around]
    }
    case "Whole": {
      const whole = ofStanding(reader, source.whole.node, on, source.whole.standing)
      const isAll = near(whole.span.lower, known.span.lower) || source.whole.node === node
      const most = isAll ? whole : atMost(node, [on, on + 1], whole, Span.atMost(whole.span, reader.floor))
      return source.self === undefined ? [most] : [ofStanding(reader, node, on, source.self), most]
    }
  }
}

/** How what stands on a day came about. */
const ofStanding = (reader: StockReader, node: Node, on: number, known: Standings.Standing): Origin => {
  const sides = made(reader, node, on, known).filter(({ _tag }) => _tag !== "Nothing")
  return sides.length === 0 ? nothing(node, reader.floor) : decided(node, [on, on + 1], sides, known.span, reader.floor)
}

/** What stood on a day. */
export const on = (reader: StockReader, node: Node, day: number): Origin =>
  ofStanding(reader, node, day, reader.standing.standing(node, day))

/** The stock of a period, and the day it is as of; where silence is nothing, what each said last. */
export const last = (
  reader: StockReader,
  node: Node,
  [start, end]: readonly [number, number],
  isSettled: boolean
): { readonly origin: Origin; readonly day: number } => {
  const { last, settled } = reader.standing
  const found = isSettled ? settled(node, end - 1, start, end) : last(node, start, end)
  const day = found.newest > -Infinity ? found.newest : end - 1
  return { origin: ofStanding(reader, node, Math.max(day, start), found), day }
}
