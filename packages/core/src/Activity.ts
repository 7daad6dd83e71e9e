/**
 * Activities: what a team or an organisation did, where, with whom.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import { Id, listOf, maker, someOf } from "./internal/document.ts"
import * as Period from "./Period.ts"
import * as Source from "./Source.ts"
import * as Text from "./Text.ts"

const struct = Schema.Struct({
  id: Id,
  name: Text.Text,
  /** What sort of activity, an id of the programme's own: `training`, `booth`, `site-digitised`. */
  kind: Id,
  period: Period.Period,
  /** Every place it took place in. */
  places: someOf(Id),
  teams: listOf(Id),
  organisations: listOf(Id),
  cohorts: listOf(Id),
  campaign: Schema.optionalKey(Id),
  wave: Schema.optionalKey(Id),
  /** The named model it followed. */
  model: Schema.optionalKey(Id),
  source: Schema.optionalKey(Source.Source)
})
/** @category models @since 0.1.0 */
export interface Activity extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * An activity. Its outputs are observations that name it, so that each figure has one home.
 *
 * @category models
 * @since 0.1.0
 */
export const Activity: Schema.Codec<Activity, Encoded> = struct

/** An activity; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Activity = maker("Activity", Activity)
