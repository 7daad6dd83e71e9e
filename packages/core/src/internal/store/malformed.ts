/** Columns that are none: of other lengths, or with codes of texts that are not listed. @internal */
import type * as Figures from "../../Figures.ts"
import type { Problem } from "../../Problem.ts"

/** Whether a column fits: as long as the figures, and no place outside its texts. */
const fits = (column: Int32Array, texts: ReadonlyArray<unknown>, length: number, optional: boolean): boolean => {
  const [least, most] = [optional ? -1 : 0, texts.length]
  for (let row = 0; row < column.length; row++) if (column[row]! < least || column[row]! >= most) return false
  return column.length === length
}

const names = (figures: Figures.Figures): ReadonlyArray<string> => {
  const { activity, category, ids, length, measure, period, reporter, team, texts, units } = figures
  const columns: ReadonlyArray<readonly [string, Int32Array, ReadonlyArray<unknown>, boolean]> = [
    ["measure", measure, texts.measures, false],
    ["period", period, texts.periods, false],
    ["units", units, texts.units, false],
    ["category", category, texts.categories, false],
    ["team", team, texts.teams, true],
    ["activity", activity, texts.activities, true],
    ["reporter", reporter, texts.reporters, true]
  ]
  const numbers = ["lower", "upper", "flags", "knownAt"] as const
  return [
    ...columns.flatMap(([name, column, list, optional]) => (fits(column, list, length, optional) ? [] : [name])),
    ...numbers.filter((name) => figures[name].length !== length),
    ...(ids.length === 0 || ids.length === length ? [] : ["ids"]),
    ...([...(figures.rests?.keys() ?? [])].every((row) => row >= 0 && row < length) ? [] : ["rests"])
  ]
}

/** A problem for each column that does not fit; paths start with `figures`. @category validation @since 0.1.0 */
export const malformed = (figures: Figures.Figures): ReadonlyArray<Problem> =>
  names(figures).map((name) => ({
    code: "invalid",
    path: ["figures", name],
    message: `has not ${figures.length} rows, or a row names a text that is not listed; correct the column`
  }))
