/**
 * Figures: many observations as columns, the form in which they travel between stores and the model. A text is coded once,
 * not once a row.
 *
 * @since 0.1.0
 */
import * as Instant from "./Instant.ts"
import { type Rest, restOf, restored } from "./internal/store/rest.ts"
import * as Observation from "./Observation.ts"
import type * as Period from "./Period.ts"

export { combinations, type Combinations } from "./internal/store/combinations.ts"
export { concat } from "./internal/store/concat.ts"
export { malformed } from "./internal/store/malformed.ts"
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
  /** The ids that were given; `""`, or nothing where the list is empty, for a figure whose id the store derives. */
  readonly ids: ReadonlyArray<string>
  /**
   * What the columns do not say of some rows: what a figure corrects, its source, its doubts. Figures that are committed have
   * it; those of a scan do not.
   */
  readonly rests?: ReadonlyMap<number, Rest>
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
const isEmpty = (record: object): boolean => {
  for (const _ in record) return false
  return true
}
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

/** Columns that take so many observations, one after the other. @internal */
export const collecting = (length: number) => {
  const [measures, periods] = [coder(text), coder<Period.Period>(text)]
  const units = coder<ReadonlyArray<string>>((set) => (set.length === 1 ? set[0]! : set.join("+")))
  const categories = coder<Category>((category) => JSON.stringify(category))
  const [teams, activities, reporters] = [coder(text), coder(text), coder(text)]
  const ids: Array<string> = []
  const rests = new Map<number, Rest>()
  const ints = () => new Int32Array(length)
  const columns = {
    length,
    measure: ints(),
    period: ints(),
    units: ints(),
    category: ints(),
    team: ints(),
    activity: ints(),
    reporter: ints(),
    lower: new Float64Array(length),
    upper: new Float64Array(length),
    flags: new Uint8Array(length),
    knownAt: new Float64Array(length)
  }
  // Most figures are of everybody and known at the moment of the one before.
  let [everything, moment, millis] = [-1, "", 0]
  const categoryCode = (one: Observation.Observation): number =>
    one.cohorts.length > 0 || !isEmpty(one.breakdown)
      ? categories.code(categoryOf(one))
      : everything === -1
        ? (everything = categories.code(categoryOf(one)))
        : everything
  let row = 0
  const add = (one: Observation.Observation): void => {
    const { knownAt, units: set, value } = one
    if (knownAt !== moment) [moment, millis] = [knownAt, Instant.toMillis(knownAt)]
    columns.measure[row] = measures.code(one.measure)
    columns.period[row] = periods.code(one.period)
    columns.units[row] = units.code(set.length === 1 ? set : [...new Set(set)].sort())
    columns.category[row] = categoryCode(one)
    columns.team[row] = teams.code(one.team)
    columns.activity[row] = activities.code(one.activity)
    columns.reporter[row] = reporters.code(Observation.reporterOf(one))
    columns.lower[row] = value === null ? NaN : value.lower
    // What holds no number at all is not the same as what is not known: stores refuse it.
    columns.upper[row] = value === null ? NaN : Number.isNaN(value.lower) ? 0 : value.upper
    columns.flags[row] = flagsOf(value)
    columns.knownAt[row] = millis
    if (one.id !== "") ids[row] = one.id
    const rest = restOf(one)
    if (rest !== undefined) rests.set(row, rest)
    row++
  }
  const done = (): Figures => ({
    ...columns,
    ids: ids.length === 0 ? ids : Array.from({ length }, (_, at) => ids[at] ?? ""),
    ...(rests.size === 0 ? {} : { rests }),
    texts: {
      measures: measures.values,
      periods: periods.values,
      units: units.values,
      categories: categories.values,
      teams: teams.values,
      activities: activities.values,
      reporters: reporters.values
    }
  })
  return { add, done }
}

/** Observations as columns. @category conversions @since 0.1.0 */
export const fromObservations = (observations: ReadonlyArray<Observation.Observation>): Figures => {
  const found = collecting(observations.length)
  for (const one of observations) found.add(one)
  return found.done()
}

/** Columns of whatever is given: observations are turned into them. @category conversions @since 0.1.0 */
export const of = (figures: Figures | ReadonlyArray<Observation.Observation>): Figures =>
  "texts" in figures ? figures : fromObservations(figures)

/** One row as it was written. @category conversions @since 0.1.0 */
export const observationAt = (figures: Figures, row: number): Observation.Observation => {
  const { texts } = figures
  return restored(
    {
      id: figures.ids[row] ?? "",
      measure: texts.measures[figures.measure[row]!]!,
      units: texts.units[figures.units[row]!]!,
      category: texts.categories[figures.category[row]!]!,
      period: texts.periods[figures.period[row]!]!,
      value: valueOf(figures.lower[row]!, figures.upper[row]!, figures.flags[row]!),
      team: texts.teams[figures.team[row]!],
      activity: texts.activities[figures.activity[row]!],
      reporter: texts.reporters[figures.reporter[row]!],
      knownAt: Instant.fromMillis(figures.knownAt[row]!)
    },
    figures.rests?.get(row)
  )
}
