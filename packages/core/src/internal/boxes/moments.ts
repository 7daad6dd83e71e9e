/** Days become moments in the model's zone. @internal */

const zone = 7 * 3_600_000
const dayLength = 86_400_000

/** The day on which a moment is. */
export const dayOf = (moment: number): number => Math.floor((moment + zone) / dayLength)
/** The moment at which a day begins. */
export const startOf = (day: number): number => day * dayLength - zone
