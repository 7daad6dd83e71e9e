/**
 * Units that went from one place to another while both lived on: a commune that another province took over, or that was merged into
 * one of another province. What is carried of either province is no longer what it was. @internal
 */
import type { Lineage } from "../territory/lineage.ts"
import * as Tree from "../territory/tree.ts"

/** What was one unit on the day before, and is, wholly or in part, another's from a day on; the same one where only its place changed. */
interface Move {
  readonly day: number
  readonly from: number
  readonly to: number
}

/** A move over the border of a unit. */
interface Crossing extends Move {
  readonly leaves: boolean
}

/** A unit and all above it on a day. */
const lineOf = (tree: Tree.Tree, key: number, day: number): ReadonlyArray<number> => {
  const snapshot = Tree.at(tree, day)
  const found: Array<number> = []
  for (let n = snapshot.numbers[key] ?? -1; n >= 0; n = snapshot.parent[n]!) found.push(snapshot.keys[n]!)
  return found
}

/** Units whose parent changed while they lived on. */
const reparented = (tree: Tree.Tree): ReadonlyArray<Move> => {
  const found: Array<Move> = []
  for (let key = 0; key < tree.ids.length; key++) {
    for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
      const day = tree.to[edge]!
      const next = Tree.edgeAt(tree, key, day)
      if (next !== -1 && tree.parent[next] !== tree.parent[edge]) found.push({ day, from: key, to: key })
    }
  }
  return found
}

/** Moves that successions record. */
const recorded = (line: Lineage): ReadonlyArray<Move> =>
  [...line.out].flatMap(([from, steps]) =>
    steps.flatMap(({ day, edges }) =>
      edges
        .filter(({ key, near }) => key >= 0 && near !== true && key !== from)
        .map(({ key }): Move => ({ day, from, to: key }))
    )
  )

/** Of two lines upwards the parts below the first units of which one became the other on that day: what goes along with these is theirs. */
const belowHeld = (
  line: Lineage,
  { day, from, to }: Move,
  [before, after]: readonly [ReadonlyArray<number>, ReadonlyArray<number>]
): readonly [ReadonlyArray<number>, ReadonlyArray<number>] => {
  for (const [low, unit] of before.entries()) {
    const heirs = line.out.get(unit)?.find((step) => step.day === day)?.edges ?? []
    const high = after.findIndex(
      (key) => key !== unit && (unit !== from || key !== to) && heirs.some((heir) => heir.key === key)
    )
    if (high !== -1) return [before.slice(0, low), after.slice(0, high)]
  }
  return [before, after]
}

/** The moves over the border of each unit, in order of days; those that one of wider units on the same day holds are left out. */
const crossings = (tree: Tree.Tree, line: Lineage): ReadonlyMap<number, ReadonlyArray<Crossing>> => {
  const found = new Map<number, Array<Crossing>>()
  for (const move of [...reparented(tree), ...recorded(line)].sort((a, b) => a.day - b.day)) {
    const lines = [lineOf(tree, move.from, move.day - 1), lineOf(tree, move.to, move.day)] as const
    const [before, after] = belowHeld(line, move, lines)
    const take = (key: number, leaves: boolean) => {
      const own = found.get(key)
      if (own === undefined) found.set(key, [{ ...move, leaves }])
      else own.push({ ...move, leaves })
    }
    for (const key of before) if (key !== move.from && !after.includes(key)) take(key, true)
    for (const key of after) if (key !== move.to && !before.includes(key)) take(key, false)
  }
  return found
}

const known = new WeakMap<Lineage, ReadonlyMap<number, ReadonlyArray<Crossing>>>()

const crossingsOf = (tree: Tree.Tree, line: Lineage): ReadonlyMap<number, ReadonlyArray<Crossing>> => {
  const all = known.get(line) ?? crossings(tree, line)
  known.set(line, all)
  return all
}

/** The days on which something went from one of some places to another of them: a part of one, or what lay below it; each with the units it is and was. */
export const between = (
  tree: Tree.Tree,
  line: Lineage,
  places: ReadonlyArray<ReadonlyArray<number>>
): ReadonlyArray<number> => {
  const all = places.map((keys) => keys.flatMap((key) => crossingsOf(tree, line).get(key) ?? []))
  return places.flatMap((keys, index) => {
    const others = places.filter((_, other) => other !== index).flat()
    const came = all.filter((_, other) => other !== index).flatMap((ones) => ones.filter(({ leaves }) => !leaves))
    const given = keys.flatMap((key) =>
      (line.out.get(key) ?? []).filter(({ edges }) => edges.some((to) => others.includes(to.key)))
    )
    const isTaken = (one: Crossing): boolean =>
      came.some((other) => other.day === one.day && other.from === one.from && other.to === one.to)
    return [...given, ...all[index]!.filter((one) => one.leaves && isTaken(one))].map(({ day }) => day)
  })
}

/** The moves over the border of a unit after a day until another; who came and went again is no more there than before. */
export const over = (
  tree: Tree.Tree,
  line: Lineage,
  key: number,
  after: number,
  until: number
): ReadonlyArray<Crossing> => {
  const all = crossingsOf(tree, line)
  let found: ReadonlyArray<Crossing> = []
  for (const one of all.get(key) ?? []) {
    if (one.day <= after || until < one.day) continue
    const came = one.leaves ? found.find((other) => !other.leaves && other.to === one.from) : undefined
    found = came === undefined ? [...found, one] : found.filter((other) => other !== came)
  }
  return found
}
