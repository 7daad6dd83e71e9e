/** Names of units on a day, of reporters, periods, cohorts and members. @internal */
import type * as Day from "../../Day.ts"
import type * as Measure from "../../Measure.ts"
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Text from "../../Text.ts"
import { both } from "../../Words.ts"
import type { Category } from "../boxes/category.ts"
import { unitName } from "../unitName.ts"

/** A unit as it was called on a day. */
export const unit = (model: Model.Model, id: string, day?: Day.Day): Text.Text =>
  both((language) => unitName(model, id, language, day))

export const units = (model: Model.Model, ids: ReadonlyArray<string>, day?: Day.Day): Text.Text =>
  both((language) => ids.map((id) => unitName(model, id, language, day)).join(" + "))

/** The first of some places, each of some units, and how many others: `Xã A và 2 nơi khác`; `undefined` of none. */
export const some = (
  model: Model.Model,
  places: ReadonlyArray<ReadonlyArray<string>>,
  day?: Day.Day
): Text.Text | undefined => {
  const [first, ...others] = new Map(places.map((ids) => [ids.join("+"), ids])).values()
  if (first === undefined) return undefined
  const { en, vi } = units(model, first, day)
  const more = others.length
  return more === 0 ? { vi, en } : { vi: `${vi} và ${more} nơi khác`, en: `${en} and ${more} more` }
}

/** A reporter: a unit as it was called on a day, or a team. */
export const reporter = (model: Model.Model, id: string, day?: Day.Day): Text.Text =>
  model.teams.get(id)?.name ?? unit(model, id, day)

/** Of whom and of what a figure speaks beside where and when; `undefined` for all. */
export const category = (model: Model.Model, { activity, cohorts, members, team }: Category): Text.Text | undefined => {
  const activityName = model.documents.activities.find((one) => one.id === activity)?.name
  const parts: ReadonlyArray<Text.Text> = [
    ...(team === undefined ? [] : [model.teams.get(team)?.name ?? { vi: team, en: team }]),
    ...(activity === undefined ? [] : [activityName ?? { vi: activity, en: activity }]),
    ...cohorts.map((id) => model.cohorts.get(id)?.name ?? { vi: id, en: id }),
    ...[...members].map(([dimension, list]) => {
      const known = model.dimensions.get(dimension)?.members
      return both((language) =>
        list.map((id) => known?.find((one) => one.id === id)?.title[language] ?? id).join(" + ")
      )
    })
  ]
  return parts.length === 0 ? undefined : both((language) => parts.map((part) => part[language]).join(" · "))
}

/** A measure, with those of whom it is asked where these are not all: `Người được tập huấn (Nam)`. */
export const line = (model: Model.Model, { title }: Measure.Resolved, { cohorts, members }: Category): Text.Text => {
  const of = category(model, { activity: undefined, cohorts, members, team: undefined })
  return of === undefined ? title : both((language) => `${title[language]} (${of[language]})`)
}

export const period = (value: Period.Period): Text.Text => both((language) => Period.render(value, language))
