/** How the oracle asks Lantoa: the one place to change when its calls do. */
import { type Documents, type Explanation, Lantoa, type Quantity, type Reading } from "@lantoa/core"
import { Sqlite } from "@lantoa/storage-sqlite"
import type { Oracle } from "@lantoa/testkit"

/** Before anything that an office tells of. */
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
  findings: reading.findings.map(({ period }) => period),
  ...(reading.part !== undefined && "team" in reading.part ? { team: reading.part.team } : {})
})

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Asks an empty store, opened for the one case. */
export const ask =
  (options: Lantoa.Options): Oracle.Ask =>
  async (asked) => {
    await using lantoa = await Lantoa.open(options)
    await lantoa.put(asked.documents as unknown as Documents.Encoded, { knownAt: always })
    const commits: Array<string> = []
    for (const commit of asked.commits) {
      commits.push(await lantoa.commit(commit as unknown as Lantoa.Commit).then(() => "ok", messageOf))
    }
    const answers: Array<ReadonlyArray<Oracle.Cell> | string> = []
    for (const query of asked.queries) {
      answers.push(await lantoa.read(query).then((readings) => readings.map(cellOf), messageOf))
    }
    const assessments: Array<string> = []
    for (const { options: when, target } of asked.assess ?? []) {
      assessments.push(await lantoa.assess(target, when).then((one) => one.status, messageOf))
    }
    return { commits, answers, assessments }
  }

/** A reading with what explains it. */
export interface Explained {
  readonly reading: Reading.Reading
  readonly explanation: Explanation.Explanation
}

/** Has every reading of a case explained. */
export const explain = async (asked: Oracle.Case): Promise<ReadonlyArray<Explained>> => {
  await using lantoa = await Lantoa.open()
  await lantoa.put(asked.documents as unknown as Documents.Encoded, { knownAt: always })
  for (const commit of asked.commits) await lantoa.commit(commit as unknown as Lantoa.Commit)
  const found: Array<Explained> = []
  for (const query of asked.queries) {
    for (const reading of await lantoa.read(query)) {
      found.push({ reading, explanation: await lantoa.explain(reading) })
    }
  }
  return found
}

/** Every store there is. */
export const stores: Readonly<Record<string, Oracle.Ask>> = {
  memory: ask({}),
  sqlite: ask({ store: Sqlite.layerMemory })
}
