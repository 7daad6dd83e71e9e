/** Which figures of a stock that is made to stand go into an answer. @internal */
import type * as Figures from "../../Figures.ts"

/** Of which series a figure is: of the same units, category, team, activity and reporter. */
export const seriesOf =
  ({ activity, category, reporter, team, units }: Figures.Figures) =>
  (row: number): string =>
    `${units[row]} ${category[row]} ${team[row]} ${activity[row]} ${reporter[row]}`

interface Of<A> {
  readonly seriesOf: (one: A) => string
  readonly dayOf: (one: A) => number
}

/** What was told from a day on, and before it the latest of each series: how much more is at hand rests on what else is asked. */
export const lastTold = <A>(all: ReadonlyArray<A>, start: number, { dayOf, seriesOf }: Of<A>): ReadonlyArray<A> => {
  const latest = new Map<string, number>()
  for (const one of all) {
    const day = dayOf(one)
    if (day >= start) continue
    const series = seriesOf(one)
    latest.set(series, Math.max(day, latest.get(series) ?? day))
  }
  return all.filter((one) => dayOf(one) >= start || latest.get(seriesOf(one)) === dayOf(one))
}
