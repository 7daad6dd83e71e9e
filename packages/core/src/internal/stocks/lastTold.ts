/** Which figures of a stock that is made to stand go into an answer. @internal */
import type * as Figures from "../../Figures.ts"

/**
 * Rows of some days, and of those of before the latest of each series: how many more are at hand rests on what else is asked. A series
 * are figures of the same units, category, team, activity and reporter.
 */
export const lastTold = (
  { activity, category, reporter, team, units }: Figures.Figures,
  rows: ReadonlyArray<number>,
  start: number,
  dayOf: (row: number) => number
): ReadonlyArray<number> => {
  const latest = new Map<string, number>()
  const seriesOf = (row: number): string =>
    `${units[row]} ${category[row]} ${team[row]} ${activity[row]} ${reporter[row]}`
  for (const row of rows) {
    const [day, series] = [dayOf(row), seriesOf(row)]
    if (day < start) latest.set(series, Math.max(day, latest.get(series) ?? day))
  }
  return rows.filter((row) => dayOf(row) >= start || latest.get(seriesOf(row)) === dayOf(row))
}
