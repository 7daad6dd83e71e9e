/** Đồng Tháp, 2023: an article on the pilot of community digital technology teams. */
import type { Target } from "@lantoa/core"
import { citer, figures, type Module, note, text } from "./src/Citation.ts"

const report = "bai-viet-dong-thap"
const cite = citer(report)
const knownAt = "2023-12-31T16:59:59Z"
const province = "vn.dong-thap"
const residents = "youth-union.residents"
const undated = text(
  'Bài viết không ghi ngày; năm 2023 suy từ câu "Trong năm 2023 … sẽ"',
  'The article has no date; 2023 is read from "in 2023 … will"'
)
const figure = figures({ prefix: "dong-thap", knownAt, period: "2023", doubt: undated })
const lesson = note("lesson")
const year2023: Target.Encoded["deadline"] = { _tag: "Stated", period: "2023" }

export const dongThap: Module = {
  knownAt,
  documents: {
    directives: [
      {
        id: report,
        type: text("Bài viết", "Article"),
        title: text(
          "Đoàn viên, thanh niên nòng cốt trong thí điểm Tổ Công nghệ số cộng đồng tại Đồng Tháp",
          "Members and youth at the core of the pilot of community digital technology teams in Đồng Tháp"
        ),
        note: undated
      }
    ],
    targets: [
      {
        id: "dong-thap.pilot",
        title: text(
          "Mỗi địa phương (hiểu là đơn vị cấp huyện) chọn 01 khóm, ấp để thí điểm",
          "Each locality (read as: district) chooses 1 hamlet for the pilot"
        ),
        indicator: "youth-union.hamlets-in-pilot",
        scope: { _tag: "EachUnit", within: province, level: "district", hierarchy: "state" },
        comparator: "=",
        threshold: 1,
        deadline: { _tag: "Absent" },
        modality: "stated",
        source: cite(451, "Mỗi địa phương sẽ lựa chọn 01 khóm, ấp")
      },
      {
        id: "dong-thap.team-per-commune",
        title: text("Mỗi xã thành lập 01 Tổ công nghệ số cộng đồng khóm, ấp", "Each commune sets up 1 hamlet team"),
        indicator: "youth-union.new-teams",
        scope: { _tag: "EachUnit", within: province, level: "commune", hierarchy: "state" },
        comparator: ">=",
        threshold: 1,
        deadline: year2023,
        modality: "encouraged",
        source: cite(3347, "mỗi xã thành lập 01 Tổ CNSCĐ khóm, ấp")
      },
      {
        id: "dong-thap.new-teams",
        title: text(
          "Toàn tỉnh có ít nhất 143 Tổ công nghệ số cộng đồng được thành lập mới",
          "At least 143 new community digital technology teams in the province"
        ),
        indicator: "youth-union.new-teams",
        scope: { _tag: "Unit", unit: province, hierarchy: "state" },
        comparator: ">=",
        threshold: 143,
        deadline: year2023,
        modality: "minimum",
        source: cite(3399, "toàn tỉnh sẽ có ít nhất 143 Tổ được thành lập mới")
      }
    ],
    campaigns: [
      {
        id: "dong-thap-2023",
        name: text(
          "Thí điểm Tổ công nghệ số cộng đồng tỉnh Đồng Tháp",
          "Pilot of community digital technology teams in Đồng Tháp"
        ),
        organiser: "gov.dong-thap.steering-committee",
        unit: province,
        period: "2023",
        targets: ["dong-thap.pilot", "dong-thap.team-per-commune", "dong-thap.new-teams"],
        events: [
          {
            id: "review",
            name: text(
              "Hội nghị sơ kết và khen thưởng của Sở Thông tin và Truyền thông",
              "Review and awards by the information department"
            ),
            period: "2023",
            doubt: undated
          }
        ],
        notes: [
          lesson(
            "Thiết lập tầm nhìn rõ ràng về mục tiêu và phương pháp; chủ động xây dựng kế hoạch, phối hợp với các đội hình, doanh nghiệp số và đơn vị liên quan",
            "Set a clear vision of goals and methods; plan ahead and work with teams, digital firms and others"
          ),
          lesson(
            "Nhân tố nòng cốt phải luôn cập nhật kiến thức, thông tin mới về công nghệ số",
            "Core people must keep their knowledge of digital technology up to date"
          ),
          lesson(
            "Phát huy vai trò đoàn viên, thanh niên trong tiên phong triển khai các nhiệm vụ chuyển đổi số cộng đồng",
            "Let members and youth lead the community's digital tasks"
          )
        ],
        labels: [
          {
            text: "Một",
            reason: text(
              "Bộ phận Một cửa là tên gọi, không đếm gì",
              "The one-stop office is a name; it counts nothing"
            ),
            source: cite(893, "Bộ phận Một cửa")
          }
        ],
        source: { directive: report }
      }
    ],
    activities: [
      {
        id: "dong-thap.awards",
        name: text("Khen thưởng hoạt động của các Tổ", "Awards for the teams' work"),
        kind: "award",
        period: "2023",
        places: [province],
        organisations: ["gov.dong-thap.information"],
        campaign: "dong-thap-2023"
      }
    ]
  },
  batch: {
    id: "dong-thap-2023",
    observations: [
      figure("app-installs", "app-installs", {
        units: [province],
        value: 1333,
        cohorts: [residents],
        breakdown: { app: "e-Đồng Tháp" },
        source: cite(2733, "1.333 lượt người dân cài đặt ứng dụng e-Đồng Tháp"),
        doubt: text(
          "Báo cáo theo chỉ tiêu giao nhưng không nêu chỉ tiêu; bài viết không ghi ngày",
          "Reported against assigned targets that are not given; the article has no date"
        )
      }),
      figure("wallet-installs", "app-installs", {
        units: [province],
        value: 986,
        cohorts: [residents],
        breakdown: { app: "e-wallet" },
        source: cite(2784, "986 lượt người dân cài đặt ví điện tử")
      }),
      figure("shops", "shops-with-e-payment", {
        units: [province],
        value: 210,
        source: cite(2823, "210 cửa hàng, dịch vụ sử dụng thanh toán điện tử")
      }),
      figure("products", "products-listed", {
        units: [province],
        value: 189,
        source: cite(2873, "189 sản phẩm đưa lên sàn thương mại điện tử")
      }),
      figure("guidance", "guidance-and-filing-turns", {
        units: [province],
        value: 9038,
        source: cite(2918, "9.038 lượt hướng dẫn và nộp hồ sơ"),
        doubt: text(
          "Gộp hướng dẫn, tạo tài khoản và nộp hồ sơ; bài viết không ghi ngày",
          "Guiding, account creation and filing in one; the article has no date"
        )
      }),
      figure("collectives", "collectives-awarded", {
        units: [province],
        value: 3,
        activity: "dong-thap.awards",
        source: cite(3106, "khen thưởng cho 03 tập thể")
      }),
      figure("individuals", "individuals-awarded", {
        units: [province],
        value: 6,
        activity: "dong-thap.awards",
        source: cite(3136, "06 cá nhân có thành tích tiêu biểu")
      }),
      figure("districts-with-teams", "districts-with-teams", {
        units: [province],
        value: 9,
        // Nine of twelve, not 9 December: the twelve are the districts of the hierarchy.
        source: cite(3224, "9/12 huyện thành lập Tổ CNSCĐ")
      }),
      figure("members", "team-members", {
        units: [province],
        value: "> 60",
        source: cite(3254, "với hơn 60 thành viên")
      })
    ]
  }
}
