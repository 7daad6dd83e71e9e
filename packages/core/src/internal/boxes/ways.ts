/** In which ways a box is made of others: smaller places, and along each axis. Each way says something, and all of it holds. @internal */
import { Axes } from "./axes.ts"
import type { Node, Way } from "./box.ts"
import type { Boxes } from "./boxes.ts"
import type { Partition, Place } from "../places/place.ts"

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

  /** Whether a place is a team's host, or holds it. */
  #isHost(place: Place, hosts: ReadonlyArray<string>): boolean {
    return place.kind === "unit"
      ? this.boxes.places.holds(place, hosts)
      : hosts.some((host) => place.units.includes(host))
  }

  #byPlace({ category, place }: Node): ReadonlyArray<Way> {
    const { kind, additivity } = this.boxes.semantics.measure
    const counts = kind === "event" || kind === "entity"
    if (!counts && place.kind !== "pieces") return []
    // A team is of its host: none of what it does lies in another unit.
    const hosts = category.team === undefined ? undefined : this.boxes.semantics.hosts(category.team)
    const single = hosts !== undefined && place.kind === "unit"
    return this.boxes.places.partitions(place).flatMap((partition): ReadonlyArray<Way> => {
      const links = single ? partition.links.filter((link) => this.#isHost(link.place, hosts)) : partition.links
      // Percentages and scores have no parts: what another unit wholly was is all that they can be read from.
      if (!counts && !areInTurn(links)) return []
      const parts = links.map(({ place: inner, ...rest }) => ({ node: this.boxes.node(inner, category), ...rest }))
      const covers =
        partition.covers || (single && hosts.every((host) => links.some((link) => this.#isHost(link.place, [host]))))
      const { empty, isInner, kind: along, since, until } = partition
      const known = { covers, since, until, ...(empty && { empty }), ...(isInner && { isInner }) }
      return [{ along, parts, adds: additivity.place === "additive", ...known }]
    })
  }
}

/** Whether there is one whole place at a time. */
const areInTurn = (links: Partition["links"]): boolean =>
  links.every(
    (one) => one.lower === 1 && links.every((other) => one === other || one.to <= other.from || other.to <= one.from)
  )
