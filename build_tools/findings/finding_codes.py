"""Every finding the project can raise: its code, how grave it is, what it means, what the publisher can do."""

from __future__ import annotations

from . import codes_of_frame, codes_of_time
from .registered import Code

CODES = (
    Code(
        "numbering-gap",
        "warning",
        "Số thứ tự bị ngắt quãng.",
        "Đối chiếu bản gốc: có thể thiếu một mục hoặc số in sai; giữ nguyên như in.",
    ),
    Code(
        "numbering-duplicate", "warning", "Số thứ tự bị lặp.", "Đối chiếu bản gốc; mục thứ hai nhận neo có đuôi “--2”."
    ),
    Code(
        "numbering-letter", "warning", "Chữ cái đánh dấu điểm khác thông lệ.", "Đối chiếu bản gốc; giữ nguyên như in."
    ),
    Code(
        "numbering-damaged",
        "warning",
        "Số thứ tự bị in lệch thành chữ.",
        "Đối chiếu bản gốc; nếu đúng là số, ghi một [[correction]] để sửa nhãn: neo không đổi.",
    ),
    Code(
        "numbering-missing",
        "warning",
        "Một tiêu đề không có số trong khi các mục cùng cấp có số.",
        "Đối chiếu bản gốc: có thể số bị mất khi quét; giữ nguyên như in.",
    ),
    Code(
        "quotation-unclosed",
        "warning",
        "Ngoặc kép mở mà không đóng, hay đóng sớm.",
        "Đối chiếu bản gốc: lời trích có thể hết ở chỗ khác; nếu thiếu dấu, ghi một [[correction]].",
    ),
    Code(
        "label-in-no-unit",
        "warning",
        "Một dòng “Điều”, “Chương” hay “Mẫu số” không thành đơn vị nào.",
        "Xem trang: có thể cả đoạn sau nó nằm sai chỗ; ghi một [[line]] để nói dòng này là gì.",
    ),
    Code(
        "anchor-doubled",
        "warning",
        "Hai đơn vị cùng một số ở cùng một chỗ; đơn vị thứ hai nhận neo có đuôi “--2”.",
        "Đối chiếu bản gốc: một trong hai in sai số, hay một dòng không phải nhãn; ghi [[correction]] hay [[line]].",
        folded=True,
    ),
    Code(
        "anchor-restarted",
        "info",
        "Trong biểu mẫu, phụ lục, một dãy số đếm lại từ đầu; đơn vị thứ hai nhận neo có đuôi “--2”.",
        "Không phải làm gì.",
        listed=False,
    ),
    Code(
        "note-glued",
        "warning",
        "Một chú thích dính vào lời của văn bản.",
        "Đối chiếu bản gốc; ghi một [[line]] hoặc [[correction]] để tách chú thích ra.",
    ),
    Code(
        "note-mark-alone",
        "info",
        "Chữ số dính liền một chữ, có thể là dấu của một chú thích không có ở đây.",
        "Đối chiếu bản gốc; nếu là dấu chú thích mà chú thích đã mất, hay chữ số thừa, ghi một [[correction]].",
        folded=True,
    ),
    Code(
        "note-unmarked",
        "info",
        "Một chú thích mà không tìm thấy dấu dẫn đến nó trong lời văn.",
        "Đối chiếu bản gốc: dấu có thể đã mất khi trích hay quét; nếu biết chỗ, ghi một [[correction]] thêm dấu.",
        folded=True,
    ),
    Code(
        "heading-run-on",
        "warning",
        "Tiêu đề của một điều và lời sau nó có thể đứng liền một dòng, không tách được.",
        "Đối chiếu bản gốc; nếu đúng, ghi một [[correction]] thêm chỗ xuống dòng sau tiêu đề.",
        folded=True,
    ),
    Code(
        "pages-astray",
        "warning",
        "Một trang có thể bị mất, lặp lại hay đứng sai chỗ.",
        "Đối chiếu bản gốc, lấy lại trang ấy: văn bản đang thiếu hoặc thừa cả một trang.",
    ),
    Code(
        "table-uneven",
        "warning",
        "Một hàng của bảng thiếu ô, thừa ô, lặp lại hay đã mất.",
        "Đối chiếu bảng ở bản gốc; nếu sai, ghi một [[correction]] sửa hàng ấy.",
    ),
    Code(
        "figure-odd",
        "warning",
        "Một số trong bảng có dấu chấm, dấu phẩy hay khoảng trắng khác cách viết của các số cùng cột.",
        "Đối chiếu bảng ở bản gốc: một dấu có thể đã đọc sai hay rơi mất; nếu sai, ghi một [[correction]].",
        folded=True,
    ),
    Code(
        "text-missing",
        "warning",
        "Văn bản chỉ có phần đầu.",
        "Lấy lại văn bản từ bản gốc: phần sau có thể đã rơi mất khi trích hay chép.",
    ),
    Code(
        "issue-missing",
        "warning",
        "Văn bản đăng trên nhiều số Công báo mà ở đây chỉ có một phần.",
        "Lấy phần còn lại ở số Công báo được nêu, ghép vào tệp thô theo đúng thứ tự.",
    ),
    Code(
        "digit-misread",
        "warning",
        "Chữ cái đứng ở chỗ của chữ số trong một số, ký hiệu, ngày tháng hay nhãn.",
        "Đối chiếu bản gốc; nếu là chữ số, ghi một [[correction]].",
    ),
    Code(
        "unit-broken-off",
        "warning",
        "Một điều, khoản hay điểm hết mà không có dấu câu, trong khi các nơi khác đều có.",
        "Đối chiếu bản gốc: lời sau đó có thể đã mất trước khi văn bản đến đây.",
    ),
    Code(
        "citation-spelling",
        "info",
        "Số, ký hiệu in khác thông lệ; trang vẫn hiện như in.",
        "Đối chiếu bản gốc; nếu in sai, ghi một [[correction]].",
    ),
    Code(
        "citation-conflict",
        "warning",
        "Cùng một số, ký hiệu nhưng ngày in khác nhau.",
        "Đối chiếu bản gốc; nếu biết ngày đúng, ghi vào source_texts/works.toml (date, wrong_dates).",
    ),
    Code(
        "citation-younger",
        "warning",
        "Dẫn một văn bản ra đời sau.",
        "Đối chiếu bản gốc: ngày in sai, hay chỗ nối chưa đúng; ghi văn bản đúng vào source_texts/works.toml.",
    ),
    Code(
        "citation-itself",
        "warning",
        "Văn bản như thể căn cứ vào, thi hành hoặc bãi bỏ chính nó.",
        "Xem lại điều khoản ấy của văn bản nào; nếu của văn bản khác thì báo cho người giữ chương trình.",
    ),
    Code(
        "citation-repealed",
        "warning",
        "Vừa bãi bỏ vừa sửa đổi một văn bản.",
        "Đối chiếu câu ấy: có thể chỉ bãi bỏ một phần.",
    ),
    Code(
        "citation-type",
        "warning",
        "Lời dẫn gọi loại văn bản này mà chỗ nối là loại khác.",
        "Đối chiếu số, ký hiệu và tên loại trong câu.",
    ),
    Code(
        "citation-undated",
        "info",
        "Luật dẫn bằng tên, không số, không năm: không rõ là luật năm nào.",
        "Đối chiếu ngày của văn bản; biết là luật nào thì ghi vào source_texts/works.toml (name, number, date).",
        folded=True,
    ),
    Code(
        "citation-misprint",
        "warning",
        "Số, ký hiệu dẫn có lẽ in sai: gần giống của đúng một văn bản đã biết; không nối.",
        "Đối chiếu bản gốc; nếu in sai, ghi một [[correction]].",
    ),
    Code(
        "document-twice",
        "warning",
        "Hai tệp là một văn bản: cùng loại, số, ngày và cơ quan.",
        "Giữ một tệp; tệp kia bỏ đi hoặc sửa số, ngày ghi ở tệp .toml.",
    ),
    Code(
        "citation-no-unit",
        "warning",
        "Điều khoản được dẫn không có trong văn bản được dẫn.",
        "Đối chiếu bản gốc của cả hai văn bản; giữ nguyên như in.",
    ),
    Code(
        "anchor-vanished",
        "error",
        "Một neo đã công bố không còn.",
        "Liên kết cũ sẽ hỏng: `vanban record` đề nghị chỗ mới; ghi bằng `vanban record --moved TÊN#NEO_CŨ "
        "TÊN#NEO_MỚI`.",
    ),
    Code(
        "anchor-changed",
        "error",
        "Một neo đã công bố nay chỉ vào đoạn khác.",
        "Nếu vẫn là điều khoản ấy, nay sửa lời: `vanban record --accept TÊN#NEO`; nếu đoạn cũ đã sang chỗ khác:"
        " `vanban record --moved TÊN#NEO_CŨ TÊN#NEO_MỚI`.",
    ),
    Code(
        "ledger-cut",
        "error",
        "Sổ neo bị cụt: thiếu những dòng đã ghi.",
        "Lấy lại tệp ấy trong ledger/ từ git (git checkout); nếu chủ ý bỏ dòng, sửa cả số ở dòng “#rows”.",
    ),
    Code(
        "document-vanished",
        "error",
        "Trang của một văn bản đã công bố nay không còn.",
        "Đặt lại tệp; nếu nó mang tên mới: `vanban record --moved TÊN_CŨ TÊN_MỚI`; nếu gỡ hẳn: `vanban record "
        "--removed TÊN"
        ' --reason "…"`.',
    ),
    Code(
        "site-url-example",
        "warning",
        "site_url trong mkdocs.yml còn là địa chỉ mẫu: mọi địa chỉ chính tắc, sơ đồ trang và thẻ chia sẻ đều trỏ "
        "đến đó.",
        "Ghi địa chỉ thật của trang vào site_url.",
    ),
    Code(
        "work-vanished",
        "info",
        "Không còn văn bản nào dẫn một văn bản có trang đã công bố; trang ấy nay nói như vậy.",
        "Không phải làm gì; nếu văn bản ấy nay mang khóa khác, chạy `vanban record --moved KHÓA_CŨ KHÓA_MỚI`.",
    ),
    Code(
        "legacy-encoding",
        "warning",
        "Văn bản gõ bằng bảng mã cũ, đã chuyển sang Unicode.",
        "Đối chiếu vài đoạn với bản gốc; nếu sai, chuyển mã tệp bằng công cụ khác.",
    ),
    Code(
        "letters-damaged",
        "warning",
        "Chữ của văn bản lẫn bảng mã cũ hoặc đã hỏng.",
        "Lấy lại văn bản từ tệp gốc, chuyển mã cả tệp sang Unicode, rồi đặt lại vào source_texts/.",
    ),
    Code(
        "letter-foreign",
        "warning",
        "Một chữ có chữ cái của bảng chữ khác trông như chữ Latinh: tìm không thấy, ký hiệu không thành liên kết.",
        "Đối chiếu bản gốc; ghi một [[correction]] bằng chữ cái Latinh.",
    ),
    Code(
        "mark-unread",
        "info",
        "Một dấu in ở đây không đọc được từ tệp, trang hiện ô trống “□”.",
        "Đối chiếu bản gốc (thường là ô đánh dấu, gạch đầu dòng hay gạch nối); nếu biết chắc, ghi một [[correction]].",
    ),
    Code(
        "original-missing",
        "warning",
        "Tệp gốc mà người xuất bản muốn đăng không có bên cạnh văn bản, nên không được đăng.",
        "Đặt tệp ấy vào source_texts/, sửa “file” trong mục [original], hoặc ghi publish = false.",
    ),
    Code(
        "original-changed",
        "warning",
        "Tệp gốc bên cạnh không còn là tệp mà văn bản được đọc ra.",
        "Nếu tệp gốc mới đúng hơn, đưa nó vào lại (`vanban import`) và so hai văn bản; nếu không, đặt lại tệp cũ.",
    ),
    Code(
        "reading-doubt",
        "warning",
        "Chữ này do máy đọc từ bản quét, và các máy đọc khác nhau hoặc không chắc.",
        "So với bản gốc. Sai thì ghi [[correction]]; đúng thì [[seen]] (`vanban review TÊN --findings` hỏi từng chỗ).",
    ),
    Code(
        "decision-astray",
        "warning",
        "Một mục người biên tập đã ghi nay không rõ nói về chỗ nào, nên không được áp dụng.",
        "Sửa “line”, “before” hay “near” của mục ấy trong tệp .toml cho khớp văn bản thô, hoặc bỏ mục ấy.",
    ),
    Code(
        "decision-conflict",
        "warning",
        "Hai mục người biên tập đã ghi trái nhau hoặc chồng lên nhau, nên không mục nào được áp dụng.",
        "Chọn một, gộp hai mục làm một, hoặc bỏ cả hai trong tệp .toml.",
    ),
    Code(
        "decision-needless",
        "info",
        "Một mục người biên tập đã ghi nay không còn cần.",
        "Bỏ bằng lệnh `vanban review TÊN --needless`.",
    ),
    Code(
        "decision-torn",
        "warning",
        "Tệp quyết định còn dấu xung đột của Git.",
        "Xóa các dòng <<<<<<<, =======, >>>>>>>, giữ các mục của cả hai bên; hoặc để lần ghi quyết định sau tự làm.",
    ),
    Code("kept-as-printed", "info", "Người biên tập đã xem và giữ nguyên như in.", "Đối chiếu bản gốc nếu cần."),
    Code(
        "suspect-word",
        "info",
        "Từ này có thể bị đọc nhầm dấu.",
        "Đối chiếu bản gốc; nếu sai, ghi một [[correction]] (hoặc `vanban review TÊN --findings`).",
    ),
    Code(
        "syllable-impossible",
        "warning",
        "Không phải âm tiết tiếng Việt.",
        "Đối chiếu bản gốc; nếu sai, ghi một [[correction]].",
    ),
    Code(
        "syllable-foreign",
        "info",
        "Chữ lạ giữa lời văn tiếng Việt.",
        "Đối chiếu bản gốc; nếu sai, ghi một [[correction]].",
    ),
    Code(
        "phrase-repeated",
        "info",
        "Cụm từ in hai lần liền nhau.",
        "Đối chiếu bản gốc; nếu thừa, ghi một [[correction]].",
    ),
    Code(
        "comma-missing",
        "info",
        "Có thể thiếu dấu phẩy.",
        "Đối chiếu bản gốc; dấu câu được giữ nguyên như in.",
        folded=True,
    ),
    Code("dash-spacing", "info", "Dấu gạch chỉ có khoảng trắng ở một bên.", "Đối chiếu bản gốc; giữ nguyên như in."),
    Code(
        "joins-undecided",
        "warning",
        "Nhiều dòng liền nhau có thể là câu bị ngắt, chương trình không nối vì chưa rõ đó là câu hay là ô của bảng.",
        'Đối chiếu bản gốc: nếu là bảng, ghi [[line]] is = "table"; nếu là câu, ghi [[correction]] nối các dòng lại.',
    ),
    Code(
        "paragraph-undecided",
        "info",
        "Một câu hết đúng ở cuối một dòng đầy: chưa rõ câu sau thuộc cùng đoạn hay mở đoạn mới.",
        "Đối chiếu bản gốc; nếu sai, ghi một [[correction]] nối hoặc ngắt ở đó.",
        folded=True,
    ),
    Code(
        "sentence-cut",
        "info",
        "Câu có thể bị ngắt ở đây.",
        "Đối chiếu bản gốc; nếu đúng là một câu, ghi một [[correction]] nối lại.",
    ),
    Code(
        "seal-read",
        "warning",
        "Chữ lạ trước chức vụ người ký, có thể là nét con dấu.",
        "Đối chiếu bản gốc; nếu thừa, ghi một [[correction]].",
    ),
    Code(
        "inserted-note",
        "info",
        "Chữ của trang tin, không phải lời của văn bản.",
        "Đối chiếu bản gốc; nếu muốn bỏ, ghi một [[correction]] với after rỗng.",
        folded=True,
    ),
    *codes_of_frame.CODES,
    *codes_of_time.CODES,
    Code(
        "authority-idle",
        "info",
        "Một mục của sổ tên văn bản (works.toml) chưa được văn bản nào dẫn.",
        "Xem lại số, ký hiệu, ngày; nếu đúng thì cứ để.",
    ),
    Code(
        "authority-key",
        "warning",
        "Một mục của sổ tên văn bản (works.toml) nêu khóa mà không văn bản nào mang.",
        "Khóa là phần cuối địa chỉ trang dan-chieu/<khóa>/ của văn bản kia.",
    ),
    Code(
        "work-to-name",
        "info",
        "Một văn bản được dẫn nhiều lần mà chưa có trong sổ tên văn bản (works.toml).",
        "Đối chiếu rồi chép mục mà `vanban check` soạn sẵn vào cuối works.toml.",
    ),
)

BY_CODE = {row.code: row for row in CODES}
