/** The calls of a Lantoa as Promises: those of the service, run. @internal */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import type { Calls, Lantoa, Service } from "../../Lantoa.ts"
import { DocumentError, StoreError } from "../../Problem.ts"

const shut = new StoreError({
  reason: "Unavailable",
  operation: "lantoa",
  detail: "this Lantoa is closed: open it again",
  problems: []
})

const noSignal = new DocumentError({
  subject: "withSignal",
  problems: [{ code: "invalid", path: [], message: "must be the signal of an AbortController" }]
})

/** Runs an effect until it has ended, or a signal says that it has. */
type Run = (effect: Effect.Effect<unknown, unknown>, signals: ReadonlyArray<AbortSignal>) => Promise<unknown>

/** What a stream gives, read no faster than somebody asks for it. */
async function* iterated<A>(series: Stream.Stream<A, unknown>, signals: ReadonlyArray<AbortSignal>, run: Run) {
  const left = new AbortController()
  const telling = () => {
    const told = Promise.withResolvers<ReadonlyArray<A> | undefined>()
    // Whoever does not ask any more is told of no failure.
    told.promise.catch(() => {})
    return told
  }
  let [told, asked] = [telling(), Promise.withResolvers<void>()]
  // Between one page and the next others have their turn: a store in memory waits for nobody.
  const tell = (some: ReadonlyArray<A>) =>
    Effect.andThen(
      Effect.promise(() => {
        told.resolve(some)
        return asked.promise
      }),
      Effect.yieldNow
    )
  const ended = run(Stream.runForEachArray(series, tell), [...signals, left.signal]).then(
    () => told.resolve(undefined),
    (error: unknown) => told.reject(error)
  )
  try {
    for (let some = await told.promise; some !== undefined; some = await told.promise) {
      yield* some
      const { resolve } = asked
      ;[told, asked] = [telling(), Promise.withResolvers<void>()]
      resolve()
    }
  } finally {
    left.abort()
    await ended
  }
}

/** A call of any name. */
type Call = (...args: ReadonlyArray<unknown>) => Effect.Effect<unknown, unknown> | Stream.Stream<unknown, unknown>

/** Opens what a layer provides, and closes it. */
export const promised = async (service: typeof Service, layer: Layer.Layer<Service, unknown>): Promise<Lantoa> => {
  const scope = Scope.makeUnsafe()
  const dispose = (): Promise<void> => Effect.runPromise(Scope.close(scope, Exit.void))
  const context = await Effect.runPromise(Layer.buildWithScope(layer, scope)).catch(async (error: unknown) => {
    await dispose()
    throw error
  })
  const running = new Set<Promise<unknown>>()
  const closing = new AbortController()
  const run: Run = (effect, signals) => {
    const signal = AbortSignal.any([...signals])
    if (signal.aborted) return Promise.reject(signal.reason)
    const result = Effect.runPromiseWith(context)(effect, { signal }).catch((error: unknown) => {
      throw signal.aborted ? signal.reason : error
    })
    const ended: Promise<unknown> = result.then(
      () => running.delete(ended),
      () => running.delete(ended)
    )
    running.add(ended)
    return result
  }
  const until = (...signals: ReadonlyArray<AbortSignal>): Calls<"promise"> => {
    const called =
      (call: Call) =>
      (...args: ReadonlyArray<unknown>) => {
        const made = call(...args)
        if (Stream.isStream(made)) return iterated(made, [closing.signal, ...signals], run)
        // What is under way when it is closed is waited for.
        return closing.signal.aborted ? Promise.reject(shut) : run(made, signals)
      }
    const all = Object.entries(Context.get(context, service)).map(([name, call]) => [name, called(call as Call)])
    return Object.fromEntries(all) as Calls<"promise">
  }
  const close = async () => {
    closing.abort(shut)
    await Promise.all(running)
    await dispose()
  }
  return {
    ...until(),
    withSignal: (signal) => {
      if (!(signal instanceof AbortSignal)) throw noSignal
      return until(signal)
    },
    close,
    [Symbol.asyncDispose]: close
  }
}
