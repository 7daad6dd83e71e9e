/** Where teams are: on a day, and for a question. @internal */
import * as Day from "../../Day.ts"
import * as Team from "../../Team.ts"
import * as Hosts from "./hosts.ts"
import type { Question } from "./question.ts"
import { lineage, type Territory, tree } from "./territory.ts"
import type * as Walk from "./walk.ts"

/** A unit, or a group of a question, with which a team may be. @category models @since 0.1.0 */
export interface Seat<A> {
  readonly in: A
  /** 1 where it is certain, 0 where it may be elsewhere. */
  readonly lower: 0 | 1
  readonly upper: 1
}

const seats = <A>(weights: Walk.Weights, name: (key: number) => A): ReadonlyArray<Seat<A>> =>
  Array.from(weights, ([key, { lower }]) => ({ in: name(key), lower: lower === 1 ? 1 : 0, upper: 1 }))

/**
 * The units with which a team is on a day. It stays with the host that its documents name, and where that has ended goes
 * with it: certainly into the one heir of a whole unit, perhaps into each heir of a divided one, for a team is in one place.
 * Where it is not known in which unit a team is that is certainly in their ancestor, that is among them too. None where the
 * host is not in the hierarchy.
 *
 * @category placing
 * @since 0.1.0
 */
export const hostOf = (
  territory: Territory,
  hierarchy: string,
  team: Pick<Team.Team, "host" | "hosts">,
  day: Day.Day
): ReadonlyArray<Seat<string>> => {
  const columns = tree(territory, hierarchy)
  const key = columns.keys.get(Team.hostOn(team, day))
  if (key === undefined) return []
  return seats(Hosts.onDay(columns, lineage(territory, hierarchy), Day.toEpoch(day))(key), (one) => columns.ids[one]!)
}

/**
 * The groups of a question with which a team is on a day, counted on the boundaries asked for: certainly where all its
 * possible places lie in the group. On boundaries of another day a team of a unit that was divided since may be in any part.
 *
 * @category placing
 * @since 0.1.0
 */
export const teamPlacer = (
  territory: Territory,
  question: Question
): ((team: Pick<Team.Team, "host" | "hosts">, day: Day.Day) => ReadonlyArray<Seat<number>>) => {
  const { boundaries, groups, hierarchy } = question
  const columns = tree(territory, hierarchy)
  const asOf = boundaries === "as reported" ? undefined : Day.toEpoch(boundaries.asOf)
  const days = new Map<Day.Day, (key: number) => ReadonlyArray<Seat<number>>>()
  const onDay = (day: Day.Day) => {
    const place = Hosts.inGroups(columns, lineage(territory, hierarchy), Day.toEpoch(day), asOf, groups)
    const known = new Map<number, ReadonlyArray<Seat<number>>>()
    return (key: number) => {
      const found = known.get(key) ?? seats(place(key), (group) => group)
      known.set(key, found)
      return found
    }
  }
  return (team, day) => {
    const key = columns.keys.get(Team.hostOn(team, day))
    if (key === undefined) return []
    let place = days.get(day)
    if (place === undefined) days.set(day, (place = onDay(day)))
    return place(key)
  }
}
