/** What a commit did, in every store alike. @internal */
import * as Documents from "../../Documents.ts"
import type { Commit, Receipt } from "../../Store.ts"
import type { Judged } from "./commitRules.ts"

/** What a store found of a commit. */
interface Done {
  readonly commit: number
  /** How many figures it has, and what became of them. */
  readonly figures: number
  readonly judged: Pick<Judged, "added" | "corrections">
  readonly documents: { readonly fresh: ReadonlyArray<unknown>; readonly unchanged: number }
  readonly filings: number
  readonly withdrawals: number
}

/** The receipt of a commit. @category rules @since 0.1.0 */
export const receipt = ({ commit, documents, figures, filings, judged, withdrawals }: Done): Receipt => ({
  commit,
  repeated: false,
  figures: {
    accepted: judged.added.length,
    unchanged: figures - judged.added.length,
    corrections: judged.corrections
  },
  documents: { written: documents.fresh.length, unchanged: documents.unchanged },
  filings,
  withdrawals
})

const countOf = (put: Documents.Documents): number => Documents.kinds.reduce((sum, kind) => sum + put[kind].length, 0)

/** The receipt of a commit of so many figures that came before, under its id and number. @category rules @since 0.1.0 */
export const repeatedReceipt = (
  { documents }: Pick<Commit, "documents">,
  figures: number,
  commit: number
): Receipt => ({
  commit,
  repeated: true,
  figures: { accepted: 0, unchanged: figures, corrections: 0 },
  documents: { written: 0, unchanged: documents === undefined ? 0 : countOf(documents.put) },
  filings: 0,
  withdrawals: 0
})

/** What is said of a commit that is based on other documents than there are. @category rules @since 0.1.0 */
export const changed = (documents: number, basedOn: number): string =>
  `documents have changed in commit ${documents}, after commit ${basedOn} that this one is based on; check it against them and commit again`
