/** Rows of the memory store as pages of figures, in which a code means the same on every page. @internal */
import type * as Figures from "../../Figures.ts"
import { blank } from "./blank.ts"
import { listed } from "./coding.ts"
import type { Said } from "./series.ts"
import { idOf, knownAt, upperAt } from "./row.ts"
import type { Table } from "./table.ts"

/** How many figures a page has at most. */
export const size = 2 ** 15

/** Codes anew, in the order in which they first come up. */
const recode = <A>({ values }: { readonly values: ReadonlyArray<A> }) => {
  const places: Array<number | undefined> = []
  const used: Array<A> = []
  const code = (old: number): number => (old < 0 ? -1 : (places[old] ??= used.push(values[old]!) - 1))
  return { code, values: used }
}

/** Makes pages of rows; what it is given may be written to afterwards. */
export const pages = (table: Table): ((rows: Int32Array) => Figures.Figures) => {
  const { coders, columns, series, spans } = table
  const codes = {
    measures: recode(coders.measures),
    periods: recode(coders.periods),
    units: recode(coders.units),
    categories: recode(coders.categories),
    teams: recode(coders.teams),
    activities: recode(coders.activities),
    reporters: recode(coders.reporters)
  }
  const { activities, categories, measures, periods, reporters, teams, units } = codes
  const texts = listed(codes)
  const said: Array<Said | undefined> = []
  const saidBy = (own: number): Said => {
    const [measure, set, category, team, activity, reporter] = series.at(own)
    return [
      measures.code(measure),
      units.code(set),
      categories.code(category),
      teams.code(team),
      activities.code(activity),
      reporters.code(reporter)
    ]
  }
  return (given) => {
    const rows = given.slice()
    const { length } = rows
    const filled = blank(length)
    const {
      activity,
      category,
      flags,
      knownAt: known,
      lower,
      measure,
      period,
      reporter,
      team,
      units: set,
      upper
    } = filled
    for (let at = 0; at < length; at++) {
      const row = rows[at]!
      const own = columns.series.get(row)
      const by = (said[own] ??= saidBy(own))
      measure[at] = by[0]
      set[at] = by[1]
      category[at] = by[2]
      team[at] = by[3]
      activity[at] = by[4]
      reporter[at] = by[5]
      period[at] = periods.code(spans[columns.span.get(row)]!.period)
      lower[at] = columns.lower.get(row)
      upper[at] = upperAt(table, row)
      flags[at] = columns.flags.get(row)
      known[at] = knownAt(table, row)
    }
    let ids: ReadonlyArray<string> | undefined
    return {
      ...filled,
      length,
      texts,
      // Texts of their own, which few ask for.
      get ids() {
        return (ids ??= Array.from(rows, (row) => idOf(table, row)))
      }
    }
  }
}
