/** What the type of an expression says of its course: a count of what happened never falls again. @internal */

/** `stays`: a number that does not move. `accrues`: what grows is of one period and starts anew in the next. */
export interface Course {
  readonly way: "rises" | "falls" | "stays"
  readonly accrues: boolean
}

export const turned = (self: Course | undefined): Course | undefined =>
  self && { ...self, way: self.way === "rises" ? "falls" : self.way === "falls" ? "rises" : "stays" }

export const scaled = (self: Course | undefined, factor: number): Course | undefined =>
  factor > 0 ? self : factor < 0 ? turned(self) : undefined

export const both = (a: Course | undefined, b: Course | undefined): Course | undefined => {
  if (a === undefined || b === undefined) return undefined
  const accrues = a.accrues || b.accrues
  if (a.way === "stays" || a.way === b.way) return { way: b.way, accrues }
  return b.way === "stays" ? { way: a.way, accrues } : undefined
}
