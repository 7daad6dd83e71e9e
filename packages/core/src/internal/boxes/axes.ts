/** In which ways a box is made of others of the same place: by teams, activities, cohorts and members of dimensions. @internal */
import type * as Measure from "../../Measure.ts"
import type { Life, Node, Part, Way } from "./box.ts"
import type { Boxes } from "./boxes.ts"
import { type Axis, type Category, families, keyOf, widest } from "./category.ts"
import * as Hosted from "./hosted.ts"
import type { Place } from "../places/place.ts"

export class Axes {
  readonly #boxes: Boxes

  constructor(boxes: Boxes) {
    this.#boxes = boxes
  }

  /** The ways of a box along each axis on which figures speak of less than it. */
  of({ category, place }: Node): ReadonlyArray<Way> {
    const { lattice, measure } = this.#boxes.semantics
    if (measure.kind !== "event" && measure.kind !== "entity") return []
    const inside = new Map<string, Category>()
    const take = (one: Category): void => {
      if (!lattice.isWithin(one, category) || lattice.isWithin(category, one) || inside.has(keyOf(one))) return
      inside.set(keyOf(one), one)
      const axes = lattice.narrower(one, category)
      if (axes.length > 1) for (const axis of axes) take(lattice.widened(one, category, axis))
    }
    for (const one of this.#boxes.categories(place)) take(one)
    const narrower = [...inside.values()].filter((one) => lattice.narrower(one, category).length === 1)
    return [...Map.groupBy(narrower, (one) => lattice.narrower(one, category)[0]!)].flatMap(([axis, all]) =>
      this.#alongAxis(place, axis as Axis, all, category)
    )
  }

  /** Families of boxes that are apart, as many in each as there are. */
  #alongAxis(place: Place, axis: Axis, all: ReadonlyArray<Category>, whole: Category): ReadonlyArray<Way> {
    const { lattice, measure } = this.#boxes.semantics
    const way = (categories: ReadonlyArray<Category>, covers: boolean): Way => ({
      along: axis,
      parts: categories.map((one) => ({
        node: this.#boxes.node(place, one),
        from: -Infinity,
        to: Infinity,
        lower: 1,
        upper: 1
      })),
      adds: this.adds(axis),
      covers,
      since: -Infinity,
      until: Infinity
    })
    // Teams and activities that report for a body are its own part, and none of those below it.
    const above =
      place.kind === "unit" && this.#boxes.places.hasBelow(place) && (axis === "team" || axis === "activity")
    const reports = axis === "team" || axis === "activity" ? axis : undefined
    const there = (made: Way): Way =>
      axis === "team" ? { ...made, parts: made.parts.flatMap((part) => this.#boxes.whileThere(part)) } : made
    return families(lattice, widest(lattice, all)).map((family) => {
      const apart = [...family, ...this.#unsaid(axis, family, whole)]
      const made = way(apart, !above && this.#coversAll(axis, apart, whole, measure))
      if (reports === undefined || !made.covers) return there(made)
      const { covers, lives, since, until } = Hosted.of(this.#boxes, place, reports)
      return there({ ...made, covers, since, until, parts: this.#lives(place, [reports, lives], made.parts, whole) })
    })
  }

  /** Teams or activities that report for a unit, each for the days of its life, silent ones too. */
  #lives(
    place: Place,
    [axis, all]: readonly [Hosted.Reporting, ReadonlyArray<Life>],
    said: ReadonlyArray<Part>,
    whole: Category
  ): ReadonlyArray<Part> {
    const lives = Map.groupBy(all, ({ id }) => id)
    const spoke = said.flatMap((part) => {
      const own = lives.get(part.node.category[axis] ?? "")
      return own === undefined ? [part] : own.map(({ from, to }) => ({ ...part, from, to }))
    })
    const silent = all
      .filter(({ id }) => !said.some((part) => part.node.category[axis] === id))
      .map(({ from, id, to }) => ({
        node: this.#boxes.node(place, { ...whole, [axis]: id }),
        from,
        to,
        lower: 1,
        upper: 1
      }))
    return [...spoke, ...silent]
  }

  /** Members of a closed dimension that no figure names: they are parts of the total as well. */
  #unsaid(axis: string, said: ReadonlyArray<Category>, whole: Category): ReadonlyArray<Category> {
    if (said.length === 0) return []
    if (axis === "cohort") return this.#unsaidCohorts(said, whole)
    if (!axis.startsWith("dimension ")) return []
    const dimension = axis.slice("dimension ".length)
    const named = said.flatMap((one) => one.members.get(dimension) ?? [])
    const all = whole.members.get(dimension) ?? this.#boxes.semantics.members(dimension) ?? []
    return all
      .filter((member) => !named.includes(member))
      .map((member) => ({ ...said[0]!, members: new Map(said[0]!.members).set(dimension, [member]) }))
  }

  /** Of several cohorts together, those of which no figure speaks alone. */
  #unsaidCohorts(said: ReadonlyArray<Category>, whole: Category): ReadonlyArray<Category> {
    const { lattice } = this.#boxes.semantics
    return whole.cohorts
      .map((cohort) => ({ ...whole, cohorts: [cohort] }))
      .filter((one) => said.every((other) => !lattice.isWithin(one, other) && lattice.areApart(one, other)))
  }

  /** Whether boxes that are apart along an axis share nothing that is counted. */
  adds(axis: string): boolean {
    const { additivity } = this.#boxes.semantics.measure
    // Cohorts that are known to be apart share nobody.
    if (axis === "cohort") return additivity.cohort !== "none"
    return (axis === "team" || axis === "activity" ? additivity.team : additivity.dimension) === "additive"
  }

  /** Closed dimensions cover their total; teams, activities and cohorts cover only where declared. */
  #coversAll(axis: string, parts: ReadonlyArray<Category>, whole: Category, measure: Measure.Resolved): boolean {
    if (axis === "cohort") {
      const { lattice } = this.#boxes.semantics
      const each = whole.cohorts.map((cohort) => ({ ...whole, cohorts: [cohort] }))
      return each.length > 1 && each.every((one) => parts.some((part) => lattice.isWithin(one, part)))
    }
    if (axis === "activity") return measure.reports.includes("activities")
    if (axis === "team") return measure.reports.includes("teams")
    const dimension = axis.slice("dimension ".length)
    const members = whole.members.get(dimension) ?? this.#boxes.semantics.members(dimension)
    const named = parts.flatMap((one) => one.members.get(dimension) ?? [])
    return members !== undefined && members.every((member) => named.includes(member))
  }
}
