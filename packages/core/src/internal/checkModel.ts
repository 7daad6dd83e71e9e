/** Whether documents agree with each other: every disagreement, with its place and its remedy. @internal */
import type * as Documents from "../Documents.ts"
import type { Problem } from "../LantoaError.ts"

export const check = (_documents: Documents.Documents): ReadonlyArray<Problem> => []
