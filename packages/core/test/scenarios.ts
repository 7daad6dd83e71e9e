/** Territories for tests: a small one read by hand, and random ones with random events. */
import * as Day from "../src/Day.ts"
import * as Hierarchy from "../src/Hierarchy.ts"
import * as Succession from "../src/Succession.ts"
import * as Territory from "../src/Territory.ts"

const same = (text: string) => ({ vi: text, en: text })

const levels = ["country", "province", "district", "commune"].map((id) =>
  id === "district" ? { id, name: same(id), to: "2025-07-01" } : { id, name: same(id) }
)

type Edge = typeof Hierarchy.Edge.Encoded
type Event = typeof Succession.Succession.Encoded

export const territory = (edges: ReadonlyArray<Edge>, events: ReadonlyArray<Event>): Territory.Territory =>
  Territory.make(
    [Hierarchy.from({ id: "state", name: same("state"), levels, edges: [...edges] } as never)],
    events.map((event) => Succession.from(event))
  )

/** Weight of a figure of a day on each group. */
export const weights = (
  t: Territory.Territory,
  boundaries: Territory.Boundaries,
  groups: ReadonlyArray<string>,
  unit: string,
  day: string
): ReadonlyArray<readonly [string, number]> => {
  const date = Day.toEpoch(day)
  return Territory.placer(t, { hierarchy: "state", boundaries, groups })(unit)
    .filter(({ from, to }) => from <= date && date < to)
    .map(({ group, weight }) => [groups[group]!, weight] as const)
}

/** mulberry32: a small seeded generator, the same on every machine. */
export const random = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return { next, below: (n: number) => Math.floor(next() * n) }
}

export const days = ["2020-01-01", "2021-03-01", "2024-12-01", "2025-07-01", "2026-04-30"] as const

/** How shares of a division are stated. */
export type Shares = "numbers" | "words"

interface Living {
  readonly id: string
  readonly parent: string
  readonly since: string
}

/**
 * A country of provinces and communes with random events on each of `days` after the first: mergers, divisions, partial
 * moves, renames. Communes stay in their province.
 */
export const generate = (seed: number, shares: Shares) => {
  const { below, next } = random(seed)
  const edges: Array<Edge> = [{ unit: "vn", level: "country", from: days[0] }]
  const events: Array<Event> = []
  const provinces = Array.from({ length: 1 + below(4) }, (_, index) => `p${index}`)
  for (const unit of provinces) edges.push({ unit, parent: "vn", level: "province", from: days[0] })
  let count = 0
  let alive: Array<Living> = provinces.flatMap((parent) =>
    Array.from({ length: 2 + below(6) }, () => ({ id: `c${count++}`, parent, since: days[0] as string }))
  )
  const close = (unit: Living, to?: string) =>
    edges.push({ unit: unit.id, parent: unit.parent, level: "commune", from: unit.since, ...(to && { to }) })
  for (const date of days.slice(1)) {
    const after: Array<Living> = []
    for (const province of provinces) {
      const own = alive.filter((unit) => unit.parent === province)
      const kind = own.length < 2 ? 3 : below(4)
      const born = () => ({ id: `c${count++}`, parent: province, since: date as string })
      const moves: Array<typeof Succession.Move.Encoded> = []
      const involved = kind === 3 ? [] : own.slice(0, 2)
      const [first, second] = involved
      if (kind === 0) {
        const heir = born()
        for (const unit of involved) moves.push({ from: unit.id, to: heir.id, shares: { population: "whole" } })
        after.push(heir)
      } else if (kind === 1 || kind === 2) {
        // The first is divided; with kind 2 its second part joins the second unit in a merger.
        const heirs = [born(), born()]
        const part = shares === "numbers" ? Math.round(next() * 1000) / 1000 : ("part" as const)
        const rest = typeof part === "number" ? 1 - part : ("remainder" as const)
        moves.push({ from: first!.id, to: heirs[0]!.id, shares: { population: part } })
        moves.push({ from: first!.id, to: heirs[1]!.id, shares: { population: rest } })
        if (kind === 2) moves.push({ from: second!.id, to: heirs[1]!.id, shares: { population: "whole" } })
        else after.push(second!)
        after.push(...heirs)
      }
      const gone = kind === 0 || kind === 2 ? involved : kind === 1 ? [first!] : []
      for (const unit of gone) close(unit, date)
      after.push(...own.filter((unit) => !involved.includes(unit)))
      if (moves.length > 0) events.push({ id: `e.${date}.${province}`, kind: "mixed", date, hierarchy: "state", moves })
    }
    alive = after
  }
  for (const unit of alive) close(unit)
  return { territory: territory(edges, events), edges, events, provinces }
}
