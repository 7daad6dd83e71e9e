/**
 * Seeded random numbers: the same seed gives the same draws on every machine.
 *
 * @since 0.1.0
 */
import * as normal from "./internal/numerics/normal.ts"

/**
 * A source of draws. It is stateful: make one where it is used and do not share it.
 *
 * @category models
 * @since 0.1.0
 */
export interface Draws {
  /** A uniform draw strictly inside (0, 1). */
  readonly uniform: () => number
  /** A standard normal draw. */
  readonly normal: () => number
}

/**
 * A source from a seed, any finite number. xoshiro128** (Blackman & Vigna 2018), its state filled by splitmix32.
 *
 * @category constructors
 * @since 0.1.0
 */
export const make = (seed: number): Draws => {
  let mixed = (Math.trunc(seed) ^ Math.trunc(seed / 4294967296)) | 0
  const fill = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0
    let x = mixed ^ (mixed >>> 16)
    x = Math.imul(x, 0x21f0aaad)
    x ^= x >>> 15
    x = Math.imul(x, 0x735a2d97)
    return x ^ (x >>> 15)
  }
  let a = fill()
  let b = fill()
  let c = fill()
  let d = fill()
  const uniform = (): number => {
    const scrambled = Math.imul(b, 5)
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0
    const carried = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= carried
    d = (d << 11) | (d >>> 21)
    return (result + 0.5) / 4294967296
  }
  return { uniform, normal: () => normal.quantile(uniform()) }
}
