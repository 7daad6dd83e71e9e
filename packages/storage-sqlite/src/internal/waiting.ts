/** Waiting for who writes: those of this process in turn, others by asking again. @internal */
import { realpathSync } from "node:fs"
import * as Duration from "effect/Duration"
import * as Effect from "effect/Effect"
import * as Schedule from "effect/Schedule"
import * as Semaphore from "effect/Semaphore"
import type { SqlStore } from "@lantoa/storage-sql"
import type { Failure } from "./sql.ts"

const longest = Duration.millis(25)

const isLocked = (error: unknown): boolean => {
  const { _tag, reason } = error as Partial<Failure>
  return _tag === "SqlError" && reason?._tag === "LockTimeoutError"
}

/**
 * Tries again while somebody holds the database, for so many milliseconds, at intervals that grow to a fortieth of a second.
 * The driver would wait too, but by stopping the thread, and with it whoever of this process holds the lock.
 */
export const patient = (millis: number): SqlStore.Around => {
  const schedule = Schedule.exponential("1 millis").pipe(
    Schedule.modifyDelay(({ duration }) => Effect.succeed(Duration.min(duration, longest))),
    Schedule.jittered,
    Schedule.upTo({ duration: millis })
  )
  return (transaction) => Effect.retry(transaction, { while: (error) => millis > 0 && isLocked(error), schedule })
}

const writers = new Map<string, Semaphore.Semaphore>()

/** Who may write to a file that is there, in turn, among all stores of this process. */
export const inTurn = (file: string): SqlStore.Around => {
  const path = realpathSync(file)
  const writer = writers.get(path) ?? Semaphore.makeUnsafe(1)
  writers.set(path, writer)
  return writer.withPermit
}
