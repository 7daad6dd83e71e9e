/** Rows of the memory store as pages of figures, in which a code means the same on every page. @internal */
import type * as Figures from "../../Figures.ts"
import { listed } from "./coding.ts"
import * as Columns from "./column.ts"
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

/** Rows from one until before another, and so on, in the order in which they are to come; those of each are of one span. */
export type Runs = Array<number>

/** Adds rows of a span that follow one another. */
export const extend = ({ columns: { span } }: Table, runs: Runs, from: number, to: number): void => {
  if (runs.at(-1) === from && span.get(from - 1) === span.get(from)) runs[runs.length - 1] = to
  else runs.push(from, to)
}

/** Makes pages of rows, so many of them. `name` says which id a row has. */
export const pages = (table: Table, name = idOf): ((runs: Runs, length: number) => Figures.Figures) => {
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
  const texts = listed(codes)
  const { values: moments } = coders.moments
  // By series: the codes of its units, one more, and of its category; and whether it names anything else.
  const [unitsOf, categoryOf, names] = [series.count, series.count, series.count].map((count) => new Int32Array(count))
  const learn = (own: number): void => {
    const [, set, category, ...others] = series.at(own)
    unitsOf![own] = codes.units.code(set) + 1
    categoryOf![own] = codes.categories.code(category)
    names![own] = others.some((code) => code !== -1) ? 1 : 0
  }
  const part = new Int32Array(Columns.size)
  return (runs, length) => {
    const ints = () => new Int32Array(length)
    const [measure, period, units, category] = [ints(), ints(), ints(), ints()]
    const [lower, flags, knownAt] = [new Float64Array(length), new Uint8Array(length), new Float64Array(length)]
    // What most pages have nowhere is one list, until a row has it.
    const none = ints().fill(-1)
    let [team, activity, reporter, upper] = [none, none, none, lower]
    const bounds: Runs = []
    /** What a row says that most do not. */
    const more = (at: number, own: number): void => {
      const [, , , by, during, told] = series.at(own)
      if (by !== -1) (team = team === none ? none.slice() : team)[at] = codes.teams.code(by)
      if (during !== -1) (activity = activity === none ? none.slice() : activity)[at] = codes.activities.code(during)
      if (told !== -1) (reporter = reporter === none ? none.slice() : reporter)[at] = codes.reporters.code(told)
    }
    /** Who says it, of rows of which the series are at hand. */
    const say = (from: number, many: number): void => {
      for (let at = 0; at < many; at++) {
        const own = part[at]!
        if (unitsOf![own] === 0) learn(own)
        units[from + at] = unitsOf![own]! - 1
        if (categoryOf![own] !== 0) category[from + at] = categoryOf![own]!
        if (names![own] === 1) more(from + at, own)
      }
    }
    /** Rows of one span that lie in one chunk of each column. */
    const take = (row: number, at: number, many: number): void => {
      const to = at + many
      columns.series.read(row, part.subarray(0, many))
      say(at, many)
      measure.fill(codes.measures.code(series.measureOf(part[0]!)), at, to)
      period.fill(codes.periods.code(spans[columns.span.get(row)]!.period), at, to)
      columns.lower.read(row, lower.subarray(at, to))
      columns.flags.read(row, flags.subarray(at, to))
      if (columns.upper.has(row)) bounds.push(row, at, to)
      columns.known.read(row, part.subarray(0, many))
      for (let one = 0; one < many; one++) knownAt[at + one] = moments[part[one]!]!
    }
    for (let [run, at] = [0, 0]; run < runs.length; run += 2)
      for (let row = runs[run]!; row < runs[run + 1]!;) {
        const many = Math.min(runs[run + 1]! - row, Columns.size - (row % Columns.size))
        take(row, at, many)
        row += many
        at += many
      }
    if (bounds.length > 0) upper = lower.slice()
    for (let one = 0; one < bounds.length; one += 3) {
      const [row, at, to] = [bounds[one]!, bounds[one + 1]!, bounds[one + 2]!]
      columns.upper.read(row, upper.subarray(at, to))
      for (let each = at; each < to; each++) if (Number.isNaN(upper[each]!)) upper[each] = lower[each]!
    }
    let ids: ReadonlyArray<string> | undefined
    return {
      length,
      measure,
      period,
      units,
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
        return (ids ??= namesOf(runs, (row) => name(table, row)))
      }
    }
  }
}

const namesOf = (runs: Runs, name: (row: number) => string): ReadonlyArray<string> => {
  const found: Array<string> = []
  for (let run = 0; run < runs.length; run += 2)
    for (let row = runs[run]!; row < runs[run + 1]!; row++) found.push(name(row))
  return found
}
