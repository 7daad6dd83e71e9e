/** What the five campaigns share: national directives, the union's theme year, the reform of 2025, and official counts. */
import type { Directive } from "@lantoa/core"
import { Documents } from "@lantoa/core"
import { organisations } from "./organisations.ts"
import { figures, type Module, text } from "./src/Citation.ts"
import { territory } from "./territory.ts"

const decision = text("Quyết định", "Decision")
const resolution = text("Nghị quyết", "Resolution")

const policies: ReadonlyArray<Directive.Encoded> = [
  {
    id: "nq-52-nq-tw",
    type: resolution,
    number: "52",
    symbol: "52-NQ/TW",
    issuer: "party.politburo",
    issued: "2019-09-27",
    title: text(
      "Một số chủ trương, chính sách chủ động tham gia cuộc Cách mạng công nghiệp lần thứ tư",
      "Policies for taking part in the Fourth Industrial Revolution"
    )
  },
  {
    id: "qd-749-qd-ttg",
    type: decision,
    number: "749",
    symbol: "749/QĐ-TTg",
    issuer: "gov.prime-minister",
    issued: "2020-06-03",
    title: text(
      "Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030",
      "National Digital Transformation Programme to 2025, with an orientation to 2030"
    ),
    // "Đến năm 2025" names no first day: the day of issue stands for it.
    period: "2020-06-03/2025-12-31",
    vision: "2030",
    basis: ["nq-52-nq-tw"],
    note: text(
      "Theo tham luận của Quảng Ngãi: để chủ động tham gia cuộc Cách mạng công nghiệp lần thứ tư",
      "By the Quảng Ngãi speech: in order to take part in the Fourth Industrial Revolution"
    )
  },
  {
    id: "qd-942-qd-ttg",
    type: decision,
    number: "942",
    symbol: "942/QĐ-TTg",
    issuer: "gov.prime-minister",
    issued: "2021-06-15",
    title: text(
      "Chiến lược phát triển Chính phủ điện tử hướng tới Chính phủ số giai đoạn 2021 – 2025, định hướng đến năm 2030",
      "Strategy for e-Government towards digital government 2021–2025, with an orientation to 2030"
    ),
    period: "2021/2025",
    vision: "2030"
  },
  {
    id: "nq-dai-hoi-doan-2022",
    type: resolution,
    issuer: "union.vn",
    title: text(
      "Nghị quyết Đại hội đại biểu Đoàn TNCS Hồ Chí Minh nhiệm kỳ 2022 – 2027",
      "Resolution of the Youth Union's congress for the term 2022–2027"
    ),
    period: "2022/2027"
  },
  {
    id: "de-an-06",
    type: text("Đề án", "Scheme"),
    number: "06",
    issuer: "gov.government",
    title: text(
      "Phát triển ứng dụng dữ liệu về dân cư, định danh và xác thực điện tử phục vụ chuyển đổi số quốc gia",
      "Use of population data, identification and electronic authentication for national digital transformation"
    ),
    note: text(
      "Các văn bản chỉ gọi là Đề án 06, không nêu ký hiệu và ngày ban hành",
      "The documents call it Scheme 06 and give neither symbol nor date"
    )
  }
]

const act = (
  id: string,
  symbol: string,
  issuer: string,
  issued: string,
  title: Directive.Encoded["title"]
): Directive.Encoded => ({
  id,
  type: resolution,
  symbol,
  issuer,
  issued,
  ...(title === undefined ? {} : { title })
})

const communesOf = (province: string) =>
  text(
    `Sắp xếp các đơn vị hành chính cấp xã của tỉnh ${province} năm 2025`,
    `Rearrangement of the communes of ${province} in 2025`
  )

const reform: ReadonlyArray<Directive.Encoded> = [
  act(
    "nq-203-2025-qh15",
    "203/2025/QH15",
    "gov.national-assembly",
    "2025-06-16",
    text(
      "Sửa đổi, bổ sung một số điều của Hiến pháp: kết thúc hoạt động của cấp huyện",
      "Amendment of the Constitution: end of the district level"
    )
  ),
  act(
    "nq-202-2025-qh15",
    "202/2025/QH15",
    "gov.national-assembly",
    "2025-06-12",
    text("Sắp xếp đơn vị hành chính cấp tỉnh", "Rearrangement of the provinces")
  ),
  act(
    "nq-1677-ubtvqh15",
    "1677/NQ-UBTVQH15",
    "gov.assembly-standing-committee",
    "2025-06-16",
    communesOf("Quảng Ngãi")
  ),
  act("nq-1679-ubtvqh15", "1679/NQ-UBTVQH15", "gov.assembly-standing-committee", "2025-06-16", communesOf("Quảng Ninh"))
]

const campaigns: Documents.Encoded = {
  campaigns: [
    {
      id: "national-programme",
      name: text("Chương trình Chuyển đổi số quốc gia", "National Digital Transformation Programme"),
      organiser: "gov.prime-minister",
      unit: "vn",
      period: "2020-06-03/2025-12-31",
      basis: ["qd-749-qd-ttg"],
      waves: [
        {
          id: "national-day-2024",
          name: text("Ngày Chuyển đổi số quốc gia 10/10", "National Digital Transformation Day, 10 October"),
          period: "2024-10-10"
        }
      ],
      enumerations: [
        {
          id: "twin-goals",
          title: text("Mục tiêu kép", "Twin goals"),
          items: [
            text(
              "Vừa phát triển Chính phủ số, Kinh tế số, Xã hội số",
              "Develop digital government, digital economy and digital society"
            ),
            text(
              "Vừa hình thành các doanh nghiệp công nghệ số Việt Nam có năng lực đi ra toàn cầu",
              "Grow Vietnamese digital firms that can go global"
            )
          ]
        },
        {
          id: "pillars-of-the-strategy",
          title: text(
            "Trụ cột của chiến lược phát triển đất nước mà văn bản nêu tên",
            "Pillars of the country's strategy that the document names"
          ),
          items: [text("Chuyển đổi số", "Digital transformation")],
          of: 3
        },
        {
          id: "pillars",
          title: text("Trụ cột của chuyển đổi số", "Pillars of digital transformation"),
          items: [
            text("Chính quyền số", "Digital government"),
            text("Kinh tế số", "Digital economy"),
            text("Xã hội số", "Digital society")
          ]
        }
      ],
      events: [
        {
          id: "dialogue-2024",
          name: text(
            "Thủ tướng Chính phủ gặp mặt và đối thoại với thanh niên năm 2024",
            "The Prime Minister's dialogue with youth, 2024"
          ),
          period: "2024"
        }
      ]
    },
    {
      id: "union-theme-2023",
      name: text("Năm chủ đề 2023 của Đoàn", "The union's theme year 2023"),
      theme: text("Năm Chuyển đổi số các hoạt động của Đoàn", "Year of digital transformation of the union's work"),
      organiser: "union.vn",
      unit: "vn",
      period: "2023",
      basis: ["nq-dai-hoi-doan-2022"],
      enumerations: [
        {
          id: "breakthroughs",
          title: text(
            "Đột phá của nhiệm kỳ 2022 – 2027 mà văn bản nêu tên",
            "Breakthroughs of the term 2022–2027 that the document names"
          ),
          items: [
            text(
              "Nâng cao năng lực số và phát huy vai trò của thanh niên trong chuyển đổi số",
              "Raise digital capacity and the part of youth in digital transformation"
            )
          ],
          of: 3
        }
      ]
    }
  ]
}

/** Commune-level units by the statistics office's list: from 2020, and from the rearrangement of 2024. */
const counts = [
  ["vn.binh-thuan", "2020-01-01", 124],
  ["vn.binh-thuan", "2024-12-01", 121],
  ["vn.dong-thap", "2020-01-01", 143],
  ["vn.dong-thap", "2025-01-01", 141]
] as const

const count = ([unit, day, value]: (typeof counts)[number]) =>
  figures({ prefix: "official", knownAt: `${day}T00:00:00Z`, period: day })(
    `communes.${unit.slice(3)}.${day}`,
    "communes",
    {
      units: [unit],
      value,
      source: {
        title: "Danh mục các đơn vị hành chính Việt Nam, Tổng cục Thống kê",
        url: "https://danhmuchanhchinh.gso.gov.vn"
      }
    }
  )

const joined = Documents.concat(
  [territory, organisations, { directives: [...policies, ...reform] }, campaigns].map((part) => Documents.from(part))
)

export const national: Module = {
  knownAt: "2025-06-16T00:00:00Z",
  documents: Documents.encode(joined),
  batch: { id: "official-counts", observations: counts.map(count) }
}
