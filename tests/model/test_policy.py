"""The security headers are one value."""

from eventkb.model.policy import HEADERS, ONLY_AS_HEADER, POLICY, POLICY_OF_PAGES


def test_nothing_but_the_own_host_is_allowed() -> None:
    """No inline script or style, no other host, no plug-in; everything that isn't named is forbidden."""
    assert POLICY.startswith("default-src 'none'; ")
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & set(POLICY.replace(";", "").split())
    assert HEADERS["Content-Security-Policy"] == POLICY


def test_a_page_says_what_it_can_say_itself() -> None:
    """Browsers warn of a directive that only a header may have."""
    assert set(POLICY.split("; ")) - set(POLICY_OF_PAGES.split("; ")) == {"frame-ancestors 'none'"}
    assert "frame-ancestors" in ONLY_AS_HEADER
