/** Whether a team's figures are filed for a unit that it works in. @internal */
import type { Model } from "../../Model.ts"
import type * as Observation from "../../Observation.ts"
import * as Period from "../../Period.ts"
import * as Team from "../../Team.ts"
import * as Territory from "../../Territory.ts"
import type { Path, Report } from "./problems.ts"

/** Whether a unit is a team's host in a period, or lies above it. */
const holds = (model: Model, team: Team.Team, unit: string, period: Period.Period): boolean => {
  const { territory } = model
  return Team.hostDays(team, period).some(
    (day) =>
      Team.hostOn(team, day) === unit ||
      Array.from(territory.hierarchies.keys()).some((hierarchy) => {
        const snapshot = Territory.snapshotAt(territory, hierarchy, day)
        const hosts = [
          Team.hostOn(team, day),
          ...Territory.hostOf(territory, hierarchy, team, day).map((one) => one.in)
        ]
        return hosts.some((host) => Territory.ancestors(snapshot, host).includes(unit))
      })
  )
}

/** A figure of a team in units none of which it works in: it would be in no sum, or in a wrong one. */
export const seated = (
  model: Model,
  { period, team: id, units }: Observation.Observation,
  isFormer: (unit: string) => boolean,
  path: Path,
  report: Report
): void => {
  const team = id === undefined ? undefined : model.teams.get(id)
  // What is filed under a former code is its heirs', which the team may have been set up in.
  if (team === undefined || units.some((unit) => isFormer(unit) || holds(model, team, unit, period))) return
  const host = Team.hostOn(team, Period.lastDay(period))
  report(
    "other-host",
    [...path, "units"],
    `team "${id}" works in "${host}", not in ${units.map((unit) => `"${unit}"`).join(" or ")}: name its host, or correct the team`
  )
}
