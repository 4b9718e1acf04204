"""Plan, apply, verify, roll back: bringing a server to a declared state, or back to an earlier one."""

import time
from dataclasses import dataclass, field

from mapalus.plugin.errors import Cancelled, MapalusError
from mapalus.plugin.ogc.checks import Report, VerificationFailed
from mapalus.plugin.ogc.plan import compare
from mapalus.plugin.ogc.state import Snapshot, canonical

# File systems tell changes apart that lie a few milliseconds apart.
_STAMP_SECONDS = 0.05

# What is said before the server is looked at.
LOOKING = "Looking at the layers before they are opened"
ASKING = "Asking the server as the public and as an attacker would"


class CancelledBetweenSteps(Cancelled):
    """The user stopped a publication; what was done until then is in the journal."""

    def __init__(self, done, of):
        MapalusError.__init__(
            self,
            f"Cancelled after {done} of {of} steps.",
            "Publishing again goes on from there; a rollback goes back to the state before.",
        )


@dataclass(frozen=True)
class Outcome:
    """What came of a publication: number in the journal, steps taken, passwords of new users (shown once), checks."""

    entry: int
    steps: tuple
    passwords: dict
    report: Report = field(default_factory=Report)


class Publisher:
    """One server, its journal, and the database logins that it works with.

    :param server: :class:`~mapalus.plugin.ogc.port.OgcServer`
    :param journal: :class:`~mapalus.plugin.publication.journal.Journal`
    :param logins: database role -> :class:`~mapalus.plugin.ogc.port.DatabaseLogin`.
    :param feeds: :class:`~mapalus.plugin.publication.feed_checks.Feeds`; None where there are none to verify.

    ``new_passwords`` are those of users whom the last :meth:`apply` made, by name: also where it failed afterwards,
    since nobody could find them out any more.
    """

    def __init__(self, server, journal, logins, feeds=None):
        self._server = server
        self._journal = journal
        self._logins = logins
        self._feeds = feeds
        self.new_passwords = {}

    def plan(self, publication, thorough=False):
        """Return the :class:`~mapalus.plugin.ogc.plan.Plan` from the live to the declared state. Only reads.

        :param thorough: read everything, also what has not changed by the server's own account.
        """
        return self._plan(publication.scope, self._server.wanted(publication, self._logins), thorough)

    def plan_rollback(self, scope, entry):
        """Return the plan that leads back to the state before an entry of the journal. Only reads."""
        wanted = self._journal.before(entry)
        wanted.secrets.update({login.user: login.password for login in self._logins.values()})
        for fields in wanted.of_kind("store").values():
            # A state does not remember a password that no longer worked.
            if fields.get("connects") is False:
                fields["connects"] = True
        return self._plan(scope, wanted, thorough=True)

    def _plan(self, scope, wanted, thorough):
        applied = self._journal.applied()
        live = self._server.read(scope, wanted, _names_of(applied) if thorough else applied)
        return compare(wanted, live, self._server, applied and applied.own, scope)

    def apply(self, plan, feedback, goes_back_to=None):
        """Take the steps of a plan, and look at the result as the public, an attacker and each new user would.

        Every step is written into the journal before and after it is taken. Layers are opened last, when they have
        been looked at with the administrator's eyes.

        :param goes_back_to: the entry of the journal that is undone, for a rollback's plan.
        :returns: :class:`Outcome`
        :raises MapalusError: at the first step that fails; publishing again goes on from there, a rollback goes back.
        :raises VerificationFailed: when the result is not as it should be; everything was asked then.
        """
        with self._journal.alone():
            self._require_unchanged(plan)
            entry = self._journal.begin(plan, goes_back_to)
            self.new_passwords = {}
            report = Report()
            try:
                self._take_steps(plan, entry, feedback, report)
                after, foreign = self._settled(plan)
                feedback.pushInfo(ASKING)
                report.add(self._verify(after))
                _require_passed(report, entry)
            except BaseException as error:
                self._give_up(plan, entry, error, report)
                raise
            self._journal.end(entry, "done", after, foreign, report=report)
        return Outcome(entry, plan.steps, self.new_passwords, report)

    def verify(self, publication):
        """Ask the server as the public and as an attacker would, without changing anything.

        :returns: :class:`~mapalus.plugin.ogc.checks.Report`, also of checks that failed.
        """
        return self._verify(self._server.wanted(publication, self._logins))

    def _verify(self, snapshot):
        if self._feeds is None:
            return self._server.verify(snapshot)
        report = self._server.verify(snapshot, self._feeds.visitors(self.new_passwords))
        report.add(self._feeds.verify())
        return report

    def history(self, limit=50):
        """Return the newest :class:`~mapalus.plugin.publication.journal.Entry` list, newest first."""
        return self._journal.entries(limit)

    def report(self, entry):
        """Return the :class:`~mapalus.plugin.ogc.checks.Report` that an entry of the journal keeps, None where none."""
        return self._journal.report(entry)

    def _require_unchanged(self, plan):
        live = self._server.read(plan.scope, plan.wanted, plan.live)
        if canonical(live.state) != canonical(plan.live.state):
            raise MapalusError(
                "Somebody changed the server after this plan was made.",
                "Look at a new plan; nothing was changed.",
            )

    def _take_steps(self, plan, entry, feedback, report):
        changed = {step.key for step in plan.steps}
        openings = [step for step in plan.steps if self._server.is_opening(step, changed, plan.live.state)]
        for number, step in enumerate(plan.steps):
            if feedback.isCanceled():
                raise CancelledBetweenSteps(number, len(plan.steps))
            if openings and step is openings[0]:
                feedback.pushInfo(LOOKING)
                report.add(self._server.verify_closed(plan.wanted, openings))
                _require_passed(report, entry)
            feedback.pushInfo(str(step))
            self._journal.step(entry, number, "begun")
            try:
                self.new_passwords.update(self._server.perform(step, plan.wanted))
            except BaseException:
                self._journal.step(entry, number, "failed")
                raise
            self._journal.step(entry, number, "done")
            feedback.setProgress(100 * (number + 1) / len(plan.steps))

    def _settled(self, plan):
        """Return the snapshot after the steps, which must be the wanted one, and what is foreign in it."""
        # Whoever changes something after this reading gets another stamp than the one that is read now.
        time.sleep(_STAMP_SECONDS)
        after = self._server.read(plan.scope, plan.wanted, _names_of(plan.live))
        _drop_useless_stamps(plan.live, after)
        left = self._compare_again(plan, after)
        taken = {step.key for step in plan.steps}
        undone = [step for step in left.steps if step.key in taken]
        if undone:
            raise MapalusError(
                f"The server does not keep a change: {undone[0]}.",
                "Look into its log; somebody else may be changing it.",
            )
        return after, left.foreign

    def _compare_again(self, plan, after):
        own = {key: fields for key, fields in plan.live.state.items() if key not in plan.foreign}
        own.update((step.key, {}) for step in plan.steps)
        return compare(plan.wanted, after, self._server, own, plan.scope)

    def _give_up(self, plan, entry, error, report):
        """Write into the journal how a publication failed, with the state that it left where that can be asked."""
        try:
            time.sleep(_STAMP_SECONDS)
            after = self._server.read(plan.scope, plan.wanted, _names_of(plan.live))
            _drop_useless_stamps(plan.live, after)
            foreign = self._compare_again(plan, after).foreign
        except MapalusError:
            after, foreign = None, ()
        outcome = "cancelled" if isinstance(error, Cancelled) else "failed"
        told = error.what_happened if isinstance(error, VerificationFailed) else str(error)
        self._journal.end(entry, outcome, after, foreign, told or type(error).__name__, report)


def _require_passed(report, entry):
    if not report.passed:
        raise VerificationFailed(report, entry)


def _names_of(snapshot):
    """Return a snapshot that says what to look for, and nothing of when that changed: everything is read anew."""
    return snapshot and Snapshot(snapshot.state)


def _drop_useless_stamps(before, after):
    """Forget stamps that did not change with what they stamp, or that tell no parts of a second."""
    moved = any(before.stamps.get(folder) != stamp for folder, stamp in after.stamps.items())
    coarse = all(stamp == "absent" or ".0 " in stamp for stamp in after.stamps.values())
    if coarse or (before.state != after.state and before.stamps and not moved):
        after.stamps.clear()
