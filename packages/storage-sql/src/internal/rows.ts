/** Figures as rows, and rows as figures. @internal */
import { Figures, Instant, Observation, Period } from "@lantoa/core"
import type { Row } from "./database.ts"
import type { Names, Said, Series } from "./names.ts"

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

export const columns = [
  "place",
  "written_in",
  "measure",
  "series",
  "first_day",
  "last_day",
  "lower",
  "upper",
  "flags",
  "known_at",
  "ended",
  "ended_at",
  "ended_in",
  "ended_by",
  "id",
  "corrects",
  "more"
]

const noCategory = JSON.stringify({ cohorts: [], breakdown: [] })

/** What a figure says of its box, its period aside. */
export const saidOf = (one: Observation.Observation): Said => [
  one.measure,
  Observation.setKey(one.units),
  one.cohorts.length === 0 && Object.keys(one.breakdown).length === 0
    ? noCategory
    : JSON.stringify(Figures.categoryOf(one)),
  one.team,
  one.activity,
  Observation.reporterOf(one)
]

/** What the columns do not say, as JSON; what it corrects has a column of its own. */
const moreOf = (one: Observation.Observation): string | null => {
  const { corrects, ...rest } = Figures.restOf(one) ?? {}
  const more: More = corrects === undefined ? rest : { ...rest, reason: corrects.reason }
  return Object.keys(more).length === 0 ? null : JSON.stringify(more)
}

interface More extends Omit<Figures.Rest, "corrects"> {
  readonly reason?: string
}

/** Where a figure lies: its series and the days of its period. */
export interface Place {
  readonly place: number
  readonly series: number
  readonly measure: number
  readonly first: number
  readonly last: number
}

/** How a figure that is written ended at once, by a correction of the same commit. */
export interface EndedAtOnce {
  readonly at: number
  readonly by: string | undefined
}

export const toRow = (
  one: Observation.Observation,
  { first, last, measure, place, series }: Place,
  commit: number,
  ended: EndedAtOnce | undefined
): Row => [
  place,
  commit,
  measure,
  series,
  first,
  last,
  one.value === null ? null : one.value.lower,
  one.value === null ? null : one.value.upper,
  Figures.flagsOf(one.value),
  Instant.toMillis(one.knownAt),
  ended === undefined ? 0 : place,
  ended?.at ?? null,
  ended === undefined ? null : commit,
  ended?.by ?? null,
  one.id === "" ? null : one.id,
  one.corrects?.observation ?? null,
  moreOf(one)
]

/** The id that was given, or the one that follows from the commit. */
export const idOf = ([place, written, , , , , , , , id]: Selected, names: Names): string => {
  if (id !== null) return id
  const first = names.firsts.get(Number(written))
  if (first === undefined) throw new Error(`figure ${place} names the commit ${written}, which is not there`)
  return `${written}#${Number(place) - first[0]}`
}

export const seriesOf = (row: Selected, names: Names): Series => {
  const series = names.series.get(Number(row[2]))
  if (series === undefined)
    throw new Error(`figure "${idOf(row, names)}" names the series ${row[2]}, which is not there`)
  return series
}

export const textOf = (row: Selected, term: number, names: Names): string => {
  const found = names.texts.get(term)
  if (found === undefined) throw new Error(`figure "${idOf(row, names)}" names the term ${term}, which is not there`)
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
  const [measure, units, category, team, activity, reporter] = seriesOf(row, names)
  const more = text === null || text === undefined ? ({} as More) : (JSON.parse(text) as More)
  const { reason = "", ...rest } = more
  const optional = (term: number) => (term === 0 ? undefined : textOf(row, term, names))
  return Figures.restored(
    {
      id: idOf(row, names),
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
