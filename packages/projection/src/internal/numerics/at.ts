/**
 * The value at an index that is known to be within.
 *
 * @internal
 */
export const at = (values: Float64Array, index: number): number => values[index] as number
