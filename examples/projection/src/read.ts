/** Figures and targets from their two files. */
import * as Csv from "./csv.ts"
import * as Figures from "./figures.ts"
import { isUnknown, spelling } from "./numbers.ts"
import { type Complaint, Refused } from "./refused.ts"
import * as Targets from "./targets.ts"

/** The two files, or everything that is wrong with them. */
export const read = async (figures: string, targets: string, declared: "vi" | "en" | undefined) => {
  const [rows, wanted] = [await Csv.rows(figures, Figures.columns), await Csv.rows(targets, Targets.columns)]
  const values = rows.flatMap(({ cells }) => (isUnknown(cells["value"]) ? [] : [cells["value"]!]))
  const numbers =
    declared ??
    spelling([...values, ...wanted.filter(({ cells }) => cells["threshold"] !== undefined).map(Targets.limit)])
  const complaints: Array<Complaint> = []
  const series = Figures.read(rows, numbers, complaints)
  const found = Targets.read(wanted, series, numbers, complaints)
  if (complaints.length > 0) throw new Refused(complaints)
  return { series: [...series.read.values()], targets: found }
}
