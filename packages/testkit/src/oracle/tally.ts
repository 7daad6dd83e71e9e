/** How the boxes that a cell rests on lie along each axis. @internal */
import type { Atlas } from "./atlas.ts"
import * as Bits from "./bits.ts"
import { axes, type Space } from "./space.ts"
import type { Statement } from "./statements.ts"

/** Axes, then what is no coordinate of a box and yet a way for boxes to lie. @category models @since 0.1.0 */
export const names = [...axes, "set", "lineage", "reporter"] as const
/** @category models @since 0.1.0 */
export type Name = (typeof names)[number]

/** How boxes lie: inside one another, crossing, or not there. @category models @since 0.1.0 */
export interface Lie {
  readonly nested: boolean
  readonly crossing: boolean
  readonly silent: boolean
}

export type Tally = { readonly [N in Name]: Lie }

/** A statement with its set of atoms and the shadows of that set on each axis. */
export interface Placed {
  readonly statement: Statement
  readonly bits: Bits.Bits
  readonly shadows: ReadonlyArray<Bits.Bits>
}

export const place = (space: Space, statement: Statement): Placed => {
  const bits = space.bits(statement.box)
  return { statement, bits, shadows: axes.map((_, axis) => space.shadow(bits, axis)) }
}

const lie = (relations: ReadonlyArray<Bits.Relation>, silent: boolean): Lie => ({
  nested: relations.some((how) => how === "inside" || how === "around" || how === "same"),
  crossing: relations.includes("crossing"),
  silent
})

const nowhere: Lie = { nested: false, crossing: false, silent: false }

/** Along one axis: two boxes inside one another, two that cross, or a part of the question that no box reaches. */
const along = (width: number, question: Bits.Bits, shadows: ReadonlyArray<Bits.Bits>): Lie => {
  if (width < 2) return nowhere
  const distinct = [...new Map(shadows.map((shadow) => [Bits.key(shadow), shadow])).values()].slice(0, 24)
  const relations = distinct.map((shadow) => Bits.relation(shadow, question))
  const reached = distinct.reduce(
    Bits.union,
    question.map(() => 0)
  )
  return {
    nested: relations.some((how) => how === "inside" || how === "around"),
    crossing:
      relations.includes("crossing") ||
      distinct.some((a, i) => distinct.some((b, j) => j < i && Bits.relation(a, b) === "crossing")),
    silent: !Bits.within(question, reached)
  }
}

/** Tallies a cell; `silent` says whether somebody who should have reported in it did not. */
export const make = (
  atlas: Atlas,
  space: Space,
  question: Bits.Bits,
  placed: ReadonlyArray<Placed>,
  silent: boolean
): Tally => {
  const near = placed.filter((one) => Bits.meets(one.bits, question))
  const asked = axes.map((_, axis) => space.shadow(question, axis))
  const bare = (unit: string) =>
    near.some(({ statement }) => statement.box.units.length === 1 && statement.box.units[0] === unit)
  const isSet = ({ statement: { box } }: Placed) =>
    box.units.length > 1 || box.cohorts.length > 1 || Object.values(box.breakdown).some((members) => members.length > 1)
  const moved = new Set(atlas.documents.successions.flatMap(({ moves }) => moves.flatMap(({ from, to }) => [from, to])))
  const sets = near.filter(isSet)
  const reorganised = near.filter(({ statement }) => statement.box.units.some((unit) => moved.has(unit)))
  const foreign = near.filter(({ statement }) => statement.figure?.reporter !== undefined)
  const relations = (some: ReadonlyArray<Placed>) => some.map((one) => Bits.relation(one.bits, question))
  const perAxis = Object.fromEntries(
    axes.map((name, axis) => [
      name,
      along(
        space.widths[axis]!,
        asked[axis]!,
        near.map((one) => one.shadows[axis]!)
      )
    ])
  ) as { readonly [N in (typeof axes)[number]]: Lie }
  return {
    ...perAxis,
    set: lie(
      relations(sets),
      sets.some(({ statement }) => statement.box.units.length > 1 && !statement.box.units.every(bare))
    ),
    lineage: lie(
      reorganised.map((one) => Bits.relation(one.shadows[0]!, asked[0]!)),
      false
    ),
    reporter: lie(relations(foreign), silent)
  }
}
