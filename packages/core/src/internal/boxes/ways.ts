/** In which ways a box is made of others: smaller places, and along each axis. Each way says something, and all of it holds. @internal */
import { Axes } from "./axes.ts"
import type { Node, Way } from "./box.ts"
import type { Boxes } from "./boxes.ts"
import type { Link, Partition, Place } from "../places/place.ts"

export class Ways {
  readonly boxes: Boxes
  readonly axes: Axes

  constructor(boxes: Boxes) {
    this.boxes = boxes
    this.axes = new Axes(boxes)
  }

  /** The ways in which a box is made of others, as far as there are figures in them. */
  of(node: Node): ReadonlyArray<Way> {
    return (node.ways ??= [...this.#byPlace(node), ...this.axes.of(node)])
  }

  /** The hosts of a team, each with all that it was made of; where the team came with one of these, it is that one. */
  #hostsOf(team: string): ReadonlyArray<ReadonlyArray<string>> {
    const { forebears, unit } = this.boxes.places
    const hosts = this.boxes.semantics.hosts(team)
    return hosts.map((host) => {
      const place = unit(host)
      const origins = place === undefined ? [] : forebears(place).flatMap((one) => one.place.units)
      return origins.some((one) => hosts.includes(one)) ? [host] : [host, ...origins]
    })
  }

  /** Whether a place is one of some units, or holds one, or was made of such. */
  #isOf(place: Place, units: ReadonlyArray<string>): boolean {
    const { forebears, holds } = this.boxes.places
    return place.kind === "unit"
      ? holds(place, units) || forebears(place).some((one) => holds(one.place, units))
      : units.some((one) => place.units.includes(one))
  }

  #byPlace({ category, place }: Node): ReadonlyArray<Way> {
    const { kind, additivity } = this.boxes.semantics.measure
    const counts = kind === "event" || kind === "entity"
    if (!counts && place.kind !== "pieces") return []
    // A team is of its host: none of what it does lies in another unit.
    const hosts = category.team === undefined ? undefined : this.#hostsOf(category.team)
    const single = hosts !== undefined && place.kind === "unit"
    return this.boxes.places.partitions(place).flatMap((partition): ReadonlyArray<Way> => {
      const isHost = ({ place }: Link) => hosts!.some((host) => this.#isOf(place, host))
      const links = single ? partition.links.filter(isHost) : partition.links
      // Percentages and scores have no parts: what another unit wholly was is all that they can be read from.
      if (!counts && !areInTurn(links)) return []
      const parts = links.flatMap(({ place: inner, ...rest }) =>
        this.boxes.whileThere({ node: this.boxes.node(inner, category), ...rest }, partition.kind !== "children")
      )
      const covers =
        partition.covers || (single && hosts.every((host) => links.some(({ place }) => this.#isOf(place, host))))
      const { empty, isInner, kind: along, since, until } = partition
      const known = { covers, since, until, ...(empty && { empty }), ...(isInner && { isInner }) }
      return [{ along, parts, adds: additivity.place === "additive", ...known }]
    })
  }
}

/**
 * Ways by smaller places each of which is all there is of a box where nobody else did anything. Members of a set are spoken of, though
 * no figure is their own, and a set leaves to all of them together what it says. On other boundaries these are the pieces of each day.
 */
export const ofPlaces = (ways: ReadonlyArray<Way>): ReadonlyArray<Way> =>
  ways.filter(({ along }, index) => along === "children" || along === "set" || (index === 0 && along === "pieces"))

/** Whether there is one whole place at a time. */
const areInTurn = (links: Partition["links"]): boolean =>
  links.every(
    (one) => one.lower === 1 && links.every((other) => one === other || one.to <= other.from || other.to <= one.from)
  )
