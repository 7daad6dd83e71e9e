/** The places of a question, made when first asked for. @internal */
import * as Children from "./children.ts"
import { without } from "./days.ts"
import * as History from "./history.ts"
import * as Late from "./late.ts"
import { least, most } from "../extremes.ts"
import * as Instead from "./instead.ts"
import * as Lineage from "./lineage.ts"
import * as Moves from "./moves.ts"
import * as Pieces from "./pieces.ts"
import { always, type Asked, type Link, type Partition, type Place, type Places, whole } from "./place.ts"
import * as Sets from "./sets.ts"
import * as Tree from "../territory/tree.ts"

const endless = [-Infinity, Infinity] as const

export const make = (asked: Asked): Places => {
  const children = Children.make(asked)
  const late = Late.make(asked, children)
  const lineage = Lineage.make(asked, children, late)
  const history = History.make(asked, children, lineage, late)
  const sets = Sets.make(asked, children)
  const partitions = new Map<number, ReadonlyArray<Partition>>()

  const ownPart = (place: Place): Link => ({ place: children.own(place), ...always, ...whole })

  /** The ways in which a unit is made of others. */
  const unitPartitions = (place: Place): ReadonlyArray<Partition> => {
    const list = children.below(place.key)
    const links = children.links(place.key)
    const covers = list.length > 0 && children.covering(list)
    // What a unit does itself is a part of it beside those below; a unit without any below is its own part.
    const ownLink = asked.own === "no" || (asked.own === "may" && list.length === 0) ? [] : [ownPart(place)]
    const loose = children.straysOf(place.key).map((one): Link => ({ place: one, ...always, ...whole, stray: true }))
    const all = [...links, ...ownLink, ...loose]
    const isAll = asked.own === "always" ? list.length === 0 || covers : covers
    const moved = acrossMoves(all, isAll)
    const empty = children.emptyDays(place.key)
    // Who became others is all that these are from then on: those that lay below it are no longer all of it.
    const until = !asked.stock && children.hasHeirs(place.key) ? children.last(place.key) : Infinity
    // What a body told of the days before it was made of others is theirs, and not what lay below them.
    const isMade = asked.own === "always" && list.length > 0 && lineage.madeOf(place.key).length > 0
    const since = isMade ? children.first(place.key) : -Infinity
    return [
      ...(all.length === 0 ? [] : [{ kind: "children" as const, links: all, covers: isAll, since, until, empty }]),
      ...lineage
        .partitions(place.key)
        .flatMap((made) => [made, ...sets.instead(made.links, made.covers, sets.among(made.links))]),
      ...history.of(place.key, links, ownLink, isAll),
      ...moved,
      ...(asked.stock ? [] : late.former(links, ownLink, isAll)),
      ...[{ links: all, covers: isAll, isInner: false }, ...moved].flatMap(({ covers, isInner = false, links }) =>
        sets.instead(links, covers, sets.below(place.key)).map((made) => ({ ...made, empty, isInner }))
      )
    ]
  }

  /** Of figures over time, children for all time where units below went from one to another. */
  const acrossMoves = (links: ReadonlyArray<Link>, covers: boolean): ReadonlyArray<Partition> => {
    const found = asked.stock ? undefined : Instead.acrossMoves(links, children, asked.own)
    if (found === undefined) return []
    const long = history.withHistory(found.links) ?? found.links
    return [
      { ...found, links: long, kind: "children", covers: covers && found.covers, since: -Infinity, until: Infinity }
    ]
  }

  const exchanged = new Map<number, boolean>()
  const exchanges = (key: number): boolean => {
    const found = exchanged.get(key) ?? acrossMoves(children.links(key), true).length > 0
    exchanged.set(key, found)
    return found
  }

  /** By set, the members that figures of it name after they ended. */
  const named = new Map<Place, Set<number>>()

  const filed = (place: Place, from: number, to: number, until: number): void => {
    if (place.key !== -1 && Tree.edgeAt(children.tree, place.key, until - 1) === -1) late.filedLate(place, from, to)
    if (place.kind !== "set") return
    const gone = place.units
      .flatMap((id) => children.tree.keys.get(id) ?? [])
      .filter((key) => children.last(key) <= from)
    named.set(place, new Set([...(named.get(place) ?? []), ...gone]))
  }

  /** A member of a set on its days, and not on those on which it lies in another one. */
  const member = (place: Place, set: Place): ReadonlyArray<Link> => {
    const [from, to] = asked.stock || named.get(set)?.has(place.key) ? endless : children.life(place.key)
    if (asked.own === "always") return [{ place: children.own(place), from, to, ...whole }]
    const others = set.units.flatMap((id) => children.tree.keys.get(id) ?? []).filter((key) => key !== place.key)
    const inOthers = others.flatMap((key) => children.daysIn(place.key, key))
    // What came of another member: whether that is meant twice until then, nobody knows.
    const isMeantTwice = lineage.forebears(place.key).some((one) => others.includes(one.place.key))
    const birth = children.first(place.key)
    const own = { place, from, to, ...whole }
    const all =
      asked.stock || !isMeantTwice
        ? [own]
        : [
            { ...own, to: birth, lower: 0 },
            { ...own, from: birth }
          ]
    return all.flatMap((link) => without(link, inOthers))
  }

  /** A set is all of its members on the days of each; where figures leave out those below, of what these do themselves. */
  const setPartitions = (set: Place): ReadonlyArray<Partition> => {
    const links = set.units.flatMap((id) => children.unit(id) ?? []).flatMap((place) => member(place, set))
    return [{ kind: "set", covers: true, since: -Infinity, until: Infinity, links }, ...sets.ofSets(set, links)]
  }

  /** Of a set, the days on which one of its members can hold anything. */
  const life = (place: Place): readonly [from: number, to: number] => {
    if (place.kind === "unit") return children.life(place.key)
    if (place.kind !== "set") return endless
    const lives = place.units
      .map((id) => children.tree.keys.get(id))
      .map((key) => (key === undefined ? endless : children.life(key)))
    return [least(lives.map(([from]) => from)), most(lives.map(([, to]) => to))]
  }

  const pieces = new Map<number, Pieces.Group>()
  let groups: ReadonlyArray<Pieces.Group> | undefined
  const group = (index: number): Place => {
    if (groups === undefined) {
      groups = Pieces.groups(asked, { children, history, lineage, sets })
      for (const one of groups) pieces.set(one.place.number, one)
    }
    return groups[index]!.place
  }

  const partitionsOf = (place: Place): ReadonlyArray<Partition> => {
    const known = partitions.get(place.number)
    if (known !== undefined) return known
    const found =
      place.kind === "unit"
        ? unitPartitions(place)
        : place.kind === "set"
          ? setPartitions(place)
          : (pieces.get(place.number)?.partitions ?? history.partitions(place))
    partitions.set(place.number, found)
    return found
  }

  /** Those above a unit at any time, what became of it, and the sets of which it is a member. */
  const unitContainers = (place: Place): ReadonlyArray<Place> => {
    const { line, tree } = children
    const parents = new Set<number>()
    for (let edge = tree.start[place.key]!; edge < tree.start[place.key + 1]!; edge++) {
      if (tree.parent[edge]! >= 0) parents.add(tree.parent[edge]!)
    }
    for (const { edges } of line.out.get(place.key) ?? []) {
      for (const edge of edges) if (edge.key !== place.key) parents.add(edge.key)
    }
    const joint = asked.own === "always" ? [] : sets.of(place.key)
    return [...[...parents].map(children.byKey), ...joint]
  }

  return {
    group,
    unit: children.unit,
    own: children.own,
    filed,
    life,
    holds: (place, units) => units.some((id) => children.isAbove(place, id)),
    hasBelow: (place) => children.below(place.key).length > 0,
    set: (ids) => {
      partitions.clear()
      return sets.set(ids)
    },
    stray: (id, above) => {
      partitions.clear()
      return children.stray(id, above)
    },
    change: ({ key, kind, units }, after, until) => {
      if (!asked.stock) return undefined
      if (kind === "unit") return lineage.change(key, after, until)
      const keys = kind === "set" ? units.flatMap((id) => children.tree.keys.get(id) ?? []) : []
      return keys.length === 0 ? undefined : lineage.changeOfSet(keys, after, until)
    },
    isCalm: (after, until) => Tree.eraOf(children.tree, after) === Tree.eraOf(children.tree, until),
    movesBetween: (some) => {
      const units = [...new Set(some)].filter(({ kind }) => kind === "unit")
      const whole = (key: number) => lineage.forebears(key).flatMap((one) => (one.isWhole ? [one.place.key] : []))
      const keys = units.map(({ key }) => [key, ...whole(key)])
      return keys.length < 2 ? [] : Moves.between(children.tree, children.line, keys)
    },
    partitions: partitionsOf,
    empty: ({ key, kind, number }) => (kind === "unit" ? children.emptyDays(key) : (pieces.get(number)?.empty ?? [])),
    began: ({ key, kind }) => (kind === "unit" ? children.began(key) : undefined),
    born: (place) =>
      place.kind === "unit" && lineage.madeOf(place.key).length > 0 ? children.first(place.key) : undefined,
    became: ({ key, kind }) => (kind === "unit" && children.hasHeirs(key) ? children.last(key) : undefined),
    forebears: (place) => (place.kind === "unit" ? lineage.forebears(place.key) : []),
    former: (place) => (place.kind === "unit" ? late.formerOf(place.key) : []),
    exchanges: ({ key, kind }) => kind === "unit" && exchanges(key),
    besideSets: (place) => {
      if (place.key === -1 || place.kind === "set") return []
      const above = [...children.above(place.key)].filter(
        (key) => key !== place.key && (sets.within(key).length > 0 || exchanges(key))
      )
      return [...above.map(children.byKey), ...sets.outside(place)].filter((one) =>
        partitionsOf(one).some(({ links }) => links.some((link) => link.place === place))
      )
    },
    containers: (place) => {
      if (place.kind === "unit") return unitContainers(place)
      const holders = pieces.get(place.number)?.holders
      if (holders !== undefined) return holders
      if (place.kind === "set") return [...sets.holders(place).map(children.byKey), ...sets.outside(place)]
      if (place.kind === "pieces" || place.key === -1) return []
      return [children.byKey(place.key), ...(asked.own === "always" ? sets.of(place.key) : [])]
    }
  }
}
