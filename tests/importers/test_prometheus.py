"""Rule files of Prometheus."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventkb.importers.harvest import ImportedInsertion, ImportFault
from eventkb.importers.prometheus import read, templated
from eventkb.importers.reading import Settings
from eventkb.model.event import insertion_numbers

RULES = b"""\
groups:
  - name: node
    rules:
      - record: instance:load
        expr: node_load1
      - alert: NodeFilesystemFull
        expr: node_filesystem_avail_bytes < 1
        labels: {severity: critical}
        annotations:
          summary: Filesystem full.
          description: |
            Filesystem on {{ $labels.device }}, mounted at {{$labels.mountpoint}},
            has {{ printf "%.2f" $value }}% left.
      - alert: Silent
        expr: vector(1)
"""


def test_an_alert_becomes_an_event() -> None:
    """Its description is the message; the severity is a level; rules without an alert are left out."""
    harvest = read(RULES, Settings(neutral="en", levels={"critical": "critical"}))
    (event,) = harvest.events
    assert (event.source, event.id, event.level) == ("Prometheus", "NodeFilesystemFull", "critical")
    assert event.messages == {"en": "Filesystem on %1, mounted at %2,\nhas %3% left."}
    assert event.insertions == tuple(map(ImportedInsertion, ("device", "mountpoint", "value")))
    assert (harvest.without_message, harvest.sources[0].kind) == (1, "alert")


def test_the_operators_form_is_read() -> None:
    """Kubernetes has the groups below `spec`."""
    assert len(read(b"spec:\n  " + RULES.replace(b"\n", b"\n  "), Settings(neutral="en")).events) == 1


def test_a_file_with_several_documents_is_read_whole() -> None:
    """Kubernetes puts many objects into one file."""
    text = b"---\nkind: Service\n---\n" + RULES + b"---\n" + RULES.replace(b"NodeF", b"OtherF")
    assert [event.id for event in read(text, Settings(neutral="en")).events] == [
        "NodeFilesystemFull",
        "OtherFilesystemFull",
    ]


def test_of_a_file_that_was_cut_off_whole_rules_are_read() -> None:
    """The fault is reported with its line."""
    rule = "  - alert: A{0}\n    annotations: {{summary: 'It is down.'}}\n"
    text = "groups:\n- rules:\n" + "".join(map(rule.format, range(5)))
    harvest = read(text[:-12].encode(), Settings(neutral="en"))
    assert [event.id for event in harvest.events] == ["A0", "A1", "A2", "A3"]
    assert "The rules before that were read" in harvest.problems[0].message


def test_the_same_expression_is_the_same_insertion_string() -> None:
    """Another expression of the same label has a name of its own."""
    text, names = templated("{{ $labels.pod }} of {{$labels.pod}} and {{ $labels.pod | title }}5")
    assert (text, names) == ("%1 of %1 and %025", ["pod", "pod_2"])


@pytest.mark.parametrize("data", [b"", b"a: [", b"- a", b"groups: 5", b"\xff\xfe\x00", b"{" * 5000])
def test_what_has_no_alert_is_a_fault(data: bytes) -> None:
    """The sentence says what it should be."""
    with pytest.raises(ImportFault):
        read(data, Settings(neutral="en"))


def test_aliases_make_no_gigabytes() -> None:
    """Nested values are left out, however often they are repeated."""
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    text = "\n".join(
        [*lines, "groups: [{rules: [{alert: A, annotations: {summary: *a39, description: It is down.}}]}]"]
    )
    assert read(text.encode(), Settings(neutral="en")).events[0].messages == {"en": "It is down."}


@given(st.text(alphabet="a{}$%1 labels.x|\n"))
def test_any_annotation_is_a_message(text: str) -> None:
    """As many names as the message has insertion strings."""
    message, names = templated(text)
    assert max(insertion_numbers(message), default=0) == len(names)


@given(st.binary(max_size=60))
def test_no_file_leads_to_a_traceback(data: bytes) -> None:
    """It is read, or is a fault."""
    with suppress(ImportFault):
        read(data, Settings(neutral="en"))


def test_a_name_that_cannot_be_an_id_becomes_one() -> None:
    """Names of alerts may contain any character; the alert's own name stays as the symbolic name."""
    rules = b"groups: [{rules: [{alert: 'Disk full (>90 %)', annotations: {summary: Full.}}, {alert: '%%'}]}]"
    harvest = read(rules, Settings(neutral="en"))
    (event,) = harvest.events
    assert (event.id, event.symbolic_name) == ("Disk-full-90", "Disk full (>90 %)")
    assert [problem.message for problem in harvest.problems] == [
        "'Disk full (>90 %)' can't be an ID; the event is Disk-full-90.",
        "'%%' can't be an ID.",
    ]


def test_a_template_of_helm_is_named() -> None:
    """It is no YAML before Helm has filled it."""
    template = b"{{- if .Values.alerts }}\ngroups:\n- name: a\n{{- end }}\n"
    with pytest.raises(ImportFault, match="helm template"):
        read(template, Settings(neutral="en"))
