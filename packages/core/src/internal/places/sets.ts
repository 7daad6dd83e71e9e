/** Sets of units as places: figures that several units filed together stand for them, beside the others. @internal */
import type { Children } from "./children.ts"
import { type Days, merged, on, without } from "./days.ts"
import { always, type Asked, type Link, type Partition, type Place, whole } from "./place.ts"

export const make = (asked: Asked, children: Children) => {
  const { add, isAbove, isRelated, line, own, tree } = children
  const sets = new Map<string, Place>()
  const membership = new Map<number, Array<Place>>()

  const keysOf = (set: Place): ReadonlyArray<number> => set.units.flatMap((id) => tree.keys.get(id) ?? [])

  /** A set stands for parts on the days on which all of its members are in them, wholly and themselves. */
  const standing = (links: ReadonlyArray<Link>, set: Place): ReadonlyArray<Days> =>
    keysOf(set)
      .map((key) =>
        merged(
          links.flatMap((link) =>
            link.place.kind === "unit" && link.lower === 1 ? on(children.daysIn(key, link.place.key), [link]) : []
          )
        )
      )
      .reduce<ReadonlyArray<Days>>(on, [always])

  /** By unit, the sets that lie in it on days on which no single unit below it holds them. */
  let within: ReadonlyMap<number, ReadonlyArray<Place>> | undefined
  const holding = (): ReadonlyMap<number, ReadonlyArray<Place>> => {
    const found = new Map<number, Array<Place>>()
    for (const set of sets.values()) {
      const members = keysOf(set)
      if (members.length < set.units.length) continue
      const common = [...children.above(members[0]!)].filter(
        (key) => !members.includes(key) && members.every((one) => children.above(one).has(key))
      )
      const days = common.map((key) => standing([{ place: children.byKey(key), ...always, ...whole }], set))
      common.forEach((key, index) => {
        const isBelow = (one: number, at: number): boolean =>
          one !== key &&
          children.above(one).has(key) &&
          days[index]!.every((span) => without(span, days[at]!).length === 0)
        if (!common.some(isBelow)) found.set(key, [...(found.get(key) ?? []), set])
      })
    }
    return found
  }
  const inUnit = (key: number): ReadonlyArray<Place> => (within ??= holding()).get(key) ?? []

  /** A set instead of the children it is made of, beside the others. */
  const withSets = (
    links: ReadonlyArray<Link>,
    covers: boolean,
    among: ReadonlyArray<Place>
  ): ReadonlyArray<Partition> => {
    // In order of their members: which set was named first must not matter.
    const order = (a: Place, b: Place) => (a.units.join() < b.units.join() ? -1 : 1)
    const days = new Map<Place, ReadonlyArray<Days>>()
    const stands = (set: Place): boolean => days.set(set, standing(links, set)).get(set)!.length > 0
    const joint = [...among].sort(order).filter(stands)
    if (joint.length === 0) return []
    const deeper = deeperThan(links, joint).filter(stands)
    // Where figures leave out those below, a set holds what its members do themselves.
    const isMember = (set: Place, { place }: Link): boolean => set.units.includes(place.units[0]!)
    const reaches = (set: Place, link: Link): boolean =>
      set.units.some((id) => isAbove(link.place, id)) && (asked.own === "always" || !isMember(set, link))
    /** What of a link is beside some sets: nothing of their members while these are in them, and of whom one reaches into what is below. */
    const beside = (link: Link, chosen: ReadonlyArray<Place>): ReadonlyArray<Link> => {
      if (link.place.kind !== "unit") return [link]
      const joined = chosen.flatMap((set) => (isMember(set, link) ? days.get(set)! : []))
      const rest = asked.own === "always" ? [link] : without(link, joined)
      if (!chosen.some((set) => reaches(set, link))) return rest
      // Of what is below a unit that belongs only in part, nobody knows which does.
      if (link.lower !== 1) return rest.map((one) => ({ ...one, lower: 0 }))
      const self = asked.own === "no" ? [] : without({ ...link, place: own(link.place) }, joined)
      return [
        ...self,
        ...rest.flatMap((one) => on(children.links(one.place.key), [one])).flatMap((one) => beside(one, chosen))
      ]
    }
    const isWhole = (link: Link, chosen: ReadonlyArray<Place>): boolean => {
      if (link.place.kind !== "unit" || !chosen.some((set) => reaches(set, link))) return true
      const list = children.below(link.place.key)
      return (
        (list.length === 0 || children.covering(list)) &&
        children.links(link.place.key).every((one) => isWhole(one, chosen))
      )
    }
    const instead = (chosen: ReadonlyArray<Place>): Partition => ({
      kind: "set",
      links: [
        ...chosen.flatMap((set) => days.get(set)!.map((span): Link => ({ place: set, ...span, ...whole }))),
        ...links.flatMap((link) => beside(link, chosen))
      ],
      covers: covers && links.every((link) => isWhole(link, chosen)),
      since: -Infinity,
      until: Infinity
    })
    // Where figures leave out those below, a unit and one below it share nothing.
    const isShared = asked.own === "always" ? (one: string, other: string) => one === other : isRelated
    const isApart = (a: Place, b: Place): boolean => {
      if (on(days.get(a)!, days.get(b)!).length === 0) return true
      return !a.units.some((id) => b.units.some((each) => isShared(id, each)))
    }
    // Each set with as many others as share nothing with it.
    const families = joint.map((first) => {
      const family = [first]
      for (const set of [...joint, ...deeper]) if (family.every((other) => isApart(other, set))) family.push(set)
      return family
    })
    const named = (family: ReadonlyArray<Place>): string =>
      [...family]
        .sort(order)
        .map(({ number }) => number)
        .join()
    const known = new Map([...joint.map((set) => [set]), ...families].map((family) => [named(family), family]))
    return [...known.values()].map(instead)
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
          for (const inner of isBelow ? inUnit(at) : []) found.add(inner)
        }
      }
    }
    return [...found].slice(joint.length).sort((a, b) => (a.units.join() < b.units.join() ? -1 : 1))
  }

  /** Sets of units that are among these. */
  const setsOf = (links: ReadonlyArray<Link>): ReadonlyArray<Place> =>
    [...sets.values()].filter((set) => set.units.every((id) => links.some((link) => link.place.units[0] === id)))

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

  const set = (ids: ReadonlyArray<string>): Place => {
    const text = ids.join("+")
    const known = sets.get(text)
    if (known !== undefined) return known
    const place = add("set", ids, -1)
    nested = within = undefined
    sets.set(text, place)
    for (const key of keysOf(place)) membership.set(key, [...(membership.get(key) ?? []), place])
    return place
  }
  /** Sets that may stand for what lies below a unit: those that it holds; where figures leave out those below, those below their members too. */
  const below = (key: number): ReadonlyArray<Place> => {
    const own = inUnit(key)
    if (asked.own !== "always" || own.length === 0) return own
    const members = own.flatMap(keysOf)
    const isBelow = (at: number): boolean => at !== key && members.some((member) => children.above(at).has(member))
    return [...own, ...[...within!].flatMap(([at, deeper]) => (isBelow(at) ? deeper : []))]
  }
  return {
    set,
    within: inUnit,
    below,
    of: (key: number): ReadonlyArray<Place> => membership.get(key) ?? [],
    among: setsOf,
    outside,
    ofSets,
    instead: withSets,
    /** The units that hold all of a set. */
    holders: (place: Place): ReadonlyArray<number> => [
      ...[...(within ??= holding())].flatMap(([key, own]) => (own.includes(place) ? [key] : [])),
      ...heirsOf(place)
    ]
  }
}

export type Sets = ReturnType<typeof make>
