/** Columns that are none: of other lengths, or with codes of texts that are not listed. @internal */
import type * as Figures from "../../Figures.ts"
import type { Problem } from "../../Problem.ts"

const problem = (path: Problem["path"], message: string): Problem => ({
  code: "invalid",
  path: ["figures", ...path],
  message
})

/** The first row whose code is below `least` or not below `texts`; -1 for none. */
const beyond = (column: Int32Array, least: number, texts: number): number => {
  for (let row = 0; row < column.length; row++) {
    const code = column[row]!
    if (code < least || code >= texts) return row
  }
  return -1
}

/** What a column of codes says wrong: how long it is, or the first row that names no text. */
const ofCodes = (name: string, column: Int32Array, texts: number, list: string, length: number, optional: boolean) => {
  if (column.length !== length) return [ofLength(name, column.length, length)]
  const row = beyond(column, optional ? -1 : 0, texts)
  if (row === -1) return []
  const places = texts === 0 ? "has none" : `has 0 to ${texts - 1}`
  const none = optional ? ", and -1 is none" : ""
  return [problem([name, row], `names text ${column[row]} of texts.${list}, which ${places}${none}: correct the code`)]
}

const ofLength = (name: string, has: number, length: number): Problem =>
  problem([name], `has ${has} rows where length says ${length}: correct the column, or length`)

const ofTexts = (figures: Figures.Figures): ReadonlyArray<Problem> => {
  const { activity, category, length, measure, period, reporter, team, texts, units } = figures
  const columns = [
    ["measure", measure, "measures", false],
    ["period", period, "periods", false],
    ["units", units, "units", false],
    ["category", category, "categories", false],
    ["team", team, "teams", true],
    ["activity", activity, "activities", true],
    ["reporter", reporter, "reporters", true]
  ] as const
  return columns.flatMap(([name, column, list, optional]) =>
    ofCodes(name, column, texts[list].length, list, length, optional)
  )
}

/**
 * What does not fit: a length that is none, a column of another, the first row of a column that names a text which is not listed.
 * Paths start with `figures`.
 *
 * @category validation
 * @since 0.1.0
 */
export const malformed = (figures: Figures.Figures): ReadonlyArray<Problem> => {
  const { ids, length, rests } = figures
  if (!Number.isInteger(length) || length < 0)
    return [problem(["length"], `must be how many figures there are, 0 or more, and is ${length}`)]
  const numbers = ["lower", "upper", "flags", "knownAt"] as const
  const nowhere = [...(rests?.keys() ?? [])].find((row) => !Number.isInteger(row) || row < 0 || row >= length)
  return [
    ...ofTexts(figures),
    ...numbers.flatMap((name) =>
      figures[name].length === length ? [] : [ofLength(name, figures[name].length, length)]
    ),
    ...(ids.length === 0 || ids.length === length ? [] : [ofLength("ids", ids.length, length)]),
    ...(nowhere === undefined
      ? []
      : [problem(["rests"], `speaks of row ${nowhere}, and there are ${length}, from 0: correct the row`)])
  ]
}
