/**
 * The scales on which a pace is measured: raw, logit, and the Gompertz S-curve.
 *
 * @internal
 */
import type { Range } from "../../Series.ts"
import { logit } from "../../Transform.ts"

/** A name of a scale. */
export type ScaleName = "raw" | "logit" | "gompertz"

/** A pair of inverse functions. */
export interface Scale {
  readonly to: (value: number) => number
  readonly from: (value: number) => number
}

/** Shares nearer to a bound than this are taken to be this near, since both curves reach a bound only at infinity. */
const clip = 0.001

const raw: Scale = { to: (value) => value, from: (value) => value }

/** `undefined` where the scale needs two finite bounds and has not got them. */
export const find = (name: ScaleName, { lower, upper }: Range): Scale | undefined => {
  if (name === "raw") return raw
  const range = upper - lower
  if (!Number.isFinite(range) || range <= 0) return undefined
  const share = (value: number) => Math.min(Math.max((value - lower) / range, clip), 1 - clip)
  return name === "logit"
    ? {
        to: (value) => logit.forward(100 * share(value)),
        from: (z) => lower + (range / 100) * logit.backward(z)
      }
    : { to: (value) => -Math.log(-Math.log(share(value))), from: (z) => lower + range * Math.exp(-Math.exp(-z)) }
}
