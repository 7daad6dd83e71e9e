/** Numbers that look like chance and are none: the same words, the same number. @internal */

/** A whole number from 0 to 2^32 - 1. */
export const of = (...words: ReadonlyArray<number>): number => {
  let state = 0x9e3779b9
  for (const word of words) {
    state = Math.imul(state ^ (word + 0x7f4a7c15), 0x85ebca6b)
    state ^= state >>> 13
    state = Math.imul(state, 0xc2b2ae35)
    state ^= state >>> 16
  }
  return state >>> 0
}

/** One of a list. */
export const pick = <A>(list: ReadonlyArray<A>, ...words: ReadonlyArray<number>): A => list[of(...words) % list.length]!
