/**
 * Organisations: the bodies that act, and the territory each covers.
 *
 * @since 0.1.0
 */
import * as Schema from "effect/Schema"
import * as Day from "./Day.ts"
import type * as Ids from "./Ids.ts"
import { idOf, listOf, maker, someOf } from "./internal/document.ts"
import * as Text from "./Text.ts"
import * as Unit from "./Unit.ts"

const struct = Schema.Struct({
  id: idOf<Ids.Unit>(),
  names: someOf(Unit.Name),
  codes: listOf(Unit.Code),
  kind: Schema.Literals(["union", "association", "party", "government", "agency", "enterprise", "other"]),
  covers: listOf(Schema.Struct({ unit: idOf<Ids.Unit>(), ...Day.dated })),
  note: Schema.optionalKey(Text.Text)
})
/** @category models @since 0.1.0 */
export interface Organisation extends Schema.Schema.Type<typeof struct> {}
/** The JSON form: what `from` takes. @category models @since 0.1.0 */
export interface Encoded extends Schema.Codec.Encoded<typeof struct> {}

/**
 * A body: a union branch, a Party committee, a department, a firm. It is also a unit of its own hierarchy under the same
 * id; `covers` says which places of the state it answers for, and when.
 *
 * @category models
 * @since 0.1.0
 */
export const Organisation: Schema.Codec<Organisation, Encoded> = struct

/** An organisation; throws a `DocumentError`. @category constructors @since 0.1.0 */
export const from: (input: Encoded) => Organisation = maker("Organisation", Organisation)
