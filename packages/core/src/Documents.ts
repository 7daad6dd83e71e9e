/**
 * Documents: everything a model is made of but its figures, as one plain value that can be stored and sent.
 *
 * @since 0.1.0
 */
import type * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Activity from "./Activity.ts"
import * as Campaign from "./Campaign.ts"
import * as Cohort from "./Cohort.ts"
import * as CountBasis from "./CountBasis.ts"
import * as Dimension from "./Dimension.ts"
import * as Directive from "./Directive.ts"
import * as Form from "./Form.ts"
import * as Hierarchy from "./Hierarchy.ts"
import * as Indicator from "./Indicator.ts"
import { misshapen } from "./internal/check/shape.ts"
import { decoder, listOf, maker } from "./internal/document.ts"
import * as Measure from "./Measure.ts"
import * as Organisation from "./Organisation.ts"
import { DocumentError, type Problem } from "./Problem.ts"
import * as Succession from "./Succession.ts"
import * as Target from "./Target.ts"
import * as Team from "./Team.ts"
import * as Unit from "./Unit.ts"

/**
 * Lists of documents by kind. Every list may be left out.
 *
 * @category models
 * @since 0.1.0
 */
export const Documents = Schema.Struct({
  bases: listOf(CountBasis.CountBasis),
  cohorts: listOf(Cohort.Cohort),
  dimensions: listOf(Dimension.Dimension),
  measures: listOf(Measure.Measure),
  indicators: listOf(Indicator.Indicator),
  units: listOf(Unit.Unit),
  organisations: listOf(Organisation.Organisation),
  hierarchies: listOf(Hierarchy.Hierarchy),
  successions: listOf(Succession.Succession),
  directives: listOf(Directive.Directive),
  forms: listOf(Form.Form),
  teams: listOf(Team.Team),
  members: listOf(Team.Member),
  memberships: listOf(Team.Membership),
  campaigns: listOf(Campaign.Campaign),
  activities: listOf(Activity.Activity),
  targets: listOf(Target.Target)
})
/** @category models @since 0.1.0 */
export interface Documents extends Schema.Schema.Type<typeof Documents> {}

/** The JSON form: what `from` takes and `encode` gives. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof Documents> {}

/** A kind of document, the name of its list. @category models @since 0.1.0 */
export type Kind = keyof Documents

/** All kinds, in the order in which they build on each other. @category constants @since 0.1.0 */
export const kinds = Object.keys(Documents.fields) as ReadonlyArray<Kind>

/**
 * Documents from plain data; throws a `DocumentError` with every problem.
 *
 * @example
 * ```ts
 * import { Documents } from "@lantoa/core"
 *
 * const documents = Documents.from({ units: [{ id: "vn", names: [{ name: { vi: "Việt Nam", en: "Viet Nam" } }] }] })
 * documents.units.map((unit) => unit.id) // => [ 'vn' ]
 * documents.targets // => []
 * ```
 *
 * @category constructors
 * @since 0.1.0
 */
export const from: (input: Encoded) => Documents = maker("Documents", Documents)

/** Reads plain data, every problem at once. @category conversions @since 0.1.0 */
export const decode: (input: unknown) => Result.Result<Documents, DocumentError> = decoder("Documents", Documents)

/** Writes plain JSON. @category conversions @since 0.1.0 */
export const encode: (documents: Documents) => Encoded = Schema.encodeSync(Documents)

/** No documents. @category constants @since 0.1.0 */
export const empty: Documents = from({})

/** Several collections; throws a `DocumentError` where one is none. */
const collections = (all: ReadonlyArray<Documents>): ReadonlyArray<Documents> => {
  const given: unknown = all
  const problems: ReadonlyArray<Problem> = Array.isArray(given)
    ? given.flatMap((one, index) =>
        misshapen(one, kinds).map((problem) => ({ ...problem, path: [index, ...problem.path] }))
      )
    : [{ code: "invalid", path: [], message: "must be a list of documents: [registry.documents, mine]" }]
  if (problems.length === 0) return all
  throw new DocumentError({ subject: "Documents", problems: problems as unknown as DocumentError["problems"] })
}

/**
 * All documents of several collections, in order; throws a `DocumentError` where one is in its JSON form. Clashing ids stay and are
 * reported when a model is made.
 *
 * @category combining
 * @since 0.1.0
 */
export const concat = (all: ReadonlyArray<Documents>): Documents => {
  const given = collections(all)
  return Object.fromEntries(
    kinds.map((kind) => [kind, given.flatMap((one) => one[kind] as ReadonlyArray<unknown>)])
  ) as never
}

/** What a document is found by in its list: its id; for a membership its team, member and first day. @category getters @since 0.1.0 */
export const key = (document: Documents[Kind][number]): string =>
  "id" in document ? document.id : `${document.team}/${document.member}/${document.from ?? ""}`

export {
  type Branch,
  type Branches,
  type Counted,
  counts,
  type Name,
  type Promised,
  targets,
  type Tree,
  tree
} from "./internal/drafts.ts"

/**
 * All documents of several collections, where a later collection's version of a document takes the place of an earlier one; throws
 * a `DocumentError` where one is in its JSON form.
 *
 * @category combining
 * @since 0.1.0
 */
export const merge = (all: ReadonlyArray<Documents>): Documents =>
  Object.fromEntries(
    kinds.map((kind) => {
      const lists = collections(all).map((one) => one[kind] as ReadonlyArray<Documents[Kind][number]>)
      const keys = lists.map((list) => new Set(list.map(key)))
      const isLatest = (document: Documents[Kind][number], index: number) =>
        !keys.slice(index + 1).some((later) => later.has(key(document)))
      return [kind, lists.flatMap((list, index) => list.filter((document) => isLatest(document, index)))]
    })
  ) as never
