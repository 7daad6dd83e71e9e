/**
 * Forms: what is reported together, by whom, how often, due when. A form that was filed and a form that is missing are
 * different things: silence is a form not filed, a blank line in a filed form is the measure's `missing`.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Day from "./Day.ts"
import type * as Ids from "./Ids.ts"
import { Id, idOf, listOf, maker, someOf } from "./internal/document.ts"
import * as Period from "./Period.ts"
import * as Text from "./Text.ts"

/**
 * Who files a form: each unit of a level, or each team (of a kind, where one is named). `within` narrows either to the units
 * below these, or the teams they host.
 *
 * @category models
 * @since 0.1.0
 */
export const Reporters = Schema.Union([
  Schema.Struct({ level: idOf<Ids.Level>(), hierarchy: idOf<Ids.Hierarchy>(), within: listOf(idOf<Ids.Unit>()) }),
  Schema.Struct({ teams: Schema.Union([Id, Schema.Literal("all")]), within: listOf(idOf<Ids.Unit>()) })
])
/** @category models @since 0.1.0 */
export type Reporters = typeof Reporters.Type

const struct = Schema.Struct({
  id: idOf<Ids.Form>(),
  title: Text.Text,
  measures: someOf(idOf<Ids.Measure>()),
  /** Who files it: the units of a level, `{ level, hierarchy }`, or teams of a kind, `{ teams }`; `within` some units only. */
  by: Reporters,
  /** How often: for each `week`, `month`, `quarter` and so on. */
  every: Period.Bucket,
  /** How many days after the end of a period it is due. */
  due: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)).pipe(Schema.withDecodingDefaultKey(Effect.succeed(0))),
  ...Day.dated
})
/** @category models @since 0.1.0 */
export interface Form extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * A reporting form (biểu mẫu).
 *
 * It is filed for a reporter and a period as soon as one of its figures, or a filing without figures, is committed. `due` is
 * how many days after the end of a period its report is due: until then the last stock reported still stands.
 *
 * @category models
 * @since 0.1.0
 */
export const Form: Schema.Codec<Form, Encoded> = struct

/** A form; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Form = maker("Form", Form)
