/** Sets of units as places: figures that several units filed together stand for them, beside the others. @internal */
import * as Tree from "../territory/tree.ts"
import type { Children } from "./children.ts"
import { without } from "./instead.ts"
import { always, type Asked, type Link, type Partition, type Place, whole } from "./place.ts"

/** A set with the days on which all of its members are there. */
interface Standing {
  readonly set: Place
  readonly from: number
  readonly to: number
}

export const make = (asked: Asked, children: Children) => {
  const { add, first, hasHeirs, isAbove, isRelated, last, line, own, tree } = children
  const sets = new Map<string, Place>()
  /** Sets by the lowest unit that holds all of them, and by member. */
  const within = new Map<number, Array<Place>>()
  const membership = new Map<number, Array<Place>>()

  /** A set instead of the children it is made of, beside the others. */
  const withSets = (
    links: ReadonlyArray<Link>,
    covers: boolean,
    among: ReadonlyArray<Place>
  ): ReadonlyArray<Partition> => {
    if (among.length === 0) return []
    // In order of their members: which set was named first must not matter.
    const joint = [...among].sort((a, b) => (a.units.join() < b.units.join() ? -1 : 1))
    const deeper = deeperThan(links, joint)
    const touches = (set: Place, link: Link): boolean => set.units.some((id) => isAbove(link.place, id))
    /** What of a link is beside some sets: nothing of their members while these are in them, and of whom one reaches into what is below. */
    const beside = (link: Link, chosen: ReadonlyArray<Standing>): ReadonlyArray<Link> => {
      const touching = chosen.filter(({ set }) => touches(set, link))
      if (touching.length === 0 || link.place.kind !== "unit") return [link]
      const joined = touching.filter(({ set }) => set.units.includes(link.place.units[0]!))
      // Where figures leave out those below, a set holds what its members do themselves.
      if (joined.length > 0 && asked.own !== "always") return without(link, joined)
      const self = asked.own === "no" ? [] : without({ ...link, place: own(link.place) }, joined)
      const clipped = children.links(link.place.key).map((one) => ({
        ...one,
        from: Math.max(one.from, link.from),
        to: Math.min(one.to, link.to)
      }))
      return [...self, ...clipped.flatMap((one) => beside(one, chosen))]
    }
    const isWhole = (link: Link, chosen: ReadonlyArray<Place>): boolean => {
      if (!chosen.some((set) => touches(set, link)) || link.place.kind !== "unit") return true
      if (chosen.some((set) => set.units.includes(link.place.units[0]!)) && asked.own !== "always") return true
      const list = children.below(link.place.key)
      return (
        (list.length === 0 || children.covering(list)) &&
        children.links(link.place.key).every((one) => isWhole(one, chosen))
      )
    }
    // A set stands for its children on the days on which all of them are there.
    const standing = (set: Place): Standing => {
      const own = links.filter((link) => touches(set, link))
      const members = set.units.flatMap((id) => {
        const key = tree.keys.get(id)
        return key === undefined
          ? []
          : [{ from: line.into.has(key) ? first(key) : -Infinity, to: hasHeirs(key) ? last(key) : Infinity }]
      })
      const all = [...own, ...members]
      return { set, from: Math.max(...all.map((link) => link.from)), to: Math.min(...all.map((link) => link.to)) }
    }
    const instead = (chosen: ReadonlyArray<Place>): Partition => {
      const spans = chosen.map(standing)
      return {
        kind: "set",
        links: [
          ...spans.map(({ from, set, to }): Link => ({ place: set, from, to, ...whole })),
          ...links.flatMap((link) => beside(link, spans))
        ],
        covers: covers && links.every((link) => isWhole(link, chosen)),
        since: -Infinity,
        until: Infinity
      }
    }
    // Where figures leave out those below, a unit and one below it share nothing.
    const isShared = asked.own === "always" ? (one: string, other: string) => one === other : isRelated
    const isApart = (a: Place, b: Place): boolean => {
      const [one, other] = [standing(a), standing(b)]
      if (one.to <= other.from || other.to <= one.from) return true
      return !a.units.some((id) => b.units.some((each) => isShared(id, each)))
    }
    // Each set with as many others as share nothing with it.
    const families = joint.map((first) => {
      const family = [first]
      for (const set of [...joint, ...deeper]) if (family.every((other) => isApart(other, set))) family.push(set)
      return family
    })
    const known = new Map(
      families.map((family) => [
        family
          .map((set) => set.number)
          .sort((a, b) => a - b)
          .join(),
        family
      ])
    )
    return [...joint.map((set) => instead([set])), ...[...known.values()].filter((one) => one.length > 1).map(instead)]
  }

  /** Sets that lie in one of the units of some links, where sets reach into it: they may stand beside these. */
  const deeperThan = (links: ReadonlyArray<Link>, joint: ReadonlyArray<Place>): ReadonlyArray<Place> => {
    const found = new Set(joint)
    for (const set of found) {
      for (const id of set.units) {
        const key = tree.keys.get(id)
        for (const at of key === undefined ? [] : children.above(key)) {
          const isBelow =
            at !== key && links.some(({ place }) => place.kind === "unit" && children.above(at).has(place.key))
          for (const inner of isBelow ? (within.get(at) ?? []) : []) found.add(inner)
        }
      }
    }
    return [...found].slice(joint.length).sort((a, b) => (a.units.join() < b.units.join() ? -1 : 1))
  }

  /** Sets of units that are among these, wholly. */
  const setsOf = (links: ReadonlyArray<Link>): ReadonlyArray<Place> =>
    [...sets.values()].filter((set) =>
      set.units.every((id) => links.some((link) => link.lower === 1 && link.place.units[0] === id))
    )

  /** Units of which all of a set became part. */
  const heirsOf = (set: Place): ReadonlyArray<number> => {
    const each = set.units.map((id) =>
      (line.out.get(tree.keys.get(id) ?? -1) ?? []).flatMap((step) => step.edges.map((edge) => edge.key))
    )
    return (each[0] ?? []).filter((key) => each.every((own) => own.includes(key)))
  }

  /** By set, the sets that lie in it and in no single member of it: each unit of theirs is a member or below one. */
  let nested: ReadonlyMap<Place, ReadonlyArray<Place>> | undefined
  const nesting = (): ReadonlyMap<Place, ReadonlyArray<Place>> => {
    const found = new Map<Place, Array<Place>>()
    const line = (id: string): ReadonlyArray<number> => {
      const key = tree.keys.get(id)
      return key === undefined ? [] : asked.own === "always" ? [key] : [...children.above(key)]
    }
    for (const set of sets.values()) {
      const lines = set.units.map(line)
      const outer = new Set((lines[0] ?? []).flatMap((key) => membership.get(key) ?? []))
      for (const one of outer) {
        const members = one.units.map((id) => tree.keys.get(id) ?? -1)
        const isHeld = lines.every((own) => members.some((key) => own.includes(key)))
        if (one === set || !isHeld || members.some((key) => lines.every((own) => own.includes(key)))) continue
        found.set(one, [...(found.get(one) ?? []), set])
      }
    }
    return found
  }
  const inside = (outer: Place): ReadonlyArray<Place> => (nested ??= nesting()).get(outer) ?? []

  /** Ways in which a set is made of sets inside it and of what lies beside these. */
  const ofSets = (outer: Place, links: ReadonlyArray<Link>): ReadonlyArray<Partition> => {
    const inner = inside(outer)
    if (asked.own !== "always") return withSets(links, true, inner)
    return inner.map((set) => ({
      kind: "set",
      links: [
        { place: set, ...always, ...whole },
        ...links.filter(({ place }) => !set.units.includes(place.units[0]!))
      ],
      covers: true,
      since: -Infinity,
      until: Infinity
    }))
  }

  /** The sets that hold a place beside sets inside them. */
  const outside = (place: Place): ReadonlyArray<Place> => {
    const isIn = ([set, inner]: readonly [Place, ReadonlyArray<Place>]): boolean =>
      place.kind === "set"
        ? inner.includes(place)
        : place.key !== -1 && set.units.some((id) => children.above(place.key).has(tree.keys.get(id) ?? -1))
    return [...(nested ??= nesting())].filter(isIn).map(([set]) => set)
  }

  const set = (ids: ReadonlyArray<string>, day: number): Place => {
    const text = ids.join("+")
    const known = sets.get(text)
    if (known !== undefined) return known
    const place = add("set", ids, -1)
    nested = undefined
    sets.set(text, place)
    const snapshot = Tree.at(tree, day)
    const lines = ids.map((id) => {
      const line: Array<number> = []
      const number = snapshot.number.get(id)
      for (let n = number ?? -1; n >= 0; n = snapshot.parent[n]!) line.push(snapshot.keys[n]!)
      return line
    })
    const above = lines[0]?.slice(1).find((key) => lines.every((line) => line.includes(key)))
    if (above !== undefined) {
      within.set(above, [...(within.get(above) ?? []), place])
    }
    for (const id of ids) {
      const key = tree.keys.get(id)
      if (key !== undefined) membership.set(key, [...(membership.get(key) ?? []), place])
    }
    return place
  }
  /** The sets of which a unit is the lowest that holds them; where figures leave out those below, those below their members too. */
  const below = (key: number): ReadonlyArray<Place> => {
    const own = within.get(key) ?? []
    if (asked.own !== "always" || own.length === 0) return own
    const members = own.flatMap((one) => one.units.flatMap((id) => tree.keys.get(id) ?? []))
    const isBelow = (at: number): boolean => at !== key && members.some((member) => children.above(at).has(member))
    return [...own, ...[...within].flatMap(([at, deeper]) => (isBelow(at) ? deeper : []))]
  }
  return {
    set,
    all: (): ReadonlyArray<Place> => [...sets.values()],
    within: (key: number): ReadonlyArray<Place> => within.get(key) ?? [],
    /** Sets that may stand for what lies below a unit. */
    below,
    of: (key: number): ReadonlyArray<Place> => membership.get(key) ?? [],
    among: setsOf,
    outside,
    ofSets,
    instead: withSets,
    /** The units that hold all of a set. */
    holders: (place: Place): ReadonlyArray<number> => [
      ...[...within].flatMap(([key, own]) => (own.includes(place) ? [key] : [])),
      ...heirsOf(place)
    ]
  }
}

export type Sets = ReturnType<typeof make>
