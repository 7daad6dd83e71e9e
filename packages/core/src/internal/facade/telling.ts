/** Long work in slices: between them others have their turn, whoever waits is told how far it is, and a signal is heard. @internal */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { decoder } from "../document.ts"
import type { Decoded } from "./input.ts"

/** How far long work has come: what it does, how much of that is done, and of how much. @category models @since 0.1.0 */
export interface Progress {
  /** Figures are read, from what is given or from the store, checked against the documents, and written, all at once; cells of a question are reckoned. */
  readonly doing: "reading" | "checking" | "writing" | "reckoning"
  readonly done: number
  readonly of: number
}

/** Who is told how far it is. @category models @since 0.1.0 */
export interface Telling {
  readonly progress?: (told: Progress) => void
}

export type Tell = (doing: Progress["doing"], done: number, of: number) => Effect.Effect<void>

const isFunction = Schema.declare((given): given is (told: Progress) => void => typeof given === "function").annotate({
  message: "must be a function: ({ doing, done, of }) => console.log(doing, done, of)"
})

const decode = decoder("options", Schema.Struct({ progress: Schema.optionalKey(isFunction) }))

/** What tells a caller; nothing where it does not want to be told. */
export const telling = (given: unknown): Decoded<Tell | undefined> =>
  Result.map(
    decode(given),
    ({ progress }): Tell | undefined =>
      progress && ((doing, done, of) => Effect.sync(() => progress({ doing, done, of })))
  )

/** Does something with each of many, in slices. What is one slice is done at once. */
export const inSlices = (length: number, size: number, tell: (done: number) => Effect.Effect<void>) => {
  const from = (start: number, work: (index: number) => void): Effect.Effect<void> =>
    Effect.suspend(() => {
      const end = Math.min(start + size, length)
      for (let index = start; index < end; index++) work(index)
      const told = tell(end)
      return end === length ? told : Effect.flatMap(Effect.andThen(told, Effect.yieldNow), () => from(end, work))
    })
  return (work: (index: number) => void) => from(0, work)
}
