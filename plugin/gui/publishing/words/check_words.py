"""What a verification asked, in the user's language."""

from mapalus.plugin.gui.publishing.words.step_words import NOTHING
from mapalus.plugin.i18n import tr
from mapalus.plugin.ogc.checks import ADMINISTRATOR, AGENCY, ATTACKER, PUBLIC


def asker_words(by):
    """Return as whom something was asked."""
    return {
        PUBLIC: tr("As the public"),
        ATTACKER: tr("As an attacker"),
        AGENCY: tr("As an agency"),
        ADMINISTRATOR: tr("As the administrator, before it was opened"),
    }.get(by, by)


def asked_words(asked):
    """Return what was asked; of a question that has no words yet, its own."""
    return {
        "is listed in the capabilities": tr("is listed in the capabilities"),
        "a map": tr("a map"),
        "a legend": tr("a legend"),
        "features": tr("features"),
        "the declared columns and no others": tr("the declared columns and no others"),
        "pages in one order": tr("pages in one order"),
        "the time dimension": tr("the time dimension"),
        "a map without naming a time": tr("a map without naming a time"),
        "tiles": tr("tiles"),
        "the map page": tr("the map page"),
        "a layer that is closed": tr("a layer that is closed"),
        "a closed layer in a group": tr("a closed layer in a group"),
        "columns that are not declared": tr("columns that are not declared"),
        "writing": tr("writing"),
        "storing queries": tr("storing queries"),
        "is not listed": tr("is not listed"),
        "the REST interface": tr("the REST interface"),
        "its own reports and no others": tr("its own reports and no others"),
        "no report for a login that is no agency's": tr("no report for a login that is no agency's"),
        "the project": tr("the project"),
        "a project that is not published": tr("a project that is not published"),
    }.get(asked, asked)


def verification_words(verification):
    """Return a verification in a sentence."""
    if verification.passed:
        return tr("The server answers as it should, and refuses what it should. Checks: {number}.").format(
            number=len(verification.checks)
        )
    return tr("Checks that failed: {failed} of {number}.").format(
        failed=len(verification.failed), number=len(verification.checks)
    )


def counts_words(entry):
    """Return how many checks of a publication in the journal failed."""
    if entry.checks is None:
        return NOTHING
    if not entry.failed_checks:
        return str(entry.checks)
    return tr("{number}, failed: {failed}").format(number=entry.checks, failed=entry.failed_checks)
