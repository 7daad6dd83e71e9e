/** Figures put down in the table of the store in memory. @internal */
import * as Figures from "../../Figures.ts"
import * as Period from "../../Period.ts"
import * as Columns from "./column.ts"
import { width } from "./series.ts"
import { type Index, Last, lastIn, type Table } from "./table.ts"

/** Where figures lie: for each row the number of its series and of its span, and numbers of their boxes. */
export interface Placed {
  readonly series: Int32Array
  readonly span: Int32Array
  readonly boxes: Figures.Combinations
  /** The row that is in each box; -1 for none. */
  readonly last: Int32Array
}

const indexOf = ({ measures }: Table, measure: number): Index => (measures[measure] ??= { series: [], spans: [] })

const spanOf = (table: Table, measure: number, period: number): number => {
  const { coders, spans } = table
  const number = coders.spans.code(`${measure} ${period}`)
  if (number === spans.length) {
    spans.push({
      period,
      ...Period.bounds(coders.periods.values[period]!),
      runs: [],
      last: new Last(table.columns.series)
    })
    indexOf(table, measure).spans.push(number)
  }
  return number
}

/** Places of texts in a list that goes on from commit to commit. */
const codesOf = <A>(coder: { readonly code: (value: A) => number }, values: ReadonlyArray<A>): Int32Array =>
  Int32Array.from(values, (value) => coder.code(value))

const seriesOf = (table: Table, figures: Figures.Figures): Int32Array => {
  const { activity, category, measure, reporter, team, texts, units } = figures
  const { coders } = table
  const said = [
    [measure, codesOf(coders.measures, texts.measures)],
    [
      units,
      codesOf(
        coders.units,
        texts.units.map((set) => [...set].sort())
      )
    ],
    [category, codesOf(coders.categories, texts.categories)],
    [team, codesOf(coders.teams, texts.teams)],
    [activity, codesOf(coders.activities, texts.activities)],
    [reporter, codesOf(coders.reporters, texts.reporters)]
  ] as const
  const all = Figures.combinations(
    figures.length,
    said.map(([column]) => column)
  )
  const wanted = new Int32Array(all.count * width)
  for (const [place, [column, codes]] of said.entries()) {
    for (let one = 0; one < all.count; one++) {
      const code = column[all.first[one]!]!
      wanted[one * width + place] = code < 0 ? -1 : codes[code]!
    }
  }
  const before = table.series.count
  const numbers = table.series.number(wanted)
  for (let one = before; one < table.series.count; one++) indexOf(table, table.series.at(one)[0]).series.push(one)
  return Columns.taken(numbers, all.of)
}

/** Numbers figures, of which the table then knows where they would lie. */
export const place = (table: Table, figures: Figures.Figures): Placed => {
  const { measure, period, texts } = figures
  const { coders } = table
  const [oldSeries, oldSpans] = [table.series.count, table.spans.length]
  const series = seriesOf(table, figures)
  const [measures, periods] = [codesOf(coders.measures, texts.measures), codesOf(coders.periods, texts.periods)]
  const pairs = Figures.combinations(figures.length, [measure, period])
  const span = Columns.taken(
    pairs.first.map((row) => spanOf(table, measures[measure[row]!]!, periods[period[row]!]!)),
    pairs.of
  )
  const boxes = Figures.combinations(figures.length, [series, Columns.taken(periods, period)])
  // Nothing is in a box where its series or its period was not heard of before.
  const last = boxes.first.map((row) =>
    series[row]! < oldSeries && span[row]! < oldSpans ? lastIn(table, series[row]!, span[row]!) : -1
  )
  return { series, span, boxes, last }
}

/** Rows by their spans, those of each in order. */
const bySpan = (rows: Int32Array, span: Int32Array, spans: number): Int32Array => {
  const starts = new Int32Array(spans + 1)
  for (let at = 0; at < rows.length; at++) starts[span[rows[at]!]! + 1]!++
  for (let at = 1; at <= spans; at++) starts[at]! += starts[at - 1]!
  const found = new Int32Array(rows.length)
  for (let at = 0; at < rows.length; at++) found[starts[span[rows[at]!]!]!++] = rows[at]!
  return found
}

const codesOfMoments = ({ coders }: Table, knownAt: Float64Array, rows: Int32Array): Int32Array => {
  const found = new Int32Array(rows.length)
  let [moment, code] = [NaN, -1]
  for (let at = 0; at < rows.length; at++) {
    const millis = knownAt[rows[at]!]!
    if (millis !== moment) code = coders.moments.code((moment = millis))
    found[at] = code
  }
  return found
}

/** What rows of figures say, written behind the others in the order of the rows. */
const write = (
  table: Table,
  figures: Figures.Figures,
  { series, span }: Placed,
  rows: Int32Array,
  had?: Int32Array
) => {
  const { columns, length } = table
  const { flags, knownAt, lower, upper } = figures
  const low = new Float64Array(rows.length)
  // Nothing is kept of an upper end that is the lower one.
  const high = new Float64Array(rows.length)
  const bits = new Uint8Array(rows.length)
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!
    low[at] = lower[row]!
    high[at] = upper[row] === lower[row] ? NaN : upper[row]!
    bits[at] = flags[row]!
  }
  columns.series.write(length, Columns.taken(series, rows))
  columns.span.write(length, Columns.taken(span, rows))
  columns.lower.write(length, low)
  columns.upper.write(length, high)
  columns.flags.write(length, bits)
  columns.known.write(length, codesOfMoments(table, knownAt, rows))
  columns.rank.write(length, had === undefined ? rows : Columns.taken(had, rows))
}

/** Tells spans of the rows that lie from a number on: each takes the place of the one that is in its box. */
const extend = ({ before, spans }: Table, span: Int32Array, rows: Int32Array, from: number): void => {
  for (let at = 0; at < rows.length;) {
    const [own, start] = [span[rows[at]!]!, at]
    while (at < rows.length && span[rows[at]!] === own) at++
    const { last, runs } = spans[own]!
    if (runs.at(-1) === from + start) runs[runs.length - 1] = from + at
    else runs.push(from + start, from + at)
    last.reserve(at - start)
    for (let row = from + start; row < from + at; row++) {
      const other = last.replace(row)
      if (other !== -1) before.set(row, other)
    }
  }
}

/** Keeps what few rows have: an id that was given, texts of their own. */
const note = (table: Table, { ids, rests }: Figures.Figures, rows: Int32Array, from: number): void => {
  if (ids.length === 0 && rests === undefined) return
  for (let at = 0; at < rows.length; at++) {
    const [id = "", rest] = [ids[rows[at]!], rests?.get(rows[at]!)]
    if (id !== "") {
      table.ids.set(id, from + at)
      table.names.set(from + at, id)
    }
    if (rest !== undefined) table.rests.set(from + at, rest)
  }
}

/** Adds rows of figures where they were placed, as one commit; `had` are those they had in another store. */
export const add = (
  table: Table,
  figures: Figures.Figures,
  placed: Placed,
  added: Int32Array,
  had?: Int32Array
): void => {
  const from = table.length
  const rows = bySpan(added, placed.span, table.spans.length)
  write(table, figures, placed, rows, had)
  extend(table, placed.span, rows, from)
  note(table, figures, rows, from)
  table.length += rows.length
  table.limits.push(table.length)
}
