"""Records for search servers: the files to load, and the settings of an index for them.

Formats: OpenSearch's `_bulk` and index settings, Typesense's collections, Meilisearch's settings, Groonga's commands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from eventkb.export.records import COLUMNS, TEXTS, Record
from eventkb.index.compactjson import compact_json
from eventkb.model.locale import Locale
from eventkb.pour.edition import Edition
from eventkb.pour.lean import lexicon

FACETS = ("source", "level", "product", "versions", "channel", "category", "language")
SEARCHED = ("title", "symbolic_name", "message", *TEXTS)
NUMBERS = {"event_id": "int32", "is_stub": "bool"}
TYPES_OF_TEXT_IDS = {"typesense": "string", "groonga": "SCALAR ShortText", "opensearch": "keyword"}
"""What each server calls the type of IDs where some are texts."""

GROONGA_KINDS = {"event_id": "SCALAR Int32", "is_stub": "SCALAR Bool", "versions": "VECTOR ShortText"}
"""Columns of Groonga that are not a text."""

SHORTEST_PART = 4
"""Letters of a word that compounds are split by; shorter words are in too many others."""

File = tuple[str, bytes]


def opensearch(editions: Sequence[Edition], records: Sequence[Record]) -> Iterator[File]:
    """For each language the settings of an index `eventkb-<language>`, and the body for `_bulk`."""
    for edition in editions:
        name = f"eventkb-{edition.locale}"
        yield f"{name}.settings.json", compact_json(_opensearch_index(edition, records))
        lines = [
            line
            for record in _of_language(records, edition.locale)
            for line in (compact_json({"index": {"_index": name, "_id": record["id"]}}), compact_json(record))
        ]
        yield f"{name}.bulk.ndjson", b"".join(line + b"\n" for line in lines)


def typesense(editions: Sequence[Edition], records: Sequence[Record]) -> Iterator[File]:
    """For each language the schema of a collection, and its documents."""
    numbers = _typed(NUMBERS, "typesense", records)
    for edition in editions:
        name = f"eventkb-{edition.locale}"
        fields: list[Mapping[str, object]] = [
            {
                "name": column,
                "type": numbers.get(column, "string[]" if column == "versions" else "string"),
                "facet": column in FACETS,
                **({"locale": str(edition.locale)} if column in SEARCHED else {}),
            }
            for column in COLUMNS
            if column != "id"
        ]
        yield f"{name}.schema.json", compact_json({"name": name, "fields": fields})
        yield f"{name}.jsonl", _lines(records, edition.locale)


def meilisearch(editions: Sequence[Edition], records: Sequence[Record]) -> Iterator[File]:
    """For each language the settings of an index, and its documents. Meilisearch itself splits German compounds."""
    for edition in editions:
        name = f"eventkb-{edition.locale}"
        settings = {
            "searchableAttributes": ["event_id", *SEARCHED],
            "filterableAttributes": [*FACETS, "is_stub"],
            "localizedAttributes": [{"attributePatterns": list(SEARCHED), "locales": [str(edition.locale)]}],
        }
        yield f"{name}.settings.json", compact_json(settings)
        yield f"{name}.ndjson", _lines(records, edition.locale)


def groonga(editions: Sequence[Edition], records: Sequence[Record]) -> Iterator[File]:
    """For each language the commands that create a table `eventkb_<language>` and load it.

    The index `words_<language>.texts` finds words in all their forms, `parts_<language>.texts` parts of words, for
    languages with compounds.
    """
    for edition in editions:
        table, analyser = f"eventkb_{edition.locale}", edition.word("search", "opensearch")
        indexes = {
            f"words_{edition.locale}": f"""TokenNgram --token_filters 'TokenFilterStem("algorithm","{analyser}")'""",
            f"parts_{edition.locale}": """'TokenNgram("unify_alphabet",false)'""",
        }
        kinds = _typed(GROONGA_KINDS, "groonga", records)
        columns = [f"column_create {table} {name} COLUMN_{kinds.get(name, 'SCALAR Text')}" for name in COLUMNS]
        commands = ["plugin_register token_filters/stem", f"table_create {table} TABLE_HASH_KEY ShortText", *columns]
        for index, tokens in indexes.items():
            creation = (
                f"table_create {index} TABLE_PAT_KEY ShortText --normalizer NormalizerNFKC130 --default_tokenizer"
            )
            covers = f"COLUMN_INDEX|WITH_POSITION|WITH_SECTION {table} {','.join(SEARCHED)}"
            commands += [f"{creation} {tokens}", f"column_create {index} texts {covers}"]
        lines = [compact_json({"_key": record["id"], **record}) for record in _of_language(records, edition.locale)]
        head = "\n".join([*commands, f"load --table {table}", "["]).encode()
        yield f"eventkb-{edition.locale}.grn", head + b"\n" + b",\n".join(lines) + b"\n]\n"


def _typed(kinds: Mapping[str, str], server: str, records: Sequence[Record]) -> Mapping[str, str]:
    """The types of columns that are no texts; that of IDs where these records have numbers."""
    has_texts = any(isinstance(record["event_id"], str) for record in records[:1])
    return {**kinds, "event_id": TYPES_OF_TEXT_IDS[server]} if has_texts else kinds


def _opensearch_index(edition: Edition, records: Sequence[Record]) -> Mapping[str, object]:
    """An index with the analysis of its language, and compounds split by the catalogue's own words."""
    analyser = edition.word("search", "opensearch")
    words = sorted(word for word in lexicon(edition) if len(word) >= SHORTEST_PART)
    filters: dict[str, Mapping[str, object]] = {"stems": {"type": "stemmer", "language": analyser}}
    if words:
        filters["parts"] = {"type": "dictionary_decompounder", "word_list": words}
    chain = ["lowercase", *(["parts"] if words else []), "stems", "asciifolding"]
    text = {"type": "text", "analyzer": "texts"}
    kinds = _typed({"event_id": "integer", "is_stub": "boolean"}, "opensearch", records)
    properties = {name: text if name in SEARCHED else {"type": kinds.get(name, "keyword")} for name in COLUMNS}
    analysis = {"filter": filters, "analyzer": {"texts": {"tokenizer": "standard", "filter": chain}}}
    return {"settings": {"analysis": analysis}, "mappings": {"properties": properties}}


def _of_language(records: Iterable[Record], locale: Locale) -> Iterator[Record]:
    return (record for record in records if record["language"] == locale)


def _lines(records: Iterable[Record], locale: Locale) -> bytes:
    return b"".join(compact_json(record) + b"\n" for record in _of_language(records, locale))
