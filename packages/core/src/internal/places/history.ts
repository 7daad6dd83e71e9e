/** The children of a unit for all time, where its history and theirs is one of whole units. @internal */
import type { Children } from "./children.ts"
import { acrossMoves, joined } from "./instead.ts"
import type { Late } from "./late.ts"
import type { Lineage } from "./lineage.ts"
import type { Asked, Link, Partition } from "./place.ts"

interface Line {
  readonly links: ReadonlyArray<Link>
  readonly covers: boolean
}

export const make = ({ own, stock }: Asked, children: Children, lineage: Lineage, late: Late) => {
  const madeOf = (key: number): ReadonlyArray<Link> => lineage.partitions(key).find((one) => one.covers)?.links ?? []

  /** Children that were made of whole children, in their place for all time: a figure of theirs may reach back before they began. */
  const withHistory = (links: ReadonlyArray<Link>): ReadonlyArray<Link> | undefined => {
    let found = links
    // The earliest first: who was made of one of these reaches back as far as it does.
    for (const link of [...links].sort((a, b) => a.from - b.from)) {
      if (link.from === -Infinity) continue
      const origins = madeOf(link.place.key)
      const ended = origins.map((origin) =>
        found.find((one) => one.place === origin.place && one.to === link.from && origin.lower === 1)
      )
      if (origins.length === 0 || ended.includes(undefined)) continue
      const from = Math.max(...ended.map((one) => one!.from))
      if (from !== -Infinity && origins.length > 1) continue
      const gone = new Set(origins.map((origin) => origin.place))
      found = found
        .filter((one) => !(gone.has(one.place) && one.to === link.from))
        .map((one) => (one.place === link.place && one.from === link.from ? { ...one, from } : one))
    }
    return found === links ? undefined : found
  }

  /** Whether figures of days after its end were filed under the code of a unit, or of one below it. */
  const isLate = (key: number): boolean =>
    late.isLate(children.byKey(key)) || children.below(key).some((child) => isLate(child.key))

  /** What lay below a unit that others came of; what ended with it is nothing then, where nothing is filed under its code. */
  const belowUntil = (key: number, until: number): ReadonlyArray<Link> =>
    children.links(key).map((link) => {
      const isOver = children.last(link.place.key) <= until && !isLate(link.place.key)
      return isOver ? { ...link, to: Math.min(link.to, until) } : link
    })

  /** What lay below the units that a unit was made of; `undefined` where they were not whole, or still file under their codes. */
  const before = (key: number): Line | undefined => {
    const origins = madeOf(key)
    const until = children.first(key)
    const isBirth = children.line.into.get(key)?.[0]?.day === until
    if (origins.some(({ lower, place }) => !isBirth || lower !== 1 || late.isLate(place))) return undefined
    let found: Line = { links: [], covers: true }
    for (const { place } of origins) {
      const list = children.below(place.key)
      const earlier = before(place.key)
      if (earlier === undefined) return undefined
      const from = earlier.links.length === 0 ? -Infinity : children.first(place.key)
      const days = { from, to: until, lower: 1, upper: 1 }
      const self =
        list.length === 0 ? [{ place, ...days }] : own === "no" ? [] : [{ place: children.own(place), ...days }]
      found = {
        links: [...found.links, ...earlier.links, ...belowUntil(place.key, until), ...self],
        covers: found.covers && earlier.covers && (list.length === 0 || children.covering(list))
      }
    }
    return found
  }

  /** Children for all time, those of the units that a unit was made of among them; who only changed its place goes on. */
  const of = (
    key: number,
    links: ReadonlyArray<Link>,
    ownLinks: ReadonlyArray<Link>,
    covers: boolean
  ): ReadonlyArray<Partition> => {
    if (stock) return []
    const always = { kind: "children", since: -Infinity, until: Infinity } as const
    const long = withHistory(links)
    const found = long === undefined ? [] : [{ ...always, links: [...long, ...ownLinks], covers }]
    const past = own === "always" || links.length === 0 ? undefined : before(key)
    if (past === undefined || past.links.length === 0) return found
    const all = joined([...past.links, ...links], (one, other) => one.place === other.place)
    const since = ownLinks.map((link) => ({ ...link, from: children.first(key) }))
    const moved = acrossMoves(all, children, own)
    const ways: ReadonlyArray<Omit<Partition, "kind" | "since" | "until">> = [
      { links: all, covers: true },
      ...(moved === undefined ? [] : [moved])
    ]
    return [
      ...found,
      ...ways.map((one) => ({
        ...one,
        ...always,
        links: [...(withHistory(one.links) ?? one.links), ...since],
        covers: covers && past.covers && one.covers
      }))
    ]
  }
  return { of, withHistory }
}
