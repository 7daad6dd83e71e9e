/**
 * Units: places and bodies with permanent ids. Their names, types and official codes are dated facts.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Day from "./Day.ts"
import type * as Ids from "./Ids.ts"
import { Id, idOf, Line, listOf, maker, someOf } from "./internal/document.ts"
import * as Text from "./Text.ts"

const name = Schema.Struct({ name: Text.Text, type: Schema.optionalKey(Text.Text), ...Day.dated })
/** @category models @since 0.1.0 */
export interface Name extends Schema.Schema.Type<typeof name> {}
/** A name the unit bore for a time; `type` is its official type (xã, phường, tỉnh). @category models @since 0.1.0 */
export const Name: Schema.Codec<Name> = name

const code = Schema.Struct({ scheme: Id, code: Line, ...Day.dated })
/** @category models @since 0.1.0 */
export interface Code extends Schema.Schema.Type<typeof code> {}
/** A code the unit bore for a time in a scheme such as `gso`. A code alone names no unit: codes are reused. @category models @since 0.1.0 */
export const Code: Schema.Codec<Code> = code

const struct = Schema.Struct({
  id: idOf<Ids.Unit>(),
  names: someOf(Name),
  codes: listOf(Code)
})
/** @category models @since 0.1.0 */
export interface Unit extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * A place or body in a hierarchy. The id is ours and never changes, whatever becomes of the name, the code or the parent.
 *
 * @category models
 * @since 0.1.0
 */
export const Unit: Schema.Codec<Unit, Encoded> = struct

/** A unit; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Unit = maker("Unit", Unit)

/** The name on a day, or the latest one when no day is given or none was borne then. @category getters @since 0.1.0 */
export const nameAt = (unit: Pick<Unit, "names">, day?: Day.Day): Text.Text =>
  (unit.names.find((name) => day !== undefined && Day.within(day, name)) ?? unit.names[unit.names.length - 1]!).name
