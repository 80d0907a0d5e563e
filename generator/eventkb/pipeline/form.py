"""The form of definition files: those that were in form before are not formatted again."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from eventkb.edit import Formed, formed
from eventkb.model.locale import Locale
from eventkb.pipeline import cache
from eventkb.read.kinds import KindOf

IN_FORM = "formed"


def form(
    root: Path,
    files: Mapping[str, bytes],
    wanted: Collection[str],
    *,
    folder: str,
    locales: Sequence[Locale],
    kind_of: KindOf,
) -> Formed:
    """Formats the wanted ones of all files below `folder`; the cache of the project in `root` has those in form.

    Of the kind of a file's source, only the form of its IDs decides how a file is written.
    """
    in_form = cache.load(root, IN_FORM)

    def key(file: str, data: bytes) -> str:
        return cache.digest(file, data, folder, *locales, str(kind_of(file).has_text_ids))

    keys = {file: key(file, data) for file, data in files.items()}
    outcome = formed({file: files[file] for file in wanted if keys[file] not in in_form}, folder, locales, kind_of)
    others = {*outcome.changed, *outcome.refused, *(diagnostic.place.file for diagnostic in outcome.diagnostics)}
    clean = {keys[file]: True for file in wanted if file not in others}
    clean |= {key(file, data): True for file, data in outcome.changed.items()}  # a second time changes nothing
    known = {key: True for key in keys.values() if key in in_form} | clean
    if known.keys() != in_form.keys():
        cache.store(root, IN_FORM, known)
    return outcome
