/**
 * What the units of some days were in the days before, where the tree changed once between them: each itself, or all of several
 * units that became one. @internal
 */
import * as Lineage from "../territory/lineage.ts"
import type * as Tree from "../territory/tree.ts"

/** The days before a change, as the units after it see them. */
export interface Before {
  /** The day of the change. */
  readonly until: number
  /** The number of what a unit that was there before became as a whole. */
  readonly number: (unit: string) => number | undefined
  /** That, or the number of what lay above it, where it became nothing or several. */
  readonly near: (unit: string) => number | undefined
  /** By number: how many units it was. */
  readonly units: Int32Array
  /** Whether a unit was others. */
  readonly isNew: (number: number) => boolean
  /** Numbers of units that were all there was of one that is gone: on the boundaries after, that is what they were. */
  readonly instead: ReadonlySet<number>
  /** Numbers of units of which it is not plain what they were. */
  readonly unplain: ReadonlyArray<number>
}

const isWhole = ({ shares }: { readonly shares: Parameters<typeof Lineage.shareOn>[0] }): boolean =>
  (["population", "area", "count"] as const).every((basis) => Lineage.shareOn(shares, basis) === "whole")

/** What happened to a unit on a day. */
const stepOn = (steps: ReadonlyArray<Lineage.Step> | undefined, day: number): Lineage.Step | undefined =>
  steps?.find((step) => step.day === day)

/** What the units of `after` were in the tree of `before`, of which the last day is the one before `until`. */
export const make = (line: Lineage.Lineage, until: number, before: Tree.Keyed, after: Tree.Keyed): Before => {
  /** The only unit that all of one became; itself where nothing happened. */
  const heirOf = (key: number): number | undefined => {
    const out = stepOn(line.out.get(key), until)
    if (out === undefined) return stepOn(line.into.get(key), until) === undefined ? key : undefined
    const [edge] = out.edges
    const isEnded = after.numbers[key] === -1 && before.numbers[edge!.key] === -1
    return isEnded && out.edges.length === 1 && edge!.supposed !== true && isWhole(edge!) ? edge!.key : undefined
  }
  /** By number before: what a unit became, or what lay above it. */
  const near = new Int32Array(before.keys.length)
  const [isPlain, isGone] = [new Uint8Array(near.length), new Uint8Array(near.length)]
  const units = new Int32Array(after.keys.length)
  const unplain = new Set<number>()
  for (let n = 0; n < near.length; n++) {
    const [key, above] = [before.keys[n]!, before.parent[n]!]
    const heir = heirOf(key)
    const to = after.numbers[heir ?? -1] ?? -1
    const host = above === -1 ? -1 : near[above]!
    const isSame = to !== -1 && after.parent[to] === host && after.level[to] === before.level[n]
    const isBelow = above === -1 || isPlain[above] === 1 || isGone[above] === 1
    near[n] = isSame && isBelow ? to : host
    if (isSame && isBelow) {
      isPlain[n] = 1
      units[to]! += 1
    } else if (isBelow && heir === key && to === -1 && host !== -1) isGone[n] = 1
    else {
      const heirs = line.out.get(key)?.flatMap(({ edges }) => edges.map((edge) => edge.key)) ?? []
      for (const number of [host, ...[key, ...heirs].map((one) => after.numbers[one]!)])
        if (number !== -1) unplain.add(number)
    }
  }
  after.keys.forEach((key, number) => {
    const made = stepOn(line.into.get(key), until)
    if (units[number] !== (made?.edges.length ?? 1)) unplain.add(number)
  })
  const instead = new Set<number>()
  for (const [above, children] of Map.groupBy(before.parent.keys(), (child) => before.parent[child]!)) {
    const [only, ...others] = new Set(children.map((child) => near[child]!))
    if (isGone[above] === 1 && others.length === 0) instead.add(only!)
  }
  for (const number of instead) if (after.last[number] !== number) unplain.add(number)
  const of = (holds: (n: number) => boolean) => (unit: string) => {
    const n = before.number.get(unit)
    return n === undefined || !holds(n) || near[n] === -1 ? undefined : near[n]
  }
  return {
    until,
    number: of((n) => isPlain[n] === 1),
    near: of(() => true),
    units,
    instead,
    isNew: (number) => before.numbers[after.keys[number]!] === -1,
    unplain: [...unplain]
  }
}
