/**
 * Teams, and the memberships that make them: who, in which role, for how long.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Day from "./Day.ts"
import * as Period from "./Period.ts"
import type * as Ids from "./Ids.ts"
import { Id, idOf, listOf, maker } from "./internal/document.ts"
import * as Text from "./Text.ts"

const host = Schema.Struct({ unit: idOf<Ids.Unit>(), ...Day.dated })
/** @category models @since 0.1.0 */
export interface Host extends Schema.Schema.Type<typeof host> {}
/** Where a team sits for a time. @category models @since 0.1.0 */
export const Host: Schema.Codec<Host> = host

const struct = Schema.Struct({
  id: idOf<Ids.Team>(),
  name: Text.Text,
  /** What sort of team, an id of the programme's own: `community-digital-team`. */
  kind: Id,
  /** The unit it works in and reports for, on all days of which `hosts` says nothing. */
  host: Schema.optionalKey(idOf<Ids.Unit>()),
  /** Where it sat when, for a team that was moved. A team whose host was merged follows it and need not be moved. */
  hosts: listOf(Host),
  /** The organisation that leads it. */
  lead: Schema.optionalKey(Id),
  /** Its life: from the day it was set up until before the day it was dissolved. */
  ...Day.dated
}).check(
  Schema.makeFilter(({ host, hosts }) =>
    host === undefined && hosts.length === 0
      ? { path: ["host"], issue: "is missing: name the unit the team works in, or several with their days in hosts" }
      : undefined
  )
)
/** @category models @since 0.1.0 */
export interface Team extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * A team, for instance a community digital technology team (Tổ công nghệ số cộng đồng) hosted by a hamlet or a province.
 *
 * @category models
 * @since 0.1.0
 */
export const Team: Schema.Codec<Team, Encoded> = struct

/** A team; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Team = maker("Team", Team)

type Hosted = Pick<Team, "host" | "hosts">

/** All units that documents ever give a team, the undated one last. @category getters @since 0.1.0 */
export const hosts = (team: Hosted): ReadonlyArray<string> => [
  ...new Set([...team.hosts.map((one) => one.unit), ...(team.host === undefined ? [] : [team.host])])
]

/**
 * The unit that documents give a team on a day, whether that unit still exists or not (`Territory.hostOf` follows it): the
 * host of that day, else the undated one, else the last before it or the first.
 *
 * @category getters
 * @since 0.1.0
 */
export const hostOn = (team: Hosted, day: Day.Day): string => {
  if (team.hosts.length === 0) return team.host!
  const order = [...team.hosts].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1))
  const dated = order.find((one) => Day.within(day, one))?.unit ?? team.host
  return dated ?? (order.findLast((one) => (one.from ?? "") <= day) ?? order[0]!).unit
}

/** The first and the last day of a period, and those within on which a team came to another host. @category getters @since 0.1.0 */
export const hostDays = ({ hosts }: Hosted, period: Period.Period): ReadonlyArray<Day.Day> => {
  const [first, last] = [Period.firstDay(period), Period.lastDay(period)]
  return [first, ...hosts.flatMap(({ from = "" }) => (from > first && from < last ? [from] : [])), last]
}

/** tổ trưởng, nòng cốt, thành viên. @category models @since 0.1.0 */
export const Role = Schema.Literals(["lead", "core", "member"])
/** @category models @since 0.1.0 */
export type Role = typeof Role.Type

const membership = Schema.Struct({
  team: idOf<Ids.Team>(),
  member: Id,
  role: Role.pipe(Schema.withDecodingDefaultKey(Effect.succeed("member" as const))),
  ...Day.dated
})
/** @category models @since 0.1.0 */
export interface Membership extends Schema.Schema.Type<typeof membership> {}
/** The JSON form: `role` may be left out. @category models @since 0.1.0 */
export interface MembershipEncoded extends Schema.Codec.Encoded<typeof membership> {}

/**
 * A seat for a time. One person may hold seats in several teams: counting seats and counting people are two things.
 *
 * @category models
 * @since 0.1.0
 */
export const Membership: Schema.Codec<Membership, MembershipEncoded> = membership

const member = Schema.Struct({ id: Id, cohorts: listOf(Id) })
/** @category models @since 0.1.0 */
export interface Member extends Schema.Schema.Type<typeof member> {}
/** The JSON form: `cohorts` may be left out. @category models @since 0.1.0 */
export interface MemberEncoded extends Schema.Codec.Encoded<typeof member> {}

/** A person, under a pseudonym: no name, no number, only the cohorts they belong to. @category models @since 0.1.0 */
export const Member: Schema.Codec<Member, MemberEncoded> = member
