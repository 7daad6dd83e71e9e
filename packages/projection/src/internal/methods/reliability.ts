/**
 * Counts behind `Evaluation.reliability`.
 *
 * @internal
 */
import * as metrics from "./metrics.ts"
import type { Case, Reliability, ReliabilityBand, ReliabilityOptions } from "./scores.ts"

interface Sums {
  readonly by: ReliabilityBand["by"]
  readonly from: number
  readonly to: number
  readonly claims: ReadonlyArray<{ count: number; said: number; happened: number }>
}

/** Bands without a claim are left out. */
export const reliability = (cases: Iterable<Case>, options: ReliabilityOptions): ReadonlyArray<ReliabilityBand> => {
  const { claims, lengthBands, levelBands, nearnessBands } = options
  const bands = (by: Sums["by"], edges: ReadonlyArray<number>): ReadonlyArray<Sums> =>
    edges.slice(0, -1).map((from, place) => ({
      by,
      from,
      to: edges[place + 1] ?? Infinity,
      claims: claims.slice(1).map(() => ({ count: 0, said: 0, happened: 0 }))
    }))
  const sums = [
    ...bands("all", [-Infinity, Infinity]),
    ...bands("level", levelBands),
    ...bands("length", lengthBands),
    ...bands("nearness", nearnessBands)
  ]
  for (const one of cases) add(sums, one, options)
  return sums
    .filter((band) => band.claims.some(({ count }) => count > 0))
    .map((band) => ({
      ...band,
      claims: band.claims.map(({ count, happened, said }, place): Reliability => ({
        from: claims[place] as number,
        to: claims[place + 1] as number,
        count,
        said: said / count,
        happened: happened / count
      }))
    }))
}

const add = (sums: ReadonlyArray<Sums>, one: Case, { claims, reached, thresholds }: ReliabilityOptions): void => {
  const seen = one.training.values.filter(Number.isFinite)
  const last = seen.at(-1) ?? NaN
  for (let step = 1; step <= one.forecast.horizon; step++) {
    const truth = one.truth[step - 1] as number
    if (!Number.isFinite(truth)) continue
    const quantiles = metrics.percentiles(one.forecast, step)
    for (const threshold of thresholds) {
      if (!reached && last >= threshold) continue
      const said = metrics.probabilityAtLeast(quantiles, threshold)
      const place = Math.max(
        claims.findLastIndex((from, k) => k < claims.length - 1 && said >= from),
        0
      )
      const places = { all: 0, level: last, length: seen.length, nearness: threshold - last }
      for (const band of sums) {
        if (!(places[band.by] >= band.from && places[band.by] < band.to)) continue
        const claim = band.claims[place] as Sums["claims"][number]
        claim.count++
        claim.said += said
        claim.happened += truth >= threshold ? 1 : 0
      }
    }
  }
}
