/** Who told something, and for which periods, without what they told: that says which forms were filed. @internal */
import type * as Figures from "../../Figures.ts"
import type { Told, ToldRequest } from "../../Store.ts"

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
  lists?: Iterable<Iterable<number>>
): Told => {
  const byTeams = by === "teams"
  const codes = byTeams ? team : units
  const isOne = byTeams ? undefined : texts.units.map((set) => set.length === 1)
  const many = byTeams ? texts.teams.length : texts.units.length
  /** By code of a period and of a reporter, the last moment. */
  const last: Array<Float64Array | undefined> = []
  const take = (row: number): void => {
    const code = codes[row]!
    if (reporter[row] !== -1 || byTeams !== (team[row] !== -1) || isOne?.[code] === false) return
    const here = (last[period[row]!] ??= new Float64Array(many).fill(-Infinity))
    here[code] = Math.max(here[code]!, knownAt[row]!)
  }
  for (const rows of lists ?? [period.keys()]) for (const row of rows) take(row)
  const told = { period: [] as Array<number>, reporter: [] as Array<number>, knownAt: [] as Array<number> }
  last.forEach((here, of) =>
    here?.forEach((moment, code) => {
      if (moment === -Infinity) return
      told.period.push(of)
      told.reporter.push(code)
      told.knownAt.push(moment)
    })
  )
  const reporters = byTeams ? texts.teams : texts.units.map(([unit]) => unit!)
  return { length: told.period.length, periods: texts.periods, reporters, ...told }
}
