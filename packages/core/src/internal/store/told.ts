/** Who told something, and for which periods, without what they told: that says which forms were filed. @internal */
import type * as Figures from "../../Figures.ts"
import type { Told, ToldRequest } from "../../Store.ts"

const nothing = new Float64Array()

/**
 * Who told something in rows of figures: single units of all that they did, or teams. The codes of reporters and of periods are those
 * of the figures.
 *
 * @category rules
 * @since 0.1.0
 */
export const toldIn = (
  { knownAt, period, reporter, team, texts, units }: Figures.Figures,
  by: ToldRequest["by"],
  lists?: Iterable<ArrayLike<number>>
): Told => {
  const byTeams = by === "teams"
  const codes = byTeams ? team : units
  const isOne = byTeams ? undefined : texts.units.map((set) => set.length === 1)
  const many = byTeams ? texts.teams.length : texts.units.length
  /** By code of a period and of a reporter, the last moment; `NaN` where nothing was told. */
  const last: Array<Float64Array | undefined> = []
  let length = 0
  const take = (row: number): void => {
    const code = codes[row]!
    if (reporter[row] !== -1 || byTeams !== (team[row] !== -1) || isOne?.[code] === false) return
    const here = (last[period[row]!] ??= new Float64Array(many).fill(NaN))
    const before = here[code]!
    if (Number.isNaN(before)) length++
    if (!(before >= knownAt[row]!)) here[code] = knownAt[row]!
  }
  if (lists === undefined) for (let row = 0; row < period.length; row++) take(row)
  else for (const rows of lists) for (let at = 0; at < rows.length; at++) take(rows[at]!)
  const told = { period: new Int32Array(length), reporter: new Int32Array(length), knownAt: new Float64Array(length) }
  let at = 0
  last.forEach((here = nothing, of) => {
    for (let code = 0; code < here.length; code++) {
      if (Number.isNaN(here[code]!)) continue
      told.period[at] = of
      told.reporter[at] = code
      told.knownAt[at++] = here[code]!
    }
  })
  const reporters = byTeams ? texts.teams : texts.units.map(([unit]) => unit!)
  return { length, periods: texts.periods, reporters, ...told }
}
