/**
 * Figures in columns, for the store in memory. A commit's rows are put down by measure and period, so that what a question asks
 * for lies together; corrections and late figures come behind, and nothing is moved. A row takes four numbers of four bytes and
 * one of eight, with its box some thirty bytes in all; a bound, a doubt or a given id takes its own. @internal
 */
import * as Figures from "../../Figures.ts"
import * as Period from "../../Period.ts"
import * as Columns from "./column.ts"
import type { Ended } from "./commitRules.ts"
import { Lookup, mix } from "./lookup.ts"
import type { Rest } from "./rest.ts"
import * as Series from "./series.ts"

const text = (value: string): string => value

/** The figures of a measure in a period. */
export interface Span {
  readonly period: number
  readonly start: number
  readonly end: number
  /** Where its rows lie, in the order they were written: the first of each run, and the one behind its last. */
  readonly runs: Array<number>
}

/** How the figure of a row ceased to stand, and in which commit. */
export interface Ending extends Ended {
  readonly commit: number
}

/** What the figures of a measure are found by. */
interface Index {
  readonly series: Array<number>
  /** Numbers of spans. */
  readonly spans: Array<number>
}

export const make = () => {
  const columns = {
    series: Columns.ints(),
    span: Columns.ints(),
    lower: Columns.floats(),
    /** `NaN` where it is the lower end. */
    upper: Columns.floats(NaN),
    flags: Columns.bytes(),
    /** A code of the moment. */
    known: Columns.ints(),
    /** The figure's row in its commit. */
    rank: Columns.ints()
  }
  const hashOf = (row: number) => mix(mix(0, columns.series.get(row)), columns.span.get(row))
  return {
    coders: {
      measures: Figures.coder(text),
      periods: Figures.coder<Period.Period>(text),
      units: Figures.coder<ReadonlyArray<string>>((set) => set.join("+")),
      categories: Figures.coder<Figures.Category>((category) => JSON.stringify(category)),
      teams: Figures.coder(text),
      activities: Figures.coder(text),
      reporters: Figures.coder(text),
      moments: Figures.coder<number>(String),
      spans: Figures.coder<string>(text)
    },
    series: Series.make(),
    spans: [] as Array<Span>,
    measures: [] as Array<Index | undefined>,
    columns,
    /** The last row of each box. */
    boxes: new Lookup(hashOf),
    /** The row that was in a box before. */
    before: new Map<number, number>(),
    /** Ids that were given, both ways. */
    ids: new Map<string, number>(),
    names: new Map<number, string>(),
    rests: new Map<number, Rest>(),
    ends: new Map<number, Ending>(),
    /** Rows of a few commits by their ranks. */
    seats: new Map<number, Int32Array>(),
    /** How many rows there were after each commit, none before the first. */
    limits: [0],
    length: 0
  }
}
export type Table = ReturnType<typeof make>

/** Where figures lie: for each row the number of its series and of its span, and numbers of their boxes. */
export interface Placed {
  readonly series: Int32Array
  readonly span: Int32Array
  readonly boxes: Figures.Combinations
}

/** A number for each distinct combination of columns, given to each of its rows. */
const numbered = (figures: Figures.Figures, columns: ReadonlyArray<Int32Array>, number: (row: number) => number) => {
  const { first, of } = Figures.combinations(figures.length, columns)
  const numbers = Int32Array.from(first, number)
  return of.map((combination) => numbers[combination]!)
}

const indexOf = ({ measures }: Table, measure: number): Index => (measures[measure] ??= { series: [], spans: [] })

const spanOf = (table: Table, measure: number, period: number): number => {
  const { coders, spans } = table
  const number = coders.spans.code(`${measure} ${period}`)
  if (number === spans.length) {
    spans.push({ period, ...Period.bounds(coders.periods.values[period]!), runs: [] })
    indexOf(table, measure).spans.push(number)
  }
  return number
}

/** Numbers figures, of which the table then knows where they would lie. */
export const place = (table: Table, figures: Figures.Figures): Placed => {
  const { activity, category, measure, period, reporter, team, texts, units } = figures
  const { coders } = table
  const codes = <A>(coder: { readonly code: (value: A) => number }, values: ReadonlyArray<A>) => {
    const places = Int32Array.from(values, (value) => coder.code(value))
    return (at: number): number => (at < 0 ? -1 : places[at]!)
  }
  const measureOf = codes(coders.measures, texts.measures)
  const periodOf = codes(coders.periods, texts.periods)
  const [unitsOf, categoryOf] = [
    codes(
      coders.units,
      texts.units.map((set) => [...set].sort())
    ),
    codes(coders.categories, texts.categories)
  ]
  const [teamOf, activityOf] = [codes(coders.teams, texts.teams), codes(coders.activities, texts.activities)]
  const reporterOf = codes(coders.reporters, texts.reporters)
  const series = numbered(figures, [measure, units, category, team, activity, reporter], (row) => {
    const said: Series.Said = [
      measureOf(measure[row]!),
      unitsOf(units[row]!),
      categoryOf(category[row]!),
      teamOf(team[row]!),
      activityOf(activity[row]!),
      reporterOf(reporter[row]!)
    ]
    const known = table.series.find(said)
    if (known !== -1) return known
    const added = table.series.add(said)
    indexOf(table, said[0]).series.push(added)
    return added
  })
  const span = numbered(figures, [measure, period], (row) =>
    spanOf(table, measureOf(measure[row]!), periodOf(period[row]!))
  )
  return { series, span, boxes: Figures.combinations(figures.length, [series, span]) }
}

const isIn =
  ({ columns }: Table, series: number, span: number) =>
  (row: number): boolean =>
    columns.series.get(row) === series && columns.span.get(row) === span

/** The row that was put in a box last; -1 for none. */
export const lastIn = (table: Table, series: number, span: number): number =>
  table.boxes.find(mix(mix(0, series), span), isIn(table, series, span))

/** Rows by their spans, those of each in order. */
const bySpan = (rows: Int32Array, span: Int32Array, spans: number): Int32Array => {
  const starts = new Int32Array(spans + 1)
  for (const row of rows) starts[span[row]! + 1]!++
  for (let at = 1; at <= spans; at++) starts[at]! += starts[at - 1]!
  const found = new Int32Array(rows.length)
  for (const row of rows) found[starts[span[row]!]!++] = row
  return found
}

/** Adds rows of figures where they were placed, as one commit; `rows` are those they had in another store. */
export const add = (
  table: Table,
  figures: Figures.Figures,
  { series, span }: Placed,
  added: Int32Array,
  rows?: Int32Array
): void => {
  const { boxes, coders, columns, spans } = table
  const { flags, ids, knownAt, lower, rests, upper } = figures
  const moments = new Map<number, number>()
  const momentOf = (millis: number): number => {
    const known = moments.get(millis) ?? coders.moments.code(millis)
    moments.set(millis, known)
    return known
  }
  for (const at of bySpan(added, span, spans.length)) {
    const row = table.length++
    columns.series.set(row, series[at]!)
    columns.span.set(row, span[at]!)
    columns.lower.set(row, lower[at]!)
    columns.upper.set(row, upper[at] === lower[at] ? NaN : upper[at]!)
    columns.flags.set(row, flags[at]!)
    columns.known.set(row, momentOf(knownAt[at]!))
    columns.rank.set(row, rows?.[at] ?? at)
    const own = isIn(table, series[at]!, span[at]!)
    const hash = mix(mix(0, series[at]!), span[at]!)
    const last = boxes.find(hash, own)
    if (last !== -1) table.before.set(row, last)
    boxes.put(hash, own, row)
    const { runs } = spans[span[at]!]!
    if (runs.at(-1) === row) runs[runs.length - 1] = row + 1
    else runs.push(row, row + 1)
    const [id = "", rest] = [ids[at], rests?.get(at)]
    if (id !== "") {
      table.ids.set(id, row)
      table.names.set(row, id)
    }
    if (rest !== undefined) table.rests.set(row, rest)
  }
  table.limits.push(table.length)
}

/** All rows that were ever in the box of one, in the order they were written. */
export const inBoxOf = (table: Table, row: number): ReadonlyArray<number> => {
  const found: Array<number> = []
  let one: number | undefined = lastIn(table, table.columns.series.get(row), table.columns.span.get(row))
  for (; one !== undefined; one = table.before.get(one)) found.unshift(one)
  return found
}

/** Whether any figure of a measure stands. */
export const hasFigures = (table: Table, measure: string): boolean => {
  const own = table.measures[table.coders.measures.find(measure) ?? -1]
  return own !== undefined && own.spans.some((span) => rowsOf(table.spans[span]!).some((row) => !table.ends.has(row)))
}

/** Those of some units of which a figure stands, but for some rows. */
export const unitsWithFigures = (
  { coders, columns, ends, length, series }: Table,
  units: ReadonlySet<string>,
  but: ReadonlySet<number>
): ReadonlySet<string> => {
  const sets = coders.units.values.map((set) => set.filter((unit) => units.has(unit)))
  const found = new Set<string>()
  for (let row = 0; row < length; row++) {
    const own = sets[series.at(columns.series.get(row))[1]]!
    if (own.length > 0 && !ends.has(row) && !but.has(row)) for (const unit of own) found.add(unit)
  }
  return found
}

/** The rows of a span, in the order they were written. */
export function* rowsOf({ runs }: Span): Generator<number> {
  for (let run = 0; run < runs.length; run += 2) for (let row = runs[run]!; row < runs[run + 1]!; row++) yield row
}
