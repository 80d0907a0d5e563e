"""Pages poured into frames: each frame is as deep as its page, so that its relative links are right."""

import pickle

from eventkb.model.asked import Asked
from eventkb.model.source import Product
from eventkb.pipeline.pages import articles, listings
from eventkb.pipeline.plan import Plan
from eventkb.pipeline.project import Rendered
from eventkb.pipeline.render import FRAMES
from eventkb.pour.listing import ROWS
from eventkb.relate import relate
from tests.catalogues import LOCALES, ROOT, definitions, event, text
from tests.pipeline.test_any_definition import CONFIGURATIONS, MATERIALS

FRAMED = tuple(
    Rendered(
        locale,
        ROOT,
        {file: f"{file.count('/') + 1} levels ⟦head⟧⟦language_links⟧⟦article⟧" for file in FRAMES.values()},
    )
    for locale in LOCALES
)


def test_a_further_page_of_a_product_has_a_frame_of_its_depth() -> None:
    """A product's list is a folder below the products, and its second page another one."""
    events = [event("Demo", number, product="demo") for number in range(1, ROWS + 2)]
    product = Product(key="demo", title=text("Demo"), file="events/products.yml")
    plan = Plan.of(CONFIGURATIONS, FRAMED, relate(definitions(*events, products={"demo": product})), MATERIALS)
    pages = dict(listings(plan))
    assert {"en/products/demo/page-2/", "de/demo/page-2/", "en/events/page-2/"} <= pages.keys()
    for place, html in pages.items():
        assert html.startswith(f"{place.count('/')} levels "), place


def test_a_plan_can_be_sent_to_another_process_after_it_has_poured() -> None:
    """The first event is poured before the processes are started, and not every system forks them."""
    own = event("Demo", 1, explanation=text("Why."))
    plan = Plan.of(CONFIGURATIONS, FRAMED, relate(definitions(own)), MATERIALS).noting(Asked())
    poured = dict(articles(plan, own))
    sent = pickle.loads(pickle.dumps(plan))
    with sent.asked.listening() as heard:
        assert dict(articles(sent, own)) == poured != {}
    assert heard  # what is asked for is still noted there
