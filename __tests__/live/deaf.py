"""A client that asks again and again and never reads an answer: `python3 deaf.py <host> <port> <body>`.

Prints how many of its connections the server has ended.
"""

import select
import socket
import sys
import time

CONNECTIONS = 4
PATIENCE_SECONDS = 90

host, port, body = sys.argv[1], int(sys.argv[2]), sys.argv[3].encode()
head = f"POST /v1/traces HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
request = head.encode() + body

poll = select.poll()
sockets = {}
for _ in range(CONNECTIONS):
    one = socket.socket()
    # So that the server soon has no room for its answers.
    one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    one.connect((host, port))
    one.setblocking(False)
    sockets[one.fileno()] = one
    # Errors and the end are told besides.
    poll.register(one, select.POLLOUT)

ended = 0
until = time.monotonic() + PATIENCE_SECONDS
while sockets and time.monotonic() < until:
    for descriptor, event in poll.poll(1000):
        if event == select.POLLOUT:
            try:
                sockets[descriptor].send(request)
                continue
            except BlockingIOError:
                continue
            except OSError:
                pass
        poll.unregister(descriptor)
        sockets.pop(descriptor).close()
        ended += 1
print(ended)
