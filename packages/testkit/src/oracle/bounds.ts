/** What figures determine: the least and the most of any box, by a linear programme over atoms. @internal */
import * as Bits from "./bits.ts"
import * as Simplex from "./simplex.ts"
import type { Space } from "./space.ts"

/** That the count of a set of atoms lies between two numbers. */
export interface Constraint {
  readonly bits: Bits.Bits
  readonly lower: number
  readonly upper: number
}

export interface Bounds {
  /** Whether the figures can all be true; `unknown` where there are too many kinds of things to tell. */
  readonly agree: boolean | "unknown"
  /** The least and the most of a box, where the figures agree. */
  readonly range: ((question: Bits.Bits) => readonly [number, number] | undefined) | undefined
  /** Whether all that touches the question, at any remove, lies inside one another or apart. */
  readonly nested: (question: Bits.Bits) => boolean
  /** The sum of exact boxes apart that are together the question. */
  readonly cover: (question: Bits.Bits) => number | undefined
  /** The distinct constraints, each with the tightest interval said of its box. */
  readonly rows: ReadonlyArray<Constraint>
}

const merged = (constraints: ReadonlyArray<Constraint>): ReadonlyArray<Constraint> => {
  const rows = new Map<string, Constraint>()
  for (const one of constraints) {
    const key = Bits.key(one.bits)
    const known = rows.get(key)
    const lower = Math.max(one.lower, known?.lower ?? 0)
    rows.set(key, { bits: one.bits, lower, upper: Math.min(one.upper, known?.upper ?? Infinity) })
  }
  return [...rows.values()]
}

/** Things that are counted alike: which rows count them, and how to tell whether a question does. */
interface Class {
  readonly rows: ReadonlyArray<number>
  readonly ever: (question: Bits.Bits) => boolean
  readonly always: (question: Bits.Bits) => boolean
}

/** Events: an atom is counted by the rows that hold it. */
const eventClasses = ({ atoms }: Space, rows: ReadonlyArray<Constraint>): ReadonlyArray<Class> => {
  const found = new Map<string, { readonly rows: ReadonlyArray<number>; readonly bits: Bits.Bits }>()
  for (let atom = 0; atom < atoms.length; atom++) {
    const hit: Array<number> = []
    rows.forEach((row, index) => Bits.has(row.bits, atom) && hit.push(index))
    const key = hit.join(",")
    let known = found.get(key)
    if (known === undefined) found.set(key, (known = { rows: hit, bits: Bits.empty(atoms.length) }))
    Bits.add(known.bits, atom)
  }
  return [...found.values()].map(({ bits, rows }) => ({
    rows,
    ever: (question) => Bits.meets(bits, question),
    always: (question) => Bits.within(bits, question)
  }))
}

const limit = 400

/**
 * Entities: one lies in a single place, cell and member, and may be met there by any team on any days. It is counted by the
 * rows that hold one of its meetings, so its classes are the unions of what rows hold single atoms.
 */
const entityClasses = ({ atoms }: Space, rows: ReadonlyArray<Constraint>): ReadonlyArray<Class> | undefined => {
  const groups = Map.groupBy(atoms.keys(), (atom) => [atoms[atom]![0], atoms[atom]![4], atoms[atom]![5]].join())
  const found = new Map<string, { rows: ReadonlyArray<number>; readonly allowed: Array<Bits.Bits> }>()
  for (const group of groups.values()) {
    const signatures = new Map<string, ReadonlyArray<number>>()
    for (const atom of group) {
      const hit = [...rows.keys()].filter((index) => Bits.has(rows[index]!.bits, atom))
      signatures.set(hit.join(","), hit)
    }
    let unions = new Map<string, ReadonlyArray<number>>()
    for (const [key, signature] of signatures) {
      const next = new Map(unions).set(key, signature)
      for (const other of unions.values()) {
        const both = [...new Set([...signature, ...other])].sort((a, b) => a - b)
        next.set(both.join(","), both)
      }
      if (next.size > limit) return undefined
      unions = next
    }
    for (const [key, union] of unions) {
      const outside = [...rows.keys()].filter((index) => !union.includes(index)).map((index) => rows[index]!.bits)
      const allowed = Bits.empty(atoms.length)
      for (const atom of group) if (!outside.some((bits) => Bits.has(bits, atom))) Bits.add(allowed, atom)
      const known = found.get(key)
      if (known === undefined) found.set(key, { rows: union, allowed: [allowed] })
      else known.allowed.push(allowed)
      if (found.size > limit) return undefined
    }
  }
  return [...found.values()].map(({ allowed, rows: hit }) => ({
    rows: hit,
    ever: (question) => allowed.some((bits) => Bits.meets(bits, question)),
    always: (question) =>
      allowed.every((bits) => {
        const rest = Bits.minus(bits, question)
        return Bits.isEmpty(rest) || hit.some((index) => !Bits.meets(rest, rows[index]!.bits))
      })
  }))
}

export const make = (space: Space, constraints: ReadonlyArray<Constraint>): Bounds => {
  const rows = merged(constraints)
  const nothing = { bits: space.phantoms, lower: 0, upper: 0 }
  const all = Bits.isEmpty(space.phantoms) ? rows : [...rows, nothing]
  const classes = space.measure.additive ? eventClasses(space, all) : entityClasses(space, all)
  const programme =
    classes === undefined
      ? "lost"
      : Simplex.programme(
          classes.length,
          all.map(({ lower, upper }, index) => ({
            lower,
            upper,
            variables: [...classes.keys()].filter((variable) => classes[variable]!.rows.includes(index))
          }))
        )
  const cover = covering(rows, space.phantoms)
  const found = programme === "lost" ? undefined : programme
  return {
    agree: programme === "lost" ? "unknown" : programme !== undefined,
    range:
      found === undefined || classes === undefined
        ? undefined
        : (question) =>
            found.range(
              [...classes.keys()].filter((variable) => classes[variable]!.always(question)),
              [...classes.keys()].filter((variable) => classes[variable]!.ever(question))
            ),
    nested: nesting(rows),
    cover: (question) => cover(Bits.minus(question, space.phantoms)),
    rows
  }
}

const nesting = (rows: ReadonlyArray<Constraint>) => {
  const relations = rows.map((a) => rows.map((b) => Bits.relation(a.bits, b.bits)))
  return (question: Bits.Bits): boolean => {
    const seen = new Set<number>()
    const queue: Array<number> = []
    const reach = (index: number, how: Bits.Relation): boolean => {
      if (how === "crossing") return false
      if (how !== "apart" && !seen.has(index)) {
        seen.add(index)
        queue.push(index)
      }
      return true
    }
    for (const [index, row] of rows.entries()) if (!reach(index, Bits.relation(row.bits, question))) return false
    for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
      for (const [index, how] of relations[at]!.entries()) if (!reach(index, how)) return false
    }
    return true
  }
}

const covering = (rows: ReadonlyArray<Constraint>, phantoms: Bits.Bits) => {
  const exact = rows
    .filter((row) => row.lower === row.upper)
    .map((row) => ({ ...row, bits: Bits.minus(row.bits, phantoms) }))
  return (question: Bits.Bits): number | undefined => {
    const inside = exact.filter((row) => !Bits.isEmpty(row.bits) && Bits.within(row.bits, question))
    let steps = 0
    const search = (left: Bits.Bits, sum: number): number | undefined => {
      if (Bits.isEmpty(left)) return sum
      if (++steps > 400) return undefined
      const next = Bits.members(left)[0]!
      for (const row of inside) {
        if (!Bits.has(row.bits, next) || !Bits.within(row.bits, left)) continue
        const found = search(Bits.minus(left, row.bits), sum + row.lower)
        if (found !== undefined) return found
      }
      return undefined
    }
    return search(question, 0)
  }
}
