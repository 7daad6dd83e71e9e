/**
 * Covariances of one-step residuals about zero, as R's `hts` takes them.
 *
 * @internal
 */

/** The rows of a row-major table in which every value is finite. */
const completeRows = (residuals: Float64Array, size: number): ReadonlyArray<Float64Array> => {
  const rows: Array<Float64Array> = []
  for (let start = 0; start + size <= residuals.length; start += size) {
    const row = residuals.subarray(start, start + size)
    if (row.every(Number.isFinite)) rows.push(row)
  }
  return rows
}

/** Mean squares of each column, over its finite values; 0 where there are none. */
export const variances = (residuals: Float64Array, size: number): Float64Array => {
  const result = new Float64Array(size)
  for (let column = 0; column < size; column++) {
    let sum = 0
    let count = 0
    for (let index = column; index < residuals.length; index += size) {
      const value = residuals[index] as number
      if (Number.isFinite(value)) {
        sum += value * value
        count++
      }
    }
    result[column] = count === 0 ? 0 : sum / count
  }
  return result
}

/**
 * Variances of which none is nothing: a node whose past was fitted exactly is not thereby known exactly, and is taken to be known as
 * well as the best of those that erred.
 */
export const floored = (variances: Float64Array): Float64Array => {
  const nothing = 1e-9 * variances.reduce((high, one) => Math.max(high, one), 0)
  const least = variances.reduce((low, one) => (one > nothing ? Math.min(low, one) : low), Infinity)
  return variances.map((one) => (one > nothing ? one : least === Infinity ? 1 : least))
}

/** `R'R / T` over complete rows, and how many there are. */
export const sample = (
  residuals: Float64Array,
  size: number
): { readonly matrix: Float64Array; readonly rows: number } => {
  const rows = completeRows(residuals, size)
  const matrix = new Float64Array(size * size)
  for (const row of rows) {
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < size; k++) {
        matrix[i * size + k] =
          (matrix[i * size + k] as number) + ((row[i] as number) * (row[k] as number)) / rows.length
      }
    }
  }
  return { matrix, rows: rows.length }
}

/**
 * Shrunk towards its diagonal with the intensity of Schäfer & Strimmer (2005), on correlations. With fewer than two
 * complete rows only the diagonal is left.
 */
export const shrunk = (
  residuals: Float64Array,
  size: number
): { readonly matrix: Float64Array; readonly rows: number } => {
  const { matrix, rows } = sample(residuals, size)
  const intensity = rows < 2 ? 1 : intensityOf(completeRows(residuals, size), matrix, size)
  return { matrix: matrix.map((value, index) => (index % (size + 1) === 0 ? value : (1 - intensity) * value)), rows }
}

const intensityOf = (rows: ReadonlyArray<Float64Array>, covariance: Float64Array, size: number): number => {
  const count = rows.length
  const scale = Float64Array.from({ length: size }, (_, i) => Math.sqrt(covariance[i * (size + 1)] as number))
  let spread = 0
  let distance = 0
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) {
      const unit = (scale[i] as number) * (scale[k] as number)
      if (unit === 0) continue
      const correlation = (covariance[i * size + k] as number) / unit
      let squares = 0
      for (const row of rows) squares += (((row[i] as number) * (row[k] as number)) / unit) ** 2
      spread += (squares - count * correlation ** 2) / (count * (count - 1))
      distance += correlation ** 2
    }
  }
  return distance === 0 ? 1 : Math.min(Math.max(spread / distance, 0), 1)
}

/** Adds the squares of the errors of each column that are finite. */
export const addSquares = (sums: Float64Array, forecast: Float64Array, actual: Float64Array): void => {
  for (let index = 0; index < forecast.length; index++) {
    const error = (forecast[index] as number) - (actual[index] as number)
    const node = index % sums.length
    if (Number.isFinite(error)) sums[node] = (sums[node] as number) + error * error
  }
}
