/** What callers commit, read strictly: a commit, what is put, appended, withdrawn and moved. @internal */
import type * as Ids from "../../Ids.ts"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Documents from "../../Documents.ts"
import type * as Figures from "../../Figures.ts"
import { DocumentError, type Problem, StoreError } from "../../Problem.ts"
import * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import type * as Port from "../../Store.ts"
import { decoder, Id, isText, Line } from "../document.ts"
import * as Written from "../store/written.ts"
import * as Columns from "./columns.ts"
import { CommitNumber, type Decoded, fail } from "./input.ts"
import * as Rows from "./rows.ts"
import type { Tell } from "./telling.ts"
import { type Now, When } from "./when.ts"

const CommitId = Schema.String.check(
  Schema.isMinLength(1, { message: "must not be empty" }),
  Schema.isMaxLength(200, { message: "must be an id of at most 200 characters" }),
  isText
)

const knownAt = Schema.optionalKey(When)

const Filing = Schema.Struct({
  form: Id,
  reporter: Id,
  period: Period.Period,
  knownAt
})

const Withdrawal = Schema.Struct({ figure: Schema.String, reason: Line, knownAt })

const Commit = Schema.Struct({
  id: Schema.optionalKey(CommitId),
  documents: Schema.optionalKey(Schema.Struct({ put: Documents.Documents, knownAt })),
  figures: Schema.optionalKey(Schema.Unknown),
  filings: Schema.optionalKey(Schema.Array(Filing)),
  withdrawals: Schema.optionalKey(Schema.Array(Withdrawal)),
  /** The number of the commit whose documents the figures were checked against: refused where documents have changed since. */
  basedOn: Schema.optionalKey(CommitNumber)
})

/** A figure to commit: known now where it does not say when. @category models @since 0.1.0 */
export interface FigureEncoded extends Omit<Observation.Encoded, "knownAt" | "units"> {
  /** One, or several that the source does not divide. */
  readonly units: ReadonlyArray<Ids.Unit>
  /** When it became known; now where it is left out. */
  readonly knownAt?: string | Date
}

/** The JSON form of a commit. @category models @since 0.1.0 */
export interface CommitEncoded extends Omit<typeof Commit.Encoded, "figures"> {
  readonly figures?: ReadonlyArray<FigureEncoded>
}

/** The same with its figures as columns. @category models @since 0.1.0 */
export interface CommitColumns extends Omit<CommitEncoded, "figures"> {
  readonly figures: Figures.Figures
}

const decodeCommit = decoder("commit", Commit, "figures")

/** What a commit is read as; many figures are read in slices. */
type Reading = Effect.Effect<Port.Commit, DocumentError>

const figuresOf = (given: unknown, now: Now, tell: Tell): Effect.Effect<Figures.Figures, ReadonlyArray<Problem>> =>
  Array.isArray(given)
    ? Rows.read(given, now, (done) => tell("reading", done, given.length))
    : typeof given === "object" && given !== null && "texts" in given
      ? Effect.fromResult(Columns.read(given))
      : Effect.fail([
          { code: "invalid", path: ["figures"], message: "must be a list of figures, or figures as columns" }
        ])

const isEmpty = ({ documents, filings, withdrawals }: Port.Commit): boolean =>
  documents === undefined && filings === undefined && withdrawals === undefined

/** With the moment at which it is known. */
const known = <A extends { readonly knownAt?: string }>(one: A, now: Now) => ({ ...one, knownAt: one.knownAt ?? now() })

const nothing: Problem = {
  code: "invalid",
  path: [],
  message: "brings nothing: give documents, figures, filings or withdrawals; a list of them may be empty"
}

/** A write; each problem of its figures has its row. */
export const commit = (given: unknown, now: Now, tell: Tell): Reading =>
  Effect.flatMap(Effect.fromResult(decodeCommit(given)), ({ documents, figures, filings, withdrawals, ...others }) => {
    const rest: Port.Commit = {
      ...others,
      ...(documents && { documents: known({ ...documents, put: Written.reading(documents.put) }, now) }),
      ...(filings && { filings: filings.map((one) => known(one, now)) }),
      ...(withdrawals && { withdrawals: withdrawals.map((one) => known(one, now)) })
    }
    if (figures === undefined)
      return isEmpty(rest) ? Effect.fromResult(fail("commit", [nothing])) : Effect.succeed(rest)
    return Effect.matchEffect(figuresOf(figures, now, tell), {
      onFailure: (problems) => Effect.fromResult(fail("commit", problems)),
      onSuccess: (read) => Effect.succeed({ ...rest, figures: read })
    })
  })

/** Documents and from when they are known. */
export const put = (documents: unknown, options: unknown, now: Now): Decoded<Port.Commit> =>
  Result.flatMap(Documents.decode(documents), (put) =>
    Result.map(decodeKnown(options), (from) => ({ documents: { put: Written.reading(put), ...known(from, now) } }))
  )
const decodeKnown = decoder("options of put", Schema.Struct({ knownAt }))

/** Whether somebody gave figures themselves, and not what holds them. */
const isFigures = (given: unknown): boolean =>
  Array.isArray(given) || (typeof given === "object" && given !== null && "measure" in given)

/** What `append` is given, as a commit. */
export const batch = (given: unknown, now: Now, tell: Tell): Reading =>
  isFigures(given)
    ? Effect.fromResult(
        fail("append", [
          {
            code: "invalid",
            path: [],
            message: 'write append({ id: "january", observations: [ … ] }), with the figures in it'
          }
        ])
      )
    : Effect.flatMap(Effect.fromResult(decodeBatch(given)), ({ id, observations }) =>
        Effect.mapError(commit({ id, figures: observations }, now, tell), (error) => asAppend(error, id))
      )
const decodeBatch = decoder("append", Schema.Struct({ id: CommitId, observations: Schema.Unknown }), "observations")

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

const Why = { reason: Line, knownAt, id: Schema.optionalKey(CommitId) }

/** Why figures are withdrawn, and from when. */
export const withdrawing = (figures: unknown, given: unknown, now: Now): Decoded<Port.Commit> =>
  Result.flatMap(decodeFigures(figures), (list) =>
    Result.map(decodeWhy(given), ({ id, ...why }) => ({
      ...(id === undefined ? {} : { id }),
      withdrawals: [list].flat().map((figure) => ({ figure, ...known(why, now) }))
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
export interface To extends Omit<(typeof MovedSchema.Encoded)["to"], "units"> {
  readonly units?: ReadonlyArray<string>
}

/** Where a figure belongs, why it is moved, and from when. */
export interface Moved extends Omit<typeof MovedSchema.Type, "knownAt"> {
  readonly knownAt: Observation.Instant
}
const decodeMoved = decoder("options of move", MovedSchema)
const decodeId = decoder("figure to move", Schema.String)

/** Which figure is to be moved, and where. */
export const moving = (figure: unknown, given: unknown, now: Now): Decoded<readonly [string, Moved]> =>
  Result.flatMap(decodeId(figure), (id) => Result.map(decodeMoved(given), (moved) => [id, known(moved, now)] as const))
