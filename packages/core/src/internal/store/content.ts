/** What figures say, in few bytes: the same for the same figures, whether they came as rows or as columns. @internal */
import * as Figures from "../../Figures.ts"

/** A column in codes of texts as they first come up in it, and those texts. */
const recoded = (column: Int32Array, keys: ReadonlyArray<string>): readonly [Int32Array, ReadonlyArray<string>] => {
  const coder = Figures.coder((key: string) => key)
  const codes = new Int32Array(keys.length).fill(-1)
  const found = column.map((place) => {
    if (place < 0) return -1
    if (codes[place] === -1) codes[place] = coder.code(keys[place])
    return codes[place]!
  })
  return [found, coder.values]
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
    recoded(figures.measure, texts.measures),
    recoded(figures.period, texts.periods),
    recoded(
      figures.units,
      texts.units.map((set) => [...set].sort().join("+"))
    ),
    recoded(
      figures.category,
      texts.categories.map((category) => JSON.stringify(category))
    ),
    recoded(figures.team, texts.teams),
    recoded(figures.activity, texts.activities),
    recoded(figures.reporter, texts.reporters)
  ]
  const given = ids.some((id) => id !== "")
  const own = [...rests].sort(([a], [b]) => a - b).map(restText)
  const bytes = ({ buffer, byteLength, byteOffset }: Int32Array | Float64Array | Uint8Array) =>
    new Uint8Array(buffer, byteOffset, byteLength)
  return [
    JSON.stringify([length, ...columns.map(([, values]) => values)]),
    ...columns.map(([column]) => bytes(column)),
    ...[lower, upper, flags, knownAt].map(bytes),
    JSON.stringify(given ? ids : []),
    own.join("\n")
  ]
}
