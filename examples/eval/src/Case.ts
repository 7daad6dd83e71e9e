/** Cases: what a line of input may hold. What lies inside documents, figures and questions is for Lantoa to check. */
import { Result, Schema, SchemaIssue } from "effect"
import { worded } from "./wording.ts"

/** What is said where something else stands, or nothing. */
const must = (what: string) => ({ message: `must be ${what}` })

/** A field that must be there. */
const given = <S extends Schema.Top>(schema: S, what: string) =>
  schema.annotateKey({ messageMissingKey: `must be ${what}` })

const list = <S extends Schema.Top>(of: S, what: string) =>
  Schema.optionalKey(Schema.Array(of).annotate(must(`a list of ${what}`)))

const plain = (what: string) => Schema.Record(Schema.String, Schema.Unknown).annotate(must(what))

const Figure = plain('a figure, { "measure", "units", "period", "value", "knownAt" }')

/** Documents in their JSON form, with the moment from which they were known; for all time when not said. */
const Documents = plain('documents by kind, { "measures": [ … ], "units": [ … ], … }')
export type Documents = typeof Documents.Type

const write = {
  figures: list(Figure, "figures"),
  filings: list(plain('a filing, { "form", "reporter", "period", "knownAt" }'), "filings"),
  withdrawals: list(plain('a withdrawal, { "figure", "reason", "knownAt" }'), "withdrawals"),
  documents: Schema.optionalKey(Documents),
  knownAt: Schema.optionalKey(Schema.String.annotate(must("a moment, 2025-02-03T00:00:00Z")))
}

/** A write with more than figures in it. `knownAt` is that of its documents, beside them or among them. */
const Write = Schema.Struct(write).check(
  Schema.makeFilter(({ documents, knownAt }) => {
    const own = documents?.["knownAt"]
    const isTwice = knownAt !== undefined && own !== undefined && own !== knownAt
    return isTwice
      ? { path: ["knownAt"], issue: `must say the same as that of its documents, ${JSON.stringify(own)}` }
      : undefined
  })
)
export type Write = typeof Write.Type

const Commit = Schema.Union([Schema.Array(Figure), Write]).annotate(
  must('a list of figures, or an object, { "figures", "filings", "withdrawals", "documents", "knownAt" }')
)

/** A question; with `indicators`, several that are read from one state. */
const Query = plain('a question, { "indicator", "hierarchy", "units", "periods" }')
export type Query = typeof Query.Type

const day = 'the day to judge on, { "asOf": "2025-06-30" }'

const Judgement = Schema.Struct({
  target: Schema.Union([Schema.String, plain("a target")]).annotate(must("the id of a target, or a target")),
  options: given(plain(day), day)
}).annotate(must('a judgement, { "target", "options": { "asOf": "2025-06-30" } }'))
export type Judgement = typeof Judgement.Type

const Store = Schema.Literals(["memory", "sqlite", "duckdb", "postgres"]).annotate(
  must('"memory", "sqlite", "duckdb" or "postgres"')
)
export type Store = typeof Store.Type

const named = "a text or a number that names the case"
const known = 'documents by kind, { "measures": [ … ], "units": [ … ], … }, or a list of such objects in order'

const fields = {
  id: given(Schema.Union([Schema.String, Schema.Finite, Schema.Null]).annotate(must(named)), named),
  documents: given(Schema.Union([Schema.Array(Documents), Documents]).annotate(must(known)), known),
  commits: list(Commit, "commits"),
  queries: list(Query, "questions"),
  assess: list(Judgement, "judgements"),
  explain: Schema.optionalKey(Schema.Boolean.annotate(must("true or false"))),
  stores: Schema.optionalKey(
    Schema.Array(Store)
      .check(Schema.isMinLength(1, must('one or more of "memory", "sqlite", "duckdb", "postgres"')))
      .annotate(must("a list of stores"))
  )
}

export const Case = Schema.Struct(fields).annotate(must('an object, { "id", "documents", … }'))
export type Case = typeof Case.Type

const read = Schema.decodeUnknownResult(Case, { errors: "all", onExcessProperty: "error" })
const format = SchemaIssue.makeFormatterStandardSchemaV1()

/** What a place of the case may hold. */
const holds = ([top, , inner]: ReadonlyArray<string | number>): ReadonlyArray<string> =>
  inner === undefined ? Object.keys(fields) : top === "commits" ? Object.keys(write) : ["target", "options"]

/** A case from plain data, or what is wrong with it, each problem with its place. */
export const decode = (input: unknown): Result.Result<Case, string> =>
  Result.mapError(read(input), ({ issue }) =>
    format(issue)
      .issues.map(({ message, path = [] }) => {
        const keys = path.map((key) => (typeof key === "object" ? key.key : key)) as ReadonlyArray<string | number>
        return worded(message, keys, holds(keys), input)
      })
      .join("; ")
  )

/** The documents of a case in the order in which they are put. */
export const documentsOf = ({ documents }: Case): ReadonlyArray<Documents> =>
  Array.isArray(documents) ? (documents as ReadonlyArray<Documents>) : [documents as Documents]

/** A commit as a write: a bare list holds figures. */
export const writeOf = (commit: NonNullable<Case["commits"]>[number]): Write =>
  Array.isArray(commit) ? { figures: commit as ReadonlyArray<Documents> } : (commit as Write)
