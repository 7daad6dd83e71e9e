/** Appending half a year of the country, as rows and as columns. */
import { join } from "node:path"
import type { Figures, Lantoa } from "@lantoa/core"
import * as DuckDb from "./duckdb.ts"
import { line, type Line, race, type Work } from "./measured.ts"
import * as Peers from "./peers.ts"
import { type Engine, folder, open } from "./stores.ts"
import { columns, documents, figures, knownAt, months } from "./world.ts"

const periods = months("2025-H1")

/** The figures appended to an empty store that knows the country. */
const appending = (engine: Engine, observations: Lantoa.Batch["observations"] | Figures.Figures): Work => {
  let scope: AsyncDisposableStack
  let lantoa: Lantoa.Lantoa
  return {
    before: async () => {
      scope = new AsyncDisposableStack()
      lantoa = await open(scope, engine)
      await lantoa.put(documents("flow"), { knownAt })
    },
    run: async () => {
      const { figures: stored } = await lantoa.append({ id: "half-year", observations } as Lantoa.Batch)
      if (stored.accepted !== observations.length) throw new Error(`${stored.accepted} figures were stored`)
    },
    after: () => scope.disposeAsync()
  }
}

const peer = async (engine: Engine, coded: ReturnType<typeof columns>): Promise<void> => {
  using scope = new DisposableStack()
  const file = join(folder(scope), "figures.db")
  if (engine === "memory") Peers.appendInMemory(coded)
  else if (engine === "sqlite") Peers.appendToSqlite(file, coded)
  else await DuckDb.appendTo(file, coded)
}

export const measured = async (engine: Engine): Promise<ReadonlyArray<Line>> => {
  const [rows, coded] = [figures(periods), columns(periods)]
  const [asRows, asColumns, theirs] = await race(3, appending(engine, rows), appending(engine, coded), {
    run: () => peer(engine, coded)
  })
  return [
    line(`append ${rows.length} figures as rows`, engine, asRows!, theirs!),
    line(`append ${rows.length} figures as columns`, engine, asColumns!, theirs!)
  ]
}
