/** Waiting: for another program that has a file open, and in turn for who writes in this one. @internal */
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import type { SqlStore } from "@lantoa/storage-sql"
import { isFailure } from "./sql.ts"

const longest = Duration.millis(25)

const isLocked = (error: unknown): boolean => isFailure(error) && error.reason._tag === "LockTimeoutError"

/** Tries again while another program has the file, for so many milliseconds, at intervals that grow to a fortieth of a second. */
export const patient = (millis: number): SqlStore.Around => {
  const schedule = Schedule.exponential("1 millis").pipe(
    Schedule.modifyDelay(({ duration }) => Effect.succeed(Duration.min(duration, longest))),
    Schedule.jittered,
    Schedule.upTo({ duration: millis })
  )
  return (opening) => Effect.retry(opening, { while: (error) => millis > 0 && isLocked(error), schedule })
}
