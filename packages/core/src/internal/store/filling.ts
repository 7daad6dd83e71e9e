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
    const last = new Last(table.columns.series)
    spans.push({ period, ...Period.bounds(coders.periods.values[period]!), runs: [], last, told: 0 })
    indexOf(table, measure).spans.push(number)
  }
  return number
}

/** Places of texts in a list that goes on from commit to commit. */
const codesOf = <A>(coder: { readonly code: (value: A) => number }, values: ReadonlyArray<A>): Int32Array =>
  Int32Array.from(values, (value) => coder.code(value))

/** Puts what a column says in the first rows of combinations in its place of the series that are wanted. */
const want = (wanted: Int32Array, place: number, first: Int32Array, column: Int32Array, codes: Int32Array): void => {
  for (let one = 0; one < first.length; one++) {
    const code = column[first[one]!]!
    wanted[one * width + place] = code < 0 ? -1 : codes[code]!
  }
}

const seriesOf = (table: Table, figures: Figures.Figures): Int32Array => {
  const { activity, category, measure, reporter, team, texts, units } = figures
  const { coders, series } = table
  const said = [measure, units, category, team, activity, reporter]
  const { count, first, of } = Figures.combinations(figures.length, said)
  const sets = texts.units.map((set) => (set.length === 1 ? set : [...set].sort()))
  const codes = [
    codesOf(coders.measures, texts.measures),
    codesOf(coders.units, sets),
    codesOf(coders.categories, texts.categories),
    codesOf(coders.teams, texts.teams),
    codesOf(coders.activities, texts.activities),
    codesOf(coders.reporters, texts.reporters)
  ]
  const wanted = new Int32Array(count * width)
  for (let place = 0; place < width; place++) want(wanted, place, first, said[place]!, codes[place]!)
  const before = series.count
  const numbers = series.number(wanted)
  for (let one = before; one < series.count; one++) indexOf(table, series.codeAt(one, 0)).series.push(one)
  return Columns.taken(numbers, of)
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

/** How many of some rows lie in each span. */
const sizesOf = (rows: Int32Array, span: Int32Array, spans: number): Int32Array => {
  const sizes = new Int32Array(spans)
  for (let at = 0; at < rows.length; at++) sizes[span[rows[at]!]!]!++
  return sizes
}

/** Rows by their spans, those of each in order; tells the spans where theirs lie. */
const bySpan = ({ length, spans }: Table, rows: Int32Array, span: Int32Array): Int32Array => {
  const starts = sizesOf(rows, span, spans.length)
  let to = 0
  for (const [own, size] of starts.entries()) {
    starts[own] = to
    to += size
    if (size === 0) continue
    const { runs } = spans[own]!
    if (runs.at(-1) === length + to - size) runs[runs.length - 1] = length + to
    else runs.push(length + to - size, length + to)
  }
  const found = new Int32Array(rows.length)
  for (let at = 0; at < rows.length; at++) found[starts[span[rows[at]!]!]!++] = rows[at]!
  return found
}

/** What some rows hold; where all hold the same it need not be looked for. */
const held = <A extends Columns.Values>(values: A, rows: Int32Array): A =>
  values.length > 0 && Columns.areAll(values, values[0]!)
    ? (values.subarray(0, rows.length) as A)
    : Columns.taken(values, rows)

/** Nothing is kept of an upper end that is the lower one. */
const above = (lower: Float64Array, upper: Float64Array): Float64Array => {
  const found = new Float64Array(upper.length)
  for (let row = 0; row < upper.length; row++) {
    const end = upper[row]!
    found[row] = Object.is(end, lower[row]) ? NaN : end
  }
  return found
}

const codesOfMoments = ({ coders }: Table, knownAt: Float64Array): Int32Array => {
  const found = new Int32Array(knownAt.length)
  let moment = NaN
  let code = -1
  for (let at = 0; at < knownAt.length; at++) {
    const millis = knownAt[at]!
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
  columns.series.write(length, Columns.taken(series, rows))
  columns.span.write(length, Columns.taken(span, rows))
  columns.lower.write(length, Columns.taken(lower, rows))
  columns.upper.write(length, held(above(lower, upper), rows))
  columns.flags.write(length, held(flags, rows))
  columns.known.write(length, codesOfMoments(table, held(knownAt, rows)))
  columns.rank.write(length, had === undefined ? rows : Columns.taken(had, rows))
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
  const rows = bySpan(table, added, placed.span)
  write(table, figures, placed, rows, had)
  note(table, figures, rows, from)
  table.length += rows.length
  table.limits.push(table.length)
}
