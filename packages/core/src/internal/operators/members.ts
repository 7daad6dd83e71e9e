/** Seats and people in the teams of the registry. @internal */
import * as Schema from "effect/Schema"
import * as Day from "../../Day.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import * as Team from "../../Team.ts"
import { Id } from "../document.ts"
import { type Compiling, type Operator, plain } from "./operator.ts"
import type { Outcome } from "./outcome.ts"
import { counted, onAnyDay, placedTeams, type Registered, registered, tally, unregistered } from "./registered.ts"
import type { Expression } from "./table.ts"
import { count } from "./type.ts"

/** How many seats, or how many different people, the teams alive at the end of the period have. @category models @since 0.1.0 */
export const Members = Schema.TaggedStruct("Members", {
  count: Schema.Literals(["seats", "people"]),
  kind: Schema.optionalKey(Id),
  role: Schema.optionalKey(Team.Role),
  /** Whether the registry holds every team and every member; otherwise there are at least those. */
  complete: Schema.optionalKey(Schema.Boolean)
})
interface Members extends Schema.Schema.Type<typeof Members> {}

/** Seats or people in the teams. @category constructors @since 0.1.0 */
export const members = (
  count: "seats" | "people",
  options: { readonly kind?: string; readonly role?: Team.Role; readonly complete?: boolean } = {}
): Expression => ({ _tag: "Members", count, ...options })

const cellsOf = (self: Members, { grid, model }: Compiling): ReadonlyArray<Outcome> => {
  const known = model.documents.memberships.length > 0
  return placedTeams(model, grid, self.kind).map((placed, index) => {
    if (!known) return unregistered
    const day = Period.lastDay(grid.buckets[index % grid.buckets.length]!)
    const places = new Map(placed.map(({ team, sure }) => [team.id, sure]))
    const seats = model.documents.memberships.filter(
      (seat) => places.has(seat.team) && Day.within(day, seat) && (self.role === undefined || seat.role === self.role)
    )
    if (self.count === "seats") {
      return counted(tally(seats.map((seat) => places.get(seat.team)!)), self.complete)
    }
    const sure = new Set(seats.filter((seat) => places.get(seat.team) === true).map((seat) => seat.member))
    const possible = new Set(seats.map((seat) => seat.member))
    const found = sure.size === possible.size ? Quantity.exact(sure.size) : Quantity.between(sure.size, possible.size)
    return counted(found, self.complete)
  })
}

export const operator: Operator<Members, Registered<"Members">> = {
  ...plain,
  ...registered,
  schema: () => Members,
  infer: (self, { model }) => count(model, self.count === "people" ? "person" : "seat", undefined),
  compile: (self, compiling) => ({
    _tag: "Members",
    label: { vi: "Thành viên trong sổ đăng ký", en: "Members in the registry" },
    cells: onAnyDay(compiling, (grid) => cellsOf(self, { ...compiling, grid }))
  })
}
