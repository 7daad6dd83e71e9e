/**
 * What became of units: their successions, followed forwards or backwards to the boundaries of a day.
 *
 * A unit's weights on groups are worked out on the parts themselves, never by adding the parts' shares: where all parts of
 * a unit end in one group the weight there is 1, whatever the shares are and even where nobody knows them.
 *
 * @internal
 */
import * as Day from "../../Day.ts"
import type * as Succession from "../../Succession.ts"
import * as Tree from "./tree.ts"

/** One neighbour of a unit across an event. */
interface Edge {
  readonly key: number
  readonly shares: Succession.Move["shares"]
}

/** All that happened to a unit on a day: to whom it went, or from whom it came. */
interface Step {
  readonly day: number
  readonly edges: Array<Edge>
}

/** The events of a hierarchy by the unit they begin with, and by the one they end with; each unit's in order of days. */
export interface Lineage {
  readonly out: ReadonlyMap<number, ReadonlyArray<Step>>
  readonly into: ReadonlyMap<number, ReadonlyArray<Step>>
}

const whole: Succession.Move["shares"] = { population: "whole" }

const push = (steps: Map<number, Array<Step>>, key: number, day: number, edge: Edge): void => {
  const own = steps.get(key)
  if (own === undefined) {
    steps.set(key, [{ day, edges: [edge] }])
    return
  }
  const step = own.find((one) => one.day === day)
  if (step === undefined) own.push({ day, edges: [edge] })
  else step.edges.push(edge)
}

const bases: ReadonlyArray<Succession.Basis> = ["population", "area", "count"]
const shareOn = (shares: Succession.Move["shares"], basis: Succession.Basis): Succession.Share =>
  shares[basis] ?? shares.population

/** What stays with a unit that lives on after giving something away, on each basis. */
const kept = (given: ReadonlyArray<Edge>): Succession.Move["shares"] => {
  const on = (basis: Succession.Basis): Succession.Share => {
    const shares = given.map((edge) => shareOn(edge.shares, basis))
    if (shares.every((share) => share === "none" || share === 0)) return "whole"
    const sum = shares.reduce<number>((total, share) => total + (typeof share === "number" ? share : 0), 0)
    return shares.includes("whole") || shares.includes("remainder") || sum >= 1 ? "none" : "remainder"
  }
  return Object.fromEntries(bases.map((basis) => [basis, on(basis)])) as never
}

/** Gathers the moves of a hierarchy. A unit that lives on keeps what no move takes from it. */
export const make = (tree: Tree.Tree, successions: ReadonlyArray<Succession.Succession>): Lineage => {
  const out = new Map<number, Array<Step>>()
  const into = new Map<number, Array<Step>>()
  for (const { date, moves } of successions) {
    const day = Day.toEpoch(date)
    for (const move of moves) {
      const from = tree.keys.get(move.from)!
      const to = tree.keys.get(move.to)!
      push(out, from, day, { key: to, shares: move.shares })
      push(into, to, day, { key: from, shares: move.shares })
    }
  }
  const livesThrough = (key: number, day: number) =>
    Tree.edgeAt(tree, key, day - 1) !== -1 && Tree.edgeAt(tree, key, day) !== -1
  for (const [key, steps] of out) {
    for (const { day, edges } of steps) {
      if (!livesThrough(key, day) || edges.some((edge) => edge.key === key)) continue
      const shares = kept(edges)
      edges.push({ key, shares })
      push(into, key, day, { key, shares })
    }
  }
  for (const [key, steps] of into) {
    for (const { day, edges } of steps) {
      const gave = out.get(key)?.some((step) => step.day === day) ?? false
      if (gave || !livesThrough(key, day)) continue
      edges.push({ key, shares: whole })
      push(out, key, day, { key, shares: whole })
    }
  }
  for (const steps of [...out.values(), ...into.values()]) steps.sort((a, b) => a.day - b.day)
  return { out, into }
}

/** A share given by whoever asks: how much of `from` went to `to` (or came from it, when `to` is the older unit). */
export interface Weight {
  readonly from: string
  readonly to: string
  readonly share: number
}

/** Where a unit's figures go, and in what part: 1, a share, or `NaN` for an unknown part. No entry is nothing. */
export type Weights = ReadonlyMap<number, number>

interface Heir {
  readonly key: number
  /** `NaN` where nobody knows it. */
  readonly share: number
}

type Given = (from: number, to: number) => number | undefined

const tiny = 1e-12
const missing = (shares: ReadonlyArray<number>): number => {
  const left = 1 - shares.reduce((sum, share) => sum + (Number.isNaN(share) ? 0 : share), 0)
  return left < tiny ? 0 : left
}

/** Fills in the one share that is not known, where all shares together make the whole. */
const complete = (heirs: ReadonlyArray<Heir>): ReadonlyArray<Heir> => {
  const unknown = heirs.filter((heir) => Number.isNaN(heir.share))
  if (unknown.length !== 1) return heirs
  const left = missing(heirs.map((heir) => heir.share))
  return heirs.map((heir) => (heir === unknown[0] ? { ...heir, share: left } : heir))
}

/** A part that the law speaks of, whose counterpart it does not. */
const nobody = -1

const forward = (key: number, step: Step, basis: Succession.Basis, given: Given): ReadonlyArray<Heir> => {
  const words = step.edges.map((edge) => shareOn(edge.shares, basis))
  const heirs = step.edges.map((edge, index): Heir => {
    const word = words[index]!
    const share = word === "whole" ? 1 : word === "none" ? 0 : typeof word === "number" ? word : NaN
    return { key: edge.key, share: share === 0 || word === "whole" ? share : (given(key, edge.key) ?? share) }
  })
  const known = words.includes("remainder") ? complete(heirs) : heirs
  const taking = known.filter((heir) => heir.share !== 0)
  if (taking.length === 0) return heirs.map((heir) => ({ ...heir, share: NaN }))
  const half = taking.length === 1 && words[known.indexOf(taking[0]!)] === "part"
  if (!half) return taking
  const { share } = taking[0]!
  return [taking[0]!, { key: nobody, share: Number.isNaN(share) ? NaN : missing([share]) }]
}

const backward = (
  lineage: Lineage,
  key: number,
  step: Step,
  basis: Succession.Basis,
  given: Given
): ReadonlyArray<Heir> => {
  const giving = step.edges.filter((edge) => {
    const event = lineage.out.get(edge.key)!.find((one) => one.day === step.day)!
    return forward(edge.key, event, basis, given).some((heir) => heir.key === key)
  })
  const sources = giving.length === 0 ? step.edges : giving
  if (sources.length === 1) return [{ key: sources[0]!.key, share: 1 }]
  const heirs = sources.map((edge): Heir => ({ key: edge.key, share: given(key, edge.key) ?? NaN }))
  return complete(heirs).filter((heir) => heir.share !== 0)
}

const nothing: Weights = new Map()

/** The weights of a whole from the weights of its parts. */
const join = (heirs: ReadonlyArray<Heir>, parts: ReadonlyArray<Weights>): Weights => {
  if (heirs.length === 1 && heirs[0]!.share === 1) return parts[0]!
  const found = new Map<number, number>()
  for (const group of new Set(parts.flatMap((part) => [...part.keys()]))) {
    let everywhere = true
    let known = 0
    let open: number | undefined
    for (let i = 0; i < heirs.length; i++) {
      const weight = parts[i]!.get(group) ?? 0
      const { share } = heirs[i]!
      everywhere &&= weight === 1
      if (!Number.isNaN(share)) known += share * weight
      // Unknown shares do not matter where all of those parts go the same way.
      else if (open === undefined || open === weight) open = weight
      else open = NaN
    }
    const left = open === undefined ? 0 : missing(heirs.map((heir) => heir.share)) * open
    const weight = everywhere ? 1 : known + left
    if (weight !== 0) found.set(group, weight)
  }
  return found
}

interface Direction {
  readonly steps: ReadonlyMap<number, ReadonlyArray<Step>>
  /** The first event between a day and the day asked for, in this direction. */
  readonly next: (steps: ReadonlyArray<Step>, day: number) => Step | undefined
  readonly heirs: (key: number, step: Step) => ReadonlyArray<Heir>
  /** A day on the near side of an event, and one on its far side. */
  readonly near: (event: number) => number
  readonly far: (event: number) => number
  /** The day on which the unit ended, seen from this side. */
  readonly ended: (key: number) => number
}

/** What a walk needs: where it goes, by which shares, and what it finds there. */
export interface Walk {
  readonly tree: Tree.Tree
  readonly lineage: Lineage
  readonly day: number
  readonly basis: Succession.Basis
  readonly given: Given
  /** The groups of a unit that exists on the day asked for. */
  readonly leaf: (key: number) => Weights
}

const directions = ({ lineage, tree, day, basis, given }: Walk): readonly [Direction, Direction] => [
  {
    steps: lineage.out,
    next: (steps, from) => steps.find((step) => step.day > from && step.day <= day),
    heirs: (key, step) => forward(key, step, basis, given),
    near: (event) => event - 1,
    far: (event) => event,
    ended: (key) => lastEnd(tree, key, day)
  },
  {
    steps: lineage.into,
    next: (steps, from) => steps.findLast((step) => step.day <= from && step.day > day),
    heirs: (key, step) => backward(lineage, key, step, basis, given),
    near: (event) => event,
    far: (event) => event - 1,
    ended: (key) => firstStart(tree, key, day)
  }
]

const lastEnd = (tree: Tree.Tree, key: number, day: number): number => {
  let found = Tree.beginning
  for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
    if (tree.to[edge]! <= day) found = Math.max(found, tree.to[edge]!)
  }
  return found
}

const firstStart = (tree: Tree.Tree, key: number, day: number): number => {
  let found = Tree.end
  for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
    if (tree.from[edge]! > day) found = Math.min(found, tree.from[edge]!)
  }
  return found
}

/**
 * A unit that ended though no event says what became of it. Its children carry on what it was, each an unknown part; one
 * without children stays with the nearest ancestor of which something is known.
 */
const unsaid = (tree: Tree.Tree, key: number, direction: Direction): ReadonlyArray<Heir> & { day?: number } => {
  const event = direction.ended(key)
  if (event === Tree.beginning || event === Tree.end) return []
  const snapshot = Tree.at(tree, direction.near(event))
  const number = snapshot.numbers[key]!
  if (number === -1) return []
  const children: Array<Heir> = []
  for (let n = number + 1; n <= snapshot.last[number]!; n = snapshot.last[n]! + 1) {
    children.push({ key: snapshot.keys[n]!, share: NaN })
  }
  if (children.length > 0) return children
  for (let n = snapshot.parent[number]!; n !== -1; n = snapshot.parent[n]!) {
    const above = snapshot.keys[n]!
    const said = direction.steps.get(above)?.some((step) => step.day === event) ?? false
    if (said || Tree.edgeAt(tree, above, direction.far(event)) !== -1) return [{ key: above, share: 1 }]
  }
  return []
}

/** Where the figures that a unit reported on a day go. */
export const walker = (walk: Walk): ((key: number, day: number) => Weights) => {
  const [onwards, back] = directions(walk)
  const said = new Map<Step, Weights>()
  const unsaidOf = new Map<Direction, Map<number, Weights>>([
    [onwards, new Map()],
    [back, new Map()]
  ])
  const visit = (key: number, from: number, direction: Direction): Weights => {
    if (key === nobody) return nothing
    const steps = direction.steps.get(key)
    const step = steps === undefined ? undefined : direction.next(steps, from)
    if (step !== undefined)
      return remember(said, step, () => follow(direction.heirs(key, step), direction.far(step.day), direction))
    if (Tree.edgeAt(walk.tree, key, walk.day) !== -1) return walk.leaf(key)
    return remember(unsaidOf.get(direction)!, key, () =>
      follow(unsaid(walk.tree, key, direction), direction.near(direction.ended(key)), direction)
    )
  }
  // An heir goes on from the far side of its event; children and ancestors of a unit that ended unsaid, from the near side.
  const follow = (heirs: ReadonlyArray<Heir>, day: number, direction: Direction): Weights =>
    join(
      heirs,
      heirs.map((heir) => visit(heir.key, day, direction))
    )
  return (key, day) => visit(key, day, day <= walk.day ? onwards : back)
}

const remember = <K>(known: Map<K, Weights>, key: K, work: () => Weights): Weights => {
  const before = known.get(key)
  if (before !== undefined) return before
  // Should documents describe a circle within one day, it ends here instead of never.
  known.set(key, nothing)
  const found = work()
  known.set(key, found)
  return found
}
