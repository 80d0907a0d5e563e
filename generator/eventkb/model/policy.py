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

REFERRER = "same-origin"

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""The headers by their names, with their values."""
