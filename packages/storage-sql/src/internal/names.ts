/** What numbers stand for: terms, series and commits. They are only ever added, so what is known of them stays true. @internal */
import * as Effect from "effect/Effect"
import { Figures, Observation } from "@lantoa/core"
import { chunksOf, type Column, type Database, type Row, rowsIn, taken } from "./database.ts"
import { kinds, Series } from "./series.ts"
import type { Failure } from "./sql.ts"

export type Kind = (typeof kinds)[number]

export interface Names {
  readonly texts: Map<number, string>
  readonly terms: Map<string, number>
  readonly series: Series
  /** The first place of a commit, and how many places it has. */
  readonly firsts: Map<number, readonly [first: number, figures: number]>
}

export const make = (): Names => ({
  texts: new Map(),
  terms: new Map(),
  series: new Series(),
  firsts: new Map()
})

const chunk = 500
/** How many series are held as rows at once. */
const atOnce = 4000
const termKey = (kind: Kind, text: string): string => `${kind} ${text}`
const missing = <A>(wanted: Iterable<A>, known: ReadonlyMap<A, unknown>): ReadonlyArray<A> => [
  ...new Set([...wanted].filter((one) => !known.has(one)))
]

const rows = <A>(found: Effect.Effect<ReadonlyArray<ReadonlyArray<unknown>>, Failure>) =>
  found as Effect.Effect<ReadonlyArray<A>, Failure>

/** Rows of a table by its numbers, with these at the end. */
const byNumbers = (
  database: Database,
  table: string,
  number: string,
  wanted: ReadonlyArray<number>,
  more: ReadonlyArray<string>
) =>
  rowsIn(
    database,
    table,
    [number],
    wanted.map((one) => [one]),
    more
  )

/** Learns the texts of terms. */
export const learnTexts = (database: Database, names: Names, ids: Iterable<number>): Effect.Effect<void, Failure> =>
  Effect.map(byNumbers(database, "term", "id", missing(ids, names.texts), ["text"]), (found) => {
    for (const [text, id] of found) names.texts.set(Number(id), String(text))
  })

/** Learns series, and before them the texts of their terms: who finds a series known, of several that read at once, finds those too. */
export const learnSeries = (database: Database, names: Names, ids: Iterable<number>): Effect.Effect<void, Failure> =>
  Effect.gen(function* () {
    const wanted = [...new Set([...ids].filter((id) => !names.series.has(id)))]
    for (const part of chunksOf(wanted, atOnce)) {
      const found = yield* byNumbers(database, "series", "id", part, kinds)
      const terms = new Set<number>()
      for (const row of found) for (let kind = 0; kind < kinds.length; kind++) terms.add(Number(row[kind]))
      terms.delete(0)
      yield* learnTexts(database, names, terms)
      for (const row of found) names.series.set(Number(row.at(-1)), row)
    }
  })

/** Learns the places of commits. */
export const learnCommits = (
  database: Database,
  names: Names,
  numbers: Iterable<number>
): Effect.Effect<void, Failure> =>
  Effect.map(
    byNumbers(database, "commits", "number", missing(numbers, names.firsts), ["first", "figures"]),
    (found) => {
      for (const [first, figures, number] of found) names.firsts.set(Number(number), [Number(first), Number(figures)])
    }
  )

/** Learns the series and the commits of rows. */
export const learnRows = (
  database: Database,
  names: Names,
  rows: ReadonlyArray<readonly [place: number, written: number, series: number, ...ReadonlyArray<unknown>]>
): Effect.Effect<void, Failure> =>
  Effect.suspend(() => {
    const [series, commits] = [new Set<number>(), new Set<number>()]
    for (const row of rows) {
      const [own, commit] = [Number(row[2]), Number(row[1])]
      if (!names.series.has(own)) series.add(own)
      if (!names.firsts.has(commit)) commits.add(commit)
    }
    return Effect.andThen(learnSeries(database, names, series), learnCommits(database, names, commits))
  })

const derived = /^(\d+)#(\d+)$/

/** Whether an id is one that the store gives. */
export const isDerived = (id: string): boolean => derived.test(id)

/** The places of ids that the store gave; ids that were given, or never, have none. */
export const placesOf = (
  database: Database,
  names: Names,
  ids: ReadonlyArray<string>
): Effect.Effect<ReadonlyArray<number>, Failure> => {
  const parts = ids.flatMap((id) => {
    const found = derived.exec(id)
    return found === null ? [] : [[Number(found[1]), Number(found[2])] as const]
  })
  const commits = new Set(parts.map(([commit]) => commit))
  return Effect.map(learnCommits(database, names, commits), () =>
    parts.flatMap(([commit, row]) => {
      const [first, figures] = names.firsts.get(commit) ?? [0, 0]
      return row < figures ? [first + row] : []
    })
  )
}

const learnTerms = ({ sql }: Database, names: Names, kind: Kind, texts: Iterable<string>) =>
  Effect.forEach(
    chunksOf(
      [...new Set(texts)].filter((text) => !names.terms.has(termKey(kind, text))),
      chunk
    ),
    (part) =>
      Effect.map(
        rows<readonly [number, string]>(
          sql`SELECT id, text FROM term WHERE kind = ${kind} AND ${sql.in("text", part)}`.values
        ),
        (found) => {
          for (const [id, text] of found) {
            names.texts.set(Number(id), text)
            names.terms.set(termKey(kind, text), Number(id))
          }
        }
      ),
    { discard: true }
  )

/** The number of a term that is in the database; `undefined` for a text nobody has used. */
export const term = (
  database: Database,
  names: Names,
  kind: Kind,
  text: string
): Effect.Effect<number | undefined, Failure> =>
  Effect.map(learnTerms(database, names, kind, [text]), () => names.terms.get(termKey(kind, text)))

/** Numbers for what figures say, and the rows that are new with it. */
export interface Numbered {
  /** The series of each figure. */
  readonly series: Int32Array
  /** Terms of the measures that the figures' texts list. */
  readonly measures: Int32Array
  /** Series above this number are new. */
  readonly before: number
  readonly newTerms: ReadonlyArray<Row>
  readonly newSeries: Bulk
}

/** Rows as columns. */
interface Bulk {
  readonly columns: ReadonlyArray<Column>
  readonly length: number
}

const greatest = ({ sql }: Database, table: "term" | "series") =>
  Effect.map(sql<{ id: number | null }>`SELECT MAX(id) AS id FROM ${sql(table)}`, ([row]) => Number(row?.id ?? 0))

/** The texts of figures by kind, in the order of {@link kinds}. */
const textsOf = ({ texts }: Figures.Figures): ReadonlyArray<ReadonlyArray<string>> => [
  texts.measures,
  texts.units.map(Observation.setKey),
  texts.categories.map((category) => JSON.stringify(category)),
  texts.teams,
  texts.activities,
  texts.reporters
]

/** Terms of the texts that figures list, and those that are new. */
const numberTexts = (database: Database, names: Names, texts: ReadonlyArray<ReadonlyArray<string>>) =>
  Effect.gen(function* () {
    const before = yield* greatest(database, "term")
    if (before > 0) for (const [place, kind] of kinds.entries()) yield* learnTerms(database, names, kind, texts[place]!)
    let last = before
    const [fresh, newTerms] = [new Map<string, number>(), [] as Array<Row>]
    const numberOf = (kind: Kind, text: string): number => {
      const key = termKey(kind, text)
      const known = names.terms.get(key) ?? fresh.get(key)
      if (known !== undefined) return known
      fresh.set(key, ++last)
      newTerms.push([last, kind, text])
      return last
    }
    const terms = kinds.map((kind, place) => Int32Array.from(texts[place]!, (text) => numberOf(kind, text)))
    return { terms, before, newTerms }
  })

/** Learns the numbers of series by their terms: those of some places in columns. */
const learnSeriesIds = (
  database: Database,
  { series }: Names,
  columns: ReadonlyArray<Int32Array>,
  places: ReadonlyArray<number>
) => {
  const unknown = places.filter((place) => series.find(columns, place) === 0)
  const keys = unknown.map((place) => columns.map((column) => column[place]!))
  return Effect.map(rowsIn(database, "series", kinds, keys, ["id"]), (rows) => {
    for (const [id, ...terms] of rows) series.set(Number(id), terms)
  })
}

/** What figures say of a kind, in terms; 0 for nothing. */
const said = (column: Int32Array, terms: Int32Array, rows: Int32Array): Int32Array => {
  const found = new Int32Array(rows.length)
  for (let at = 0; at < rows.length; at++) {
    const code = column[rows[at]!]!
    found[at] = code < 0 ? 0 : terms[code]!
  }
  return found
}

/** Columns that tell figures apart as their terms do: those of their codes, unless a text is listed twice. */
const apart = (figures: Figures.Figures, terms: ReadonlyArray<Int32Array>): ReadonlyArray<Int32Array> =>
  kinds.map((kind, place) => {
    const own = terms[place]!
    if (new Set(own).size === own.length) return figures[kind]
    return figures[kind].map((code) => (code < 0 ? 0 : own[code]!))
  })

/** Places of series in the order of their measures, so that those of one lie together. */
const byMeasure = (places: ReadonlyArray<number>, measure: Int32Array): ReadonlyArray<number> => {
  const found = new Map<number, Array<number>>()
  for (const place of places) {
    const own = found.get(measure[place]!)
    if (own === undefined) found.set(measure[place]!, [place])
    else own.push(place)
  }
  return [...found.values()].flat()
}

/** Numbers what a commit says. Nothing new is learnt: the commit may yet fail. */
export const number = (database: Database, names: Names, figures: Figures.Figures): Effect.Effect<Numbered, Failure> =>
  Effect.gen(function* () {
    const { before: oldTerms, newTerms, terms } = yield* numberTexts(database, names, textsOf(figures))
    const { count, first, of } = Figures.combinations(figures.length, apart(figures, terms))
    const columns = kinds.map((kind, place) => said(figures[kind], terms[place]!, first))
    const before = yield* greatest(database, "series")
    // A series with a term that is new is new itself.
    const all = Array.from({ length: count }, (_, place) => place)
    const old = before === 0 ? [] : all.filter((place) => columns.every((column) => column[place]! <= oldTerms))
    yield* learnSeriesIds(database, names, columns, old)
    const numbers = new Int32Array(count)
    for (const place of old) numbers[place] = names.series.find(columns, place)
    const fresh = Int32Array.from(
      byMeasure(
        all.filter((place) => numbers[place] === 0),
        columns[0]!
      )
    )
    for (let at = 0; at < fresh.length; at++) numbers[fresh[at]!] = before + 1 + at
    const written = (name: string, values: Int32Array): Column => ({
      name,
      type: "integer",
      values: taken(values, fresh)
    })
    return {
      series: taken(numbers, of),
      measures: terms[0]!,
      before,
      newTerms,
      newSeries: {
        columns: [written("id", numbers), ...kinds.map((kind, place) => written(kind, columns[place]!))],
        length: fresh.length
      }
    }
  })
