/** What callers ask, read strictly: every problem of a call at once, unknown keys among them. @internal */
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Assessment from "../../Assessment.ts"
import * as Day from "../../Day.ts"
import * as Documents from "../../Documents.ts"
import * as Indicator from "../../Indicator.ts"
import { DocumentError, type Problem } from "../../Problem.ts"
import * as Period from "../../Period.ts"
import type * as Plan from "../../Plan.ts"
import type { Reading } from "../../Reading.ts"
import type * as Port from "../../Store.ts"
import * as Target from "../../Target.ts"
import { decoder, Id } from "../document.ts"
import { OnDay, When } from "./when.ts"

/** What a caller gave, or every problem of it. */
export type Decoded<A> = Result.Result<A, DocumentError>

export const CommitNumber = Schema.Int.check(
  Schema.makeFilter((value) => (value >= 0 ? undefined : "must be the number of a commit: 0 or more"))
)

const moment = { at: Schema.optionalKey(CommitNumber), asKnownAt: Schema.optionalKey(When) }

const Periods = Schema.Union([
  Schema.Array(Period.Period),
  Schema.Struct({ over: Period.Period, by: Period.Bucket })
]).annotate({ message: 'must be a list of periods, ["2025-Q1"], or { over: "2025", by: "month" }' })

const Boundaries = Schema.Union([
  Schema.Literal("as reported"),
  Schema.Struct({
    asOf: Day.Day,
    basis: Schema.optionalKey(Schema.Unknown),
    weights: Schema.optionalKey(Schema.Array(Schema.Unknown)),
    strict: Schema.optionalKey(Schema.Boolean)
  })
]).annotate({ message: 'must be "as reported", or the boundaries of a day: { asOf: "2025-07-01" }' })

const Query = Schema.Struct({
  indicator: Schema.optionalKey(Schema.Unknown),
  indicators: Schema.optionalKey(Schema.Array(Schema.Unknown)),
  hierarchy: Id,
  units: Schema.Union([Schema.Array(Id), Schema.Struct({ level: Id, within: Schema.optionalKey(Id) })]).annotate({
    message: 'must be a list of ids, ["a"], or all units of a level, { level: "commune" }'
  }),
  periods: Periods,
  boundaries: Schema.optionalKey(Boundaries),
  silent: Schema.optionalKey(Schema.Literal("zero")),
  by: Schema.optionalKey(
    Schema.Union([
      Schema.Literal("team"),
      Schema.Struct({ dimension: Id }),
      Schema.Struct({ cohorts: Schema.Array(Id) })
    ]).annotate({ message: 'must be "team", { cohorts: ["youth"] } or { dimension: "sex" }' })
  ),
  ...moment
})

const isIndicator = Schema.is(Indicator.Indicator)
const decodeIndicator = decoder("Indicator", Indicator.Indicator)

/** An indicator by id, as it is, or from its JSON form. */
const indicator = (given: unknown, path: Problem["path"], problems: Array<Problem>): string | Indicator.Indicator => {
  if (typeof given === "string" || isIndicator(given)) return given
  const decoded = decodeIndicator(given)
  if (Result.isSuccess(decoded)) return decoded.success
  for (const one of decoded.failure.problems) problems.push({ ...one, path: [...path, ...one.path] })
  return ""
}

export const fail = (subject: string, problems: ReadonlyArray<Problem>): Result.Result<never, DocumentError> =>
  Result.fail(new DocumentError({ subject, problems: problems as readonly [Problem, ...Array<Problem>] }))

const decodeQuery = decoder("query", Query)

/** A question. */
export const query = (given: unknown): Decoded<Plan.Query> =>
  Result.flatMap(decodeQuery(given), (read) => {
    const problems: Array<Problem> = []
    const { indicator: one, indicators: several, ...rest } = read
    const asked = {
      ...(one === undefined ? {} : { indicator: indicator(one, ["indicator"], problems) }),
      ...(several === undefined
        ? {}
        : { indicators: several.map((each, index) => indicator(each, ["indicators", index], problems)) })
    }
    if (one !== undefined && several !== undefined) {
      problems.push({ code: "invalid", path: ["indicators"], message: "name one indicator or several, not both" })
    }
    return problems.length > 0 ? fail("query", problems) : Result.succeed({ ...rest, ...asked } as Plan.Query)
  })

const AStore = Schema.Unknown.check(
  Schema.makeFilter((given) =>
    Layer.isLayer(given) ? undefined : "must be the layer of a store: Sqlite.layer({ file })"
  )
)

const Opening = Schema.Struct({
  store: Schema.optionalKey(AStore),
  definitions: Schema.optionalKey(Schema.Unknown)
})

const isDocuments = Schema.is(Documents.Documents)

/** How to open: only what there is, a layer for a store, and documents as they are, from their JSON form, or of plugins. */
export const options = <P>(given: unknown): Result.Result<Documents.Documents, DocumentError | P> =>
  Result.flatMap(
    decoder("options of open", Opening)(given),
    ({ definitions = Documents.empty }): Result.Result<Documents.Documents, DocumentError | P> =>
      Result.isResult(definitions)
        ? Result.map(
            definitions as Result.Result<{ readonly documents: Documents.Documents }, P>,
            ({ documents }) => documents
          )
        : isDocuments(definitions)
          ? Result.succeed(definitions)
          : Result.mapError(
              Documents.decode(definitions),
              ({ problems: [first, ...others] }) =>
                new DocumentError({ subject: "options of open", problems: [within(first), ...others.map(within)] })
            )
  )

const within = (problem: Problem): Problem => ({ ...problem, path: ["definitions", ...problem.path] })

const ASignal = Schema.declare((given): given is AbortSignal => given instanceof AbortSignal).annotate({
  message: "must be the signal of an AbortController"
})

/** What to copy where. */
export const copying: (given: unknown) => Decoded<unknown> = decoder(
  "copy",
  Schema.Struct({
    from: AStore,
    to: AStore,
    progress: Schema.optionalKey(Schema.Unknown),
    signal: Schema.optional(ASignal)
  })
)

/** What every reading says. */
const said: ReadonlyArray<keyof Reading> = ["indicator", "unit", "period", "hierarchy", "boundaries", "commit", "text"]

/** A reading to explain. */
export const reading = (given: unknown): Decoded<Reading> =>
  typeof given === "object" && given !== null && said.every((key) => key in given)
    ? Result.succeed(given as Reading)
    : fail("explain", [{ code: "invalid", path: ["reading"], message: "must be a reading, as read gives it" }])

const decodeJudging = decoder("options of assess", Schema.Struct({ asOf: Schema.optionalKey(OnDay), ...moment }))

/** How an assessment is asked for: as of today where nothing is said. */
export const judging = (given: unknown, today: () => Day.Day): Decoded<Assessment.Options> =>
  Result.map(decodeJudging(given), ({ asOf, ...rest }) => ({ ...rest, asOf: asOf ?? today() }))

const decodeTarget = decoder("Target", Target.Target)

/** A target as it is, or from its JSON form. */
export const target = (given: unknown): Decoded<Target.Target> =>
  Schema.is(Target.Target)(given) ? Result.succeed(given) : decodeTarget(given)

/** A state to look at. */
export const state: (given: unknown) => Decoded<Port.Moment> = decoder("moment", Schema.Struct(moment))

const OfDocument = Schema.Struct({ kind: Schema.Literals(Documents.kinds), id: Schema.String })

/** Of what to tell the history: a figure by its id, or a document by its kind and id. */
export const past: (given: unknown) => Decoded<string | typeof OfDocument.Type> = decoder(
  "history",
  Schema.Union([Schema.String, OfDocument]).annotate({
    message: 'must be the id of a figure, "1#0", or a document: { kind: "targets", id: "online-60" }'
  })
)

/** How many ids a filter may name: databases take no more at a time. */
const named = 10_000

const texts = Schema.optionalKey(
  Schema.Array(Schema.String).check(
    Schema.isMaxLength(named, { message: `must name ${named} at most: read the others by themselves` })
  )
)

const whole = Schema.Int.check(Schema.makeFilter((value) => (value > 0 ? undefined : "must be how many, 1 or more")))

const FilterSchema = Schema.Struct({
  ids: texts,
  measures: texts,
  /** Figures that name at least one of these. */
  units: texts,
  /** Figures whose period shares a day with this one. */
  overlapping: Schema.optionalKey(Period.Period),
  /** Also figures that have been corrected or withdrawn, or `"only"` those. */
  superseded: Schema.optionalKey(Schema.Union([Schema.Boolean, Schema.Literal("only")])),
  /** How many at most. */
  limit: Schema.optionalKey(whole),
  /** Figures that were written behind the one of this id. */
  after: Schema.optionalKey(Schema.String),
  ...moment
})

/** Which figures to read back. @category models @since 0.1.0 */
export type FilterEncoded = typeof FilterSchema.Encoded

/** Which figures to read back, and how many of them after which one. */
export const filter: (given: unknown) => Decoded<typeof FilterSchema.Type> = decoder("filter", FilterSchema)

const TeamsOf = Schema.Struct({
  hierarchy: Id,
  /** Those of this unit and of those below it. */
  within: Schema.optionalKey(Id),
  kind: Schema.optionalKey(Id),
  /** The day; today where it is left out. */
  on: Schema.optionalKey(OnDay),
  ...moment
})

/** Which teams. @category models @since 0.1.0 */
export type TeamsEncoded = typeof TeamsOf.Encoded

export const teams: (given: unknown) => Decoded<typeof TeamsOf.Type> = decoder("teams", TeamsOf)

const Owed = Schema.Struct({ form: Schema.optionalKey(Id), on: Schema.optionalKey(OnDay) })
const decodeOwed = decoder("silent", Owed)

/** Who is silent about what: a question without what is asked, one form or all, and the day on which it is owed. */
export const silence = (given: unknown): Decoded<readonly [owed: typeof Owed.Type, question: Plan.Query]> => {
  const { form, on, ...question } = (typeof given === "object" && given !== null ? given : { form: given }) as {
    readonly form?: unknown
    readonly on?: unknown
  }
  const owed = { ...(form !== undefined && { form }), ...(on !== undefined && { on }) }
  return Result.flatMap(decodeOwed(owed), (read) =>
    Result.map(query({ ...question, indicators: [] }), (asked) => [read, asked] as const)
  )
}

const Watching = Schema.Struct({ every: Schema.optionalKey(whole) })

/** How often to look, in milliseconds. */
export const watching: (given: unknown) => Decoded<typeof Watching.Type> = decoder("watch", Watching)
