/** Counts that need no reports: teams, their members, and units. @internal */
import * as Day from "../../Day.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Quantity from "../../Quantity.ts"
import type * as Team from "../../Team.ts"
import * as Territory from "../../Territory.ts"
import { given, none, type Outcome } from "./node.ts"

/** The groups and buckets of a question, with everything that decides where a unit goes. */
export interface Grid extends Territory.Question {
  readonly buckets: ReadonlyArray<Period.Period>
}

/** The day on which a bucket's boundaries are read. */
export const boundaryDay = (grid: Pick<Grid, "boundaries">, bucket: Period.Period): Day.Day =>
  grid.boundaries === "as reported" ? Period.lastDay(bucket) : grid.boundaries.asOf

interface Placed {
  readonly team: Team.Team
  /** Whether it is certainly there. */
  readonly sure: boolean
}

/** The teams of each cell, alive on its last day, in cell order. */
const placedTeams = (
  model: Model.Model,
  grid: Grid,
  kind: string | undefined
): ReadonlyArray<ReadonlyArray<Placed>> => {
  const place = Territory.teamPlacer(model.territory, grid)
  const teams = model.documents.teams.filter((team) => kind === undefined || team.kind === kind)
  const cells: ReadonlyArray<Array<Placed>> = grid.groups.flatMap(() => grid.buckets.map(() => []))
  grid.buckets.forEach((bucket, index) => {
    const day = Period.lastDay(bucket)
    for (const team of teams) {
      if (!Day.within(day, team)) continue
      for (const seat of place(team, day)) {
        cells[seat.in * grid.buckets.length + index]!.push({ team, sure: seat.lower === 1 })
      }
    }
  })
  return cells
}

const tally = (places: ReadonlyArray<boolean>): Quantity.Quantity => {
  const sure = places.filter((one) => one).length
  return sure === places.length ? Quantity.exact(sure) : Quantity.between(sure, places.length)
}

const unregistered = none({
  code: "no-figures",
  text: { vi: "chưa có tổ nào thuộc loại này trong sổ đăng ký", en: "no team of this kind is in the registry" }
})

/** A registry covers only where it is said to hold all there is: otherwise there are at least so many. */
const counted = (found: Quantity.Quantity, complete: boolean | undefined): Outcome =>
  complete === true
    ? given(found)
    : {
        ...given(Quantity.interval({ ...found, upper: Infinity, upperOpen: true })),
        reported: found.lower,
        covered: false,
        beside: [{ vi: "sổ đăng ký chưa đủ", en: "registry not complete" }]
      }

/** How many teams. An empty registry is not a count of zero. */
export const teams = (
  model: Model.Model,
  grid: Grid,
  { complete, kind }: { readonly kind?: string; readonly complete?: boolean }
): ReadonlyArray<Outcome> => {
  const known = model.documents.teams.some((team) => kind === undefined || team.kind === kind)
  return placedTeams(model, grid, kind).map((placed) =>
    known ? counted(tally(placed.map(({ sure }) => sure)), complete) : unregistered
  )
}

/** How many seats, or different people, in those teams. */
export const members = (
  model: Model.Model,
  grid: Grid,
  options: {
    readonly count: "seats" | "people"
    readonly kind?: string
    readonly role?: Team.Role
    readonly complete?: boolean
  }
): ReadonlyArray<Outcome> => {
  const known = model.documents.memberships.length > 0
  return placedTeams(model, grid, options.kind).map((placed, index) => {
    if (!known) return unregistered
    const day = Period.lastDay(grid.buckets[index % grid.buckets.length]!)
    const places = new Map(placed.map(({ team, sure }) => [team.id, sure]))
    const seats = model.documents.memberships.filter(
      (seat) =>
        places.has(seat.team) && Day.within(day, seat) && (options.role === undefined || seat.role === options.role)
    )
    if (options.count === "seats") {
      return counted(tally(seats.map((seat) => places.get(seat.team)!)), options.complete)
    }
    const sure = new Set(seats.filter((seat) => places.get(seat.team) === true).map((seat) => seat.member))
    const possible = new Set(seats.map((seat) => seat.member))
    const found = sure.size === possible.size ? Quantity.exact(sure.size) : Quantity.between(sure.size, possible.size)
    return counted(found, options.complete)
  })
}

/** The units of a level in each cell. */
export const unitsOf = (
  model: Model.Model,
  grid: Grid,
  level: string,
  hierarchy: string
): ReadonlyArray<ReadonlyArray<string>> => {
  const index = Territory.levelIndex(model.territory, hierarchy, level)
  return grid.groups.flatMap((group) =>
    grid.buckets.map((bucket) => {
      const snapshot = Territory.at(model.territory, hierarchy, boundaryDay(grid, bucket))
      return Territory.unitsAtLevel(snapshot, index, group)
    })
  )
}

/** How many units of a level. A level that does not exist then has no count. */
export const units = (model: Model.Model, grid: Grid, level: string, hierarchy: string): ReadonlyArray<Outcome> => {
  const definition = model.territory.hierarchies.get(hierarchy)?.levels.find((one) => one.id === level)
  return unitsOf(model, grid, level, hierarchy).map((found, cell) => {
    const day = boundaryDay(grid, grid.buckets[cell % grid.buckets.length]!)
    return definition === undefined || !Day.within(day, definition)
      ? none({
          code: "not-alive",
          text: {
            vi: `"${definition?.name.vi ?? level}" không tồn tại vào ngày ${day}`,
            en: `level "${definition?.name.en ?? level}" does not exist on ${day}`
          }
        })
      : given(Quantity.exact(found.length))
  })
}
