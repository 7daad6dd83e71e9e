/** Filling the store in memory from columns. @internal */
import type * as Figures from "../../Figures.ts"
import type { Problem } from "../../Problem.ts"
import * as Period from "../../Period.ts"
import * as Table from "./table.ts"

/** Whether a column fits: as long as the figures, and no place outside its texts. */
const fits = (column: Int32Array, texts: ReadonlyArray<unknown>, length: number, optional: boolean): boolean =>
  column.length === length && column.every((place) => place < texts.length && place >= (optional ? -1 : 0))

const malformed = (figures: Figures.Figures): ReadonlyArray<string> => {
  const { activity, category, length, measure, period, reporter, team, texts, units } = figures
  const columns: ReadonlyArray<readonly [string, Int32Array, ReadonlyArray<unknown>, boolean]> = [
    ["measure", measure, texts.measures, false],
    ["period", period, texts.periods, false],
    ["units", units, texts.units, false],
    ["category", category, texts.categories, false],
    ["team", team, texts.teams, true],
    ["activity", activity, texts.activities, true],
    ["reporter", reporter, texts.reporters, true]
  ]
  const numbers = [figures.lower, figures.upper, figures.flags, figures.knownAt]
  return [
    ...columns.flatMap(([name, column, list, optional]) => (fits(column, list, length, optional) ? [] : [name])),
    ...["lower", "upper", "flags", "knownAt"].filter((_, index) => numbers[index]!.length !== length)
  ]
}

/** A table with these figures as its first commit, or the first problem of each kind that keeps them from being one. */
export const load = (figures: Figures.Figures): Table.Table | ReadonlyArray<Problem> => {
  const wrong = malformed(figures)
  if (wrong.length > 0) {
    return wrong.map((name) => ({
      code: "invalid",
      path: ["figures", name],
      message: `has not ${figures.length} rows, or a row names a text that is not listed; correct the column`
    }))
  }
  const table = Table.make()
  const { coders } = table
  const { texts } = figures
  const problem = (code: string, row: number, message: string): ReadonlyArray<Problem> => [
    { code, path: ["figures", row], message }
  ]
  const codes = <A>(coder: { readonly code: (value: A) => number }, values: ReadonlyArray<A>) => {
    const places = Int32Array.from(values, (value) => coder.code(value))
    return (place: number): number => (place < 0 ? -1 : places[place]!)
  }
  const [measure, period, units] = [
    codes(coders.measures, texts.measures),
    codes(
      coders.periods,
      texts.periods.map((text) => Period.from(text))
    ),
    codes(
      coders.units,
      texts.units.map((set) => [...new Set(set)].sort())
    )
  ]
  const [category, team] = [codes(coders.categories, texts.categories), codes(coders.teams, texts.teams)]
  const [activity, reporter] = [codes(coders.activities, texts.activities), codes(coders.reporters, texts.reporters)]
  for (let row = 0; row < figures.length; row++) {
    const series = table.series.code([
      measure(figures.measure[row]!),
      units(figures.units[row]!),
      category(figures.category[row]!),
      team(figures.team[row]!),
      activity(figures.activity[row]!),
      reporter(figures.reporter[row]!)
    ])
    const box = Table.box(series, period(figures.period[row]!))
    const other = Table.lastIn(table, box)
    if (other !== undefined) {
      return problem("duplicate-figure", row, `is the figure of row ${other} again; keep one of them`)
    }
    const [lower, upper] = [figures.lower[row]!, figures.upper[row]!]
    if (!(lower <= upper) && !(Number.isNaN(lower) && Number.isNaN(upper))) {
      return problem(
        "no-quantity",
        row,
        `its value runs from ${lower} to ${upper}; use NaN twice for what is not known`
      )
    }
    const id = figures.ids[row] ?? ""
    if (id !== "" && table.ids.has(id))
      return problem("duplicate-id", row, `the id "${id}" is taken; give every figure its own`)
    const numbers = { lower, upper, flags: figures.flags[row]!, knownAt: figures.knownAt[row]!, rank: row }
    Table.addRow(table, box, numbers, id)
  }
  table.limits.push(table.length)
  return table
}
