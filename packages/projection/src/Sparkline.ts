/**
 * Sparklines: a series as one line of text.
 *
 * @since 0.1.0
 */

const blocks = "▁▂▃▄▅▆▇█"

/**
 * One block a value, from the lowest to the highest of them, and `·` where nothing was observed. Values all alike
 * stand in the middle.
 *
 * @category rendering
 * @since 0.1.0
 */
export const make = (values: ArrayLike<number>): string => {
  const list = Array.from(values)
  const seen = list.filter(Number.isFinite)
  const low = seen.reduce((a, b) => Math.min(a, b), Infinity)
  const range = seen.reduce((a, b) => Math.max(a, b), -Infinity) - low
  const block = (value: number) => (range > 0 ? Math.round(((value - low) / range) * (blocks.length - 1)) : 3)
  return list.map((value) => (Number.isFinite(value) ? blocks[block(value)] : "·")).join("")
}
