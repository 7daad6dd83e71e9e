/** How a case becomes calls of Lantoa: the one place to change when they do. */
import { type Documents, Indicator, Lantoa } from "@lantoa/core"
import type { Assessment, Explanation, Model, Reading, Target } from "@lantoa/core"
import { DuckDb } from "@lantoa/storage-duckdb"
import { Sqlite } from "@lantoa/storage-sqlite"
import type * as Case from "./Case.ts"
import { scratch } from "./scratch.ts"

/** Before anything that a case may tell of: what is put then has always held. */
const always = "1900-01-01T00:00:00Z"

/** An open Lantoa, asked in plain data. Its calls reject as Lantoa's do. */
export interface Drive extends AsyncDisposable {
  readonly put: (documents: Case.Documents) => Promise<void>
  readonly commit: (write: Case.Write) => Promise<void>
  readonly read: (query: Case.Query) => Promise<ReadonlyArray<Reading.Reading>>
  readonly assess: (judgement: Case.Judgement) => Promise<Assessment.Assessment>
  readonly explain: (query: Case.Query, reading: Reading.Reading) => Promise<Explanation.Explanation>
  readonly model: () => Promise<Model.Model>
}

/** An indicator of the question's own, from its JSON form; an id stays an id. */
const indicatorOf = (given: unknown): string | Indicator.Indicator =>
  typeof given === "string" ? given : Indicator.from(given as Parameters<typeof Indicator.from>[0])

const questionOf = ({ indicator, indicators, ...rest }: Case.Query): Lantoa.Query =>
  ({
    ...rest,
    ...(indicator === undefined ? {} : { indicator: indicatorOf(indicator) }),
    ...(indicators === undefined ? {} : { indicators: (indicators as ReadonlyArray<unknown>).map(indicatorOf) })
  }) as unknown as Lantoa.Query

/** The indicator of a reading, where the question brought its own. */
const broughtFor = (query: Case.Query, reading: Reading.Reading): Indicator.Indicator | undefined =>
  [query["indicator"], ...((query["indicators"] as ReadonlyArray<unknown> | undefined) ?? [])]
    .filter((one) => typeof one === "object")
    .map(indicatorOf)
    .find((one): one is Indicator.Indicator => typeof one === "object" && one.id === reading.indicator)

const options: { readonly [S in Case.Store]: () => Lantoa.Options } = {
  memory: () => ({}),
  sqlite: () => ({ store: Sqlite.layerMemory }),
  duckdb: () => ({ store: DuckDb.layerMemory }),
  postgres: () => ({ store: scratch() })
}

/** Opens an empty store. */
export const open = async (store: Case.Store): Promise<Drive> => {
  const lantoa = await Lantoa.open(options[store]())
  const put = async ({ knownAt = always, ...documents }: Case.Documents) =>
    void (await lantoa.put(documents as Documents.Encoded, { knownAt: knownAt as string }))
  return {
    put,
    commit: async ({ documents, knownAt = always, ...write }) => {
      const { knownAt: known = knownAt, put, ...plain } = documents ?? {}
      const brought = documents === undefined ? {} : { documents: { put: put ?? plain, knownAt: known } }
      await lantoa.commit({ ...brought, ...write } as object as Lantoa.Commit)
    },
    read: async (query) => lantoa.read(questionOf(query)),
    assess: ({ options, target }) =>
      lantoa.assess(target as string | Target.Target, options as unknown as Assessment.Options),
    explain: (query, reading) => lantoa.explain(reading, broughtFor(query, reading)),
    model: lantoa.model,
    [Symbol.asyncDispose]: lantoa.close
  }
}
