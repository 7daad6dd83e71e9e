// What an editor says of names in a program: what is called or given below `// ? words of its type – words of its doc comment`.
import { join } from "node:path"
import ts from "typescript"

/** More of a type than this nobody reads. */
const longest = 200

const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  allowImportingTsExtensions: true,
  types: []
}

const serviceOf = (root, file) =>
  ts.createLanguageService({
    ...ts.sys,
    useCaseSensitiveFileNames: () => true,
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = ts.sys.readFile(name)
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath
  })

const plain = (parts) => ts.displayPartsToString(parts).replaceAll(/\s+/g, " ")

/** What is wrong with what is said, one text a name. */
export const hovered = (root, name) => {
  const file = join(root, `${name}.ts`)
  const service = serviceOf(root, file)
  const text = ts.sys.readFile(file)
  return [...text.matchAll(/\/\/ \? (.*)\n.*?(\w+)(?=[(:])/g)].flatMap(
    ({ 0: lines, 1: promised, 2: marked, index }) => {
      const info = service.getQuickInfoAtPosition(file, index + lines.length - 1)
      const [type, words] = [plain(info?.displayParts), plain(info?.documentation)]
      const [ofType, ofWords = ""] = promised.split(" – ")
      return [
        ...(type.includes(ofType) && words.includes(ofWords) ? [] : [`of ${marked} an editor says ${type} | ${words}`]),
        ...(type.length <= longest
          ? []
          : [`of ${marked} an editor says ${type.length} characters: ${type.slice(0, longest)}`])
      ]
    }
  )
}
