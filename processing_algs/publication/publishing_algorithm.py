"""What the algorithms share that publish to a GeoServer."""

from contextlib import closing, contextmanager

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from mapalus.plugin.database.connection import connect
from mapalus.plugin.errors import MapalusError
from mapalus.plugin.feedback import TranslatedFeedback
from mapalus.plugin.i18n import error_words, in_words, tr
from mapalus.plugin.ogc.checks import VerificationFailed
from mapalus.plugin.ogc.plan import kind_sentence
from mapalus.plugin.publication.opening import (
    HOST_VARIABLE,
    PORT_VARIABLE,
    StoreLogin,
    make_server,
    open_publisher,
)
from mapalus.plugin.publication.preflight import finding_lines
from mapalus.plugin.stored.logins import stored_login
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm
from mapalus.processing_algs.publication.geoserver_parameters import GeoServerParameters

DECLARATION = "DECLARATION"
PUBLIC_LOGIN = "PUBLIC_LOGIN"
DATABASE_HOST = "DATABASE_HOST"
DATABASE_PORT = "DATABASE_PORT"
THOROUGH = "THOROUGH"
ENTRY = "ENTRY"
OUTPUT = "OUTPUT"
CHANGES = "CHANGES"
SUMMARY = "SUMMARY"
PUBLICATION_NUMBER = "PUBLICATION"
# The name of an output.
PASSWORDS = "PASSWORDS"  # pragma: allowlist secret

_STORE_LOGINS = {PUBLIC_LOGIN: "mapalus_public"}


class PublishingAlgorithm(GeoServerParameters, DatabaseAlgorithm):
    """An algorithm on a declaration and a server; subclasses implement :meth:`publish`."""

    def group(self):
        return tr("Publication")

    def groupId(self):
        return "publication"

    def add_publishing_parameters(self):
        self.add_connection_parameters()
        self.add_geoserver_parameters()
        advanced = [
            QgsProcessingParameterFile(
                DECLARATION, tr("Declaration (by default the one of Mapalus)"), extension="yml", optional=True
            ),
            QgsProcessingParameterAuthConfig(
                PUBLIC_LOGIN,
                tr("GeoServer's database login for the public (by default the variable MAPALUS_PUBLIC_PASSWORD)"),
                optional=True,
            ),
            QgsProcessingParameterString(
                DATABASE_HOST,
                tr(
                    "Host of the database as GeoServer reaches it (by default the variable {variable}, or yours)",
                    variable=HOST_VARIABLE,
                ),
                optional=True,
            ),
            QgsProcessingParameterNumber(
                DATABASE_PORT,
                tr(
                    "Port of the database as GeoServer reaches it (by default the variable {variable}, or yours)",
                    variable=PORT_VARIABLE,
                ),
                optional=True,
                minValue=1,
                maxValue=65535,
            ),
        ]
        for parameter in advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
            self.addParameter(parameter)

    def add_plan(self):
        """Add the plan's file and outputs."""
        self.addParameter(
            QgsProcessingParameterFileDestination(
                OUTPUT, tr("The plan as a file"), "JSON (*.json)", optional=True, createByDefault=False
            )
        )
        self.addOutput(QgsProcessingOutputNumber(CHANGES, tr("Number of steps")))
        self.addOutput(QgsProcessingOutputString(SUMMARY, tr("The plan in a sentence")))

    def add_thorough(self):
        self.addParameter(
            QgsProcessingParameterBoolean(THOROUGH, tr("Read what seems unchanged as well"), defaultValue=False)
        )

    def add_outcome(self):
        """Add what an applied plan brings."""
        self.addOutput(QgsProcessingOutputNumber(PUBLICATION_NUMBER, tr("Number of the publication")))
        self.addOutput(QgsProcessingOutputString(PASSWORDS, tr("Names and passwords of new users")))

    def prepareAlgorithm(self, parameters, context, feedback):
        # QGIS may have to ask for its master password, which it can do in the main thread alone.
        try:
            self._store_logins = {
                role: StoreLogin(*stored_login(authcfg))
                for name, role in _STORE_LOGINS.items()
                if (authcfg := self.parameterAsString(parameters, name, context))
            }
        except MapalusError as error:
            raise QgsProcessingException(error_words(error)) from error
        return super().prepareAlgorithm(parameters, context, feedback)

    def work(self, connection, parameters, context, feedback):
        access = self.geoserver_access(parameters, context)
        given = parameters.get(DATABASE_PORT) is not None
        publisher = open_publisher(
            connection,
            make_server(access.url, access.user, access.password, access.verify),
            store_logins=self._store_logins,
            database_host=self.parameterAsString(parameters, DATABASE_HOST, context),
            database_port=self.parameterAsInt(parameters, DATABASE_PORT, context) if given else None,
            declaration=self.parameterAsFile(parameters, DECLARATION, context),
        )
        return self.publish(publisher, parameters, context, feedback)

    def publish(self, publisher, parameters, context, feedback):
        """Do the work with a :class:`~mapalus.plugin.publication.publisher.Publisher`; return the outputs."""
        raise NotImplementedError

    def plan(self, publisher, parameters, context, feedback):
        """Look at the database, saying what is found there, then at the server; return the plan."""
        plan = publisher.plan(self.parameterAsBoolean(parameters, THOROUGH, context))
        for line in finding_lines(publisher.findings):
            feedback.pushWarning(in_words(line))
        return plan

    def tell(self, publisher, plan, parameters, context, feedback):
        """Say what a plan would do, write it where that is wanted, and return its outputs."""
        for step in plan.steps:
            feedback.pushInfo(in_words(step.sentence))
        for kind, name in plan.foreign:
            feedback.pushInfo(
                tr("left alone {kind} {name}: somebody else made it", kind=in_words(kind_sentence(kind)), name=name)
            )
        summary = in_words(plan.summary())
        feedback.pushInfo(summary)
        outputs = {CHANGES: len(plan.steps), SUMMARY: summary}
        return {**outputs, **self.write_json(OUTPUT, publisher.as_json(plan), parameters, context)}

    def tell_checks(self, verification, feedback):
        """Say what a verification asked, what failed as errors that end nothing, and warnings."""
        for check in verification.checks:
            tell = (
                feedback.reportError
                if not check.passed
                else feedback.pushWarning
                if check.warning
                else feedback.pushInfo
            )
            tell(in_words(check.sentence))
        feedback.pushInfo(in_words(verification.summary()))

    def take(self, publisher, plan, feedback, goes_back_to=None):
        """Apply a plan, and return its outputs; a plan without steps writes nothing."""
        if not plan:
            return {}
        try:
            outcome = publisher.apply(plan, TranslatedFeedback(feedback), goes_back_to)
        except VerificationFailed as error:
            self.tell_checks(error.verification, feedback)
            raise
        finally:
            for user, password in publisher.new_passwords.items():
                feedback.pushInfo(
                    tr("User {user}, password {password} (shown this once).", user=user, password=password)
                )
        feedback.pushInfo(
            tr(
                "Publication {entry} is done; steps taken: {steps}, checks passed: {checks}.",
                entry=outcome.entry,
                steps=len(outcome.steps),
                checks=len(outcome.verification.checks),
            )
        )
        for check in outcome.verification.warned:
            feedback.pushWarning(in_words(check.warning))
        shown = "\n".join(f"{user} {password}" for user, password in outcome.passwords.items())
        return {PUBLICATION_NUMBER: outcome.entry, PASSWORDS: shown}

    @contextmanager
    def _connection(self, feedback):
        # Cancelling ends between two steps, and never a statement of the journal's.
        with closing(connect(self._dsn)) as connection:
            yield connection
