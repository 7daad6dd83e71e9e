/** What a reading says of a question. Pure. @internal */
import type { Others } from "../../Assessment.ts"
import * as Quantity from "../../Quantity.ts"
import type { Reading } from "../../Reading.ts"
import type * as Target from "../../Target.ts"

/** `undecided`: there is a value, and what is possible lies on both sides of the threshold. */
export type Outcome = "met" | "notMet" | "notDue" | "undecided" | "missing"

export interface Verdict {
  readonly outcome: Outcome
  /** What was judged. */
  readonly value: Quantity.Quantity | undefined
  /** Whether silence counting as nothing made it so. */
  readonly closed: boolean
}

/**
 * The value of a reading as its question takes it. Once a target is closed, silence that is all that keeps a value open
 * counts as nothing, so that the least value is the value; so does what the unit itself may have done and nobody told. A
 * contradiction, or a bound of the source's own, stays.
 */
export const judged = (
  question: Target.Question,
  reading: Reading,
  { below, itself = false }: Others = {}
): Pick<Verdict, "value" | "closed"> => {
  const { value } = reading
  if (question.closed === undefined || reading.findings.length > 0) return { value, closed: false }
  if (itself && below !== undefined) return { value: below, closed: true }
  if (reading.silent.length === 0) return { value, closed: false }
  if (value === undefined) {
    const nothing = reading.reason?.code === "no-figures" && question.trend === "rises"
    return nothing ? { value: Quantity.exact(0), closed: true } : { value, closed: false }
  }
  const opened = Number.isFinite(value.lower) && value.lower < value.upper && !value.lowerOpen && !value.about
  return opened ? { value: Quantity.exact(value.lower), closed: true } : { value, closed: false }
}

export const verdict = (question: Target.Question, reading: Reading, others: Others = {}): Verdict => {
  const { comparator, due, early, isDue, threshold, tolerance } = question
  const holds = (value: Quantity.Quantity) => Quantity.compare(value, comparator, threshold, tolerance)
  // What is met without closing is met.
  if (reading.value !== undefined && holds(reading.value) === true) {
    return { outcome: isDue || early ? "met" : "notDue", value: reading.value, closed: false }
  }
  const { closed, value } = judged(question, reading, others)
  // What is not due yet need not have a figure yet.
  if (value === undefined) return { outcome: isDue || due === undefined ? "missing" : "notDue", value, closed }
  const answer = holds(value)
  const broken = due !== undefined && isBroken(question, value)
  if (answer === false && (isDue || broken)) return { outcome: "notMet", value, closed }
  const open = isDue || due === undefined ? answer === undefined : false
  return { outcome: open ? "undecided" : "notDue", value, closed }
}

/** Whether the value has passed the threshold on the side from which it cannot come back. */
const isBroken = ({ comparator, threshold, tolerance, trend }: Target.Question, value: Quantity.Quantity): boolean => {
  if (trend === undefined) return false
  const [against, strictly] = trend === "rises" ? (["<=", "<"] as const) : ([">=", ">"] as const)
  const limit = comparator === strictly ? strictly : against
  return (comparator === "=" || comparator === limit) && Quantity.compare(value, limit, threshold, tolerance) === false
}
