"""The public map page in a real browser, on both servers."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
READY = "body[data-state=ready]"


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1200, "height": 800}, locale="id-ID")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.complaints = []
    page.hosts = set()
    page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("request", lambda request: page.hosts.add(urlsplit(request.url).netloc))
    yield page
    context.close()


def visit(page, server, link=""):
    page.goto(server.urls.map_page + link)
    page.wait_for_selector(READY)


def at(point, zoom=17, layers="area,report", language="id"):
    return f"#{point[0]}/{point[1]}/{zoom}/{layers}/{language}"


def test_it_shows_the_city(page, ogc_server, publication):
    visit(page, ogc_server)
    assert page.inner_text("#title") == "Kabupaten Minahasa"
    assert page.get_attribute("html", "lang") == "id"
    drawn = [layer for layer in publication.public.layers if layer.has_geometry]
    assert page.locator("#layers input").count() == len(drawn)
    headings = ["Laporan warga", "Prasarana dan program", "Wilayah dan perangkat daerah"]
    assert page.locator("#layers legend").all_inner_texts() == headings
    page.wait_for_function(
        "() => [...document.querySelectorAll('#legend img')].every((image) => image.naturalWidth > 20)"
    )
    assert page.locator("#legend img").count() == sum(layer.visible for layer in drawn)
    assert page.locator("#legend .ring:visible").all_inner_texts() == ["Tepi gelap: lewat batas waktu"]
    assert page.complaints == []
    assert page.hosts == {urlsplit(ogc_server.urls.map_page).netloc}


def test_a_click_tells_of_the_report(page, ogc_server, known_point):
    visit(page, ogc_server, at(known_point))
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#popup dd[data-status=received]")
    popup = page.inner_text("#popup")
    assert "Lampu jalan padam" in popup
    assert "Menunggu" in popup
    assert "MIN-2026-000001" in popup
    page.keyboard.press("Escape")
    assert page.locator("#popup").is_hidden()
    assert page.complaints == []


def test_cells_upon_each_other_are_told_as_one(page, ogc_server, known_point):
    """Cells of one place are there for each category and status; the map is asked for their sum."""
    visit(page, ogc_server, at(known_point, zoom=11, layers="report_grid", language="en"))
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#popup dd")
    assert page.locator("#popup nav").count() == 0
    total, *parts = (int(text.replace(",", "")) for text in page.locator("#popup dd").all_inner_texts())
    assert total == sum(parts) > 1
    assert "Waiting" in page.locator("#popup dt").all_inner_texts()
    assert page.complaints == []


def test_the_keyboard_asks_for_the_middle(page, ogc_server, known_point):
    visit(page, ogc_server, at(known_point, language="en"))
    page.focus("#map")
    page.keyboard.press("Enter")
    page.wait_for_selector("#popup dd[data-status=received]")
    assert "Street light out" in page.inner_text("#popup")
    assert page.evaluate("() => document.activeElement.id") == "popup"


def test_language_and_layers_stand_in_the_link(page, ogc_server):
    visit(page, ogc_server)
    page.click("#language button[lang=en]")
    page.uncheck("#layers input[name=area]")
    page.wait_for_function("() => location.hash.endsWith(',report/en') && !location.hash.includes('area')")
    assert page.inner_text("#title") == "Minahasa Regency"
    assert page.get_attribute("html", "lang") == "en"
    link = page.url
    page.goto("about:blank")
    page.goto(link)
    page.wait_for_selector(READY)
    assert page.inner_text("#title") == "Minahasa Regency"
    assert not page.is_checked("#layers input[name=area]")


def test_a_silent_service_is_said(page, qgis_server):
    page.route("**/ows?**REQUEST=GetMap**", lambda route: route.abort())
    page.goto(qgis_server.urls.map_page)
    page.wait_for_selector("#error:not([hidden])")
    assert "layanan peta tidak menjawab" in page.inner_text("#error")
    page.unroute("**/ows?**REQUEST=GetMap**")
    page.click("#error button")
    page.wait_for_selector(READY)
    assert page.locator("#error").is_hidden()


def test_a_phone(browser, qgis_server):
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB", has_touch=True)
    page = context.new_page()
    page.goto(qgis_server.urls.map_page)
    page.wait_for_selector(READY)
    assert page.inner_text("#title") == "Minahasa Regency"
    assert page.get_attribute("#fold", "aria-expanded") == "false"
    assert page.evaluate("() => document.documentElement.scrollWidth") == 360
    page.click("#fold")
    assert page.locator("#legend img").first.is_visible()
    context.close()
