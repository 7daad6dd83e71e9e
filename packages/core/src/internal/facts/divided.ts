/** What went into a number of units that were divided, by a share of them. @internal */
import type { Figure, Node } from "../boxes/box.ts"
import * as Span from "../boxes/span.ts"
import type { Asked, Found } from "../figures/operators.ts"
import { tiled } from "../solve/own.ts"
import type { Shared, Source } from "../stocks/standing.ts"
import type { Derivation, Spell } from "./derivation.ts"

export interface Divided {
  /** Whether a share went in, which is an estimate and no count. */
  readonly isEstimate: boolean
  /** Whether in what others leave there is a part of which no share is known. */
  readonly isOpen: boolean
}

const isPart = (share: number): boolean => share > 1e-9 && share < 1 - 1e-9

/** How much of what was said of each box went into a stock, after what was carried over changes of boundaries. */
const carried = (source: Source | undefined, share = 1, found = new Map<Node, number>()): ReadonlyMap<Node, number> => {
  const take = (sign: number) => (one: Shared) => {
    if (one.lower === one.upper) carried(one.standing.source, sign * share * one.lower, found)
  }
  if (source?._tag === "Figures") found.set(source.node, (found.get(source.node) ?? 0) + share)
  if (source?._tag === "Parts") source.parts.forEach(take(1))
  if (source?._tag === "Carried") {
    for (const one of [source.kept, ...source.given]) take(1)(one)
    source.gone.forEach(take(-1))
  }
  return found
}

/** What went in, of the cell itself and of what a derivation takes off. */
export const divided = (asked: Asked, found: Found, derived: Derivation | undefined): Divided => {
  const { end, measure, node, prepared, start } = asked
  const { solver } = prepared
  const isWhole = !measure.whole || Number.isInteger(found.span.lower)
  /** Not where figures of its own, that tell of whole things, say the number of its days. */
  const isOwn = ([one, from, to]: Spell, { end: last, start: first }: Figure): boolean => {
    const own = one.figures.filter((figure) => from <= figure.start && figure.end <= to)
    const isOver = own.some((figure) => figure.start <= first && last <= figure.end)
    return isWhole && (isOver || tiled(own, first, last) || tiled(own, from, to))
  }
  const isShared = (spell: Spell): boolean => {
    const [one, from, to] = spell
    if (solver.sharesInside(...spell).apportioned === 0) return false
    const held = [...solver.heldInside(...spell).values()]
    const all = held.map(({ figure }) => figure)
    // What does not reach over all of the days does not say an exact number of them: figures of more days do.
    if (Span.isExact(solver.inside(...spell).span) && one.figures.length > 0 && !tiled(all, from, to)) return false
    return held.some(({ figure, share }) => figure.row >= 0 && isPart(share) && !isOwn(spell, figure))
  }
  const days = [...found.days.keys()].map((day): Spell => [node, day, day + 1])
  const others = derived?.spells ?? []
  // What follows rests on what it is taken from.
  if (days.length === 0 && derived === undefined) days.push([node, start, end])
  return {
    isEstimate: [...days, ...others].some(isShared) || [...carried(found.source).values()].some(isPart),
    isOpen: others.some((one) => !Span.isExact(solver.inside(...one).span) && solver.sharesInside(...one).parts > 0)
  }
}
