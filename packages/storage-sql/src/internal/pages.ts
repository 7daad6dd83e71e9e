/** Rows of figures as pages of columns, in which a code means the same on every page. @internal */
import { Figures, type Period } from "@lantoa/core"
import * as Names from "./names.ts"
import { idOf, periodOf, type Selected, seriesOf, textOf } from "./rows.ts"

/** Makes a page of rows. Throws where a row is damaged. */
export type Coding = (rows: ReadonlyArray<Selected>) => Figures.Figures

/** Codes of what a series says, in the order of {@link Names.kinds}; its own texts are learnt already. */
const seriesCodes = (names: Names.Names) => {
  const coders = Names.kinds.map(() => Figures.coder((text: string) => text))
  const known = new Map<number, ReadonlyArray<number>>()
  const codes = (row: Selected): ReadonlyArray<number> => {
    const series = Number(row[2])
    const before = known.get(series)
    if (before !== undefined) return before
    const found = seriesOf(row, names).map((term, kind) =>
      coders[kind]!.code(term === 0 ? undefined : textOf(row, term, names))
    )
    known.set(series, found)
    return found
  }
  const [measures, units, categories, teams, activities, reporters] = coders.map(({ values }) => values)
  return { codes, measures, units, categories, teams, activities, reporters }
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

const value = (cell: number | null): number => (cell === null ? NaN : Number(cell))

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
  return (rows) => {
    const { length } = rows
    const ints = () => new Int32Array(length)
    const [measure, period, set, category, team, activity, reporter] = Array.from({ length: 7 }, ints)
    const floats = () => new Float64Array(length)
    const [lower, upper, knownAt, flags] = [floats(), floats(), floats(), new Uint8Array(length)]
    const [places, written, given] = [floats(), ints(), new Map<number, string>()]
    let [first, last, days] = [NaN, NaN, -1]
    for (let at = 0; at < length; at++) {
      const row = rows[at]!
      const codes = said.codes(row)
      measure![at] = codes[0]!
      set![at] = codes[1]!
      category![at] = codes[2]!
      team![at] = codes[3]!
      activity![at] = codes[4]!
      reporter![at] = codes[5]!
      if (row[3] !== first || row[4] !== last) {
        ;[, , , first, last] = row
        days = periods.code(periodOf(first, last))
      }
      period![at] = days
      lower[at] = value(row[5])
      upper[at] = value(row[6])
      flags[at] = Number(row[7])
      knownAt[at] = Number(row[8])
      places[at] = Number(row[0])
      written[at] = Number(row[1])
      if (row[9] !== null) given.set(at, row[9])
    }
    units.catchUp()
    categories.catchUp()
    let ids: ReadonlyArray<string> | undefined
    return {
      length,
      texts,
      measure: measure!,
      period: period!,
      units: set!,
      category: category!,
      team: team!,
      activity: activity!,
      reporter: reporter!,
      lower,
      upper,
      flags,
      knownAt,
      // Texts of their own, which few ask for.
      get ids() {
        return (ids ??= Array.from(places, (place, at) => idOf([place, written[at]!, given.get(at) ?? null], names)))
      }
    }
  }
}
