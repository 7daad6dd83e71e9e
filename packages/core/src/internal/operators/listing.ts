/** Lists of units in an explanation. @internal */
import type * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Branch } from "../explain/branch.ts"
import { unitName } from "../unitName.ts"

/** So many lines are shown on a level. */
export const limit = 30

/** How many lines each of several accounts may show. */
export const linesEach = (lines: number, many: number): number =>
  Math.max(3, Math.floor(lines / Math.max(1, Math.min(many, limit))))

/** How many units are not shown. */
export const moreUnits = (many: number): Text.Text | undefined =>
  many <= limit
    ? undefined
    : Words.both((language) => {
        const number = Words.number(many - limit, language)
        return language === "vi" ? `và ${number} đơn vị khác` : `and ${number} more units`
      })

/** A branch that says which unit, and which period, it is about. */
export const named = (
  model: Model.Model,
  child: Branch,
  unit: string,
  day: string,
  period?: Period.Period
): Branch => ({
  ...child,
  label: Words.both((language) => {
    const name = unitName(model, unit, language, day)
    const when = period === undefined ? "" : `, ${Period.render(period, language)}`
    return `${name}${when}: ${child.label[language]}`
  })
})
