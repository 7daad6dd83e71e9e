/**
 * Printed by `node benchmarks/projection/learn.ts`; do not edit by hand.
 *
 * @internal
 */
import type { Parameters } from "./open.ts"

export const openParameters: Parameters = Float64Array.from([
  0.227, -0.13, -0.035, -0.003, 0.567, -0.128, 0.374, -0.201, -0.03, 0.031, 0.57, -0.081, 0.5, -0.266, -0.003, 0.041,
  0.537, -0.054
])
