/** What a unit was made of, and units that came of it: whole successions cover their heirs. @internal */
import * as Placing from "../territory/placing.ts"
import type { Step } from "../territory/lineage.ts"
import * as Tree from "../territory/tree.ts"
import type { Children } from "./children.ts"
import type { Late } from "./late.ts"
import * as Moves from "./moves.ts"
import type { Asked, Change, Forebear, Gift, Link, Partition, Place } from "./place.ts"
import { whole } from "./place.ts"

export const make = (
  { boundaries, stock }: Asked,
  { below, byKey, daysIn, line, tree }: Children,
  { isLate }: Late
) => {
  const basis = boundaries === "as reported" ? "population" : (boundaries.basis ?? "population")
  const weights = boundaries === "as reported" ? [] : (boundaries.weights ?? [])

  /** Whether a unit holds, from a day on which others became it, what lay in none of these before. */
  const gotMore = (key: number, { day, edges }: Step): boolean => {
    const origins = [key, ...edges.map((edge) => edge.key)]
    const wasIn = (one: number): boolean =>
      origins.some((above) => daysIn(one, above).some(({ from, to }) => from < day && day <= to))
    const madeOf = (one: number): ReadonlyArray<number> =>
      line.into
        .get(one)
        ?.find((step) => step.day === day)
        ?.edges.map((edge) => edge.key) ?? [one]
    return below(key).some((child) => child.from === day && !madeOf(child.key).every(wasIn))
  }

  /** The days after one on which something left a unit that lives on, or came to it. */
  const changesAfter = (key: number, day: number) => {
    const isLater = (step: { readonly day: number }): boolean => step.day > day
    const over = Moves.over(tree, line, key, day, Infinity)
    const out = (line.out.get(key) ?? []).filter((step) => isLater(step) && Tree.livesThrough(tree, key, step.day))
    return {
      left: [...out, ...over.filter(({ leaves }) => leaves)].map((one) => one.day),
      came: [...(line.into.get(key) ?? []).filter(isLater), ...over.filter(({ leaves }) => !leaves)].map(
        (one) => one.day
      )
    }
  }

  /** What a unit was made of on the day it began, and what ended units became part of it. */
  const lineagePartitions = (key: number): ReadonlyArray<Partition> =>
    (line.into.get(key) ?? []).flatMap((step): ReadonlyArray<Partition> => {
      const { day, edges } = step
      const begins = Tree.edgeAt(tree, key, day - 1) === -1
      const heirs = Placing.heirs(tree, line, { from: day - 1, to: day }, { basis, weights })
      const { came, left } = changesAfter(key, day)
      const [until, intact] = [Math.min(Infinity, ...came, ...left), Math.min(Infinity, ...left)]
      const links = edges.flatMap((edge): ReadonlyArray<Link> => {
        if (edge.key === key) return []
        const share = heirs(edge.key).get(key)
        if (share === undefined || share.upper === 0) return []
        const ended = Tree.edgeAt(tree, edge.key, day) === -1
        // Of a flow, on the boundaries of each figure's own day, who lives on keeps what was reported before.
        if (!ended && !stock && boundaries === "as reported") return []
        // A share of it is one of what is filed under its code: what its heirs say is theirs alone.
        const late = ended && !stock && (share.lower === 1 || isLate(byKey(edge.key)))
        if (!begins && !late) return []
        const to = late || (stock && ended) ? Infinity : day
        const link = { place: byKey(edge.key), from: begins ? -Infinity : day, to: Math.min(to, intact), ...share }
        // Of what is filed under its code once something left its heir, nobody knows how much is the heir's.
        return to > intact ? [link, { ...link, from: intact, to, lower: 0 }] : [link]
      })
      const isAll = edges.every((edge) => links.some(({ place, to }) => place.key === edge.key && to === Infinity))
      const covered = isAll && !gotMore(key, step) ? until : day
      return links.length === 0 ? [] : [{ kind: "lineage", links, covers: begins, since: -Infinity, until: covered }]
    })

  /** The units of which a unit was made on its first day, wholly or in part. */
  const madeOf = (key: number): ReadonlyArray<Link> =>
    lineagePartitions(key)
      .filter((one) => one.covers)
      .flatMap((one) => one.links)

  /** The units that a unit was made of, those that these were made of, and so on. */
  const forebears = (key: number, isWhole = true, seen = new Set<Place>()): ReadonlyArray<Forebear> =>
    madeOf(key).flatMap(({ lower, place }) => {
      if (seen.has(place)) return []
      seen.add(place)
      const one = { place, isWhole: isWhole && lower === 1, until: Tree.life(tree, key)![0] }
      return [one, ...forebears(place.key, one.isWhole, seen)]
    })

  const shareOf = (from: number, to: number, day: number) =>
    Placing.heirs(tree, line, { from: day - 1, to: day }, { basis, weights })(from).get(to)
  const isIn = ({ day }: { readonly day: number }, key: number, after: number, until: number): boolean =>
    after < day && day <= until && Tree.livesThrough(tree, key, day)

  /** What was given by one unit to another on a day, known where all that can be said of it is said. */
  const giftOf = (from: number, to: number, day: number): ReadonlyArray<Gift> => {
    const share = from === to ? whole : shareOf(from, to, day)
    if (share === undefined || share.upper === 0) return []
    const { lower, upper } = share
    return [{ place: byKey(from), lower, upper, isKnown: from === to || Tree.edgeAt(tree, from, day) === -1 }]
  }

  /** What a unit that lives on gave away and was given after a day until another; `undefined` where it is as it was. */
  const change = (key: number, after: number, until: number): Change | undefined => {
    const kept = (line.out.get(key) ?? [])
      .filter((step) => isIn(step, key, after, until))
      .map(({ day }) => shareOf(key, key, day) ?? whole)
    const given = (line.into.get(key) ?? [])
      .filter((step) => isIn(step, key, after, until))
      .flatMap(({ day, edges }) => edges.flatMap((edge) => (edge.key === key ? [] : giftOf(edge.key, key, day))))
    const moves = Moves.over(tree, line, key, after, until)
    const gifts = moves.map((move) => ({ ...move, gifts: giftOf(move.from, move.to, move.day) }))
    const came = [...given, ...gifts.filter(({ leaves }) => !leaves).flatMap((one) => one.gifts)]
    const left = gifts.filter(({ leaves }) => leaves).flatMap((one) => one.gifts)
    if (kept.length + came.length + left.length === 0) return undefined
    const [lower, upper] = [
      kept.reduce((all, one) => all * one.lower, 1),
      kept.reduce((all, one) => all * one.upper, 1)
    ]
    // Of a unit that was divided and took over or lost others besides, nobody knows what was divided.
    const isMixed = lower !== 1 && gifts.length > 0
    return isMixed
      ? { lower: 0, upper, given: came.map((one) => ({ ...one, lower: 0 })), left: [] }
      : { lower, upper, given: came, left }
  }

  /** What became of several units together: unknown where anything came to them or left them. */
  const changeOfSet = (keys: ReadonlyArray<number>, after: number, until: number): Change | undefined => {
    const isMember = (key: number, day: number): boolean => {
      const snapshot = Tree.at(tree, day)
      for (let n = snapshot.numbers[key] ?? -1; n >= 0; n = snapshot.parent[n]!) {
        if (keys.includes(snapshot.keys[n]!)) return true
      }
      return false
    }
    const changes = keys.some((key) => {
      const own = [...(line.out.get(key) ?? []), ...(line.into.get(key) ?? [])]
        .filter((step) => isIn(step, key, after, until))
        .some(({ day, edges }) => edges.some((edge) => !isMember(edge.key, day) && !isMember(edge.key, day - 1)))
      const over = Moves.over(tree, line, key, after, until)
      return own || over.some(({ day, from, leaves, to }) => !(leaves ? isMember(to, day) : isMember(from, day - 1)))
    })
    return changes ? { lower: 0, upper: Infinity, given: [], left: [] } : undefined
  }
  return {
    change,
    changeOfSet,
    partitions: lineagePartitions,
    madeOf,
    forebears
  }
}

export type Lineage = ReturnType<typeof make>
