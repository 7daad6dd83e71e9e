/** Observations as rows, and rows as observations. @internal */
import { Observation, type Period, type Quantity, Rollup, type Source, type Text } from "@lantoa/core"
import type { Row } from "./database.ts"
import type { Kind, Terms } from "./terms.ts"

export interface Stored {
  readonly id: string
  readonly measure: number
  readonly period: number
  readonly units: number
  readonly category: number
  readonly team: number
  readonly activity: number
  readonly lower: number | null
  readonly upper: number | null
  readonly flags: number
  readonly known_at: string
  readonly corrects: string | null
  readonly reason: string | null
  readonly source: string | null
  readonly doubt: string | null
  readonly written: string | null
}

export const columns = [
  "id",
  "batch",
  "measure",
  "period",
  "units",
  "category",
  "team",
  "activity",
  "lower",
  "upper",
  "flags",
  "known_at",
  "superseded_at",
  "superseded_by",
  "corrects",
  "reason",
  "source",
  "doubt",
  "written"
]

const noCategory = "[[],[]]"

/** Cohorts and breakdown in one text, whatever order they were written in. */
const categoryOf = ({ cohorts, breakdown }: Observation.Observation): string => {
  const entries = Object.entries(breakdown)
  return cohorts.length === 0 && entries.length === 0
    ? noCategory
    : JSON.stringify([[...cohorts].sort(), entries.sort(([a], [b]) => (a < b ? -1 : 1))])
}

/** A category's cohorts and breakdown. */
export const readCategory = (
  text: string
): { readonly cohorts: ReadonlyArray<string>; readonly breakdown: { readonly [dimension: string]: string } } => {
  const [cohorts, entries] = JSON.parse(text) as [Array<string>, Array<[string, string]>]
  return { cohorts, breakdown: Object.fromEntries(entries) }
}

/** A set's units: `+` is in no id. */
export const readUnits = (text: string): ReadonlyArray<string> => text.split("+")

const flagsOf = (value: Quantity.Quantity): number =>
  (value.lowerOpen ? Rollup.flag.lowerOpen : 0) |
  (value.upperOpen ? Rollup.flag.upperOpen : 0) |
  (value.about ? Rollup.flag.about : 0)

const isSorted = (texts: ReadonlyArray<string>): boolean =>
  texts.every((text, index) => index === 0 || texts[index - 1]! <= text)

/** The order a figure was written in, where it is not the order of its sets. */
const writtenOf = ({ units, cohorts }: Observation.Observation): string | null =>
  isSorted(units) && new Set(units).size === units.length && isSorted(cohorts) ? null : JSON.stringify([units, cohorts])

const jsonOf = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))

/** Which figure it is: equal for two observations of one cell. */
export const cellOf = (row: Row): string => row.slice(2, 8).join(" ")

export interface Superseded {
  readonly at: string
  readonly by: string
}

export const toRow = (
  observation: Observation.Observation,
  batch: number,
  superseded: Superseded | undefined,
  number: (kind: Kind, text: string | undefined) => number
): Row => {
  const { value, corrects } = observation
  return [
    observation.id,
    batch,
    number("measure", observation.measure),
    number("period", observation.period),
    number("units", Observation.setKey(observation.units)),
    number("category", categoryOf(observation)),
    number("team", observation.team),
    number("activity", observation.activity),
    value === null ? null : value.lower,
    value === null ? null : value.upper,
    value === null ? 0 : flagsOf(value),
    observation.knownAt,
    superseded?.at ?? null,
    superseded?.by ?? "",
    corrects?.observation ?? null,
    corrects?.reason ?? null,
    jsonOf(observation.source),
    jsonOf(observation.doubt),
    writtenOf(observation)
  ]
}

const quantityOf = ({ lower, upper, flags }: Stored): Quantity.Quantity | null =>
  lower === null || upper === null
    ? null
    : {
        lower,
        upper,
        lowerOpen: (flags & Rollup.flag.lowerOpen) !== 0,
        upperOpen: (flags & Rollup.flag.upperOpen) !== 0,
        about: (flags & Rollup.flag.about) !== 0
      }

/** Throws where the row is damaged: a term that is none, JSON that is none. */
export const toObservation = (row: Stored, terms: Terms): Observation.Observation => {
  const text = (id: number): string => {
    const found = terms.texts.get(Number(id))
    if (found === undefined) throw new Error(`observation "${row.id}" names the term ${id}, which is not there`)
    return found
  }
  const category = readCategory(text(row.category))
  const [units, cohorts] =
    row.written === null
      ? [readUnits(text(row.units)), category.cohorts]
      : (JSON.parse(row.written) as [Array<string>, Array<string>])
  return {
    id: row.id,
    measure: text(row.measure),
    units: units as unknown as Observation.Observation["units"],
    period: text(row.period) as Period.Period,
    value: quantityOf(row),
    ...(Number(row.team) === 0 ? {} : { team: text(row.team) }),
    cohorts,
    breakdown: category.breakdown,
    ...(Number(row.activity) === 0 ? {} : { activity: text(row.activity) }),
    knownAt: row.known_at,
    ...(row.corrects === null ? {} : { corrects: { observation: row.corrects, reason: row.reason ?? "" } }),
    ...(row.source === null ? {} : { source: JSON.parse(row.source) as Source.Source }),
    ...(row.doubt === null ? {} : { doubt: JSON.parse(row.doubt) as Text.Text })
  }
}
