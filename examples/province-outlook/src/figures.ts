/**
 * Made-up figures from a seed: each year until 2024 from the communes of then, for 2025 from those of now. Shares follow
 * S-curves, with good and bad years that all communes have together and some of their own.
 */
import type { Observation } from "@lantoa/core"
import { Draws } from "@lantoa/projection"
import { moves, today, yesterday } from "./province.ts"

const seed = 2025
const first = 2014
const last = 2025

interface Row {
  readonly id: string
  readonly people: number
  readonly users: number
}

/** Youth and users of the communes of yesterday in every year, whether or not they still reported. */
const simulate = (): ReadonlyArray<ReadonlyArray<Row>> => {
  const random = Draws.make(seed)
  const drift = new Map<string, number>(yesterday.map(({ id }) => [id, 0]))
  return Array.from({ length: last - first + 1 }, (_, t) => {
    const common = 0.08 * random.normal()
    return yesterday.map(({ id, pace, start, youth }) => {
      drift.set(id, drift.get(id)! + common + 0.06 * random.normal())
      const people = Math.round(youth * 0.99 ** t)
      const share = 1 / (1 + Math.exp(-(start + pace * t + drift.get(id)!)))
      return { id, people, users: Math.round(share * people) }
    })
  })
}

const shareOf = (move: (typeof moves)[number]) => move.shares?.population ?? 1

/** What the communes of today have, of those of yesterday. */
const carried = (rows: ReadonlyArray<Row>): ReadonlyArray<Row> =>
  today.map((id) => {
    const parts = moves.flatMap((move) => {
      const from = rows.find((row) => row.id === move.from)!
      return move.to === id ? [{ people: shareOf(move) * from.people, users: shareOf(move) * from.users }] : []
    })
    const sum = (of: "people" | "users") => Math.round(parts.reduce((total, part) => total + part[of], 0))
    return { id, people: sum("people"), users: sum("users") }
  })

const youth = (unit: string, year: number, value: number): Observation.Encoded => ({
  ...said(year),
  id: `youth-${unit}-${year}`,
  measure: "population",
  units: [unit],
  cohorts: ["youth"],
  value
})

const users = (unit: string, year: number, value: number): Observation.Encoded => ({
  ...said(year),
  id: `online-${unit}-${year}`,
  measure: "online",
  units: [unit],
  value
})

/** Of the whole year, known in the middle of the next January. */
const said = (year: number) => ({ period: String(year), knownAt: `${year + 1}-01-15T00:00:00Z` })

/** Users by commune; youth by commune, and of the province, as a statistics office counts them. */
export const batch: { readonly id: string; readonly observations: ReadonlyArray<Observation.Encoded> } = {
  id: "generated",
  observations: simulate().flatMap((rows, t) => {
    const year = first + t
    const reported = year < last ? rows : carried(rows)
    const whole = reported.reduce((sum, { people }) => sum + people, 0)
    return [
      youth("p", year, whole),
      ...reported.flatMap((row) => [youth(row.id, year, row.people), users(row.id, year, row.users)])
    ]
  })
}
