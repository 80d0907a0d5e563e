"""The rules about commands: what readers would copy along with them."""

import pytest

from tests.check.examined import codes, marked

ACTION = (
    "user_action:\n  actions:\n    - text: {en: See., de: Sehen Sie nach.}\n      command:\n        shell: powershell\n"
)


def command(run: str) -> str:
    return f"{ACTION}        run: '{run}'\n"


@pytest.mark.parametrize(
    ("run", "prompt"),
    [
        ("PS C:\\> Get-Queue", "PS C:\\> "),
        ("[PS] C:\\Windows\\system32>Get-Queue", "[PS] C:\\Windows\\system32>"),
        ("PS> Get-Queue", "PS> "),
        ("C:\\Users\\Admin>net start", "C:\\Users\\Admin>"),
        ("$ systemctl status", "$ "),
        ("root@mail:~# systemctl status", "root@mail:~# "),
        ("# systemctl status", "# "),
        ("[admin@db1 ~]$ systemctl status", "[admin@db1 ~]$ "),
        ("C:\\Program Files\\Shop>shop.exe", "C:\\Program Files\\Shop>"),
        ("PS HKLM:\\> Get-Item .", "PS HKLM:\\> "),
        ("postgres=# VACUUM;", "postgres=# "),
        (">>> import shop", ">>> "),
        ("MariaDB [shop]> SHOW TABLES;", "MariaDB [shop]> "),
    ],
)
def test_a_prompt_is_reported(run: str, prompt: str) -> None:
    """Of each shell, at the characters to delete."""
    assert marked(command(run)) == prompt


@pytest.mark.parametrize(
    "run",
    [
        "$queue = Get-Queue",
        "PSExec -s cmd > out.txt",
        "Get-Queue > C:\\queues.txt",
        "C:\\Tools\\eseutil /mh a.edb",
        "C:\\Tools\\eseutil /mh a.edb > out.txt",
        "SELECT make_interval(days => 10), make_interval(days=> 10)",
        'Get-Queue "Mail – outside" | ? { $_ }',
    ],
)
def test_what_only_looks_like_one_is_not(run: str) -> None:
    """A variable, a redirection, a path, a dash within a name."""
    assert codes(command(run)) == []


KIND = """\
# kinds/router.yml
title: Router
id: {name: Message}
levels: [{level: error, title: Error}]
details: [id, source]
shells:
  - {shell: cli, title: Console, prompts: ["**(config)# ", "router> "]}
"""


@pytest.mark.parametrize(
    ("run", "prompt"), [("core 1(config)# no shutdown", "core 1(config)# "), ("router> show log", "router> ")]
)
def test_the_prompt_of_a_kind_of_the_project_is_reported(run: str, prompt: str) -> None:
    """Each kind says what its shells show; without the kind nobody knows it."""
    assert marked(command(run) + KIND) == prompt
    assert codes(command(run)) == []


def test_a_comment_above_a_command_is_not_the_prompt_of_root() -> None:
    """`#` begins a comment in most shells."""
    assert codes(f"{ACTION}        run: |\n          # All queues\n          Get-Queue\n") == []


@pytest.mark.parametrize(("run", "sign"), [("Get-Queue –All", "–"), ("echo “All", "“"), ("echo ’All", "’")])
def test_a_typographic_sign_is_reported(run: str, sign: str) -> None:
    """Quotation marks anywhere, a dash where an option begins."""
    assert marked(command(run)) == sign
