/** Figures that were asked for and are not known. @internal */
import type { Node } from "../boxes/box.ts"
import type { Lattice } from "../boxes/category.ts"
import type { Place, Places } from "../places/place.ts"
import type { Report } from "../boxes/reports.ts"
import type { Solver } from "../solve/solver.ts"
import type { Unsaid, Valid } from "./standing.ts"

interface Asked {
  readonly lattice: Lattice
  readonly places: Places
  readonly solver: Solver
  /** Of a stock: how long what was said holds. */
  readonly valid: Valid | undefined
}

/** By number of their places. */
type ByPlace = ReadonlyMap<number, ReadonlyArray<Report>>

export const make = (unknown: ByPlace, { lattice, places, solver, valid }: Asked) => {
  const of = (place: Place): ReadonlyArray<Report> => unknown.get(place.number) ?? []
  // What is not known of a unit's own part is not known of the unit.
  const ofWhole = (place: Place): ReadonlyArray<Report> =>
    place.kind === "unit" ? [...of(place), ...of(places.own(place))] : of(place)
  const isOf =
    (category: Node["category"]) =>
    (one: Report): boolean =>
      lattice.isWithin(one.category, category) && lattice.isWithin(category, one.category)
  const days: Unsaid = ({ category, place }: Node) =>
    ofWhole(place)
      .filter(isOf(category))
      .map(({ start }) => start)

  /** Of a stock: whether nothing was said since, and what was said last is in force. */
  const stands = (
    place: Place,
    { category, start }: Report,
    [from, end]: readonly [number, number],
    valid: Valid
  ): boolean => {
    const node = solver.node(place, category)
    const isBeaten = node.figures.some((one) => start <= one.start && one.start < end)
    return start < end && !isBeaten && (from <= start || valid(start, end - 1))
  }
  const isIn = (place: Place, start: number, end: number): boolean =>
    of(place).some((one) =>
      valid === undefined ? one.start < end && start < one.end : stands(place, one, [start, end], valid)
    )
  /** Whether something in a box was asked for and is not known: of it, of what lies in it, or of a set of which it is a member. */
  const isUnknown = ({ place }: Node, start: number, end: number): boolean =>
    unknown.size > 0 &&
    [place, ...solver.placesBelow(place), ...places.containers(place).filter(({ kind }) => kind === "set")].some(
      (one) => isIn(one, start, end)
    )
  /** Whether whoever is asked has answered, of all of these days, that it is not known. */
  const isAnswered = ({ category, place }: Node, start: number, end: number): boolean =>
    of(place)
      .filter(isOf(category))
      .some((one) =>
        valid === undefined ? one.start <= start && end <= one.end : stands(place, one, [start, end], valid)
      )
  return { isAnswered, days: unknown.size === 0 ? undefined : days, isUnknown }
}
