"""Plan, apply, verify, roll back: bringing a server to a declared state, or back to an earlier one."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mapalus.plugin.errors import Cancelled, MapalusError, Sentence, as_sentence
from mapalus.plugin.ogc.checks import Verification, VerificationFailed
from mapalus.plugin.ogc.fields import complete
from mapalus.plugin.ogc.plan import CREATE, DELETE, compare
from mapalus.plugin.ogc.state import Snapshot, canonical, drop_useless_stamps
from mapalus.plugin.packages import require_packages
from mapalus.plugin.publication.attempt import Attempt, CancelledBetweenSteps
from mapalus.plugin.publication.gone_feeds import leave_out_gone_feeds, whole_scope
from mapalus.plugin.publication.own_layers.records import drop_withdrawn_views
from mapalus.plugin.publication.preflight import in_the_way, preflight, repair, require_fit
from mapalus.plugin.publication.preflight.safety import findings_as_json, require_safe, safe_steps, server_findings

if TYPE_CHECKING:
    from mapalus.plugin.database.connection import Connection
    from mapalus.plugin.feedback import Feedback
    from mapalus.plugin.ogc.owner import Owner
    from mapalus.plugin.ogc.plan import Plan
    from mapalus.plugin.ogc.port import DatabaseLogin, OgcServer, ServiceUrls
    from mapalus.plugin.publication.declaration.model import Publication
    from mapalus.plugin.publication.feed_checks import Feeds
    from mapalus.plugin.publication.journal import Entry, Journal
    from mapalus.plugin.publication.preflight.finding import Finding


# File systems tell changes apart that lie a few milliseconds apart.
_STAMP_SECONDS = 0.05

# A publication that could not be verified shall not begin.
_VERIFYING = ("requests", "owslib", "numpy")

# What is said before the server is looked at.
LOOKING = Sentence("Looking at the layers before they are opened")
ASKING = Sentence("Asking the server as the public and as an attacker would")


@dataclass(frozen=True)
class PublicationOutcome:
    """What came of a publication: number in the journal, steps taken, passwords made up (shown once), checks."""

    entry: int
    steps: tuple
    passwords: dict
    verification: Verification = field(default_factory=Verification)


class Publisher:
    """Brings one server to the state that one publication declares, or back to an earlier one.

    It is made by :func:`~mapalus.plugin.publication.opening.open_publisher`. All methods may take long and belong into
    the background.

    :param server: :class:`~mapalus.plugin.ogc.port.OgcServer`
    :param publication: :class:`~mapalus.plugin.publication.declaration.Publication`
    :param journal: :class:`~mapalus.plugin.publication.journal.Journal`
    :param logins: database role -> :class:`~mapalus.plugin.ogc.port.DatabaseLogin`.
    :param owner: :class:`~mapalus.plugin.ogc.owner.Owner` of the published workspaces.
    :param feeds: :class:`~mapalus.plugin.publication.feed_checks.Feeds`; None where there are none to verify.
    :param database: psycopg2 connection for looking at the database first; None where nobody looks.

    ``findings`` are what the last look at the database found. ``new_passwords`` are those that the last :meth:`apply`
    made up for new users, by name: also where it failed afterwards, since nobody could find them out any more.
    Agencies' users have the password of their database login.
    """

    def __init__(
        self,
        server: OgcServer,
        publication: Publication,
        journal: Journal,
        logins: dict[str, DatabaseLogin],
        *,
        owner: Owner,
        feeds: Feeds | None = None,
        database: Connection | None = None,
    ) -> None:
        self.server = server
        self.publication = publication
        self.findings = []
        self.new_passwords = {}
        self._journal = journal
        self._logins = logins
        self._owner = owner
        self._feeds = feeds
        self._database = database

    @property
    def urls(self) -> ServiceUrls:
        """Where the public finds it: :class:`~mapalus.plugin.ogc.port.ServiceUrls`."""
        return self.server.urls_of(self.publication.public.name)

    # ---------------------------------------------------------------- the database

    def preflight(self, thorough: bool = False) -> list[Finding]:
        """Look at the database and return what was found, see :mod:`mapalus.plugin.publication.preflight`."""
        if self._database is not None:
            self.findings = preflight(self._database, self.publication, self._logins, thorough)
        return self.findings

    def repair(self, finding: Finding) -> list[Finding]:
        """Put a finding right, look again and return what is found then.

        :raises MapalusError: where it could not be put right; nothing is changed then.
        """
        repair(self._database, finding)
        if finding in self.preflight():
            raise MapalusError(
                "The statements ran and changed nothing: {problem}",
                "Have {who} run them.",
                problem=finding.problem,
                who=finding.by,
            )
        return self.findings

    # ---------------------------------------------------------------- plans

    def plan(self, thorough: bool = False) -> Plan:
        """Look at the database, then at the server. Only reads.

        :param thorough: read everything, also what has not changed by the server's own account.
        :returns: :class:`~mapalus.plugin.ogc.plan.Plan` from the live to the declared state.
        """
        self.preflight(thorough)
        plan = self._plan(self.server.wanted(self.publication, self._logins), thorough)
        self.findings = [*server_findings(self.server, self.publication), *self.findings]
        return plan

    def plan_rollback(self, entry: int) -> Plan:
        """Return the plan that leads back to the state before an entry of the journal. Only reads.

        An entry that an older Mapalus wrote is restored as far as it tells. Kinds that it does not know stay as they
        are, and so do fields of a resource that is there; a resource that must be made again gets their defaults.
        Feeds of agencies' logins that are gone do not come back, and passwords stay those of today.

        :raises MapalusError: when there is no such entry, when a newer Mapalus wrote it, or when a resource must be
            made again and it does not say all of its fields.
        """
        self._journal.identify(self.server.identity())
        wanted = self._journal.before(entry)
        wanted.secrets.update({login.user: login.password for login in self._logins.values()})
        leave_out_gone_feeds(wanted, self.publication)
        for fields in wanted.of_kind("store").values():
            # A state does not remember a password that no longer worked. Nobody asks a store that is switched off.
            fields["connects"] = True if fields.get("enabled", True) else None
        return self._plan(wanted, thorough=True)

    def closing(self, plan: Plan) -> Plan:
        """Return the steps of a plan that show nobody more than before; they may be taken on an unsafe server."""
        return plan.only({step.key for step in safe_steps(self.server, plan)})

    def _plan(self, wanted, thorough):
        self.server.require_own(self._owner, self.publication.scope)
        self._journal.identify(self.server.identity())
        applied = self._journal.applied()
        scope = whole_scope(self.publication, applied, wanted)
        live = self.server.read(scope, wanted, _names_of(applied) if thorough else applied)
        wanted.state = complete(wanted.state, live.state, self.server.fields)
        return compare(wanted, live, self.server, applied and applied.own, scope, applied and applied.kinds)

    def as_json(self, plan: Plan) -> dict:
        """Return a plan as plain data, with what the look at the database and at the server's version found."""
        return {**plan.as_json(), **findings_as_json(self.findings)}

    # ---------------------------------------------------------------- changes

    def apply(self, plan: Plan, feedback: Feedback, goes_back_to: int | None = None) -> PublicationOutcome:
        """Take the steps of a plan, and look at the result as the public, an attacker and two agencies would.

        Every step is written into the journal before and after it is taken. Layers are opened last, when they have
        been looked at with the administrator's eyes. Going back asks nothing of the database.

        :param goes_back_to: the entry of the journal that is undone, for a rollback's plan.
        :returns: :class:`PublicationOutcome`
        :raises MapalusError: before anything is changed, when a step needs a password that was not given, when the
            database is not fit for what is published, or when a step opens something on a server that is not safe; else
            at the first step that fails: publishing again goes on from there, a rollback goes back.
        :raises PublicationStopped: when that happens after a step.
        :raises VerificationFailed: when the result is not as it should be; everything was asked then.
        """
        require_packages(*_VERIFYING)
        self.require_passwords(plan)
        if goes_back_to is None:
            require_fit(in_the_way(self.preflight(), plan, self.publication))
        with self._journal.lock(self.server.identity()), self.server.publishing(self._owner, plan.scope) as identity:
            self._journal.identify(identity)
            self._require_unchanged(plan)
            require_safe(self.server, self.publication, plan)
            attempt = Attempt(plan, self._journal.begin(plan, goes_back_to))
            self.new_passwords = {}
            try:
                self._take_steps(attempt, feedback)
                after, foreign = self._settled(plan)
                feedback.pushInfo(ASKING)
                attempt.verification.add(self._verify(after, {step.name for step in plan.steps if step.kind == "user"}))
                _require_passed(attempt)
                self._journal.end(attempt.entry, "done", after, foreign, verification=attempt.verification)
                drop_withdrawn_views(self._journal.connection)
            except BaseException as error:
                told = attempt.told(error)
                self._give_up(attempt, told)
                if told is error:
                    raise
                raise told from error
        return PublicationOutcome(attempt.entry, plan.steps, self.new_passwords, attempt.verification)

    def verify(self) -> Verification:
        """Ask the server as the public and as an attacker would, without changing anything.

        :returns: :class:`~mapalus.plugin.ogc.checks.Verification`, also of checks that failed.
        """
        require_packages(*_VERIFYING)
        return self._verify(self.server.wanted(self.publication, self._logins))

    def _verify(self, snapshot, changed_users=()):
        accepted = self.publication.accepted
        if self._feeds is None:
            return self.server.verify(snapshot, accepted=accepted)
        verification = self.server.verify(snapshot, self._feeds.visitors(changed_users), accepted)
        verification.add(self._feeds.verify())
        return verification

    # ---------------------------------------------------------------- the journal

    def history(self, limit: int = 50) -> list[Entry]:
        """Return the newest :class:`~mapalus.plugin.publication.journal.Entry` list, newest first."""
        self._identify()
        return self._journal.entries(limit)

    def verification(self, entry: int) -> Verification | None:
        """Return the verification that an entry of the journal keeps.

        :returns: :class:`~mapalus.plugin.ogc.checks.Verification`, None where there is none.
        """
        self._identify()
        return self._journal.verification(entry)

    def _identify(self):
        # The journal can be read while the server is down: then by the address under which it was published last.
        with suppress(MapalusError):
            self._journal.identify(self.server.identity())

    def require_passwords(self, plan: Plan) -> None:
        """Raise :class:`MapalusError` where a plan needs the password of a login that was not given.

        GeoServer keeps the password that it has when a store's other parameters are changed.
        """
        for step in plan.steps:
            if step.kind != "store" or step.action == DELETE:
                continue
            user = plan.wanted.state[step.key]["parameters"]["user"]
            if plan.wanted.secrets.get(user) is None and _needs_password(step):
                raise MapalusError(
                    "The store {store} needs the password of the database login {login}, which was not given.",
                    "Give it as an authentication configuration of QGIS or in {variable}; “Make a login” "
                    "(mapalus:makelogin) and “Renew a login's password” (mapalus:renewlogin) show one. Nothing was "
                    "changed.",
                    store=step.name,
                    login=user,
                    variable=self._variable(user),
                )

    def _variable(self, user):
        role = next((role for role, login in self._logins.items() if login.user == user), user)
        return f"{role.upper()}_PASSWORD"

    # ---------------------------------------------------------------- inside

    def _require_unchanged(self, plan):
        live = self.server.read(plan.scope, plan.wanted, plan.live)
        if canonical(live.state) != canonical(plan.live.state):
            raise MapalusError(
                "Somebody changed the server after this plan was made.", "Look at a new plan; nothing was changed."
            )

    def _take_steps(self, attempt, feedback):
        plan, entry = attempt.plan, attempt.entry
        changed = {step.key for step in plan.steps}
        openings = [step for step in plan.steps if self.server.is_opening(step, changed, plan.live.state)]
        for number, step in enumerate(plan.steps):
            if feedback.isCanceled():
                raise CancelledBetweenSteps(number, len(plan.steps))
            if openings and step is openings[0]:
                feedback.pushInfo(LOOKING)
                attempt.verification.add(self.server.verify_closed(plan.wanted, openings))
                _require_passed(attempt)
            feedback.pushInfo(step.sentence)
            self._journal.step(entry, number, "begun")
            try:
                self.new_passwords.update(self.server.perform(step, plan.wanted))
            except BaseException:
                # Why it failed matters more than that this cannot be written.
                with suppress(Exception):
                    self._journal.step(entry, number, "failed")
                raise
            attempt.done += 1
            self._journal.step(entry, number, "done")
            feedback.setProgress(100 * (number + 1) / len(plan.steps))

    def _settled(self, plan):
        """Return the snapshot after the steps, which must be the wanted one, and what is foreign in it."""
        # A change after this reading gets another stamp than the one that is read now.
        time.sleep(_STAMP_SECONDS)
        after = self.server.read(plan.scope, plan.wanted, _names_of(plan.live))
        drop_useless_stamps(plan.live, after)
        left = self._compare_again(plan, after)
        taken = {step.key for step in plan.steps}
        undone = [step for step in left.steps if step.key in taken]
        if undone:
            raise MapalusError(
                "The server does not keep a change: {step}.",
                "Look into its log; somebody else may be changing it.",
                step=undone[0].sentence,
            )
        return after, left.foreign

    def _compare_again(self, plan, after):
        own = {key: fields for key, fields in plan.live.state.items() if key not in plan.foreign}
        own.update((step.key, {}) for step in plan.steps)
        return compare(plan.wanted, after, self.server, own, plan.scope)

    def _give_up(self, attempt, error):
        """Write into the journal how a publication failed, with the state that it left where that can be asked.

        If something fails here, the user still sees the error that ended the publication.
        """
        plan, entry = attempt.plan, attempt.entry
        outcome = "cancelled" if isinstance(error, Cancelled) else "failed"
        if isinstance(error, MapalusError):
            told = error.what_happened if isinstance(error, VerificationFailed) else error.sentence
        else:
            told = as_sentence(str(error) or type(error).__name__)
        after, foreign = None, ()
        # First of all: reading the server takes a while, in which this may be ended altogether.
        with suppress(Exception):
            self._journal.note(entry, told)
        with suppress(Exception):
            time.sleep(_STAMP_SECONDS)
            found = self.server.read(plan.scope, plan.wanted, _names_of(plan.live))
            drop_useless_stamps(plan.live, found)
            after, foreign = found, self._compare_again(plan, found).foreign
        with suppress(Exception):
            self._journal.end(entry, outcome, after, foreign, told, attempt.verification)


def _require_passed(attempt):
    if not attempt.verification.passed:
        raise VerificationFailed(attempt.verification, attempt.entry)


def _needs_password(step):
    before, after = step.fields.get("parameters", ({}, {}))
    is_asked = "connects" in step.fields or "password" in step.fields
    return step.action == CREATE or is_asked or before.get("user") != after.get("user")


def _names_of(snapshot):
    """Return a snapshot that says what to look for, and nothing of when that changed: everything is read again."""
    return snapshot and Snapshot(snapshot.state)
