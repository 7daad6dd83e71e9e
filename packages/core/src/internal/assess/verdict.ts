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
  /** Whether it is so whatever the value is, and what is known of it does not say so by itself. */
  readonly sure: boolean
}

/**
 * What the value of a reading decides; once a target is closed and it decides nothing, what that of the reading does in which
 * whatever nobody told counts as nothing. A contradiction or a bound of the source's own is as wide there as it is, and each value
 * in it is judged.
 */
export const verdict = (question: Target.Question, reading: Reading, { pending, settled }: Others = {}): Verdict => {
  const found = decided(question, question.begins === undefined ? reading.value : undefined)
  // What stood on an older day need not stand on the last one, while who should say so may still do it.
  const isWaiting = isVerdict(found) && pending !== undefined
  const isOpen = isWaiting || found.outcome === "undecided" || found.outcome === "missing"
  if (isOpen && question.closed !== undefined && settled?.value !== undefined) {
    return { ...decided(question, settled.value), closed: true, sure: false }
  }
  // Where closing says what it is, that is said.
  const isSettled = question.closed === undefined || settled !== undefined
  if ((isWaiting || !isVerdict(found)) && isSettled && isCertain(question, reading)) {
    return { outcome: question.sure ? "met" : "notMet", value: found.value, closed: false, sure: true }
  }
  return { ...found, outcome: isWaiting ? "undecided" : found.outcome, closed: false, sure: false }
}

/** Whether every value leads to one verdict; not where nothing could have a value. */
const isCertain = ({ sure }: Target.Question, { reason, value }: Reading): boolean =>
  sure !== undefined && (value !== undefined || reason?.code === "no-figures")

const isVerdict = ({ outcome }: Pick<Verdict, "outcome">): boolean => outcome === "met" || outcome === "notMet"

const decided = (question: Target.Question, value: Quantity.Quantity | undefined): Omit<Verdict, "closed" | "sure"> => {
  const { comparator, due, early, isDue, threshold, tolerance } = question
  // What is not due yet need not have a figure yet.
  if (value === undefined) return { outcome: isDue || due === undefined ? "missing" : "notDue", value }
  const answer = Quantity.compare(value, comparator, threshold, tolerance)
  if (answer === true) return { outcome: isDue || early ? "met" : "notDue", value }
  const broken = due !== undefined && isBroken(question, value)
  if (answer === false && (isDue || broken)) return { outcome: "notMet", value }
  const open = isDue || due === undefined ? answer === undefined : false
  return { outcome: open ? "undecided" : "notDue", value }
}

/** Whether the value has passed the threshold on the side from which it cannot come back. */
const isBroken = ({ comparator, threshold, tolerance, trend }: Target.Question, value: Quantity.Quantity): boolean => {
  if (trend === undefined) return false
  const [against, strictly] = trend === "rises" ? (["<=", "<"] as const) : ([">=", ">"] as const)
  const limit = comparator === strictly ? strictly : against
  return (comparator === "=" || comparator === limit) && Quantity.compare(value, limit, threshold, tolerance) === false
}
