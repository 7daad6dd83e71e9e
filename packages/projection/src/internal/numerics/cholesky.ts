/**
 * Symmetric positive definite systems.
 *
 * @internal
 */
import { at } from "./at.ts"

/**
 * Writes the lower factor of a row-major matrix into `lower`, which may be the matrix itself. `pivot` turns what is left of a
 * diagonal entry into the factor's own; below a pivot of 0 there is nothing. Returns the row at which the pivot is no number, or
 * -1.
 */
export const decompose = (
  matrix: Float64Array,
  size: number,
  lower: Float64Array,
  pivot: (rest: number, diagonal: number) => number
): number => {
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      const entry = at(matrix, row * size + column)
      let rest = entry
      for (let k = 0; k < column; k++) rest -= at(lower, row * size + k) * at(lower, column * size + k)
      if (column === row) {
        const own = pivot(rest, entry)
        if (own !== own) return row
        lower[row * size + row] = own
      } else {
        const above = at(lower, column * size + column)
        lower[row * size + column] = above === 0 ? 0 : rest / above
      }
    }
  }
  return -1
}

const definite = (rest: number, diagonal: number): number => (rest > 1e-12 * diagonal ? Math.sqrt(rest) : NaN)

/**
 * The lower factor of a row-major matrix, or the row at which it proves not to be positive definite (to a relative
 * 1e-12, past which solutions are noise).
 */
export const factor = (matrix: Float64Array, size: number): Float64Array | number => {
  const lower = new Float64Array(size * size)
  const row = decompose(matrix, size, lower, definite)
  return row < 0 ? lower : row
}

/** Solves `L x = b` in place. */
export const forward = (lower: Float64Array, size: number, b: Float64Array): void => {
  for (let row = 0; row < size; row++) {
    let rest = at(b, row)
    for (let k = 0; k < row; k++) rest -= at(lower, row * size + k) * at(b, k)
    b[row] = rest / at(lower, row * size + row)
  }
}

/** Solves `L' x = b` in place. */
export const backward = (lower: Float64Array, size: number, b: Float64Array): void => {
  for (let row = size - 1; row >= 0; row--) {
    let rest = at(b, row)
    for (let k = row + 1; k < size; k++) rest -= at(lower, k * size + row) * at(b, k)
    b[row] = rest / at(lower, row * size + row)
  }
}

/** Solves `L L' x = b` in place. */
export const solve = (lower: Float64Array, size: number, b: Float64Array): void => {
  forward(lower, size, b)
  backward(lower, size, b)
}
