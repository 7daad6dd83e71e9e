/** Units below a cell that told longer periods only: of its own days these say no more than a bound. @internal */
import * as Period from "../../Period.ts"
import * as Span from "../boxes/span.ts"
import type { Figure, Node } from "../boxes/box.ts"
import type { Asked } from "../figures/operators.ts"
import type { Roll } from "../silence/silence.ts"
import * as Parts from "./parts.ts"

export interface Longer {
  readonly count: number
  /** The period that all of them told. */
  readonly period: Period.Period | undefined
}

/** The shortest of the figures that reach beyond the days of a cell and hold them. */
const holding = ({ end, start }: Asked, { figures }: Node): Period.Period | undefined => {
  const isOver = (one: Figure) => one.start <= start && end <= one.end && (one.start < start || end < one.end)
  const over = figures.filter((one) => one.row >= 0 && isOver(one))
  const [shortest] = over.sort((a, b) => a.end - a.start - (b.end - b.start))
  return shortest && Period.ofDays(shortest.start, shortest.end)
}

export const longer = (asked: Asked, roll: Roll | undefined): Longer | undefined => {
  const open = Parts.reporters(asked, roll).filter((node) => !Span.isExact(Parts.knownOf(asked, node).span))
  const told = open.flatMap((node) => holding(asked, node) ?? [])
  const [first, ...others] = new Set(told)
  return first === undefined ? undefined : { count: told.length, period: others.length === 0 ? first : undefined }
}
