/** Columns that grow by chunks: nothing is copied, and where all is the same it is there once. @internal */

export type Values = Int32Array | Float64Array | Uint8Array

/** One number where all rows of a chunk hold the same, as most do of when they became known. */
type Chunk = Values | number

/** So many bits of a row's number say where in its chunk it lies. */
const bits = 11
export const size = 2 ** bits

export class Column {
  private readonly chunks: Array<Chunk | undefined> = []
  private readonly Values: new (length: number) => Values
  private readonly usual: number

  /** `usual` is what rows hold that were never written to; `NaN` only in columns of floats. */
  constructor(Values: new (length: number) => Values, usual: number) {
    this.Values = Values
    this.usual = usual
  }

  get(row: number): number {
    const chunk = this.chunks[row >>> bits] ?? this.usual
    return typeof chunk === "number" ? chunk : chunk[row & (size - 1)]!
  }

  /** Whether all that was written is as usual. */
  get isUsual(): boolean {
    return this.chunks.length === 0
  }

  /** What all rows of a row's chunk hold, where that is the same. */
  sameAround(row: number): number | undefined {
    const chunk = this.chunks[row >>> bits] ?? this.usual
    return typeof chunk === "number" ? chunk : undefined
  }

  /** Puts what rows that follow one another hold, from one on, into a list. */
  read(from: number, into: Values): void {
    for (let done = 0; done < into.length;) {
      const at = (from + done) & (size - 1)
      const many = Math.min(into.length - done, size - at)
      const chunk = this.chunks[(from + done) >>> bits] ?? this.usual
      if (typeof chunk === "number") into.fill(chunk, done, done + many)
      else into.set(chunk.subarray(at, at + many), done)
      done += many
    }
  }

  /** Writes values from a row on, one after the other, behind all that was written before. */
  write(from: number, values: Values): void {
    for (let done = 0; done < values.length;) {
      const row = from + done
      const part = values.subarray(done, done + size - (row & (size - 1)))
      this.put(row >>> bits, row & (size - 1), part)
      done += part.length
    }
  }

  private put(place: number, at: number, values: Values): void {
    const chunk = this.chunks[place] ?? this.usual
    if (typeof chunk !== "number") chunk.set(values, at)
    else if (!areAll(values, chunk)) {
      if (at === 0 && areAll(values, values[0]!)) this.chunks[place] = values[0]
      else {
        const made = (this.chunks[place] = new this.Values(size))
        if (!Object.is(chunk, 0)) made.fill(chunk)
        made.set(values, at)
      }
    }
  }
}

const areNone = (values: Float64Array): boolean => {
  for (let at = 0; at < values.length; at++) if (!Number.isNaN(values[at]!)) return false
  return true
}

/** Whether values are all the same to the bit; the loop for columns of `NaN` is one of its own, as it meets one kind of array only. */
export const areAll = (values: Values, one: number): boolean => {
  if (Number.isNaN(one)) return areNone(values as Float64Array)
  for (let at = 0; at < values.length; at++) if (!Object.is(values[at], one)) return false
  return true
}

export const ints = (): Column => new Column(Int32Array, 0)
export const floats = (usual = 0): Column => new Column(Float64Array, usual)
export const bytes = (): Column => new Column(Uint8Array, 0)

/** Numbers of a list by their places in it. */
export const taken = <A extends Values>(values: A, places: Int32Array): A => {
  const found = new (values.constructor as new (length: number) => A)(places.length)
  for (let at = 0; at < places.length; at++) found[at] = values[places[at]!]!
  return found
}
