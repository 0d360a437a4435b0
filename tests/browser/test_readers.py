"""Readers with needs of their own: colours that their system forces, a browser that translates, paper."""

import re
import shutil
import subprocess

from tests.browser import looks


def luminance(rgb):
    """Of a colour, as contrast is reckoned."""
    parts = [part / 255 for part in rgb[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Between two colours of CSS."""
    high, low = sorted((luminance([float(part) for part in re.findall(r"[\d.]+", rgb)]) for rgb in (one, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


FORCED = """() => {
  const style = (element) => getComputedStyle(element);
  const thumb = document.querySelector('.stSlider div:has(> div > input[type="range"])');
  const [track] = thumb.parentElement.children;
  const chosen = document.querySelector('.stButtonGroup [aria-checked="true"]');
  const other = document.querySelector('.stButtonGroup [aria-checked="false"]');
  const scene = document.querySelector('.pul-scene[aria-current="step"]');
  const words = (element) => style(element.querySelector('p') ?? element).color;
  return { ground: style(document.body).backgroundColor, thumb: style(thumb).backgroundColor, track: style(track).backgroundColor,
    high: track.getBoundingClientRect().height, wide: thumb.getBoundingClientRect().width,
    chosen: [style(chosen).backgroundColor, words(chosen)], other: [style(other).backgroundColor, words(other)],
    scene: [style(scene).backgroundColor, style(scene).color], formula: style(document.querySelector('.katex')).color };
}"""


def test_in_colours_forced_by_the_reader_sliders_and_what_is_chosen_can_be_seen(open_page):
    page = open_page("/neuron", dark=True, forced_colors="active")
    seen = page.evaluate(FORCED)
    assert contrast(seen["thumb"], seen["ground"]) > 3
    assert contrast(seen["track"], seen["ground"]) > 3
    assert seen["high"] >= 2
    assert seen["wide"] >= 8
    assert contrast(*seen["chosen"]) > 4.5
    assert contrast(*seen["scene"]) > 4.5
    assert seen["chosen"][0] != seen["other"][0]
    assert contrast(seen["formula"], seen["ground"]) > 4.5


TRANSLATED = """() => {
  const walker = document.createTreeWalker(document.querySelector('.stMainBlockContainer'), NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement.closest('[translate="no"], svg, script, style')) continue;
    const outer = document.createElement('font');
    const inner = outer.appendChild(document.createElement('font'));
    inner.textContent = `«${text.data}»`;
    text.replaceWith(outer);
  }
}"""


def test_a_translated_flower_lab_still_answers_with_a_whole_new_sentence(open_page):
    page = open_page("/flower-lab?picture=daisy-2")
    said = page.get_by_test_id("readout")
    assert "daisy, 2" in said.inner_text()
    page.evaluate(TRANSLATED)
    assert "«" in said.inner_text()
    page.get_by_label("Drawn picture", exact=True).click()
    page.keyboard.type("poppy, 1")  # a list holds only those of its options that are in sight
    page.get_by_role("option", name="poppy, 1", exact=True).click()
    page.wait_for_function("() => new URL(location.href).searchParams.get('picture') === 'poppy-1'")
    page.wait_for_function("() => document.querySelector('[data-testid=readout]').textContent.includes('poppy, 1')")
    looks.settle(page)
    assert re.fullmatch(r"The network .*“?poppy, 1”?.*\.", said.inner_text().strip())
    assert "daisy" not in said.inner_text()
    assert "«" not in said.inner_text()


def test_formulas_symbols_and_code_are_not_translated(open_page):
    page = open_page("/neuron")
    page.wait_for_timeout(400)
    for part in (".katex", "code", ".pul-panels", ".stCode"):
        assert page.locator(part).count()
        assert page.evaluate("(part) => [...document.querySelectorAll(part)].every((one) => !one.translate)", part), part


def words_of(pdf, folder):
    """The text of a PDF, if this machine has a program that reads it."""
    if not shutil.which("pdftotext"):
        return None
    (folder / "page.pdf").write_bytes(pdf)
    return subprocess.run(["pdftotext", folder / "page.pdf", "-"], capture_output=True, text=True, check=True).stdout


OVERLAP = """() => {
  const parts = [...document.querySelectorAll('.stMainBlockContainer .stElementContainer')].filter((part) => {
    const { height } = part.getBoundingClientRect();
    return height && part.checkVisibility() && !part.closest('.st-key-experiment');
  }).map((part) => {
    const { top, left, right } = part.getBoundingClientRect();
    return { top, left, right, bottom: top + part.scrollHeight, words: part.innerText.slice(0, 40), part };
  });
  const apart = (a, b) => a.right < b.left + 2 || b.right < a.left + 2 || a.bottom < b.top + 2 || b.bottom < a.top + 2;
  const within = (a, b) => a.part.contains(b.part) || b.part.contains(a.part);
  return parts.flatMap((a, i) => parts.slice(i + 1).filter((b) => !within(a, b) && !apart(a, b)).map((b) => [a.words, b.words]));
}"""


def test_a_lesson_prints_its_text_its_picture_and_its_formulas_and_nothing_to_press(open_page, tmp_path):
    page = open_page("/neuron")
    page.locator(".pulsatilla").press("End")
    looks.settle(page)
    pdf = page.pdf(format="A4")
    pages = len(re.findall(rb"/Type\s*/Page[^s]", pdf))
    assert 2 <= pages <= 8
    words = words_of(pdf, tmp_path)
    assert words is None or all(text in words for text in ("1. One neuron", "After 300 steps", "Check yourself", "print("))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 720, "height": 1000})
    page.wait_for_timeout(300)
    for gone in ('[data-testid="stSidebar"]', ".pul-strip", ".pul-bar", ".stSlider", ".stButton", ".pul-back"):
        assert not page.locator(gone).first.is_visible(), gone
    for there in ("h1", ".pul-panel canvas", ".pul-readout", ".pul-story", ".stMarkdown .katex", "#check", ".stCode"):
        assert page.locator(there).first.is_visible(), there
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.scrollHeight") > 2500  # the page itself is long: nothing scrolls inside it
    assert page.evaluate(OVERLAP) == []
    paper = page.evaluate("""() => [...document.querySelectorAll('.pul-panel canvas')].every((canvas) => {
      const { left, right } = canvas.getBoundingClientRect();
      return left >= 0 && right <= innerWidth && right - left > 100;
    })""")
    assert paper
