/** How the oracle asks Lantoa: the one place to change when its calls do. */
import {
  type Documents,
  Lantoa,
  MemoryStore,
  type Observation,
  Period,
  type Quantity,
  type Reading,
  Store
} from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import type { Oracle } from "@lantoa/testkit"
import { Context, Effect, Exit, Layer, Scope } from "effect"

const always = "1900-01-01T00:00:00Z"

const valueOf = (quantity: Quantity.Quantity | undefined): Oracle.ValueJson | null =>
  quantity === undefined
    ? null
    : [quantity.lower, quantity.upper, quantity.lowerOpen, quantity.upperOpen, quantity.about]

const cellOf = (reading: Reading.Reading): Oracle.Cell => ({
  unit: reading.unit,
  period: reading.period,
  value: valueOf(reading.value),
  reason: reading.reason?.code ?? null,
  reported: reading.reported ?? null,
  silent: reading.silent.map(({ period, reporter }) => ({ reporter, period })),
  findings: reading.findings.length
})

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Figures go through the façade; filings and withdrawals to the store it stands on. */
const commit = async (
  lantoa: Lantoa.Lantoa,
  store: typeof Store.Store.Service,
  write: Oracle.CommitJson,
  number: number
): Promise<string> => {
  const observations = write.figures as ReadonlyArray<unknown> as ReadonlyArray<Observation.Encoded>
  if (observations.length > 0) await lantoa.append({ id: `commit-${number}`, observations })
  const { withdrawals } = write
  const filings = write.filings.map((filing) => ({ ...filing, period: Period.make(filing.period) }))
  if (filings.length + withdrawals.length > 0) {
    await Effect.runPromise(store.commit({ filings, withdrawals } as unknown as Store.Commit))
  }
  return "ok"
}

/** Asks an empty store, opened for the one case. */
export const ask =
  (layer: Lantoa.Store): Oracle.Ask =>
  async (asked) => {
    const scope = Scope.makeUnsafe()
    const built = await Effect.runPromise(Layer.buildWithScope(layer, scope))
    const store = Context.get(built, Store.Store)
    await using lantoa = await Lantoa.open({ store: Layer.succeed(Store.Store, store) })
    await lantoa.put(asked.documents as unknown as Documents.Encoded, { knownAt: always })
    const commits: Array<string> = []
    for (const [number, write] of asked.commits.entries()) {
      commits.push(await commit(lantoa, store, write, number).catch(messageOf))
    }
    const answers: Array<ReadonlyArray<Oracle.Cell> | string> = []
    for (const query of asked.queries) {
      answers.push(await lantoa.read(query).then((readings) => readings.map(cellOf), messageOf))
    }
    const assessments: Array<string> = []
    for (const { options: when, target } of asked.assess ?? []) {
      assessments.push(await lantoa.assess(target, when).then((one) => one.status, messageOf))
    }
    await Effect.runPromise(Scope.close(scope, Exit.void))
    return { commits, answers, assessments }
  }

/** Every store there is. */
export const stores: Readonly<Record<string, Oracle.Ask>> = {
  memory: ask(MemoryStore.layer),
  sqlite: ask(Sqlite.layerMemory as unknown as Lantoa.Store)
}
