/** What kind of thing a series is, and what that says of its future. @internal */
import type { Text } from "@lantoa/core"
import type * as Forecast from "../../Forecast.ts"
import * as Series from "../../Series.ts"

/**
 * What the figures are: a `share` in percent; a `stock`, what there is at the end of a period; a `flow`, what happens in one; a
 * running `total`, which never falls; the editions of an `index`.
 *
 * @category models
 * @since 0.1.0
 */
export type Kind = "share" | "stock" | "flow" | "total" | "index"

/** Where they can lie. */
export const boundsOf = (kind: Kind): Series.Range => (kind === "share" ? Series.percent : Series.count)

/** What stands after a number. */
export const unitOf = ({ lower, upper }: Series.Range): Text.Text | undefined =>
  lower === 0 && upper === 100 ? { vi: "%", en: "%" } : undefined

/** What never falls goes on from the latest figure. */
export const rising = (from: number, { count, horizon, values }: Forecast.Paths): Forecast.Paths => {
  const result = new Float64Array(values.length)
  for (let path = 0; path < count; path++) {
    let most = Number.isFinite(from) ? from : -Infinity
    for (let step = path * horizon; step < (path + 1) * horizon; step++) {
      result[step] = most = Math.max(most, values[step] as number)
    }
  }
  return { count, horizon, values: result }
}
