/** Figures that were found as pages of them, in which a code means the same on every page. @internal */
import * as Effect from "effect/Effect"
import { Figures, type Period } from "@lantoa/core"
import type { Database } from "./database.ts"
import type { Found } from "./found.ts"
import * as Names from "./names.ts"
import { idOf, type Named, periodOf } from "./rows.ts"
import { kinds } from "./series.ts"
import type { Failure } from "./sql.ts"

export interface Coding {
  /** Learns what figures name, before they are a page. */
  readonly learn: (database: Database, all: ReadonlyArray<Found>) => Effect.Effect<void, Failure>
  /** Throws where a figure is damaged. */
  readonly page: (all: ReadonlyArray<Found>) => Figures.Figures
}

const namedAt = ({ ids, place, written }: Pick<Found, "ids" | "place" | "written">, at: number): Named => [
  place[at]!,
  written[at]!,
  ids.get(at) ?? null
]

/** So many bits of a series' number say where in its chunk its codes lie, one for each of {@link kinds}. */
const bits = 10
const from = (series: number): number => (series & (2 ** bits - 1)) * kinds.length
/** Instead of the code of the measure: the series has not come up yet. */
const none = -2

/** Codes of what series say. */
const seriesCodes = (names: Names.Names) => {
  const texts = kinds.map((): Array<string> => [])
  /** By kind and term, one more than the code: a term is a text. */
  const known = kinds.map((): Array<number | undefined> => [])
  const chunks: Array<Int32Array | undefined> = []
  const chunkOf = (series: number): Int32Array =>
    (chunks[series >>> bits] ??= new Int32Array(2 ** bits * kinds.length).fill(none))
  const isNew = (series: number): boolean =>
    (series | 0) !== series || series < 0 || chunkOf(series)[from(series)] === none
  /** Those of the series of a figure, which has not come up yet. */
  const add = (found: Found, at: number): void => {
    const series = found.series[at]!
    const nameOf = () => idOf(namedAt(found, at), names)
    const terms = names.series.get(series)
    if (terms === undefined) throw new Error(`figure "${nameOf()}" names the series ${series}, which is not there`)
    const own = chunkOf(series)
    const learn = (kind: number, term: number): number => {
      const text = names.texts.get(term)
      if (text === undefined) throw new Error(`figure "${nameOf()}" names the term ${term}, which is not there`)
      return texts[kind]!.push(text)
    }
    for (let kind = 0; kind < terms.length; kind++) {
      const term = terms[kind]!
      own[from(series) + kind] = (term === 0 ? 0 : (known[kind]![term] ??= learn(kind, term))) - 1
    }
  }
  const [measures, units, categories, teams, activities, reporters] = texts
  return { chunkOf, isNew, add, measures, units, categories, teams, activities, reporters }
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

export const coding = (names: Names.Names): Coding => {
  const said = seriesCodes(names)
  const periods = Figures.coder((text: Period.Period) => text)
  const units = following(said.units!, (text) => text.split("+"))
  const categories = following(said.categories!, (text) => JSON.parse(text) as Figures.Category)
  const texts: Figures.Texts = {
    measures: said.measures!,
    periods: periods.values,
    units: units.found,
    categories: categories.found,
    teams: said.teams!,
    activities: said.activities!,
    reporters: said.reporters!
  }
  const learn: Coding["learn"] = (database, all) => {
    const [series, commits] = [new Set<number>(), new Set<number>()]
    for (const found of all) {
      let last = NaN
      for (let at = 0; at < found.length; at++) {
        const own = found.series[at]!
        if (said.isNew(own) && !names.series.has(own)) series.add(own)
        const commit = found.written[at]!
        if (commit !== last) commits.add((last = commit))
      }
    }
    return Effect.andThen(Names.learnSeries(database, names, series), Names.learnCommits(database, names, commits))
  }
  const page: Coding["page"] = (all) => {
    const length = all.reduce((sum, found) => sum + found.length, 0)
    const ints = () => new Int32Array(length)
    const [measure, period, set, category] = [ints(), ints(), ints(), ints()]
    const [team, activity, reporter, flags] = [ints(), ints(), ints(), new Uint8Array(length)]
    let row = 0
    for (const found of all) {
      let start = NaN
      let end = NaN
      let days = -1
      for (let at = 0; at < found.length; at++, row++) {
        const series = found.series[at]!
        if (said.isNew(series)) said.add(found, at)
        const codes = said.chunkOf(series)
        const first = from(series)
        measure[row] = codes[first]!
        set[row] = codes[first + 1]!
        category[row] = codes[first + 2]!
        team[row] = codes[first + 3]!
        activity[row] = codes[first + 4]!
        reporter[row] = codes[first + 5]!
        if (found.first[at] !== start || found.last[at] !== end) {
          start = found.first[at]!
          end = found.last[at]!
          days = periods.code(periodOf(start, end))
        }
        period[row] = days
        flags[row] = found.flags[at]!
      }
    }
    units.catchUp()
    categories.catchUp()
    const named = all.map(({ ids, place, written }) => ({ ids, place, written }))
    let ids: ReadonlyArray<string> | undefined
    return {
      length,
      texts,
      measure,
      period,
      units: set,
      category,
      team,
      activity,
      reporter,
      lower: joined(all.map(({ lower }) => lower)),
      upper: joined(all.map(({ upper }) => upper)),
      flags,
      knownAt: joined(all.map(({ knownAt }) => knownAt)),
      // Texts of their own, which few ask for.
      get ids() {
        return (ids ??= named.flatMap((found) => Array.from(found.place, (_, at) => idOf(namedAt(found, at), names))))
      }
    }
  }
  return { learn, page }
}
