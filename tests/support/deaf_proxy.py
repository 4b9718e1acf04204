"""A network that dies: a forwarder on loopback that takes what it gets and passes nothing on any more."""

import contextlib
import socket
import threading


class DeafProxy:
    """Forwards TCP connections until it is told to go deaf; connections stay open then, and new ones are accepted.

    :param port: of the server at 127.0.0.1.
    """

    def __init__(self, port):
        self._target = port
        self._is_deaf = threading.Event()
        self._sockets = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def go_deaf(self):
        self._is_deaf.set()

    def stop(self):
        for one in (self._listener, *self._sockets):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._target))
                self._sockets += [client, server]
                for source, target in ((client, server), (server, client)):
                    threading.Thread(target=self._forward, args=(source, target), daemon=True).start()

    def _forward(self, source, target):
        with contextlib.suppress(OSError):
            while content := source.recv(65536):
                if not self._is_deaf.is_set():
                    target.sendall(content)
            if not self._is_deaf.is_set():
                target.shutdown(socket.SHUT_WR)


def sleep_in(connection, seconds):
    """Let the database wait, in a statement that can be cancelled."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", (seconds,))
