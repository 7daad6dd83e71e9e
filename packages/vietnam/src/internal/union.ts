/** The youth union as an organisation that follows the state. @internal */
import type { Text } from "@lantoa/core"
import type { Gazetteer } from "@lantoa/gazetteer"

const lowered = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1)

/** `Tỉnh Quảng Ninh` has a `Tỉnh Đoàn Quảng Ninh`, `Thành phố Huế` a `Thành Đoàn Huế`, `Thị xã` and `Huyện` alike. */
const above = ({ en, vi }: Text.Text): Text.Text => ({
  vi: vi.replace(/^(?:(Thành) phố|(Thị) xã|(Tỉnh|Huyện|Quận)) /, (_, ...words: ReadonlyArray<string | undefined>) => {
    const word = words.slice(0, 3).find((one) => one !== undefined)
    return `${word} Đoàn `
  }),
  en: `Youth Union of ${en}`
})

/**
 * Bodies of the Ho Chi Minh Communist Youth Union at each level of the state: `Tỉnh Đoàn Quảng Ninh`, `Đoàn phường Uông Bí`,
 * `Chi đoàn thôn Bình An`. For {@link Gazetteer.follow}; add `exceptions`, `days` and `others` where a body does not follow.
 */
export const union: Gazetteer.Following = {
  hierarchy: "union",
  title: { vi: "Đoàn TNCS Hồ Chí Minh", en: "Ho Chi Minh Communist Youth Union" },
  of: "state",
  kind: "union",
  levels: [
    { id: "province", name: { vi: "Đoàn cấp tỉnh", en: "provincial union" }, body: above },
    { id: "district", name: { vi: "Đoàn cấp huyện", en: "district union" }, body: above },
    {
      id: "commune",
      name: { vi: "Đoàn cấp xã", en: "communal union" },
      body: ({ en, vi }) => ({ vi: `Đoàn ${lowered(vi)}`, en: `Youth Union of ${en}` })
    },
    {
      id: "hamlet",
      name: { vi: "chi đoàn", en: "branch" },
      body: ({ en, vi }) => ({ vi: `Chi đoàn ${lowered(vi)}`, en: `Branch of ${en}` })
    }
  ]
}
