/**
 * Teams, and the memberships that make them: who, in which role, for how long.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Day from "./Day.ts"
import { Id, listOf, maker } from "./internal/document.ts"
import * as Text from "./Text.ts"

/**
 * A team, for instance a community digital technology team (Tổ công nghệ số cộng đồng) hosted by a hamlet or a province.
 *
 * @category models
 * @since 0.1.0
 */
export const Team = Schema.Struct({
  id: Id,
  name: Text.Text,
  /** What sort of team, an id of the programme's own: `community-digital-team`. */
  kind: Id,
  /** The unit it works in and reports for. */
  host: Id,
  /** The organisation that leads it. */
  lead: Schema.optionalKey(Id),
  /** Its life: from the day it was set up until before the day it was dissolved. */
  ...Day.dated
})
/** @category models @since 0.1.0 */
export interface Team extends Schema.Schema.Type<typeof Team> {}

/** A team; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const make = maker("Team", Team)

/** tổ trưởng, nòng cốt, thành viên. @category models @since 0.1.0 */
export const Role = Schema.Literals(["lead", "core", "member"])
/** @category models @since 0.1.0 */
export type Role = typeof Role.Type

/**
 * A seat for a time. One person may hold seats in several teams: counting seats and counting people are two things.
 *
 * @category models
 * @since 0.1.0
 */
export const Membership = Schema.Struct({
  team: Id,
  member: Id,
  role: Role.pipe(Schema.withDecodingDefaultKey(Effect.succeed("member" as const))),
  ...Day.dated
})
/** @category models @since 0.1.0 */
export interface Membership extends Schema.Schema.Type<typeof Membership> {}

/** A person, under a pseudonym: no name, no number, only the cohorts they belong to. @category models @since 0.1.0 */
export const Member = Schema.Struct({ id: Id, cohorts: listOf(Id) })
/** @category models @since 0.1.0 */
export interface Member extends Schema.Schema.Type<typeof Member> {}
