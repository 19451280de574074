import os
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer

from greeting import greet


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        body = ("%s from Python %d" % (greet(), sys.version_info[0])).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


HTTPServer(("", int(os.environ["PORT"])), Page).serve_forever()
