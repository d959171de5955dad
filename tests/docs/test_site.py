"""The site as it is built: no warning, every link inside it leads somewhere, nothing comes from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag
from zipfile import ZipFile

from lxml import html

from tests.docs.pages import DOCS, LANGUAGES, ROOT

# What a browser fetches without being asked.
FETCHED = (
    "//script/@src",
    "//img/@src",
    "//link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href",
    "//object/@data",
)


def _pages(site: Path) -> Iterator[tuple[Path, html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        if not {"_static", "_downloads"} & {*path.parts}:
            yield path, html.fromstring(path.read_bytes())


def test_every_page_is_built_in_both_languages(site: Path) -> None:
    for language in LANGUAGES:
        folder = DOCS / language
        for page in folder.rglob("*.md"):
            assert (site / language / page.relative_to(folder)).with_suffix(".html").exists()


def test_every_link_inside_the_site_leads_somewhere(site: Path) -> None:
    pages = dict(_pages(site))
    names = {path: {*tree.xpath("//@id"), *tree.xpath("//a/@name")} for path, tree in pages.items()}
    broken = []
    for path, tree in pages.items():
        for href in tree.xpath("//a/@href"):
            target, fragment = urldefrag(href)
            if "://" in target or target.startswith(("mailto:", "javascript:")):
                continue
            to = (path.parent / unquote(target)).resolve() if target else path
            if not to.exists() or (fragment and to in names and unquote(fragment) not in names[to]):
                broken.append(f"{path.relative_to(site)}: {href}")
    assert broken == []


def test_no_page_fetches_anything_from_elsewhere(site: Path) -> None:
    for path, tree in _pages(site):
        fetched = [each for query in FETCHED for each in tree.xpath(query)]
        assert [each for each in fetched if "//" in each] == [], path
        assert [each for each in fetched if not (path.parent / urldefrag(each)[0].partition("?")[0]).exists()] == [], (
            path
        )


def test_each_page_leads_to_itself_in_the_other_language(site: Path) -> None:
    for here, there in (LANGUAGES, LANGUAGES[::-1]):
        for path in sorted((site / here).rglob("*.html")):
            page = path.relative_to(site / here)
            if {"_static", "_downloads"} & {*page.parts}:
                continue
            (link,) = html.fromstring(path.read_bytes()).xpath("//nav[@class='languages']//a/@href")
            assert (path.parent / link).resolve() == (site / there / page).resolve()


def test_the_conformance_kit_can_be_loaded_with_the_schemas(site: Path) -> None:
    kit = ROOT / "schemas" / "1.0"
    with ZipFile(site / "schemas-1.0.zip") as packed:
        for path in (kit / "disclosure.xsd", kit / "conformance" / "manifest.json"):
            assert packed.read(path.relative_to(ROOT).as_posix()) == path.read_bytes()
    for language in LANGUAGES:
        page = site / language / "conformance.html"
        assert "../schemas-1.0.zip" in html.fromstring(page.read_bytes()).xpath("//article//a/@href")


def test_what_the_theme_says_is_said_in_the_language_of_the_page(site: Path) -> None:
    for language, words in {"zh": ("上一页", "下一页", "本页内容"), "en": ("Previous", "Next", "On this page")}.items():
        text = (site / language / "format.html").read_text(encoding="utf-8")
        assert all(word in text for word in words)


def test_no_line_end_parts_a_chinese_sentence(site: Path) -> None:
    for path in sorted((site / "zh").rglob("*.html")):
        for paragraph in html.fromstring(path.read_bytes()).xpath("//article//p"):
            text = paragraph.text_content().strip()
            assert not re.search(r"[\u4e00-\u9fff，。；：、]\n[\u4e00-\u9fff]", text), (path, text)
