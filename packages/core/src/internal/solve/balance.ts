/**
 * What boxes add up to, as one system: every figure, every way in which its box is made of others, over places and over days.
 * Boxes are said to hold nothing, one after the other, and what follows from that is followed to its end. @internal
 */
import type * as Span from "../boxes/span.ts"

/** A whole and its parts: the whole holds all of them, and nothing else where they cover it. */
interface Sum {
  readonly whole: number
  readonly parts: ReadonlyArray<number>
  /** Whether parts share nothing that is counted. */
  readonly adds: boolean
  readonly covers: boolean
}

/** One end of what is known of a box: twice the box's number, and one more for the upper end. */
type End = number

/** An end that was moved: where it lay before, and the sum from which it follows; none where its box was said to hold nothing. */
interface Move {
  readonly end: End
  readonly before: number
  readonly sum: number | undefined
  /** The move of the same end before this one; -1 for none. */
  readonly last: number
}

const lowerOf = (box: number): End => 2 * box
const upperOf = (box: number): End => 2 * box + 1

/** By how much two sums of the same may differ, of what they come to. */
const rounding = 1e-9
/** How far an end lies inside a number that is not itself meant. */
const inside = 1e-6

export class Balance {
  readonly #ends: Array<number> = []
  readonly #sums: Array<Sum> = []
  readonly #sumsOf: Array<Array<number>> = []
  readonly #moves: Array<Move> = []
  /** By end: its last move; -1 for none. */
  readonly #last: Array<number> = []
  /** Boxes of which figures say what cannot be: nothing follows for these. */
  readonly #doubted = new Set<number>()

  /** Takes a box of which so much is known, and gives its number. */
  box({ lower, lowerOpen, upper, upperOpen }: Span.Span): number {
    this.#ends.push(lowerOpen ? lower + inside : lower, upperOpen ? upper - inside : upper)
    this.#last.push(-1, -1)
    return this.#sumsOf.push([]) - 1
  }

  /** Takes a sum of boxes. */
  sum(sum: Sum): void {
    const number = this.#sums.push(sum) - 1
    for (const box of [sum.whole, ...sum.parts]) this.#sumsOf[box]!.push(number)
  }

  /** Follows what was taken to its end; after that come the questions. */
  settle(): void {
    for (let box = this.#follow(this.#sums.keys()); box !== undefined; box = this.#follow(this.#sums.keys())) {
      this.#doubted.add(box)
    }
    this.#moves.length = 0
    this.#last.fill(-1)
  }

  /** Says that a box holds nothing. Where that cannot be, with others that were said to, it is not said: these and it are given. */
  empty(box: number): ReadonlySet<number> | undefined {
    const mark = this.#moves.length
    if (this.#doubted.has(box) || this.#ends[upperOf(box)]! <= 0) return undefined
    this.#move(upperOf(box), 0, undefined)
    const crossed = this.#isCrossed(box) ? box : this.#follow(this.#sumsOf[box]!)
    if (crossed === undefined) return undefined
    const met = this.#reasons(crossed)
    this.#back(mark)
    return met
  }

  /** Takes back all that was said. */
  reset(): void {
    this.#back(0)
  }

  #back(mark: number): void {
    for (const { before, end, last } of this.#moves.splice(mark).reverse()) {
      this.#ends[end] = before
      this.#last[end] = last
    }
  }

  #move(end: End, value: number, sum: number | undefined): void {
    this.#moves.push({ end, before: this.#ends[end]!, sum, last: this.#last[end]! })
    this.#last[end] = this.#moves.length - 1
    this.#ends[end] = value
  }

  #isCrossed(box: number): boolean {
    const [lower, upper] = [this.#ends[lowerOf(box)]!, this.#ends[upperOf(box)]!]
    return lower - upper > rounding * Math.max(1, Math.abs(upper))
  }

  /** The boxes said to hold nothing from which the ends of a box follow. */
  #reasons(box: number): ReadonlySet<number> {
    const found = new Set<number>()
    const seen = new Set<number>()
    const look = (end: End, until: number): void => {
      let at = this.#last[end]!
      while (at >= until) at = this.#moves[at]!.last
      if (at !== -1) seen.add(at)
    }
    look(lowerOf(box), Infinity)
    look(upperOf(box), Infinity)
    for (const at of seen) {
      const { end, sum } = this.#moves[at]!
      if (sum === undefined) found.add(end >> 1)
      else for (const from of this.#sources(this.#sums[sum]!, end)) look(from, at)
    }
    return found
  }

  /** The ends from which an end of a box in a sum follows. */
  #sources({ adds, parts, whole }: Sum, end: End): ReadonlyArray<End> {
    const side = end % 2 === 0 ? lowerOf : upperOf
    if (end >> 1 === whole) return parts.map(side)
    const others = parts.filter((one) => one !== end >> 1)
    if (side === lowerOf) return [lowerOf(whole), ...others.map(upperOf)]
    return [upperOf(whole), ...(adds ? others.map(lowerOf) : [])]
  }

  /** Follows sums until nothing moves any more, or until the ends of a box cross: that box. */
  #follow(sums: Iterable<number>): number | undefined {
    const queue = new Set(sums)
    // What is halved again and again comes to no end.
    let steps = 50 * (this.#sums.length + 1)
    for (const number of queue) {
      queue.delete(number)
      if (steps-- === 0) return undefined
      for (const [end, value] of this.#narrowed(this.#sums[number]!)) {
        const box = end >> 1
        const by = end % 2 === 0 ? value - this.#ends[end]! : this.#ends[end]! - value
        if (!(by > rounding * Math.max(1, Math.abs(value))) || this.#doubted.has(box)) continue
        this.#move(end, value, number)
        if (this.#isCrossed(box)) return box
        for (const next of this.#sumsOf[box]!) queue.add(next)
      }
    }
    return undefined
  }

  /** What a sum says of the ends of its boxes. */
  #narrowed({ adds, covers, parts, whole }: Sum): ReadonlyArray<readonly [end: End, value: number]> {
    const ends = this.#ends
    const [least, most] = [ends[lowerOf(whole)]!, ends[upperOf(whole)]!]
    const lowers = parts.map((one) => ends[lowerOf(one)]!)
    const uppers = parts.map((one) => ends[upperOf(one)]!)
    const [lower, upper] = [total(lowers), total(uppers)]
    const found: Array<readonly [end: End, value: number]> = []
    if (covers) found.push([upperOf(whole), upper(0)])
    found.push([lowerOf(whole), adds ? lower(0) : Math.max(...lowers)])
    parts.forEach((one, index) => {
      found.push([upperOf(one), adds ? most - lower(lowers[index]!) : most])
      if (covers) found.push([lowerOf(one), least - upper(uppers[index]!)])
    })
    return found
  }
}

/** A sum without one of its terms; endless terms are counted apart. */
const total = (terms: ReadonlyArray<number>): ((without: number) => number) => {
  const endless = terms.filter((one) => !Number.isFinite(one))
  const sum = terms.reduce((all, one) => (Number.isFinite(one) ? all + one : all), 0)
  return (without) => {
    const isEnd = Number.isFinite(without)
    return endless.length > (isEnd ? 0 : 1) ? endless[0]! : isEnd ? sum - without : sum
  }
}
