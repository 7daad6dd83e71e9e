/**
 * Registries: plugins that go together. Making one reports everything that keeps them apart, and nothing is half loaded.
 *
 * @since 0.1.0
 */
import { Documents, Problem } from "@lantoa/core"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { inspect } from "./internal/inspect.ts"
import { definitions, kinds, type Kind, noun, references } from "./internal/references.ts"
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
 * Plugins that do not go together. The path of each problem begins with the plugin's id.
 *
 * Codes: `unsupported-api`, `two-versions`, `listed-twice`, `clash`, `missing-requirement`, `unknown-id`, and those of a
 * plugin that is wrong by itself (`Plugin.decode`).
 *
 * @category errors
 * @since 0.1.0
 */
export class PluginError extends Schema.TaggedError<PluginError>()("PluginError", {
  problems: Schema.NonEmptyArray(Problem.Problem)
}) {
  override get message() {
    const lines = this.problems.map((problem) => `  - ${Problem.renderProblem(problem)}`)
    return `these plugins cannot be loaded together:\n${lines.join("\n")}`
  }
}

/** Checks plugins against each other and joins them, in the order given. @category constructors @since 0.1.0 */
export const make = (plugins: ReadonlyArray<Plugin.Plugin>): Result.Result<Registry, PluginError> => {
  const [first, ...rest] = [
    ...unsupported(plugins),
    ...repeated(plugins),
    ...plugins.flatMap((plugin) =>
      inspect(plugin).map((problem) => ({ ...problem, path: [plugin.id, ...problem.path] }))
    ),
    ...clashing(plugins),
    ...unresolved(plugins)
  ]
  return first === undefined
    ? Result.succeed({
        plugins,
        documents: Documents.concat(
          plugins.map((plugin) => ({
            ...Documents.empty,
            bases: plugin.bases,
            cohorts: plugin.cohorts,
            dimensions: plugin.dimensions,
            measures: plugin.measures,
            indicators: plugin.indicators,
            forms: plugin.forms
          }))
        )
      })
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
  const exists = (id: string) => kinds.some((kind) => known.has(`${kind} ${id}`))
  return plugins.flatMap((plugin) => [
    ...plugin.requires.flatMap((id, index) =>
      exists(id)
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
