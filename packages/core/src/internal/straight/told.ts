/**
 * What was told, in the order in which it came: most of it is only added up, period by period. What each unit told is put together
 * for who asks. @internal
 */
import type * as Figures from "../../Figures.ts"
import * as Period from "../../Period.ts"

/** Entry `n` of each column; those of one unit are `start[number] … start[number + 1] - 1`, in the order in which they came. */
export interface ByUnit {
  readonly start: Int32Array
  /** The row of a figure, -1 for a blank line. */
  readonly row: Int32Array
  /** A place in the periods. */
  readonly period: Int32Array
  /** The code of the team that told, -1 for the unit itself. */
  readonly team: Int32Array
}

/** By place of a period, the places of rows that speak of it: the first of a run, the one behind its last, and so on. */
export type Runs = ReadonlyArray<ReadonlyArray<number> | undefined>

/** The runs of rows of figures. */
export const runsOf = ({ period, texts }: Figures.Figures, rows: Int32Array): Runs => {
  const found = texts.periods.map((): Array<number> | undefined => undefined)
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const own = period[rows[from]!]!
    while (to < rows.length && period[rows[to]!] === own) to++
    ;(found[own] ??= []).push(from, to)
  }
  return found
}

/** What a unit told that told nothing, and that told of days of several lengths or both by itself and by its teams. */
const [nothing, several] = [0, 255]

export class Told {
  declare readonly rows: Int32Array
  /** By place of a row, and behind them of a blank line: the number of the unit; -1 where it is not told here. */
  declare readonly number: Int32Array
  /** Runs in which something is told, of rows or of blank lines. */
  readonly runs: Array<Array<number> | undefined> = []
  declare private readonly figures: Figures.Figures
  private readonly blanks: Array<readonly [period: number, team: number]> = []
  /** By number of a unit: of days of which length it told, and whether its teams did. */
  declare private readonly shape: Uint8Array
  private readonly kinds: Array<string> = []
  private sorted: ByUnit | undefined

  /** Room for some rows of figures and so many blank lines, of so many units. */
  constructor(figures: Figures.Figures, rows: Int32Array, blanks: number, units: number) {
    this.figures = figures
    this.rows = rows
    this.number = new Int32Array(rows.length + blanks).fill(-1)
    this.shape = new Uint8Array(units)
  }

  /** What {@link put} is to be given of a length of time. */
  lengthOf(kind: string): number {
    if (!this.kinds.includes(kind)) this.kinds.push(kind)
    return 2 * this.kinds.indexOf(kind) + 1
  }

  /** Puts down what is told in a place. */
  put(at: number, number: number, length: number, byTeam: boolean): void {
    const own = byTeam ? length + 1 : length
    const shape = this.shape[number]!
    if (shape !== own) this.shape[number] = shape === nothing ? own : several
    this.number[at] = number
  }

  /** Says that something is told in a run of places. */
  speak(code: number, from: number, to: number): void {
    ;(this.runs[code] ??= []).push(from, to)
  }

  putBlank(number: number, period: Period.Period, code: number, team: number): void {
    const to = this.rows.length + this.blanks.push([code, team])
    this.put(to - 1, number, this.lengthOf(Period.bounds(period).kind), team !== -1)
    this.speak(code, to - 1, to)
  }

  hasTold(number: number): boolean {
    return this.shape[number] !== nothing
  }

  /** Whether all that a unit or its teams told is of days of one length, and told either by the unit or by its teams. */
  isSimple(number: number): boolean {
    return this.shape[number] !== several
  }

  /** Whether its teams told what one told of whom all is simple. */
  isByTeams(number: number): boolean {
    return this.shape[number]! % 2 === 0
  }

  get byUnit(): ByUnit {
    return (this.sorted ??= this.sort())
  }

  private sort(): ByUnit {
    const { blanks, figures, number, rows, shape } = this
    const start = new Int32Array(shape.length + 1)
    for (let at = 0; at < number.length; at++) if (number[at] !== -1) start[number[at]! + 1]! += 1
    for (let n = 0; n < shape.length; n++) start[n + 1]! += start[n]!
    const next = start.slice(0, shape.length)
    const many = start[shape.length]!
    const [row, period, team] = [new Int32Array(many), new Int32Array(many), new Int32Array(many)]
    for (let at = 0; at < number.length; at++) {
      if (number[at] === -1) continue
      const to = next[number[at]!]!++
      const own = at < rows.length ? rows[at]! : -1
      row[to] = own
      const [code, by] = own === -1 ? blanks[at - rows.length]! : [figures.period[own]!, figures.team[own]!]
      period[to] = code
      team[to] = by
    }
    return { start, row, period, team }
  }
}
