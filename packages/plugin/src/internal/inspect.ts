/** What is wrong with a plugin by itself. @internal */
import type { Problem } from "@lantoa/core"
import type { Contents } from "./contents.ts"
import { definitions, noun, references } from "./references.ts"

export const inspect = (plugin: Contents): ReadonlyArray<Problem.Problem> => {
  const prefix = `${plugin.id}.`
  const own = definitions(plugin)
  const used = references(plugin)
  return [
    ...own
      .filter(({ id }) => !id.startsWith(prefix))
      .map(({ id, path }) => ({
        code: "outside-namespace",
        path,
        message: `"${id}" is outside the plugin's namespace; call it "${prefix}${id}"`
      })),
    ...own
      .filter(({ id }, index) => own.findIndex((other) => other.id === id) !== index)
      .map(({ id, path }) => ({
        code: "duplicate-id",
        path,
        message: `"${id}" is defined twice in this plugin; give the second one another id or remove it`
      })),
    ...used
      .filter(({ kind, id }) => !own.some((one) => one.kind === kind && one.id === id) && !plugin.requires.includes(id))
      .map(({ kind, id, path }) => ({
        code: id.startsWith(prefix) ? "unknown-id" : "undeclared-reference",
        path,
        message: id.startsWith(prefix)
          ? `this plugin defines no ${noun[kind]} "${id}"; define it or correct the id`
          : `"${id}" is no ${noun[kind]} of this plugin's; correct the id, or declare it: requires: ["${id}"]`
      })),
    ...plugin.requires.flatMap((id, index) =>
      used.some((one) => one.id === id)
        ? []
        : [{ code: "unused-requirement", path: ["requires", index], message: `nothing refers to "${id}"; remove it` }]
    )
  ]
}
