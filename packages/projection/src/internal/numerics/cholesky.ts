/**
 * Symmetric positive definite systems.
 *
 * @internal
 */

/**
 * The lower factor of a row-major matrix, or the row at which it proves not to be positive definite (to a relative
 * 1e-12, past which solutions are noise).
 */
export const factor = (matrix: Float64Array, size: number): Float64Array | number => {
  const lower = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column] as number
      for (let k = 0; k < column; k++) {
        rest -= (lower[row * size + k] as number) * (lower[column * size + k] as number)
      }
      if (column < row) lower[row * size + column] = rest / (lower[column * size + column] as number)
      else if (!(rest > 1e-12 * (matrix[row * size + row] as number))) return row
      else lower[row * size + row] = Math.sqrt(rest)
    }
  }
  return lower
}

/** Solves `L L' x = b` in place. */
export const solve = (lower: Float64Array, size: number, b: Float64Array): void => {
  for (let row = 0; row < size; row++) {
    let rest = b[row] as number
    for (let k = 0; k < row; k++) rest -= (lower[row * size + k] as number) * (b[k] as number)
    b[row] = rest / (lower[row * size + row] as number)
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = b[row] as number
    for (let k = row + 1; k < size; k++) rest -= (lower[k * size + row] as number) * (b[k] as number)
    b[row] = rest / (lower[row * size + row] as number)
  }
}
