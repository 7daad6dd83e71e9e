/** Columns that grow by chunks: nothing is copied, and where all is as usual there is nothing. @internal */

type Chunk = Int32Array | Float64Array | Uint8Array

/** So many bits of a row's number say where in its chunk it lies. */
const bits = 11
const size = 2 ** bits

export class Column {
  private readonly chunks: Array<Chunk | undefined> = []
  private readonly make: (length: number) => Chunk
  private readonly usual: number

  /** `usual` is what rows hold that were never written to; `NaN` only in columns that can hold it. */
  constructor(make: (length: number) => Chunk, usual: number) {
    this.make = make
    this.usual = usual
  }

  get(row: number): number {
    const chunk = this.chunks[row >>> bits]
    return chunk === undefined ? this.usual : chunk[row & (size - 1)]!
  }

  /** The chunk that a row lies in; one is only made for what is not as usual. */
  private chunkOf(row: number): Chunk {
    const at = row >>> bits
    const known = this.chunks[at]
    if (known !== undefined) return known
    const made = this.make(size)
    if (this.usual !== 0) made.fill(this.usual)
    this.chunks[at] = made
    return made
  }

  set(row: number, value: number): void {
    if (this.chunks[row >>> bits] === undefined && Object.is(value, this.usual)) return
    this.chunkOf(row)[row & (size - 1)] = value
  }

  /** Writes values from a row on, one after the other. */
  write(from: number, values: Chunk): void {
    for (let done = 0; done < values.length;) {
      const row = from + done
      const part = values.subarray(done, done + size - (row & (size - 1)))
      if (this.chunks[row >>> bits] !== undefined || !areAll(part, this.usual)) {
        this.chunkOf(row).set(part, row & (size - 1))
      }
      done += part.length
    }
  }
}

const areNone = (values: Float64Array): boolean => {
  for (let at = 0; at < values.length; at++) if (!Number.isNaN(values[at]!)) return false
  return true
}

/** Whether values are all the same to the bit; the loop for columns of `NaN` is one of its own, as it meets one kind of array only. */
const areAll = (values: Chunk, usual: number): boolean => {
  if (Number.isNaN(usual)) return areNone(values as Float64Array)
  for (let at = 0; at < values.length; at++) if (!Object.is(values[at], usual)) return false
  return true
}

export const ints = (usual = 0): Column => new Column((length) => new Int32Array(length), usual)
export const floats = (usual = 0): Column => new Column((length) => new Float64Array(length), usual)
export const bytes = (): Column => new Column((length) => new Uint8Array(length), 0)

/** Numbers of a list by their places in it. */
export const taken = (values: Int32Array, places: Int32Array): Int32Array => {
  const found = new Int32Array(places.length)
  for (let at = 0; at < places.length; at++) found[at] = values[places[at]!]!
  return found
}
