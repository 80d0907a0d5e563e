"""What a site asks of browsers for its safety. One value, which the preview, pages and files for web servers read."""

from collections.abc import Mapping

DIRECTIVES: Mapping[str, str] = {
    "default-src": "'none'",
    # The search in all texts is a WebAssembly module of the site; pages name those that may be loaded before a click.
    "script-src": "'self' 'wasm-unsafe-eval' 'inline-speculation-rules'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the icons in the style sheets
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""The Content Security Policy (https://www.w3.org/TR/CSP3/): pages run no inline script and ask no other host."""

ONLY_AS_HEADER = frozenset({"frame-ancestors"})
"""Directives that browsers ignore, with a warning, where a page itself says them."""

POLICY = "; ".join(f"{name} {value}" for name, value in DIRECTIVES.items())
POLICY_OF_PAGES = "; ".join(f"{name} {value}" for name, value in DIRECTIVES.items() if name not in ONLY_AS_HEADER)
"""The policy for hosts that send no headers, as a page can say it."""

CHARSET = '<meta charset="utf-8">'
"""How the head of each page begins: what a page says of its policy has to come before anything that it loads."""

REFERRER = "same-origin"

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER,
    # The files of the lookup index are scripts, which pages of other sites could load and read.
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""The headers by their names, with their values."""


def of_pages() -> str:
    """The policy as a page says it itself, in HTML."""
    return (
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY_OF_PAGES}">'
        f'<meta name="referrer" content="{REFERRER}">'
    )


def with_policy(page: str) -> str:
    """A page of a site engine with the policy at the beginning of its head."""
    return page.replace(CHARSET, f"{CHARSET}{of_pages()}", 1)
