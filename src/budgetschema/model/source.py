"""Where things were read: source files, places, and what a reader noticed there."""

from __future__ import annotations

import attrs

from budgetschema.model.enums import FragmentKind
from budgetschema.model.fields import optional, placed, required, titled
from budgetschema.model.formats import Format


@titled("来源文件", "source file", "读取本公开信息所用的文件。")
@attrs.frozen(kw_only=True, slots=True)
class SourceFile:
    """A file that the disclosure was read from."""

    name: str = required(
        "文件名", "file name", format=Format.TEXT,
        zh_note="文件名，不含路径。", en_note="Name without folders.",
    )  # fmt: skip
    media_type: str | None = optional(
        "媒体类型", "media type", format=Format.TEXT,
        zh_note="按内容判断的媒体类型，如 application/pdf。",
        en_note="Media type by content, such as application/pdf.",
    )  # fmt: skip
    sha256: str | None = optional(
        "SHA-256 摘要", "SHA-256 digest", format=Format.SHA256,
        zh_note="文件字节的摘要，据此可确认是否同一文件。",
        en_note="Digest of the bytes, which shows whether a file is the same.",
    )  # fmt: skip
    encoding: str | None = optional(
        "字符编码", "character encoding", format=Format.TEXT,
        zh_note="文本文件的字符编码，如 utf-8、gb18030。",
        en_note="Character encoding of a text file, such as utf-8 or gb18030.",
    )  # fmt: skip


@titled(
    "出处",
    "place",
    "在来源文件中的位置。行、单元格、页均从 1 起，版面框以点为单位。未写明的文件、页、工作表与外层对象的出处相同。",
)
@attrs.frozen(kw_only=True, slots=True)
class Place:
    """A place in a source file. Lines, cells and pages count from 1; a box is given in points.

    File, page and sheet that a place does not give are those of the place of the object around it.
    """

    file: int | None = optional(
        "文件序号", "file", minimum=1, maximum=1000,
        zh_note="在 sources 中的序号，从 1 起；只有一个文件时省略。",
        en_note="Position in sources, from 1; left out where there is one file.",
    )  # fmt: skip
    page: int | None = optional(
        "页", "page", minimum=1, maximum=100_000,
        zh_note="文件中的第几页，不是印出的页码。",
        en_note="Which page of the file, whatever number is printed on it.",
    )  # fmt: skip
    sheet: str | None = optional(
        "工作表", "sheet", format=Format.TEXT,
        zh_note="工作簿中工作表的名称。", en_note="Name of the sheet in a workbook.",
    )  # fmt: skip
    line: int | None = optional(
        "行", "line or row", minimum=1, maximum=100_000_000,
        zh_note="文本的行，或工作表、表格的行。", en_note="Line of a text, or row of a sheet or table.",
    )  # fmt: skip
    end_line: int | None = optional(
        "末行", "last line", minimum=1, maximum=100_000_000,
        zh_note="内容跨几行时的最后一行。", en_note="The last line of what stands on several.",
    )  # fmt: skip
    end_page: int | None = optional(
        "末页", "last page", minimum=1, maximum=100_000,
        zh_note="末行所在的页；与起始页相同时省略。",
        en_note="The page of the last line; left out where it is the page of the first.",
    )  # fmt: skip
    cell: int | None = optional(
        "单元格（列）", "cell or column", minimum=1, maximum=100_000,
        zh_note="行中的第几个单元格，或工作表的第几列。",
        en_note="Which cell of the row, or which column of the sheet.",
    )  # fmt: skip
    box: str | None = optional(
        "版面框", "box", format=Format.BOX,
        zh_note="左、上、右、下，单位为点（1/72 英寸），以空格分隔。",
        en_note="Left, top, right, bottom in points (1/72 inch), separated by spaces.",
    )  # fmt: skip

    @property
    def order(self) -> tuple[int, int, int]:
        """File, page and line: orders places in reading order, within one sheet if there are sheets."""
        return self.file or 1, self.page or 0, self.line or 0

    @property
    def has_several_lines(self) -> bool:
        """Whether what stands here was put together from several lines."""
        return self.end_page is not None or self.end_line not in (None, self.line)

    def until(self, last: Place) -> Place:
        """The place from here to the end of another one further on."""
        page = last.end_page or last.page
        return attrs.evolve(self, end_line=last.end_line or last.line, end_page=page if page != self.page else None)


def crossing(line: Place | None, column: Place | None) -> Place | None:
    """Where the cell stands that is in a line and under a column.

    Its box reaches from left to right of the column's box and from top to bottom of the line's; where one of the two is
    not given, the line's box counts. Columns keep their left and right over all pages of a table.
    """
    if line is None or column is None or column.cell is None:
        return line
    place = attrs.evolve(line, cell=column.cell)
    if line.box is None or column.box is None:
        return place
    left, _, right, _ = column.box.split(" ")
    _, top, _, bottom = line.box.split(" ")
    return attrs.evolve(place, box=f"{left} {top} {right} {bottom}")


@titled("异常标记", "flag", "按原文保留的异常之处；种类取自开放码表 flags。")
@attrs.frozen(kw_only=True, slots=True)
class Flag:
    """Something irregular that was kept as printed; ``kind`` is a word of the open code list of flags."""

    kind: str = required(
        "种类", "kind", format=Format.ID, open_codelist="flags",
        zh_note="是哪一种异常。", en_note="Which irregularity it is.",
    )  # fmt: skip
    text: str | None = optional(
        "原文", "text as printed", format=Format.TEXT,
        zh_note="有异常的原文。", en_note="The text that is irregular, as printed.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("其余原文", "fragment", "未进入其他字段的原文片段，各单元格以制表符相连。")
@attrs.frozen(kw_only=True, slots=True)
class Fragment:
    """A piece of the source that is in no other field, kept as printed (cells joined by a tab)."""

    kind: FragmentKind = required(
        "种类", "kind",
        zh_note="为何不在其他字段中。", en_note="Why no other field holds it.",
    )  # fmt: skip
    text: str = required(
        "原文", "text as printed", format=Format.TEXT,
        zh_note="原文，各单元格以制表符相连。", en_note="The text, with a tab between cells.",
    )  # fmt: skip
    place: Place | None = placed()


@titled("扩展", "extension", "发布者或工具自有词汇的陈述；格式予以保留，不作解释。")
@attrs.frozen(kw_only=True, slots=True)
class Extension:
    """A statement in a publisher's or tool's own vocabulary. The format keeps it and does not interpret it."""

    namespace: str = required(
        "命名空间", "namespace", format=Format.TEXT,
        zh_note="拥有该词汇的一方的 URI 或反向域名。", en_note="URI or reverse domain name of whoever owns the word.",
    )  # fmt: skip
    name: str = required(
        "名称", "name", format=Format.TEXT,
        zh_note="该词汇中的词。", en_note="The word in that vocabulary.",
    )  # fmt: skip
    value: str | None = optional(
        "值", "value", format=Format.TEXT, xml="element",
        zh_note="所陈述的内容，以文字表示；无须内容时省略。",
        en_note="What is stated, as text; left out where the word says it all.",
    )  # fmt: skip
