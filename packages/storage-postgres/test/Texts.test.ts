import { assert, it } from "@effect/vitest"
import { Observation, Store } from "@lantoa/core"
import { Effect } from "effect"
import { commit, figure, knownAt, readAll, using } from "./figures.ts"
import { newSchema, onServer } from "./places.ts"

const texts = [
  `'; DROP TABLE figure; --`,
  `"quoted" \\ back \\' $1 $$ %s {a,b} NULL`,
  "{}",
  "NULL",
  "",
  " leading and trailing ",
  "line\nbreak\ttab\r\u0001\u001F\u007F",
  "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
  "ế",
  "e\u0302\u0301",
  "🌾👩🏽‍🌾🇻🇳",
  "\u202Eמימין לשמאל",
  "\uFEFF\uFFFD\uFFFE",
  "x".repeat(2500)
].map((text, index) => `${index}${text}`)

const numbers = [
  0,
  -0,
  1,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53) + 1,
  2 ** 63,
  1e21,
  0.1,
  1 / 3,
  Number.MIN_VALUE,
  Number.MAX_VALUE,
  Number.EPSILON,
  -1e-300
]

/** A figure all of whose names are the text; ids of a model never look so, those of a store may. */
const named = (text: string, activity: string): Observation.Observation => ({
  ...figure("a", { knownAt: "2025-04-01T00:00:00.001Z" }),
  id: text,
  measure: `m${text}`,
  units: [text],
  team: text,
  activity,
  reporter: `${text}.r`,
  doubt: { vi: text, en: text }
})

onServer("texts and numbers", () => {
  it.live("come back as they went in, and are found by what they are", () =>
    Effect.gen(function* () {
      yield* using(yield* newSchema)(
        Effect.gen(function* () {
          const figures = texts.map((text, index) => named(text, index % 2 === 0 ? text : "a"))
          yield* commit({ id: texts.join(), figures })
          assert.deepStrictEqual(yield* readAll(), figures)
          for (const [index, text] of texts.entries()) {
            assert.deepStrictEqual(yield* readAll({ ids: [text] }), [figures[index]!])
            assert.deepStrictEqual(yield* readAll({ measures: [`m${text}`] }), [figures[index]!])
          }
          const withdrawals = texts.map((text) => ({ figure: text, reason: text, knownAt: "9999-12-31T23:59:59.999Z" }))
          yield* commit({ id: "w", withdrawals })
          const store = yield* Store.Store
          assert.deepStrictEqual(yield* store.withdrawals(), withdrawals)
          assert.isTrue((yield* commit({ id: "w", withdrawals })).repeated)
        })
      )
    })
  )

  it.live("of any length name units and teams; an id may not be longer than can be looked up", () =>
    Effect.gen(function* () {
      yield* using(yield* newSchema)(
        Effect.gen(function* () {
          const units = Array.from({ length: 400 }, (_, index) => `xa-${index}-${(index * 7919 * 7919) % 1e9}`).sort()
          // Noise, for what repeats is made short before it is looked at.
          const long = Array.from({ length: 9000 }, (_, index) =>
            String.fromCharCode(0x4e00 + ((index * 7919) % 20_000))
          )
          const one = figure("long", { units: units as [string], source: { title: long.join("") } })
          yield* commit({ figures: [one] })
          assert.deepStrictEqual(yield* readAll(), [one])
          assert.strictEqual((yield* commit({ figures: [one] })).figures.unchanged, 1)
          const error = yield* Effect.flip(commit({ figures: [{ ...figure("a"), id: long.join("") }] }))
          assert.strictEqual(error.reason, "InvalidObservation")
          assert.match(error.message, /cannot keep such a text: .*make it shorter/)
          assert.deepStrictEqual(yield* readAll(), [one])
        })
      )
    })
  )

  it.live("that PostgreSQL has no characters for are refused, and nothing is written", () =>
    Effect.gen(function* () {
      yield* using(yield* newSchema)(
        Effect.gen(function* () {
          const bare = figure("a")
          yield* commit({ figures: [{ ...bare, id: "\uFFFD" }] })
          const withdrawals = (text: string) => [{ figure: "\uFFFD", reason: text, knownAt }]
          for (const text of ["a\0b", "\uD800", "x\uDC00y"]) {
            const wrong: ReadonlyArray<Store.Commit> = [
              { id: text, figures: [] },
              { figures: [{ ...bare, id: text, team: "t" }] },
              { figures: [{ ...bare, units: [text] }] },
              { figures: [{ ...bare, team: text }] },
              { withdrawals: withdrawals(text) },
              { filings: [{ form: text, reporter: "r", period: bare.period, knownAt }] }
            ]
            for (const one of wrong) {
              const error = yield* Effect.flip(commit(one))
              assert.strictEqual(error.reason, "InvalidObservation")
              assert.match(error.message, /cannot keep such a text: leave out/)
            }
            assert.strictEqual((yield* Effect.flip(readAll({ ids: [text] }))).reason, "InvalidObservation")
          }
          assert.deepStrictEqual(yield* (yield* Store.Store).head, { commit: 1, version: 0 })
        })
      )
    })
  )

  it.live("keep every bit, bounds and infinities too", () =>
    Effect.gen(function* () {
      yield* using(yield* newSchema)(
        Effect.gen(function* () {
          const bound = { lowerOpen: true, upperOpen: false, about: false }
          const values: ReadonlyArray<Observation.Observation["value"]> = [
            ...numbers.map((value) => ({
              lower: value,
              upper: value,
              lowerOpen: false,
              upperOpen: false,
              about: true
            })),
            { ...bound, lower: 550, upper: Infinity },
            { ...bound, lower: -Infinity, upper: Infinity },
            { ...bound, lower: -Infinity, upper: -0.1 },
            null
          ]
          const figures = values.map((value, index) => ({ ...figure(`${index}`, { team: `t${index}` }), value }))
          yield* commit({ figures })
          const found = yield* readAll()
          for (const [index, { value }] of found.entries()) {
            assert.isTrue(Object.is(value?.lower, values[index]?.lower), `${index}`)
            assert.isTrue(Object.is(value?.upper, values[index]?.upper), `${index}`)
            assert.deepStrictEqual(value, values[index]!)
          }
          const { figures: scanned } = yield* Store.snapshot([
            { measure: "m", from: 0, to: 99_999, latestBefore: false }
          ])
          for (const [row, id] of scanned.ids.entries()) {
            const value = values[Number(id)]
            assert.isTrue(Object.is(scanned.lower[row], value?.lower ?? NaN), id)
            assert.isTrue(Object.is(scanned.upper[row], value?.upper ?? NaN), id)
          }
        })
      )
    })
  )
})
