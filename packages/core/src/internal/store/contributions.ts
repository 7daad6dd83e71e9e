/** Which figures go into which cells of a roll-up, and how much of each. @internal */
import type * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type * as Rollup from "../../Rollup.ts"

/** A figure in a cell: all of it (1), a share, or an unknown part (`NaN`). */
export interface Contribution {
  readonly observation: Observation.Observation
  readonly group: number
  readonly bucket: number
  /** Index of the level at which its units reported. */
  readonly level: number
  readonly weight: number
}

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** One text for a figure's cohorts and breakdown, whatever their order. */
export const categoryOf = (observation: Observation.Observation): string =>
  JSON.stringify([
    [...observation.cohorts].sort(),
    Object.entries(observation.breakdown).sort(([a], [b]) => text(a, b))
  ])

const concerns = ({ cohort, rollup }: Rollup.Scan, observation: Observation.Observation): boolean =>
  observation.measure === rollup.measure &&
  observation.value !== null &&
  Object.entries(rollup.where).every(([dimension, value]) => observation.breakdown[dimension] === value) &&
  cohort(observation.cohorts) !== 0

/** What is left of figures that heirs of their units replaced, by figure, group and bucket. */
const remainders = (
  scan: Rollup.Scan,
  figures: ReadonlyArray<Observation.Observation>
): ReadonlyMap<string, number> => {
  if (scan.replaced === undefined) return new Map()
  const standing = figures.map((figure) => ({
    units: figure.units,
    period: figure.period,
    series: `${categoryOf(figure)}|${figure.team ?? ""}`
  }))
  return new Map(
    scan.replaced(standing).map(({ bucket, group, index, weight }) => [`${index}|${group}|${bucket}`, weight])
  )
}

/** The contributions of figures that are visible at the moment asked for. */
export function* contributions(
  scan: Rollup.Scan,
  visible: Iterable<Observation.Observation>
): Generator<Contribution, void> {
  const figures = [...visible].filter((observation) => concerns(scan, observation))
  const left = remainders(scan, figures)
  for (const [index, observation] of figures.entries()) {
    const cohort = scan.cohort(observation.cohorts)
    const slots = scan.time(observation.period)
    if (slots.length === 0) continue
    const day = Period.bounds(observation.period).end - 1
    for (const { from, group, level, to, weight } of scan.place(observation.units)) {
      if (day < from || day >= to) continue
      for (const slot of slots) {
        const remains = left.get(`${index}|${group}|${slot.bucket}`) ?? 1
        const whole = remains === 0 ? 0 : weight * slot.weight * cohort * remains
        if (whole !== 0) yield { observation, group, bucket: slot.bucket, level, weight: whole }
      }
    }
  }
}
