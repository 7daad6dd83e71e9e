/** Rolling origins of the public series for learning: every year that could be one, not only every third. */
import type { Series } from "@lantoa/projection"
import * as data from "./data.ts"

export interface Origin {
  readonly fold: number
  readonly modelled: boolean
  readonly training: Series.Series
  readonly truth: Float64Array
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
      .map(({ group, indicator, training, truth }) => ({
        fold: foldOf(group),
        modelled: data.modelled.includes(indicator),
        training,
        truth
      }))
  })
}

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
