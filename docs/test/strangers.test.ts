/** What reads what strangers give: whatever that is, the answer is a value or a typed error, and no TypeError of ours. */
import { assert, describe, it } from "@effect/vitest"
import * as core from "@lantoa/core"
import * as gazetteer from "@lantoa/gazetteer"
import * as plugin from "@lantoa/plugin"
import * as youthUnion from "@lantoa/plugin-youth-union"
import * as projection from "@lantoa/projection"
import * as duckdb from "@lantoa/storage-duckdb"
import * as postgres from "@lantoa/storage-postgres"
import * as sql from "@lantoa/storage-sql"
import * as sqlite from "@lantoa/storage-sqlite"
import * as vietnam from "@lantoa/vietnam"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"

const packages = { core, gazetteer, plugin, youthUnion, projection, duckdb, postgres, sql, sqlite, vietnam }

/** What reads what is given: by its name, wherever there is one of it. */
const reads =
  /^(?:from|decode|make|makeUnsafe|parse|quantity|concat|merge|tree|counts|targets|open|copy|layer|backup|inputs)$/

/** The same names where they are of what was read before: of models, of outlooks, of series in memory. */
const trusting: ReadonlySet<string> = new Set([
  "core/Plan.make",
  "core/Store.concat",
  "core/Store.copy",
  "core/Territory.make",
  "gazetteer/Gazetteer.read",
  "projection/Draws.make",
  "projection/Outlook.make",
  "projection/Reconciliation.make",
  "projection/Reconciliation.tree",
  "projection/Scenario.make",
  "projection/Sparkline.make",
  "sql/SqlStore.layer"
])

const readers = Object.entries(packages).flatMap(([name, modules]) =>
  Object.entries(modules as Record<string, Record<string, unknown>>).flatMap(([noun, module]) =>
    Object.entries(module).flatMap(([key, value]): ReadonlyArray<readonly [string, (given: unknown) => unknown]> => {
      const where = `${name}/${noun}.${key}`
      const isReader = reads.test(key) || where === "projection/Outlook.of"
      return typeof value === "function" && isReader && !trusting.has(where) ? [[where, value as never]] : []
    })
  )
)

const strange: ReadonlyArray<unknown> = [
  undefined,
  null,
  true,
  5,
  NaN,
  10n,
  "",
  "x",
  Symbol.iterator,
  () => {},
  new Date(NaN),
  [],
  [null],
  [{}],
  [[]],
  {},
  { id: null },
  { units: null, measures: [null], levels: [], history: {} },
  Object.create(null)
]

/** An error of a kind that has a name for programs. */
const isTyped = (error: unknown): boolean =>
  typeof (error as { readonly _tag?: unknown } | undefined)?._tag === "string"

const ended = async (made: unknown): Promise<void> => {
  if (Layer.isLayer(made)) await Effect.runPromise(Effect.scoped(Layer.build(made as Layer.Layer<unknown>)))
  else if (Effect.isEffect(made)) await Effect.runPromise(made as Effect.Effect<unknown>)
  else {
    const opened = (await made) as { readonly close?: () => Promise<void> } | undefined
    if (typeof opened === "object" && typeof opened?.close === "function") await opened.close()
  }
}

/** What an error says that a call ends in. */
const said = async (call: () => unknown): Promise<string> => {
  try {
    await ended(call())
  } catch (error) {
    return String((error as Error).message)
  }
  return "taken"
}

const any = (given: unknown) => given as never

describe("what reads what strangers give", () => {
  it("says what should have been given", async () => {
    const { Documents, Lantoa, Model } = core
    await using lantoa = await Lantoa.open()
    const { Outlook, Projection } = projection
    assert.include(
      await said(() => plugin.Registry.makeUnsafe(any(null))),
      "must be a list of plugins: Registry.make(["
    )
    assert.include(await said(() => plugin.Registry.makeUnsafe([any({ id: "a" })])), "a.title: is missing")
    assert.include(await said(() => Outlook.of(any(null), "t")), "lantoa: must be a Lantoa, as Lantoa.open gives it")
    assert.include(await said(() => Outlook.of(lantoa, "t", any({ asof: "2025-01-01" }))), "asof: is not known here")
    assert.include(await said(() => Projection.from(any({ draws: 0 }))), "draws: must be how many, 1 or more")
    assert.include(await said(() => Documents.concat(any([{}]))), "[0].bases: must be a list: let Documents.from read")
    const model = Model.make(any({ ...Documents.empty, units: [null] }))
    assert.include(await said(() => Result.getOrThrow(model)), "units[0]: must be a document, { … }")
  })

  it("is what the packages say it is", () => {
    assert.isAtLeast(readers.length, 45)
  })

  it.each(readers)("%s answers anything with a value or a typed error", async (where, read) => {
    for (const given of strange) {
      try {
        await ended(read(given))
      } catch (error) {
        assert.isTrue(isTyped(error), `${where} of ${Array.isArray(given) ? "a list" : typeof given}: ${String(error)}`)
      }
    }
  })
})
