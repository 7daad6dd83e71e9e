/** What callers say, read strictly: every problem of a call at once, unknown keys among them. @internal */
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Assessment from "../../Assessment.ts"
import * as Day from "../../Day.ts"
import * as Documents from "../../Documents.ts"
import type * as Figures from "../../Figures.ts"
import * as Indicator from "../../Indicator.ts"
import * as Instant from "../../Instant.ts"
import { DocumentError, type Problem, StoreError } from "../../Problem.ts"
import * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type * as Plan from "../../Plan.ts"
import type { Reading } from "../../Reading.ts"
import type * as Port from "../../Store.ts"
import * as Target from "../../Target.ts"
import { decoder, Id, isText, Line } from "../document.ts"
import * as Columns from "./columns.ts"
import * as Rows from "./rows.ts"

type Decoded<A> = Result.Result<A, DocumentError>

const CommitNumber = Schema.Int.check(
  Schema.makeFilter((value) => (value >= 0 ? undefined : "must be the number of a commit: 0 or more"))
)

const moment = { at: Schema.optionalKey(CommitNumber), asKnownAt: Schema.optionalKey(Instant.Instant) }

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
    ])
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

const fail = (subject: string, problems: ReadonlyArray<Problem>): Result.Result<never, DocumentError> =>
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

/** How to open: only what there is, and a layer for a store. */
export const options: (given: unknown) => Decoded<unknown> = decoder(
  "options of open",
  Schema.Struct({
    store: Schema.optionalKey(AStore),
    definitions: Schema.optionalKey(Schema.Unknown)
  })
)

/** What to copy where. */
export const copying: (given: unknown) => Decoded<unknown> = decoder(
  "copy",
  Schema.Struct({ from: AStore, to: AStore, progress: Schema.optionalKey(Schema.Unknown) })
)

/** A reading to explain. */
export const reading = (given: Reading): Decoded<Reading> =>
  typeof given === "object" && given !== null && typeof given.commit === "number"
    ? Result.succeed(given)
    : fail("explain", [{ code: "invalid", path: ["reading"], message: "must be a reading, as read gives it" }])

/** How an assessment is asked for. */
export const judging: (given: unknown) => Decoded<Assessment.Options> = decoder(
  "options of assess",
  Schema.Struct({ asOf: Day.Day, ...moment })
)

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

const texts = Schema.optionalKey(Schema.Array(Schema.String))

/** Which figures to read back. */
export const filter: (given: unknown) => Decoded<Port.Filter> = decoder(
  "filter",
  Schema.Struct({
    ids: texts,
    measures: texts,
    units: texts,
    overlapping: Schema.optionalKey(Period.Period),
    superseded: Schema.optionalKey(Schema.Union([Schema.Boolean, Schema.Literal("only")])),
    ...moment
  })
)

const CommitId = Schema.String.check(
  Schema.isMinLength(1, { message: "must not be empty" }),
  Schema.isMaxLength(200, { message: "must be an id of at most 200 characters" }),
  isText
)

const Filing = Schema.Struct({
  form: Id,
  reporter: Id,
  period: Period.Period,
  knownAt: Instant.Instant
})

const Withdrawal = Schema.Struct({ figure: Schema.String, reason: Line, knownAt: Instant.Instant })

const Commit = Schema.Struct({
  id: Schema.optionalKey(CommitId),
  documents: Schema.optionalKey(Schema.Struct({ put: Documents.Documents, knownAt: Instant.Instant })),
  figures: Schema.optionalKey(Schema.Unknown),
  filings: Schema.optionalKey(Schema.Array(Filing)),
  withdrawals: Schema.optionalKey(Schema.Array(Withdrawal)),
  basedOn: Schema.optionalKey(CommitNumber)
})

/** The JSON form of a commit. @category models @since 0.1.0 */
export interface CommitEncoded extends Omit<typeof Commit.Encoded, "figures"> {
  readonly figures?: ReadonlyArray<Observation.Encoded>
}

/** The same with its figures as columns. @category models @since 0.1.0 */
export interface CommitColumns extends Omit<CommitEncoded, "figures"> {
  readonly figures: Figures.Figures
}

const decodeCommit = decoder("commit", Commit)

const figuresOf = (given: unknown): Result.Result<Figures.Figures, ReadonlyArray<Problem>> =>
  Array.isArray(given)
    ? Rows.read(given)
    : typeof given === "object" && given !== null && "texts" in given
      ? Columns.read(given)
      : Result.fail([
          { code: "invalid", path: ["figures"], message: "must be a list of figures, or figures as columns" }
        ])

/** A write; each problem of its figures has its row. */
export const commit = (given: unknown): Decoded<Port.Commit> =>
  Result.flatMap(decodeCommit(given), ({ figures, ...rest }) => {
    if (figures === undefined) return Result.succeed(rest)
    const read = figuresOf(figures)
    return Result.isFailure(read) ? fail("commit", read.failure) : Result.succeed({ ...rest, figures: read.success })
  })

/** Documents and from when they are known. */
export const put = (documents: unknown, options: unknown): Decoded<Port.Commit> =>
  Result.flatMap(Documents.decode(documents), (put) =>
    Result.map(decodeKnown(options), ({ knownAt }) => ({ documents: { put, knownAt } }))
  )
const decodeKnown = decoder("options of put", Schema.Struct({ knownAt: Instant.Instant }))

/** Whether somebody gave figures themselves, and not what holds them. */
const isFigures = (given: unknown): boolean =>
  Array.isArray(given) || (typeof given === "object" && given !== null && "measure" in given)

/** What `append` is given, as a commit. */
export const batch = (given: unknown): Decoded<Port.Commit> =>
  isFigures(given)
    ? fail("append", [
        {
          code: "invalid",
          path: [],
          message: 'write append({ id: "january", observations: [ … ] }), with the figures in it'
        }
      ])
    : Result.flatMap(decodeBatch(given), ({ id, observations }) =>
        Result.mapError(commit({ id, figures: observations }), (error) => asAppend(error, id))
      )
const decodeBatch = decoder("append", Schema.Struct({ id: CommitId, observations: Schema.Unknown }))

const renamed = (problems: ReadonlyArray<Problem>): ReadonlyArray<Problem> =>
  problems.map(({ path, ...rest }) => ({
    ...rest,
    path: path[0] === "figures" ? ["observations", ...path.slice(1)] : path
  }))

/** What is wrong with a commit in the words of `append`. */
const asAppend = (error: DocumentError, id: string): DocumentError =>
  new DocumentError({
    subject: `append "${id}"`,
    problems: renamed(error.problems) as unknown as DocumentError["problems"]
  })

/** What keeps it out, in the words of `append`. */
export const refusedAppend = (error: DocumentError | StoreError, id: string): DocumentError | StoreError =>
  error._tag === "DocumentError" ? asAppend(error, id) : new StoreError({ ...error, problems: renamed(error.problems) })

const Why = { reason: Line, knownAt: Instant.Instant, id: Schema.optionalKey(CommitId) }

/** Why figures are withdrawn, and from when. */
export const withdrawing = (figures: unknown, given: unknown): Decoded<Port.Commit> =>
  Result.flatMap(decodeFigures(figures), (list) =>
    Result.map(decodeWhy(given), ({ id, knownAt, reason }) => ({
      ...(id === undefined ? {} : { id }),
      withdrawals: [list].flat().map((figure) => ({ figure, reason, knownAt }))
    }))
  )
const decodeFigures = decoder("figures to withdraw", Schema.Union([Schema.String, Schema.Array(Schema.String)]))
const decodeWhy = decoder("options of withdraw", Schema.Struct(Why))

const MovedSchema = Schema.Struct({
  to: Schema.Struct({
    measure: Schema.optionalKey(Id),
    units: Schema.optionalKey(Schema.NonEmptyArray(Id)),
    period: Schema.optionalKey(Period.Period),
    team: Schema.optionalKey(Id),
    activity: Schema.optionalKey(Id),
    reporter: Schema.optionalKey(Id),
    cohorts: Schema.optionalKey(Schema.Array(Id)),
    breakdown: Schema.optionalKey(Observation.Breakdown)
  }),
  ...Why
})

/** Where a figure belongs, in JSON. @category models @since 0.1.0 */
export type MovedEncoded = typeof MovedSchema.Encoded

/** Where a figure belongs, why it is moved, and from when. */
export type Moved = typeof MovedSchema.Type
export const moving: (given: unknown) => Decoded<Moved> = decoder("options of move", MovedSchema)
