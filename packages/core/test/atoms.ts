/**
 * Small worlds whose truth is known: where every person of a unit went. It knows nothing of `Territory`; shares are pushed
 * and pulled through the events one by one.
 */
import { random } from "./scenarios.ts"

export const moments = ["2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01"] as const

type Word = "whole" | "part" | "remainder" | "none" | number

/** One way out of a unit: where people went, how many of them in truth, and what the act says of it. */
interface Way {
  /** A unit, the province (somewhere in it, nobody knows where), or "" for nowhere. */
  readonly to: string
  readonly truth: number
  /** What is written: nothing for a unit that keeps the rest, or of which no act speaks. */
  readonly word?: Word
}

/** What became of every unit between two moments. */
type Event = ReadonlyMap<string, ReadonlyArray<Way>>

export interface World {
  readonly provinces: ReadonlyArray<string>
  /** Units alive from each moment on, with their province. */
  readonly alive: ReadonlyArray<ReadonlyMap<string, string>>
  readonly events: ReadonlyArray<Event>
  /** People of each unit from each moment on. */
  readonly people: ReadonlyArray<ReadonlyMap<string, number>>
}

/** `whole`: only whole units move. `words`: acts speak in words. `mixed`: words, numbers, and endings nobody recorded. */
export type Style = "whole" | "words" | "mixed"

const tenths = (parts: number, below: (n: number) => number): ReadonlyArray<number> => {
  const found = Array.from({ length: parts }, () => 1)
  for (let left = 10 - parts; left > 0; left--) found[below(parts)]! += 1
  return found.map((one) => one / 10)
}

export const world = (seed: number, style: Style): World => {
  const { below } = random(seed)
  const provinces = ["p", "q"]
  let count = 0
  const born = () => `c${count++}`
  const alive: Array<Map<string, string>> = [
    new Map(provinces.flatMap((province) => Array.from({ length: 2 + below(2) }, () => [born(), province] as const)))
  ]
  const people: Array<Map<string, number>> = [new Map([...alive[0]!.keys()].map((unit) => [unit, 1 + below(9)]))]
  const events: Array<Event> = []
  for (let moment = 1; moment < moments.length; moment++) {
    const event = new Map<string, ReadonlyArray<Way>>()
    const after = new Map(alive.at(-1)!)
    for (const province of provinces) {
      const own = [...alive.at(-1)!].filter(([, one]) => one === province).map(([unit]) => unit)
      const fresh = Array.from({ length: below(3) }, born)
      const acting = own.slice(0, below(own.length) + (fresh.length > 0 ? 1 : 0))
      const staying = own.filter((unit) => !acting.includes(unit))
      acting.forEach((unit, index) => {
        const ends = style === "whole" || below(3) > 0
        if (ends) after.delete(unit)
        const targets = [...new Set([...(index === 0 ? fresh : []), ...fresh, ...staying])]
        const wanted = style === "whole" ? 1 : 1 + below(3)
        // The first takes part in whatever is new, so that everything new has an origin.
        const to = targets.slice(0, index === 0 ? Math.max(fresh.length, 1) : wanted)
        if (style === "whole")
          return event.set(
            unit,
            to.slice(0, 1).map((one) => ({ to: one, truth: 1, word: "whole" as const }))
          )
        const silent = style === "mixed" && ends && index > 0 && below(4) === 0
        if (to.length === 0) return after.set(unit, province)
        if (silent) {
          const got = [...staying, ...fresh].filter(() => below(2) === 0).slice(0, 2)
          const shares = tenths(got.length + 1, below)
          return event.set(
            unit,
            [...got, province].map((one, at) => ({ to: one, truth: shares[at]! }))
          )
        }
        const lone = ends && to.length === 1 && below(3) === 0
        const shares = tenths(to.length + (ends && !lone ? 0 : 1), below)
        const numbers = style === "mixed" && below(3) === 0
        const ways = to.map((one, at): Way => {
          const last = ends && !lone && at === to.length - 1
          const word =
            to.length === 1 && last
              ? "whole"
              : numbers || (style === "mixed" && below(4) === 0)
                ? shares[at]!
                : last
                  ? "remainder"
                  : "part"
          return { to: one, truth: shares[at]!, word: lone ? "part" : word }
        })
        event.set(unit, ends && !lone ? ways : [...ways, { to: ends ? "" : unit, truth: shares.at(-1)! }])
      })
      // Of whole units only the first is sure to have somewhere to go.
      for (const unit of acting) {
        if ((event.get(unit)?.length ?? 0) > 0) continue
        after.set(unit, province)
        event.delete(unit)
      }
      const reached = new Set(
        [...event.values()]
          .flat()
          .filter(({ word }) => word !== undefined)
          .map(({ to }) => to)
      )
      for (const unit of fresh) if (reached.has(unit)) after.set(unit, province)
    }
    alive.push(after)
    events.push(event)
    people.push(push(people.at(-1)!, event))
  }
  return { provinces, alive, events, people }
}

const ways = (event: Event, unit: string): ReadonlyArray<Way> => event.get(unit) ?? [{ to: unit, truth: 1 }]

/** Moves masses through an event, forwards. */
const push = (masses: ReadonlyMap<string, number>, event: Event): Map<string, number> => {
  const found = new Map<string, number>()
  for (const [unit, mass] of masses) {
    for (const { to, truth } of ways(event, unit)) found.set(to, (found.get(to) ?? 0) + mass * truth)
  }
  return found
}

/** How much of a newer unit came from each older one. */
const sources = ({ alive, events, people }: World, moment: number, unit: string): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  for (const older of alive[moment - 1]!.keys()) {
    for (const { to, truth } of ways(events[moment - 1]!, older)) {
      if (to === unit) found.set(older, truth * people[moment - 1]!.get(older)!)
    }
  }
  const all = [...found.values()].reduce((a, b) => a + b, 0)
  return new Map([...found].map(([older, one]) => [older, one / all]))
}

const pull = (w: World, masses: ReadonlyMap<string, number>, moment: number): Map<string, number> => {
  const found = new Map<string, number>()
  for (const [unit, mass] of masses) {
    for (const [older, share] of sources(w, moment, unit)) found.set(older, (found.get(older) ?? 0) + mass * share)
  }
  return found
}

/** Where in truth the people of a unit of one moment are at another: units, provinces and the country. */
export const truth = (w: World, unit: string, from: number, to: number): ReadonlyMap<string, number> => {
  let masses = new Map([[unit, 1]])
  for (let moment = from; moment < to; moment++) masses = push(masses, w.events[moment]!)
  for (let moment = from; moment > to; moment--) masses = pull(w, masses, moment)
  const found = new Map<string, number>()
  const add = (group: string, mass: number) => found.set(group, (found.get(group) ?? 0) + mass)
  for (const [one, mass] of masses) {
    if (one === "") continue
    const province = w.provinces.includes(one) ? one : w.alive[to]!.get(one)!
    if (one !== province) add(one, mass)
    add(province, mass)
    add("vn", mass)
  }
  return found
}

/** The documents: edges and acts, as offices would write them. */
export const documents = ({ alive, events, provinces }: World) => {
  const edges: Array<{ unit: string; parent?: string; level: string; from?: string; to?: string }> = [
    { unit: "vn", level: "country" },
    ...provinces.map((unit) => ({ unit, parent: "vn", level: "province" }))
  ]
  for (const unit of new Set(alive.flatMap((units) => [...units.keys()]))) {
    const first = alive.findIndex((units) => units.has(unit))
    const end = alive.findIndex((units, moment) => moment > first && !units.has(unit))
    const parent = alive[first]!.get(unit)!
    edges.push({ unit, parent, level: "commune", from: moments[first]!, ...(end === -1 ? {} : { to: moments[end]! }) })
  }
  const acts = events.map((event, index) => ({
    id: `act-${index}`,
    kind: "mixed" as const,
    date: moments[index + 1]! as string,
    hierarchy: "state",
    moves: [...event].flatMap(([from, all]) =>
      all.flatMap(({ to, word }) => (word === undefined ? [] : [{ from, to, shares: { population: word } }]))
    )
  }))
  return { edges, acts: acts.filter(({ moves }) => moves.length > 0) }
}

/** Weights that somebody measured: a few of the true shares, of older units and of newer ones. */
export const measured = (w: World, seed: number) => {
  const { below } = random(seed)
  const met = new Map<string, number>()
  const found: Array<{ readonly from: string; readonly to: string; readonly share: number }> = []
  w.events.forEach((event) => {
    for (const [from, all] of event)
      for (const { to } of all)
        for (const key of new Set([`${from} ${to}`, `${to} ${from}`])) met.set(key, (met.get(key) ?? 0) + 1)
  })
  w.events.forEach((event, index) => {
    for (const [from, all] of event) {
      for (const { to, truth, word } of all) {
        // A weight names two units and no day: only where they met once is it clear what it speaks of.
        if (met.get(`${from} ${to}`) !== 1) continue
        if ((word === "part" || word === "remainder") && below(3) === 0) found.push({ from, to, share: truth })
        const back = word === undefined ? undefined : sources(w, index + 1, to)
        if (back !== undefined && back.size > 1 && below(3) === 0)
          found.push({ from: to, to: from, share: back.get(from)! })
      }
    }
  })
  return found
}

/** Every world that its documents allow and that is extreme: what is not known of a unit goes all to one of its ways. */
export const extremes = (w: World, limit: number): ReadonlyArray<World> => {
  const open = w.events.flatMap((event, index) =>
    [...event].flatMap(([unit, all]) => {
      const unknown = all.filter(({ word }) => typeof word !== "number" && word !== "whole")
      const recorded = all.some(({ word }) => word !== undefined)
      const to = recorded ? unknown.map((way) => way.to) : neighbours(w, index, unit)
      return to.length < 2 ? [] : [{ index, unit, to, known: all.filter((way) => !unknown.includes(way)) }]
    })
  )
  const size = open.reduce((product, { to }) => product * to.length, 1)
  if (size > limit) return []
  return Array.from({ length: size }, (_, number) => {
    const events = w.events.map((event) => new Map(event))
    let rest = number
    for (const { index, known, to, unit } of open) {
      const chosen = to[rest % to.length]!
      rest = Math.floor(rest / to.length)
      const left = 1 - known.reduce((sum, way) => sum + way.truth, 0)
      events[index]!.set(unit, [...known, { to: chosen, truth: left }])
    }
    return { ...w, events }
  })
}

/** Where a unit of which no act speaks may have gone: its neighbours that live on, or somewhere in the province. */
const neighbours = ({ alive }: World, index: number, unit: string): ReadonlyArray<string> => {
  const province = alive[index]!.get(unit)!
  const beside = [...alive[index + 1]!].filter(([, one]) => one === province).map(([one]) => one)
  return [...beside, province]
}
