/** What stands on a picture. @internal */
import type { Text } from "@lantoa/core"

export const words = {
  history: { vi: "Số liệu", en: "Observed" },
  median: { vi: "Mức dự báo", en: "Forecast" },
  ceiling: { vi: "Mức trần", en: "Ceiling" },
  floor: { vi: "Mức sàn", en: "Floor" },
  middle: { vi: "mức giữa", en: "median" },
  inner: { vi: "Khoảng dự báo 80%", en: "80% interval" },
  outer: { vi: "Khoảng dự báo 95%", en: "95% interval" },
  target: { vi: "Chỉ tiêu", en: "Target" },
  deadline: { vi: "Hạn", en: "Deadline" },
  latest: { vi: "Số liệu mới nhất", en: "Latest observation" },
  forecast: { vi: "Dự báo", en: "Forecast" }
} satisfies { readonly [word: string]: Text.Text }
