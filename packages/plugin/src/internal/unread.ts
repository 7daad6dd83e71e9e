/** Plugins that could not be read: values that hold nothing, and know what they were and what is wrong. @internal */
import type { Problem } from "@lantoa/core"
import type { Contents } from "./contents.ts"

interface Unread {
  readonly input: unknown
  readonly problems: ReadonlyArray<Problem.Problem>
}

/** Of every copy of this package alike. */
const mark = Symbol.for("@lantoa/plugin/unread")

/** What is wrong with a plugin that could not be read; nothing where it could. */
export const wrongWith = (plugin: Contents): Unread | undefined => (plugin as { readonly [mark]?: Unread })[mark]

const nothing = {
  requires: [],
  bases: [],
  cohorts: [],
  dimensions: [],
  measures: [],
  indicators: [],
  forms: []
} as const

export const unread = (input: unknown, problems: ReadonlyArray<Problem.Problem>): Contents => {
  const { id, title, version } = (input ?? {}) as { readonly [Key in keyof Contents]?: unknown }
  const said = (given: unknown): string => (typeof given === "string" ? given : "?")
  const plugin: Contents = {
    id: said(id),
    version: said(version),
    apiVersion: 1,
    title: (title as Contents["title"] | undefined) ?? { vi: said(id), en: said(id) },
    ...nothing
  }
  return Object.defineProperty(plugin, mark, { value: { input, problems } satisfies Unread })
}
