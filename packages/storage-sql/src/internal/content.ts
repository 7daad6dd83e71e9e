/** What a commit says, in a few bytes: to tell a repeat from another commit under its id. @internal */
import * as Effect from "effect/Effect"
import { Documents, type Figures, Store } from "@lantoa/core"

/** A commit whose figures are columns. */
export interface Commit extends Omit<Store.Commit, "figures"> {
  readonly figures: Figures.Figures
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")

const sha = async (content: string | Uint8Array): Promise<string> => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>)))
}

/** SHA-256 of what is written, chained by parts: a commit may be larger than the longest text. */
export const hashOf = ({ documents, figures, filings = [], withdrawals = [] }: Commit): Effect.Effect<string> =>
  Effect.promise(async () => {
    const others = await sha(
      JSON.stringify([
        documents && [Documents.encode(documents.put), documents.knownAt],
        filings.map(({ form, knownAt, period, reporter }) => [form, reporter, period, knownAt]),
        withdrawals.map(({ figure, knownAt, reason }) => [figure, reason, knownAt])
      ])
    )
    const parts = await Promise.all(Store.contentOf(figures).map(sha))
    return sha([others, ...parts].join("\n"))
  })
