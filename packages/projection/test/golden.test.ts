import { existsSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { Forecast, Naive, Series, Smoothing, Theta } from "@lantoa/projection"
import * as classical from "./classical.ts"

interface Answer {
  readonly mean: ReadonlyArray<number>
  readonly upper80: ReadonlyArray<number>
  readonly lower95: ReadonlyArray<number>
  readonly model?: string
  readonly loglik?: number | ReadonlyArray<number>
}

interface Fixture {
  readonly id: string
  readonly frequency: number
  readonly h: number
  readonly y: ReadonlyArray<number>
  readonly answers: Readonly<Record<string, Answer>>
}

const models: Readonly<Record<string, Smoothing.Model>> = {
  ses: { trend: "none", seasonal: false },
  holt: { trend: "additive", seasonal: false },
  damped: { trend: "damped", seasonal: false }
}

/** The class that R chose, from its name: ETS(A,Ad,N). */
const modelOf = (name: string): Smoothing.Model => ({
  trend: name.includes(",Ad,") ? "damped" : name.includes("A,A,") ? "additive" : "none",
  seasonal: name.endsWith("A)")
})

const seriesOf = (fixture: Fixture, frequency = fixture.frequency): Series.Series => ({
  values: Float64Array.from(fixture.y),
  frequency,
  bounds: Series.unbounded
})

const stepOf = (y: ReadonlyArray<number>): number =>
  y.slice(1).reduce((sum, value, t) => sum + Math.abs(value - (y[t] as number)), 0) / (y.length - 1)

/** The largest distance of the mean and of two ends of intervals, in mean absolute steps of the series. */
const distance = (fixture: Fixture, answer: Answer, forecast: Forecast.Forecast): number => {
  let largest = 0
  for (let h = 0; h < fixture.h; h++) {
    const off = (level: number, value: number | undefined) =>
      value === undefined ? 0 : Math.abs(Forecast.quantile(forecast, h + 1, level) - value)
    largest = Math.max(largest, off(0.5, answer.mean[h]), off(0.9, answer.upper80[h]), off(0.025, answer.lower95[h]))
  }
  return largest / stepOf(fixture.y)
}

const share = (values: ReadonlyArray<boolean>): number => values.filter(Boolean).length / values.length

const compare = (fixtures: ReadonlyArray<Fixture>): void => {
  const exact: ReadonlyArray<readonly [string, Forecast.Forecaster]> = [
    ["naive", Naive.last],
    ["drift", Naive.drift],
    ["seasonal", Naive.seasonal]
  ]
  for (const [name, forecaster] of exact) {
    it(`${name}: the same forecasts and intervals`, () => {
      for (const fixture of fixtures) {
        const answer = fixture.answers[name]
        // R counts a drift of exactly 0 as no parameter in one of its two variances; here it is a parameter in both.
        const still = name === "drift" && fixture.y[0] === fixture.y.at(-1)
        if (answer === undefined || still) continue
        assert.isBelow(distance(fixture, answer, forecaster(seriesOf(fixture), fixture.h)), 1e-5, fixture.id)
      }
    })
  }

  for (const name of ["ses", "holt", "damped"]) {
    const fitted = fixtures.flatMap((fixture) => {
      const answer = fixture.answers[name]
      const fit = Smoothing.fit(seriesOf(fixture, 1), models[name] as Smoothing.Model)
      // R gives no likelihood where it fell back to Holt and Winters' start because the series is short.
      if (answer === undefined || fit === undefined || typeof answer.loglik !== "number") return []
      return [{ fixture, answer, gain: fit.logLikelihood - answer.loglik }]
    })

    it(`${name}: a likelihood not below R's less 0.001 on 98 % of ${fitted.length}`, () => {
      assert.isAbove(fitted.length, 0)
      assert.isAtLeast(share(fitted.map(({ gain }) => gain >= -1e-3)), 0.98)
    })

    it(`${name}: the same forecasts where the likelihoods agree`, () => {
      const agreeing = fitted.filter(({ answer, gain }) => Math.abs(gain) < 1e-4 && (answer.loglik as number) < 0)
      const forecaster = name === "ses" ? Smoothing.ses : name === "holt" ? Smoothing.holt : Smoothing.damped
      const close = agreeing.map(
        ({ answer, fixture }) => distance(fixture, answer, forecaster(seriesOf(fixture, 1), fixture.h)) < 0.03
      )
      assert.isAbove(close.length, 0)
      assert.isAtLeast(share(close), 0.97)
    })
  }

  it("theta: the same forecasts, season and all, on 95 %", () => {
    const forecaster = classical.adjust(Theta.theta)
    const close = fixtures.flatMap((fixture) => {
      const answer = fixture.answers["theta"]
      return answer === undefined ? [] : [distanceOfMean(fixture, answer, forecaster) < 0.01]
    })
    assert.isAtLeast(share(close), 0.95)
  })

  it("ets: the class that R chose fits at least as well on 98 %", () => {
    const gains = fixtures.flatMap((fixture) => {
      const answer = fixture.answers["ets"]
      if (answer?.model === undefined || typeof answer.loglik !== "number") return []
      const fit = Smoothing.fit(seriesOf(fixture), modelOf(answer.model))
      return fit === undefined ? [] : [fit.logLikelihood - answer.loglik]
    })
    assert.isAbove(gains.length, 0)
    assert.isAtLeast(share(gains.map((gain) => gain >= -1e-3)), 0.98)
  })
}

const distanceOfMean = (fixture: Fixture, answer: Answer, forecaster: Forecast.Forecaster): number =>
  distance(fixture, { mean: answer.mean, upper80: [], lower95: [] }, forecaster(seriesOf(fixture), fixture.h))

const own = JSON.parse(readFileSync(new URL("fixtures/golden.json", import.meta.url), "utf8")) as {
  readonly source: string
  readonly fixtures: ReadonlyArray<Omit<Fixture, "answers"> & Readonly<Record<string, Answer>>>
}

describe(`against ${own.source}, on generated series`, () => {
  compare(own.fixtures.map((fixture) => ({ ...fixture, answers: fixture }) as unknown as Fixture))
})

interface Stored extends Omit<Fixture, "answers"> {
  readonly [method: string]: unknown
}

interface StoredAnswer {
  readonly mean: ReadonlyArray<number>
  readonly hi80: ReadonlyArray<number>
  readonly lo95: ReadonlyArray<number>
  readonly model?: string
  readonly loglik?: number | ReadonlyArray<number>
}

const folder = process.env["LANTOA_DATA"]
const path = `${folder ?? ""}/forecast/golden-forecasts.json`
const present = folder !== undefined && existsSync(path)

describe("against R's forecasts of 221 public series", () => {
  if (!present) {
    it.skip("needs LANTOA_DATA with forecast/golden-forecasts.json", () => undefined)
    return
  }
  const stored = (JSON.parse(readFileSync(path, "utf8")) as { readonly fixtures: ReadonlyArray<Stored> }).fixtures
  const names = {
    naive: "naive",
    drift: "drift",
    ses: "ses",
    holt: "holt",
    damped: "damped",
    theta: "theta",
    ets: "ets_additive"
  }
  compare(
    stored.map((fixture) => ({
      id: fixture.id,
      frequency: fixture.frequency,
      h: fixture.h,
      y: fixture.y,
      answers: Object.fromEntries(
        Object.entries(names).flatMap(([ours, theirs]) => {
          const answer = fixture[theirs] as StoredAnswer | undefined
          if (answer === undefined) return []
          // The stored ses, holt and damped of seasonal series were fitted to the series as it is, as here.
          return [[ours, { ...answer, upper80: answer.hi80, lower95: answer.lo95 }]]
        })
      )
    }))
  )
})
