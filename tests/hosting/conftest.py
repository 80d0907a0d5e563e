"""The web servers of the hosting samples: started with the sample itself, on a free port of this machine."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

import pytest

from eventkb.pipeline.standard import hosting
from tests.site.conftest import PARTS, ROOT, built, copy, place_at, write

SAMPLES = ROOT / "templates/hosting"
UNPACKED = Path("/usr/local/lib/eventkb-servers")
"""Where tests/tools.sh unpacks servers: a package that is installed would also start its service."""
PREFIXES = ("/", "/kb/")
"""A site at the root of a host, and one in a subfolder."""
PATIENCE = 60
"""Seconds that a server may take to start."""

DEFINITIONS = {
    "events/Demo/1.yml": (
        "source: Demo\nid: 1\naliases: [Sample/7]\nmessage: {en: It has begun., de: Es hat begonnen.}\n"
        "explanation: {en: Somebody has begun it., de: Jemand hat es begonnen.}\nmodified: 2026-01-31\n"
    ),
    "events/Demo/2.yml": "source: Demo\nid: 2\nmessage: {en: It has ended., de: Es ist zu Ende.}\n",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sends; the names of `headers` are found in any case."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def type(self) -> str:
        return (self.headers["Content-Type"] or "").lower().replace("; ", ";")


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs; `prefix` is the site's path on its host, `folder` has its logs."""

    port: int
    prefix: str
    folder: Path

    def ask(self, address: str, *, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answer:
        """Asks for an address of the site, without following redirects."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, f"{self.prefix}{address}", headers=dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server runs: `folder` is its own, `root` what it serves, `missing` the address of the 404 page."""

    folder: Path
    root: Path
    port: int
    missing: str


def program(name: str) -> str:
    """A server's program, installed or unpacked."""
    places = [f"{folder}/{part}" for folder in ("", UNPACKED) for part in ("usr/sbin", "usr/bin")]
    path = shutil.which(name, path=os.pathsep.join([os.environ["PATH"], *places]))
    assert path, f"{name} is missing: run `make tools`"
    return path


def substituted(sample: str, place: Place, replacements: Mapping[str, str]) -> str:
    """A sample with another root, port and address of the 404 page; each text that is replaced must be there."""
    text = hosting(sample)
    for old, new in {"/srv/www/kb": str(place.root), "/404.html": place.missing, **replacements}.items():
        assert old in text, f"{sample} has no {old}"
        text = text.replace(old, new)
    return text


def nginx(place: Place) -> list[str]:
    """Debian's nginx.conf without what it says of users and paths."""
    sample = substituted("nginx.conf", place, {"listen 80;": f"listen 127.0.0.1:{place.port};"})
    (place.folder / "eventkb.conf").write_text(sample, "utf-8")
    types = next(path for path in (Path("/etc/nginx/mime.types"), UNPACKED / "etc/nginx/mime.types") if path.is_file())
    shutil.copyfile(types, place.folder / "mime.types")
    temporary = "".join(
        f"{kind}_temp_path {place.folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (place.folder / "nginx.conf").write_text(
        f"daemon off;\nerror_log {place.folder}/error.log;\npid {place.folder}/nginx.pid;\nevents {{}}\n"
        f"http {{\nsendfile on;\ntcp_nopush on;\ninclude mime.types;\ndefault_type application/octet-stream;\n"
        f"access_log off;\n{temporary}include eventkb.conf;\n}}\n",
        "utf-8",
    )
    return [program("nginx"), "-c", f"{place.folder}/nginx.conf", "-e", f"{place.folder}/error.log"]


def apache(place: Place) -> list[str]:
    """The modules that the sample names, and those without which Apache is no server."""
    sample = substituted("apache.conf", place, {"*:80": f"127.0.0.1:{place.port}"})
    (place.folder / "eventkb.conf").write_text(sample, "utf-8")
    named = sample.splitlines()[0].partition("a2enmod ")[2].split()
    modules = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"
        for name in ("mpm_event", "authz_core", *named)
    )
    (place.folder / "apache2.conf").write_text(
        f"ServerRoot {place.folder}\nServerName localhost\nListen 127.0.0.1:{place.port}\nPidFile apache2.pid\n"
        f"ErrorLog {place.folder}/error.log\n{modules}TypesConfig /etc/mime.types\n"
        "<Directory />\nAllowOverride None\nRequire all denied\n</Directory>\nInclude eventkb.conf\n",
        "utf-8",
    )
    return [program("apache2"), "-D", "FOREGROUND", "-f", f"{place.folder}/apache2.conf"]


def caddy(place: Place) -> list[str]:
    """Without certificates, and without the port by which a running Caddy is changed."""
    sample = substituted("Caddyfile", place, {"kb.example.org {": f"http://127.0.0.1:{place.port} {{"})
    (place.folder / "Caddyfile").write_text(f"{{\n\tadmin off\n}}\n{sample.rstrip()}\n", "utf-8")
    return [program("caddy"), "run", "--config", f"{place.folder}/Caddyfile", "--adapter", "caddyfile"]


SERVERS: Mapping[str, Callable[[Place], list[str]]] = {"nginx": nginx, "apache": apache, "caddy": caddy}


@pytest.fixture(scope="session")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small site, readable for the user that servers run as; its folder is the subfolder of `PREFIXES`."""
    project = copy(tmp_path_factory.mktemp("hosted"), *PARTS)
    write(project, DEFINITIONS)
    place_at(project, "https://intranet.example.org/kb/")
    assert built(project).pages
    with readable_folder() as folder:
        shutil.copytree(project / "site", folder / "kb")
        write(folder / "kb", {".git/config": "secret", ".htpasswd": "secret", "en/.cache/notes.md": "secret"})
        make_readable(folder)
        yield folder / "kb"


@pytest.fixture(scope="session", params=[(name, prefix) for name in SERVERS for prefix in PREFIXES], ids=":".join)
def server(request: pytest.FixtureRequest, hosted: Path) -> Iterator[Server]:
    """Each server with its sample, at the root of a host and in a subfolder."""
    name, prefix = request.param
    with readable_folder() as folder:
        at_root = prefix == "/"
        place = Place(folder, hosted if at_root else hosted.parent, free_port(), f"{prefix}404.html")
        log = (folder / "output.log").open("wb")
        environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "XDG_DATA_HOME": str(folder)}
        command = SERVERS[name](place)
        make_readable(folder)
        folder.chmod(0o777)
        account = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=log,
            user=account.pw_uid if account else None,
            group=account.pw_gid if account else None,
            extra_groups=[] if account else None,
        )
        try:
            started = Server(place.port, prefix, folder)
            wait_for(started, process)
            yield started
        finally:
            process.terminate()
            process.wait(PATIENCE)
            log.close()


def wait_for(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Waits until a server answers; if it ends before, its logs say why."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with suppress(ConnectionError):
            server.ask("")
            return
        time.sleep(0.02)
    logs = "\n".join(path.read_text("utf-8", "replace") for path in sorted(server.folder.glob("*.log")))
    raise AssertionError(f"{process.args!r} does not answer:\n{logs}")


@contextmanager
def readable_folder() -> Iterator[Path]:
    """A folder that is not below pytest's own, since other users may not enter that."""
    folder = Path(tempfile.mkdtemp(prefix="eventkb-hosting-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def make_readable(folder: Path) -> None:
    """Lets the user that servers run as read all files of a folder, whatever the umask of whoever runs the tests."""
    subprocess.run(["chmod", "-R", "go+rX", folder], check=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
