"""What the articles of this repository name exists: cmdlets, parameters, counters, registry, codes and symbols."""

from collections.abc import Mapping

import pytest

from eventkb.check.subject import Subject
from eventkb.model.event import Action, Command, EventKey
from tests import own
from tests.catalogues import acting, article, definitions, text
from tests.corpus.facts import Facts, justified, unknown
from tests.corpus.named import Kind, in_commands


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(own.subject().definitions.tables)


@pytest.mark.slow
def test_everything_that_the_articles_name_is_on_a_list_or_justified(facts: Facts) -> None:
    """A cmdlet, a parameter, a counter, a key or a code that nobody has documented misleads who uses it."""
    reasons = justified()
    assert [
        f"{name.file}: {name.kind} {name.label}" for name in unknown(own.subject(), facts) if name.label not in reasons
    ] == []


def test_each_justification_is_needed(facts: Facts) -> None:
    """A name that is on a list, or that nobody uses, needs no justification."""
    assert justified().keys() <= {name.label for name in unknown(own.subject(), facts)}


def test_cmdlets_are_available_in_a_version_of_the_article(facts: Facts) -> None:
    """No command of an article about Exchange 2010 alone is one of Exchange 2013."""
    events = own.subject().definitions.by_key
    missing = [
        f"{name.file}: {name.name}"
        for name in in_commands(own.subject())
        if name.kind is Kind.CMDLET and (event := _event(events, name.file)) and facts.unavailable(name.name, event)
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("shell", "command", "label"),
    [
        ("powershell", "Get-Queues", "Get-Queues"),
        ("powershell", "Get-Queue -Servers EX01", "Get-Queue -Servers"),
        ("powershell", r"Get-Counter '\Memory\Available Mbites'", r"\Memory\Available Mbites"),
        ("cmd", r"reg query HKLM\SOFTWARE\Contoso\Nothing", r"HKEY_LOCAL_MACHINE\SOFTWARE\Contoso\Nothing"),
        ("cmd", r"reg query HKLM\SYSTEM\CurrentControlSet /v NobodyKnowsThis", "NobodyKnowsThis"),
    ],
)
def test_an_invented_name_in_a_command_is_reported(facts: Facts, shell: str, command: str, label: str) -> None:
    """Whatever part of the command is invented."""
    action = Action(text=text("Ask."), command=Command(shell, command))
    subject = Subject(definitions=definitions(article(user_action=acting(action))))
    assert [name.label for name in unknown(subject, facts)] == [label]


@pytest.mark.parametrize("locale", ["en", "de"])
@pytest.mark.parametrize("name", ["`Get-Queues`", "0x8007FFFE", "ERROR_OF_NOBODY", "`-1019999`", "`-9999`"])
def test_an_invented_name_in_a_text_is_reported(facts: Facts, name: str, locale: str) -> None:
    """In prose of either language."""
    subject = Subject(definitions=definitions(article(explanation=text(**{locale: f"Look at {name} first."}))))
    is_code = name.strip("`") != "-1019999"
    assert [found.label for found in unknown(subject, facts)] == ([name.strip("`")] if is_code else [])


def _event(events: Mapping[EventKey, object], file: str):
    return next((event for event in events.values() if event.file == file), None)
