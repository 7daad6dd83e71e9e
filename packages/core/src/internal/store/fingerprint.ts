/** What a commit says in a few bytes, to tell a repeat from another commit under its id. @internal */
import * as Documents from "../../Documents.ts"
import type * as Observation from "../../Observation.ts"
import * as Quantity from "../../Quantity.ts"
import type { Commit } from "../../Store.ts"

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

/** Everything that a figure says, in one text. @category keys @since 0.1.0 */
export const contentOf = (one: Observation.Observation): string =>
  JSON.stringify([
    one.id,
    one.measure,
    one.units,
    one.period,
    one.value === null ? null : Quantity.toJson(one.value),
    one.team,
    one.cohorts,
    Object.entries(one.breakdown).sort(byKey),
    one.activity,
    one.reporter,
    one.knownAt,
    one.corrects && [one.corrects.observation, one.corrects.reason],
    one.source && Object.entries(one.source).sort(byKey),
    one.doubt && Object.entries(one.doubt).sort(byKey)
  ])

/** cyrb53 (bryc, public domain) with two seeds: 106 bits, against accidents and not against enemies. */
const mix = (seed: number) => {
  let [a, b] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed]
  return {
    take: (text: string) => {
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at)
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

/** The same for two commits that write the same. */
export const fingerprint = ({ documents, figures = [], filings = [], withdrawals = [] }: Commit): string => {
  const parts = [mix(1), mix(2)]
  const take = (value: unknown) => {
    const text = `${JSON.stringify(value) ?? "none"}\n`
    for (const part of parts) part.take(text)
  }
  take(documents && [Documents.encode(documents.put), documents.knownAt])
  take(filings.map(({ form, knownAt, period, reporter }) => [form, reporter, period, knownAt]))
  take(withdrawals.map(({ figure, knownAt, reason }) => [figure, reason, knownAt]))
  for (const one of figures) for (const part of parts) part.take(`${contentOf(one)}\n`)
  return parts.map((part) => part.done().toString(36)).join(".")
}
