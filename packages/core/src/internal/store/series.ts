/** Who says what of whom: everything of a box but its period, numbered. @internal */
import { Lookup, mix } from "./lookup.ts"

/** Codes of measure, units, category, team, activity and reporter, -1 for none. */
export type Said = readonly [number, number, number, number, number, number]

/** How many codes a series has. */
export const width = 6

const hashAt = (codes: Int32Array, at: number): number => {
  let hash = 0
  for (let place = at; place < at + width; place++) hash = mix(hash, codes[place]!)
  return hash
}

const areSame = (a: Int32Array, atA: number, b: Int32Array, atB: number): boolean => {
  for (let place = 0; place < width; place++) if (a[atA + place] !== b[atB + place]) return false
  return true
}

export interface Series {
  readonly count: () => number
  readonly at: (series: number) => Said
  /** Numbers of series that are given one after the other; those that are not known yet are told of, and known from then on. */
  readonly number: (wanted: Int32Array, added: (series: number, measure: number) => void) => Int32Array
}

/** Series, none yet. */
export const make = (): Series => {
  let known = new Int32Array(256 * width)
  let count = 0
  const lookup = new Lookup((series) => hashAt(known, series * width))
  const reserve = (more: number): void => {
    lookup.reserve(more)
    const length = (count + more) * width
    if (length <= known.length) return
    const old = known
    known = new Int32Array(Math.max(length, 2 * old.length))
    known.set(old)
  }
  return {
    count: () => count,
    at: (series) => {
      const at = series * width
      return [known[at]!, known[at + 1]!, known[at + 2]!, known[at + 3]!, known[at + 4]!, known[at + 5]!]
    },
    number: (wanted, added) => {
      const found = new Int32Array(wanted.length / width)
      reserve(found.length)
      let at = 0
      const isIt = (series: number): boolean => areSame(known, series * width, wanted, at)
      for (let one = 0; one < found.length; one++) {
        at = one * width
        const hash = hashAt(wanted, at)
        const old = lookup.find(hash, isIt)
        found[one] = old === -1 ? count : old
        if (old !== -1) continue
        for (let place = 0; place < width; place++) known[count * width + place] = wanted[at + place]!
        lookup.add(hash, count)
        added(count++, wanted[at]!)
      }
      return found
    }
  }
}
