"""The Nu Html Checker finds no error in the kinds of pages, but for what Material itself gets wrong."""

import json
import re
import subprocess
from pathlib import Path

from eventkb.model import address
from eventkb.model.address import Address
from tests.browser.conftest import AddressOf
from tests.browser.pages import ALL_KINDS, NEUTRAL

VALIDATOR = Path(__file__).parents[2] / "node_modules/vnu-jar/build/dist/vnu.jar"
MATERIALS = {
    "Material switches autocompletion off for the two check boxes that open drawer and search": (
        "^Attribute .autocomplete. is only allowed when the input type is"
    ),
}
"""Faults of Material's own templates by why we leave them; anything new here needs a reason."""


def test_every_kind_of_page_is_valid(site: Path, address_of: AddressOf) -> None:
    """Pages are HTML by the standard, so that every browser and every tool reads the same in them."""
    places = [*(address_of(kind) for kind in ALL_KINDS), *NEUTRAL.values()]
    files = [str(site / address.file_of(Address(place.partition("#")[0]))) for place in places]
    command = ["java", "-Xss4m", "-jar", str(VALIDATOR), "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run([*command, *files], check=True, capture_output=True, text=True)
    errors = [found for found in json.loads(done.stdout)["messages"] if found["type"] != "info"]
    ours = [found for found in errors if not any(re.search(one, found["message"]) for one in MATERIALS.values())]
    assert not ours, "\n".join(f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in ours)
    for why, pattern in MATERIALS.items():
        assert any(re.search(pattern, found["message"]) for found in errors), f"no longer needed: {why}"
