/**
 * Campaigns: a theme, a period, what is to be done and in which waves, and what was learnt.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Id, Line, listOf, maker, someOf } from "./internal/document.ts"
import * as Period from "./Period.ts"
import * as Source from "./Source.ts"
import * as Text from "./Text.ts"

/** Something to be done. @category models @since 0.1.0 */
export const Task = Schema.Struct({ id: Id, title: Text.Text })

/** A group of tasks under one heading: "5 nhóm giải pháp". @category models @since 0.1.0 */
export const SolutionGroup = Schema.Struct({ id: Id, title: Text.Text, tasks: listOf(Task) })

/** A burst inside a campaign: Tháng Thanh niên, Ngày cao điểm, chiến dịch hè. @category models @since 0.1.0 */
export const Wave = Schema.Struct({ id: Id, name: Text.Text, period: Period.Period })

/** A practice with a name that others copy: "Chợ 4.0", "Chuyến xe không dùng tiền mặt". @category models @since 0.1.0 */
export const NamedModel = Schema.Struct({ id: Id, name: Text.Text, description: Schema.optionalKey(Text.Text) })

/** A lesson, a difficulty or a next step, in the source's sense. @category models @since 0.1.0 */
export const Note = Schema.Struct({
  kind: Schema.Literals(["lesson", "difficulty", "next", "direction"]),
  text: Text.Text
})
/** @category models @since 0.1.0 */
export interface Note extends Schema.Schema.Type<typeof Note> {}
/** @category models @since 0.1.0 */
export interface NamedModel extends Schema.Schema.Type<typeof NamedModel> {}
/** @category models @since 0.1.0 */
export interface Wave extends Schema.Schema.Type<typeof Wave> {}
/** @category models @since 0.1.0 */
export interface SolutionGroup extends Schema.Schema.Type<typeof SolutionGroup> {}
/** @category models @since 0.1.0 */
export interface Task extends Schema.Schema.Type<typeof Task> {}

/**
 * A list that the documents give item by item: two goals, three pillars. `of` is how many there are where the source names
 * only some of them: "01 trong 03 đột phá".
 *
 * @category models
 * @since 0.1.0
 */
export const Enumeration = Schema.Struct({
  id: Id,
  title: Text.Text,
  items: someOf(Text.Text),
  of: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThan(0))),
  source: Schema.optionalKey(Source.Source)
})
/** @category models @since 0.1.0 */
export interface Enumeration extends Schema.Schema.Type<typeof Enumeration> {}

/** A number that is no quantity, kept so that nobody reads it as one: the 4.0 of "Chợ 4.0". @category models @since 0.1.0 */
export const Label = Schema.Struct({ text: Line, reason: Text.Text, source: Schema.optionalKey(Source.Source) })

/** An event the documents tell of, with its doubt where there is one. @category models @since 0.1.0 */
export const Event = Schema.Struct({
  id: Id,
  name: Text.Text,
  period: Period.Period,
  doubt: Schema.optionalKey(Text.Text),
  source: Schema.optionalKey(Source.Source)
})
/** @category models @since 0.1.0 */
export interface Event extends Schema.Schema.Type<typeof Event> {}
/** @category models @since 0.1.0 */
export interface Label extends Schema.Schema.Type<typeof Label> {}

const struct = Schema.Struct({
  id: Id,
  name: Text.Text,
  theme: Schema.optionalKey(Text.Text),
  organiser: Id,
  /** The unit whose people it is for. */
  unit: Id,
  period: Schema.optionalKey(Period.Period),
  basis: listOf(Id),
  solutions: listOf(SolutionGroup),
  waves: listOf(Wave),
  targets: listOf(Id),
  models: listOf(NamedModel),
  events: listOf(Event),
  notes: listOf(Note),
  enumerations: listOf(Enumeration),
  labels: listOf(Label),
  source: Schema.optionalKey(Source.Source)
})
/** @category models @since 0.1.0 */
export interface Campaign extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * A campaign (chiến dịch, đề án).
 *
 * @category models
 * @since 0.1.0
 */
export const Campaign: Schema.Codec<Campaign, Encoded> = struct

/** A campaign; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Campaign = maker("Campaign", Campaign)
