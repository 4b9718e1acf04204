"""What came of a look, a publication or a test, in the user's language: (sign, sentence)."""

from mapalus.plugin.gui.publishing.words.check_words import verification_words
from mapalus.plugin.gui.publishing.words.step_words import plan_words
from mapalus.plugin.i18n import error_words, tr


def look_words(look, obstacle):
    """Say what a look at the server found.

    :param obstacle: the :class:`MapalusError` that applying the chosen steps would meet, or None.
    """
    words = plan_words(look.plan)
    if look.is_rollback:
        words = (
            tr("Going back to before publication {number}. {plan}").format(number=look.goes_back_to, plan=words)
            if look.plan
            else tr("The server is already as it was before publication {number}.").format(number=look.goes_back_to)
        )
    if obstacle is not None:
        words = f"{words} {error_words(obstacle)}"
    if look.findings:
        found = tr("Found in the database, and listed under “Database”: {number}.")
        words = f"{words} {found.format(number=len(look.findings))}"
    drift = any(step.drift for step in look.plan.steps)
    return "attention" if obstacle is not None or drift else "" if look.plan else "good", words


def applied_words(applied):
    """Say what came of a publication."""
    if applied.error is not None:
        return "bad", error_words(applied.error)
    words = tr(
        "Publication {number} is done; steps taken: {steps}. Then the server was asked as the public and as "
        "an attacker would, and answered as it should. Checks: {checks}."
    ).format(
        number=applied.outcome.entry,
        steps=len(applied.outcome.steps),
        checks=len(applied.outcome.verification.checks),
    )
    if applied.put_off:
        words = f"{words} {tr('Put off: {number}.').format(number=applied.put_off)}"
    return "good", words


def failed_words(entry, verification):
    """Say that a publication failed its verification."""
    return tr("Publication {number} failed its verification. {verification} What failed stands first.").format(
        number=entry, verification=verification_words(verification)
    )


def stored_words(entry, verification):
    """Say what the checks after a publication found."""
    return tr("After publication {number}: {verification}").format(
        number=entry, verification=verification_words(verification)
    )


def tested_words(entry, is_exposed):
    """Say that a server can be published to.

    :param entry: the last one of its journal, or None.
    :param is_exposed: whether the password travels in the clear.
    """
    words = tr("GeoServer answers, and this user may configure it.")
    if entry is not None:
        words = f"{words} {tr('Last publication: number {number}.').format(number=entry.number)}"
    else:
        words = f"{words} {tr('Nothing was published to it yet.')}"
    if not is_exposed:
        return "good", words
    return "attention", f"{words} {tr('Its address begins with http: the password travels in the clear.')}"
