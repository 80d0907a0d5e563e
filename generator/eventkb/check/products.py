"""The rules about products and their versions, which `products.yml` defines."""

from collections.abc import Iterator
from typing import NamedTuple

from eventkb.check.rule import Scope, few, rule
from eventkb.check.subject import Subject
from eventkb.language.wording import nearest, one_of
from eventkb.model.diagnostic import Finding, Path, likely
from eventkb.model.source import Product

PRODUCTS = "products.yml"


class Mention(NamedTuple):
    """The product of an event, a guide or a source, with its place."""

    product: str
    file: str
    path: Path


@rule("E241", "unknown-product", scope=Scope.TIES)
def unknown_product(subject: Subject) -> Iterator[Finding]:
    products = subject.definitions.products
    unknown = (mention for mention in _mentions(subject) if mention.product not in products)
    for mention in () if subject.lacks(PRODUCTS) else few(unknown, lambda mention: mention.file):
        yield unknown_product.unknown(
            mention.file,
            mention.path,
            f"no product {mention.product}",
            name=mention.product,
            known=products,
            help=f"add it to events/{PRODUCTS}, or write one of the products there",
        )


@rule("E242", "unknown-version", scope=Scope.TIES)
def unknown_version(subject: Subject) -> Iterator[Finding]:
    unknown = (mention for mention in _versions(subject) if mention[-1] not in mention[0].versions)
    for product, file, path, version in few(unknown, lambda mention: mention[1]):
        meant = nearest(version, product.versions)
        yield unknown_version.at(
            file,
            path,
            f"{product.key} has no version {version}",
            help=f'did you mean "{meant}"?' if meant else _instead(product),
            fix=likely(f'"{meant}"') if meant else None,
        )


@rule("E243", "version-without-product", scope=Scope.TIES)
def version_without_product(subject: Subject) -> Iterator[Finding]:
    for event in subject.definitions.events:
        if event.versions and event.product is None:
            yield version_without_product.at(
                event.file,
                (*event.path, "versions"),
                f"{event.key} has versions, but no product",
                help="write `product: …`, with a product of events/products.yml",
            )


def _mentions(subject: Subject) -> Iterator[Mention]:
    for event in subject.definitions.events:
        if event.product is not None:
            yield Mention(event.product, event.file, (*event.path, "product"))
    for guide in subject.definitions.guides.values():
        if guide.product is not None:
            yield Mention(guide.product, guide.file, ("product",))
    for source in subject.definitions.sources.values():
        if source.product is not None:
            yield Mention(source.product, source.file, ("product",))


def _versions(subject: Subject) -> Iterator[tuple[Product, str, Path, str]]:
    """Each version of an event whose product is known."""
    for event in subject.definitions.events:
        product = subject.definitions.products.get(event.product or "")
        if product is None:
            continue
        for place, version in enumerate(event.versions):
            yield product, event.file, (*event.path, "versions", place), version
        for number, variant in enumerate(event.variants):
            for place, version in enumerate(variant.versions):
                if version not in event.versions:
                    yield product, event.file, (*event.path, "variants", number, "versions", place), version


def _instead(product: Product) -> str:
    if product.versions:
        return f"write {one_of(product.versions)}, or add the version to events/{PRODUCTS}"
    return f"add the version to events/{PRODUCTS}, or leave `versions` out"
