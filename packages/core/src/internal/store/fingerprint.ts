/** What a commit says in a few bytes, to tell a repeat from another commit under its id. @internal */
import * as Figures from "../../Figures.ts"
import type { Commit } from "../../Store.ts"
import { contentOf } from "./content.ts"
import * as Written from "./written.ts"

/** cyrb53 (bryc, public domain) with two seeds: 106 bits, against accidents and not against enemies. */
const mixer = () => {
  let [a, b, c, d] = [0xdeadbeef ^ 1, 0x41c6ce57 ^ 1, 0xdeadbeef ^ 2, 0x41c6ce57 ^ 2]
  const end = (first: number, second: number): number => {
    const low = Math.imul(first ^ (first >>> 16), 2246822507) ^ Math.imul(second ^ (second >>> 13), 3266489909)
    const high = Math.imul(second ^ (second >>> 16), 2246822507) ^ Math.imul(first ^ (first >>> 13), 3266489909)
    return 4294967296 * (2097151 & high) + (low >>> 0)
  }
  return {
    take: (codes: Codes): void => {
      let [p, q, r, s] = [a, b, c, d]
      for (let at = 0; at < codes.length; at++) {
        const code = codes[at]!
        p = Math.imul(p ^ code, 2654435761)
        q = Math.imul(q ^ code, 1597334677)
        r = Math.imul(r ^ code, 2654435761)
        s = Math.imul(s ^ code, 1597334677)
      }
      ;[a, b, c, d] = [p, q, r, s]
    },
    done: (): string => [end(a, b), end(c, d)].map((part) => part.toString(36)).join(".")
  }
}

type Codes = Int32Array | Uint16Array | Uint8Array

/** What is taken in: numbers of four bytes where there are such, else single ones. */
const codesOf = (part: string | Uint8Array): Codes => {
  if (typeof part === "string") {
    const codes = new Uint16Array(part.length)
    for (let at = 0; at < codes.length; at++) codes[at] = part.charCodeAt(at)
    return codes
  }
  if (part.byteLength % 4 !== 0) return part
  // Numbers of four bytes have to begin where four bytes do: what lies elsewhere says the same.
  const { buffer, byteLength, byteOffset } = part.byteOffset % 4 === 0 ? part : part.slice()
  return new Int32Array(buffer, byteOffset, byteLength / 4)
}

/**
 * The same for two commits that write the same, whether their figures came as rows or as columns.
 *
 * @category keys
 * @since 0.1.0
 */
export const fingerprint = ({ documents, figures = [], filings = [], withdrawals = [] }: Commit): string => {
  const { done, take } = mixer()
  const say = (value: unknown): void => take(codesOf(`${JSON.stringify(value) ?? "none"}\n`))
  say(documents && [Written.encode(documents.put), documents.knownAt])
  say(filings.map(({ form, knownAt, period, reporter }) => [form, reporter, period, knownAt]))
  say(withdrawals.map(({ figure, knownAt, reason }) => [figure, reason, knownAt]))
  for (const part of contentOf(Figures.of(figures))) take(codesOf(part))
  return done()
}
