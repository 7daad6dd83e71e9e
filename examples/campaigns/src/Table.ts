/** Tables for a terminal: columns that line up, long cells wrapped. Vietnamese letters are one column wide each. */

const wrap = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = []
  for (const word of text.normalize("NFC").split(" ")) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines.length === 0 ? [""] : lines
}

/** Rows under a head; `widths` are the columns' greatest widths. */
export const table = (
  head: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
  widths: ReadonlyArray<number>
): string => {
  const cells = [head, ...rows].map((row) => row.map((cell, column) => wrap(cell, widths[column]!)))
  const actual = widths.map((_, column) =>
    Math.max(...cells.map((row) => Math.max(...(row[column] ?? [""]).map((line) => line.length))))
  )
  const lines = (row: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> =>
    Array.from({ length: Math.max(...row.map((cell) => cell.length)) }, (_, line) =>
      row
        .map((cell, column) => (cell[line] ?? "").padEnd(actual[column]!))
        .join("  ")
        .trimEnd()
    )
  const rule = actual.map((width) => "─".repeat(width)).join("  ")
  return [...lines(cells[0]!), rule, ...cells.slice(1).flatMap(lines)].map((line) => `  ${line}`).join("\n")
}

/** A paragraph with a mark before its first line. */
export const item = (mark: string, text: string, width = 108): string =>
  wrap(text, width - mark.length)
    .map((line, index) => `  ${index === 0 ? mark : " ".repeat(mark.length)}${line}`)
    .join("\n")
