/** What a commit says in a few bytes, to tell a repeat from another commit under its id. @internal */
import * as Documents from "../../Documents.ts"
import * as Figures from "../../Figures.ts"
import type { Commit } from "../../Store.ts"
import { contentOf } from "./content.ts"

/** cyrb53 (bryc, public domain) with two seeds: 106 bits, against accidents and not against enemies. */
const mix = (seed: number) => {
  let [a, b] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed]
  return {
    take: (codes: ArrayLike<number>) => {
      for (let at = 0; at < codes.length; at++) {
        const code = codes[at]!
        a = Math.imul(a ^ code, 2654435761)
        b = Math.imul(b ^ code, 1597334677)
      }
    },
    done: (): number => {
      const low = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
      const high = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
      return 4294967296 * (2097151 & high) + (low >>> 0)
    }
  }
}

/** What is taken in: numbers of four bytes where there are such, else single ones. */
const codesOf = (part: string | Uint8Array): ArrayLike<number> => {
  if (typeof part === "string") return Uint16Array.from({ length: part.length }, (_, at) => part.charCodeAt(at))
  const { buffer, byteLength, byteOffset } = part
  return byteLength % 4 === 0 && byteOffset % 4 === 0 ? new Int32Array(buffer, byteOffset, byteLength / 4) : part
}

/**
 * The same for two commits that write the same, whether their figures came as rows or as columns.
 *
 * @category keys
 * @since 0.1.0
 */
export const fingerprint = ({ documents, figures = [], filings = [], withdrawals = [] }: Commit): string => {
  const parts = [mix(1), mix(2)]
  const take = (value: unknown) => {
    const codes = codesOf(`${JSON.stringify(value) ?? "none"}\n`)
    for (const part of parts) part.take(codes)
  }
  take(documents && [Documents.encode(documents.put), documents.knownAt])
  take(filings.map(({ form, knownAt, period, reporter }) => [form, reporter, period, knownAt]))
  take(withdrawals.map(({ figure, knownAt, reason }) => [figure, reason, knownAt]))
  for (const content of contentOf(Figures.of(figures)).map(codesOf)) for (const part of parts) part.take(content)
  return parts.map((part) => part.done().toString(36)).join(".")
}
