/**
 * Figures in columns, for the store in memory. A commit's rows are put down by measure and period, so that what a question asks
 * for lies together; corrections and late figures come behind, and nothing is moved. A row takes three numbers of four bytes and
 * one of eight, and its box some six bytes once it is looked for; a bound, a doubt, a given id, or a moment that is not that of the
 * rows around takes its own. @internal
 */
import { coder, coders } from "./coding.ts"
import * as Columns from "./column.ts"
import type { Ended } from "./commitRules.ts"
import { Lookup, mix } from "./lookup.ts"
import type { Rest } from "./rest.ts"
import { Series } from "./series.ts"

/** The last row of each series of a span. */
export class Last extends Lookup {
  private readonly series: Columns.Column

  /** `series` says which that of a row is. */
  constructor(series: Columns.Column) {
    super()
    this.series = series
  }

  protected hashOf(row: number): number {
    return mix(0, this.series.get(row))
  }

  protected isSame(one: number, other: number): boolean {
    return this.series.get(one) === this.series.get(other)
  }

  /** That of a series; -1 for none. */
  of(series: number): number {
    return this.find(mix(0, series), (row) => this.series.get(row) === series)
  }
}

/** The figures of a measure in a period. */
export interface Span {
  readonly period: number
  readonly start: number
  readonly end: number
  /** Where its rows lie, in the order they were written: the first of each run, and the one behind its last. */
  readonly runs: Array<number>
  /** Rows are put in when one is looked for: most never are. All below `told` are in. */
  readonly last: Last
  told: number
}

/** How the figure of a row ceased to stand, and in which commit. */
export interface Ending extends Ended {
  readonly commit: number
}

/** What the figures of a measure are found by. */
export interface Index {
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
  return {
    coders: {
      ...coders(),
      moments: coder<number>(String),
      spans: coder<string>(String)
    },
    series: new Series(),
    spans: [] as Array<Span>,
    measures: [] as Array<Index | undefined>,
    columns,
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

/** The row that was put in a box last; -1 for none. */
export const lastIn = ({ before, spans }: Table, series: number, span: number): number => {
  const own = spans[span]!
  const { last, runs, told } = own
  const end = runs.at(-1) ?? 0
  for (let run = 0; own.told < end; run += 2)
    for (let row = Math.max(told, runs[run]!); row < runs[run + 1]!; own.told = ++row) {
      const other = last.replace(row)
      if (other !== -1) before.set(row, other)
    }
  return last.of(series)
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
