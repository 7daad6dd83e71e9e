/**
 * What is known of one box over time where the same thing may be counted again later: the whole is at least its largest part and
 * at most the sum of parts that cover it. @internal
 */
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

interface Said extends Omit<Statement, "span" | "claim"> {
  span: Span.Span
  /** Whether parts contradict it or cover it with less, or are in doubt: what lies inside it is then not what it is made of. */
  sealed: boolean
  claim: Span.Span
}

/** Whether what is said in a statement's place stands for another as well; of parts in doubt it stands for parts alone. */
const hides = (seal: Said, one: Said): boolean => seal !== one && lies(one, seal) && (seal.own || !one.own)

/** Statements that cover the days from `start` until before `end`, of several ways the one that comes to least. */
export const covering = <A extends Pick<Statement, "start" | "end" | "span">>(
  all: ReadonlyArray<A>,
  start: number,
  end: number
): ReadonlyArray<A> | undefined => {
  const points = [start, ...all.map((one) => one.end).filter((day) => start < day && day < end), end]
  const best = new Map([[start, { most: 0, way: [] as ReadonlyArray<A> }]])
  for (const to of [...new Set(points)].sort((a, b) => a - b).slice(1)) {
    for (const one of all) {
      if (one.span.upper === Infinity || to <= one.start || one.end < to) continue
      // It reaches back to any point within it.
      for (const [from, { most, way }] of best) {
        if (from < one.start || to <= from) continue
        const sum = most + one.span.upper
        if (sum < (best.get(to)?.most ?? Infinity)) best.set(to, { most: sum, way: [...way, one] })
      }
    }
  }
  return start === end ? [] : best.get(end)?.way
}

/** The least that statements which cover some days say together; infinite where none do. */
const cover = (sorted: ReadonlyArray<Said>, start: number, end: number, without?: Said): Span.Span => {
  const seals = sorted.filter((one) => one.sealed && lies(one, { start, end }) && one !== without)
  // What lies in a statement that is more than it all is no cover of its days.
  const isOpen = (one: Said) => one !== without && !seals.some((seal) => hides(seal, one))
  const found = covering(sorted.filter(isOpen), start, end)
  return found === undefined ? Span.unknown(0) : found.map(({ span }) => span).reduce(Span.add, Span.zero)
}

/** The highest that any of some statements claims at least. */
const highest = (all: ReadonlyArray<Said>): Span.Span =>
  all.map(({ claim }) => Span.atLeast(claim)).reduce(Span.both, Span.unknown(0))

const length = ({ end, start }: Said) => end - start

/** Holds each statement against what lies in it, the shorter first, and gives the contradictions that nobody settled. */
const weigh = (sorted: ReadonlyArray<Said>, trust: Trust): ReadonlyArray<Clash> => {
  const clashes: Array<Clash> = []
  for (const one of [...sorted].sort((a, b) => length(a) - length(b) || Number(a.own) - Number(b.own))) {
    if (one.inDoubt === true) {
      one.sealed = true
      continue
    }
    one.span = firm(one, clashes, sorted) ?? Span.unknown(0)
    const inner = sorted.filter((other) => other !== one && lies(other, one) && length(other) <= length(one))
    const exact = inner.find((other) => length(other) === length(one) && Span.isBeaten(one.span, other.span))
    if (exact !== undefined) {
      one.span = exact.span
      one.claim = exact.claim
      continue
    }
    const above = inner.filter((other) => Span.isBelow(one.span, other.claim))
    if (above.length === 0) {
      one.sealed = one.own && Span.isBelow(cover(inner, one.start, one.end), one.span)
      continue
    }
    // Figures above all that the parts say: they are not all.
    if (!one.own) {
      one.span = Span.atLeast(one.span)
      continue
    }
    const { end, span: whole, start } = one
    const parts = above.map(({ claim }) => claim).reduce(Span.either)
    // Open above unless the parts cover the same days.
    const covers = above.some((other) => length(other) === length(one))
    const said = covers ? parts : Span.atLeast(parts)
    one.span = trust === "whole" ? whole : trust === "parts" ? said : Span.either(whole, said)
    one.claim = trust === "whole" ? whole : highest(above)
    one.sealed = true
    // What is said of just these days takes the place of what their parts were said to say.
    for (const other of above) if (length(other) === length(one)) other.sealed = false
    if (trust === undefined) {
      clashes.push({ start, end, span: one.span, whole, parts, rows: [one, ...above].flatMap(({ rows }) => rows) })
    }
  }
  return clashes
}

/** What a longer statement leaves to some of its days, where nothing in it is more than what it is made of. */
const leftBy = (
  all: ReadonlyArray<Said>,
  rests: ReadonlyArray<Days>,
  one: Said,
  [start, end]: readonly [start: number, end: number]
): Span.Span | undefined => {
  const days = [
    { start: one.start, end: start },
    { start, end },
    { start: end, end: one.end }
  ]
  const within = [...all.filter(({ sealed }) => sealed), ...rests].filter((other) => lies(other, one))
  if (within.some((seal) => seal === one || !days.some((some) => lies(seal, some)))) return undefined
  const rest = Span.add(cover(all, one.start, start, one), cover(all, end, one.end, one))
  return Span.minus(Span.atLeast(one.span), Span.atMost(rest, 0))
}

interface Options {
  readonly trust: Trust
  /** Days of which more was said than the parts of the box told of these, or of fewer days in them. */
  readonly rests: ReadonlyArray<Days>
  /** Days of which more was said than of fewer days in them, of a part of the box, and nothing of the box. */
  readonly over?: ReadonlyArray<Days>
}

export const make = (statements: ReadonlyArray<Statement>, { over = [], rests, trust }: Options): Timeline => {
  const all = [...statements]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map((one): Said => ({ ...one, sealed: false, claim: one.claim ?? one.span }))
  const clashes = weigh(all, trust)
  return {
    clashes,
    rests: all.filter(({ own, sealed }) => own && sealed),
    overruled: [],
    standing: () => all,
    claim: (start, end) => highest(all.filter((one) => lies(one, { start, end }))),
    bounds: (start, end) => {
      const days = { start, end }
      const own = all.find((one) => one.own && one.start === start && one.end === end)
      const seals = all.filter((one) => one.sealed && lies(one, days))
      // What a question that holds a contradiction sees of it is the spread alone.
      const seen = all.filter((one) => !seals.some((seal) => hides(seal, one)))
      let found = own?.span ?? Span.unknown(0)
      const narrow = (said: Span.Span, cuts = false): void => {
        if (!Span.contradict(found, said)) found = Span.both(found, said)
        else if (cuts && own === undefined) found = Span.atMost(said, 0)
      }
      for (const one of seen) if (lies(one, days)) narrow(Span.atLeast(one.span))
      for (const one of seen) if (lies(days, one)) narrow(Span.atMost(one.span, 0), trust === "whole" && one.own)
      const isAll = (one: Said) => !over.some((rest) => isWithin(one, rest) && lies(rest, days))
      narrow(Span.atMost(cover(seen.filter(isAll), start, end), 0))
      for (const one of seen) {
        const left = lies(days, one) && one !== own ? leftBy(all, rests, one, [start, end]) : undefined
        if (left !== undefined) narrow(left)
      }
      const clash = clashes.find((one) => one.start === start && one.end === end)
      return clash === undefined ? found : spanning(found, clash)
    }
  }
}
