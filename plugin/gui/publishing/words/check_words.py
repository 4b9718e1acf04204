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


def verification_words(verification):
    """Return a verification in a sentence."""
    if verification.passed and verification.warned:
        return tr(
            "The server answers as it should, but with warnings. Checks: {number}; warnings: {warnings}.",
            number=len(verification.checks),
            warnings=len(verification.warned),
        )
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
