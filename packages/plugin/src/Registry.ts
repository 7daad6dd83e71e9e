/**
 * Registries: plugins that go together. Making one reports everything that keeps them apart, and nothing is half loaded.
 *
 * @since 0.1.0
 */
import { Documents, Model, Problem } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { inspect } from "./internal/inspect.ts"
import { definitions, kinds, type Kind, noun, references } from "./internal/references.ts"
import { wrongWith } from "./internal/unread.ts"
import * as Plugin from "./Plugin.ts"

/** The contract versions that a registry takes, both included. @category constants @since 0.1.0 */
export const supported = { oldest: 1, newest: Plugin.apiVersion } as const

/**
 * Plugins that were checked against each other.
 *
 * @category models
 * @since 0.1.0
 */
export interface Registry {
  readonly plugins: ReadonlyArray<Plugin.Plugin>
  /** All they define, to be put beside a model's own documents: `Documents.concat([registry.documents, mine])`. */
  readonly documents: Documents.Documents
}

/**
 * What is wrong with a plugin: beside the place, whose path begins with the plugin's id, the plugin and the document of it.
 *
 * @category errors
 * @since 0.1.0
 */
export const PluginProblem = Schema.Struct({
  ...Problem.Problem.fields,
  /** The plugin's id; `?` where it has none. */
  plugin: Schema.String,
  /** None where it is about the plugin itself, or a document without an id. */
  document: Schema.optionalKey(Schema.Struct({ kind: Schema.Literals(kinds), id: Schema.String }))
})
/** @category errors @since 0.1.0 */
export interface PluginProblem extends Schema.Schema.Type<typeof PluginProblem> {}

/**
 * Plugins that do not go together.
 *
 * Codes: `unsupported-api`, `two-versions`, `listed-twice`, `clash`, `missing-requirement`, `unknown-id`, those of a plugin that is
 * wrong by itself (`Plugin.decode`), and those of documents that make no model, such as turns that are added to people.
 *
 * @category errors
 * @since 0.1.0
 */
export class PluginError extends Schema.TaggedError<PluginError>()("PluginError", {
  problems: Schema.NonEmptyArray(PluginProblem)
}) {
  override get message() {
    const lines = this.problems.map(
      ({ document, ...problem }) =>
        `  - ${Problem.renderProblem(problem)}${document === undefined ? "" : ` (in "${document.id}")`}`
    )
    return `these plugins cannot be loaded together:\n${lines.join("\n")}`
  }
}

const documentsOf = ({ bases, cohorts, dimensions, forms, indicators, measures }: Plugin.Plugin) => ({
  ...Documents.empty,
  bases,
  cohorts,
  dimensions,
  measures,
  indicators,
  forms
})

/** What is given in the place of a plugin, as one that could not be read: what is wrong with it is told with the rest. */
const asPlugin = (given: unknown): Plugin.Plugin =>
  typeof given === "object" && given !== null && kinds.every((kind) => Array.isArray(Reflect.get(given, kind)))
    ? (given as Plugin.Plugin)
    : Plugin.from(given as never)

const noList: PluginProblem = {
  code: "invalid",
  path: [],
  plugin: "?",
  message: "must be a list of plugins: Registry.make([youthUnion])"
}

/** Checks plugins against each other and joins them, in the order given. @category constructors @since 0.1.0 */
export const make = (given: ReadonlyArray<Plugin.Plugin>): Result.Result<Registry, PluginError> => {
  if (!Array.isArray(given)) return Result.fail(new PluginError({ problems: [noList] }))
  const plugins = given.map(asPlugin)
  const documents = Documents.concat(plugins.map(documentsOf))
  const [first, ...rest] = [
    ...unsupported(plugins),
    ...repeated(plugins),
    ...plugins.flatMap((plugin) =>
      (wrongWith(plugin)?.problems ?? inspect(plugin)).map((problem) => ({
        ...problem,
        path: [plugin.id, ...problem.path]
      }))
    ),
    ...clashing(plugins),
    ...unresolved(plugins),
    ...unmeant(plugins, documents)
  ].map(ofDocument(plugins))
  return first === undefined
    ? Result.succeed({ plugins, documents })
    : Result.fail(new PluginError({ problems: [first, ...rest] }))
}

/** As {@link make}, for programs that cannot go on without: throws the `PluginError`. @category constructors @since 0.1.0 */
export const makeUnsafe = (plugins: ReadonlyArray<Plugin.Plugin>): Registry => Result.getOrThrow(make(plugins))

/**
 * Who defines an id, and as what: for messages that name the author. `undefined` for ids of the model's own.
 *
 * @category getters
 * @since 0.1.0
 */
export const find = (
  registry: Registry,
  id: string
): { readonly plugin: Plugin.Plugin; readonly kind: Kind } | undefined => {
  for (const plugin of registry.plugins) {
    const kind = kinds.find((one) => plugin[one].some((document) => document.id === id))
    if (kind !== undefined) return { plugin, kind }
  }
  return undefined
}

type Problems = ReadonlyArray<Problem.Problem>

const isKind = (key: unknown): key is Kind => kinds.some((kind) => kind === key)

/** A problem with the document that its path leads to. */
const ofDocument =
  (plugins: ReadonlyArray<Plugin.Plugin>) =>
  (problem: Problem.Problem): PluginProblem => {
    const [name, kind, index] = problem.path
    const plugin = plugins.find(({ id }) => id === name)
    const there = plugin === undefined ? undefined : (wrongWith(plugin)?.input ?? plugin)
    const list = isKind(kind) ? (there as { readonly [K in Kind]?: unknown })[kind] : undefined
    const id: unknown = Array.isArray(list)
      ? (list as ReadonlyArray<{ readonly id?: unknown }>)[Number(index)]?.id
      : undefined
    return {
      ...problem,
      plugin: String(name),
      ...(isKind(kind) && typeof id === "string" ? { document: { kind, id } } : {})
    }
  }

/** What the checks of plugins have told better, or what only a model with units can know. */
const isToldElsewhere = ({ code }: Problem.Problem): boolean => code === "unknown-id" || code === "duplicate-id"

/** What makes no model, with no figure: turns added to people. */
const unmeant = (plugins: ReadonlyArray<Plugin.Plugin>, documents: Documents.Documents): Problems => {
  const made = Model.make(documents)
  if (Result.isSuccess(made)) return []
  return made.failure.problems
    .filter((problem) => !isToldElsewhere(problem))
    .map((problem) => {
      const [kind, index, ...rest] = problem.path
      let place = Number(index)
      const owner = plugins.find((plugin) => {
        const { length } = isKind(kind) ? plugin[kind] : []
        if (place < length) return true
        place -= length
        return false
      })
      return { ...problem, path: owner === undefined ? problem.path : [owner.id, kind!, place, ...rest] }
    })
}

const unsupported = (plugins: ReadonlyArray<Plugin.Plugin>): Problems =>
  plugins.flatMap(({ id, apiVersion, version }) =>
    apiVersion >= supported.oldest && apiVersion <= supported.newest
      ? []
      : [
          {
            code: "unsupported-api",
            path: [id, "apiVersion"],
            message:
              `version ${version} was written for plugin contract ${apiVersion}, this host takes ${supported.oldest} to ` +
              `${supported.newest}; ${apiVersion > supported.newest ? "upgrade @lantoa/plugin" : "load a newer version of the plugin"}`
          }
        ]
  )

const repeated = (plugins: ReadonlyArray<Plugin.Plugin>): Problems =>
  plugins.flatMap(({ id, version }, index) => {
    const earlier = plugins.slice(0, index).find((other) => other.id === id)
    if (earlier === undefined) return []
    return earlier.version === version
      ? [{ code: "listed-twice", path: [id], message: `version ${version} is listed twice; list it once` }]
      : [
          {
            code: "two-versions",
            path: [id, "version"],
            message: `versions ${earlier.version} and ${version} are both listed; keep one`
          }
        ]
  })

const clashing = (plugins: ReadonlyArray<Plugin.Plugin>): Problems => {
  const owners = new Map<string, string>()
  return plugins.flatMap((plugin) =>
    definitions(plugin).flatMap(({ id, path }) => {
      const owner = owners.get(id)
      if (owner === undefined) owners.set(id, plugin.id)
      return owner === undefined || owner === plugin.id
        ? []
        : [
            {
              code: "clash",
              path: [plugin.id, ...path],
              message: `"${id}" is defined by the plugin "${owner}" already; one of the two must choose another plugin id`
            }
          ]
    })
  )
}

const unresolved = (plugins: ReadonlyArray<Plugin.Plugin>): Problems => {
  const known = new Set(plugins.flatMap(definitions).map(({ kind, id }) => `${kind} ${id}`))
  // What a plugin that could not be read defines nobody knows.
  const unread = plugins.filter((plugin) => wrongWith(plugin) !== undefined).map(({ id }) => `${id}.`)
  const exists = (id: string) => kinds.some((kind) => known.has(`${kind} ${id}`))
  return plugins.flatMap((plugin) => [
    ...plugin.requires.flatMap((id, index) =>
      exists(id) || unread.some((prefix) => id.startsWith(prefix))
        ? []
        : [
            {
              code: "missing-requirement",
              path: [plugin.id, "requires", index],
              message: `no plugin that was given defines "${id}"; load the one that does (perhaps "${id.slice(0, id.lastIndexOf("."))}") or correct the id`
            }
          ]
    ),
    ...references(plugin).flatMap(({ kind, id, path }) =>
      known.has(`${kind} ${id}`) || !exists(id)
        ? []
        : [{ code: "unknown-id", path: [plugin.id, ...path], message: `"${id}" exists but is no ${noun[kind]}` }]
    )
  ])
}
