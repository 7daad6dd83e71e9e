/**
 * Indicators: what a programme is judged by, as an expression over measures.
 *
 * @since 0.1.0
 */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Expression from "./Expression.ts"
import type * as Ids from "./Ids.ts"
import { idOf, maker } from "./internal/document.ts"
import * as Text from "./Text.ts"

const struct = Schema.Struct({
  id: idOf<Ids.Indicator>(),
  title: Text.Text,
  definition: Schema.optionalKey(Text.Text),
  expression: Expression.Expression,
  /** Whether more is better. */
  better: Schema.Literals(["higher", "lower"]).pipe(Schema.withDecodingDefaultKey(Effect.succeed("higher" as const))),
  onMerge: Schema.Literals(["recompute", "mean"]).pipe(
    Schema.withDecodingDefaultKey(Effect.succeed("recompute" as const))
  )
})
/** @category models @since 0.1.0 */
export interface Indicator extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * An indicator.
 *
 * `onMerge` says how it follows a merger of units: `recompute` rolls its measures up on the new boundaries, `mean` takes
 * the plain mean of the merged units' values, as the ministry did for the provincial digital-transformation index of 2024.
 *
 * @category models
 * @since 0.1.0
 */
export const Indicator: Schema.Codec<Indicator, Encoded> = struct

/** An indicator; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Indicator = maker("Indicator", Indicator)
