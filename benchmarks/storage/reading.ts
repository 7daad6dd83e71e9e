/** Ten indicators at once, by provinces and by communes. */
import { join } from "node:path"
import { line, type Line, race } from "./measured.ts"
import * as Peers from "./peers.ts"
import { type Engine, folder, open } from "./stores.ts"
import { columns, documents, figures, knownAt, measures, months } from "./world.ts"

export const measured = async (engine: Engine): Promise<ReadonlyArray<Line>> => {
  await using scope = new AsyncDisposableStack()
  const periods = months("2025-H1")
  const lantoa = await open(scope, engine)
  await lantoa.put(documents("flow"), { knownAt })
  await lantoa.commit({ figures: figures(periods) })
  const file = join(folder(scope), "peer.db")
  Peers.appendToSqlite(file, columns(periods))
  const lines: Array<Line> = []
  for (const level of ["province", "commune"] as const) {
    const ask = async (more: object = {}) => {
      const readings = await lantoa.read({
        indicators: measures,
        hierarchy: "state",
        units: { level },
        periods,
        ...more
      })
      return readings.reduce((sum, reading) => sum + (reading.reported ?? NaN), 0)
    }
    const [found, sum] = [await ask(), Peers.rollUpInSqlite(file, level, periods).sum]
    if (found !== sum) throw new Error(`we find ${found}, a person ${sum}`)
    const [ours, known, theirs] = await race(
      3,
      { run: () => ask() },
      { run: () => ask({ asKnownAt: "2026-06-01" }) },
      { run: () => Peers.rollUpInSqlite(file, level, periods) }
    )
    const name = `10 indicators by ${level} and month`
    lines.push(line(name, engine, ours!, theirs!))
    lines.push(line(`${name}, as known at a moment beside now`, engine, known!, ours!))
  }
  return lines
}
