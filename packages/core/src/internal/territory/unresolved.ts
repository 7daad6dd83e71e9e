/** A look-up without one certain answer, and what it could have been. @internal */
import * as Schema from "effect/Schema"
import * as Day from "../../Day.ts"
import { renderSpan } from "../renderSpan.ts"

/** A unit that a look-up could mean, and when. */
export const Candidate = Schema.Struct({
  unit: Schema.String,
  name: Schema.String,
  /** The name of its parent, where it has one. */
  parent: Schema.optionalKey(Schema.String),
  ...Day.dated,
  /** What it is on the day that was asked about, where that is another day: itself, what it became or what it was made of. */
  instead: Schema.optionalKey(Schema.Array(Schema.Struct({ unit: Schema.String, name: Schema.String })))
})
export interface Candidate extends Schema.Schema.Type<typeof Candidate> {}

const insteadOf = ({ instead = [] }: Candidate, at: Day.Day | undefined): string => {
  if (instead.length === 0 || at === undefined) return ""
  const more = instead.length > 3 ? ` + ${instead.length - 3} more` : ""
  const those = instead.slice(0, 3).map(({ name, unit }) => `${unit}, ${name}`)
  return `; on ${at} it is ${those.join(" + ")}${more}`
}

const describe = (candidate: Candidate, at: Day.Day | undefined): string =>
  `${candidate.unit} (${candidate.name}${candidate.parent === undefined ? "" : `, ${candidate.parent}`}; ${renderSpan(candidate)}${insteadOf(candidate, at)})`

const advice = {
  Unusable: "",
  Unknown: "did you mean one of these?",
  OtherTime: "it meant these at other times; ask about one of their days, or for what they are then",
  Elsewhere: "it means these, which are not there; correct the parent (within) or the level",
  Ambiguous: "it means several; add a day (at), a parent (within) or a level"
}

/**
 * A look-up without one certain answer: nothing was found, or nothing on that day or in that place, or several. The candidates
 * say what it could have meant and when; of an unknown name, what is spelt most like it. `Unusable` is a question that cannot be
 * asked, and `problem` says why, as it does where nothing is known of what was asked.
 */
export class ResolveError extends Schema.TaggedError<ResolveError>()("ResolveError", {
  reason: Schema.Literals(["Unusable", "Unknown", "OtherTime", "Elsewhere", "Ambiguous"]),
  /** What was asked, as text. */
  query: Schema.String,
  /** The day that was asked about. */
  at: Schema.optionalKey(Schema.String),
  candidates: Schema.Array(Candidate),
  problem: Schema.optionalKey(Schema.String)
}) {
  override get message() {
    const { at, candidates, problem, query, reason } = this
    if (reason === "Unusable") return `${query} cannot be looked up: ${problem}`
    const found = candidates.slice(0, 12).map((candidate) => `\n  - ${describe(candidate, at)}`)
    const more = candidates.length > 12 ? `\n  - and ${candidates.length - 12} more` : ""
    return `${query} names no one unit: ${problem ?? advice[reason]}${found.join("")}${more}`
  }
}
