"""Holds the built package against what plugins.qgis.org looks at, and what QGIS 4 no longer takes.

It runs bandit, detect-secrets, flake8 with flake8-qgis, and qgis-plugin-analyzer on the unpacked package, and fails
when one of them finds something. What is a false positive is marked where it stands. What is none of these tools'
business is listed here, each with its reason.
"""

import json
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from mapalus.tools.package import write_package

PROGRAMS = Path(sys.executable).parent

# A package that somebody could publish.
PUBLISHER = {name: f"https://localhost/{name}" for name in ("email", "repository", "tracker", "homepage")}

BANDIT_LEFT_OUT = {
    "B404": "plugins.qgis.org leaves it out: importing subprocess is no finding",
    "B603": "every command is a list of our own making; B602 finds shells",
}
FLAKE8_LEFT_OUT = {
    **dict.fromkeys(("E1", "E2", "E3", "E5", "W1", "W2", "W3", "W5"), "ruff decides how code is laid out"),
    "QGS201": "experimental: most of these return values say nothing, such as addParameter()",
    "QGS202": "experimental: it guesses the class from a method's name",
}
ANALYZER_LEFT_OUT = {
    "B608": "takes psycopg2's sql.SQL(…).format(…) for formatted text; tests/test_layout.py finds formatted SQL",
    "BLOCKING_NETWORK_CALL": "requests are sent in background tasks",
    "GOD_OBJECT": "counts; tests/test_layout.py limits files and folders",
    "HARDCODED_SECRET": "bandit and detect-secrets find the same; this one cannot be told of a false positive",
    "HIGH_COMPLEXITY": "counts; most are the library's",
    "MAGIC_NUMBER": "takes HTTP's status codes for magic",
    "METADATA_SUPPORTS_QT6": "QGIS 3.x on Qt 6 still asks for it",
    "MISSING_DOCSTRING": "also of private and overridden functions",
    "MISSING_I18N": "knows self.tr() alone; tests/plugin/test_translation.py finds what is not translated",
    "MISSING_TYPE_HINTS": "tests/test_layout.py says where hints must be",
    "POTENTIAL_MISSING_SLOT": "does not know inherited slots, and signals that are connected to signals",
    "PRINT_STATEMENT": "commands without QGIS print",
    "SPAGHETTI_CODE": "counts; most are the library's",
    "UNSAFE_SUBPROCESS": "takes lists of arguments for a shell's line; bandit's B602 finds shells",
    "UNSAFE_THREAD": "interrupts a connection over a dead network, which no QgsTask may wait for",
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        package = Path(folder, "mapalus.zip")
        write_package(package, PUBLISHER)
        with zipfile.ZipFile(package) as archive:
            archive.extractall(Path(folder, "package"))
        findings = lint(Path(folder, "package", "mapalus"), Path(folder))
    for finding in findings:
        print(finding)
    print(f"The package: {len(findings)} findings.", file=sys.stderr)
    return 1 if findings else 0


def lint(plugin, scratch):
    """Return what the tools find in an unpacked plugin, one line each."""
    return [*bandit(plugin), *secrets(plugin), *flake8(plugin), *analyzer(plugin, scratch), *files(plugin)]


def bandit(plugin):
    report = json.loads(run("bandit", "-r", ".", "-f", "json", "-q", "-s", ",".join(BANDIT_LEFT_OUT), within=plugin))
    for error in report["errors"]:
        yield f"{error['filename']}: bandit: {error['reason']}"
    for issue in report["results"]:
        yield f"{issue['filename']}:{issue['line_number']}: {issue['test_id']} {issue['issue_text']}"


def secrets(plugin):
    report = json.loads(
        run("detect-secrets", "scan", "--all-files", "--exclude-files", r"metadata\.txt", ".", within=plugin)
    )
    for name, found in report["results"].items():
        for secret in found:
            yield f"{name}:{secret['line_number']}: {secret['type']}"


def flake8(plugin):
    ignored = ",".join(FLAKE8_LEFT_OUT)
    yield from run("flake8", "--isolated", "--extend-ignore", ignored, within=plugin).splitlines()


def analyzer(plugin, scratch):
    report = json.loads(
        run("qgis-analyzer", "analyze", ".", "--json", "--no-cache", "--linters", "none", "-o", scratch, within=plugin)
    )
    issues = report["qgis_compliance"]["best_practices"]["issues"] + report["security"]["findings"]
    for issue in issues:
        if issue["type"] not in ANALYZER_LEFT_OUT:
            yield f"{issue['file']}:{issue['line']}: {issue['type']} {issue['message']}"
    repository = report["repository_compliance"]
    for problem in (*repository["binaries"], *repository["constraint_errors"]):
        yield f"repository: {problem}"


def files(plugin):
    """Yield hidden and executable files."""
    for path in sorted(plugin.rglob("*")):
        name = path.relative_to(plugin).as_posix()
        if path.name.startswith(".") or re.search(r"\.(exe|dll|so|dylib|bat|sh|ps1|cmd)$", path.name):
            yield f"{name}: no file for a package"


def run(program, *arguments, within):
    """Return what one of the tools says; it must have run, with or without findings."""
    done = subprocess.run(
        [PROGRAMS / program, *arguments], cwd=within, check=False, capture_output=True, text=True, timeout=600
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{program} failed ({done.returncode}): {done.stderr or done.stdout}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
