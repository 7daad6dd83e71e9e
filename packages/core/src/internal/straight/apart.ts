/** What was told of days of one length, each once: nothing has to agree with anything else, it only adds up. @internal */
import * as Period from "../../Period.ts"
import type { Reports } from "../boxes/reports.ts"
import type { Entries } from "./entries.ts"
import type { OfDays } from "./tellings.ts"

/** Entries in the order of their teams; those of one are `start[code] … start[code + 1] - 1`. */
const byTeam = ({ teams, told }: Entries) => {
  const { team } = told.byUnit
  const start = new Int32Array(teams.length + 1)
  for (let at = 0; at < team.length; at++) if (team[at] !== -1) start[team[at]! + 1]! += 1
  for (let code = 0; code < teams.length; code++) start[code + 1]! += start[code]!
  const [order, next] = [new Int32Array(start.at(-1)!), start.slice()]
  for (let at = 0; at < team.length; at++) if (team[at] !== -1) order[next[team[at]!]!++] = at
  return { start, order }
}

/** What is known of days from entries of a unit, of which so many tell of each day, and from those of a team. */
export const make = ({ figures: { lower, upper } }: Reports, entries: Entries) => {
  const bounds = entries.periods.map(Period.bounds)
  const of =
    (from: number, to: number, by: number, order?: Int32Array): OfDays =>
    (first, after) => {
      const { period, row } = entries.told.byUnit
      let [value, days, many] = [0, 0, 0]
      let isExact = true
      for (let place = from; place < to; place++) {
        const at = order === undefined ? place : order[place]!
        const one = bounds[period[at]!]!
        if (one.start < first || after < one.end) continue
        many++
        days += one.end - one.start
        const figure = row[at]!
        if (figure === -1) continue
        value += lower[figure]!
        isExact &&= upper[figure] === lower[figure]
      }
      const isFull = days === (after - first) * by
      return many === 0 ? undefined : { value, isFull, isExact: isFull && isExact }
    }
  let teams: ReturnType<typeof byTeam> | undefined
  return {
    ofUnit: (number: number, by: number): OfDays => {
      const { start } = entries.told.byUnit
      return of(start[number]!, start[number + 1]!, by)
    },
    ofTeam: (code: number): OfDays => {
      teams ??= byTeam(entries)
      return of(teams.start[code]!, teams.start[code + 1]!, 1, teams.order)
    }
  }
}
