/** A history to be copied, and whether two stores tell the same one. */
import { isDeepStrictEqual } from "node:util"
import { Documents, Figures, Lantoa, MemoryStore, Period, Store } from "@lantoa/core"
import { Context, Effect, Layer, Stream } from "effect"
import { engines } from "./engines.ts"
import { base, commitOf, everything, kindOf, known, measures } from "./work.ts"

/** How many commits of one writer it has, beside the documents. */
const length = 24

/** Writes the history: documents in several versions, figures with and without ids, corrections, withdrawals. */
export const fill = async (store: Lantoa.Store): Promise<void> => {
  await using lantoa = await Lantoa.open({ store })
  await lantoa.put(base, { knownAt: "2019-01-01T00:00:00Z" })
  for (let commit = 0; commit < length; commit++) {
    await lantoa.commit(commitOf(0, commit))
    if (kindOf(commit) !== "figures") continue
    // What is there already leaves gaps in the rows of a commit.
    await lantoa.commit({ figures: commitOf(1, commit).figures!.slice(3, 9) })
    await lantoa.commit(commitOf(1, commit))
  }
}

/** A store in memory that is the same whenever it is opened. */
export const memory = (): Lantoa.Store => {
  const one = Effect.runSync(Effect.provide(Store.Store, MemoryStore.layer))
  return Layer.succeed(Store.Store, one)
}

/** The store that is copied; one in memory is filled anew wherever it is wanted. */
export const source = (engine: string, where: string): Lantoa.Store => {
  if (engine !== "memory") return engines[engine]!.store(where)
  const store = memory()
  return Layer.unwrap(
    Effect.as(
      Effect.promise(() => fill(store)),
      store
    )
  )
}

type Service = Store.Store["Service"]

const { end, start } = Period.bounds(everything)
const requests = measures.map((measure) => ({ measure, from: start, to: end, latestBefore: false }))

/** Figures of a scan, which come in an order of the store's own. */
const inOrder = (figures: Figures.Figures): ReadonlyArray<string> =>
  Array.from({ length: figures.length }, (_, row) => JSON.stringify(Figures.observationAt(figures, row))).sort()

/** All that a store says of a moment. */
const said = (store: Service, moment: Store.Moment) =>
  Effect.gen(function* () {
    const library = yield* store.library(moment)
    return {
      library: { ...library, documents: Documents.encode(library.documents) },
      figures: yield* Stream.runCollect(store.read({ ...moment, superseded: true })),
      standing: yield* Stream.runCollect(store.read(moment)),
      withdrawals: yield* store.withdrawals(moment),
      scanned: inOrder((yield* Effect.provideService(Store.snapshot(requests, moment), Store.Store, store)).figures)
    }
  })

const moments = (last: number): ReadonlyArray<Store.Moment> =>
  [Math.floor(last / 2), last].flatMap((at) =>
    [undefined, "2019-06-01T00:00:00Z", known].map((asKnownAt) =>
      asKnownAt === undefined ? { at } : { at, asKnownAt }
    )
  )

/** In what two stores differ: commits, what they say of moments, the histories of figures and documents. */
export const differences = (one: Lantoa.Store, other: Lantoa.Store): Promise<ReadonlyArray<string>> =>
  Effect.runPromise(
    Effect.gen(function* () {
      const service = (store: Lantoa.Store) => Effect.map(Layer.build(Layer.fresh(store)), Context.get(Store.Store))
      const [a, b] = [yield* service(one), yield* service(other)]
      const found: Array<string> = []
      const compare = <E>(what: string, ask: (store: Service) => Effect.Effect<unknown, E>) =>
        Effect.gen(function* () {
          if (!isDeepStrictEqual(yield* ask(a), yield* ask(b))) found.push(what)
        })
      yield* compare("head", ({ head }) => head)
      const { commit: last } = yield* a.head
      for (let commit = 1; commit <= last; commit++) yield* compare(`commit ${commit}`, ({ entry }) => entry(commit))
      for (const moment of moments(last)) yield* compare(JSON.stringify(moment), (store) => said(store, moment))
      for (const { id } of yield* Stream.runCollect(a.read({ superseded: "only" })))
        yield* compare(`the history of ${id}`, ({ history }) => history(id))
      for (const { id } of base.cohorts!)
        yield* compare(`the versions of ${id}`, ({ versions }) => versions("cohorts", id))
      return found
    }).pipe(Effect.scoped)
  )
