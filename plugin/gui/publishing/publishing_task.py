"""Work with a GeoServer and the city's database that leaves the main thread free."""

from contextlib import closing
from dataclasses import dataclass, field

from mapalus.plugin.database.connection import connect
from mapalus.plugin.gui.common.background_task import BackgroundTask
from mapalus.plugin.i18n import tr
from mapalus.plugin.publication.opening import make_server, open_publisher


@dataclass(frozen=True)
class Access:
    """How the chosen server is reached; ``options`` are those of :func:`open_publisher`."""

    url: str
    user: str
    password: str = field(repr=False)
    verify: object = True
    options: dict = field(default_factory=dict, repr=False)


class PublishingTask(BackgroundTask):
    """Runs ``work(publisher, feedback)`` in the background; cancelling it lets the work end where it safely can.

    :param dsn: libpq connection string of the planner.
    :param access: :class:`Access`
    :param work: gets a :class:`~mapalus.plugin.publication.publisher.Publisher` and this task as its feedback.
    """

    def __init__(self, description, dsn, access, work, done, failed):
        super().__init__(description, done, failed)
        self._dsn = dsn
        self._access = access
        self._work = work

    def work(self):
        access = self._access
        # Not interrupted: the journal of a publication must be written to its end.
        with closing(connect(self._dsn)) as connection:
            server = make_server(access.url, access.user, access.password, access.verify)
            publisher = open_publisher(connection, server, **access.options)
            return self._work(publisher, self)

    def advice(self):
        return tr("Look at the plan again to see how things stand. The details are in QGIS's log, under Mapalus.")
