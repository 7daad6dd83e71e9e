/** Bình Thuận, 10 October 2024: an article for the National Digital Transformation Day. */
import { YouthUnion } from "@lantoa/plugin-youth-union"
import { citer, figures, type Module, note, text } from "./src/Citation.ts"

const report = "bai-bao-binh-thuan"
const cite = citer(report)
/** Published at 05:26 on 10/10/2024; the page names no time zone, Vietnam's is taken. */
const knownAt = "2024-10-09T22:26:00Z"
const province = "vn.binh-thuan"
const figure = figures({ prefix: "binh-thuan", knownAt, period: "2024-10-10" })
const difficulty = note("difficulty")
const next = note("next")

export const binhThuan: Module = {
  knownAt,
  documents: {
    directives: [
      {
        id: "nq-10-binh-thuan",
        type: text("Nghị quyết", "Resolution"),
        number: "10",
        issuer: "party.binh-thuan",
        tenure: "khóa 14",
        title: text("Về chuyển đổi số", "On digital transformation"),
        source: cite(815, "Nghị quyết số 10 của BCH Đảng bộ tỉnh (khóa 14)"),
        note: text(
          "Không nêu ký hiệu và ngày; chỉ xác định được qua cơ quan ban hành và khóa",
          "Neither symbol nor date is given; known by issuer and tenure only"
        )
      },
      {
        id: "chuong-trinh-phoi-hop-binh-thuan",
        type: text("Chương trình phối hợp", "Joint programme"),
        issuer: "union.binh-thuan",
        title: text(
          "Chương trình phối hợp giữa Tỉnh Đoàn và Sở Thông tin và Truyền thông",
          "Joint programme of the union and the information department"
        ),
        basis: ["nq-10-binh-thuan"]
      },
      {
        id: report,
        type: text("Bài báo", "Article"),
        issued: "2024-10-10",
        title: text(
          "Ngày Chuyển đổi số quốc gia 10/10: Tiên phong chuyển đổi số",
          "National Digital Transformation Day: first in digital transformation"
        )
      }
    ],
    campaigns: [
      {
        id: "binh-thuan-2024",
        name: text(
          "Tuổi trẻ Bình Thuận tiên phong chuyển đổi số",
          "The youth of Bình Thuận first in digital transformation"
        ),
        organiser: "union.binh-thuan",
        unit: province,
        basis: ["nq-10-binh-thuan", "chuong-trinh-phoi-hop-binh-thuan"],
        waves: [
          {
            id: "national-day-2024",
            name: text("Ngày Chuyển đổi số quốc gia 10/10", "National Digital Transformation Day, 10 October"),
            period: "2024-10-10"
          }
        ],
        models: [
          {
            id: "public-service-team",
            name: YouthUnion.teamKinds.publicServiceSupport.name
          },
          {
            id: "volunteer-team",
            name: text(
              "Đội thanh niên tình nguyện chuyển đổi số cộng đồng",
              "Youth volunteers for community digital transformation"
            )
          },
          { id: "cashless-bus", name: text("Chuyến xe không dùng tiền mặt", "Cashless bus") },
          {
            id: "cashless-shop",
            name: text(
              "Cửa hàng không dùng tiền mặt tại các cơ sở kinh doanh của thanh niên",
              "Cashless shops of young people"
            )
          },
          {
            id: "qr-sites",
            name: text(
              "Số hóa các địa danh, di tích văn hóa, lịch sử qua mã QR code",
              "Places and monuments digitised by QR code"
            )
          }
        ],
        notes: [
          difficulty(
            "Nhận thức của một bộ phận đoàn viên, thanh niên và nhân dân chưa đầy đủ",
            "Some members, youth and residents are not yet aware enough"
          ),
          difficulty("Trang thiết bị tại các cơ sở Đoàn còn thiếu, chưa đồng bộ", "Grassroots unions lack equipment"),
          difficulty(
            "Ứng dụng công nghệ thông tin chưa đồng đều giữa các đối tượng và các địa phương",
            "The use of technology is uneven between groups and places"
          ),
          next(
            "Nâng cao năng lực công nghệ số cho cán bộ Đoàn các cấp; phổ cập kỹ năng số cho thanh niên",
            "Train officials of all levels; digital skills for all youth"
          ),
          next(
            "Duy trì hoạt động thường xuyên của các đội hình tình nguyện",
            "Keep the volunteer teams at regular work"
          ),
          next(
            "Phối hợp với doanh nghiệp công nghệ số; đưa sản phẩm khởi nghiệp lên sàn thương mại điện tử",
            "Work with digital firms; put start-ups' products on e-commerce platforms"
          )
        ],
        source: { directive: report }
      }
    ],
    activities: [
      {
        id: "binh-thuan.sites",
        name: text(
          "Số hóa Khu căn cứ Tỉnh ủy, khu di tích dốc ông Bằng, Tượng đài chiến thắng",
          "Three historical sites digitised"
        ),
        kind: "site-digitised",
        // No date is given: it happened before the article.
        period: "2024-10-10",
        places: [province],
        organisations: ["union.binh-thuan"],
        campaign: "binh-thuan-2024",
        model: "qr-sites"
      }
    ]
  },
  batch: {
    id: "binh-thuan-2024",
    observations: [
      figure("volunteer-teams", "volunteer-teams", {
        units: [province],
        value: 124,
        source: cite(1391, "124 tổ thanh niên tình nguyện chuyển đổi số cộng đồng")
      }),
      figure("communes-with-teams", "communes-with-volunteer-teams", {
        units: [province],
        value: 124,
        source: cite(1445, "tại 124 xã, phường, thị trấn trong tỉnh")
      }),
      figure("followers", "followers", {
        units: ["union.binh-thuan"],
        value: "> 20000",
        breakdown: { "youth-union.channel": "facebook" },
        source: cite(3582, "hơn 20.000 lượt theo dõi")
      }),
      figure("social-media", "social-media-share", {
        units: ["union.binh-thuan"],
        value: 100,
        source: cite(3656, "100% các cấp bộ Đoàn sử dụng facebook, fanpage"),
        doubt: text("Không nêu số tổ chức Đoàn", "The number of union bodies is not given")
      })
    ]
  }
}
