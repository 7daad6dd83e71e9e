/** What callers commit, read strictly: a commit, what is put, appended, withdrawn and moved. @internal */
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Documents from "../../Documents.ts"
import type * as Figures from "../../Figures.ts"
import * as Instant from "../../Instant.ts"
import { DocumentError, type Problem, StoreError } from "../../Problem.ts"
import * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type * as Port from "../../Store.ts"
import { decoder, Id, isText, Line } from "../document.ts"
import * as Columns from "./columns.ts"
import { CommitNumber, type Decoded, fail } from "./input.ts"
import * as Rows from "./rows.ts"

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

const isEmpty = ({ documents, filings, withdrawals }: Port.Commit): boolean =>
  documents === undefined && filings === undefined && withdrawals === undefined

const nothing: Problem = {
  code: "invalid",
  path: [],
  message: "brings nothing: give documents, figures, filings or withdrawals; a list of them may be empty"
}

/** A write; each problem of its figures has its row. */
export const commit = (given: unknown): Decoded<Port.Commit> =>
  Result.flatMap(decodeCommit(given), ({ figures, ...rest }) => {
    if (figures === undefined) return isEmpty(rest) ? fail("commit", [nothing]) : Result.succeed(rest)
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
