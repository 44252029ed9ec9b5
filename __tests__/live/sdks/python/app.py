"""A service that logs each request and asks the next one, if there is one."""

import logging
import os

import requests
from flask import Flask

app = Flask(__name__)
log = logging.getLogger("shop")


@app.get("/<order>")
def handle(order):
    log.warning("order %s at %s", order, os.environ["OTEL_SERVICE_NAME"])
    following = os.environ.get("NEXT")
    if following:
        requests.get(f"{following}/{order}", timeout=10).raise_for_status()
    return order


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8080)
