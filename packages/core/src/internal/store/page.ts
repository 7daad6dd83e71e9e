/** Rows of the memory store as pages of figures, in which a code means the same on every page. @internal */
import type * as Figures from "../../Figures.ts"
import { listed } from "./coding.ts"
import type { Said } from "./series.ts"
import { idOf } from "./row.ts"
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

/** Makes pages of rows; what it is given may be written to afterwards. `name` says which id a row has. */
export const pages = (table: Table, name = idOf): ((rows: Int32Array) => Figures.Figures) => {
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
    const ints = () => new Int32Array(length)
    const [own, span, moment, ends] = [ints(), ints(), ints(), new Float64Array(length)]
    const [measure, period, set, category] = [ints(), ints(), ints(), ints()]
    const [lower, flags, knownAt] = [new Float64Array(length), new Uint8Array(length), new Float64Array(length)]
    for (let at = 0; at < length;) {
      const from = at++
      while (at < length && rows[at] === rows[at - 1]! + 1) at++
      columns.series.read(rows[from]!, own.subarray(from, at))
      columns.span.read(rows[from]!, span.subarray(from, at))
      columns.lower.read(rows[from]!, lower.subarray(from, at))
      columns.upper.read(rows[from]!, ends.subarray(from, at))
      columns.flags.read(rows[from]!, flags.subarray(from, at))
      columns.known.read(rows[from]!, moment.subarray(from, at))
    }
    const { values: moments } = coders.moments
    const none = ints().fill(-1)
    // What most pages have nowhere is one list, until a row has it.
    let [team, activity, reporter, upper] = [none, none, none, lower]
    let [last, code] = [-1, -1]
    for (let at = 0; at < length; at++) {
      const by = (said[own[at]!] ??= saidBy(own[at]!))
      // Rows of one span lie together.
      if (span[at] !== last) code = periods.code(spans[(last = span[at]!)]!.period)
      measure[at] = by[0]
      set[at] = by[1]
      category[at] = by[2]
      if (by[3] !== -1) (team = team === none ? none.slice() : team)[at] = by[3]
      if (by[4] !== -1) (activity = activity === none ? none.slice() : activity)[at] = by[4]
      if (by[5] !== -1) (reporter = reporter === none ? none.slice() : reporter)[at] = by[5]
      period[at] = code
      if (!Number.isNaN(ends[at]!)) (upper = upper === lower ? lower.slice() : upper)[at] = ends[at]!
      knownAt[at] = moments[moment[at]!]!
    }
    let ids: ReadonlyArray<string> | undefined
    return {
      length,
      measure,
      period,
      units: set,
      category,
      team,
      activity,
      reporter,
      lower,
      upper,
      flags,
      knownAt,
      texts,
      // Texts of their own, which few ask for.
      get ids() {
        return (ids ??= Array.from(rows, (row) => name(table, row)))
      }
    }
  }
}
