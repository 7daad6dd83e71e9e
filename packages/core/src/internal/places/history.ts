/** The children of a unit for all time, where its history and theirs is one of whole units. @internal */
import type { Children } from "./children.ts"
import { acrossMoves, joined } from "./instead.ts"
import type { Late } from "./late.ts"
import type { Lineage } from "./lineage.ts"
import type { Asked, Link, Partition, Place } from "./place.ts"

interface Line {
  readonly links: ReadonlyArray<Link>
  readonly covers: boolean
}

interface Family {
  readonly heirs: ReadonlySet<Link>
  readonly ended: ReadonlySet<Link>
  /** The day since which what ended was there. */
  readonly from: number
}

export const make = ({ own, stock }: Asked, children: Children, lineage: Lineage, late: Late) => {
  const madeOf = (key: number): ReadonlyArray<Link> => lineage.partitions(key).find((one) => one.covers)?.links ?? []

  /** Children that began on the day of one and are all that some others became, which ended then; `undefined` where they are not. */
  const familyOf = (heir: Link, links: ReadonlyArray<Link>): Family | undefined => {
    const [heirs, ended] = [new Set([heir]), new Set<Link>()]
    for (const one of heirs) {
      const origins = one.lower === 1 ? madeOf(one.place.key) : []
      if (origins.length === 0) return undefined
      for (const { place } of origins) {
        const origin = links.find((link) => link.place === place && link.to === heir.from && link.lower === 1)
        if (origin === undefined) return undefined
        ended.add(origin)
        for (const { day, edges } of children.line.out.get(place.key) ?? [])
          for (const { key } of day === heir.from ? edges : []) {
            const other = links.find((link) => link.place.key === key && link.from === day)
            if (other === undefined) return undefined
            heirs.add(other)
          }
      }
    }
    const from = Math.max(...[...ended].map((one) => one.from))
    return from !== -Infinity && ended.size > 1 ? undefined : { heirs, ended, from }
  }

  /** Children that were made of whole children, in their place for all time: a figure of theirs may reach back before they began. */
  const withHistory = (links: ReadonlyArray<Link>): ReadonlyArray<Link> | undefined => {
    let found = links
    // The earliest first: who was made of one of these reaches back as far as it does.
    for (const link of [...links].sort((a, b) => a.from - b.from)) {
      const family = link.from === -Infinity || !found.includes(link) ? undefined : familyOf(link, found)
      if (family === undefined) continue
      const { ended, from, heirs } = family
      const others = found.filter((one) => !ended.has(one) && !heirs.has(one))
      found = [...others, heirs.size === 1 ? { ...link, from } : together(family)]
    }
    return found === links ? undefined : found
  }

  const families = new Map<string, Link>()
  const made = new Map<Place, ReadonlyArray<Partition>>()
  /** Units that were divided, and what came of them, as one for all time: each in its days, and the latter also for those before. */
  const together = ({ ended, from, heirs }: Family): Link => {
    const name = [...ended, ...heirs].map((one) => `${one.place.number} ${one.from} ${one.to}`).join()
    const known = families.get(name)
    if (known !== undefined) return known
    const place = children.add("pieces", [...ended].flatMap((one) => one.place.units).sort(), -1)
    const always = { kind: "pieces", covers: true, since: -Infinity, until: Infinity } as const
    made.set(place, [
      { ...always, links: [...ended, ...heirs] },
      { ...always, links: [...heirs].map((one) => ({ ...one, from })) }
    ])
    const link = { place, from, to: Math.max(...[...heirs].map(({ to }) => to)), lower: 1, upper: 1 }
    families.set(name, link)
    return link
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
    // What the units that it was made of say more than those below them is a rest.
    const always = { kind: "children", since: -Infinity, until: Infinity, isInner: true } as const
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
  return { of, withHistory, partitions: (place: Place): ReadonlyArray<Partition> => made.get(place) ?? [] }
}

export type History = ReturnType<typeof make>
