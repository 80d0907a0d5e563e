"""Ready queries: right for any name of a source, in each tool's own quotation marks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.pour.queries import UnquotableError, powershell_literal, queries, xpath_literal
from tests.catalogues import event
from tests.kinds import WINDOWS

NAMES = st.text(
    st.sampled_from("ab '\"‘’‚‛“”„`$(){};|&\\%*\n\t\r<>é") | st.characters(exclude_categories=["Cs"]), min_size=1
)
POWERSHELL_QUOTES = "['‘’‚‛]"
ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}


def of_powershell(literal: str) -> str:
    """What PowerShell reads: any single quotation mark ends the string unless it stands there twice."""
    inner = literal[1:-1]
    assert re.fullmatch(f"(?:[^'‘’‚‛]|{POWERSHELL_QUOTES}{{2}})*", inner)
    return re.sub(f"({POWERSHELL_QUOTES}){POWERSHELL_QUOTES}", r"\1", inner)


def of_double_quotes(query: str) -> list[str]:
    """The strings in a query of KQL, SPL or Elastic, where a backslash takes the meaning from a sign."""
    assert not re.sub(r'"(?:[^"\\\n]|\\.)*"', "", query).count('"')
    characters = re.findall(r'"((?:[^"\\\n]|\\.)*)"', query)
    return [re.sub(r"\\(.)", lambda match: ESCAPES.get(match[1], match[1]), character) for character in characters]


def can_be_quoted(name: str) -> bool:
    """Whether XPath has a way to write a name: it knows no escapes."""
    return not ("'" in name and '"' in name)


@given(NAMES)
def test_no_name_breaks_out_of_a_powershell_string(name: str) -> None:
    """A query that is copied and run asks for the source and does nothing else."""
    literal = powershell_literal(name)
    assert literal[0] == literal[-1] == "'"
    assert of_powershell(literal) == name


@given(NAMES)
def test_no_name_breaks_out_of_an_xpath_string(name: str) -> None:
    """XPath 1.0 knows no escape: a name with both quotation marks has no literal."""
    if can_be_quoted(name):
        literal = xpath_literal(name)
        assert literal[0] == literal[-1] and literal[0] not in literal[1:-1]
        assert literal[1:-1] == name
    else:
        with pytest.raises(UnquotableError):
            xpath_literal(name)


@given(NAMES)
def test_every_tool_gets_the_very_name_of_the_source(name: str) -> None:
    """Whatever is in a name, each query reads as this name again."""
    runs = {query.tool: query.run for query in queries(event(name, 7, channel="Application"), WINDOWS)}
    assert of_double_quotes(runs["kql"]) == [name]
    assert of_double_quotes(runs["splunk"]) == ["WinEventLog:Application", name]
    assert of_double_quotes(runs["elastic"]) == [name, "7"]
    assert powershell_literal(name) in runs["powershell"]
    assert ("xpath" in runs) == can_be_quoted(name)


def test_the_queries_of_an_event() -> None:
    """One for each tool, with the log where the event says it."""
    runs = {
        query.tool: query.run for query in queries(event("MSExchangeTransport", 2007, channel="Application"), WINDOWS)
    }
    assert runs == {
        "powershell": (
            "Get-WinEvent -FilterHashtable @{\n"
            "  LogName      = 'Application'\n"
            "  ProviderName = 'MSExchangeTransport'\n"
            "  Id           = 2007\n"
            "}"
        ),
        "xpath": "*[System[Provider[@Name='MSExchangeTransport'] and (EventID=2007)]]",
        "kql": 'Event\n| where Source == "MSExchangeTransport" and EventID == 2007',
        "splunk": 'source="WinEventLog:Application" SourceName="MSExchangeTransport" EventCode=2007',
        "elastic": 'winlog.provider_name: "MSExchangeTransport" and event.code: "2007"',
    }


def test_without_a_log_the_queries_search_all() -> None:
    """Nobody is sent to a log that nobody has named."""
    runs = {query.tool: query.run for query in queries(event(), WINDOWS)}
    assert "LogName" not in runs["powershell"]
    assert runs["splunk"] == 'SourceName="Demo" EventCode=1'
