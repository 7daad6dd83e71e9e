/** Teams on a day, with the units in which they sit. @internal */
import * as Result from "effect/Result"
import * as Day from "../../Day.ts"
import type * as Model from "../../Model.ts"
import type { DocumentError } from "../../Problem.ts"
import type * as Team from "../../Team.ts"
import * as Territory from "../../Territory.ts"
import { unknownId } from "../unknownId.ts"
import { fail } from "./input.ts"

/** A team and where it sits: in one unit, or in one of several where nobody knows in which. @category models @since 0.1.0 */
export interface Seated {
  readonly team: Team.Team
  readonly units: ReadonlyArray<string>
}

interface Wanted {
  readonly kind: string | undefined
  readonly within: string | undefined
}

/** Teams that there are on a day, in a hierarchy. */
export const teamsOf = (
  model: Model.Model,
  hierarchy: string,
  on: Day.Day,
  { kind, within }: Wanted
): Result.Result<ReadonlyArray<Seated>, DocumentError> => {
  const { territory } = model
  if (!territory.hierarchies.has(hierarchy))
    return fail("teams", [unknownId("hierarchy", hierarchy, ["hierarchy"], territory.hierarchies)])
  if (within !== undefined && !model.units.has(within))
    return fail("teams", [unknownId("unit", within, ["within"], model.units)])
  const snapshot = Territory.snapshotAt(territory, hierarchy, on)
  const isWithin = (unit: string): boolean =>
    within === undefined || Territory.ancestors(snapshot, unit).includes(within)
  const wanted = model.documents.teams.filter(
    (team) => Day.within(on, team) && (kind === undefined || team.kind === kind)
  )
  return Result.succeed(
    wanted
      .map((team) => ({ team, units: Territory.hostOf(territory, hierarchy, team, on).map((seat) => seat.in) }))
      .filter(({ units }) => units.some(isWithin))
  )
}
