"""A block is known again by its tag, its bookmark and the manifest, whatever Word does to it."""

from __future__ import annotations

import copy
import random
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from selfassess.write.packed import unpack
from selfassess.write.word.canonical import block_text, fold, format_hash, text_hash
from selfassess.write.word.document import write_document
from selfassess.write.word.identity import (
    Numbers,
    block_tag,
    bookmark_name,
    figure_tag,
    prompt_tag,
    read_block_tag,
)
from selfassess.write.word.manifest import find_manifest
from selfassess.write.word.package import Package

make = sys.modules["sa_composed"]
NAME = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAME}}}"


def blocks(root: etree._Element) -> dict[str, etree._Element]:
    """The content of each block's control, by block id."""
    found = {}
    for control in root.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag")
        read = read_block_tag(tag.get(f"{W}val")) if tag is not None else None
        if read:
            found[read[0]] = control.find(f"{W}sdtContent")
    return found


def noisy(element: etree._Element, seed: int) -> etree._Element:
    """The same words as Word would save them: split runs, revision ids, proofing marks."""
    chance = random.Random(seed)
    made = copy.deepcopy(element)
    for paragraph in made.iter(f"{W}p"):
        paragraph.set(f"{W}rsidR", f"{chance.randrange(16**8):08X}")
    for run in list(made.iter(f"{W}r")):
        text = run.find(f"{W}t")
        if text is None or not text.text or len(text.text) < 4 or chance.random() < 0.3:
            continue
        cut = chance.randrange(1, len(text.text) - 1)
        second = copy.deepcopy(run)
        second.find(f"{W}t").text = text.text[cut:]
        text.text = text.text[:cut]
        for each in (text, second.find(f"{W}t")):
            each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.addnext(second)
        run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
    for text in made.iter(f"{W}t"):
        text.text = (text.text or "").replace("'", "’").replace("–", "-")
    return made


def test_the_tag_holds_the_hash_of_what_the_block_says(body: etree._Element) -> None:
    held = blocks(body)
    prose = held["aspect.supervision"]
    control = prose.getparent()
    tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
    assert read_block_tag(tag) == ("aspect.supervision", text_hash(prose))


@pytest.mark.parametrize("seed", range(20))
def test_what_word_does_on_saving_is_no_edit(body: etree._Element, seed: int) -> None:
    for block_id, content in blocks(body).items():
        if block_id.startswith("chart."):
            continue  # a chart's words come through its part
        after = noisy(content, seed)
        assert text_hash(after) == text_hash(content), block_id
        assert format_hash(after) == format_hash(content), block_id


@pytest.mark.parametrize("seed", range(20))
def test_one_letter_is_an_edit(body: etree._Element, seed: int) -> None:
    chance = random.Random(seed)
    for block_id, content in blocks(body).items():
        after = noisy(content, seed)
        plain = [t for t in after.iter(f"{W}t") if (t.text or "").strip()]
        fields = {t for f in after.iter(f"{W}hyperlink") for t in f.iter(f"{W}t")}
        chosen = [t for t in plain if t not in fields]
        if not chosen or block_id == "contents" or block_id.startswith("chart."):
            continue
        chosen[0].text = "Q" + (chosen[0].text or "")
        if chance.random() < 0.5:
            chosen[0].text = chosen[0].text.upper() + "q"
        assert text_hash(after) != text_hash(content), block_id


def test_bold_is_a_change_of_format_and_not_of_text(body: etree._Element) -> None:
    content = blocks(body)["how.help"]
    after = copy.deepcopy(content)
    run = next(after.iter(f"{W}r"))
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    etree.SubElement(properties, f"{W}b")
    assert text_hash(after) == text_hash(content)
    assert format_hash(after) != format_hash(content)


def test_tracked_changes_are_read_as_accepted_or_as_rejected() -> None:
    paragraph = etree.fromstring(
        f'<w:p xmlns:w="{NAME}"><w:r><w:t xml:space="preserve">Now </w:t></w:r>'
        '<w:del w:id="1" w:author="A"><w:r><w:delText>71%</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="A"><w:r><w:t>76%</w:t></w:r></w:ins></w:p>'
    )
    assert block_text([paragraph]) == "Now 76%"
    assert block_text([paragraph], accepted=False) == "Now 71%"


def test_a_field_counts_by_its_kind_and_never_by_its_result(body: etree._Element) -> None:
    assert block_text(blocks(body)["tracker"]).startswith("Table {SEQ}. What inspectors found")


def test_a_chart_counts_by_its_numbers(template: Path) -> None:
    chart = make.bar_chart()
    series = chart.series[0].model_copy(update={"values": (28, 22, 21, 20)})
    hashes = []
    for held in (chart, chart.model_copy(update={"series": (series,)})):
        data = write_document(make.document(held), template)
        manifest = find_manifest(Package(unpack(data)))
        assert manifest is not None
        hashes.append(manifest.blocks[0].text_hash)
    assert hashes[0] != hashes[1]


def test_every_block_has_a_hidden_bookmark(written: bytes, body: etree._Element) -> None:
    names = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    manifest = find_manifest(Package(unpack(written)))
    assert manifest is not None
    assert {block.bookmark for block in manifest.blocks} <= names


def test_the_manifest_remembers_blocks_words_and_figures(written: bytes) -> None:
    manifest = find_manifest(Package(unpack(written)))
    assert manifest is not None
    assert [block.id for block in manifest.blocks] == [b.id for b in make.full().blocks]
    held = manifest.block("aspect.return_home")
    assert held is not None
    assert "71% of interviews took place" in held.words
    assert "ind:rhi.latest" in held.figures
    assert {figure.key: figure.text for figure in manifest.figures}["ind:rhi.latest"] == "71%"


def test_a_changed_block_remembers_the_hash_before(template: Path) -> None:
    first = write_document(make.document(make.prose("p", "It was 71%.")), template)
    before = find_manifest(Package(unpack(first)))
    assert before is not None
    second = write_document(make.document(make.prose("p", "It is 76%.")), template, previous=before)
    after = find_manifest(Package(unpack(second)))
    assert after is not None
    assert after.blocks[0].previous == before.blocks[0].text_hash


def test_a_damaged_manifest_is_no_manifest(written: bytes) -> None:
    parts = unpack(written)
    name = next(n for n, d in parts.items() if b"urn:selfassess:manifest" in d and "Props" not in n)
    parts[name] = parts[name][:-20]
    assert find_manifest(Package(parts)) is None


@given(st.text(min_size=1, max_size=200), st.integers(min_value=1, max_value=999))
def test_names_keep_within_what_word_allows(name: str, number: int) -> None:
    assert len(block_tag(name, "0" * 16)) <= 64
    assert len(figure_tag(name)) <= 64
    assert len(prompt_tag(name, number)) <= 64
    mark = bookmark_name("_sa_", name)
    assert len(mark) <= 40
    assert mark.isidentifier() or mark.replace("_", "a").isalnum()


@given(st.lists(st.text(min_size=1, max_size=120), unique=True, max_size=40))
def test_names_of_different_things_differ(names: list[str]) -> None:
    assert len({bookmark_name("_sa_", name) for name in names}) == len(names)
    assert len({figure_tag(name) for name in names}) == len(names)


def test_numbers_are_steady_and_never_given_twice() -> None:
    one, other = Numbers(), Numbers()
    first = [one.control("sa:a"), one.control("sa:a"), one.control("sa:b")]
    assert len(set(first)) == 3
    assert first == [other.control("sa:a"), other.control("sa:a"), other.control("sa:b")]
    assert all(0 < number < 2**31 for number in first)


def test_look_alikes_are_folded() -> None:
    assert fold("“It’s” – 5\u00a0%…  x") == '"It\'s" - 5 %... x'
