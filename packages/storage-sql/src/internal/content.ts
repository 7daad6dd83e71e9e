/** What a commit says, in a few bytes: to tell a repeat from another commit under its id. @internal */
import * as Effect from "effect/Effect"
import { Documents, Store } from "@lantoa/core"
import { chunksOf } from "./database.ts"

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")

const sha = async (text: string): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))))

/** SHA-256 of what is written, chained by chunks: a commit may be larger than the longest text. */
export const hashOf = ({
  documents,
  figures = [],
  filings = [],
  withdrawals = []
}: Store.Commit): Effect.Effect<string> =>
  Effect.promise(async () => {
    let hash = await sha(
      JSON.stringify([
        documents && [Documents.encode(documents.put), documents.knownAt],
        filings.map(({ form, knownAt, period, reporter }) => [form, reporter, period, knownAt]),
        withdrawals.map(({ figure, knownAt, reason }) => [figure, reason, knownAt])
      ])
    )
    for (const chunk of chunksOf(figures, 5000)) hash = await sha([hash, ...chunk.map(Store.contentOf)].join("\n"))
    return hash
  })
