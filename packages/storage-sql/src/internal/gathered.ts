/** Rows of figures as numbers in columns, in the order they were written. @internal */
import { Figures } from "@lantoa/core"
import * as Names from "./names.ts"
import { idOf, periodOf, type Selected, seriesOf, textOf } from "./rows.ts"

/** How many of the columns that are selected are numbers: all but the id. */
const numeric = 9

/** Rows as columns of numbers in the order of {@link Selected}, `NaN` for NULL, and the ids that were given. */
export interface Gathered {
  readonly length: number
  readonly numbers: ReadonlyArray<Float64Array>
  readonly ids: ReadonlyMap<number, string>
}

/** What statements answered; it is let go of as it is read. */
export const gather = (answers: ReadonlyArray<ReadonlyArray<Selected>>): Gathered => {
  const length = answers.reduce((sum, rows) => sum + rows.length, 0)
  const numbers = Array.from({ length: numeric }, () => new Float64Array(length))
  const ids = new Map<number, string>()
  let at = 0
  for (const rows of answers) {
    for (const row of rows) {
      for (let column = 0; column < numeric; column++) {
        const value = row[column]
        numbers[column]![at] = value === null ? NaN : Number(value)
      }
      const id = row[numeric]
      if (typeof id === "string") ids.set(at, id)
      at++
    }
  }
  return { length, numbers, ids }
}

/** Where the rows lie in the order of their places, each place once. */
const ordered = (places: Float64Array): Int32Array => {
  let [least, most, inOrder] = [Infinity, -Infinity, true]
  for (const place of places) {
    inOrder &&= place > most
    least = Math.min(least, place)
    most = Math.max(most, place)
  }
  const all = new Int32Array(places.length)
  for (let at = 0; at < all.length; at++) all[at] = at
  if (inOrder) return all
  if (most - least > 8 * places.length) {
    const sorted = all.sort((a, b) => places[a]! - places[b]!)
    return sorted.filter((at, index) => index === 0 || places[at] !== places[sorted[index - 1]!])
  }
  const seats = new Int32Array(most - least + 1).fill(-1)
  for (const at of all) seats[places[at]! - least] = at
  return seats.filter((at) => at !== -1)
}

const selectedAt = ({ ids, numbers }: Gathered, at: number): Selected =>
  [...numbers.map((column) => column[at]!), ids.get(at) ?? null] as unknown as Selected

/** Terms of the series that rows have, as codes of their texts. */
const coded = (gathered: Gathered, series: Int32Array, rows: Int32Array, names: Names.Names) => {
  const combinations = Figures.combinations(series.length, [series])
  const terms = Array.from(combinations.first, (row) => {
    const selected = selectedAt(gathered, rows[row]!)
    return seriesOf(selected, names).map((term) => (term === 0 ? undefined : textOf(selected, term, names)))
  })
  return Names.kinds.map((_, kind) => {
    const coder = Figures.coder((text: string) => text)
    const codes = terms.map((texts) => coder.code(texts[kind]))
    return { column: combinations.of.map((one) => codes[one]!), texts: coder.values }
  })
}

/** The values that some rows have. */
const taken = (column: Float64Array, rows: Int32Array): Float64Array => {
  const found = new Float64Array(rows.length)
  for (let at = 0; at < rows.length; at++) found[at] = column[rows[at]!]!
  return found
}

/** Rows as figures. Throws where a row is damaged. */
export const toFigures = (gathered: Gathered, names: Names.Names): Figures.Figures => {
  const rows = ordered(gathered.numbers[0]!)
  const { length } = rows
  const [, , series, first, last, lower, upper, flags, knownAt] = gathered.numbers.map((column) => taken(column, rows))
  const days = Figures.combinations(length, [new Int32Array(first!), new Int32Array(last!)])
  const periods = Figures.coder((text: Figures.Texts["periods"][number]) => text)
  const period = Array.from(days.first, (row) => periods.code(periodOf(first![row]!, last![row]!)))
  const [measure, units, category, team, activity, reporter] = coded(gathered, new Int32Array(series!), rows, names)
  let ids: ReadonlyArray<string> | undefined
  return {
    length,
    measure: measure!.column,
    period: days.of.map((one) => period[one]!),
    units: units!.column,
    category: category!.column,
    team: team!.column,
    activity: activity!.column,
    reporter: reporter!.column,
    lower: lower!,
    upper: upper!,
    flags: new Uint8Array(flags!),
    knownAt: knownAt!,
    // Texts of their own, which few ask for.
    get ids() {
      return (ids ??= Array.from(rows, (row) => idOf(selectedAt(gathered, row), names)))
    },
    texts: {
      measures: measure!.texts,
      periods: periods.values,
      units: units!.texts.map((text) => text.split("+")),
      categories: category!.texts.map((text) => JSON.parse(text) as Figures.Category),
      teams: team!.texts,
      activities: activity!.texts,
      reporters: reporter!.texts
    }
  }
}
