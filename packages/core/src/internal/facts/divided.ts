/** What went into a number of units that were divided, by a share of them. @internal */
import type { Node } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import type { Asked, Found } from "../figures/operators.ts"
import { tiled } from "../solve/own.ts"
import type { Derivation, Spell } from "./derivation.ts"

export interface Divided {
  /** Whether a share went in, which is an estimate and no count. */
  readonly isEstimate: boolean
  /** Whether in what others leave there is a part of which no share is known. */
  readonly isOpen: boolean
}

const isPart = (share: number): boolean => share > 0 && share < 1 - 1e-9

/** What went in, of the cell itself and of what a derivation takes off. */
export const divided = (asked: Asked, found: Found, derived: Derivation | undefined): Divided => {
  const { end, measure, node, prepared, start } = asked
  const { solver } = prepared
  const isWhole = !measure.whole || Number.isInteger(found.span.lower)
  /** Not where figures of its own, that tell of whole things, say the number. */
  const isOwn = (one: Node, from: number, to: number): boolean =>
    isWhole &&
    one.figures.length > 0 &&
    (!solver.fromParts(one, from, to).covered ||
      tiled(
        one.figures.filter((figure) => from <= figure.start && figure.end <= to),
        from,
        to
      ))
  const isShared = ([one, from, to]: Spell): boolean =>
    solver.sharesInside(one, from, to).apportioned > 0 &&
    !isOwn(one, from, to) &&
    [...solver.heldInside(one, from, to).values()].some(({ figure, share }) => figure.row >= 0 && isPart(share))
  const days = [...found.days.keys()].map((day): Spell => [node, day, day + 1])
  const others = derived?.spells ?? []
  if (days.length === 0) days.push([node, start, end])
  return {
    isEstimate: [...days, ...others].some(isShared),
    isOpen: others.some((one) => !Span.isExact(solver.inside(...one).span) && solver.sharesInside(...one).parts > 0)
  }
}
