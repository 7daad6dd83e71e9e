/**
 * Roll-ups: what a store is asked, and the columns it answers with.
 *
 * @since 0.1.0
 */
import type * as Cohort from "./Cohort.ts"
import { placeAll } from "./internal/territory/placing.ts"
import { mayReplace, replaced } from "./internal/store/replaced.ts"
import type * as Measure from "./Measure.ts"
import type * as Observation from "./Observation.ts"
import * as Period from "./Period.ts"
import * as Territory from "./Territory.ts"

/**
 * A roll-up as plain data: the figures of a measure, for groups of units, in buckets of time.
 *
 * @category models
 * @since 0.1.0
 */
export interface Rollup {
  readonly measure: string
  /** Values of dimensions to keep. */
  readonly where: { readonly [dimension: string]: string | ReadonlyArray<string> }
  /** Keep what this team did. */
  readonly team?: string
  /** Keep what this cohort did. */
  readonly cohort?: string
  /** Keep figures reported at this level of the hierarchy. */
  readonly from?: string
  readonly hierarchy: string
  readonly boundaries: Territory.Boundaries
  /** The units whose values are asked for. */
  readonly groups: ReadonlyArray<string>
  readonly buckets: ReadonlyArray<Period.Period>
  readonly along: { readonly [A in Measure.Axis]: Measure.Operator }
  readonly missing: Measure.Missing
  /** Read as one would have at this moment; everything known when not said. */
  readonly asKnownAt?: Observation.Instant
}

/** What of a period's figures goes to a bucket: all (1) or an unknown part (`NaN`). @category models @since 0.1.0 */
export interface Slot {
  readonly bucket: number
  readonly weight: number
}

/**
 * A figure, as far as it matters whether another one replaces it. Only figures of one `series` (cohorts, breakdown and team)
 * replace each other.
 *
 * @category models
 * @since 0.1.0
 */
export interface Standing {
  readonly units: ReadonlyArray<string>
  readonly period: Period.Period
  readonly series: string
}

/** That a figure (its index) counts in a cell with weight 0 (not at all) or `NaN` (an unknown part). @category models @since 0.1.0 */
export interface Replaced {
  readonly index: number
  readonly group: number
  readonly bucket: number
  readonly weight: number
}

/**
 * A roll-up with its model's knowledge beside it. A store asks it about each distinct key it holds (few), never about each row.
 *
 * @category models
 * @since 0.1.0
 */
export interface Scan {
  readonly rollup: Rollup
  /** Where figures of these units go, by the day number of their last day. */
  readonly place: (units: ReadonlyArray<string>) => ReadonlyArray<Territory.Placement>
  /** Into which buckets figures of this period go. */
  readonly time: (period: Period.Period) => ReadonlyArray<Slot>
  /** What part of figures of these cohorts is the cohort asked for: 1, 0, or an unknown part (`NaN`). */
  readonly cohort: (cohorts: ReadonlyArray<string>) => number
  /**
   * Which of all visible figures of the measure are replaced, in which cells: a stock of a unit that is gone does not count
   * beside a later figure of its heirs. `undefined` where none can be: nothing happened to units, or it is not the last of a
   * stock that is asked for.
   */
  readonly replaced: ((figures: ReadonlyArray<Standing>) => ReadonlyArray<Replaced>) | undefined
}

/** Bits of {@link RollupTable}'s `flags`. @category constants @since 0.1.0 */
export const flag = {
  /** Some figure went into the cell. */
  present: 1,
  lowerOpen: 2,
  upperOpen: 4,
  about: 8,
  /** More than one figure where the operator takes only one. */
  several: 16,
  /** Figures of several levels, of which one may contain another: the value is a bound. */
  nested: 32
} as const

/**
 * The answer, one cell a group and bucket: cell `group * buckets + bucket`.
 *
 * @category models
 * @since 0.1.0
 */
export interface RollupTable {
  readonly groups: number
  readonly buckets: number
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly flags: Uint8Array
  /** How many figures went in. */
  readonly figures: Float64Array
  /** From how many different units (sets of units count as one). */
  readonly reporting: Float64Array
  /** How many of the figures were apportioned by a weight. */
  readonly apportioned: Float64Array
  /** How many of the figures went in as an unknown part. */
  readonly parts: Float64Array
}

/** An empty table. @category constructors @since 0.1.0 */
export const table = (groups: number, buckets: number): RollupTable => {
  const column = () => new Float64Array(groups * buckets)
  return {
    groups,
    buckets,
    lower: column(),
    upper: column(),
    flags: new Uint8Array(groups * buckets),
    figures: column(),
    reporting: column(),
    apportioned: column(),
    parts: column()
  }
}

/** Joins a roll-up with what the model knows. @category constructors @since 0.1.0 */
export const scan = (rollup: Rollup, territory: Territory.Territory, lattice: Cohort.Lattice): Scan => {
  const place = Territory.placer(territory, rollup)
  const from = rollup.from === undefined ? undefined : Territory.levelIndex(territory, rollup.hierarchy, rollup.from)
  const own = rollup.along.place === "only"
  const scan = {
    place: (units: ReadonlyArray<string>) => {
      if (own && (units.length !== 1 || !rollup.groups.includes(units[0]!))) return []
      const placements = placeAll(place, units)
      if (from === undefined && !own) return placements
      return placements.filter(
        (one) =>
          (from === undefined || one.level === from) &&
          (!own || (one.weight === 1 && rollup.groups[one.group] === units[0]))
      )
    },
    time: timer(rollup)
  }
  return {
    rollup,
    ...scan,
    cohort: (cohorts) => cohortWeight(rollup, cohorts, lattice),
    replaced: mayReplace(rollup, territory) ? (figures) => replaced(rollup, territory, scan, figures) : undefined
  }
}

const cohortWeight = (rollup: Rollup, cohorts: ReadonlyArray<string>, lattice: Cohort.Lattice): number => {
  const asked = rollup.cohort
  if (asked === undefined || (cohorts.length === 1 && cohorts[0] === asked)) return 1
  if (rollup.along.cohort === "only") return 0
  if (cohorts.length === 0) return NaN
  const relations = cohorts.map((cohort) => lattice.relation(cohort, asked))
  if (relations.every((relation) => relation === "same" || relation === "within")) return 1
  return relations.every((relation) => relation === "apart") ? 0 : NaN
}

/** Days that a carried figure still holds after its own period. */
const carryDays = (rollup: Rollup): number =>
  typeof rollup.missing === "string" ? 0 : rollup.missing.carry === "forever" ? Infinity : rollup.missing.carry

const timer = (rollup: Rollup): ((period: Period.Period) => ReadonlyArray<Slot>) => {
  const buckets = rollup.buckets.map(Period.bounds)
  const operator = rollup.along.time
  const carry = operator === "last" ? carryDays(rollup) : 0
  const asOf = operator === "last" || operator === "first" || operator === "only"
  return (period) => {
    const { start, end } = Period.bounds(period)
    return buckets.flatMap((bucket, index): ReadonlyArray<Slot> => {
      if (operator === "only") return start === bucket.start && end === bucket.end ? [{ bucket: index, weight: 1 }] : []
      // A stock is as of its last day: it belongs to the bucket that holds that day, and to later ones while it carries.
      if (asOf) return end - 1 < bucket.end && end - 1 >= bucket.start - carry ? [{ bucket: index, weight: 1 }] : []
      if (bucket.start <= start && end <= bucket.end) return [{ bucket: index, weight: 1 }]
      return start < bucket.end && bucket.start < end ? [{ bucket: index, weight: NaN }] : []
    })
  }
}
