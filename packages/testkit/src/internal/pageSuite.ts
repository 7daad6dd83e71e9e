/** What a store must answer where there is much to answer: page by page, and without reading what nobody asked for. @internal */
import { assert } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { Figures, Period, Store } from "@lantoa/core"
import { type Cases, commit, figure, later, nameless, readAll } from "./cases.ts"
import { answer, sorted } from "./looking.ts"

const dayOf = (text: string): number => Period.bounds(Period.from(text)).start

/** More than fit on a page: teams that each said a number for a month, and one month more at the end. */
const teams = 20_000
const many = [
  ...["2025-01", "2025-02"].flatMap((period) =>
    Array.from({ length: teams }, (_, index) => nameless({ period, team: `t${index}`, value: index }))
  ),
  nameless({ period: "2025-03", team: "last" })
]

export const cases: Cases = (test) => {
  test(
    "scans by pages: each figure once, a code the same on every page, and nothing that is committed between two",
    Effect.gen(function* () {
      yield* commit({ figures: Figures.fromObservations(many) })
      const store = yield* Store.Store
      const request = { measure: "m", from: dayOf("2025-01-01"), to: dayOf("2026-01-01"), latestBefore: false }
      const { figures: whole } = yield* Store.snapshot([request])
      const { figures } = yield* store.scan([request])
      const pages: Array<Figures.Figures> = []
      yield* Stream.runForEach(figures, (page) =>
        Effect.gen(function* () {
          if (pages.push(page) > 1) return
          const correction = { value: -1, knownAt: later, corrects: { observation: "1#39999", reason: "nhầm" } }
          yield* commit({
            figures: [nameless({ period: "2025-02", team: "t19999", ...correction }), nameless({ period: "2025-12" })]
          })
        })
      )
      assert.isAbove(pages.length, 1)
      const said = pages.flatMap((page) =>
        Array.from({ length: page.length }, (_, row) => Figures.observationAt(page, row))
      )
      const key = (one: (typeof said)[number]): string => `${one.period} ${one.team} ${one.value?.lower}`
      assert.deepStrictEqual(said.map(key).sort(), many.map(key).sort())
      const again = Array.from({ length: whole.length }, (_, row) => Figures.observationAt(whole, row))
      // Figures of several servers come in any order.
      const inOrder = (all: typeof said) => all.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
      assert.deepStrictEqual(inOrder(again), inOrder(said))
      assert.strictEqual((yield* Store.snapshot([request])).figures.length, many.length + 1)
    })
  )
  test(
    "finds the last figures of whoever fell silent, in a month or years ago, as of any moment",
    Effect.gen(function* () {
      const months = Period.split(Period.from("2022/2024"), "month")
      const figures = Array.from({ length: 60 }, (_, unit) =>
        months
          // Most report to the end; one in five stops, each at another time.
          .filter((_, month) => unit % 5 !== 0 || month <= (unit * 7) % months.length)
          .map((period) => figure(`${unit}.${period.toLowerCase()}`, { units: [`u${unit}`], period, value: unit }))
      ).flat()
      const quarters = ["2024-Q1", "2024-Q4"].map((period) =>
        figure(`u1.${period.toLowerCase()}`, { units: ["u1"], period })
      )
      yield* commit({ figures: [...figures, ...quarters] })
      yield* commit({
        figures: [
          figure("corrected", {
            units: ["u2"],
            period: "2024-12",
            value: 7,
            knownAt: later,
            corrects: { observation: "2.2024-12", reason: "nhầm" }
          })
        ],
        withdrawals: ["1.2024-12", "3.2024-12"].map((id) => ({ figure: id, reason: "sai", knownAt: later }))
      })
      const request = (from: string, to: string) => ({
        measure: "m",
        from: dayOf(from),
        to: dayOf(to),
        latestBefore: true
      })
      const asked = [
        [request("2025-01-01", "2025-02-01")],
        [request("2024-12-15", "2025-01-01")],
        [request("2022-01-01", "2022-01-02")],
        // The last before one day lies within the days of another request, or is the last before two days.
        [request("2024-06-01", "2024-07-01"), request("2025-01-01", "2025-02-01"), request("2023-01-01", "2023-01-02")]
      ]
      for (const moment of [{}, { at: 1 }, { asKnownAt: "2025-04-01T12:00:00Z" }]) {
        const all = yield* readAll(moment)
        for (const requests of asked) {
          const found = sorted(yield* Store.snapshot(requests, moment)).figures
          assert.isAbove(found.length, 0)
          assert.deepStrictEqual(found, answer(all, requests))
        }
      }
    })
  )
}
