/** Who says what of whom: everything of a box but its period, numbered. @internal */
import { Lookup, mix } from "./lookup.ts"

/** Codes of measure, units, category, team, activity and reporter, -1 for none. */
export type Said = readonly [number, number, number, number, number, number]

/** How many codes a series has. */
export const width = 6

export class Series extends Lookup {
  private codes = new Int32Array(256 * width)
  private known = 0

  protected hashOf(series: number): number {
    let hash = 0
    for (let place = series * width; place < (series + 1) * width; place++) hash = mix(hash, this.codes[place]!)
    return hash
  }

  protected isSame(one: number, other: number): boolean {
    for (let place = 0; place < width; place++)
      if (this.codes[one * width + place] !== this.codes[other * width + place]) return false
    return true
  }

  get count(): number {
    return this.known
  }

  at(series: number): Said {
    const [{ codes }, at] = [this, series * width]
    return [codes[at]!, codes[at + 1]!, codes[at + 2]!, codes[at + 3]!, codes[at + 4]!, codes[at + 5]!]
  }

  /** One of its codes, by the place that it has among them. */
  codeAt(series: number, place: number): number {
    return this.codes[series * width + place]!
  }

  private grow(more: number): void {
    this.reserve(more)
    const length = (this.known + more) * width
    if (length <= this.codes.length) return
    const old = this.codes
    this.codes = new Int32Array(Math.max(length, 2 * old.length))
    this.codes.set(old)
  }

  /** Numbers of series that are given one after the other; those that are not known yet are known from then on. */
  number(wanted: Int32Array): Int32Array {
    const found = new Int32Array(wanted.length / width)
    this.grow(found.length)
    for (let one = 0; one < found.length; one++) {
      for (let place = 0; place < width; place++) this.codes[this.known * width + place] = wanted[one * width + place]!
      found[one] = this.put(this.known)
      if (found[one] === this.known) this.known++
    }
    return found
  }
}
