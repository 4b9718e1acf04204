"""The demo on the command line: ``python -m mapalus.plugin.demo start|stop|desktop|backup|restore``."""

import argparse
import os
import sys
import time

from mapalus.plugin.errors import MapalusError
from mapalus.plugin.feedback import ConsoleFeedback
from mapalus.plugin.paths import PACKAGE

LOCAL = PACKAGE / ".local"


def main(arguments=None):
    parser = argparse.ArgumentParser(prog="mapalus.plugin.demo", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    start = commands.add_parser("start", help="start the demo and bring it up to date")
    start.add_argument("--city", default="minahasa", help="name or file of a city profile")
    start.add_argument("--data", default="", help="file of reports; invented ones by default")
    backup = commands.add_parser("backup", help="back the database up (MAPALUS_DSN, or the demo's)")
    backup.add_argument("--to", required=True, help="new folder")
    restore = commands.add_parser("restore", help="restore a backup into an empty database (MAPALUS_DSN)")
    restore.add_argument("--from", dest="source", required=True, help="folder of the backup")
    commands.add_parser("stop", help="end the processes that start began")
    desktop = commands.add_parser("desktop", help="open QGIS with the demo's project")
    desktop.add_argument("--as", dest="who", default="planner", help="planner, operator, agency or an agency's code")
    desktop.add_argument("--language", choices=("id", "en"), default="id", help="of QGIS and of the layers")
    options = parser.parse_args(arguments)
    try:
        _COMMANDS[options.command](options)
    except MapalusError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _start(options):
    from mapalus.plugin.demo.demo import Demo
    from mapalus.plugin.demo.people import AGENCY
    from mapalus.plugin.qgis_application import qgis_application

    began = time.monotonic()
    demo = Demo(LOCAL)
    with qgis_application():
        outcome = demo.start(options.city, options.data, ConsoleFeedback())
    state = f"{len(outcome.steps)} steps published" if outcome.changed else "nothing had to be changed"
    print(f"Ready in {time.monotonic() - began:.0f} s: {outcome.reports} reports, {state}.", file=sys.stderr)
    print(f"Map page  {outcome.urls.map_page}")
    print(f"WMS       {outcome.urls.wms}?SERVICE=WMS&VERSION=1.3.0&REQUEST=GetCapabilities")
    print(f"WFS       {outcome.urls.wfs}?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetCapabilities")
    for login, feed in outcome.feeds.items():
        print(f"Feed      {feed}")
        print(f"          for an agency's system; user {login}, its password is in .local/secrets/{login}")
    others = ", ".join(f"AS={name}" for name in demo.people()[1:] if name != AGENCY)
    print("Desktop   make desktop")
    print(f"          opens QGIS as the planner; as somebody else with {others}")


def _stop(_options):
    from mapalus.plugin.demo.demo import Demo

    stopped = Demo(LOCAL).stop()
    print(f"Stopped: {', '.join(stopped)}." if stopped else "Nothing was running.", file=sys.stderr)


def _desktop(options):
    from mapalus.plugin.demo.demo import Demo
    from mapalus.plugin.demo.desktop import KnownGeoServer, OwnTable, open_desktop, prepare_desktop
    from mapalus.plugin.demo.loading import OWN_SCHEMA, OWN_TABLE
    from mapalus.plugin.publication.opening import DECLARATION_VARIABLE, PUBLIC_URL_VARIABLE

    demo = Demo(LOCAL)
    city, login, map_page = demo.remembered(options.who)
    # Only planners publish.
    is_planner = options.who.lower() == "planner"
    server, offered = demo.geoserver() if is_planner else None, None
    if server is not None:
        if not os.environ.get("GEOSERVER_URL"):
            # The dialog in QGIS reads it, too.
            os.environ[DECLARATION_VARIABLE] = str(demo.declare())
            os.environ[PUBLIC_URL_VARIABLE] = server.public_url
        user, password = (text.decode() for text in server.session.login)
        offered = KnownGeoServer(server.address, user, password, demo.store_passwords())
    folder = LOCAL / "desktop" / options.who.lower()
    titles = {"id": "Daerah rawan banjir (rekaan)", "en": "Flood-prone areas (invented)"}
    own_table = OwnTable(OWN_SCHEMA, OWN_TABLE, "nomor", titles) if is_planner else None
    prepare_desktop(folder, city, login, options.language, map_page, offered, own_table)
    open_desktop(folder)


def _backup(options):
    from mapalus.plugin.database.backup import back_up
    from mapalus.plugin.demo.demo import Demo

    folder = back_up(os.environ.get("MAPALUS_DSN") or Demo(LOCAL).dsn(), options.to)
    print(f"Backed up to {folder}.", file=sys.stderr)


def _restore(options):
    from mapalus.plugin.database.backup import restore

    dsn = os.environ.get("MAPALUS_DSN")
    if not dsn:
        raise MapalusError("MAPALUS_DSN is not set.", "Let it name the empty database to restore into.")
    restore(dsn, options.source, ConsoleFeedback())
    print("Restored. Give the roles that log in new passwords.", file=sys.stderr)


_COMMANDS = {"start": _start, "stop": _stop, "desktop": _desktop, "backup": _backup, "restore": _restore}


if __name__ == "__main__":
    sys.exit(main())
