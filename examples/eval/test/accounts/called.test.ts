/** What accounts of numbers call things: silence, what lies inside, what agrees, and bounds that meet. */
import { asks, situation } from "../situations/Situation.ts"
import { below, figure, figures, form, merged, of, province, text } from "../support/documents.ts"
import { holds } from "../support/holds.ts"
import type { Scenario } from "../support/Scenario.ts"
import { measureOf, world } from "../trials/world.ts"

const quarter = "2025-Q1"
const plain = province({ measures: [below()] })

/** The same number for each of the first months of a year. */
const monthly = (unit: string, value: number, many: number) =>
  Array.from({ length: many }, (_, index) => figure(unit, `2025-0${index + 1}`, value))

const scenarios: ReadonlyArray<Scenario> = [
  situation("of the smallest of communes of which one is silent", plain, figures(quarter, { a: 10, b: 20 }), [
    {
      query: asks("p", quarter, {}, { expression: of("m", { along: { place: "min" } }) }).query,
      gives: { [`p ${quarter}`]: { value: "[0, 10]", silent: [`c ${quarter}`] } },
      explains: /Silent: 1 reporter, this part is unknown/
    }
  ]),
  situation(
    "of a unit that did not exist then: it has none, whatever its parents told",
    merged({ measures: [below()] }),
    figures(quarter, { a: 10 }),
    [{ query: asks("n", quarter, {}).query, gives: { [`n ${quarter}`]: { reason: "not-alive" } }, explains: /^[^•]*$/ }]
  ),
  situation(
    "of a commune's teams where there are hamlets too: they are called what the sentence calls them",
    world([measureOf()]),
    [figure("a", quarter, 100), figure("a", quarter, 40, { team: "t1" }), figure("a", quarter, 30, { team: "t2" })],
    [
      {
        query: asks("a", quarter, {}).query,
        gives: { [`a ${quarter}`]: { text: text("100 lượt: các tổ 70, còn lại 30", "100 turns: teams 70, rest 30") } },
        explains: /Inside the above: teams 70 \(2 figures\)/
      }
    ]
  ),
  situation(
    "of one number where bounds meet",
    province({ measures: [below({ basis: "hour" })] }),
    [figure("p", quarter, 0.8), ...figures(quarter, { a: 0.7, b: 0.1 })],
    [
      {
        query: asks("c", quarter, {}).query,
        gives: { [`c ${quarter}`]: { value: 0 } },
        explains: /\[over time: added; over places: added\]/
      }
    ]
  ),
  situation(
    "of a province's own words that its communes make exact",
    plain,
    [figure("p", quarter, "> 550"), ...figures(quarter, { a: 200, b: 200, c: 200 })],
    [
      {
        query: asks("p", quarter, {}).query,
        gives: { [`p ${quarter}`]: { value: 600 } },
        explains: /Not added again, the above covers it: 1 figure\n\s+• more than 550/
      }
    ]
  ),
  situation(
    "of people of communes who may be the same, inside their province",
    province({ communes: ["a", "b"], measures: [below({ basis: "person", additivity: { place: "overlapping" } })] }),
    [figure("p", quarter, 1150), ...figures(quarter, { a: 700, b: 600 })],
    [
      {
        query: asks("p", quarter, {}).query,
        gives: { [`p ${quarter}`]: { value: 1150 } },
        explains: /Inside the above: communes at least 700 \(2 figures\)/
      }
    ]
  ),
  situation(
    "of the most that a figure of several communes leaves to one",
    plain,
    [figure(["a", "b", "c"], quarter, 120), ...figures(quarter, { a: 50 })],
    [
      {
        query: asks("b", quarter, {}).query,
        gives: { [`b ${quarter}`]: { value: "[0, 70]" } },
        explains: /• 120 · [^]*Derived: 120 − 50, taken off:[^]*What others did not report: taken off as well/
      }
    ]
  ),
  situation(
    "of what more than a number leaves beside its parts",
    plain,
    [figure("p", quarter, "> 610"), ...figures(quarter, { a: 200, b: 200, c: 200 })],
    [
      {
        query: asks("p", quarter, {}).query,
        gives: { [`p ${quarter}`]: { value: "> 610" } },
        explains: /Inside the above: communes 600 \(3 figures\)[^]*Rest: more than 10/
      }
    ]
  ),
  situation(
    "of a quarter in which the province told one month and a commune is silent in another",
    province({ measures: [below()] }, { forms: [form("month")] }),
    [figure("p", "2025-01", 50), ...monthly("a", 10, 3), ...monthly("b", 12, 2), ...monthly("c", 8, 3)],
    [
      {
        query: asks("p", quarter, {}).query,
        gives: {
          [`p ${quarter}`]: {
            value: ">= 98",
            text: text("98 lượt (2/3 xã đã báo cáo đủ, 1 xã một phần)", "98 turns (2 of 3 communes in full, 1 in part)")
          }
        },
        explains:
          /• 50 · Province P · January 2025\n(.*• (10|12|8) · Commune [ABC] · (February|March) 2025\n){5} +Silent: 1 reporter, this part is unknown[^]*Rest: 20 \(of 50\)$/
      }
    ]
  ),
  situation(
    "of a half-year of which a quarter is more than its months",
    plain,
    [...figures(quarter, { a: 100 }), ...monthly("a", 20, 4)],
    [
      {
        query: asks("a", "2025-H1", {}).query,
        gives: { "a 2025-H1": { value: ">= 120" } },
        explains: /^.*\n +• 100 · Commune A · Q1 2025\n +• 20 · Commune A · April 2025\n[^]*Rest: 40 \(of 100\)$/
      }
    ]
  )
]

holds("an account", scenarios)
