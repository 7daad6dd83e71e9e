/** Rows of the memory store as pages of figures, in which a code means the same on every page. @internal */
import type * as Figures from "../../Figures.ts"
import { listed } from "./coding.ts"
import * as Columns from "./column.ts"
import { between, idOf } from "./row.ts"
import type { Table } from "./table.ts"

/** How many figures a page has at most. */
export const size = 2 ** 15

/** Codes anew, in the order in which they first come up. */
const recode = <A>({ values }: { readonly values: ReadonlyArray<A> }) => {
  const places: Array<number | undefined> = []
  const used: Array<A> = []
  const code = (old: number): number => (old < 0 ? -1 : (places[old] ??= used.push(values[old]!) - 1))
  return { code, values: used, known: values.length }
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
  // In the order in which a series has them.
  const others = {
    measures: recode(coders.measures),
    units: recode(coders.units),
    categories: recode(coders.categories),
    teams: recode(coders.teams),
    activities: recode(coders.activities),
    reporters: recode(coders.reporters)
  }
  const periods = recode(coders.periods)
  const texts = listed({ ...others, periods })
  const { values: moments } = coders.moments
  const said = Object.values(others)
  /** Where there is one text, or none, all rows say the same. */
  const isSaid = said.map((one, place) => one.known > (place < 3 ? 1 : 0))
  /** By place and series, two more than the code; 0 where a series has not come up yet. */
  const known = said.map(() => new Int32Array(series.count))
  const part = new Int32Array(Columns.size)
  const learn = (own: number, place: number): number =>
    (known[place]![own] = said[place]!.code(series.codeAt(own, place)) + 2)
  const say = (column: Int32Array, from: number, many: number, place: number): void => {
    const codes = known[place]!
    for (let at = 0; at < many; at++) column[from + at] = (codes[part[at]!]! || learn(part[at]!, place)) - 2
  }
  return (runs, length) => {
    const none = new Int32Array(length).fill(-1)
    const own = isSaid.map((is, place) => (is || place < 3 ? new Int32Array(length) : none))
    const [period, flags, knownAt] = [new Int32Array(length), new Uint8Array(length), new Float64Array(length)]
    const lower = new Float64Array(length)
    const upper = columns.upper.isUsual ? lower : lower.slice()
    /** Rows of one span that lie in one chunk of each column. */
    const take = (row: number, at: number, many: number): void => {
      const to = at + many
      columns.series.read(row, part.subarray(0, many))
      for (const [place, { code }] of said.entries()) {
        const first = code(series.codeAt(part[0]!, place))
        if (place === 0) own[place]!.fill(first, at, to)
        else if (isSaid[place]) say(own[place]!, at, many, place)
      }
      period.fill(periods.code(spans[columns.span.get(row)]!.period), at, to)
      columns.lower.read(row, lower.subarray(at, to))
      columns.flags.read(row, flags.subarray(at, to))
      if (upper !== lower) columns.upper.read(row, upper.subarray(at, to))
      const moment = columns.known.sameAround(row)
      if (moment !== undefined) knownAt.fill(moments[moment]!, at, to)
      else {
        columns.known.read(row, part.subarray(0, many))
        for (let one = 0; one < many; one++) knownAt[at + one] = moments[part[one]!]!
      }
    }
    for (let [run, at] = [0, 0]; run < runs.length; run += 2)
      for (let row = runs[run]!; row < runs[run + 1]!;) {
        const many = Math.min(runs[run + 1]! - row, Columns.size - (row % Columns.size))
        take(row, at, many)
        row += many
        at += many
      }
    if (upper !== lower) for (let at = 0; at < length; at++) if (Number.isNaN(upper[at]!)) upper[at] = lower[at]!
    const [measure, units, category, team, activity, reporter] = own as [
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array,
      Int32Array
    ]
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
        return (ids ??= runs.flatMap((from, at) =>
          at % 2 === 0 ? Array.from(between(from, runs[at + 1]!), (row) => name(table, row)) : []
        ))
      }
    }
  }
}
