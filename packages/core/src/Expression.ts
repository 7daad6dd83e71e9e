/**
 * Expressions: indicators as data. They can be stored, sent, compared and handed to a database.
 *
 * @since 0.1.0
 */
export { Expression, references } from "./internal/operators/table.ts"
export type { Reference } from "./internal/operators/operator.ts"
export { add } from "./internal/operators/add.ts"
export { Constant, constant } from "./internal/operators/constant.ts"
export { coverage } from "./internal/operators/coverage.ts"
export { divide } from "./internal/operators/divide.ts"
export { measure, MeasureOf } from "./internal/operators/measure.ts"
export { Members, members } from "./internal/operators/members.ts"
export { multiply } from "./internal/operators/multiply.ts"
export { Population, population } from "./internal/operators/population.ts"
export { ratio } from "./internal/operators/ratio.ts"
export { shareOfUnits } from "./internal/operators/shareOfUnits.ts"
export { subtract } from "./internal/operators/subtract.ts"
export { Teams, teams } from "./internal/operators/teams.ts"
export { Units, units } from "./internal/operators/units.ts"
