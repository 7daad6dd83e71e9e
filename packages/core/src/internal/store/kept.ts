/** What the store in memory keeps. @internal */
import type * as Documents from "../../Documents.ts"
import type * as Instant from "../../Instant.ts"
import type { Entry, Withdrawal } from "../../Store.ts"
import type * as Filings from "./filings.ts"
import type * as Library from "./library.ts"
import * as Table from "./table.ts"

export interface Version extends Library.Version {
  readonly fresh: Library.Fresh
  readonly text: Instant.Instant
}

/** What there is of a commit beside its figures. */
interface Committed extends Pick<Entry, "given" | "filings"> {
  readonly documents: ReadonlyArray<Version>
  readonly withdrawals: ReadonlyArray<Withdrawal>
}

export interface Kept {
  /** By their numbers; nothing is the first. */
  readonly commits: Array<Committed>
  /** Numbers of the commits that were given an id. */
  readonly ids: Map<string, number>
  readonly documents: Map<string, { readonly kind: Documents.Kind; readonly versions: Array<Version> }>
  /** Numbers of the commits that changed documents. */
  readonly versions: Array<number>
  readonly table: Table.Table
  readonly filings: Map<string, Array<Filings.Written>>
}

export const make = (): Kept => ({
  commits: [{ documents: [], filings: [], withdrawals: [] }],
  ids: new Map(),
  documents: new Map(),
  versions: [],
  table: Table.make(),
  filings: new Map()
})
