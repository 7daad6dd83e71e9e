/**
 * What is known of one box over time where the same thing may be counted again later: the whole is at least its largest part and
 * at most the sum of parts that cover it. @internal
 */
import * as Quantity from "../../Quantity.ts"
import * as Span from "./span.ts"
import type { Clash, Statement, Timeline, Trust } from "./timeline.ts"

const lies = (inner: Statement, start: number, end: number): boolean => start <= inner.start && inner.end <= end

/** The least that statements which cover the days from `start` until before `end` say together; infinite where none do. */
const cover = (sorted: ReadonlyArray<Statement>, start: number, end: number, without?: Statement): Span.Span => {
  const points = [start, ...sorted.map((one) => one.end).filter((point) => point > start && point < end), end]
  const best = new Map<number, Span.Span>([[start, Span.zero]])
  for (const to of [...new Set(points)].sort((a, b) => a - b).slice(1)) {
    for (const one of sorted) {
      if (one === without || one.span.upper === Infinity || one.start >= to || one.end < to) continue
      // It reaches back to any point within it.
      for (const [from, sum] of best) {
        if (from < one.start || from >= to) continue
        const way = Span.add(sum, one.span)
        const known = best.get(to)
        if (known === undefined || way.upper < known.upper) best.set(to, way)
      }
    }
  }
  return best.get(end) ?? Span.unknown(0)
}

export const make = (all: ReadonlyArray<Statement>, options: { readonly trust: Trust }): Timeline => {
  const sorted = [...all].sort((a, b) => a.start - b.start || a.end - b.end)
  const clashes: Array<Clash> = []
  const spans = new Map<Statement, Span.Span>(sorted.map((one) => [one, one.span]))
  const length = ({ end, start }: Statement) => end - start
  for (const one of [...sorted].sort((a, b) => length(a) - length(b))) {
    const inner = sorted.filter(
      (other) => other !== one && lies(other, one.start, one.end) && length(other) <= length(one)
    )
    const exact = inner.find((other) => length(other) === length(one) && Span.isBeaten(one.span, spans.get(other)!))
    if (exact !== undefined) {
      spans.set(one, spans.get(exact)!)
      continue
    }
    const above = inner.filter((other) => Span.isBelow(one.span, spans.get(other)!))
    if (above.length === 0) continue
    // Figures above all that the parts say: they are not all.
    if (!one.own) {
      spans.set(one, Span.atLeast(one.span))
      continue
    }
    const parts = above.map((other) => spans.get(other)!).reduce(Span.either)
    // Open above unless the parts cover the same days.
    const covers = above.some((other) => length(other) === length(one))
    const said = covers ? parts : Span.atLeast(parts)
    const spread = options.trust === "whole" ? one.span : options.trust === "parts" ? said : Span.either(one.span, said)

    spans.set(one, spread)
    if (options.trust === undefined) {
      clashes.push({
        start: one.start,
        end: one.end,
        span: spread,
        whole: one.span,
        parts,
        rows: [one, ...above].flatMap(({ rows }) => rows)
      })
    }
  }
  const sealed = clashes.map((clash) =>
    sorted.find((one) => one.own && one.start === clash.start && one.end === clash.end)
  )
  // What a question that holds a contradiction sees of it is the spread alone.
  const hidden = (one: Statement, start: number, end: number): boolean =>
    sealed.some(
      (seal) => seal !== undefined && seal !== one && lies(seal, start, end) && lies(one, seal.start, seal.end)
    )
  const said = sorted.map((one) => ({ ...one, span: spans.get(one)!, as: one }))
  return {
    clashes,
    bounds: (start, end) => {
      const seen = said.filter((one) => !hidden(one.as, start, end))
      let found = Span.atMost(cover(seen, start, end), 0)
      for (const one of seen) {
        if (lies(one, start, end)) found = Span.both(found, Span.atLeast(one.span))
        if (one.start <= start && end <= one.end) {
          found = Span.both(found, Span.atMost(one.span, 0))
          const before = cover(seen, one.start, start, one)
          const after = cover(seen, end, one.end, one)
          const rest = Span.add(start === one.start ? Span.zero : before, end === one.end ? Span.zero : after)
          const left = one.span.lower - rest.upper
          if (left > found.lower) found = Quantity.interval({ ...found, lower: left, lowerOpen: one.span.lowerOpen })
        }
      }
      return found
    }
  }
}
