/** What callers give, read strictly: every problem at once, unknown keys refused. @internal */
import { Day, Documents, Hierarchy, Problem, Schemas, Text } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Below } from "./below.ts"
import type { Following } from "./follow.ts"
import type { Naming } from "./ids.ts"
import { memo, overlap, type Tables } from "./rows.ts"
import type { Histories } from "./unitHistory.ts"

const { Id, Line } = Schemas
const optional = Schema.optionalKey

type Decoded<A> = Result.Result<A, Problem.DocumentError>

/** A function: what it gives is looked at where it is called. */
const Function = Schema.Unknown.check(
  Schema.makeFilter((given) => (typeof given === "function" ? undefined : "must be a function"))
)

const Table = Schema.String

export const tables = Schemas.decoder(
  "tables",
  Schema.Struct({
    history: Table,
    moves: optional(Schema.Array(Table)),
    acts: optional(Table),
    aliases: optional(Table)
  })
) as (given: unknown) => Decoded<Tables>

const NamingStruct = Schema.Struct({
  country: Id,
  name: Text.Text,
  scheme: Id,
  hierarchy: Id,
  abolished: optional(Schema.Record(Schema.String, Schema.Struct({ from: Day.Day, basis: Id }))),
  levels: optional(Schema.NonEmptyArray(Hierarchy.Level)),
  title: optional(Text.Text),
  english: optional(Schema.Struct({ name: Function, type: Function })),
  acts: optional(Schema.Array(Schema.Struct({ mark: Schema.String, type: Text.Text }))),
  inForce: optional(Function),
  locale: optional(
    Schema.Struct({
      types: Schema.Record(Schema.String, Schema.String),
      behind: optional(Schema.Boolean),
      movableMarks: Schema.String,
      alike: optional(Schema.Array(Schema.String)),
      nicknames: optional(Schema.Record(Schema.String, Schema.String))
    })
  ),
  ids: optional(
    Schema.Struct({
      reference: Day.Day,
      fixed: Schema.Array(Schema.Struct({ code: Line, on: Day.Day, day: optional(Day.Day), as: optional(Line) }))
    })
  )
})

/** That all this is wrong. */
export const fail = (subject: string, problems: ReadonlyArray<Problem.Problem>): Decoded<never> =>
  Result.fail(new Problem.DocumentError({ subject, problems: problems as [Problem.Problem] }))

const invalid = (path: Problem.Problem["path"], message: string): Problem.Problem => ({
  code: "invalid",
  path,
  message
})

const quoted = (ids: ReadonlyArray<string>): string => ids.map((id) => `"${id}"`).join(", ")

/** Levels that are there twice, or abolished and not there. */
export const ofLevels = ({ abolished = {}, levels }: Naming): ReadonlyArray<Problem.Problem> => {
  if (levels === undefined) return []
  const ids = levels.map(({ id }) => id)
  return [
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) === index ? [] : [invalid(["naming", "levels", index, "id"], `"${id}" is there twice; keep one`)]
    ),
    ...Object.keys(abolished)
      .filter((id) => !ids.includes(id))
      .map((id) => invalid(["naming", "abolished", id], `there is no level "${id}"; there are ${quoted(ids)}`))
  ]
}

const naming = Schemas.decoder("naming", NamingStruct) as (given: unknown) => Decoded<Naming>

const problemsOf = (decoded: Decoded<unknown>): ReadonlyArray<Problem.Problem> =>
  Result.isFailure(decoded) ? decoded.failure.problems : []

/** What `read` is given, or all that is wrong with both. */
export const reading = (lists: unknown, called: unknown): Decoded<readonly [Tables, Naming]> => {
  const [read, named] = [tables(lists), naming(called)]
  if (Result.isSuccess(read) && Result.isSuccess(named)) return Result.succeed([read.success, named.success])
  return fail("Gazetteer", [
    ...problemsOf(read).map((one) => (one.path.length > 0 ? one : { ...one, path: ["tables"] })),
    ...problemsOf(named).map((one) => ({ ...one, path: ["naming", ...one.path] }))
  ])
}

const Followed = Schema.Struct({
  hierarchy: Id,
  title: Text.Text,
  of: Id,
  kind: Schema.Literals(["union", "association", "party", "government", "agency", "enterprise", "other"]),
  levels: Schema.NonEmptyArray(Schema.Struct({ id: Id, name: Text.Text, body: Function })),
  exceptions: optional(
    Schema.Array(Schema.Struct({ unit: Id, body: optional(Schema.Literal(false)), name: optional(Text.Text) }))
  ),
  days: optional(Schema.Record(Day.Day, Day.Day)),
  others: optional(Schema.Array(Schema.Struct({ id: Id, name: Text.Text, level: Id, parent: Id, ...Day.dated })))
})

const decodeFollowing = Schemas.decoder("organisation that follows", Followed) as (given: unknown) => Decoded<Following>

/** An organisation that follows what is in these documents. */
export const following = (documents: Documents.Documents, given: unknown): Decoded<Following> =>
  Result.flatMap(decodeFollowing(given), (read) => {
    const problems = strangers(documents, read)
    return problems.length > 0 ? fail("organisation that follows", problems) : Result.succeed(read)
  })

/** What an organisation follows and documents do not have. */
const strangers = (
  documents: Documents.Documents,
  { exceptions = [], levels, of, others = [] }: Following
): ReadonlyArray<Problem.Problem> => {
  const state = documents.hierarchies.find(({ id }) => id === of)
  if (state === undefined) {
    const there = quoted(documents.hierarchies.map(({ id }) => id))
    return [invalid(["of"], `there is no hierarchy "${of}"; there are ${there}`)]
  }
  const known = state.levels.map(({ id }) => id as string)
  const own = levels.map(({ id }) => id)
  const units = new Set<string>(documents.units.map(({ id }) => id))
  return [
    ...own.flatMap((id, at) =>
      known.includes(id) ? [] : [invalid(["levels", at, "id"], `"${of}" has no level "${id}"; it has ${quoted(known)}`)]
    ),
    ...exceptions.flatMap(({ unit }, at) =>
      units.has(unit)
        ? []
        : [invalid(["exceptions", at, "unit"], `there is no unit "${unit}" in the documents; correct the id`)]
    ),
    ...others.flatMap(({ level }, at) =>
      own.includes(level)
        ? []
        : [invalid(["others", at, "level"], `there is no level "${level}"; there are ${quoted(own)}`)]
    )
  ]
}

export const below = Schemas.decoder(
  "list of places",
  Schema.Struct({ list: Table, level: Id, from: Day.Day, follow: optional(Schema.Array(Followed)) })
) as (given: unknown) => Decoded<Below>

/** What `read` gives, and not the `Result` it is given in. */
export const gazetteer = (subject: string, given: unknown): Decoded<unknown> =>
  typeof given === "object" && given !== null && "documents" in given && "histories" in given
    ? Result.succeed(given)
    : fail(subject, [invalid([], "the gazetteer must be what Gazetteer.read gives, taken out of its Result")])

/** That a level is that of what it lies in, or written above it, by the first row that shows it. */
export const reversed = (
  levels: NonNullable<Naming["levels"]>,
  { units, unitsOfCode }: Histories
): ReadonlyArray<Problem.Problem> => {
  const rank = memo((level: string) => levels.findIndex(({ id }) => id === level))
  const found = new Map<string, Problem.Problem>()
  for (const { code, rows } of units) {
    for (const row of rows) {
      for (const parent of unitsOfCode(row.parent)) {
        for (const above of parent.rows) {
          if (rank(row.level) > rank(above.level) || !overlap(row, above)) continue
          const [higher, lower] = [row.level, above.level]
          const message =
            higher === lower
              ? `a row of the level "${lower}" lies in another of that level: ${code} in ${row.parent}; correct one of the two levels, or the parent`
              : `"${higher}" is written above "${lower}", and a row of the history lies the other way round: ${code} in ${row.parent}; write the highest level first, or correct the row`
          const key = `${lower} ${higher}`
          if (!found.has(key)) found.set(key, invalid(["naming", "levels"], message))
        }
      }
    }
  }
  return [...found.values()]
}
