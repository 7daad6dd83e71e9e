/** Codes of what figures say: places of texts, bits of values. @internal */
import type * as Figures from "../../Figures.ts"
import type * as Observation from "../../Observation.ts"
import type * as Period from "../../Period.ts"

/** Bits of {@link Figures}' `flags`. @category constants @since 0.1.0 */
export const flag = { lowerOpen: 2, upperOpen: 4, about: 8 } as const

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

const byText = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0

/** The cohorts and members of an observation, whatever order they were written in. @category conversions @since 0.1.0 */
export const categoryOf = ({
  breakdown,
  cohorts
}: Pick<Observation.Observation, "cohorts" | "breakdown">): Figures.Category => ({
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

const text = (value: string): string => value

/** Places for all the texts that figures share; sets of units are sorted. */
export const coders = () => ({
  measures: coder(text),
  periods: coder<Period.Period>(text),
  units: coder<ReadonlyArray<string>>((set) => (set.length === 1 ? set[0]! : set.join("+"))),
  categories: coder<Figures.Category>((category) => JSON.stringify(category)),
  teams: coder(text),
  activities: coder(text),
  reporters: coder(text)
})

/** The lists of several, under the same names. */
export const listed = (all: {
  readonly [K in keyof Figures.Texts]: { readonly values: Figures.Texts[K] }
}): Figures.Texts => Object.fromEntries(Object.entries(all).map(([name, { values }]) => [name, values])) as never
