/** Figures that come as columns, read strictly: each text once, each number once. @internal */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Figures from "../../Figures.ts"
import * as Instant from "../../Instant.ts"
import * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type { Problem } from "../../Problem.ts"
import { gathering } from "../check/problems.ts"
import { decoder, Id, Line } from "../document.ts"

const { corrects, doubt, reporter, source, units } = Observation.Observation.fields
const ids = Schema.Array(Id)

const isTexts = (given: unknown): given is ReadonlyArray<string> =>
  Array.isArray(given) && given.every((one) => typeof one === "string")
const isInts = (given: unknown): given is Int32Array => given instanceof Int32Array
const isFloats = (given: unknown): given is Float64Array => given instanceof Float64Array
const isBytes = (given: unknown): given is Uint8Array => given instanceof Uint8Array
const column = <A>(is: (given: unknown) => given is A, name: string) =>
  Schema.declare(is).annotate({ message: `must be ${name}` })
const [ints, floats] = [column(isInts, "an Int32Array"), column(isFloats, "a Float64Array")]

const Rests = Schema.ReadonlyMap(
  Schema.Int,
  Schema.Struct({
    corrects,
    source,
    doubt,
    units: Schema.optionalKey(units),
    cohorts: Schema.optionalKey(ids),
    breakdown: Schema.optionalKey(Observation.Breakdown),
    reporter
  })
)

const Columns = Schema.Struct({
  length: Schema.Int,
  texts: Schema.Struct({
    measures: ids,
    periods: Schema.Array(Period.Period),
    units: Schema.Array(units),
    categories: Schema.Array(
      Schema.Struct({
        cohorts: ids,
        breakdown: Schema.Array(Schema.Tuple([Schema.String, Schema.NonEmptyArray(Line)]))
      })
    ),
    teams: ids,
    activities: ids,
    reporters: ids
  }),
  measure: ints,
  period: ints,
  units: ints,
  category: ints,
  team: ints,
  activity: ints,
  reporter: ints,
  lower: floats,
  upper: floats,
  flags: column(isBytes, "a Uint8Array"),
  knownAt: floats,
  ids: column(isTexts, "a list of ids, or of nothing"),
  rests: Schema.optionalKey(Rests)
})

const decode = decoder("figures", Columns)
const isId = Schema.is(Id)
const isInstant = Schema.is(Instant.Instant)

/** Sets in order, each of their members once. */
const ordered = ({ texts, ...figures }: Figures.Figures): Figures.Figures => ({
  ...figures,
  texts: {
    ...texts,
    units: texts.units.map((set) => [...set].sort()),
    categories: texts.categories.map(({ breakdown, cohorts }) =>
      Figures.categoryOf({ cohorts, breakdown: Object.fromEntries(breakdown) as Observation.Observation["breakdown"] })
    )
  }
})

const isOnce = ({ breakdown }: Figures.Category): boolean =>
  new Set(breakdown.map(([dimension]) => dimension)).size === breakdown.length

/** What is wrong with a value; ends at infinity are open, and one number only has no open end. */
const wrongValue = (lower: number, upper: number, flags: number): boolean => {
  // Most are one number, and there is nothing else to look at.
  if (flags === 0 && lower === upper) return !Number.isFinite(lower)
  const lowerOpen = (flags & Figures.flag.lowerOpen) !== 0
  const upperOpen = (flags & Figures.flag.upperOpen) !== 0
  const all = Figures.flag.lowerOpen | Figures.flag.upperOpen | Figures.flag.about
  if ((flags & ~all) !== 0) return true
  if (Number.isNaN(lower) || Number.isNaN(upper)) return !Number.isNaN(lower) || !Number.isNaN(upper) || flags !== 0
  if (lower === upper) return lowerOpen || upperOpen || !Number.isFinite(lower)
  return !(lower < upper) || (lower === -Infinity && !lowerOpen) || (upper === Infinity && !upperOpen)
}

/** What is wrong with single rows. */
const wrongRows = (figures: Figures.Figures): ReadonlyArray<Problem> => {
  const { flags, ids, knownAt, length, lower, upper } = figures
  const problems = gathering()
  const report = (row: number, field: string, message: string) =>
    problems.add({ code: "invalid", path: ["figures", row, field], message })
  const given = ids.length > 0
  let fine = NaN
  for (let row = 0; row < length; row++) {
    const id = given ? ids[row]! : ""
    const moment = knownAt[row]!
    if (id !== "" && !isId(id))
      report(row, "id", `"${id}" must be an id: lower-case letters and digits joined by . - _ or :`)
    if (wrongValue(lower[row]!, upper[row]!, flags[row]!))
      report(
        row,
        "value",
        `from ${lower[row]!} to ${upper[row]!} with the flags ${flags[row]!} is no value: use NaN twice and no flag for what is not known, and open ends at infinity`
      )
    if (moment === fine) continue
    if (Number.isInteger(moment) && isInstant(Instant.fromMillis(moment))) fine = moment
    else report(row, "knownAt", `${moment} is no moment: write milliseconds since 1970-01-01T00:00:00Z`)
  }
  return problems.all()
}

/** Columns that hold what they should, or every problem. */
export const read = (given: unknown): Result.Result<Figures.Figures, ReadonlyArray<Problem>> => {
  const decoded = decode(given)
  if (Result.isFailure(decoded))
    return Result.fail(decoded.failure.problems.map((one) => ({ ...one, path: ["figures", ...one.path] })))
  const figures = decoded.success as Figures.Figures
  const shape = Figures.malformed(figures)
  const twice = figures.texts.categories.flatMap((category, index): ReadonlyArray<Problem> =>
    isOnce(category)
      ? []
      : [
          {
            code: "invalid",
            path: ["figures", "texts", "categories", index],
            message: "names a dimension twice; name it once, with all of its members"
          }
        ]
  )
  const problems = shape.length > 0 ? shape : [...twice, ...wrongRows(figures)]
  return problems.length > 0 ? Result.fail(problems) : Result.succeed(ordered(figures))
}
