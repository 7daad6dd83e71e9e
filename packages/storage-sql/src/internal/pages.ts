/** Figures that were found as pages of them, in which a code means the same on every page. @internal */
import * as Effect from "effect/Effect"
import { Figures, type Period, type Problem } from "@lantoa/core"
import { type Database, decoded, taken } from "./database.ts"
import type { Found } from "./found.ts"
import * as Names from "./names.ts"
import { idOf, type Named, periodOf } from "./rows.ts"
import { kinds } from "./series.ts"
import type { Failure } from "./sql.ts"

export interface Coding {
  /** A page of figures, of which it is learnt what they name; fails where one is damaged. */
  readonly page: (
    database: Database,
    all: ReadonlyArray<Found>
  ) => Effect.Effect<Figures.Figures, Failure | Problem.StoreError>
}

const namedAt = ({ ids, place, written }: Pick<Found, "ids" | "place" | "written">, at: number): Named => [
  place[at]!,
  written[at]!,
  ids.get(at) ?? null
]

/** So many bits of a series' number say where in its chunk its place lies. */
const bits = 10

/** Series in places of their own, one after the other as they come up. */
const seriesPlaces = () => {
  const all: Array<number> = []
  /** By the number of a series, one more than its place; 0 where it has not come up. */
  const chunks: Array<Int32Array | undefined> = []
  const add = (series: number): number => {
    const place = all.push(series)
    if ((series | 0) === series && series >= 0)
      (chunks[series >>> bits] ??= new Int32Array(2 ** bits))[series & (2 ** bits - 1)] = place
    return place
  }
  /** The places of the series of figures. */
  const of = (found: ReadonlyArray<Found>): Int32Array => {
    const places = new Int32Array(found.reduce((sum, { length }) => sum + length, 0))
    let row = 0
    for (const { length, series } of found) {
      for (let at = 0; at < length; at++) {
        const own = series[at]!
        const known = (own | 0) === own ? chunks[own >>> bits] : undefined
        const place = known === undefined ? 0 : known[own & (2 ** bits - 1)]!
        places[row++] = (place === 0 ? add(own) : place) - 1
      }
    }
    return places
  }
  return { all, of }
}

const grown = (column: Int32Array, length: number): Int32Array => {
  if (length <= column.length) return column
  const found = new Int32Array(Math.max(length, 2 * column.length))
  found.set(column)
  return found
}

/** What series say in codes, by their places and by kind. */
const seriesCodes = (names: Names.Names) => {
  const texts = kinds.map((): Array<string> => [])
  /** By kind and term, one more than the code: a term is a text, and 0 none that has come up. */
  const known: Array<Int32Array> = kinds.map(() => new Int32Array(1))
  const columns: Array<Int32Array> = kinds.map(() => new Int32Array())
  /** Whether series say different things. */
  const varied = kinds.map(() => false)
  let length = 0
  /** Those of series that have none yet; what is not there is in the name of a figure. */
  const learn = (series: ReadonlyArray<number>, nameOf: (place: number) => string): void => {
    for (let kind = 0; kind < kinds.length; kind++) columns[kind] = grown(columns[kind]!, series.length)
    const add = (place: number, kind: number, term: number): number => {
      const text = names.texts.get(term)
      if (text === undefined) throw new Error(`figure "${nameOf(place)}" names the term ${term}, which is not there`)
      known[kind] = grown(known[kind]!, term + 1)
      return (known[kind][term] = texts[kind]!.push(text))
    }
    for (; length < series.length; length++) {
      const own = series[length]!
      if (!names.series.has(own))
        throw new Error(`figure "${nameOf(length)}" names the series ${own}, which is not there`)
      for (let kind = 0; kind < kinds.length; kind++) {
        const term = names.series.term(own, kind)
        const code = (term === 0 ? 0 : known[kind]![term] || add(length, kind, term)) - 1
        const column = columns[kind]!
        column[length] = code
        if (code !== column[0]) varied[kind] = true
      }
    }
  }
  /** By kind, the codes of series by their places. */
  const of = (places: Int32Array): ReadonlyArray<Int32Array> => {
    const alike = new Map<number, Int32Array>()
    return columns.map((column, kind) => {
      if (varied[kind]!) return taken(column, places)
      const code = column[0] ?? -1
      const found = alike.get(code) ?? new Int32Array(places.length).fill(code)
      alike.set(code, found)
      return found
    })
  }
  return {
    learn,
    /** Series that have no codes yet. */
    news: (series: ReadonlyArray<number>): ReadonlyArray<number> => series.slice(length),
    of,
    texts
  }
}

/** Lists that follow others as those grow. */
const following = <A, B>(texts: ReadonlyArray<A>, of: (text: A) => B) => {
  const found: Array<B> = []
  return {
    found,
    catchUp: (): void => {
      while (found.length < texts.length) found.push(of(texts[found.length]!))
    }
  }
}

/** The columns of all of them; of one alone its own. */
const joined = (columns: ReadonlyArray<Float64Array>): Float64Array => {
  if (columns.length === 1) return columns[0]!
  const all = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0))
  let from = 0
  for (const column of columns) {
    all.set(column, from)
    from += column.length
  }
  return all
}

/** The commits that wrote some figures. */
const commitsOf = (all: ReadonlyArray<Found>): ReadonlySet<number> => {
  const commits = new Set<number>()
  let last = NaN
  for (const { length, written } of all)
    for (let at = 0; at < length; at++) if (written[at] !== last) commits.add((last = written[at]!))
  return commits
}

export const coding = (names: Names.Names): Coding => {
  const [series, codes] = [seriesPlaces(), seriesCodes(names)]
  const [measures, sets, kindsOf, teams, activities, reporters] = codes.texts
  const periods = Figures.coder((text: Period.Period) => text)
  const units = following(sets!, (text) => text.split("+"))
  const categories = following(kindsOf!, (text) => JSON.parse(text) as Figures.Category)
  const texts: Figures.Texts = {
    measures: measures!,
    periods: periods.values,
    units: units.found,
    categories: categories.found,
    teams: teams!,
    activities: activities!,
    reporters: reporters!
  }
  const periodsIn = (all: ReadonlyArray<Found>, length: number): Int32Array => {
    const found = new Int32Array(length)
    let row = 0
    let [start, end, code] = [NaN, NaN, -1]
    for (const { first, last, length } of all) {
      for (let at = 0; at < length; at++) {
        if (first[at] !== start || last[at] !== end) {
          start = first[at]!
          end = last[at]!
          code = periods.code(periodOf(start, end))
        }
        found[row++] = code
      }
    }
    return found
  }
  const flagsIn = (all: ReadonlyArray<Found>, length: number): Uint8Array => {
    const found = new Uint8Array(length)
    let row = 0
    for (const { flags } of all) {
      found.set(flags, row)
      row += flags.length
    }
    return found
  }
  const made = (all: ReadonlyArray<Found>, places: Int32Array): Figures.Figures => {
    const named = all.map(({ ids, place, written }) => ({ ids, place, written }))
    codes.learn(series.all, (place) => {
      const found = all.find((one) => one.series.includes(series.all[place]!))!
      return idOf(namedAt(found, found.series.indexOf(series.all[place]!)), names)
    })
    const [measure, set, category, team, activity, reporter] = codes.of(places)
    units.catchUp()
    categories.catchUp()
    const { length } = places
    let ids: ReadonlyArray<string> | undefined
    return {
      length,
      texts,
      measure: measure!,
      period: periodsIn(all, length),
      units: set!,
      category: category!,
      team: team!,
      activity: activity!,
      reporter: reporter!,
      lower: joined(all.map(({ lower }) => lower)),
      upper: joined(all.map(({ upper }) => upper)),
      flags: flagsIn(all, length),
      knownAt: joined(all.map(({ knownAt }) => knownAt)),
      // Texts of their own, which few ask for.
      get ids() {
        return (ids ??= named.flatMap((found) => Array.from(found.place, (_, at) => idOf(namedAt(found, at), names))))
      }
    }
  }
  return {
    page: (database, all) =>
      Effect.gen(function* () {
        const places = series.of(all)
        yield* Names.learnSeries(database, names, codes.news(series.all))
        yield* Names.learnCommits(database, names, commitsOf(all))
        return yield* decoded(database.dialect, "scan", () => made(all, places))
      })
  }
}
