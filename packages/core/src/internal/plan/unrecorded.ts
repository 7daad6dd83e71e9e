/** What a reader must know where nobody recorded what became of a unit. @internal */
import * as Day from "../../Day.ts"
import * as Model from "../../Model.ts"
import * as Period from "../../Period.ts"
import * as Territory from "../../Territory.ts"
import type * as Text from "../../Text.ts"
import * as Words from "../../Words.ts"
import type { Grid } from "../operators/grid.ts"

const most = 3

const caveat = (model: Model.Model, endings: ReadonlyArray<Territory.Unrecorded>): Text.Text =>
  Words.both((language) => {
    const day = Words.day(endings[0]!.day, language)
    const names = endings.slice(0, most).map(({ unit }) => Model.unitName(model, unit, language))
    const others = endings.length - names.length
    if (language === "vi") {
      const more = others === 0 ? "" : ` và ${Words.number(others, "vi")} đơn vị khác`
      return `${names.join(", ")}${more} không còn từ ${day} mà không ai ghi đã nhập vào đâu: số này có thể thiếu phần của các đơn vị đó`
    }
    const more = others === 0 ? "" : ` and ${Words.number(others, "en")} more`
    return `${names.join(", ")}${more} ended on ${day} and nobody recorded where to: this may lack their part`
  })

/** The caveats of each cell of a question, day by day on which units ended unrecorded. */
export const unrecorded = (model: Model.Model, grid: Grid) => {
  const known = new Map<Period.Period, ReadonlyArray<Territory.Unrecorded>>()
  return (unit: string, period: Period.Period): ReadonlyArray<Text.Text> => {
    if (grid.boundaries === "as reported") return []
    const { end, start } = Period.bounds(period)
    const span = { from: Day.fromEpoch(start), to: Day.fromEpoch(end) }
    const all = known.get(period) ?? Territory.unrecorded(model.territory, grid, span)
    known.set(period, all)
    const here = all.filter(({ groups }) => groups.includes(unit))
    return [...new Set(here.map(({ day }) => day))].map((day) =>
      caveat(
        model,
        here.filter((one) => one.day === day)
      )
    )
  }
}
