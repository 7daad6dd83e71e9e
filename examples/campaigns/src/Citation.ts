/** Short forms for what campaign modules say again and again. */
import type { Campaign, Documents, Lantoa, Observation, Source } from "@lantoa/core"

/** A campaign's documents and figures, and the moment from which they are known. */
export interface Module {
  readonly knownAt: string
  readonly documents: Documents.Encoded
  readonly batch: Lantoa.Batch
}

/** Cites a report by the offset of its words, counted in characters from the start of the text. */
export const citer =
  (directive: string) =>
  (offset: number, quote: string): Source.Source => ({ directive, quote, locator: `ký tự ${offset}` })

export const text = (vi: string, en: string) => ({ vi, en })

/** What a report says of a campaign, by its kind. */
export const note =
  (kind: Campaign.Note["kind"]) =>
  (vi: string, en: string): Campaign.Note => ({ kind, text: text(vi, en) })

type Figure = Omit<Observation.Encoded, "id" | "measure" | "knownAt" | "period"> & { readonly period?: string }

/** Makes a module's figures: they share their prefix, the moment they became known and, mostly, their period and doubt. */
export const figures =
  (defaults: {
    readonly prefix: string
    readonly knownAt: string
    readonly period: string
    readonly doubt?: { readonly vi: string; readonly en: string }
  }) =>
  (id: string, measure: string, figure: Figure): Observation.Encoded => ({
    id: `${defaults.prefix}.${id}`,
    measure: `youth-union.${measure}`,
    knownAt: defaults.knownAt,
    period: defaults.period,
    ...(defaults.doubt === undefined ? {} : { doubt: defaults.doubt }),
    ...figure
  })
