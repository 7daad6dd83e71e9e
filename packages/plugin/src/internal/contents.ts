/** What a plugin holds. @internal */
import type { Documents, Text } from "@lantoa/core"

export interface Contents {
  readonly id: string
  readonly version: string
  /** The contract it was written for: `Plugin.apiVersion`. */
  readonly apiVersion: number
  readonly title: Text.Text
  readonly description?: Text.Text
  /** The ids of other plugins' documents that this one refers to. */
  readonly requires: ReadonlyArray<string>
  readonly bases: Documents.Documents["bases"]
  readonly cohorts: Documents.Documents["cohorts"]
  readonly dimensions: Documents.Documents["dimensions"]
  readonly measures: Documents.Documents["measures"]
  readonly indicators: Documents.Documents["indicators"]
  readonly forms: Documents.Documents["forms"]
}
