/** Columns that grow by chunks: nothing is copied, and where all is as usual there is nothing. @internal */

type Chunk = Int32Array | Float64Array | Uint8Array

/** So many bits of a row's number say where in its chunk it lies. */
const bits = 11
export const size = 2 ** bits

export class Column {
  private readonly chunks: Array<Chunk | undefined> = []
  private readonly Chunk: new (length: number) => Chunk
  private readonly usual: number

  /** `usual` is what rows hold that were never written to; `NaN` only in columns of floats. */
  constructor(Chunk: new (length: number) => Chunk, usual: number) {
    this.Chunk = Chunk
    this.usual = usual
  }

  get(row: number): number {
    const chunk = this.chunks[row >>> bits]
    return chunk === undefined ? this.usual : chunk[row & (size - 1)]!
  }

  /** Whether all that was written is as usual. */
  get isUsual(): boolean {
    return this.chunks.length === 0
  }

  /** Puts what rows that follow one another hold, from one on, into a list. */
  read(from: number, into: Chunk): void {
    for (let done = 0; done < into.length;) {
      const at = (from + done) & (size - 1)
      const many = Math.min(into.length - done, size - at)
      const chunk = this.chunks[(from + done) >>> bits]
      if (chunk === undefined) into.fill(this.usual, done, done + many)
      else into.set(chunk.subarray(at, at + many), done)
      done += many
    }
  }

  /** Writes values from a row on, one after the other. */
  write(from: number, values: Chunk): void {
    for (let done = 0; done < values.length;) {
      const row = from + done
      const part = values.subarray(done, done + size - (row & (size - 1)))
      let chunk = this.chunks[row >>> bits]
      // A chunk is only made for what is not as usual.
      if (chunk === undefined && !areAll(part, this.usual)) {
        this.chunks[row >>> bits] = chunk = new this.Chunk(size)
        if (part.length < size && this.usual !== 0) chunk.fill(this.usual)
      }
      chunk?.set(part, row & (size - 1))
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

export const ints = (): Column => new Column(Int32Array, 0)
export const floats = (usual = 0): Column => new Column(Float64Array, usual)
export const bytes = (): Column => new Column(Uint8Array, 0)

/** Numbers of a list by their places in it. */
export const taken = <A extends Chunk>(values: A, places: Int32Array): A => {
  const found = new (values.constructor as new (length: number) => A)(places.length)
  for (let at = 0; at < places.length; at++) found[at] = values[places[at]!]!
  return found
}
