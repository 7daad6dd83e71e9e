/** Figures as rows, and rows as figures. @internal */
import { Figures, Instant, type Observation, Period } from "@lantoa/core"
import { type Column, taken } from "./database.ts"
import type { Names } from "./names.ts"

/** What a row of `figure` is read as, in this order. */
export const selected = [
  "f.place",
  "f.written_in",
  "f.series",
  "f.first_day",
  "f.last_day",
  "f.lower",
  "f.upper",
  "f.flags",
  "f.known_at",
  "f.id"
].join(", ")

export type Selected = readonly [
  place: number,
  written: number,
  series: number,
  first: number,
  last: number,
  lower: number | null,
  upper: number | null,
  flags: number,
  knownAt: number,
  id: string | null,
  ...own: ReadonlyArray<string | null>
]

interface More extends Omit<Figures.Rest, "corrects"> {
  readonly reason?: string
}

/** What the columns do not say, as JSON; what it corrects has a column of its own. */
const moreOf = ({ corrects, ...rest }: Figures.Rest): string | null => {
  const more: More = corrects === undefined ? rest : { ...rest, reason: corrects.reason }
  return Object.keys(more).length === 0 ? null : JSON.stringify(more)
}

/** Where figures lie: their series, and the measure and the days of their periods. */
export interface Places {
  readonly series: Int32Array
  readonly measure: Int32Array
  readonly first: Int32Array
  readonly last: Int32Array
}

/** How a figure that is written ended at once, by a correction of the same commit. */
export interface EndedAtOnce {
  readonly at: number
  readonly by: string | undefined
}

/** What rows have of a column: one value where all have the same. */
const shared = (column: Float64Array | Uint8Array, rows: Int32Array): Column["values"] => {
  const one = column[rows[0] ?? 0]
  for (let at = 1; at < rows.length; at++) {
    if (column[rows[at]!] !== one) return taken(column instanceof Uint8Array ? new Int32Array(column) : column, rows)
  }
  return one ?? 0
}

/** A column of a few texts, or of nothing. */
const sparse = (rows: Int32Array, has: boolean, of: (row: number) => string | null) =>
  has ? Array.from(rows, of) : null

/**
 * The rows of figures that are written, as columns; `place` is that of the first figure of the commit, which has the row 0; `rows`
 * are those they had in another store.
 */
export const toColumns = (
  figures: Figures.Figures,
  rows: Int32Array,
  { first, last, measure, series }: Places,
  {
    commit,
    place,
    rows: had
  }: { readonly commit: number; readonly place: number; readonly rows: Int32Array | undefined },
  ended: ReadonlyMap<number, EndedAtOnce>
): ReadonlyArray<Column> => {
  const { flags, ids, knownAt, lower, rests, upper } = figures
  const ints = (column: Int32Array) => taken(column, rows)
  const floats = (column: Float64Array) => taken(column, rows)
  const places = new Float64Array(rows.length)
  for (let at = 0; at < rows.length; at++) places[at] = place + (had === undefined ? rows[at]! : had[rows[at]!]!)
  const endings = ended.size > 0
  return [
    { name: "place", type: "integer", values: places },
    { name: "written_in", type: "integer", values: commit },
    { name: "measure", type: "integer", values: ints(measure) },
    { name: "series", type: "integer", values: ints(series) },
    { name: "first_day", type: "integer", values: ints(first) },
    { name: "last_day", type: "integer", values: ints(last) },
    { name: "lower", type: "real", values: floats(lower) },
    { name: "upper", type: "real", values: floats(upper) },
    { name: "flags", type: "integer", values: shared(flags, rows) },
    { name: "known_at", type: "integer", values: shared(knownAt, rows) },
    { name: "ended", type: "integer", values: endings ? places.map((at, row) => (ended.has(rows[row]!) ? at : 0)) : 0 },
    {
      name: "ended_at",
      type: "integer",
      values: endings ? Float64Array.from(rows, (row) => ended.get(row)?.at ?? NaN) : null
    },
    {
      name: "ended_in",
      type: "integer",
      values: endings ? Float64Array.from(rows, (row) => (ended.has(row) ? commit : NaN)) : null
    },
    { name: "ended_by", type: "text", values: sparse(rows, endings, (row) => ended.get(row)?.by ?? null) },
    { name: "id", type: "text", values: sparse(rows, ids.length > 0, (row) => ids[row] || null) },
    {
      name: "corrects",
      type: "text",
      values: sparse(rows, rests !== undefined, (row) => rests?.get(row)?.corrects?.observation ?? null)
    },
    { name: "more", type: "text", values: sparse(rows, rests !== undefined, (row) => moreOf(rests?.get(row) ?? {})) }
  ]
}

/** What the id of a figure is made of, or is. */
export type Named = readonly [place: number, written: number, id: string | null]

/** The id that was given, or the one that follows from the commit. */
export const idOf = ([place, written, id]: Named, names: Names): string => {
  if (id !== null) return id
  const first = names.firsts.get(Number(written))
  if (first === undefined) throw new Error(`figure ${place} names the commit ${written}, which is not there`)
  return `${written}#${Number(place) - first[0]}`
}

export const named = ([place, written, , , , , , , , id]: Selected): Named => [place, written, id]

export const seriesOf = (row: Selected, names: Names): Int32Array => {
  const series = names.series.get(Number(row[2]))
  if (series === undefined)
    throw new Error(`figure "${idOf(named(row), names)}" names the series ${row[2]}, which is not there`)
  return series
}

export const textOf = (row: Selected, term: number, names: Names): string => {
  const found = names.texts.get(term)
  if (found === undefined)
    throw new Error(`figure "${idOf(named(row), names)}" names the term ${term}, which is not there`)
  return found
}

const periods = new Map<string, Period.Period>()

export const periodOf = (first: number, last: number): Period.Period => {
  const key = `${first} ${last}`
  const known = periods.get(key)
  if (known !== undefined) return known
  if (!(Number(first) <= Number(last))) throw new Error(`there is no period from day ${first} to day ${last}`)
  const made = Period.ofDays(Number(first), Number(last) + 1)
  if (periods.size > 50_000) periods.clear()
  periods.set(key, made)
  return made
}

export const quantityOf = (
  lower: number | null,
  upper: number | null,
  flags: number
): Observation.Observation["value"] => Figures.valueOf(lower ?? NaN, upper ?? NaN, Number(flags))

/** Throws where the row is damaged: a term that is none, JSON that is none. The row has `corrects` and `more` at its end. */
export const toObservation = (row: Selected, names: Names): Observation.Observation => {
  const [, , , first, last, lower, upper, flags, knownAt, , corrects, text] = row
  const [measure = 0, units = 0, category = 0, team = 0, activity = 0, reporter = 0] = seriesOf(row, names)
  const more = text === null || text === undefined ? ({} as More) : (JSON.parse(text) as More)
  const { reason = "", ...rest } = more
  const optional = (term: number) => (term === 0 ? undefined : textOf(row, term, names))
  return Figures.restored(
    {
      id: idOf(named(row), names),
      measure: textOf(row, measure, names),
      units: textOf(row, units, names).split("+"),
      category: JSON.parse(textOf(row, category, names)) as Figures.Category,
      period: periodOf(first, last),
      value: quantityOf(lower, upper, flags),
      team: optional(team),
      activity: optional(activity),
      reporter: optional(reporter),
      knownAt: Instant.fromMillis(Number(knownAt))
    },
    corrects === null || corrects === undefined ? rest : { ...rest, corrects: { observation: corrects, reason } }
  )
}
