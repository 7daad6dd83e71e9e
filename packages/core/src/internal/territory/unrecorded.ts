/**
 * Which groups of a question the endings that nobody recorded put in doubt.
 *
 * @internal
 */
import type { Ending } from "./endings.ts"
import * as Lineage from "./lineage.ts"
import * as Share from "./share.ts"
import type * as Walk from "./walk.ts"

/** Groups that some of these would reach otherwise than others, so that it matters which of them it was. */
const differing = (parts: ReadonlyArray<Walk.Weights>): ReadonlyArray<number> =>
  [...new Set(parts.flatMap((part) => [...part.keys()]))].filter((group) => {
    const [first, ...others] = parts.map((part) => part.get(group) ?? Share.none)
    return others.some((one) => one.lower !== first!.lower || one.upper !== first!.upper)
  })

/** An ending between the figures and the boundaries on which they are read, and the groups that it puts in doubt. */
export interface Doubt {
  readonly ending: Ending
  readonly groups: ReadonlyArray<number>
}

/** The doubts of figures dated from day number `from` until before `to`, read on the boundaries of a day. */
export const doubts = (
  lineage: Lineage.Lineage,
  walk: (key: number, day: number) => Walk.Weights,
  asOf: number,
  { from, to }: { readonly from: number; readonly to: number }
): ReadonlyArray<Doubt> =>
  lineage.endings.flatMap((ending): ReadonlyArray<Doubt> => {
    const { carried, day, gained, key } = ending
    const found: Array<number> = []
    // Older figures: of the unit that ended, by whoever may have got it.
    if (from < day && day <= asOf && !carried) {
      const heirs = lineage.out.get(key)!.find((step) => step.day === day)!.edges
      const known = heirs.filter((edge) => edge.key !== Lineage.nobody)
      found.push(...differing(known.map((edge) => walk(edge.key, edge.near === true ? day - 1 : day))))
    }
    // Newer figures: of the neighbours, by whatever each may have been made of.
    if (asOf < day && day < to) {
      for (const heir of gained) {
        const origins = lineage.into.get(heir)!.find((step) => step.day === day)!.edges
        found.push(...differing(origins.map((edge) => walk(edge.key, edge.near === true ? day : day - 1))))
      }
    }
    return found.length === 0 ? [] : [{ ending, groups: [...new Set(found)].sort((a, b) => a - b) }]
  })
