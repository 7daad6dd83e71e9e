import { assert, it } from "@effect/vitest"
import { Problem, Store } from "@lantoa/core"
import { Postgres } from "@lantoa/storage-postgres"
import { Effect, Exit, Cause, Layer } from "effect"
import { batch, commit, readAll } from "./figures.ts"
import { newSchema, onServer, postgres, query } from "./places.ts"
import { type Cut, wire } from "./wire.ts"

/** Ends a session, and waits until the server has let it go. */
const end = (session: number) =>
  Effect.runPromise(Effect.orDie(query("SELECT pg_terminate_backend($1, 10000)", [session]))).then(() => undefined)

const ways: ReadonlyArray<Cut> = ["lost on its way", "heard, and its answer lost", "ended by the server"]

/** Numbers below 1 that are the same each time. */
const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

const size = 40

/** What a store that nobody disturbs holds of a commit: figures, documents, filings. */
const heldOf = (name: string) =>
  Effect.gen(function* () {
    const store = yield* Store.Store
    const figures = (yield* readAll()).filter(({ id }) => id.startsWith(`${name}.`)).length
    const { documents } = yield* store.library()
    const { filings } = yield* store.scan([{ measure: "m", from: 0, to: 99_999, latestBefore: false }])
    return [
      figures,
      documents.cohorts.filter(({ id }) => id === name).length,
      filings.filter(({ reporter }) => reporter === name).length
    ]
  })

onServer("a commit whose connection is lost", () => {
  for (const [seed, cut] of ways.entries()) {
    it.live(`is there whole or not at all, and once however often it comes: ${cut}`, () =>
      Effect.gen(function* () {
        const schema = yield* newSchema
        const line = yield* wire(end)
        const disturbed = yield* Layer.build(Layer.fresh(Postgres.layer({ url: line.url, schema })))
        const quiet = yield* Layer.build(Layer.fresh(Postgres.layer({ url: postgres, schema })))
        for (const name of ["first", "second"]) yield* commit(batch(name, size)).pipe(Effect.provideContext(disturbed))
        const before = line.passed()
        yield* commit(batch("third", size)).pipe(Effect.provideContext(disturbed))
        const messages = line.passed() - before
        const next = random(seed)
        // The last message is that which commits: it is always among those lost.
        const moments = [messages - 1, ...Array.from({ length: 8 }, () => Math.floor(next() * messages))]
        for (const [index, moment] of moments.entries()) {
          const one = batch(`at-${index}`, size)
          line.cutAfter(moment, cut)
          const exit = yield* Effect.exit(commit(one).pipe(Effect.provideContext(disturbed)))
          yield* Effect.promise(line.settled)
          line.mend()
          assert.isTrue(Exit.isFailure(exit), `cut after ${moment} of ${messages} messages`)
          const error = Exit.isFailure(exit) ? Cause.squash(exit.cause) : undefined
          assert.instanceOf(error, Problem.StoreError)
          assert.strictEqual((error as Problem.StoreError).reason, "Unavailable")
          const held = yield* heldOf(one.id!).pipe(Effect.provideContext(quiet))
          assert.include([[0, 0, 0].join(), [size, 1, 1].join()], held.join())
          const again = yield* commit(one).pipe(Effect.provideContext(disturbed))
          assert.strictEqual(again.repeated, held[0] === size)
          assert.deepStrictEqual(yield* heldOf(one.id!).pipe(Effect.provideContext(quiet)), [size, 1, 1])
        }
        const head = yield* Store.Store.use((store) => store.head).pipe(Effect.provideContext(quiet))
        assert.strictEqual(head.commit, moments.length + 3)
      })
    )
  }
})
