/** The dictionary of texts that figures share. Terms are only ever added, so what is known of them stays true. @internal */
import * as Effect from "effect/Effect"
import type { Database } from "./database.ts"
import type { Failure } from "./sql.ts"

export const kinds = ["measure", "period", "units", "category", "team", "activity"] as const
export type Kind = (typeof kinds)[number]

export interface Terms {
  readonly ids: { readonly [K in Kind]: Map<string, number> }
  readonly texts: Map<number, string>
  last: number
}

const byKind = <A>(make: () => A): { readonly [K in Kind]: A } => ({
  measure: make(),
  period: make(),
  units: make(),
  category: make(),
  team: make(),
  activity: make()
})

export const make = (): Terms => ({ ids: byKind(() => new Map<string, number>()), texts: new Map(), last: 0 })

/** Learns the terms that were added since; call it inside the transaction that needs them, before it adds any itself. */
export const refresh = (terms: Terms, { sql }: Database): Effect.Effect<void, Failure> =>
  Effect.map(
    sql<{ id: number; kind: Kind; text: string }>`SELECT id, kind, text FROM term WHERE id > ${terms.last} ORDER BY id`,
    (rows) => {
      for (const { id, kind, text } of rows) {
        terms.ids[kind].set(text, Number(id))
        terms.texts.set(Number(id), text)
        terms.last = Math.max(terms.last, Number(id))
      }
    }
  )

/** Numbers texts, old and new; the new ones are to be inserted. No text is 0. */
export const numberer = (terms: Terms) => {
  const fresh = byKind(() => new Map<string, number>())
  const added: Array<readonly [number, string, string]> = []
  const number = (kind: Kind, text: string | undefined): number => {
    if (text === undefined) return 0
    const known = terms.ids[kind].get(text) ?? fresh[kind].get(text)
    if (known !== undefined) return known
    const id = terms.last + added.length + 1
    fresh[kind].set(text, id)
    added.push([id, kind, text])
    return id
  }
  return { number, added }
}

export const columns = ["id", "kind", "text"]
