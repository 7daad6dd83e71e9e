/**
 * What can be wrong, with a document, a question or a store: every problem with its place and its remedy, all in one error.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"

/**
 * One thing that is wrong: where, what, and what to do about it.
 *
 * @category models
 * @since 0.1.0
 */
export const Problem = Schema.Struct({
  /** What kind of problem, stable for programs: `unknown-id`, `cycle`, `overlap`, `invalid` … */
  code: Schema.String,
  /** Keys and indices from the root of the document to the place. */
  path: Schema.Array(Schema.Union([Schema.String, Schema.Int])),
  /** What is wrong and what to do, in English, one sentence or two. */
  message: Schema.String,
  /** How many more there are that nobody needs to hear of one by one, where this stands for them. */
  more: Schema.optionalKey(Schema.Int)
})
/** @category models @since 0.1.0 */
export interface Problem extends Schema.Schema.Type<typeof Problem> {}

/** A path as one text: `targets[3].indicator`; empty for the root. @category rendering @since 0.1.0 */
export const renderPath = (path: Problem["path"]): string =>
  path.map((key, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? key : `.${key}`)).join("")

/**
 * A problem as one line: `targets[3].indicator: there is no indicator "x"; …`.
 *
 * @category rendering
 * @since 0.1.0
 */
export const renderProblem = (problem: Problem): string => {
  const place = renderPath(problem.path)
  return place === "" ? problem.message : `${place}: ${problem.message}`
}

/** How many problems a message tells of, and how much of each. */
const [told, long] = [30, 600]

const line = (problem: Problem): string => {
  const text = renderProblem(problem)
  return text.length <= long ? text : `${text.slice(0, long)} …`
}

const render = (head: string, problems: ReadonlyArray<Problem>): string => {
  if (problems.length === 1) return `${head}: ${line(problems[0]!)}`
  const single = problems.filter(({ more }) => more === undefined)
  const all = problems.reduce((count, { more = 1 }) => count + more, 0)
  const others = all > told ? [`… and ${all - told} more`] : []
  const lines = [...single.slice(0, told).map(line), ...others].map((text) => `  - ${text}`)
  return `${head}: ${all} problems\n${lines.join("\n")}`
}

/**
 * Data that cannot become the thing it claims to be. Carries every problem found, never only the first; of thousands the first
 * thousand, and how many more there are.
 *
 * @category errors
 * @since 0.1.0
 */
export class DocumentError extends Schema.TaggedError<DocumentError>()("DocumentError", {
  /** What was being read: `Measure`, `Documents`, a file's name. */
  subject: Schema.String,
  problems: Schema.NonEmptyArray(Problem)
}) {
  override get message() {
    return render(this.subject, this.problems)
  }
}

/**
 * A question that must not be answered: the roll-up would not mean anything. Raised when a plan is compiled, never later.
 *
 * @category errors
 * @since 0.1.0
 */
export class PlanError extends Schema.TaggedError<PlanError>()("PlanError", {
  /** The indicator whose plan failed; empty where none was named. */
  indicator: Schema.String,
  problems: Schema.NonEmptyArray(Problem)
}) {
  override get message() {
    return render(this.indicator === "" ? "question" : `indicator "${this.indicator}"`, this.problems)
  }
}

/** What is the caller's to mend: which store it was that refused says nothing, and two stores say the same. */
const refusals: ReadonlySet<string> = new Set([
  "CommitConflict",
  "UnknownCommit",
  "InvalidObservation",
  "DocumentConflict"
])

/**
 * A store that could not do what was asked. Nothing was written when a commit fails.
 *
 * @category errors
 * @since 0.1.0
 */
export class StoreError extends Schema.TaggedError<StoreError>()("StoreError", {
  reason: Schema.Literals([
    "Unavailable",
    "Corrupt",
    "NewerVersion",
    "ReadOnly",
    "Full",
    "CommitConflict",
    "OlderLayout",
    "UnknownCommit",
    "InvalidObservation",
    "DocumentConflict"
  ]),
  /** The store and the call: `sqlite append`. */
  operation: Schema.String,
  /** Which database, where there can be several: the path of a file. */
  place: Schema.optionalKey(Schema.String),
  /** What happened, and what to do. */
  detail: Schema.String,
  /** The commit that stands in the way, where one does: that whose id was given to another. */
  commit: Schema.optionalKey(Schema.Int),
  problems: Schema.Array(Problem),
  cause: Schema.optionalKey(Schema.Defect())
}) {
  override get message() {
    const place = this.place === undefined ? "" : ` in ${this.place}`
    const call = refusals.has(this.reason) ? this.operation.replace(/^\S+ /, "") : `${this.operation}${place}`
    const head = `${call}: ${this.detail}`
    return this.problems.length === 0 ? head : render(head, this.problems)
  }
}
