/** What must be known beside a number, where one measure stands behind it. @internal */
import type * as Text from "../../Text.ts"
import type { Reports } from "../figures/reports.ts"
import type { Outcome } from "./node.ts"

export interface Notes {
  /** In the place of the number: a contradiction. */
  readonly instead: Text.Text | undefined
  /** What the parts are, after a colon. */
  readonly rest: Text.Text | undefined
  /** In brackets. */
  readonly beside: ReadonlyArray<Text.Text>
  /** After a semicolon. */
  readonly after: ReadonlyArray<Text.Text>
  /** Sentences of their own. */
  readonly caveats: ReadonlyArray<Text.Text>
}

export const notesOf = (_reports: Reports, _basis: string, _unit: string, _outcome: Outcome): Notes => ({
  instead: undefined,
  rest: undefined,
  beside: [],
  after: [],
  caveats: []
})
