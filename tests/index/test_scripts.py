"""ES modules as one classic script, which a real engine runs."""

import shutil
import subprocess

import pytest

from eventkb.index.scripts import joined
from eventkb.pipeline.finder import ENGINE, FIELD
from tests import own


def run(script: str) -> str:
    node = shutil.which("node")
    assert node, "This test needs Node: apt-get install nodejs"
    return subprocess.run([node, "-e", script], capture_output=True, check=True, text=True).stdout.strip()


MODULES = {
    "main.js": 'import { label as name, twice } from "./a/one.js";\nimport * as two from "./a/two.js";\n\n'
    "console.log(name, twice(4), two.label, two.made());\n",
    "a/one.js": 'import { label as other } from "./two.js";\n\nexport const label = `one and ${other}`;\n\n'
    "/** Twice as much. */\nexport function twice(number) {\n  return 2 * number;\n}\n",
    "a/two.js": 'export const label = "two"; // the same name\nexport class Made {}\n\n'
    "export async function made() {\n  return 1;\n}\n",
}


@pytest.mark.slow
def test_modules_run_as_one_script_and_names_do_not_collide() -> None:
    """Each keeps its own names, and sees those that it imports under the names it wants."""
    assert run(joined(MODULES, "main.js")) == "one and two 8 two Promise { 1 }"


@pytest.mark.slow
def test_a_module_that_is_loaded_later_is_in_the_script_too() -> None:
    """A page that was opened from a disk can't load it; nor can it ask for its own address."""
    modules = {
        "main.js": 'const late = (await import("./late.js")).late;\n'
        'console.log(late, new URL("x", import.meta.url).href);\n',
        "late.js": 'export const late = "late";\n',
    }
    script = joined({**modules, "main.js": f"start();\nasync function start() {{\n{modules['main.js']}}}\n"}, "main.js")
    assert (
        run(f'globalThis.document = {{ currentScript: {{ src: "file:///kb/site.js" }} }};\n{script}')
        == "late file:///kb/x"
    )


@pytest.mark.slow
@pytest.mark.parametrize("entry", ["site.js", "neutral.js", "every.js"])
def test_the_scripts_of_pages_can_be_classic_ones(entry: str) -> None:
    """For pages that are opened from a disk."""
    script = joined(own.materials().scripts, entry)
    assert "import.meta" not in script and "\nimport " not in script and "\nexport " not in script
    node = shutil.which("node")
    assert node
    subprocess.run([node, "--check", "-"], input=script, check=True, text=True)


def test_a_module_that_is_not_there_is_a_fault_of_ours() -> None:
    """It is noticed when the site is built, not by a reader."""
    with pytest.raises(KeyError, match="two"):
        joined({name: text for name, text in MODULES.items() if "two" not in name}, "main.js")


@pytest.mark.slow
@pytest.mark.parametrize("entry", [FIELD, ENGINE])
def test_the_site_s_scripts_hold_nothing_that_only_a_module_may(entry: str) -> None:
    """A page that was opened from a disk runs them too."""
    script = joined(own.materials().scripts, entry)
    assert "\nimport " not in script and "\nexport " not in script
    node = shutil.which("node")
    assert node
    subprocess.run([node, "--check", "-"], input=script, check=True, text=True)


def test_a_script_that_pages_load_as_a_module_keeps_what_comes_later_apart() -> None:
    """A page that doesn't need it doesn't load it."""
    modules = {
        "site.js": 'import { a } from "./a.js";\n\nconst later = async () => await import("./later/main.js");\na();\n',
        "a.js": "export function a() {}\n",
        "later/main.js": "export const big = 1;\n",
    }
    text = joined(modules, "site.js", is_module=True)
    assert 'import("./later/main.js")' in text and "big" not in text
    assert "big" in joined(modules, "site.js")
