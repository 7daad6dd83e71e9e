/** Teams in the registry. @internal */
import * as Schema from "effect/Schema"
import { Id } from "../document.ts"
import { type Operator, plain } from "./operator.ts"
import { counted, onAnyDay, placedTeams, type Registered, registered, tally, unregistered } from "./registered.ts"
import type { Expression } from "./table.ts"
import { count } from "./type.ts"

/** How many teams are alive at the end of the period, from the registry of teams. @category models @since 0.1.0 */
export const Teams = Schema.TaggedStruct("Teams", {
  kind: Schema.optionalKey(Id),
  /** Whether the registry holds every team there is; otherwise there are at least those. */
  complete: Schema.optionalKey(Schema.Boolean)
})
interface Teams extends Schema.Schema.Type<typeof Teams> {}

/** Teams of a kind, or of any. @category constructors @since 0.1.0 */
export const teams = (kind?: string, options: { readonly complete?: boolean } = {}): Expression => ({
  _tag: "Teams",
  ...(kind === undefined ? {} : { kind }),
  ...options
})

export const operator: Operator<Teams, Registered<"Teams">> = {
  ...plain,
  ...registered,
  schema: () => Teams,
  infer: ({ kind }, { model }) => count(model, "team", kind === undefined ? undefined : { teams: kind }),
  compile: ({ complete, kind }, { grid, model }) => {
    const known = model.documents.teams.some((team) => kind === undefined || team.kind === kind)
    const cells = onAnyDay({ grid, model }, (days) =>
      placedTeams(model, days, kind).map((placed) =>
        known ? counted(tally(placed.map(({ sure }) => sure)), complete) : unregistered
      )
    )
    return { _tag: "Teams", label: { vi: "Số tổ trong sổ đăng ký", en: "Teams in the registry" }, cells }
  }
}
