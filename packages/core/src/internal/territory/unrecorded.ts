/**
 * Which groups of a question the endings that nobody recorded put in doubt.
 *
 * @internal
 */
import * as Day from "../../Day.ts"
import type { Ending } from "./endings.ts"
import * as Lineage from "./lineage.ts"
import * as Placing from "./placing.ts"
import { type Question, weighing } from "./question.ts"
import * as Share from "./share.ts"
import { lineage, type Territory, tree } from "./territory.ts"
import type * as Walk from "./walk.ts"

/** Groups that some of these would reach otherwise than others, so that it matters which of them it was. */
const differing = (parts: ReadonlyArray<Walk.Weights>): ReadonlyArray<number> =>
  [...new Set(parts.flatMap((part) => [...part.keys()]))].filter((group) => {
    const [first, ...others] = parts.map((part) => part.get(group) ?? Share.none)
    return others.some((one) => one.lower !== first!.lower || one.upper !== first!.upper)
  })

/** An ending between the figures and the boundaries on which they are read, and the groups that it puts in doubt. */
interface Doubt {
  readonly ending: Ending
  readonly groups: ReadonlyArray<number>
}

/** The doubts of figures dated from day number `from` until before `to`, read on the boundaries of a day. */
const doubts = (
  own: Lineage.Lineage,
  walk: (key: number, day: number) => Walk.Weights,
  asOf: number,
  { from, to }: { readonly from: number; readonly to: number }
): ReadonlyArray<Doubt> =>
  own.endings.flatMap((ending): ReadonlyArray<Doubt> => {
    const { carried, day, gained, key } = ending
    const found: Array<number> = []
    // Older figures: of the unit that ended, by whoever may have got it.
    if (from < day && day <= asOf && !carried) {
      const heirs = own.out.get(key)!.find((step) => step.day === day)!.edges
      const known = heirs.filter((edge) => edge.key !== Lineage.nobody)
      found.push(...differing(known.map((edge) => walk(edge.key, edge.near === true ? day - 1 : day))))
    }
    // Newer figures: of the neighbours, by whatever each may have been made of.
    if (asOf < day && day < to) {
      for (const heir of gained) {
        const origins = own.into.get(heir)!.find((step) => step.day === day)!.edges
        found.push(...differing(origins.map((edge) => walk(edge.key, edge.near === true ? day : day - 1))))
      }
    }
    return found.length === 0 ? [] : [{ ending, groups: [...new Set(found)].sort((a, b) => a - b) }]
  })

/** A unit that ended on a day without a record of what became of it, and what that puts in doubt. @category models @since 0.1.0 */
export interface Unrecorded {
  readonly unit: string
  /** The first day without it. */
  readonly day: Day.Day
  /** The neighbours, of its level and in the same place, that may have got something of it. */
  readonly neighbours: ReadonlyArray<string>
  /** The groups of the question of which it is not known whether, or how much of, its figures are in theirs. */
  readonly groups: ReadonlyArray<string>
}

/**
 * The endings nobody recorded between figures of a span of days and the boundaries on which a question reads them. Such a
 * unit may have gone to any neighbour of its parent and level, so readings of these are bounds; those of a group that holds
 * all of them are not touched. None for figures on their own boundaries.
 *
 * @category placing
 * @since 0.1.0
 */
export const unrecorded = (territory: Territory, question: Question, span: Day.Span): ReadonlyArray<Unrecorded> => {
  const { boundaries, groups, hierarchy } = question
  if (boundaries === "as reported") return []
  const columns = tree(territory, hierarchy)
  const own = lineage(territory, hierarchy)
  if (own.endings.length === 0) return []
  const asOf = Day.toEpoch(boundaries.asOf)
  const walk = Placing.following(columns, own, asOf, weighing(boundaries), groups)
  const from = span.from === undefined ? -Infinity : Day.toEpoch(span.from)
  const to = span.to === undefined ? Infinity : Day.toEpoch(span.to)
  return doubts(own, walk, asOf, { from, to }).map(({ ending, groups: touched }) => ({
    unit: columns.ids[ending.key]!,
    day: Day.fromEpoch(ending.day),
    neighbours: ending.gained.map((key) => columns.ids[key]!),
    groups: touched.map((group) => groups[group]!)
  }))
}
