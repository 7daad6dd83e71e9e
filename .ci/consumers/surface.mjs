// A program that names each value and type which the sources of the packages export, once for its package and once by its subpath.
import { readdirSync } from "node:fs"
import { basename, join } from "node:path"
import ts from "typescript"

const modulesOf = (folder) =>
  readdirSync(join("packages", folder, "src"))
    .filter((name) => name.endsWith(".ts") && name !== "index.ts")
    .map((name) => ({ folder, name: basename(name, ".ts"), file: join("packages", folder, "src", name) }))

const { config } = ts.readConfigFile("tsconfig.build.json", ts.sys.readFile)
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ".")

/** What the sources export of a module and do not call `@internal`; of a type also how many arguments it takes. */
const exportsOf = (checker, source) =>
  checker.getExportsOfModule(checker.getSymbolAtLocation(source)).flatMap((symbol) => {
    const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    if (symbol.getJsDocTags(checker).some(({ name }) => name === "internal")) return []
    const parameters = meant.declarations?.find(({ typeParameters }) => typeParameters)?.typeParameters ?? []
    return [
      {
        name: symbol.name,
        value: (meant.flags & ts.SymbolFlags.Value) !== 0,
        type: (meant.flags & ts.SymbolFlags.Type) !== 0,
        parameters: parameters.filter((parameter) => parameter.default === undefined).length
      }
    ]
  })

const namesOf = (alias, exported) =>
  exported.flatMap(({ name, value, type, parameters }) => {
    const given = parameters === 0 ? "" : `<${Array.from({ length: parameters }, () => "any").join()}>`
    return [
      ...(value ? [`values.push(["${alias}.${name}", ${alias}.${name}])`] : []),
      ...(type ? [`export type ${alias}_${name} = ${alias}.${name}${given}`] : [])
    ]
  })

/** The text of a program for the packages in `folders`, which fails where a value is not there when it runs. */
export const surface = (folders) => {
  const modules = folders.flatMap(modulesOf)
  const program = ts.createProgram(
    [...modules.map(({ file }) => file), ...folders.map((one) => join("packages", one, "src/index.ts"))],
    options
  )
  const checker = program.getTypeChecker()
  const inIndex = new Map(
    folders.map((folder) => {
      const index = checker.getSymbolAtLocation(program.getSourceFile(join("packages", folder, "src/index.ts")))
      return [folder, new Set(checker.getExportsOfModule(index).map(({ name }) => name))]
    })
  )
  const lines = modules.flatMap(({ folder, name, file }) => {
    const alias = `${folder.replaceAll("-", "_")}_${name}`
    return [
      `import * as ${alias} from "@lantoa/${folder}/${name}"`,
      ...(inIndex.get(folder).has(name)
        ? [
            `import { ${name} as ${alias}_ } from "@lantoa/${folder}"`,
            `values.push(["${alias}_", ${alias}_ === ${alias} || undefined])`
          ]
        : []),
      ...namesOf(alias, exportsOf(checker, program.getSourceFile(file)))
    ]
  })
  return [
    `const values: Array<readonly [name: string, value: unknown]> = []`,
    ...lines,
    `const missing = values.filter(([, value]) => value === undefined).map(([name]) => name)`,
    `if (missing.length > 0) throw new Error(\`not there: \${missing.join(", ")}\`)`,
    `console.log("all there") // => all there`
  ].join("\n")
}
