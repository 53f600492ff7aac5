"""A letter laid out on pages in the form of a published inspection report."""

from __future__ import annotations

from sample.letter import Block, Letter
from sample.pdf import PAGE_HEIGHT, PAGE_WIDTH, Pages
from sample.type_widths import wrap

LEFT, RIGHT = 72.0, PAGE_WIDTH - 72.0
TOP, BOTTOM = PAGE_HEIGHT - 76.0, 92.0
BODY = 11.0
LEADING = 1.28

# kind: size, bold, space before, indent of the text
STYLES = {
    "title": (20.0, True, 16.0, 0.0),
    "heading1": (15.0, True, 16.0, 0.0),
    "heading2": (13.0, True, 13.0, 0.0),
    "heading3": (BODY, True, 10.0, 0.0),
    "boxed": (14.0, True, 14.0, 0.0),
    "grade": (BODY, True, 4.0, 0.0),
    "line": (BODY, False, 2.0, 0.0),
    "paragraph": (BODY, False, 8.0, 0.0),
    "numbered": (BODY, False, 8.0, 28.0),
    "recommendation": (BODY, False, 8.0, 28.0),
    "item": (BODY, False, 4.0, 18.0),
    "small": (9.0, False, 12.0, 0.0),
}


class Setter:
    """Sets blocks one under the other, turning the page where it is full."""

    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        self.pages = Pages()
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        self.pages.new_page()
        self.y = TOP

    def set_all(self) -> Pages:
        blocks = self.letter.blocks
        for index, block in enumerate(blocks):
            if block.kind == "page":
                self.turn()
            elif block.rows:
                self.set_table(block)
            else:
                following = blocks[index + 1] if index + 1 < len(blocks) else None
                self.set_block(block, following)
        self.set_footers()
        return self.pages

    def set_block(self, block: Block, following: Block | None) -> None:
        size, bold, before, indent = STYLES[block.kind]
        lines = wrap(block.text, size, bold, RIGHT - LEFT - indent) or [""]
        leading = size * LEADING
        # a heading stays with two lines of what follows; a paragraph never leaves one line behind
        needed = leading * min(2, len(lines))
        if block.kind.startswith("heading"):
            needed = leading * len(lines) + 50
            if following is not None and following.kind.startswith("heading"):
                needed += 30
        if self.y - before - needed < BOTTOM:
            self.turn()
            before = 0.0
        self.y -= before
        block.page = self.pages.number
        for index, line in enumerate(lines):
            # the last two lines of a paragraph stay together
            remaining = len(lines) - index
            if self.y - leading < BOTTOM or (
                remaining == 2 and index > 1 and self.y - 2 * leading < BOTTOM
            ):
                self.turn()
            self.y -= leading
            if index == 0 and block.kind == "item":
                self.pages.text(LEFT + 4, self.y, "•", size)
            if index == 0 and block.mark:
                self.pages.text(LEFT, self.y, block.mark, size)
            if line:
                self.pages.text(LEFT + indent, self.y, line, size, bold)

    def set_table(self, block: Block) -> None:
        """Labels in the first column, grades or page numbers in the second, rules between."""
        contents = block.kind == "contents"
        split = RIGHT - (40 if contents else 172)
        rows = list(block.rows)
        headed = block.kind == "judgements" and not rows[0][0][0].isdigit()
        if headed:
            rows.insert(0, ("Judgement", "Grade"))
        self.y -= 10
        block.page = self.pages.number
        for index, (label, value) in enumerate(rows):
            bold = headed and index == 0
            inner = 20.0 if label[:3] in ("2.1", "2.2") else 0.0
            left = wrap(label, BODY, bold, split - LEFT - inner - 36)
            right = wrap(value, BODY, bold, RIGHT - split)
            if not contents:
                self.pages.rule(LEFT, RIGHT, self.y)
            self.y -= 4
            for n in range(max(len(left), len(right))):
                self.y -= BODY * LEADING
                if n < len(left):
                    self.pages.text(LEFT + inner, self.y, left[n], BODY, bold)
                if n < len(right):
                    self.pages.text(split, self.y, right[n], BODY, bold)
            self.y -= 0 if contents else 7
        if not contents:
            self.pages.rule(LEFT, RIGHT, self.y)
        self.y -= 4

    def set_footers(self) -> None:
        """The page number, and from 2021 the title and the dates of the inspection."""
        for number in range(1, self.pages.number + 1):
            page = self.pages.on_page(number)
            furniture = self.letter.furniture
            if furniture and number == 1:
                continue
            if furniture:
                page.text(LEFT, 56, furniture[0], 9)
                page.text(LEFT, 44, furniture[1], 9)
            page.right(RIGHT, 44, str(number), 9)
