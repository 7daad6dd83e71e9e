/** Wrong calls, through Promises and as Effects: a typed error of bounded length that says what to do, and nothing written. */
import { assert, describe, expect, it } from "@effect/vitest"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import { Documents, Lantoa, Problem } from "../src/index.ts"
import { documents } from "./fixtures/province.ts"
import { calls } from "./fixtures/wrongCalls.ts"

type Failed = Problem.DocumentError | Problem.PlanError | Problem.StoreError

const isTyped = (error: unknown): error is Failed =>
  [Problem.DocumentError, Problem.PlanError, Problem.StoreError].some((kind) => error instanceof kind)

/** What an error says: its tag and the beginning of its message. */
const said = (error: unknown): string => {
  assert.isTrue(isTyped(error), String(error))
  const { _tag, message } = error as Failed
  assert.isBelow(message.length, 5000)
  const [head, ...lines] = message.split("\n")
  const shown = [head!, ...lines.slice(0, 2), ...(lines.length > 3 ? [`  … ${lines.length - 2} lines`] : [])]
  return [_tag, ...shown.map((line) => (line.length > 320 ? `${line.slice(0, 320)} …` : line))].join("\n")
}

const known = { knownAt: "2024-01-01" }

describe("a wrong call", () => {
  it("is refused with a typed error that says where, what, and what to do, and writes nothing", async () => {
    await using lantoa = await Lantoa.open()
    const { commit } = await lantoa.put(Documents.encode(documents), known)
    const told: Array<string> = []
    for (const [what, call] of calls) {
      const error = await Promise.resolve(call(lantoa)).then(() => assert.fail(`${what} was taken`), said)
      told.push(`# ${what}`, error, "")
    }
    assert.deepStrictEqual(await lantoa.observations({ superseded: true }), [])
    assert.strictEqual((await lantoa.commit({ figures: [] })).commit, commit + 1)
    await expect(told.join("\n")).toMatchFileSnapshot("./fixtures/wrongCalls.txt")
  })

  it.effect("says the same as an Effect, which fails and has no defect", () =>
    Effect.gen(function* () {
      const lantoa = yield* Lantoa.Service
      yield* lantoa.put(Documents.encode(documents), known)
      yield* Effect.forEach(calls, ([what, call]) =>
        Effect.gen(function* () {
          // The same names, but for how they answer.
          const exit = yield* Effect.exit(call(lantoa as never) as Effect.Effect<unknown, unknown>)
          const errors = Exit.isFailure(exit)
            ? exit.cause.reasons.map((one) => Cause.isFailReason(one) && one.error)
            : []
          assert.strictEqual(errors.length, 1, what)
          assert.isTrue(isTyped(errors[0]), what)
        })
      )
    }).pipe(Effect.provide(Lantoa.layer()))
  )

  it("through a Lantoa that is closed is refused, whatever it asks", async () => {
    const lantoa = await Lantoa.open()
    await lantoa.close()
    for (const [what, call] of calls) {
      const error = await Promise.resolve(call(lantoa)).then(() => assert.fail(`${what} was taken`), said)
      assert.match(error, /^StoreError\nlantoa: this Lantoa is closed: open it again$/)
    }
    await lantoa.close()
  })
})
