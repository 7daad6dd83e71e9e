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

  set(row: number, value: number): void {
    const at = row >>> bits
    let chunk = this.chunks[at]
    if (chunk === undefined) {
      if (Object.is(value, this.usual)) return
      chunk = this.make(size)
      if (this.usual !== 0) chunk.fill(this.usual)
      this.chunks[at] = chunk
    }
    chunk[row & (size - 1)] = value
  }
}

export const ints = (usual = 0): Column => new Column((length) => new Int32Array(length), usual)
export const floats = (usual = 0): Column => new Column((length) => new Float64Array(length), usual)
export const bytes = (): Column => new Column((length) => new Uint8Array(length), 0)
