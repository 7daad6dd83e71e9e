/** Rolling origins of the public series for learning: every year that could be one, not only every third. */
import type { Series } from "@lantoa/projection"
import * as data from "./data.ts"

/**
 * What an origin teaches: the long histories of measured and of modelled indicators, the first figures of a series, or
 * figures near the ceiling.
 */
export type Kind = "measured" | "modelled" | "first" | "ceiling"

export interface Origin {
  readonly kind: Kind
  readonly fold: number
  readonly training: Series.Series
  readonly truth: Float64Array
}

/**
 * The weight of each kind in a loss, over the score in points that a reference reaches on it: R's ets and damped on long
 * histories, the last value with a pooled spread on the others.
 */
export const weights: Readonly<Record<Kind, number>> = {
  measured: 1 / 4.38,
  modelled: 0.3 / 0.864,
  first: 1 / 7,
  ceiling: 1 / 2.3
}

export const folds = 5

/** The fold of a country: all its series are left out together. */
export const foldOf = (group: string): number => {
  let hash = 7
  for (const letter of group) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0
  return ((hash >>> 3) ^ (hash >>> 11)) % folds
}

/**
 * Origins of the series that have tasks, by the tasks' rule but every year, and with two known years ahead enough:
 * from two years before the first task on.
 */
export const everyYear = (
  adoption: ReadonlyMap<string, data.Adoption>,
  tasks: ReadonlyArray<data.Task>
): ReadonlyArray<Origin> => {
  const firsts = new Map<string, number>()
  for (const { origin, seriesId } of tasks) firsts.set(seriesId, Math.min(origin, firsts.get(seriesId) ?? Infinity))
  return Array.from(firsts).flatMap(([id, first]) => {
    const series = adoption.get(id)
    if (series === undefined) return []
    return Array.from(series.years.keys())
      .filter((year) => year >= first - 2)
      .map((year) => data.taskAt("", series, year))
      .filter(qualifies)
      .map(ofTask)
  })
}

export const ofTask = (task: data.Task): Origin =>
  originOf(data.modelled.includes(task.indicator) ? "modelled" : "measured", task)

const originOf = (kind: Kind, { group, training, truth }: data.Task): Origin => ({
  kind,
  fold: foldOf(group),
  training,
  truth
})

const firstCount = 5
const ceiling = 95
/** Of origins near the ceiling every so-manieth, counted from the newest, as tasks on long histories are. */
const everyCeiling = 3

/**
 * Where tasks leave off: the origins with at most five figures, and those at 95 and above with more; of measured shares.
 */
export const edges = (adoption: ReadonlyMap<string, data.Adoption>): ReadonlyArray<Origin> =>
  Array.from(adoption.values())
    .filter(({ indicator }) => !data.modelled.includes(indicator) && !data.unbounded.includes(indicator))
    .flatMap((series) => {
      const years = Array.from(series.years.keys()).sort((a, b) => a - b)
      const at = (kind: Kind, chosen: ReadonlyArray<number>) =>
        chosen
          .map((year) => originOf(kind, data.taskAt("", series, year)))
          .filter(({ truth }) => truth.some(Number.isFinite))
      const high = years.slice(firstCount).filter((year) => (series.years.get(year) ?? 0) >= ceiling)
      return [
        ...at(
          "first",
          years.slice(0, firstCount).filter((year) => (series.years.get(year) ?? 0) >= 0.3)
        ),
        ...at("ceiling", high)
          .reverse()
          .filter((_, place) => place % everyCeiling === 0)
      ]
    })

const qualifies = ({ training, truth }: data.Task): boolean => {
  const seen = training.values.filter(Number.isFinite)
  const latest = seen.at(-1) ?? NaN
  return (
    seen.length >= 6 &&
    latest >= 0.5 &&
    latest <= 97 &&
    seen.some((value) => value !== latest) &&
    truth.filter(Number.isFinite).length >= 2
  )
}
