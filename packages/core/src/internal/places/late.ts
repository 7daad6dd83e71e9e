/** Ended units that still file under their code: they stand in the place of what came of them. @internal */
import * as Tree from "../territory/tree.ts"
import type { Children } from "./children.ts"
import { type Days, merged, without } from "./days.ts"
import { joined } from "./instead.ts"
import type { Asked, Former, Link, Partition, Place } from "./place.ts"

/** A part once more on those of some days that come after its own. */
const after = (link: Link, { from, to }: Days): ReadonlyArray<Link> =>
  to <= link.to ? [] : [{ ...link, from: Math.max(from, link.to), to }]

export const make = ({ stock }: Asked, { byKey, line, tree }: Children) => {
  /** Ended units that still file, and the days that they filed for. */
  const late = new Map<number, ReadonlyArray<Days>>()

  /** Ended units that still file, and wholly went into a unit and others which are made of nothing else. */
  const formerOf = (key: number): ReadonlyArray<Former> =>
    stock
      ? []
      : (line.into.get(key) ?? []).flatMap(({ day, edges }): ReadonlyArray<Former> => {
          const [origin] = edges
          if (edges.length !== 1 || !late.has(origin!.key) || (line.into.get(key)?.length ?? 0) > 1) return []
          const last = line.out.get(origin!.key)?.at(-1)
          const heirs = last?.edges.map((edge) => edge.key) ?? []
          const isAll = heirs.every((heir) => {
            const made = line.into.get(heir) ?? []
            return made.length === 1 && made[0]!.edges.length === 1 && Tree.edgeAt(tree, heir, day - 1) === -1
          })
          if (last?.day !== day || heirs.length < 2 || !heirs.includes(key) || !isAll) return []
          return [{ place: byKey(origin!.key), heirs: heirs.map(byKey), since: day }]
        })

  const heirs = (key: number): ReadonlyArray<number> =>
    line.out
      .get(key)
      ?.at(-1)
      ?.edges.map((edge) => edge.key) ?? []

  /** Divided units that still file under their code, in the place of those that came of them, and of what came of these. */
  const former = (links: ReadonlyArray<Link>, own: ReadonlyArray<Link>, covers: boolean): ReadonlyArray<Partition> => {
    const still = links.filter(({ place, to }) => late.has(place.key) && to < Infinity && heirs(place.key).length > 1)
    if (still.length === 0) return []
    const keys = still.map((link) => link.place.key)
    const gone = new Set(keys.flatMap(heirs))
    for (const key of gone) for (const heir of heirs(key)) gone.add(heir)
    // What came of it elsewhere, as where all that was above it ended as well, is not here.
    const day = Math.max(...still.map((link) => link.to))
    if (![...gone].every((key) => links.some((link) => link.place.key === key && link.to > day))) return []
    // Who was there before is more than what came to it.
    const isWhole = [...gone].every((key) =>
      (line.into.get(key) ?? []).every(
        ({ day, edges }) =>
          Tree.edgeAt(tree, key, day - 1) === -1 && edges.every((edge) => keys.includes(edge.key) || gone.has(edge.key))
      )
    )
    const rest = links.filter((link) => !gone.has(link.place.key))
    const always = rest.map((link) => (still.includes(link) ? { ...link, to: Infinity } : link))
    // On days for which none of them filed, those that came of them are there themselves.
    const told = merged(keys.flatMap((key) => late.get(key)!))
    const inTurn = [
      ...rest.flatMap((link) => (still.includes(link) ? [link, ...told.flatMap((days) => after(link, days))] : [link])),
      ...links.flatMap((link) => (gone.has(link.place.key) ? without(link, told) : []))
    ]
    const isSame = (one: Link, other: Link): boolean => one.place === other.place
    return [always, joined(inTurn, isSame)].map((all) => ({
      kind: "children",
      links: [...all, ...own],
      covers: covers && isWhole,
      since: -Infinity,
      until: Infinity
    }))
  }

  return {
    isLate: (place: Place): boolean => late.has(place.key),
    former,
    formerOf,
    /** A figure was filed for days of which the last ones came after its unit had ended. */
    filedLate: ({ key }: Place, from: number, to: number): void =>
      void late.set(key, [...(late.get(key) ?? []), { from, to }])
  }
}

export type Late = ReturnType<typeof make>
