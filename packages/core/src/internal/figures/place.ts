/**
 * Places: units and sets of units as boxes, and the ways in which they are made of smaller ones: children in a tree through time,
 * members of a set, what a merged unit was made of, what a unit of other boundaries was. @internal
 */
import * as Day from "../../Day.ts"
import * as Territory from "../../Territory.ts"
import * as Lineage from "../territory/placing.ts"
import { lineage, tree as treeOf } from "../territory/territory.ts"
import * as Tree from "../territory/tree.ts"

/** A smaller place as a part: between the shares `lower` and `upper` of it, for days from `from` until before `to`. */
export interface Link {
  readonly place: Place
  readonly from: number
  readonly to: number
  readonly lower: number
  readonly upper: number
  /** Whether what it says may be in the other parts as well, or none of the whole's at all. */
  readonly stray?: boolean
}

/** One way in which a place is made of others that share nothing. */
export interface Partition {
  readonly kind: "children" | "set" | "lineage" | "pieces"
  readonly links: ReadonlyArray<Link>
  /** Whether these are all there is of the place, from which day on and before which. */
  readonly covers: boolean
  readonly since: number
  readonly until: number
}

export interface Place {
  readonly number: number
  readonly units: ReadonlyArray<string>
  /** Key in the tree, -1 for a set or a place of other boundaries. */
  readonly key: number
  readonly kind: "unit" | "set" | "own" | "pieces"
}

/** The places of a question, made when first asked for. */
export interface Places {
  readonly unit: (id: string) => Place | undefined
  readonly set: (units: ReadonlyArray<string>, day: number) => Place
  /** A unit that has no place in this tree, below one that has. */
  readonly stray: (id: string, above: Place) => Place
  /** What a unit's own body does, beside those below it. */
  readonly own: (place: Place) => Place
  /** That a figure was filed for days after its unit had ended. */
  readonly filedLate: (place: Place) => void
  /** Whether units lie below a place. */
  readonly hasBelow: (place: Place) => boolean
  /** The place that a question's group is. */
  readonly group: (index: number) => Place
  readonly partitions: (place: Place) => ReadonlyArray<Partition>
  /** The places that this one is a part of. */
  readonly containers: (place: Place) => ReadonlyArray<Place>
}

interface Child {
  readonly key: number
  readonly from: number
  readonly to: number
  readonly level: number
}

const childrenByTree = new WeakMap<Tree.Tree, ReadonlyMap<number, ReadonlyArray<Child>>>()

/** The edges of a tree by parent; worked out once. */
const childrenOf = (tree: Tree.Tree): ReadonlyMap<number, ReadonlyArray<Child>> => {
  const known = childrenByTree.get(tree)
  if (known !== undefined) return known
  const found = new Map<number, Array<Child>>()
  for (let key = 0; key < tree.ids.length; key++) {
    for (let edge = tree.start[key]!; edge < tree.start[key + 1]!; edge++) {
      const parent = tree.parent[edge]!
      if (parent < 0) continue
      const child = { key, from: tree.from[edge]!, to: tree.to[edge]!, level: tree.level[edge]! }
      const own = found.get(parent)
      if (own === undefined) found.set(parent, [child])
      else own.push(child)
    }
  }
  childrenByTree.set(tree, found)
  return found
}

export interface Asked extends Territory.Question {
  readonly territory: Territory.Territory
  /** Whether figures are as of a day: then nothing stands beyond the life of its unit. */
  readonly stock: boolean
  readonly own: "no" | "may" | "always"
  /** The level whose reports alone are asked for: what the model knows of it is all that is asked. */
  readonly from: number | undefined
  /** The first and the last day that any figure speaks of. */
  readonly days: readonly [first: number, last: number]
}

const whole = { lower: 1, upper: 1 }
const always = { from: -Infinity, to: Infinity }

export const make = (asked: Asked): Places => {
  const { boundaries, hierarchy, stock, territory } = asked
  const tree = treeOf(territory, hierarchy)
  const children = childrenOf(tree)
  const line = lineage(territory, hierarchy)
  const levels = territory.hierarchies.get(hierarchy)?.levels ?? []
  const places: Array<Place> = []
  const units = new Map<number, Place>()
  const sets = new Map<string, Place>()
  /** Sets by the lowest unit that holds all of them, and by member. */
  const within = new Map<number, Array<Place>>()
  const membership = new Map<number, Array<Place>>()
  const partitions = new Map<number, ReadonlyArray<Partition>>()

  const add = (kind: Place["kind"], ids: ReadonlyArray<string>, key: number): Place => {
    const place = { number: places.length, units: ids, key, kind }
    places.push(place)
    return place
  }
  const byKey = (key: number): Place => {
    const known = units.get(key) ?? add("unit", [tree.ids[key]!], key)
    units.set(key, known)
    return known
  }
  const unit = (id: string): Place | undefined => {
    const key = tree.keys.get(id)
    return key === undefined ? undefined : byKey(key)
  }
  const strays = new Map<number, Map<string, Place>>()
  const stray = (id: string, above: Place): Place => {
    const here = strays.get(above.key) ?? new Map<string, Place>()
    const known = here.get(id) ?? add("own", [id], above.key)
    strays.set(above.key, here.set(id, known))
    partitions.delete(above.number)
    return known
  }
  const owns = new Map<number, Place>()
  const own = (place: Place): Place => {
    const known = owns.get(place.key) ?? add("own", place.units, place.key)
    owns.set(place.key, known)
    return known
  }

  /** Whether children make up all of a unit: every one at or above a level whose units are all known. */
  const covering = (list: ReadonlyArray<Child>): boolean =>
    asked.from !== undefined
      ? list.every((child) => child.level <= asked.from!)
      : levels.some(({ complete }, level) => complete === true && list.every((child) => child.level <= level))

  const isHeir = (key: number): boolean => (line.out.get(key)?.length ?? 0) > 0
  const first = (key: number): number => Tree.life(tree, key)?.[0] ?? -Infinity
  const last = (key: number): number => Tree.life(tree, key)?.[1] ?? Infinity

  const childLinks = (key: number): ReadonlyArray<Link> =>
    (children.get(key) ?? []).map((child) => ({
      place: byKey(child.key),
      // A figure dated before its unit began, or after it ended without an heir, counts as of the nearest day of its life.
      from: child.from === first(child.key) && !line.into.has(child.key) ? -Infinity : child.from,
      to: child.to === last(child.key) && !isHeir(child.key) && !stock ? Infinity : child.to,
      ...whole
    }))

  const basis = boundaries === "as reported" ? "population" : (boundaries.basis ?? "population")
  const weights = boundaries === "as reported" ? [] : (boundaries.weights ?? [])

  /** What a unit was made of on the day it began, and what ended units became part of it. */
  const lineagePartitions = (key: number): ReadonlyArray<Partition> =>
    (line.into.get(key) ?? []).flatMap(({ day, edges }): ReadonlyArray<Partition> => {
      const begins = Tree.edgeAt(tree, key, day - 1) === -1
      const heirs = Lineage.heirs(tree, line, { from: day - 1, to: day }, { basis, weights })
      const links = edges.flatMap((edge): ReadonlyArray<Link> => {
        if (edge.key === key) return []
        const share = heirs(edge.key).get(key)
        if (share === undefined || share.upper === 0) return []
        const ended = Tree.edgeAt(tree, edge.key, day) === -1
        const late = ended && !stock
        if (!begins && !late) return []
        const to = late || (stock && ended) ? Infinity : day
        return [{ place: byKey(edge.key), from: begins ? -Infinity : day, to, ...share }]
      })
      const until = links.every((link) => link.to === Infinity) ? Infinity : day
      return links.length === 0 ? [] : [{ kind: "lineage", links, covers: begins, since: -Infinity, until }]
    })

  /** A set instead of the children it is made of, beside the others. */
  const withSets = (
    links: ReadonlyArray<Link>,
    covers: boolean,
    joint: ReadonlyArray<Place>
  ): ReadonlyArray<Partition> => {
    const touches = (set: Place, link: Link): boolean => set.units.some((id) => isAbove(link.place, id))
    const beside = (link: Link, chosen: ReadonlyArray<Place>): ReadonlyArray<Link> => {
      if (!chosen.some((set) => touches(set, link)) || link.place.kind !== "unit") return [link]
      const isMember = chosen.some((set) => set.units.includes(link.place.units[0]!))
      // Where figures leave out those below, a set holds what its members do themselves.
      if (isMember && asked.own !== "always") return []
      const self = isMember || asked.own === "no" ? [] : [{ ...link, place: own(link.place) }]
      const clipped = childLinks(link.place.key).map((one) => ({
        ...one,
        from: Math.max(one.from, link.from),
        to: Math.min(one.to, link.to)
      }))
      return [...self, ...clipped.flatMap((one) => beside(one, chosen))]
    }
    const isWhole = (link: Link, chosen: ReadonlyArray<Place>): boolean => {
      if (!chosen.some((set) => touches(set, link)) || link.place.kind !== "unit") return true
      if (chosen.some((set) => set.units.includes(link.place.units[0]!)) && asked.own !== "always") return true
      const list = children.get(link.place.key) ?? []
      return (list.length === 0 || covering(list)) && childLinks(link.place.key).every((one) => isWhole(one, chosen))
    }
    // A set stands for its children on the days on which all of them are there.
    const days = (set: Place) => {
      const own = links.filter((link) => touches(set, link))
      const members = set.units.flatMap((id) => {
        const key = tree.keys.get(id)
        return key === undefined
          ? []
          : [{ from: line.into.has(key) ? first(key) : -Infinity, to: isHeir(key) ? last(key) : Infinity }]
      })
      const all = [...own, ...members]
      return { from: Math.max(...all.map((link) => link.from)), to: Math.min(...all.map((link) => link.to)) }
    }
    const instead = (chosen: ReadonlyArray<Place>): Partition => {
      const sets = chosen.map((place) => ({ place, ...days(place), ...whole }))
      return {
        kind: "set",
        links: [...sets, ...links.flatMap((link) => beside(link, chosen))],
        covers: covers && links.every((link) => isWhole(link, chosen)),
        since: Math.max(...sets.map((link) => link.from)),
        until: Math.min(...sets.map((link) => link.to))
      }
    }
    const isApart = (a: Place, b: Place): boolean =>
      !a.units.some((one) => b.units.some((other) => isRelated(one, other)))
    // Each set with as many others as share nothing with it.
    const families = joint.map((first) => {
      const family = [first]
      for (const set of joint) if (family.every((other) => isApart(other, set))) family.push(set)
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
  const late = new Set<number>()
  const lines = new Map<number, ReadonlySet<number>>()
  const ancestorKeys = (key: number): ReadonlySet<number> => {
    const known = lines.get(key)
    if (known !== undefined) return known
    const found = new Set<number>()
    const visit = (at: number): void => {
      if (found.has(at)) return
      found.add(at)
      for (let edge = tree.start[at]!; edge < tree.start[at + 1]!; edge++) {
        if (tree.parent[edge]! >= 0) visit(tree.parent[edge]!)
      }
    }
    visit(key)
    lines.set(key, found)
    return found
  }
  const isAbove = (place: Place, id: string): boolean => {
    const key = tree.keys.get(id)
    return key !== undefined && ancestorKeys(key).has(place.key)
  }
  const isRelated = (a: string, b: string): boolean => {
    const [left, right] = [tree.keys.get(a)!, tree.keys.get(b)!]
    return ancestorKeys(left).has(right) || ancestorKeys(right).has(left)
  }

  /** Children that were made of whole children, in their place for all time: a figure of theirs may reach back before they began. */
  const withHistory = (links: ReadonlyArray<Link>): ReadonlyArray<Link> | undefined => {
    let found = links
    for (const link of [...links].sort((a, b) => b.from - a.from)) {
      if (link.from === -Infinity) continue
      const made = lineagePartitions(link.place.key).find((one) => one.covers)
      const origins = made?.links ?? []
      const whole = origins.every(
        (origin) => origin.lower === 1 && found.some((one) => one.place === origin.place && one.to === link.from)
      )
      if (origins.length === 0 || !whole) continue
      const from = Math.max(...origins.map((origin) => found.find((one) => one.place === origin.place)!.from))
      if (from !== -Infinity && origins.length > 1) continue
      const gone = new Set(origins.map((origin) => origin.place))
      found = found
        .filter((one) => !(gone.has(one.place) && one.to === link.from))
        .map((one) => (one.place === link.place && one.from === link.from ? { ...one, from } : one))
    }
    return found === links ? undefined : found
  }

  const ownPart = (place: Place): Link => ({ place: own(place), ...always, ...whole })
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
  /** Divided units that still file under their code, in the place of those that came of them. */
  const former = (links: ReadonlyArray<Link>, own: ReadonlyArray<Link>, covers: boolean): ReadonlyArray<Partition> => {
    const heirs = (key: number) =>
      line.out
        .get(key)
        ?.at(-1)
        ?.edges.map((edge) => edge.key) ?? []
    const still = links.filter(({ place, to }) => late.has(place.key) && to < Infinity && heirs(place.key).length > 1)
    if (still.length === 0) return []
    const gone = new Set(still.flatMap((link) => heirs(link.place.key)))
    const keys = still.map((link) => link.place.key)
    const isWhole = [...gone].every((key) =>
      (line.into.get(key) ?? []).every(({ edges }) => edges.every((edge) => keys.includes(edge.key)))
    )
    const rest = links.filter((link) => !gone.has(link.place.key))
    const all = rest.map((link) => (still.includes(link) ? { ...link, to: Infinity } : link))
    return [{ kind: "children", links: [...all, ...own], covers: covers && isWhole, since: -Infinity, until: Infinity }]
  }

  const histories = (
    links: ReadonlyArray<Link>,
    own: ReadonlyArray<Link>,
    covers: boolean
  ): ReadonlyArray<Partition> => {
    const long = stock ? undefined : withHistory(links)
    return long === undefined
      ? []
      : [{ kind: "children", links: [...long, ...own], covers, since: -Infinity, until: Infinity }]
  }

  const unitPartitions = (place: Place): ReadonlyArray<Partition> => {
    const list = children.get(place.key) ?? []
    const links = childLinks(place.key)
    const covers = list.length > 0 && covering(list)
    // What a unit does itself is a part of it beside those below; a unit without any below is its own part.
    const ownLink = asked.own === "no" || (asked.own === "may" && list.length === 0) ? [] : [ownPart(place)]
    const beside = [...(strays.get(place.key)?.values() ?? [])]
    const loose = beside.map((one): Link => ({ place: one, ...always, ...whole, stray: true }))
    const all = [...links, ...ownLink, ...loose]
    const isAll = asked.own === "always" ? list.length === 0 || covers : covers
    return [
      ...(all.length === 0
        ? []
        : [{ kind: "children" as const, links: all, covers: isAll, since: -Infinity, until: Infinity }]),
      ...histories(links, ownLink, isAll),
      ...(stock ? [] : former(links, ownLink, isAll)),
      ...withSets(all, isAll, within.get(place.key) ?? []),
      ...lineagePartitions(place.key).flatMap((made) => [
        made,
        ...withSets(made.links, made.covers, setsOf(made.links))
      ])
    ]
  }

  const set = (ids: ReadonlyArray<string>, day: number): Place => {
    const text = ids.join("+")
    const known = sets.get(text)
    if (known !== undefined) return known
    const place = add("set", ids, -1)
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
      partitions.delete(units.get(above)?.number ?? -1)
    }
    for (const id of ids) {
      const key = tree.keys.get(id)
      if (key !== undefined) membership.set(key, [...(membership.get(key) ?? []), place])
    }
    return place
  }

  const origins = (key: number): ReadonlyArray<Place> =>
    lineagePartitions(key)
      .filter((one) => one.covers)
      .flatMap((one) => one.links.map((link) => link.place))
  const holders = new Map<number, ReadonlyArray<Place>>()
  const pieces = new Map<number, ReadonlyArray<Partition>>()
  let groupPlaces: ReadonlyArray<Place> | undefined
  return {
    unit,
    set,
    stray,
    own,
    filedLate: (place) => void late.add(place.key),
    hasBelow: (place) => (children.get(place.key)?.length ?? 0) > 0,
    group: (index) =>
      (groupPlaces ??= groupsOf(asked, tree, {
        byKey,
        add,
        pieces,
        holders,
        origins,
        within: () => [...sets.values()],
        withSets
      }))[index]!,
    partitions: (place) => {
      const known = partitions.get(place.number)
      if (known !== undefined) return known
      const found =
        place.kind === "unit"
          ? unitPartitions(place)
          : place.kind === "set"
            ? [
                {
                  kind: "set" as const,
                  covers: true,
                  since: -Infinity,
                  until: Infinity,
                  links: place.units.flatMap((id) => {
                    const member = unit(id)
                    if (member === undefined) return []
                    return [{ place: asked.own === "always" ? own(member) : member, ...always, ...whole }]
                  })
                }
              ]
            : (pieces.get(place.number) ?? [])
      partitions.set(place.number, found)
      return found
    },
    containers: (place) => {
      if (place.kind !== "unit") {
        const holder = holders.get(place.number)
        if (holder !== undefined) return holder
        if (place.kind === "own") {
          const joint = asked.own === "always" ? (membership.get(place.key) ?? []) : []
          return place.key === -1 ? [] : [byKey(place.key), ...joint]
        }
        return place.kind === "set"
          ? [...[...within].flatMap(([key, own]) => (own.includes(place) ? [key] : [])), ...heirsOf(place)].map(byKey)
          : []
      }
      const parents = new Set<number>()
      for (let edge = tree.start[place.key]!; edge < tree.start[place.key + 1]!; edge++) {
        if (tree.parent[edge]! >= 0) parents.add(tree.parent[edge]!)
      }
      for (const { edges } of line.out.get(place.key) ?? []) {
        for (const edge of edges) if (edge.key !== place.key) parents.add(edge.key)
      }
      const joint = asked.own === "always" ? [] : (membership.get(place.key) ?? [])
      return [...[...parents].map(byKey), ...joint]
    }
  }
}

interface Making {
  readonly byKey: (key: number) => Place
  readonly add: (kind: Place["kind"], ids: ReadonlyArray<string>, key: number) => Place
  readonly pieces: Map<number, ReadonlyArray<Partition>>
  readonly holders: Map<number, ReadonlyArray<Place>>
  /** The units that a unit was made of, wholly or in part. */
  readonly origins: (key: number) => ReadonlyArray<Place>
  readonly within: () => ReadonlyArray<Place>
  readonly withSets: (
    links: ReadonlyArray<Link>,
    covers: boolean,
    own: ReadonlyArray<Place>
  ) => ReadonlyArray<Partition>
}

interface Piece extends Omit<Link, "place"> {
  readonly key: number
}

/** The keys of the units above one. */
const lineOf = (snapshot: Tree.Snapshot, number: number): ReadonlySet<number> => {
  const found = new Set<number>()
  for (let n = snapshot.parent[number]!; n >= 0; n = snapshot.parent[n]!) found.add(snapshot.keys[n]!)
  return found
}

/** The groups as places: the units themselves, or on the boundaries of another day what they were made of in each era. */
const groupsOf = (asked: Asked, tree: Tree.Tree, making: Making): ReadonlyArray<Place> => {
  const { boundaries, days, groups, territory } = asked
  const plain = groups.map((id) => {
    const key = tree.keys.get(id)
    return key === undefined ? making.add("own", [id], -1) : making.byKey(key)
  })
  if (boundaries === "as reported") return plain
  const day = Day.toEpoch(boundaries.asOf)
  const [low, high] = [Math.min(days[0], day), Math.max(days[1], day)]
  const cuts = tree.days.filter((cut) => cut > low && cut <= high)
  if (cuts.length === 0) return plain
  const place = Territory.placer(territory, asked)
  const found = groups.map(() => [] as Array<Piece>)
  const shared: Array<ReadonlySet<number> | undefined> = []
  ;[-Infinity, ...cuts].forEach((from, index) => {
    const to = cuts[index] ?? Infinity
    const on = from === -Infinity ? cuts[0]! - 1 : from
    const snapshot = Tree.at(tree, on)
    // Which groups hold all of a unit, by its number; and which a part of it.
    const held: Array<ReadonlyArray<number>> = []
    const parts: Array<ReadonlyArray<Territory.Placement>> = []
    for (let n = 0; n < snapshot.keys.length; n++) {
      parts[n] = place(tree.ids[snapshot.keys[n]!]!).filter((one) => one.from <= on && on < one.to && one.upper !== 0)
      held[n] = parts[n]!.filter((one) => one.lower === 1).map((one) => one.group)
    }
    for (let n = 0; n < snapshot.keys.length; n++) {
      const parent = snapshot.parent[n]!
      const above = parent === -1 ? [] : held[parent]!
      for (const { group, lower, upper } of parts[n]!) {
        if (above.includes(group)) continue
        const last = lower === 1 ? n : snapshot.last[n]!
        let inner = false
        for (let m = n + 1; m <= last; m++) inner ||= parts[m]!.some((one) => one.group === group)
        if (inner) continue
        found[group]!.push({ key: snapshot.keys[n]!, from, to, lower, upper })
        const line = lineOf(snapshot, n)
        shared[group] = new Set([...(shared[group] ?? line)].filter((key) => line.has(key)))
      }
    }
  })
  return plain.map((self, group) => {
    const links = joined(found[group]!).map(({ key, ...rest }) => ({ place: making.byKey(key), ...rest }))
    if (links.length === 0) return self
    // A unit that was made of whole units, and has not changed since, is what it was made of.
    const heir = links.find(
      (last) =>
        last.lower === 1 &&
        last.to === Infinity &&
        links.every(
          (link) =>
            link === last ||
            (link.to <= last.from &&
              (link.lower === 1 || (last.place === self && making.origins(last.place.key).includes(link.place))))
        )
    )
    if (heir !== undefined) return heir.place
    const place = making.add("pieces", self.units, -1)
    const inside = making
      .within()
      .filter((set) => set.units.every((id) => links.some((link) => link.place.units[0] === id)))
    // Units that hold all of it: those above every piece, and one of another day that was made of the others.
    const last = links.find((link) => link.to === Infinity)
    const origins = last === undefined ? [] : making.origins(last.place.key)
    const isOrigin = (link: Link): boolean => link.upper === 1 && link.lower === 1 && origins.includes(link.place)
    const heirs = last !== undefined && links.every((link) => link === last || isOrigin(link)) ? [last.place] : []
    making.holders.set(place.number, [...heirs, ...[...(shared[group] ?? [])].map(making.byKey)])
    making.pieces.set(place.number, [
      { kind: "pieces", links, covers: true, since: -Infinity, until: Infinity },
      ...throughout(links, making),
      ...underItsCode(links, self),
      ...making.withSets(links, true, inside)
    ])
    return place
  })
}

/** A unit that was what it is on that day for all its life: what is filed under its code is its own, however late. */
const underItsCode = (links: ReadonlyArray<Link>, self: Place): ReadonlyArray<Partition> => {
  const own = links.find((link) => link.place === self && link.lower === 1)
  if (own === undefined || links.some((link) => link !== own && link.from < own.to && own.from < link.to)) return []
  const always = { ...own, from: -Infinity, to: Infinity }
  return [{ kind: "pieces", links: [always], covers: true, since: -Infinity, until: Infinity }]
}

/** The last pieces for all time, where all of them together are what the earlier ones were. */
const throughout = (links: ReadonlyArray<Link>, making: Making): ReadonlyArray<Partition> => {
  const last = links.filter((link) => link.to === Infinity)
  const earlier = links.filter((link) => link.to !== Infinity)
  const made = last.every(({ place }) => {
    const origins = making.origins(place.key)
    return origins.length > 0 && origins.every((origin) => earlier.some((link) => link.place === origin))
  })
  if (earlier.length === 0 || !made || links.some((link) => link.lower !== 1)) return []
  const always = last.map((link) => ({ ...link, from: -Infinity }))
  return [{ kind: "pieces", links: always, covers: true, since: -Infinity, until: Infinity }]
}

/** Pieces that go on from one era to the next as one. */
const joined = (pieces: ReadonlyArray<Piece>): ReadonlyArray<Piece> => {
  const found: Array<Piece> = []
  for (const piece of pieces) {
    const index = found.findIndex(
      (one) => one.key === piece.key && one.to === piece.from && one.lower === piece.lower && one.upper === piece.upper
    )
    if (index === -1) found.push(piece)
    else found[index] = { ...found[index]!, to: piece.to }
  }
  return found
}
