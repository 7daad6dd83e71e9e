import { assert, describe, it } from "@effect/vitest"
import * as Csv from "../src/internal/csv.ts"

const rows = (text: string, ...names: ReadonlyArray<string>) => {
  const found: Array<ReadonlyArray<string>> = []
  Csv.read(text, names, (fields) => found.push([...fields]))
  return found
}

describe("comma-separated text", () => {
  it("gives the wanted columns in the order asked for, under any of their names", () => {
    assert.deepStrictEqual(rows("a,b,c\n1,2,3\n4,5,6", "c", "x|a"), [["3", "1"], ["6", "4"]]) // prettier-ignore
    assert.deepStrictEqual(rows("a,b\n1,2", "b", "z"), [["2", ""]])
    assert.deepStrictEqual(
      Csv.read("a,b\n1,2", ["b", "z", "y|a"], () => undefined),
      ["z"]
    )
  })

  it("counts lines from the header, and does not carry fields over to a shorter record", () => {
    const lines: Array<readonly [string, number]> = []
    Csv.read("a,b\n1,2\n3\n", ["b"], (fields, line) => lines.push([fields[0]!, line]))
    assert.deepStrictEqual(lines, [["2", 2], ["", 3]]) // prettier-ignore
  })

  it("reads quotes, commas and line breaks in fields, line ends of Windows and a byte order mark", () => {
    assert.deepStrictEqual(rows('\uFEFFa,b\r\n"1, ""một""",2\r\n"hai\ndòng","x"\r\n', "a", "b"), [
      ['1, "một"', "2"],
      ["hai\ndòng", "x"]
    ])
    assert.deepStrictEqual(rows('a,b\n"","y"z\n', "a", "b"), [["", "y"]])
  })

  it("keeps empty fields, also the last one of the text, and leaves blank lines out", () => {
    for (const end of ["", "\n", "\r\n", "\n\n"]) {
      assert.deepStrictEqual(rows(`a,b,c\n1,,3\n\n,2,${end}`, "a", "b", "c"), [["1", "", "3"], ["", "2", ""]]) // prettier-ignore
    }
    assert.deepStrictEqual([rows("", "a"), rows("a\n", "a"), rows("a", "a")], [[], [], []])
  })

  it("composes marks, so that names compare", () => {
    assert.deepStrictEqual(rows("a\nHo\u0300a", "a"), [["H\u00F2a"]])
  })

  it("does not take a field for the one above that only begins alike", () => {
    assert.deepStrictEqual(rows("a,b\nxã,1\nxã mới,1\nxã,12\nx,1", "a", "b"), [
      ["xã", "1"],
      ["xã mới", "1"],
      ["xã", "12"],
      ["x", "1"]
    ])
  })
})
