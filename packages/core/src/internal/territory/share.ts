/**
 * Shares of a whole of which perhaps only bounds are known, and what follows for sums over them.
 *
 * @internal
 */

/** Some part of a whole: at least `lower`, at most `upper`, both in [0, 1]. */
export interface Share {
  readonly lower: number
  readonly upper: number
}

export const all: Share = { lower: 1, upper: 1 }
export const none: Share = { lower: 0, upper: 0 }
/** A part of which nothing is known. */
export const open: Share = { lower: 0, upper: 1 }

export const exactly = (share: number): Share => (share === 1 ? all : { lower: share, upper: share })

/** The share itself, `NaN` where only bounds are known. */
export const valueOf = ({ lower, upper }: Share): number => (lower === upper ? lower : NaN)

export const isKnown = ({ lower, upper }: Share): boolean => lower === upper

/** Rounding of sums of shares; no act divides so finely. */
const tiny = 1e-12

/** What is left of a whole once shares are taken from it. */
export const rest = (taken: number): number => (1 - taken < tiny ? 0 : 1 - taken)

const sum = (shares: ReadonlyArray<Share>, end: "lower" | "upper", except = -1): number =>
  shares.reduce((total, share, index) => (index === except ? total : total + share[end]), 0)

/** Shares that make one whole together, each narrowed by what the others leave to it. */
export const tighten = (shares: ReadonlyArray<Share>): ReadonlyArray<Share> =>
  shares.map((share, index) => {
    if (isKnown(share)) return share
    const upper = Math.min(share.upper, rest(sum(shares, "lower", index)))
    return { lower: Math.min(upper, Math.max(share.lower, rest(sum(shares, "upper", index)))), upper }
  })

/** The least, or with `sign` -1 the most, that the shares of one whole bring together when each counts for `values`. */
const extreme = (shares: ReadonlyArray<Share>, values: ReadonlyArray<number>, sign: 1 | -1): number => {
  let total = 0
  let left = rest(sum(shares, "lower"))
  shares.forEach((share, index) => (total += share.lower * values[index]!))
  if (left === 0) return total
  const order = shares.map((_, index) => index).sort((a, b) => sign * (values[a]! - values[b]!))
  for (const index of order) {
    const taken = Math.min(left, shares[index]!.upper - shares[index]!.lower)
    total += taken * values[index]!
    left -= taken
  }
  return total
}

/**
 * What all of a whole brings to a group when its shares, which make one whole together, bring `parts` of themselves: as
 * tight as the bounds allow. Where all parts bring the same, the shares do not matter.
 */
export const mix = (shares: ReadonlyArray<Share>, parts: ReadonlyArray<Share>): Share => {
  if (shares.every(({ lower, upper }) => lower === 0 && upper === 1)) {
    return { lower: Math.min(...parts.map((part) => part.lower)), upper: Math.max(...parts.map((part) => part.upper)) }
  }
  const taking = shares.flatMap((share, index) => (share.upper > 0 ? [parts[index]!] : []))
  const bound = (end: "lower" | "upper", sign: 1 | -1) => {
    const values = parts.map((part) => part[end])
    const found = extreme(shares, values, sign)
    const ends = taking.map((part) => part[end])
    return Math.min(Math.max(found, Math.min(...ends)), Math.max(...ends))
  }
  const lower = bound("lower", 1)
  const upper = bound("upper", -1)
  return upper - lower < tiny ? exactly(lower) : { lower, upper }
}
