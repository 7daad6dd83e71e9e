/**
 * Snippets: the TypeScript fences of Markdown pages and doc comments.
 */

/** One fence. `file` and `line` say where its first line of code stands. */
export interface Snippet {
  readonly file: string
  readonly line: number
  readonly text: string
  /** What is wrong with the fence itself. */
  readonly problems: ReadonlyArray<string>
}

/** Indentation and, inside a doc comment, the star; then the backticks; then the language and what follows it. */
const opening = /^(\s*(?:\* ?)?)(`{3,})(\w*)(.*)$/

const disguises = new Set(["typescript", "tsx", "mts", "js", "javascript", "jsx", "mjs"])

const fenceProblems = (language: string, info: string, closed: boolean): ReadonlyArray<string> => [
  ...(disguises.has(language) ? [`a fence of code is tagged ts, not ${language}: then it is checked`] : []),
  ...(/^(\s+title=("[^"]*"|\S+))?\s*$/.test(info) ? [] : [`a ts fence takes only title=…, not "${info.trim()}"`]),
  ...(closed ? [] : ["the fence is not closed"])
]

/** The snippets of a page of Markdown, or of the doc comments of a module. */
export const find = (file: string, content: string): ReadonlyArray<Snippet> => {
  const isModule = file.endsWith(".ts")
  const lines = content.split("\n")
  const found: Array<Snippet> = []
  let at = 0
  while (at < lines.length) {
    const [, margin = "", ticks, language = "", info = ""] = opening.exec(lines[at++] ?? "") ?? []
    if (ticks === undefined || (isModule && !margin.includes("*"))) continue
    const start = at
    const bare = (line: string): string => (isModule ? line.replace(/^\s*\* ?/, "") : line.slice(margin.length))
    while (at < lines.length && bare(lines[at] ?? "").trim() !== ticks) at++
    const end = at++
    if (language !== "ts" && !disguises.has(language)) continue
    const text = lines.slice(start, end).map(bare).join("\n")
    found.push({ file, line: start + 1, text, problems: fenceProblems(language, info, end < lines.length) })
  }
  return found
}
