"""Mail servers on this machine: one that is silent, one that takes what it is given, and a port where nobody is."""

import socket
import socketserver
import threading
from contextlib import contextmanager


@contextmanager
def stille_server():
    """Accept connections and say nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def vrije_poort() -> int:
    """Return a port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


class _Post(socketserver.StreamRequestHandler):
    def handle(self):
        self.zeg("220 klaar")
        while regel := self.rfile.readline():
            woord = regel.split()[0].upper()
            if woord == b"DATA":
                self.zeg("354 ga door")
                self.server.ontvangen.append(self.lees_bericht())
            self.zeg("250 goed" if woord != b"QUIT" else "221 dag")
            if woord == b"QUIT":
                return

    def zeg(self, regel):
        self.wfile.write(regel.encode() + b"\r\n")

    def lees_bericht(self):
        regels = iter(self.rfile.readline, b".\r\n")
        return b"".join(regels).decode()


@contextmanager
def mailserver():
    """Take mail; yield the port and the list of what came in."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Post) as server:
        server.daemon_threads = True
        server.ontvangen = []
        draad = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        draad.start()
        yield server.server_address[1], server.ontvangen
        server.shutdown()
        draad.join()
