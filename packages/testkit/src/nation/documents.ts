/** The documents of a made-up country: provinces, communes, teams, ten measures on two forms. @internal */
import type { Documents } from "@lantoa/core"

/** How large the country is. @category models @since 0.1.0 */
export interface Size {
  /** @defaultValue 34 */
  readonly provinces?: number
  /** Of all provinces together. @defaultValue 3321 */
  readonly communes?: number
  /** Of each commune. @defaultValue 2 */
  readonly teams?: number
}

type Encoded = { readonly [K in keyof Documents.Encoded]-?: NonNullable<Documents.Encoded[K]> }

const country = "vn"
export const provinceOf = (index: number): string => `p${String(index + 1).padStart(2, "0")}`
export const communeOf = (index: number): string => `c${String(index + 1).padStart(4, "0")}`
export const teamOf = (commune: number, index: number): string => `t.${communeOf(commune)}.${index + 1}`

/** The communes of a province, by their numbers: every so many communes lies in it. */
export const communesOf = (province: number, { communes, provinces }: Required<Size>): ReadonlyArray<number> =>
  Array.from({ length: Math.ceil((communes - province) / provinces) }, (_, index) => province + index * provinces)

/** A form, and who files it how often. */
interface Form {
  readonly id: string
  readonly every: "month" | "week"
  readonly due: number
  readonly measures: ReadonlyArray<string>
}

/** What communes file by months, and their teams by weeks. */
export const forms: readonly [communes: Form, teams: Form] = [
  {
    id: "commune-month",
    every: "month",
    due: 5,
    measures: ["guided", "classes", "leaflets", "accounts", "teams", "members"]
  },
  { id: "team-week", every: "week", due: 2, measures: ["visits", "filed", "payments", "installs"] }
]

const measures: ReadonlyArray<readonly [id: string, basis: string, kind: "flow" | "stock", vi: string, en: string]> = [
  ["guided", "turn", "flow", "Lượt hướng dẫn dịch vụ công trực tuyến", "Turns of guidance with online public services"],
  ["classes", "activity", "flow", "Lớp kỹ năng số", "Classes of digital skills"],
  ["leaflets", "item", "flow", "Ấn phẩm phát ra", "Leaflets handed out"],
  ["accounts", "account", "stock", "Tài khoản định danh điện tử", "Accounts of e-identity"],
  ["teams", "team", "stock", "Tổ công nghệ số cộng đồng", "Community digital teams"],
  ["members", "person", "stock", "Thành viên của các tổ", "Members of the teams"],
  ["visits", "turn", "flow", "Lượt đến tận nhà", "Visits to homes"],
  ["filed", "turn", "flow", "Lượt giúp nộp hồ sơ trực tuyến", "Turns of help with filing online"],
  ["payments", "turn", "flow", "Lượt giúp thanh toán điện tử", "Turns of help with e-payment"],
  ["installs", "turn", "flow", "Lượt cài đặt ứng dụng", "Applications installed"]
]

const numbered = (length: number): ReadonlyArray<number> => Array.from({ length }, (_, index) => index)
const unit = (id: string, vi: string, en: string) => ({ id, names: [{ name: { vi, en } }] as const })

const [monthly, weekly] = forms
const isOfTeams = (measure: string): boolean => weekly.measures.includes(measure)

/** Everything but figures. */
export const make = (size: Required<Size>): Encoded => {
  const [provinces, communes] = [numbered(size.provinces), numbered(size.communes)]
  const level = (id: string, vi: string, en: string) => ({ id, name: { vi, en }, complete: true })
  return {
    bases: [],
    cohorts: [],
    dimensions: [],
    measures: measures.map(([id, basis, accumulation, vi, en]) => ({
      id,
      title: { vi, en },
      basis,
      accumulation,
      own: "no",
      ...(isOfTeams(id) ? { reports: ["teams"] } : {})
    })),
    indicators: measures.map(([id, , , vi, en]) => ({
      id,
      title: { vi, en },
      expression: { _tag: "Measure", measure: id }
    })),
    units: [
      unit(country, "Cả nước", "The country"),
      ...provinces.map((index) => unit(provinceOf(index), `Tỉnh ${index + 1}`, `Province ${index + 1}`)),
      ...communes.map((index) => unit(communeOf(index), `Xã ${index + 1}`, `Commune ${index + 1}`))
    ],
    organisations: [],
    hierarchies: [
      {
        id: "state",
        name: { vi: "Hành chính", en: "State" },
        levels: [
          level("country", "cả nước", "country"),
          level("province", "cấp tỉnh", "province"),
          level("commune", "cấp xã", "commune")
        ],
        edges: [
          { unit: country, level: "country" },
          ...provinces.map((index) => ({ unit: provinceOf(index), parent: country, level: "province" })),
          ...communes.map((index) => ({
            unit: communeOf(index),
            parent: provinceOf(index % size.provinces),
            level: "commune"
          }))
        ]
      }
    ],
    successions: [],
    directives: [],
    forms: [
      {
        id: monthly.id,
        title: { vi: "Báo cáo tháng của xã", en: "Monthly report of communes" },
        measures: monthly.measures as [string, ...Array<string>],
        by: { level: "commune", hierarchy: "state" },
        every: monthly.every,
        due: monthly.due
      },
      {
        id: weekly.id,
        title: { vi: "Báo cáo tuần của tổ", en: "Weekly report of teams" },
        measures: weekly.measures as [string, ...Array<string>],
        by: { teams: "digital" },
        every: weekly.every,
        due: weekly.due
      }
    ],
    teams: communes.flatMap((commune) =>
      numbered(size.teams).map((index) => ({
        id: teamOf(commune, index),
        name: { vi: `Tổ ${index + 1}, Xã ${commune + 1}`, en: `Team ${index + 1}, Commune ${commune + 1}` },
        kind: "digital",
        host: communeOf(commune)
      }))
    ),
    members: [],
    memberships: [],
    campaigns: [],
    activities: [],
    targets: []
  }
}
