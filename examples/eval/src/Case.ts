/** Cases: what a line of input may hold. What lies inside documents, figures and questions is for Lantoa to check. */
import { Result, Schema, SchemaIssue } from "effect"

const Plain = Schema.Record(Schema.String, Schema.Unknown)

/** Documents in their JSON form, with the moment from which they were known; for all time when not said. */
export type Documents = typeof Plain.Type

/** A write with more than figures in it. `knownAt` is that of its documents. */
const Write = Schema.Struct({
  figures: Schema.optionalKey(Schema.Array(Plain)),
  filings: Schema.optionalKey(Schema.Array(Plain)),
  withdrawals: Schema.optionalKey(Schema.Array(Plain)),
  documents: Schema.optionalKey(Plain),
  knownAt: Schema.optionalKey(Schema.String)
})
export type Write = typeof Write.Type

/** A question; with `indicators`, several that are read from one state. */
export type Query = typeof Plain.Type

const Judgement = Schema.Struct({ target: Schema.Union([Schema.String, Plain]), options: Plain })
export type Judgement = typeof Judgement.Type

const Store = Schema.Literals(["memory", "sqlite"])
export type Store = typeof Store.Type

export const Case = Schema.Struct({
  id: Schema.Union([Schema.String, Schema.Finite, Schema.Null]),
  documents: Schema.Union([Schema.Array(Plain), Plain]),
  commits: Schema.Array(Schema.Union([Schema.Array(Plain), Write])),
  queries: Schema.optionalKey(Schema.Array(Plain)),
  assess: Schema.optionalKey(Schema.Array(Judgement)),
  explain: Schema.optionalKey(Schema.Boolean),
  stores: Schema.optionalKey(Schema.NonEmptyArray(Store))
})
export type Case = typeof Case.Type

const read = Schema.decodeUnknownResult(Case, { errors: "all", onExcessProperty: "error" })
const format = SchemaIssue.makeFormatterStandardSchemaV1()

const place = (path: ReadonlyArray<unknown>): string =>
  path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`),
    ""
  )

/** A case from plain data, or what is wrong with it, each problem with its place. */
export const decode = (input: unknown): Result.Result<Case, string> =>
  Result.mapError(read(input), ({ issue }) =>
    format(issue)
      .issues.map(({ message, path = [] }) => {
        const keys = path.map((key) => (typeof key === "object" ? key.key : key))
        return keys.length === 0 ? message : `${place(keys)}: ${message}`
      })
      .join("; ")
  )

/** The documents of a case in the order in which they are put. */
export const documentsOf = ({ documents }: Case): ReadonlyArray<Documents> =>
  Array.isArray(documents) ? (documents as ReadonlyArray<Documents>) : [documents as Documents]

/** A commit as a write: a bare list holds figures. */
export const writeOf = (commit: Case["commits"][number]): Write =>
  Array.isArray(commit) ? { figures: commit as ReadonlyArray<Documents> } : (commit as Write)
