"""The catalogues that `eventkb init --example` offers, as their readers meet them: pasting, reading, lists, a phone."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.pages import DEVICES, LOCALES
from tests.browser.pasting import paste
from tests.browser.serving import served
from tests.site.conftest import built, built_once, example


class Case(NamedTuple):
    """An entry as a tool of its world writes it, the article that it means, and a value that the article then shows."""

    name: str
    entry: str
    article: str
    value: str


CASES = (
    Case(
        "postgresql",
        '2026-11-29 03:12:07.142 CET [4711] ERROR:  duplicate key value violates unique constraint "orders_pkey"\n'
        "2026-11-29 03:12:07.142 CET [4711] DETAIL:  Key (id)=(17) already exists.",
        "postgresql/23505/",
        "orders_pkey",
    ),
    Case(
        "postgresql",
        "2026-11-29 03:12:09.004 CET [4711] FEHLER:  Relation »invoices« existiert nicht\n"
        "2026-11-29 03:12:09.004 CET [4711] ANWEISUNG:  SELECT * FROM invoices",
        "postgresql/42p01/",
        "invoices",
    ),
    Case(
        "linux",
        "Nov 29 03:14:22 db1 kernel: Out of memory: Killed process 2481 (postgres) total-vm:8123400kB, "
        "anon-rss:7981200kB, file-rss:1240kB, shmem-rss:0kB, UID:110 pgtables:15872kB oom_score_adj:0\n"
        "Nov 29 03:14:22 db1 kernel: oom_reaper: reaped process 2481 (postgres), now anon-rss:0kB",
        "kernel/oom-kill/",
        "postgres",
    ),
    Case(
        "linux",
        "2026-11-29T03:20:44.123456+01:00 web1 sshd[991]: Failed password for root from 198.51.100.23 port 52144 ssh2\n"
        "2026-11-29T03:20:46.000001+01:00 web1 sshd[991]: Connection closed by 198.51.100.23 port 52144 [preauth]",
        "sshd/failed-password/",
        "198.51.100.23",
    ),
    Case(
        "prometheus",
        "[FIRING:1] NodeFilesystemAlmostOutOfSpace (/dev/sda1 ext4 db1.example.com:9100 node-exporter /var critical)\n"
        "Filesystem on /dev/sda1, mounted on /var at db1.example.com:9100 has only 2.87% available space left.",
        "node/nodefilesystemalmostoutofspace/",
        "/var",
    ),
    Case(
        "prometheus",
        "Alert: KubePodCrashLooping\nSeverity: warning\n"
        'Description: Pod shop/web-0 (web) is in waiting state (reason: "CrashLoopBackOff").',
        "kubernetes/kubepodcrashlooping/",
        "web-0",
    ),
)
NAMES = ("postgresql", "linux", "prometheus")
ARTICLE = {
    "postgresql": "postgresql/40p01/",
    "linux": "kernel/oom-kill/",
    "prometheus": "kubernetes/kubepersistentvolumefillingup/",
}
SOURCE = {"postgresql": "postgresql/", "linux": "systemd-journald/", "prometheus": "kubernetes/"}


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """The URL of each example, built and served."""
    with ExitStack() as servers:
        yield {name: servers.enter_context(served(_site(tmp_path_factory, name), "/kb/")) for name in NAMES}


def _site(folders: pytest.TempPathFactory, name: str) -> Path:
    def make(folder: Path) -> None:
        assert built(example(folder, name)).pages

    return built_once(folders, name, make) / "site"


@pytest.fixture
def opened(browser: Browser, roots: Mapping[str, str]) -> Iterator["Opened"]:
    opener = Opened(browser, roots)
    yield opener
    opener.close()


class Opened:
    """Opens pages of examples, each for a new reader; a page with a fault fails the test."""

    def __init__(self, browser: Browser, roots: Mapping[str, str]) -> None:
        self.browser, self.roots, self.contexts, self.faults = browser, roots, [], []

    def __call__(self, name: str, address: str, device: str = "desktop") -> Page:
        context = self.browser.new_context(viewport=DEVICES[device], has_touch=device == "phone")
        context.set_default_timeout(PATIENCE)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(self.roots[name] + address)
        return page

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        assert not self.faults, self.faults


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.article)
def test_an_entry_of_its_world_leads_to_the_article(opened: Opened, case: Case, locale: str) -> None:
    """As the tools of this world write it; the article then shows the reader's values."""
    page = opened(case.name, f"{locale}/about/")
    paste(page, case.entry)
    page.locator(f'dialog[open] a[href*="{case.article}"]').first.click()
    page.wait_for_url(f"**/{locale}/{case.article}**")
    expect(page.locator("article")).to_contain_text(case.value)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", ["article", "source", "all events", "ids", "home"])
def test_pages_fit_a_phone(opened: Opened, name: str, locale: str, kind: str) -> None:
    """Nothing has to be scrolled sideways to be read."""
    addresses = {"article": ARTICLE[name], "source": SOURCE[name], "all events": "events/", "ids": "id/", "home": ""}
    page = opened(name, f"{locale}/{addresses[kind]}", device="phone")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= DEVICES["phone"]["width"]
    expect(page.locator("h1").first).to_be_visible()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", NAMES)
def test_an_id_of_text_is_found_by_typing(opened: Opened, name: str, locale: str) -> None:
    """In small letters, as people type; Enter opens the only one."""
    page = opened(name, f"{locale}/about/")
    number = ARTICLE[name].rstrip("/").split("/")[-1]
    page.keyboard.press("/")
    page.keyboard.type(number)
    expect(page.locator(".find-option").first).to_contain_text(number, ignore_case=True)
    page.locator(".find-option").first.click()
    page.wait_for_url(f"**/{locale}/{ARTICLE[name]}**")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", NAMES)
def test_the_list_of_a_source_is_filtered_by_its_words(opened: Opened, name: str, locale: str) -> None:
    """And says how many are left."""
    page = opened(name, f"{locale}/{SOURCE[name]}")
    rows = page.locator("[data-table] tbody tr").filter(visible=True)
    count = rows.count()
    word = {"postgresql": "40P01", "linux": "vacuuming", "prometheus": "KubeJobFailed"}[name]
    page.locator("[data-table]").get_by_role("searchbox").fill(word)
    expect(rows).to_have_count(1)
    assert count > 1
