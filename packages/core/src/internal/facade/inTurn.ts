/** Effects that run one after the other, in the order in which they begin. @internal */
import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"

/** Makes effects wait for those that began before them, however these end. */
export const make = () => {
  let last: Effect.Effect<void> = Effect.void
  return <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.suspend(() => {
      const before = last
      const ended = Deferred.makeUnsafe<void>()
      last = Deferred.await(ended)
      // One that is given up while it waits still ends after those before it.
      const end = Effect.andThen(before, Deferred.succeed(ended, undefined))
      return Effect.ensuring(Effect.andThen(before, effect), end)
    })
}
