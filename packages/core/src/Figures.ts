/**
 * Figures: many observations as columns, the form in which they travel between stores and the model. A text is coded once,
 * not once a row.
 *
 * @since 0.1.0
 */
import * as Observation from "./Observation.ts"
import type * as Period from "./Period.ts"

export { type Rest, restOf, restored, type Said } from "./internal/store/rest.ts"

/** Cohorts and members of dimensions that a figure speaks of; none of either is all. @category models @since 0.1.0 */
export interface Category {
  /** Sorted, each once. */
  readonly cohorts: ReadonlyArray<string>
  /** Dimensions in order, each with its members sorted. */
  readonly breakdown: ReadonlyArray<readonly [dimension: string, members: ReadonlyArray<string>]>
}

/** The texts that figures share; a column holds places in these lists, -1 for none. @category models @since 0.1.0 */
export interface Texts {
  readonly measures: ReadonlyArray<string>
  readonly periods: ReadonlyArray<Period.Period>
  /** Sets of units, each sorted. */
  readonly units: ReadonlyArray<ReadonlyArray<string>>
  readonly categories: ReadonlyArray<Category>
  readonly teams: ReadonlyArray<string>
  readonly activities: ReadonlyArray<string>
  readonly reporters: ReadonlyArray<string>
}

/** Bits of {@link Figures}' `flags`. @category constants @since 0.1.0 */
export const flag = { lowerOpen: 2, upperOpen: 4, about: 8 } as const

/**
 * Figures in columns: row `n` of each column is one figure. Plain data: it survives `structuredClone`, a worker, a wire.
 *
 * @category models
 * @since 0.1.0
 */
export interface Figures {
  readonly length: number
  readonly texts: Texts
  readonly measure: Int32Array
  readonly period: Int32Array
  readonly units: Int32Array
  readonly category: Int32Array
  readonly team: Int32Array
  readonly activity: Int32Array
  /** -1: the units themselves reported. */
  readonly reporter: Int32Array
  /** Both ends `NaN`: asked for and not known. */
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly flags: Uint8Array
  /** Milliseconds since 1970-01-01T00:00:00Z at which it became known. */
  readonly knownAt: Float64Array
  readonly ids: ReadonlyArray<string>
}

/** Gives each distinct text its place in a list. @category constructors @since 0.1.0 */
export const coder = <A>(key: (value: A) => string) => {
  const places = new Map<string, number>()
  const values: Array<A> = []
  const code = (value: A | undefined): number => {
    if (value === undefined) return -1
    const text = key(value)
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, values.length)
    return values.push(value) - 1
  }
  return { code, values, find: (value: A): number | undefined => places.get(key(value)) }
}

const text = (value: string): string => value
const byText = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0

/** The cohorts and members of an observation, whatever order they were written in. @category conversions @since 0.1.0 */
export const categoryOf = ({
  breakdown,
  cohorts
}: Pick<Observation.Observation, "cohorts" | "breakdown">): Category => ({
  cohorts: [...new Set(cohorts)].sort(),
  breakdown: Object.entries(breakdown)
    .map(([dimension, members]) => [dimension, [...new Set([members].flat())].sort()] as const)
    .sort(byText)
})

/** The bits of a value. @category conversions @since 0.1.0 */
export const flagsOf = (value: Observation.Observation["value"]): number =>
  value === null
    ? 0
    : (value.lowerOpen ? flag.lowerOpen : 0) | (value.upperOpen ? flag.upperOpen : 0) | (value.about ? flag.about : 0)

/** A value from its columns. @category conversions @since 0.1.0 */
export const valueOf = (lower: number, upper: number, flags: number): Observation.Observation["value"] =>
  Number.isNaN(lower)
    ? null
    : {
        lower,
        upper,
        lowerOpen: (flags & flag.lowerOpen) !== 0,
        upperOpen: (flags & flag.upperOpen) !== 0,
        about: (flags & flag.about) !== 0
      }

/** Observations as columns. @category conversions @since 0.1.0 */
export const fromObservations = (observations: ReadonlyArray<Observation.Observation>): Figures => {
  const measures = coder(text)
  const periods = coder<Period.Period>(text)
  const units = coder<ReadonlyArray<string>>((set) => set.join("+"))
  const categories = coder<Category>((category) => JSON.stringify(category))
  const [teams, activities, reporters] = [coder(text), coder(text), coder(text)]
  const ints = (code: (observation: Observation.Observation) => number) => Int32Array.from(observations, code)
  return {
    length: observations.length,
    measure: ints((one) => measures.code(one.measure)),
    period: ints((one) => periods.code(one.period)),
    units: ints((one) => units.code([...new Set(one.units)].sort())),
    category: ints((one) => categories.code(categoryOf(one))),
    team: ints((one) => teams.code(one.team)),
    activity: ints((one) => activities.code(one.activity)),
    reporter: ints((one) => reporters.code(Observation.reporterOf(one))),
    lower: Float64Array.from(observations, (one) => one.value?.lower ?? NaN),
    upper: Float64Array.from(observations, (one) => one.value?.upper ?? NaN),
    flags: Uint8Array.from(observations, ({ value }) => flagsOf(value)),
    knownAt: Float64Array.from(observations, (one) => Date.parse(one.knownAt)),
    ids: observations.map((one) => one.id),
    texts: {
      measures: measures.values,
      periods: periods.values,
      units: units.values,
      categories: categories.values,
      teams: teams.values,
      activities: activities.values,
      reporters: reporters.values
    }
  }
}
