"""The workflows for contributors' repositories: valid, and with no more rights than they need."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = sorted(path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
CASES = [
    *(("vendor.github-workflows", path) for path in WORKFLOWS),
    *(("vendor.github-issue-forms", path) for path in FORMS),
    ("vendor.gitlab-ci", ROOT / ".gitlab-ci.yml"),
    ("vendor.renovate", ROOT / "renovate.json"),
]
ACTION = re.compile(r"uses: (?P<action>[\w/-]+)@(?P<digest>\S+)(?: # (?P<version>\S+))?")
IMAGE = re.compile(r"python:(\d\.\d+)(\S*)")
PYTHONS = ["3.11", "3.12", "3.13", "3.14"]


def loaded(path: Path) -> dict[str, object]:
    found = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def scripts(node: object) -> list[str]:
    """Everything that is run in a shell."""
    if isinstance(node, list):
        return [one for inner in node for one in scripts(inner)]
    if not isinstance(node, dict):
        return []
    own = [node["run"]] if isinstance(node.get("run"), str) else []
    own += [one for one in node.get("script", ()) if isinstance(one, str)]
    return own + [one for inner in node.values() for one in scripts(inner)]


@pytest.mark.parametrize(("schema", "path"), CASES, ids=lambda one: getattr(one, "name", one))
def test_it_is_valid(schema: str, path: Path) -> None:
    """By the schema of the one who runs it."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, "-o", "json", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, json.loads(done.stdout)["errors"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_has_no_more_rights_than_it_says(path: Path) -> None:
    """Rights stand at the top, and what somebody else wrote never becomes a part of a script."""
    workflow = loaded(path)
    assert "permissions" in workflow
    assert not [one for one in scripts(workflow) if "${{" in one]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_digest(path: Path) -> None:
    """Each with the version that Renovate updates; a job of our own repository has none."""
    text = path.read_text("utf-8")
    assert text.count("uses: ") == len(ACTION.findall(text)) + text.count("uses: ./")
    for action, digest, version in ACTION.findall(text):
        assert re.fullmatch(r"[0-9a-f]{40}", digest) and re.fullmatch(r"v\d+\.\d+\.\d+", version), action
        assert action.startswith("actions/") or action == "pypa/gh-action-pypi-publish"


def test_an_action_has_one_digest_everywhere() -> None:
    """What one workflow uses was looked at for all of them."""
    used = {match["action"]: set() for path in WORKFLOWS for match in ACTION.finditer(path.read_text("utf-8"))}
    for path in WORKFLOWS:
        for match in ACTION.finditer(path.read_text("utf-8")):
            used[match["action"]].add((match["digest"], match["version"]))
    assert not {action: pins for action, pins in used.items() if len(pins) > 1}


@pytest.mark.parametrize(
    "path", [ROOT / ".github/workflows/test.yml", ROOT / ".gitlab-ci.yml"], ids=lambda path: path.name
)
def test_all_tests_run_on_every_supported_python(path: Path) -> None:
    """In images that are pinned by digest, the same ones on both sides, by the script that the README's commands are
    in."""
    images = dict(IMAGE.findall(path.read_text("utf-8")))
    assert sorted(images, key=lambda version: int(version.split(".")[1])) == PYTHONS
    assert all(re.fullmatch(r"@sha256:[0-9a-f]{64}", digest) for digest in images.values())
    assert images == dict(IMAGE.findall((ROOT / ".gitlab-ci.yml").read_text("utf-8")))
    assert "bash .ci/run" in path.read_text("utf-8")


def test_other_systems_leave_out_what_starts_programs() -> None:
    """The same folders as `make quick`, and Windows and macOS are among the systems."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    programs = re.search(r"^PROGRAMS := (.+)$", makefile, re.MULTILINE)
    assert programs is not None
    portable = loaded(ROOT / ".github/workflows/test.yml")["jobs"]["portable"]  # type: ignore[index]
    assert portable["strategy"]["matrix"]["system"] == ["windows-latest", "macos-latest"]
    (tests,) = (script for script in scripts(portable) if "pytest" in script)
    assert {f"--ignore=tests/{name}" for name in programs[1].split()} <= set(tests.split())


def test_a_release_is_published_with_one_right_per_job() -> None:
    """Whoever gets hold of one job can't use the rights of another; nothing is published in a rehearsal."""
    release = loaded(ROOT / ".github/workflows/release.yml")
    assert release["permissions"] == {}
    jobs = release["jobs"]
    assert isinstance(jobs, dict)
    writing = {
        name: [right for right, kind in job["permissions"].items() if kind == "write"] for name, job in jobs.items()
    }
    assert writing == {
        "test": [],
        "make": [],
        "attest": ["attestations", "id-token"],
        "pypi": ["id-token"],
        "github": ["contents"],
    }
    assert all(
        "push" in jobs[name].get("if", "") or "pypi" in jobs[name]["needs"] for name in ("attest", "pypi", "github")
    )
    assert jobs["pypi"]["environment"]["name"] == "pypi" and "password" not in str(jobs)


def test_both_lock_files_change_together() -> None:
    """Renovate knows both, and a job compares them with what `make lock` writes."""
    settings = json.loads((ROOT / "renovate.json").read_text("utf-8"))
    (pattern,) = settings["pip_requirements"]["managerFilePatterns"]
    known = re.compile(pattern.strip("/"))
    assert all(known.search(name) for name in ("requirements.txt", "requirements-dev.txt"))
    (together,) = (rule for rule in settings["packageRules"] if rule.get("matchManagers") == ["pip_requirements"])
    assert together["groupName"]
    locks = loaded(ROOT / ".github/workflows/test.yml")["jobs"]["locks"]  # type: ignore[index]
    assert "make lock" in "".join(scripts(locks)) and "git diff --exit-code" in "".join(scripts(locks))


@pytest.mark.parametrize("path", [*WORKFLOWS, ROOT / ".gitlab-ci.yml"], ids=lambda path: path.name)
def test_what_is_run_is_a_script(path: Path) -> None:
    """For a shell, and calling commands that there are."""
    for script in scripts(loaded(path)):
        subprocess.run(["bash", "-n", "-c", script], check=True)
        for words in re.findall(r"\.venv/bin/eventkb ([a-z]+)", script):
            subprocess.run(
                [sys.executable, "-m", "eventkb", words, "--help"], check=True, capture_output=True, cwd=ROOT
            )


def test_the_hooks_are_commands() -> None:
    """As pre-commit wants them."""
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert {hook["id"] for hook in hooks} == {"eventkb-check", "eventkb-fmt"}
    for hook in hooks:
        assert hook["language"] == "python"
        command = [sys.executable, "-m", "eventkb", *hook["entry"].split()[1:], "--help"]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
        assert re.search(hook["files"], "events/Demo/1.yml")


def test_the_comment_goes_where_github_says() -> None:
    """What a pull request made, its artifact, says what to write, never where."""
    text = (ROOT / ".github/workflows/comment.yml").read_text("utf-8")
    assert "head.sha == env.HEAD_SHA" in text
    (script,) = scripts(loaded(ROOT / ".github/workflows/comment.yml"))
    assert not re.findall(r"\bcat\b|\$\(<", script), "a value that is read from a file of the pull request"


@pytest.mark.parametrize(
    ("known", "asked"), [([], ("POST", "")), ([{"id": 7, "body": "<!-- eventkb diff -->\nx"}], ("PUT", "/7"))]
)
def test_the_note_on_gitlab_is_renewed(tmp_path: Path, known: list[dict[str, object]], asked: tuple[str, str]) -> None:
    """The first push writes it, the next ones write it anew; other people's notes are left alone."""
    job = loaded(ROOT / ".gitlab-ci.yml")["diff"]
    assert isinstance(job, dict)
    notes = [{"id": 3, "body": "looks good"}, *known]
    (tmp_path / "notes.json").write_text(json.dumps(notes))
    (tmp_path / "comment.md").write_text("## What changes\n")
    curl = tmp_path / "curl"
    curl.write_text(f'#!/bin/sh\ncase "$*" in *--request*) echo "$*" > asked;; *) cat {tmp_path}/notes.json;; esac\n')
    curl.chmod(0o755)
    given = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "EVENTKB_COMMENT_TOKEN": "secret",
        "CI_API_V4_URL": "https://gitlab.example/api/v4",
        "CI_MERGE_REQUEST_PROJECT_ID": "1",
        "CI_MERGE_REQUEST_IID": "2",
    }
    subprocess.run(["bash", "-eu", "-c", job["script"][-1]], cwd=tmp_path, env=given, check=True)
    method, place = asked
    line = (tmp_path / "asked").read_text()
    assert f"--request {method} " in line
    assert line.rstrip().endswith(f"https://gitlab.example/api/v4/projects/1/merge_requests/2/notes{place}")
    assert (tmp_path / "note.md").read_text() == "<!-- eventkb diff -->\n## What changes\n"
