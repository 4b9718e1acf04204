"""Anonymise the reporters of reports that were closed longer ago than the city keeps them."""

import psycopg2
from qgis.core import QgsProcessingOutputNumber

from mapalus.plugin.database.connection import refused
from mapalus.processing_algs.database_algorithm import DatabaseAlgorithm, help_text

ANONYMISED = "ANONYMISED"
FORGOTTEN = "FORGOTTEN"


class AnonymiseReporters(DatabaseAlgorithm):
    def name(self):
        return "anonymisereporters"

    def displayName(self):
        return "Anonymise reporters"

    def group(self):
        return "Administration"

    def groupId(self):
        return "administration"

    def shortHelpString(self):
        return help_text(
            "Erases name, phone, e-mail and exact position of the people behind reports that were closed longer ago "
            "than the city profile's <code>reporter_retention_days</code>, or whose own day of erasure has come.",
            "Rows that imports refused longer ago than that are deleted, because a row as it came may name somebody.",
            "The reports and their history stay. What was erased cannot be brought back, except from a backup. Needs "
            "the role mapalus_admin; meant to be run once a day.",
        )

    def initAlgorithm(self, configuration=None):
        self.add_connection_parameters()
        self.addOutput(QgsProcessingOutputNumber(ANONYMISED, "Reporters anonymised"))
        self.addOutput(QgsProcessingOutputNumber(FORGOTTEN, "Rejected rows deleted"))

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
            feedback.pushInfo(f"{reference}, closed {closed_at:%Y-%m-%d}" if closed_at else f"{reference}, open")
        feedback.pushInfo(f"{len(rows)} reporters were anonymised.")
        if forgotten:
            feedback.pushInfo(f"{forgotten} rows that imports refused were deleted.")
        return {ANONYMISED: len(rows), FORGOTTEN: forgotten}
