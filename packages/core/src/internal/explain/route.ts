/**
 * The figures of one box over time that decide what is said of some days: a shortest path through what each of them says, the
 * longest day by day or the least. @internal
 */
import * as Span from "../boxes/span.ts"
import { type Term, type Origin, plain } from "./origin.ts"

/** A statement about the days from `start` until before `end`. */
export interface Statement {
  readonly start: number
  readonly end: number
  readonly span: Span.Span
  readonly origin: () => Origin
  /** Whether it is a figure of the box itself: of two that say the same, it decides. */
  readonly own: boolean
}

interface Step {
  readonly from: number
  readonly to: number
  readonly cost: number
  readonly weight: number
  readonly statement: Statement | undefined
}

const steps = (statements: ReadonlyArray<Statement>, points: ReadonlyArray<number>, floor: number): Array<Step> => [
  ...statements.flatMap((statement) => {
    const { end, own, span, start } = statement
    // What is about gives way to what others say as well.
    const weight = own && !span.about ? 1 : 1.001
    return [
      ...(span.upper < Infinity ? [{ from: start, to: end, cost: span.upper, weight, statement }] : []),
      ...(span.lower > -Infinity ? [{ from: end, to: start, cost: -span.lower, weight, statement }] : [])
    ]
  }),
  // What happened cannot be undone.
  ...(floor === 0
    ? points.slice(1).map((from, index) => ({ from, to: points[index]!, cost: 0, weight: 2, statement: undefined }))
    : [])
]

/** The cheapest way from one day to another, and of equally cheap ones that of the fewest statements. */
const cheapest = (all: ReadonlyArray<Step>, count: number, from: number, to: number) => {
  const cost = new Map<number, number>([[from, 0]])
  const weight = new Map<number, number>([[from, 0]])
  const last = new Map<number, Step>()
  for (let round = 0; round <= count; round++) {
    let changed = false
    for (const step of all) {
      const before = cost.get(step.from)
      if (before === undefined) continue
      const [now, many] = [before + step.cost, weight.get(step.from)! + step.weight]
      const [known, few] = [cost.get(step.to) ?? Infinity, weight.get(step.to) ?? Infinity]
      const slack = 1e-9 * Math.max(1, Math.abs(now))
      if (!(now < known - slack || (now <= known + slack && many < few - 1e-6))) continue
      cost.set(step.to, now)
      weight.set(step.to, many)
      last.set(step.to, step)
      changed = true
    }
    if (!changed) break
  }
  const found: Array<Step> = []
  const seen = new Set<number>()
  for (let at = to; at !== from;) {
    const step = last.get(at)
    if (step === undefined || seen.has(at)) return undefined
    seen.add(at)
    found.push(step)
    at = step.from
  }
  return found.reverse()
}

interface Route {
  readonly terms: ReadonlyArray<Term>
  /** Whether no day is left out. */
  readonly whole: boolean
}

/** Ways of saying something of the days from `start` until before `end`: for the upper end, and for the lower one. */
export const routes = (
  statements: ReadonlyArray<Statement>,
  start: number,
  end: number,
  floor: number
): { readonly above: Route | undefined; readonly below: Route | undefined } => {
  const points = [...new Set([start, end, ...statements.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b)
  const all = steps(statements, points, floor).sort((a, b) => a.from - b.from)
  const route = (from: number, to: number) => {
    const found = cheapest(all, points.length, from, to)
    if (found === undefined) return undefined
    const inTime = from < to ? found : found.toReversed()
    const terms = inTime.flatMap(({ from: a, statement, to: b }) => {
      if (statement === undefined) return []
      const forwards = a < b === from < to
      return [plain(statement.origin(), forwards ? 1 : -1)]
    })
    return { terms, whole: found.every(({ statement }) => statement !== undefined) }
  }
  return { above: route(start, end), below: route(end, start) }
}
