/**
 * Categories: of whom and of what a figure speaks besides where and when; which lies in which, and which share nothing.
 * @internal
 */
import type * as Cohort from "../../Cohort.ts"

/** A box on the axes of team, activity, cohort and dimensions; what is not named is all. */
export interface Category {
  readonly team: string | undefined
  readonly activity: string | undefined
  /** Sorted; none is all whom the measure counts. */
  readonly cohorts: ReadonlyArray<string>
  /** By dimension, the members, sorted; a dimension that is not there is its total. */
  readonly members: ReadonlyMap<string, ReadonlyArray<string>>
}

export type Axis = "team" | "activity" | "cohort" | `dimension ${string}`

export const everything: Category = { team: undefined, activity: undefined, cohorts: [], members: new Map() }

export const keyOf = ({ activity, cohorts, members, team }: Category): string =>
  JSON.stringify([team ?? 0, activity ?? 0, cohorts, [...members].sort(([a], [b]) => (a < b ? -1 : 1))])

/** How boxes lie on these axes, for a measure that counts a cohort or all. */
export interface Lattice {
  readonly isWithin: (inner: Category, outer: Category) => boolean
  readonly areApart: (a: Category, b: Category) => boolean
  /** The axes on which `inner` is narrower than `outer`. */
  readonly narrower: (inner: Category, outer: Category) => ReadonlyArray<Axis>
  /** `inner` with what `outer` says on an axis. */
  readonly widened: (inner: Category, outer: Category, axis: Axis) => Category
}

const isSubset = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean => a.every((one) => b.includes(one))

/** `counts` is the cohort whose members the measure counts, `undefined` where it does not say. */
export const lattice = (cohorts: Cohort.Lattice, counts: string | undefined): Lattice => {
  const said = (list: ReadonlyArray<string>): ReadonlyArray<string> =>
    list.length === 0 && counts !== undefined ? [counts] : list
  const within = (inner: ReadonlyArray<string>, outer: ReadonlyArray<string>): boolean => {
    const [a, b] = [said(inner), said(outer)]
    return b.length === 0 || (a.length > 0 && a.every((one) => b.some((other) => cohorts.isWithin(one, other))))
  }
  const apart = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean => {
    const [left, right] = [said(a), said(b)]
    const relation = (one: string, other: string) => cohorts.relation(one, other) === "apart"
    return left.length > 0 && right.length > 0 && left.every((one) => right.every((other) => relation(one, other)))
  }
  const differ = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && a !== b
  const equalCohorts = (a: ReadonlyArray<string>, b: ReadonlyArray<string>) => within(a, b) && within(b, a)
  return {
    isWithin: (inner, outer) =>
      (outer.team === undefined || inner.team === outer.team) &&
      (outer.activity === undefined || inner.activity === outer.activity) &&
      within(inner.cohorts, outer.cohorts) &&
      [...outer.members].every(([dimension, members]) => {
        const own = inner.members.get(dimension)
        return own !== undefined && isSubset(own, members)
      }),
    areApart: (a, b) =>
      differ(a.team, b.team) ||
      differ(a.activity, b.activity) ||
      apart(a.cohorts, b.cohorts) ||
      [...a.members].some(([dimension, members]) => {
        const other = b.members.get(dimension)
        return other !== undefined && !members.some((member) => other.includes(member))
      }),
    narrower: (inner, outer) => [
      ...(inner.team === outer.team ? [] : ["team" as const]),
      ...(inner.activity === outer.activity ? [] : ["activity" as const]),
      ...(equalCohorts(inner.cohorts, outer.cohorts) ? [] : ["cohort" as const]),
      ...[...inner.members.keys()].flatMap((dimension): ReadonlyArray<Axis> => {
        const [a, b] = [inner.members.get(dimension)!, outer.members.get(dimension)]
        return b !== undefined && isSubset(b, a) ? [] : [`dimension ${dimension}`]
      })
    ],
    widened: (inner, outer, axis) => {
      switch (axis) {
        case "team":
          return { ...inner, team: outer.team }
        case "activity":
          return { ...inner, activity: outer.activity }
        case "cohort":
          return { ...inner, cohorts: outer.cohorts }
        default: {
          const dimension = axis.slice("dimension ".length)
          const members = new Map(inner.members)
          const wide = outer.members.get(dimension)
          if (wide === undefined) members.delete(dimension)
          else members.set(dimension, wide)
          return { ...inner, members }
        }
      }
    }
  }
}

/** Those of some categories that lie in no other of them. */
export const widest = (lattice: Lattice, all: ReadonlyArray<Category>): ReadonlyArray<Category> =>
  all.filter(
    (one) => !all.some((other) => other !== one && lattice.isWithin(one, other) && !lattice.isWithin(other, one))
  )

/** Categories in families that share nothing: each is in one at least, with as many others as there are. */
export const families = (lattice: Lattice, all: ReadonlyArray<Category>): ReadonlyArray<ReadonlyArray<Category>> => {
  const found: Array<ReadonlyArray<Category>> = []
  for (const first of all) {
    if (found.some((family) => family.includes(first))) continue
    const family = [first]
    for (const one of all) if (family.every((other) => lattice.areApart(one, other))) family.push(one)
    found.push(family)
  }
  return found
}
