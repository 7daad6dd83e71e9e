/** The order in which figures are read: that of what they say, and never that in which they came. @internal */
import type * as Figures from "../../Figures.ts"
import * as Period from "../../Period.ts"

/** By code of a text, its place among all of them. */
const ranks = (texts: ReadonlyArray<string>): Int32Array => {
  const found = new Int32Array(texts.length)
  const sorted = texts.map((text, code) => [text, code] as const).sort(([a], [b]) => (a < b ? -1 : 1))
  sorted.forEach(([, code], rank) => (found[code] = rank))
  return found
}

type Compare = (a: number, b: number) => number

const comparing = (figures: Figures.Figures): Compare => {
  const { texts } = figures
  const by = (codes: ArrayLike<number>, texts: ReadonlyArray<string>): Compare => {
    const rank = ranks(texts)
    const at = (row: number): number => (codes[row] === -1 ? -1 : rank[codes[row]!]!)
    return (a, b) => at(a) - at(b)
  }
  const bounds = texts.periods.map(Period.bounds)
  const days = (row: number) => bounds[figures.period[row]!]!
  // What is not known comes first.
  const ends = (column: ArrayLike<number>): Compare => {
    const at = (row: number): number => (Number.isNaN(column[row]!) ? -Infinity : column[row]!)
    return (a, b) => (at(a) === at(b) ? 0 : at(a) < at(b) ? -1 : 1)
  }
  const order: ReadonlyArray<Compare> = [
    by(
      figures.units,
      texts.units.map((units) => units.join("+"))
    ),
    by(figures.team, texts.teams),
    by(figures.activity, texts.activities),
    by(
      figures.category,
      texts.categories.map((one) => JSON.stringify(one))
    ),
    (a, b) => days(a).start - days(b).start,
    (a, b) => days(a).end - days(b).end,
    by(figures.reporter, texts.reporters),
    ends(figures.lower),
    ends(figures.upper),
    ends(figures.flags),
    ends(figures.knownAt),
    (a, b) => (figures.ids[a]! < figures.ids[b]! ? -1 : 1)
  ]
  return (a, b) => {
    for (const compare of order) {
      const found = compare(a, b)
      if (found !== 0) return found
    }
    return 0
  }
}

const known = new WeakMap<Figures.Figures, Compare>()

/** Rows in order of what they say. */
export const inOrder = (figures: Figures.Figures, rows: Int32Array): Int32Array => {
  const compare = known.get(figures) ?? comparing(figures)
  known.set(figures, compare)
  return rows.toSorted(compare)
}
