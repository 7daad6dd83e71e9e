/** A linear programme, small and dense: two-phase simplex with Bland's rule against cycling. @internal */

/** `lower <= sum of the variables named <= upper`; every variable is 0 or more. */
export interface Row {
  readonly variables: ReadonlyArray<number>
  readonly lower: number
  readonly upper: number
}

export interface Programme {
  /** The least and the most of a sum; `Infinity` where nothing bounds it; not always to be found. */
  readonly range: (least: ReadonlyArray<number>, most: ReadonlyArray<number>) => readonly [number, number] | undefined
}

const tiny = 1e-7

/** One tableau: `rows x (columns + 1)`, the last column the right-hand side, `basis[row]` its basic column. */
interface Tableau {
  readonly cells: Array<Float64Array>
  readonly basis: Array<number>
  readonly width: number
}

const pivot = ({ basis, cells, width }: Tableau, cost: Float64Array, row: number, column: number): void => {
  const chosen = cells[row]!
  const scale = chosen[column]!
  for (let j = 0; j <= width; j++) chosen[j]! /= scale
  const clear = (other: Float64Array) => {
    const factor = other[column]!
    if (factor === 0) return
    for (let j = 0; j <= width; j++) {
      const left = other[j]! - factor * chosen[j]!
      other[j] = Math.abs(left) < 1e-11 ? 0 : left
    }
  }
  for (let i = 0; i < cells.length; i++) if (i !== row) clear(cells[i]!)
  clear(cost)
  basis[row] = column
}

type Descent = "end" | "endless" | "lost"

/** Minimises; `cost` is the row of reduced costs, priced out. `lost` is what rounding may do, in theory. */
const descend = (tableau: Tableau, cost: Float64Array, allowed: number): Descent => {
  const { basis, cells, width } = tableau
  for (let step = 0; ; step++) {
    if (step > 5000) return "lost"
    let column = -1
    let best = -tiny
    for (let j = 0; j < allowed; j++) {
      if (cost[j]! >= best) continue
      column = j
      if (step > 40) break
      best = cost[j]!
    }
    if (column === -1) return "end"
    let row = -1
    let least = Infinity
    for (let i = 0; i < cells.length; i++) {
      const entry = cells[i]![column]!
      if (entry <= 1e-8) continue
      const ratio = cells[i]![width]! / entry
      if (ratio < least - 1e-12 || (ratio <= least + 1e-12 && row !== -1 && basis[i]! < basis[row]!)) {
        least = Math.min(ratio, least)
        row = i
      }
    }
    if (row === -1) return "endless"
    pivot(tableau, cost, row, column)
  }
}

/** Rows as equations with a slack each; a row that says nothing is left out. */
const equations = (variables: number, rows: ReadonlyArray<Row>) => {
  const lines: Array<{ readonly row: Row; readonly slack: -1 | 0 | 1; readonly right: number }> = []
  for (const row of rows) {
    if (row.lower === row.upper) lines.push({ row, slack: 0, right: row.lower })
    else {
      if (row.lower > 0) lines.push({ row, slack: -1, right: row.lower })
      if (row.upper < Infinity) lines.push({ row, slack: 1, right: row.upper })
    }
  }
  const slacks = lines.filter((line) => line.slack !== 0).length
  return { lines, columns: variables + slacks }
}

/** A programme ready to be asked, or `undefined` where nothing satisfies its rows. */
export const programme = (variables: number, rows: ReadonlyArray<Row>): Programme | undefined | "lost" => {
  const { columns, lines } = equations(variables, rows)
  const width = columns + lines.length
  let slack = variables
  const cells = lines.map((line, index) => {
    const cell = new Float64Array(width + 1)
    for (const variable of line.row.variables) cell[variable] = 1
    if (line.slack !== 0) cell[slack++] = line.slack
    cell[columns + index] = 1
    cell[width] = line.right
    return cell
  })
  const first: Tableau = { cells, basis: lines.map((_, index) => columns + index), width }
  const cost = new Float64Array(width + 1)
  for (const cell of cells) for (let j = 0; j <= width; j++) if (j < columns || j === width) cost[j]! -= cell[j]!
  if (descend(first, cost, columns) === "lost") return "lost"
  if (cost[width]! < -1e-6) return undefined
  // An artificial column that is still basic stands at zero: swap it for a real one, or drop the row that repeats others.
  for (let i = cells.length - 1; i >= 0; i--) {
    if (first.basis[i]! < columns) continue
    const column = cells[i]!.findIndex((entry, j) => j < columns && Math.abs(entry) > 1e-7)
    if (column === -1) {
      cells.splice(i, 1)
      first.basis.splice(i, 1)
    } else pivot(first, cost, i, column)
  }
  const tableau: Tableau = {
    cells: cells.map((cell) => {
      const narrow = new Float64Array(columns + 1)
      narrow.set(cell.subarray(0, columns))
      narrow[columns] = cell[width]!
      return narrow
    }),
    basis: first.basis,
    width: columns
  }
  const end = (sign: 1 | -1, sum: ReadonlyArray<number>): number | undefined => {
    const goal = new Float64Array(columns + 1)
    for (const variable of sum) goal[variable] = sign
    tableau.cells.forEach((cell, i) => {
      const factor = goal[tableau.basis[i]!]!
      if (factor !== 0) for (let j = 0; j <= columns; j++) goal[j]! -= factor * cell[j]!
    })
    const how = descend(tableau, goal, columns)
    return how === "lost" ? undefined : how === "endless" ? sign * -Infinity : tidy(-goal[columns]! * sign)
  }
  return {
    range: (least, most) => {
      const [lower, upper] = [end(1, least), end(-1, most)]
      return lower === undefined || upper === undefined ? undefined : [lower, upper]
    }
  }
}

/** Doubles that are whole but for rounding, whole. */
const tidy = (value: number): number => {
  const whole = Math.round(value)
  return Math.abs(value - whole) < 1e-7 ? whole + 0 : value
}
