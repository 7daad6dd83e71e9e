/**
 * A country by brute force: people in heaps, and every body that there ever was with what it was called. Bodies take other names,
 * other codes, codes of others, and parts of each other; where a heap is at the end of each year is written down heap by heap.
 */
import type { Gazetteer } from "@lantoa/gazetteer"

export interface Span {
  readonly name: string
  readonly province: string
  readonly from: number
  to: number
}

/** A commune as long as it is itself; years are numbered, and a change is on the first of July. */
export interface Body {
  readonly code: string
  readonly spans: Array<Span>
  /** Codes of the post, which pass from one to another. */
  readonly post: Array<{ readonly code: string; readonly from: number; to: number }>
}

/** So many people, and of ten thousand tenths may be taken four times. Where they were at the end of each year. */
interface Heap {
  readonly people: number
  readonly path: ReadonlyArray<Body>
}

export interface Country {
  readonly years: number
  readonly bodies: ReadonlyArray<Body>
  readonly heaps: ReadonlyArray<Heap>
  /** Years whose change only says that it was a part. */
  readonly vague: ReadonlySet<number>
  readonly tables: Gazetteer.Tables
}

const never = 99
export const provinces = ["P1", "P2"]
export const names = ["Alfa", "Bravo", "Charlie", "Delta", "Echo", "Foxtrot", "Golf", "Hotel"]
export const dayOf = (year: number): string => (year === 0 ? "2000-01-01" : `${2000 + year}-07-01`)

/** Numbers from 0 to 1, the same for a seed (mulberry32). */
const dice = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Part = readonly [from: Body, to: Body, share: number, word: string]

export const lives = ({ spans }: Body, year: number): boolean => spans[0]!.from <= year && year < spans.at(-1)!.to
export const spanAt = ({ spans }: Body, year: number): Span | undefined =>
  spans.find(({ from, to }) => from <= year && year < to)

export const make = (seed: number, years = 5): Country => {
  const next = dice(seed)
  const pick = <A>(list: ReadonlyArray<A>): A => list[Math.floor(next() * list.length)]!
  const bodies: Array<Body> = []
  const moves: Array<string> = []
  const vague = new Set<number>()
  const begin = (code: string, name: string, province: string, year: number): Body => {
    const body: Body = { code, spans: [{ name, province, from: year, to: never }], post: [] }
    bodies.push(body)
    return body
  }
  const there = (year: number) => bodies.filter((body) => lives(body, year))
  for (let index = 0; index < 5; index++) begin(`0${index}`, names[index]!, pick(provinces), 0)
  let heaps: ReadonlyArray<Heap> = bodies.map((body) => ({
    people: 10_000 * (1 + Math.floor(next() * 9)),
    path: [body]
  }))

  const turn = (body: Body, year: number, change: Partial<Pick<Span, "name" | "province">>): void => {
    const last = body.spans.at(-1)!
    last.to = year
    body.spans.push({ ...last, ...change, from: year, to: never })
  }
  const end = (body: Body, year: number): void => {
    body.spans.at(-1)!.to = year
    for (const one of body.post) if (one.to === never) one.to = year
  }
  /** The same code, or another: one that nobody has, or that somebody had long ago. */
  const codeFor = (year: number): string => {
    const used = new Set(bodies.filter(({ spans }) => spans.at(-1)!.to >= year).map(({ code }) => code))
    const free = Array.from({ length: 12 }, (_, index) => String(index).padStart(2, "0")).filter(
      (one) => !used.has(one)
    )
    return pick(free)
  }
  const heir = (of: Body, code: string, year: number): Body => {
    const { name, province } = of.spans.at(-1)!
    return begin(code, next() < 0.5 ? name : pick(names), province, year)
  }

  const change = (year: number): ReadonlyArray<Part> => {
    const [one, other] = [pick(there(year - 1)), pick(there(year - 1))]
    const kind = Math.floor(next() * 9)
    const isTwo = one !== other
    if (kind === 0) turn(one, year, { name: pick(names) })
    if (kind === 1) turn(one, year, { province: pick(provinces) })
    if (kind === 2 && isTwo) {
      const [a, b] = [one.spans.at(-1)!.name, other.spans.at(-1)!.name]
      turn(one, year, { name: b })
      turn(other, year, { name: a })
    }
    if (kind === 3) {
      const made = heir(one, codeFor(year), year)
      return [[one, made, 1, "whole"]]
    }
    if ((kind === 4 || kind === 5) && isTwo) {
      const made = heir(one, kind === 4 ? one.code : codeFor(year), year)
      return [
        [one, made, 1, "whole"],
        [other, made, 1, "whole"]
      ]
    }
    if (kind === 6 || (kind === 7 && isTwo) || kind === 8) {
      const share = (1 + Math.floor(next() * 9)) / 10
      const isVague = kind === 8
      if (isVague) vague.add(year)
      const words = isVague ? (["part", "remainder"] as const) : ([String(share), String(1 - share)] as const)
      const fresh = codeFor(year)
      const rest = heir(one, one.code, year)
      if (kind !== 7) {
        const made = heir(one, fresh, year)
        return [
          [one, made, share, words[0]],
          [one, rest, 1 - share, words[1]]
        ]
      }
      const grown = heir(other, other.code, year)
      return [
        [one, grown, share, words[0]],
        [one, rest, 1 - share, words[1]],
        [other, grown, 1, "whole"]
      ]
    }
    return []
  }

  /** Who has which code of the post from a year on: they go round. */
  const posted = (year: number): void => {
    const all = there(year)
    const shift = Math.floor(next() * all.length)
    all.forEach((body, index) => {
      const code = `K${(index + shift) % all.length}`
      const last = body.post.at(-1)
      if (last?.to === never && last.code === code) return
      if (last?.to === never) last.to = year
      body.post.push({ code, from: year, to: never })
    })
  }

  posted(0)
  for (let year = 1; year < years; year++) {
    const parts = change(year)
    for (const body of new Set(parts.map(([from]) => from))) end(body, year)
    for (const [from, to, , word] of parts) moves.push(`${from.code},${to.code},${dayOf(year)},${word}`)
    heaps = heaps.flatMap(({ path, people }) => {
      const own = parts.filter(([from]) => from === path.at(-1))
      if (own.length === 0) return [{ people, path: [...path, path.at(-1)!] }]
      return own.map(([, to, share]) => ({ people: Math.round(people * share), path: [...path, to] }))
    })
    if (next() < 0.4) posted(year)
  }
  const until = (year: number): string => (year === never ? "" : dayOf(year))
  const rows = bodies.flatMap(({ code, spans }) =>
    spans.map(
      ({ from, name, province, to }) => `${code},${name},Commune,commune,${province},${dayOf(from)},${until(to)}`
    )
  )
  const tops = provinces.map((one) => `${one},Province ${one},Province,province,XX,${dayOf(0)},`)
  return {
    years,
    bodies,
    heaps,
    vague,
    tables: {
      history: ["code,name,type,level,parent_code,valid_from,valid_to", ...tops, ...rows].join("\n"),
      moves: [["old_code,new_code,effective_date,population_share", ...moves].join("\n")]
    }
  }
}

/** What of the people of some heaps is where a second question wants them. */
export const people = (
  { heaps }: Country,
  ...wanted: ReadonlyArray<readonly [year: number, isWanted: (body: Body) => boolean]>
): number =>
  heaps.reduce(
    (sum, { path, people: many }) => (wanted.every(([year, isWanted]) => isWanted(path[year]!)) ? sum + many : sum),
    0
  )
