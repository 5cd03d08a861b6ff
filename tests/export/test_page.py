"""The page: pointing at claims and at words, by mouse, keyboard and touch, in a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright

from demarche.export import ExportError, write_page
from demarche.model import (
    Report,
)
from page_sample import CLAIMS, REPORT, TEXT, hostile_entry


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on this machine: install Debian's package chromium")
        pytest.skip("no Chromium on this machine (Debian's package is called chromium)")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    other = Report("kurz", "Nichts davon geschah.\r\nWirklich nichts.", "de")
    return write_page(
        [(REPORT, CLAIMS), hostile_entry(), (other, ())], tmp_path_factory.mktemp("page") / "a.html"
    )


class Opened:
    """A page with what it said and asked for while it was open."""

    def __init__(self, browser: Browser, file: Path, width: int, *, touch: bool) -> None:
        size: ViewportSize = {"width": width, "height": 800}
        context = browser.new_context(viewport=size, has_touch=touch, reduced_motion="reduce")
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(file.as_uri())

    def lit(self, role: str) -> str:
        return "|".join(self.page.locator(f"#r1 .text .lit-{role}").all_inner_texts())

    def lit_claims(self) -> list[str]:
        return [str(card.get_attribute("id")) for card in self.page.locator(".claim.lit").all()]

    def focused(self) -> str:
        return str(
            self.page.evaluate(
                "document.activeElement.closest('.claim, .w')?.id || document.activeElement.innerText"
            )
        )

    def head(self, claim: str) -> Locator:
        return self.page.locator(f"#{claim} .head")

    def word(self, text: str) -> Locator:
        return self.page.locator("#r1 .text .w", has_text=text).first


@pytest.fixture
def wide(browser: Browser, file: Path) -> Iterator[Opened]:
    opened = Opened(browser, file, 1280, touch=False)
    yield opened
    assert opened.complaints == []
    opened.page.context.close()


@pytest.fixture
def phone(browser: Browser, file: Path) -> Iterator[Opened]:
    opened = Opened(browser, file, 390, touch=True)
    yield opened
    assert opened.complaints == []
    opened.page.context.close()


def test_pointing_at_a_claim_lights_its_words_each_in_its_role(wide: Opened) -> None:
    wide.page.locator("#r1c2").hover()
    assert wide.lit_claims() == ["r1c2"]
    assert wide.lit("act") == "verurteilte"
    assert wide.lit("actor") == "Die Ukraine|Nordkorea"
    assert wide.lit("time") == "am Montag"
    wide.page.locator("#r1c3").hover()
    assert wide.lit("act") == "wies|zurück"
    assert wide.lit("speaker") == "meldete"
    assert wide.lit("cause") == "Daraufhin"
    wide.page.locator("h1").hover()
    assert wide.page.locator(".lit").count() == 0


def test_roles_differ_by_more_than_their_colour(wide: Opened) -> None:
    style = "e => getComputedStyle(e).textDecorationStyle"
    kinds = [
        wide.page.locator(f".top mark.{r}").evaluate(style)
        for r in ("act", "actor", "time", "speaker", "cause")
    ]
    assert len(set(kinds)) == 5


def test_pointing_at_words_lights_every_claim_they_make(wide: Opened) -> None:
    wide.word("Nordkorea").hover()
    assert wide.lit_claims() == ["r1c1", "r1c2"]
    assert wide.page.locator("#r1 .told").inner_text().startswith("These words make 2 claims")
    wide.word("verurteilte").hover()
    assert wide.lit_claims() == ["r1c2"]


def test_overlapping_spans_leave_the_text_whole(wide: Opened) -> None:
    paragraphs = wide.page.locator("#r1 .text p").all_inner_texts()
    assert "\n\n".join(paragraphs) == TEXT
    wide.page.locator("#r1c1").hover()
    assert wide.lit("act").replace("|", "") == "die Anerkennung der „Republik Donezk“ durch Nordkorea"
    assert wide.lit("actor") == "Republik Donezk|Nordkorea"


def test_a_click_keeps_a_claim_lit_and_shows_its_sentence(wide: Opened) -> None:
    wide.page.locator("#r1c4").click()
    wide.page.locator("h1").hover()
    assert wide.lit_claims() == ["r1c4"]
    assert wide.head("r1c4").get_attribute("aria-pressed") == "true"
    sentence = wide.page.locator("#r1c4 blockquote")
    assert sentence.is_visible()
    assert sentence.inner_text() == "Österreich will Donezk nicht anerkennen."
    wide.page.locator("h1").click()
    assert wide.lit_claims() == []
    assert not sentence.is_visible()


def test_a_click_on_words_keeps_their_claims(wide: Opened) -> None:
    wide.word("Nordkorea").click()
    wide.page.locator("h1").hover()
    assert wide.lit_claims() == ["r1c1", "r1c2"]


def test_the_keyboard_reaches_everything(wide: Opened) -> None:
    wide.page.locator("#r1 .up").focus()
    wide.page.keyboard.press("Tab")
    assert wide.focused() == "verurteilte"
    wide.page.keyboard.press("Tab")
    assert wide.focused() == "r1c1"
    assert wide.lit_claims() == ["r1c1"]
    wide.page.keyboard.press("ArrowDown")
    assert wide.focused() == "r1c2"
    assert wide.lit("act") == "verurteilte"
    wide.page.keyboard.press("End")
    assert wide.focused() == "r1c4"
    wide.page.keyboard.press("ArrowDown")
    assert wide.focused() == "r1c4"
    wide.page.keyboard.press("ArrowUp")
    wide.page.keyboard.press("ArrowLeft")
    assert wide.focused() == "wies"
    wide.page.keyboard.press("ArrowDown")
    assert wide.focused() == "zurück"
    wide.page.keyboard.press("ArrowRight")
    assert wide.focused() == "r1c3"


def test_enter_keeps_and_escape_lets_go(wide: Opened) -> None:
    wide.head("r1c1").focus()
    wide.page.keyboard.press("Enter")
    assert wide.head("r1c1").get_attribute("aria-pressed") == "true"
    wide.page.keyboard.press("Escape")
    assert wide.head("r1c1").get_attribute("aria-pressed") == "false"
    assert wide.page.locator(".lit").count() == 0
    assert wide.focused() == "r1c1"


def test_focus_can_be_seen(wide: Opened) -> None:
    wide.head("r1c1").focus()
    wide.page.keyboard.press("ArrowDown")
    outline = "e => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth"
    assert wide.head("r1c2").evaluate(outline) == "solid3px"


def test_a_claim_links_to_the_one_it_answers(wide: Opened) -> None:
    wide.page.locator("#r1c3 .answer").click()
    assert wide.focused() == "r1c2"
    assert "r1c2" in wide.lit_claims()


def test_on_a_phone_claims_lie_under_the_report_and_nothing_scrolls_sideways(phone: Opened) -> None:
    text, claims = (
        phone.page.locator("#r1 .text").bounding_box(),
        phone.page.locator("#r1 .cards").bounding_box(),
    )
    assert text is not None
    assert claims is not None
    assert claims["y"] >= text["y"] + text["height"]
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_a_tap_lights_and_leads_to_the_words_and_back(phone: Opened) -> None:
    phone.head("r1c3").tap()
    assert phone.lit("act") == "wies|zurück"
    assert phone.page.locator("#r1c3 blockquote").is_visible()
    phone.page.locator("#r1 .back").tap()
    assert phone.focused() == "wies"
    phone.word("Nordkorea").tap()
    assert phone.lit_claims() == ["r1c1", "r1c2"]
    phone.page.locator("#r1 .told a", has_text="criticise").tap()
    assert phone.lit_claims() == ["r1c2"]
    phone.page.locator("#r1 .close").tap()
    assert phone.page.locator(".claim.pinned").count() == 0


def test_the_page_asks_for_nothing_but_itself(wide: Opened, file: Path) -> None:
    wide.page.locator("#r1c1").click()
    wide.page.wait_for_load_state("networkidle")
    assert wide.requests == [file.as_uri()]


def test_hostile_text_is_only_text(wide: Opened) -> None:
    for spot in ("#r2c1", "#r2 .text .w >> nth=0", "#r2 h2"):
        wide.page.locator(spot).hover()
    wide.page.locator("#r2c1 .head").click()
    assert wide.page.evaluate("window.hacked") is None
    assert wide.page.locator("script").count() == 1
    assert wide.page.locator("img").count() == 0
    shown = wide.page.locator("#r2 .text").inner_text()
    assert "<script>window.hacked = 1</script>" in shown
    assert "{{ 7 * 7 }}" in shown
    for sign in ("⟨U+202E⟩", "⟨U+D800⟩", "⟨U+0000⟩", "⟨U+001B⟩"):
        assert sign in shown


def test_heads_say_title_source_date_and_number_of_claims(wide: Opened) -> None:
    assert wide.page.locator("#r1 h2").inner_text() == "Kiew gegen Pjöngjang"
    assert wide.page.locator("#r1 .meta").inner_text().startswith("Probe · 18 July 2022 · 4 claims")
    assert wide.page.locator("#r3 h2").inner_text() == "Nichts davon geschah. Wirklich nichts."
    assert wide.page.locator("#r3 .meta").inner_text().startswith("undated · 0 claims")
    assert wide.page.locator("#r3 .none").is_visible()
    assert wide.page.locator(".index li").count() == 3


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (
            "r1c1",
            ["North Korea → recognise → Donetsk People's Republic", "the report itself", "in scare quotes"],
        ),
        ("r1c2", ["Ukraine → criticise → North Korea", "18 July 2022", "am Montag"]),
        (
            "r1c3",
            ["der Sender Kanal 9 in indirect speech", "meldete", "claim 2", "Damaged", "de/reject/reject"],
        ),
        ("r1c4", ["Austria → not planned recognise → Donetsk People's Republic", "no time given"]),
    ],
)
def test_cards_say_what_the_claim_is(wide: Opened, claim: str, words: list[str]) -> None:
    wide.head(claim).click()
    card = " ".join(wide.page.locator(f"#{claim}").inner_text().split())
    assert [w for w in words if w not in card] == []


def test_without_script_the_page_still_reads(browser: Browser, file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("#r1c1 blockquote").is_visible()
    page.locator("#r1 .text a.w", has_text="verurteilte").click()
    assert page.url.endswith("#r1c2")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, file: Path, scheme: Any) -> None:
    """WCAG 2.2 asks for a contrast of 4.5 to 1."""
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(file.as_uri())
    pairs = [("--ink", g) for g in ("--paper", "--act", "--actor", "--time", "--speaker", "--cause", "--lit")]
    pairs += [
        ("--soft", "--paper"),
        ("--soft", "--lit"),
        ("--link", "--paper"),
        ("--flag", "--paper"),
        ("--flag", "--lit"),
    ]
    weak = {pair: found for pair in pairs if (found := contrast(page, *pair)) < 4.5}
    context.close()
    assert weak == {}


def contrast(page: Page, ink: str, ground: str) -> float:
    def luminance(name: str) -> float:
        value = str(
            page.evaluate(f"getComputedStyle(document.documentElement).getPropertyValue('{name}')")
        ).strip("# ")
        parts = [int(value[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_same_entries_give_the_same_page(file: Path, tmp_path: Path) -> None:
    first = write_page([(REPORT, CLAIMS)], tmp_path / "deep" / "one.html")
    second = write_page([(REPORT, CLAIMS)], tmp_path / "two.html")
    assert first.read_bytes() == second.read_bytes()
    assert first == (tmp_path / "deep" / "one.html").resolve()


def test_no_reports_make_a_page_that_says_so(tmp_path: Path) -> None:
    assert "No report was read" in write_page([], tmp_path / "none.html").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"cannot be written to .*Is a directory"):
        write_page([], tmp_path)


def test_plain_names_are_shown_when_a_claim_is_opened_and_distanced_ones_at_once(wide: Opened) -> None:
    distanced = wide.page.locator("#r1c1 dt", has_text="Called")
    plain = wide.page.locator("#r1c2 dt", has_text="Called")
    rule = wide.page.locator("#r1c2 .rule")
    assert distanced.is_visible()
    assert [plain.is_visible(), rule.is_visible()] == [False, False]
    wide.head("r1c2").click()
    assert [plain.is_visible(), rule.is_visible()] == [True, True]
