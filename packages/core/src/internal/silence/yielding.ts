/**
 * Which blank lines figures say cannot all be nothing. Of those that cannot be so together none is nearer the truth than another:
 * each of them gives way. @internal
 */
import { Balance } from "../solve/balance.ts"
import type { Placed } from "./blanks.ts"
import { type Node, spanKey, type Way } from "../boxes/box.ts"
import { areAll } from "../solve/filled.ts"
import type { Solver } from "../solve/solver.ts"
import * as Span from "../boxes/span.ts"

/** Of how many each is tried by itself. */
const many = 24

type Days = readonly [start: number, end: number]

/** Blank lines of which figures say that one holds something, any one of them it may be. */
export const of = (figures: Solver, filled: Solver, blanks: ReadonlyArray<Placed>): ReadonlySet<Placed> => {
  const system = systemOf(figures, filled)
  // Of a form that came before its period ended a blank line says nothing of the rest.
  const said = blanks.filter(({ figure }) => Span.isExact(figure.span))
  const boxes = new Map(
    said.map((one) => [system.box(filled.node(one.place, one.category), one.figure.start, one.figure.end), one])
  )
  system.balance.settle()
  const guilty = new Set<number>()
  const pass = (order: Iterable<number>): boolean => {
    const before = guilty.size
    const found = together(system.balance, order)
    for (const met of found) for (const one of smallest(system.balance, met)) guilty.add(one)
    return guilty.size > before
  }
  const all = [...boxes.keys()]
  const others = () => all.filter((box) => !guilty.has(box))
  if (!pass(all)) return new Set()
  // In whatever order they are tried, what was found before must stand.
  for (let found = true; found;) {
    const first = [...guilty]
    const turns = first
      .slice(0, many ** 2 / first.length)
      .map((_, index) => [...first.slice(index), ...first.slice(0, index)])
    const orders = [
      all.toReversed(),
      others(),
      ...turns.flatMap((turn) => [
        [...turn, ...others()],
        [...turn, ...others().reverse()]
      ])
    ]
    found = orders.map(pass).some((one) => one)
  }
  return new Set([...guilty].map((box) => boxes.get(box)!))
}

/** Says of boxes that they hold nothing, as far as that can be; each that cannot, with those that it met. */
const together = (balance: Balance, boxes: Iterable<number>): ReadonlyArray<ReadonlySet<number>> => {
  const found = [...boxes].flatMap((box) => balance.empty(box) ?? [])
  balance.reset()
  return found
}

/** Of boxes that cannot all hold nothing, as few as still cannot; of many that have met, all: to try each would take too long. */
const smallest = (balance: Balance, met: ReadonlySet<number>): ReadonlySet<number> => {
  if (met.size > many) return met
  let left = met
  for (const one of met) {
    if (!left.has(one)) continue
    const others = [...left].filter((other) => other !== one)
    left = together(balance, others)[0] ?? left
  }
  return left
}

/** The system of all boxes that figures and blank lines reach. */
const systemOf = (figures: Solver, filled: Solver) => {
  const balance = new Balance()
  const known = new Map<Node, Map<number, number>>()
  const said = new Map<Node, ReturnType<typeof saidOf>>()
  const cuts = new Map<Node, ReadonlyArray<number>>()

  /** The days on which figures and blank lines of a box, or of what holds it, begin and end. */
  const cutsOf = (node: Node): ReadonlyArray<number> => {
    const before = cuts.get(node)
    if (before !== undefined) return before
    const found = [...new Set([...filled.spans(node), ...filled.spansAround(node)].flat())].sort((a, b) => a - b)
    cuts.set(node, found)
    return found
  }

  /** The days of figures of a box, or of one that holds it. */
  const saidOf = (node: Node): ReadonlyArray<readonly [node: Node, ...days: Days]> => {
    const before = said.get(node)
    if (before !== undefined) return before
    const found = [node, ...filled.above(node)].flatMap((one) =>
      one.figures.filter(({ row }) => row >= 0).map(({ end, start }) => [one, start, end] as const)
    )
    said.set(node, found)
    return found
  }

  /** Takes a way in which a box is made of others; what is only a share of a part stands for itself. */
  const add = (node: Node, start: number, end: number, way: Way, whole: number): void => {
    let covers = way.covers && way.since <= start && end <= way.until
    const days: Array<Days> = []
    const parts = way.parts.flatMap(({ from, lower, node: part, stray, to, upper }) => {
      const [a, b] = [Math.max(start, from), Math.min(end, to)]
      if (a >= b) return []
      days.push([a, b])
      if (lower === 1 && upper === 1 && stray !== true) return [box(part, a, b)]
      covers &&= stray !== true
      return [balance.box(stray === true ? Span.unknown(0) : Span.part(spanOf(part, a, b), lower, upper))]
    })
    covers &&= areAll(days, start, end)
    if (parts.length > 0) balance.sum({ whole, parts, adds: way.adds, covers })
  }

  const spanOf = (node: Node, start: number, end: number): Span.Span =>
    Span.uncrossed(figures.all(figures.node(node.place, node.category), start, end).span)

  /** The number of a box in the system, which takes all that it is made of and all figures that hold it as well. */
  const box = (node: Node, start: number, end: number): number => {
    const own = known.get(node) ?? new Map<number, number>()
    known.set(node, own)
    const key = spanKey(start, end)
    const before = own.get(key)
    if (before !== undefined) return before
    const number = balance.box(spanOf(node, start, end))
    own.set(key, number)
    for (const way of filled.ways(node)) add(node, start, end, way, number)
    const { accumulation, additivity } = filled.measure
    const inner = accumulation === "flow" ? cutsOf(node).filter((day) => start < day && day < end) : []
    if (inner.length > 0) {
      const points = [start, ...inner, end]
      const parts = points.slice(1).map((to, index) => box(node, points[index]!, to))
      balance.sum({ whole: number, parts, adds: additivity.time === "additive", covers: true })
    }
    for (const [one, from, to] of saidOf(node)) if (from < end && start < to) box(one, from, to)
    return number
  }
  return { balance, box }
}
