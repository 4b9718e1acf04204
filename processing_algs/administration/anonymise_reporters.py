"""Anonymise the reporters of reports that were closed longer ago than the city keeps them."""

from qgis.core import QgsProcessingOutputNumber

from mapalus.plugin.database.connection import refused
from mapalus.plugin.i18n import tr
from mapalus.plugin.packages import psycopg2
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

ANONYMISED = "ANONYMISED"
FORGOTTEN = "FORGOTTEN"


class AnonymiseReporters(DatabaseAlgorithm):
    def name(self):
        return "anonymisereporters"

    def displayName(self):
        return tr("Anonymise reporters")

    def group(self):
        return tr("Administration")

    def groupId(self):
        return "administration"

    def shortHelpString(self):
        return help_text(
            tr(
                "Erases name, phone, e-mail and exact position of the people behind reports that were closed "
                "longer ago than the city profile's <code>reporter_retention_days</code>, that are open for longer "
                "than <code>reporter_open_days</code>, or whose own day of erasure has come."
            ),
            tr("Rows that imports refused longer ago than that are deleted, because such a row may name a person."),
            tr(
                "The reports and their history stay. What was erased cannot be brought back, except from a "
                "backup. Needs the role mapalus_admin. Run it once a day."
            ),
        )

    def initAlgorithm(self, configuration=None):
        self.add_connection_parameters()
        self.addOutput(QgsProcessingOutputNumber(ANONYMISED, tr("Reporters anonymised")))
        self.addOutput(QgsProcessingOutputNumber(FORGOTTEN, tr("Rejected rows deleted")))

    def work(self, connection, parameters, context, feedback):
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute("SELECT report_reference, closed_at FROM mapalus.anonymise_reporters()")
                rows = cursor.fetchall()
                cursor.execute("SELECT mapalus.forget_rejects()")
                (forgotten,) = cursor.fetchone()
        except psycopg2.Error as error:
            raise refused(error) from error
        for reference, closed_at in rows:
            if closed_at:
                feedback.pushInfo(tr("{reference}, closed {day}", reference=reference, day=f"{closed_at:%Y-%m-%d}"))
            else:
                feedback.pushInfo(tr("{reference}, open", reference=reference))
        feedback.pushInfo(tr("{number} reporters were anonymised.", number=len(rows)))
        if forgotten:
            feedback.pushInfo(tr("{number} rows that imports refused were deleted.", number=forgotten))
        return {ANONYMISED: len(rows), FORGOTTEN: forgotten}
