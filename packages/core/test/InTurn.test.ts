import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber } from "effect"
import * as InTurn from "../src/internal/facade/inTurn.ts"

describe("effects in turn", () => {
  it.effect("run one after the other, in the order in which they begin, whether those before fail or not", () =>
    Effect.gen(function* () {
      const inTurn = InTurn.make()
      const log: Array<string> = []
      const work = (name: string) =>
        inTurn(
          Effect.gen(function* () {
            log.push(`${name} begins`)
            yield* Effect.yieldNow
            log.push(`${name} ends`)
            if (name === "b") return yield* Effect.fail("no")
            return name
          })
        )
      const found = yield* Effect.all(
        ["a", "b", "c"].map((name) => Effect.exit(work(name))),
        { concurrency: "unbounded" }
      )
      assert.deepStrictEqual(
        found.map((one) => one._tag),
        ["Success", "Failure", "Success"]
      )
      assert.deepStrictEqual(log, ["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"])
    })
  )

  it.effect("wait for the one before although one between is given up", () =>
    Effect.gen(function* () {
      const inTurn = InTurn.make()
      const log: Array<string> = []
      const open = yield* Deferred.make<void>()
      const note = (name: string) => Effect.sync(() => void log.push(name))
      const first = yield* Effect.forkChild(inTurn(Effect.andThen(Deferred.await(open), note("first"))))
      yield* Effect.yieldNow
      const second = yield* Effect.forkChild(inTurn(note("second")))
      yield* Effect.yieldNow
      const third = yield* Effect.forkChild(inTurn(note("third")))
      yield* Effect.yieldNow
      const given = yield* Effect.forkChild(Fiber.interrupt(second))
      yield* Effect.yieldNow
      assert.deepStrictEqual(log, [])
      yield* Deferred.succeed(open, undefined)
      for (const fiber of [first, third, given]) yield* Fiber.join(fiber)
      assert.deepStrictEqual(log, ["first", "third"])
    })
  )
})
