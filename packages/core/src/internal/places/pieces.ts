/** On the boundaries of another day a unit is pieces: in each era the units that then were what it is on that day. @internal */
import * as Day from "../../Day.ts"
import * as Territory from "../../Territory.ts"
import * as Tree from "../territory/tree.ts"
import type { Children } from "./children.ts"
import { type Days, merged, without } from "./days.ts"
import { atAnyTime, joined, refined, throughout, underItsCode, untilLeft } from "./instead.ts"
import type { History } from "./history.ts"
import type { Lineage } from "./lineage.ts"
import type { Asked, Link, Partition, Place } from "./place.ts"
import type { Sets } from "./sets.ts"

interface Making {
  readonly children: Children
  readonly history: History
  readonly lineage: Lineage
  readonly sets: Sets
}

/** A group of a question: its place, and of pieces the ways in which they make it up, the days on which there are none, and the places that hold all of them. */
export interface Group {
  readonly place: Place
  readonly partitions?: ReadonlyArray<Partition>
  readonly empty?: ReadonlyArray<Days>
  readonly holders?: ReadonlyArray<Place>
}

/** What is of one of several groups, nobody knows of which. */
const anyShare = { lower: 0, upper: 1 }

interface Piece extends Omit<Link, "place"> {
  readonly key: number
  /** Whether it is what the unit's own body does alone, of a unit some of which went elsewhere. */
  readonly own: boolean
}

const isSamePiece = (one: Piece, other: Piece): boolean => one.key === other.key && one.own === other.own

/** For each unit the groups that hold all of it: it and every unit below it; of what nobody was given, those that hold what is above it. */
const holding = (
  snapshot: Tree.Keyed,
  parts: ReadonlyArray<ReadonlyArray<Territory.Placement>>,
  isNobodys: (key: number) => boolean
): ReadonlyArray<ReadonlyArray<number>> => {
  const given = parts.map((all) => all.filter((one) => one.lower === 1).map((one) => one.group))
  const held = given.map((groups, n) => {
    const above = given[snapshot.parent[n]!] ?? []
    return isNobodys(snapshot.keys[n]!) ? groups.filter((group) => above.includes(group)) : groups
  })
  for (let n = held.length - 1; n > 0; n--) {
    const parent = snapshot.parent[n]!
    if (parent >= 0) held[parent] = held[parent]!.filter((group) => held[n]!.includes(group))
  }
  return held
}

/** Of figures over time, units of which more or less belongs at another time, each as one piece. */
const wider = (links: ReadonlyArray<Link>, covers: boolean): ReadonlyArray<Partition> => {
  const found = atAnyTime(links)
  return found === undefined ? [] : [{ kind: "pieces", links: found, covers, since: -Infinity, until: Infinity }]
}

/** Pieces that were made of what lay below others, in their place for all time. */
const reachingBack = (
  { own, stock }: Asked,
  { covers, links }: Pick<Partition, "links" | "covers">,
  { children, history, lineage }: Making
): ReadonlyArray<Partition> => {
  if (stock) return []
  const line = ({ key }: Place) => (key === -1 ? [] : [key, ...lineage.forebears(key).map(({ place }) => place.key)])
  const [inner = { links, covers }] = refined(links, covers, children, own, line)
  const found = history.withHistory(inner.links)
  const always = { kind: "pieces", since: -Infinity, until: Infinity, isInner: true } as const
  return found === undefined ? [] : [{ ...always, links: found, covers: inner.covers }]
}

/** Pieces cover on the days after the last on which some part is unknown, or else on those before the first. */
const coveringFrom = (unknown: Days | undefined): Pick<Partition, "covers" | "since" | "until"> => {
  const { from, to } = unknown ?? { from: Infinity, to: -Infinity }
  const isPast = to < Infinity
  return { covers: isPast || from > -Infinity, since: isPast ? to : -Infinity, until: isPast ? Infinity : from }
}

/** Whether a piece is what a unit was made of: the same share of the same one. */
const isOrigin = (origins: ReadonlyArray<Link>, { lower, place, upper }: Link): boolean =>
  origins.some((one) => one.place === place && one.lower === lower && one.upper === upper)

/** The keys of the units above one. */
const lineOf = (snapshot: Tree.Keyed, number: number): ReadonlySet<number> => {
  const found = new Set<number>()
  for (let n = snapshot.parent[number]!; n >= 0; n = snapshot.parent[n]!) found.add(snapshot.keys[n]!)
  return found
}

/** The groups as places: the units themselves, or on the boundaries of another day what they were made of in each era. */
export const groups = (asked: Asked, making: Making): ReadonlyArray<Group> => {
  const { children, lineage, sets } = making
  const { tree } = children
  const { boundaries, days, territory } = asked
  const plain = asked.groups.map((id) => {
    const key = tree.keys.get(id)
    return key === undefined ? children.add("own", [id], -1) : children.byKey(key)
  })
  if (boundaries === "as reported") return plain.map((place) => ({ place }))
  const day = Day.toEpoch(boundaries.asOf)
  const [low, high] = [Math.min(days[0], day), Math.max(days[1], day)]
  const cuts = tree.days.filter((cut) => cut > low && cut <= high)
  if (cuts.length === 0) return plain.map((place) => ({ place }))
  const place = Territory.placer(territory, asked)
  /** Whether others came of a unit, or it of others: then what it does beside those below it is of these, nobody knows of which. */
  const isSaid = (key: number): boolean => children.line.out.has(key) || children.line.into.has(key)
  /** Whether a unit is not there on that day, and nothing says whose it is what it did beside those below it. */
  const isNobodys = (key: number): boolean =>
    asked.own !== "no" && children.below(key).length > 0 && !isSaid(key) && Tree.edgeAt(tree, key, day) === -1
  const found = asked.groups.map(() => [] as Array<Piece>)
  /** Days of each group's own body, which does nothing: of those on which no piece is there, it is nothing. */
  const left = asked.groups.map(() => [] as Array<Days>)
  /** Groups of which some part is of units that nobody knows. */
  const open = new Map<number, Days>()
  const shared: Array<ReadonlySet<number> | undefined> = []
  ;[-Infinity, ...cuts].forEach((from, index) => {
    const to = cuts[index] ?? Infinity
    const on = from === -Infinity ? cuts[0]! - 1 : from
    const snapshot = Tree.at(tree, on)
    const parts = Array.from(snapshot.keys, (key) =>
      place(tree.ids[key]!).filter((one) => one.from <= on && on < one.to && one.upper !== 0)
    )
    // Which groups hold all of a unit, by its number; and which a part of it.
    const held = holding(snapshot, parts, isNobodys)
    for (let n = 0; n < snapshot.keys.length; n++) {
      const parent = snapshot.parent[n]!
      const above = parent === -1 ? [] : held[parent]!
      for (const { group, lower, upper } of parts[n]!) {
        if (above.includes(group)) continue
        const last = lower === 1 ? n : snapshot.last[n]!
        let inner = false
        for (let m = n + 1; m <= last; m++) inner ||= parts[m]!.some((one) => one.group === group)
        const key = snapshot.keys[n]!
        const isShared = inner && isSaid(key)
        if (inner && !isShared) continue
        const own = isShared || (lower === 1 && !held[n]!.includes(group))
        const list = children.below(key)
        // Who lay in it that nobody knows is elsewhere once it has ended with nothing after it.
        const isLeft = children.last(key) === to && !children.hasHeirs(key) && list.length > 0
        if (!own && isLeft && !children.covering(list)) open.set(group, { from: to, to: Infinity })
        if (own) {
          if (!children.covering(children.below(key))) open.set(group, { from: open.get(group)?.from ?? from, to })
          if (asked.own === "no") {
            if (!isShared) left[group]!.push({ from, to })
            continue
          }
        }
        const isAny = isShared || (own && isNobodys(key))
        found[group]!.push({ key, from, to, ...(isAny ? anyShare : { lower, upper }), own })
        const line = lineOf(snapshot, n)
        shared[group] = new Set([...(shared[group] ?? line)].filter((key) => line.has(key)))
      }
    }
  })
  return plain.map((self, group): Group => {
    const links = joined(found[group]!, isSamePiece).map(({ key, own, ...rest }): Link => {
      const unit = children.byKey(key)
      return { place: own ? children.own(unit) : unit, ...rest }
    })
    if (links.length === 0) return { place: self }
    // A unit that was made of whole units, and has not changed since, is what it was made of; while it lived it was itself alone.
    const livedIn = ({ place: { key } }: Link, link: Link): boolean =>
      children.first(key) < link.to && link.from < children.last(key)
    const isForLife = ({ from, lower, place: { key }, to }: Link): boolean =>
      lower === 1 && from <= children.first(key) && children.last(key) <= to
    // What left one of its origins before that became it is not among these, and what came to it from elsewhere is.
    const isMadeOf = ({ from, place }: Link): boolean => {
      const [forebears, origins] = [lineage.forebears(place.key), lineage.madeOf(place.key)]
      const isOf = (link: Link): boolean =>
        link.lower === 1 ? forebears.some((one) => one.place === link.place) : place === self && isOrigin(origins, link)
      return (
        forebears.every((one) => one.until < cuts[0]! || links.some((link) => link.place === one.place)) &&
        links.every((link) => link.to > from || isOf(link))
      )
    }
    const heir = links.find(
      (last) =>
        last.to === Infinity &&
        isForLife(last) &&
        isMadeOf(last) &&
        links.every((link) => link === last || (link.to <= last.from && !livedIn(last, link)))
    )
    if (heir !== undefined) return { place: heir.place }
    const place = children.add("pieces", self.units, -1)
    const covers = !open.has(group)
    const filled = links.flatMap((link) => without(link, children.emptyDays(link.place.key)))
    const empty =
      covers && !asked.stock ? merged([...left[group]!, ...links].flatMap((one) => without(one, filled))) : []
    const made: ReadonlyArray<Partition> = [
      { kind: "pieces", links, ...coveringFrom(open.get(group)), empty },
      ...(asked.stock ? [] : wider(links, covers)),
      ...throughout(links, lineage),
      ...refined(links, covers, children, asked.own),
      ...reachingBack(asked, { links, covers }, making),
      ...underItsCode(
        links,
        self,
        untilLeft(links, self.key, children, asked),
        (one) => isForLife(one) && isMadeOf(one),
        livedIn
      )
    ]
    // Units that hold all of it: those above every piece, and one of another day that was made of the others.
    const last = links.find((link) => link.to === Infinity)
    const origins = last === undefined ? [] : lineage.madeOf(last.place.key)
    const isWholeOrigin = (link: Link): boolean => link.lower === 1 && isOrigin(origins, link)
    const heirs = last !== undefined && links.every((link) => link === last || isWholeOrigin(link)) ? [last.place] : []
    return {
      place,
      empty,
      holders: [...heirs, ...[...(shared[group] ?? [])].map(children.byKey)],
      partitions: [
        ...made,
        ...made.flatMap((one) =>
          sets
            .instead(one.links, one.covers, sets.among(one.links))
            .map((other) => ({ ...other, since: one.since, until: one.until, isInner: one.isInner ?? false }))
        )
      ]
    }
  })
}
