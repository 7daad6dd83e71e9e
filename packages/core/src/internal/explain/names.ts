/** Names of what a line is about: units on the day, teams, cohorts, members, levels, days. @internal */
import * as Day from "../../Day.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Territory from "../../Territory.ts"
import type * as Text from "../../Text.ts"
import type { Category } from "../figures/category.ts"
import { dayOf, type Leaf } from "./leaf.ts"

export const both = (write: (language: Text.Language) => string): Text.Text => ({ vi: write("vi"), en: write("en") })

/** A unit as it was called on a day. */
export const unit = (model: Model.Model, id: string, day?: Day.Day): Text.Text =>
  both((language) => Model.unitName(model, id, language, day))

export const units = (model: Model.Model, ids: ReadonlyArray<string>, day?: Day.Day): Text.Text =>
  both((language) => ids.map((id) => Model.unitName(model, id, language, day)).join(" + "))

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

const plural = (name: string): string =>
  name.endsWith("s") ? name : name.endsWith("y") ? `${name.slice(0, -1)}ies` : `${name}s`

/** Units of the level that a unit is of: "các xã", "communes". */
export const levelName = ({ model, rollup, ...leaf }: Leaf, id: string): Text.Text => {
  const day = dayOf({ model, rollup, ...leaf })
  const { levels } = model.territory.hierarchies.get(rollup.hierarchy)!
  const days = [day, ...Territory.changes(model.territory, rollup.hierarchy).map((one) => Day.add(one, -1))]
  for (const one of days) {
    const snapshot = Territory.at(model.territory, rollup.hierarchy, one)
    const number = snapshot.number.get(id)
    const level = number === undefined ? undefined : levels[snapshot.level[number]!]
    if (level !== undefined) {
      return { vi: `các ${level.name.vi.replace(/^cấp /, "")}`, en: plural(level.name.en) }
    }
  }
  return { vi: "các đơn vị", en: "units" }
}

/** A day as people name it. */
export const day = (number: number): Text.Text =>
  both((language) => Period.render(Period.ofEpoch(number), language).replace(/^ngày /, ""))

/** The days from the first until before the second. */
export const days = ([start, end]: readonly [number, number]): Text.Text =>
  both((language) => Period.render(Period.ofDays(start, end), language))
