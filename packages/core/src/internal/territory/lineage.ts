/**
 * What became of units: the moves of their successions by day, and how they divided a unit.
 *
 * @internal
 */
import * as Day from "../../Day.ts"
import type * as Succession from "../../Succession.ts"
import { endings, type Ending } from "./endings.ts"
import * as Share from "./share.ts"
import * as Tree from "./tree.ts"

/** One neighbour of a unit across an event. */
interface Edge {
  readonly key: number
  readonly shares: Succession.Move["shares"]
  /** Nobody recorded it: the neighbour may have got something or nothing. */
  readonly supposed?: true
  /** The neighbour is read on this side of the event, not on the other: it is one that goes through the event itself. */
  readonly near?: true
}

/** All that happened to a unit on a day: to whom it went, or from whom it came. */
export interface Step {
  readonly day: number
  readonly edges: Array<Edge>
}

type Steps = Map<number, Array<Step>>

/** The events of a hierarchy by the unit they begin with, and by the one they end with; each unit's in order of days. */
export interface Lineage {
  readonly out: ReadonlyMap<number, ReadonlyArray<Step>>
  readonly into: ReadonlyMap<number, ReadonlyArray<Step>>
  /** Units that ended without a record of what became of them. */
  readonly endings: ReadonlyArray<Ending>
}

const whole: Succession.Move["shares"] = { population: "whole" }
const part: Succession.Move["shares"] = { population: "part" }

const push = (steps: Steps, key: number, day: number, edge: Edge): void => {
  const own = steps.get(key)
  const step = own?.find((one) => one.day === day)
  if (own === undefined) steps.set(key, [{ day, edges: [edge] }])
  else if (step === undefined) own.push({ day, edges: [edge] })
  else step.edges.push(edge)
}

const bases: ReadonlyArray<Succession.Basis> = ["population", "area", "count"]
export const shareOn = (shares: Succession.Move["shares"], basis: Succession.Basis): Succession.Share =>
  shares[basis] ?? shares.population

/** What stays with a unit that lives on after giving something away, on each basis. */
const kept = (given: ReadonlyArray<Edge>): Succession.Move["shares"] => {
  const on = (basis: Succession.Basis): Succession.Share => {
    const shares = given.map((edge) => shareOn(edge.shares, basis))
    if (shares.every((share) => share === "none" || share === 0)) return "whole"
    const sum = shares.reduce<number>((total, share) => total + (typeof share === "number" ? share : 0), 0)
    return shares.includes("whole") || shares.includes("remainder") || Share.rest(sum) === 0 ? "none" : "remainder"
  }
  return Object.fromEntries(bases.map((basis) => [basis, on(basis)])) as never
}

/** What nobody recorded: each neighbour may have got some of the unit; what none of them did stays with its ancestor. */
const suppose = (tree: Tree.Tree, found: Ending, out: Steps, into: Steps): void => {
  const { above, carried, day, gained, key } = found
  const edge = { shares: part, supposed: true } as const
  for (const heir of gained) {
    if (!carried) push(out, key, day, { ...edge, key: heir })
    const origin = into.get(heir)?.some((step) => step.day === day) === true || Tree.edgeAt(tree, heir, day - 1) !== -1
    const parent = tree.parent[Tree.edgeAt(tree, heir, day)]!
    if (!origin && parent >= 0) push(into, heir, day, { ...edge, key: parent, near: true })
    push(into, heir, day, { ...edge, key })
  }
  if (!carried) push(out, key, day, { ...edge, key: above === -1 ? nobody : above, near: true })
}

/** Gathers the moves of a hierarchy. A unit that lives on keeps what no move takes from it. */
export const make = (tree: Tree.Tree, successions: ReadonlyArray<Succession.Succession>): Lineage => {
  const out: Steps = new Map()
  const into: Steps = new Map()
  for (const { date, moves } of successions) {
    const day = Day.toEpoch(date)
    for (const move of moves) {
      const from = tree.keys.get(move.from)!
      const to = tree.keys.get(move.to)!
      push(out, from, day, { key: to, shares: move.shares })
      push(into, to, day, { key: from, shares: move.shares })
    }
  }
  const unsaid = endings(tree, out)
  for (const ending of unsaid) suppose(tree, ending, out, into)
  for (const [key, steps] of out) {
    for (const { day, edges } of steps) {
      if (!Tree.livesThrough(tree, key, day) || edges.some((edge) => edge.key === key)) continue
      const shares = kept(edges)
      edges.push({ key, shares })
      push(into, key, day, { key, shares })
    }
  }
  for (const [key, steps] of into) {
    for (const { day, edges } of steps) {
      const gave = out.get(key)?.some((step) => step.day === day) ?? false
      if (gave || !Tree.livesThrough(tree, key, day)) continue
      edges.push({ key, shares: whole })
      push(out, key, day, { key, shares: whole })
    }
  }
  for (const steps of [...out.values(), ...into.values()]) steps.sort((a, b) => a.day - b.day)
  return { out, into, endings: unsaid }
}

/**
 * A share that the caller gives. Forwards in time: the part of `from` (the older unit) that went to `to` (the newer one).
 * Backwards: the part of `from` (the newer unit) that came from `to` (the older one).
 *
 * @category models
 * @since 0.1.0
 */
export interface Weight {
  readonly from: string
  readonly to: string
  /** In [0, 1]. */
  readonly share: number
}

/** A part of a unit, and to whom it went or from whom it came. */
export interface Heir {
  readonly key: number
  readonly share: Share.Share
  readonly near?: true
}

/** Shares given from one unit to another, by their keys. */
export type Given = (from: number, to: number) => number | undefined

/** A part that the law speaks of, whose counterpart it does not. */
export const nobody = -1

const shareOf = (word: Succession.Share): Share.Share =>
  word === "whole"
    ? Share.all
    : word === "none"
      ? Share.none
      : typeof word === "number"
        ? Share.exactly(word)
        : Share.open

/** Whether the law leaves open how much it is. */
export const isOpen = (word: Succession.Share): boolean => word === "part" || word === "remainder"

/** The ways out of a unit that the law and whoever asks speak of, in their words; several may say too much together. */
export const ways = (key: number, step: Step, basis: Succession.Basis, given: Given) =>
  step.edges.map((edge) => {
    const word = shareOn(edge.shares, basis)
    const asked = edge.supposed !== true && isOpen(word) ? given(key, edge.key) : undefined
    return { edge, word, share: asked === undefined ? shareOf(word) : Share.exactly(asked) }
  })

/** How a unit was divided: shares that make one whole, a rest of which nothing is said with {@link nobody}. */
export const forward = (key: number, step: Step, basis: Succession.Basis, given: Given): ReadonlyArray<Heir> => {
  const all = ways(key, step, basis, given)
  const taking = all.filter(({ share }) => share.upper > 0)
  // A unit of which nothing went anywhere cannot be: nobody knows where it went.
  if (taking.length === 0) return narrowed(all.map(({ edge }) => ({ ...heirTo(edge), share: Share.open })))
  const found = taking.map(({ edge, share }): Heir => ({ ...heirTo(edge), share }))
  const open = taking.filter(({ share }) => !Share.isKnown(share))
  const lone = taking.length === 1 && taking[0]!.word === "part"
  const left = Share.rest(taking.reduce((sum, { share }) => sum + share.lower, 0))
  if (left === 0 || (open.length > 0 && !lone)) return narrowed(found)
  return narrowed([...found, { key: nobody, share: open.length > 0 ? Share.open : Share.exactly(left) }])
}

const heirTo = ({ key, near }: Edge) => (near === undefined ? { key } : { key, near })

const narrowed = (heirs: ReadonlyArray<Heir>): ReadonlyArray<Heir> => {
  if (heirs.every(({ share }) => Share.isKnown(share))) return heirs
  const shares = Share.tighten(heirs.map((heir) => heir.share))
  return heirs.flatMap((heir, index) => (shares[index]!.upper > 0 ? [{ ...heir, share: shares[index]! }] : []))
}

/** Of whom a unit was made: shares of the newer unit. Sizes are not known, so only a single source is certain. */
export const backward = (
  lineage: Lineage,
  key: number,
  step: Step,
  basis: Succession.Basis,
  forwards: Given,
  given: Given
): ReadonlyArray<Heir> => {
  const giving = step.edges.filter((edge) => {
    if (edge.supposed === true) return true
    const event = lineage.out.get(edge.key)!.find((one) => one.day === step.day)!
    return forward(edge.key, event, basis, forwards).some((heir) => heir.key === key)
  })
  const sources = giving.length === 0 ? step.edges : giving
  if (sources.length === 1) return [{ ...heirTo(sources[0]!), share: Share.all }]
  const heirs = sources.map((edge): Heir => {
    const asked = edge.supposed === true ? undefined : given(key, edge.key)
    return { ...heirTo(edge), share: asked === undefined ? Share.open : Share.exactly(asked) }
  })
  const known = heirs.every(({ share }) => Share.isKnown(share))
  const left = Share.rest(heirs.reduce((sum, { share }) => sum + share.lower, 0))
  const rest = known && left > 0 ? [{ key: nobody, share: Share.exactly(left) }] : []
  return narrowed([...heirs, ...rest].filter(({ share }) => share.upper > 0))
}
