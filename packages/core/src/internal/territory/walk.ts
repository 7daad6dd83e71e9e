/**
 * Following units forwards or backwards to the boundaries of a day.
 *
 * We follow every part of a unit to where it ends. We do not add up shares: if all parts end in one group, that group gets
 * weight 1, even when no share is known.
 *
 * @internal
 */
import type * as Succession from "../../Succession.ts"
import * as Lineage from "./lineage.ts"
import * as Share from "./share.ts"
import * as Tree from "./tree.ts"

/** Where a unit's figures go, and in what part. No entry is nothing. */
export type Weights = ReadonlyMap<number, Share.Share>

const nothing: Weights = new Map()

/** The weights of a whole from the weights of its parts. */
export const join = (heirs: ReadonlyArray<Pick<Lineage.Heir, "share">>, parts: ReadonlyArray<Weights>): Weights => {
  if (heirs.length === 1 && heirs[0]!.share.lower === 1) return parts[0]!
  const found = new Map<number, Share.Share>()
  const shares = heirs.map((heir) => heir.share)
  for (const group of new Set(parts.flatMap((part) => [...part.keys()]))) {
    const weight = Share.mix(
      shares,
      parts.map((part) => part.get(group) ?? Share.none)
    )
    if (weight.upper > 0) found.set(group, weight)
  }
  return found
}

interface Direction {
  readonly steps: ReadonlyMap<number, ReadonlyArray<Lineage.Step>>
  /** The first event between a day and the day asked for, in this direction. */
  readonly next: (key: number, steps: ReadonlyArray<Lineage.Step>, day: number) => Lineage.Step | undefined
  readonly heirs: (key: number, step: Lineage.Step) => ReadonlyArray<Lineage.Heir>
  /** A day on the near side of an event, and one on its far side. */
  readonly near: (event: number) => number
  readonly far: (event: number) => number
  /** The day on which the unit ended, seen from this side. */
  readonly ended: (key: number) => number
}

/** What a walk needs: where it goes, by which shares, and what it finds there. */
export interface Walk {
  readonly tree: Tree.Tree
  readonly lineage: Lineage.Lineage
  readonly day: number
  readonly basis: Succession.Basis
  /** Shares that the caller gives: of older units, and of newer ones. */
  readonly given: { readonly forwards: Lineage.Given; readonly backwards: Lineage.Given }
  /** The groups of a unit that exists on the day asked for. */
  readonly leaf: (key: number) => Weights
  /** What is followed is a body that cannot be divided: it stays with its unit as long as that lives, then is with one heir. */
  readonly bodies?: boolean
}

const unbroken = (heirs: ReadonlyArray<Lineage.Heir>): ReadonlyArray<Lineage.Heir> =>
  heirs.map((heir) => (heir.share.lower === 1 ? heir : { ...heir, share: Share.open }))

const directions = ({ lineage, tree, day, basis, given, bodies = false }: Walk): readonly [Direction, Direction] => [
  {
    steps: lineage.out,
    next: (key, steps, from) =>
      steps.find((step) => step.day > from && step.day <= day && !(bodies && Tree.livesThrough(tree, key, step.day))),
    heirs: (key, step) => {
      const heirs = Lineage.forward(key, step, basis, given.forwards)
      return bodies ? unbroken(heirs) : heirs
    },
    near: (event) => event - 1,
    far: (event) => event,
    ended: (key) => lastEnd(tree, key, day)
  },
  {
    steps: lineage.into,
    next: (key, steps, from) =>
      steps.findLast(
        (step) => step.day <= from && step.day > day && !(bodies && Tree.livesThrough(tree, key, step.day))
      ),
    heirs: (key, step) => Lineage.backward(lineage, key, step, basis, given.forwards, given.backwards),
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
const unsaid = (tree: Tree.Tree, key: number, direction: Direction): ReadonlyArray<Lineage.Heir> => {
  const event = direction.ended(key)
  if (event === Tree.beginning || event === Tree.end) return []
  const snapshot = Tree.at(tree, direction.near(event))
  const number = snapshot.numbers[key]!
  if (number === -1) return []
  const children: Array<Lineage.Heir> = []
  for (let n = number + 1; n <= snapshot.last[number]!; n = snapshot.last[n]! + 1) {
    children.push({ key: snapshot.keys[n]!, share: Share.open })
  }
  if (children.length === 1) return [{ ...children[0]!, share: Share.all }]
  if (children.length > 0) return children
  for (let n = snapshot.parent[number]!; n !== -1; n = snapshot.parent[n]!) {
    const above = snapshot.keys[n]!
    const said = direction.steps.get(above)?.some((step) => step.day === event) ?? false
    if (said || Tree.edgeAt(tree, above, direction.far(event)) !== -1) return [{ key: above, share: Share.all }]
  }
  return []
}

/** Where the figures that a unit reported on a day go. */
export const walker = (walk: Walk): ((key: number, day: number) => Weights) => {
  const [onwards, back] = directions(walk)
  const said = new Map<Lineage.Step, Weights>()
  const unsaidOf = new Map<Direction, Map<number, Weights>>([
    [onwards, new Map()],
    [back, new Map()]
  ])
  const visit = (key: number, from: number, direction: Direction): Weights => {
    if (key === Lineage.nobody) return nothing
    const steps = direction.steps.get(key)
    const step = steps === undefined ? undefined : direction.next(key, steps, from)
    if (step !== undefined) {
      const heirs = () =>
        follow(direction.heirs(key, step), direction.far(step.day), direction.near(step.day), direction)
      return remember(said, step, heirs)
    }
    if (Tree.edgeAt(walk.tree, key, walk.day) !== -1) return walk.leaf(key)
    return remember(unsaidOf.get(direction)!, key, () => {
      const near = direction.near(direction.ended(key))
      return follow(unsaid(walk.tree, key, direction), near, near, direction)
    })
  }
  // An heir goes on from the far side of its event; children and ancestors of a unit that ended unsaid, from the near side.
  const follow = (heirs: ReadonlyArray<Lineage.Heir>, far: number, near: number, direction: Direction): Weights =>
    join(
      heirs,
      heirs.map((heir) => visit(heir.key, heir.near === true ? near : far, direction))
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
