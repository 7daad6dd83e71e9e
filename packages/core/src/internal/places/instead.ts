/** Other ways in which the pieces of a unit on the boundaries of another day make it up. @internal */
import type { Children } from "./children.ts"
import { on, without } from "./days.ts"
import type { Lineage } from "./lineage.ts"
import type { Asked, Link, Partition, Place } from "./place.ts"

/**
 * A unit that was what it is on that day for all its life: what is filed under its code is its own, however late, and all there is
 * of it until a day; unless what another body did that is gone may be its own as well.
 */
export const underItsCode = (
  links: ReadonlyArray<Link>,
  self: Place,
  until: number,
  isForLife: (one: Link) => boolean,
  livedIn: (one: Link, other: Link) => boolean
): ReadonlyArray<Partition> => {
  const own = links.find((link) => link.place === self && isForLife(link))
  if (
    own === undefined ||
    links.some(
      (link) =>
        link !== own && (link.place === self || (link.from < own.to && own.from < link.to) || livedIn(own, link))
    )
  )
    return []
  const always = { ...own, from: -Infinity, to: Infinity }
  const covers = links.every(({ place }) => place === self || place.kind !== "own")
  return [{ kind: "pieces", links: [always], covers, since: -Infinity, until }]
}

/**
 * The day from which on a unit that ended is not all that these pieces are: it left what lay below it to others, or some of that went
 * elsewhere than it did.
 */
export const untilLeft = (
  links: ReadonlyArray<Link>,
  key: number,
  children: Children,
  { stock }: Pick<Asked, "stock">
): number => {
  const end = children.last(key)
  const heirs = (children.line.out.get(key) ?? []).flatMap(({ edges }) => edges.map((edge) => edge.key))
  const isElsewhere = (link: Link): boolean =>
    link.from >= end &&
    without(
      link,
      heirs.flatMap((heir) => children.daysIn(link.place.key, heir))
    ).length > 0
  const isEmpty = stock ? children.below(key).length > 0 : children.emptyDays(key).some(({ to }) => to > end)
  const isLeft = heirs.length > 0 ? links.some(isElsewhere) : isEmpty
  return isLeft ? end : Infinity
}

const isForebear = (lineage: Lineage, { key }: Place, place: Place): boolean =>
  lineage.forebears(key).some((one) => one.place === place)

/** The last pieces for all time, where all of them together are what the earlier ones were. */
export const throughout = (links: ReadonlyArray<Link>, lineage: Lineage): ReadonlyArray<Partition> => {
  const last = links.filter((link) => link.to === Infinity)
  const earlier = links.filter((link) => link.to !== Infinity)
  const made =
    last.every(({ place }) => {
      const origins = lineage.madeOf(place.key)
      return origins.length > 0 && origins.every((origin) => earlier.some((link) => link.place === origin.place))
    }) &&
    earlier.every((link) => {
      const heirs = last.filter(({ place }) => isForebear(lineage, place, link.place))
      return heirs.length > 0 && heirs.every(({ from }) => link.to <= from)
    })
  if (earlier.length === 0 || !made || links.some((link) => link.lower !== 1)) return []
  const always = last.map((link) => ({ ...link, from: -Infinity }))
  return [{ kind: "pieces", links: always, covers: true, since: -Infinity, until: Infinity }]
}

/**
 * Instead of a piece in which another one, or what `keysOf` says of it, lay at some time, what lies below it: who only changed its
 * place is one piece for all time.
 */
export const refined = (
  links: ReadonlyArray<Link>,
  covers: boolean,
  children: Children,
  own: Asked["own"],
  keysOf: (place: Place) => ReadonlyArray<number> = ({ key }) => (key === -1 ? [] : [key])
): ReadonlyArray<Partition> => {
  const around = new Set(
    links.flatMap(({ place }) =>
      keysOf(place).flatMap((key) => [...children.above(key)].filter((above) => above !== key))
    )
  )
  const isAround = ({ lower, place: { key, kind } }: Link): boolean =>
    kind === "unit" && lower === 1 && around.has(key) && children.below(key).length > 0
  const isKnown = ({ place: { key } }: Link): boolean =>
    children.covering(children.below(key)) && children.straysOf(key).length === 0
  let isAll = covers
  const below = (link: Link): ReadonlyArray<Link> => {
    if (!isAround(link)) return [link]
    isAll &&= isKnown(link)
    const inner = on(children.links(link.place.key), [link])
    // On days on which nothing lies below it, it is all of itself.
    const alone = without(link, inner)
    const self = own === "no" ? [] : without({ ...link, place: children.own(link.place) }, alone)
    return [...self, ...alone, ...inner.flatMap(below)]
  }
  if (!links.some(isAround)) return []
  const all = joined(links.flatMap(below), (one, other) => one.place === other.place)
  return [{ kind: "pieces", links: all, covers: isAll, since: -Infinity, until: Infinity, isInner: true }]
}

/**
 * Units below which another one lay at some time that before or after, or what came of it, lay below another of them, or was one of
 * them itself.
 */
const exchanging = (links: ReadonlyArray<Link>, children: Children): ReadonlyArray<Link> => {
  const above = new Map<number, Set<Place>>()
  const below = (link: Link): ReadonlyArray<number> => {
    if (link.place.kind !== "unit" || link.lower !== 1) return []
    const inner = on(children.links(link.place.key), [link]).map(({ place }) => place.key)
    return [...new Set(inner.flatMap((key) => [key, ...heirsOf(key)]))]
  }
  const heirsOf = (key: number): ReadonlyArray<number> =>
    (children.line.out.get(key) ?? []).flatMap(({ edges }) =>
      edges.flatMap((edge) => (edge.key < 0 || edge.key === key ? [] : [edge.key, ...heirsOf(edge.key)]))
    )
  const inside = new Map(links.map((link) => [link, below(link)]))
  for (const link of links) {
    for (const key of [...(link.place.kind === "unit" ? [link.place.key] : []), ...inside.get(link)!])
      above.set(key, (above.get(key) ?? new Set()).add(link.place))
  }
  return links.filter((link) => inside.get(link)!.some((key) => above.get(key)!.size > 1))
}

/** Instead of units between which one went, what lies below them: who only changed its place is one part for all time. */
export const acrossMoves = (
  links: ReadonlyArray<Link>,
  children: Children,
  own: Asked["own"]
): Pick<Partition, "links" | "covers" | "isInner"> | undefined => {
  const isSame = (one: Link, other: Link): boolean => one.place === other.place
  let [found, covers] = [links, true]
  for (let some = exchanging(found, children); some.length > 0; some = exchanging(found, children)) {
    const inner = some.map((link) => on(children.links(link.place.key), [link]))
    // On days on which nothing lies below it, it is all of itself.
    const alone = some.flatMap((link, index) =>
      without(link, [...inner[index]!, ...children.emptyDays(link.place.key)])
    )
    const self =
      own === "no"
        ? []
        : some.flatMap((link) =>
            without(
              { ...link, place: children.own(link.place) },
              alone.filter(({ place }) => place === link.place)
            )
          )
    covers &&= some.every(
      ({ place: { key } }) => children.covering(children.below(key)) && children.straysOf(key).length === 0
    )
    found = joined([...found.filter((link) => !some.includes(link)), ...self, ...alone, ...inner.flat()], isSame)
  }
  return found === links ? undefined : { links: found, covers, isInner: true }
}

/** Units of which another share belongs at another time, each as one part for all of these days: from the least of the shares to the most. */
export const atAnyTime = (links: ReadonlyArray<Link>): ReadonlyArray<Link> | undefined => {
  const places = [...new Set(links.map(({ place }) => place))]
  if (places.length === links.length) return undefined
  return places.map((place) => {
    const all = links.filter((link) => link.place === place)
    const [first, last] = [all[0]!, all.at(-1)!]
    const isOn = all.every((link, index) => index === 0 || all[index - 1]!.to === link.from)
    const lower = isOn ? Math.min(...all.map((link) => link.lower)) : 0
    return { ...first, to: last.to, lower, upper: Math.max(...all.map((link) => link.upper)) }
  })
}

/** Pieces that go on from one era to the next as one. */
export const joined = <One extends Omit<Link, "place">>(
  pieces: ReadonlyArray<One>,
  isSame: (one: One, other: One) => boolean
): ReadonlyArray<One> => {
  const found: Array<One> = []
  for (const piece of [...pieces].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const index = found.findIndex(
      (one) => isSame(one, piece) && one.to === piece.from && one.lower === piece.lower && one.upper === piece.upper
    )
    if (index === -1) found.push(piece)
    else found[index] = { ...found[index]!, to: piece.to }
  }
  return found
}
