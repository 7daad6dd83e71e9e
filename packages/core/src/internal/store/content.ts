/** What figures say, in few bytes: the same for the same figures, whether they came as rows or as columns. @internal */
import * as Figures from "../../Figures.ts"

/** Codes of the texts of a column as they first come up in it, -1 for those that do not, and what those say. */
const met = (column: Int32Array, keys: ReadonlyArray<string>) => {
  const coder = Figures.coder((key: string) => key)
  const codes = new Int32Array(keys.length).fill(-1)
  for (let [row, left] = [0, keys.length]; row < column.length && left > 0; row++) {
    const place = column[row]!
    if (place < 0 || codes[place] !== -1) continue
    codes[place] = coder.code(keys[place])
    left--
  }
  return { column, codes, values: coder.values }
}

/** A column in such codes. */
const recoded = ({ codes, column }: ReturnType<typeof met>): Int32Array => {
  if (codes.every((code, place) => code === place)) return column
  const found = new Int32Array(column.length)
  for (let row = 0; row < column.length; row++) found[row] = column[row]! < 0 ? -1 : codes[column[row]!]!
  return found
}

const sorted = (record: object | undefined) => record && Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))

const restText = ([row, rest]: readonly [number, Figures.Rest]): string => {
  const { breakdown, cohorts, corrects, doubt, reporter, source, units } = rest
  return JSON.stringify([
    row,
    sorted(corrects),
    sorted(source),
    sorted(doubt),
    units,
    cohorts,
    sorted(breakdown),
    reporter
  ])
}

/** Everything that figures say, in parts of numbers and of texts: two commits that write the same have the same parts. */
export const contentOf = (figures: Figures.Figures): ReadonlyArray<Uint8Array | string> => {
  const { flags, ids, knownAt, length, lower, rests = new Map<number, Figures.Rest>(), texts, upper } = figures
  const columns = [
    met(figures.measure, texts.measures),
    met(figures.period, texts.periods),
    met(
      figures.units,
      texts.units.map((set) => [...set].sort().join("+"))
    ),
    met(
      figures.category,
      texts.categories.map((category) => JSON.stringify(category))
    ),
    met(figures.team, texts.teams),
    met(figures.activity, texts.activities),
    met(figures.reporter, texts.reporters)
  ]
  const given = ids.some((id) => id !== "")
  const own = [...rests].sort(([a], [b]) => a - b).map(restText)
  const bytes = ({ buffer, byteLength, byteOffset }: Int32Array | Float64Array | Uint8Array) =>
    new Uint8Array(buffer, byteOffset, byteLength)
  return [
    JSON.stringify([length, ...columns.map(({ values }) => values)]),
    ...columns.map((one) => bytes(recoded(one))),
    ...[lower, upper, flags, knownAt].map(bytes),
    JSON.stringify(given ? ids : []),
    own.join("\n")
  ]
}
