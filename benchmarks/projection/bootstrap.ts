/** How sure a ratio of scores is, whole groups drawn again. */
import { Draws } from "@lantoa/projection"

/**
 * A ratio of two sums with a percentile interval by resampling whole groups: `top` over `bottom`, one entry an
 * observation. With a `bottom` of ones it is the interval of a mean; with another method's scores, of the ratio of
 * their means.
 */
export const ratio = (options: {
  readonly groups: ReadonlyArray<string>
  readonly top: ArrayLike<number>
  readonly bottom: ArrayLike<number>
  readonly seed: number
  readonly resamples?: number
  readonly level?: number
}): { readonly estimate: number; readonly lower: number; readonly upper: number } => {
  const { bottom, groups, level = 0.95, resamples = 1000, seed, top } = options
  const index = new Map<string, number>()
  for (const group of groups) if (!index.has(group)) index.set(group, index.size)
  const tops = new Float64Array(index.size)
  const bottoms = new Float64Array(index.size)
  groups.forEach((group, i) => {
    const place = index.get(group) ?? 0
    tops[place] = (tops[place] as number) + (top[i] as number)
    bottoms[place] = (bottoms[place] as number) + (bottom[i] as number)
  })
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)
  const random = Draws.make(seed)
  const drawn = Float64Array.from({ length: resamples }, () => {
    let above = 0
    let below = 0
    for (let k = 0; k < index.size; k++) {
      const pick = Math.floor(random.uniform() * index.size)
      above += tops[pick] as number
      below += bottoms[pick] as number
    }
    return above / below
  }).sort()
  const at = (p: number) => drawn[Math.min(resamples - 1, Math.max(0, Math.round(p * (resamples - 1))))] as number
  return { estimate: sum(tops) / sum(bottoms), lower: at((1 - level) / 2), upper: at((1 + level) / 2) }
}
