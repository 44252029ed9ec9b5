"""The real Keystone and Placement, without a token for anybody: what they show to everybody is all that is asked."""

import os
import sys
import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

folder = sys.argv[1]
sys.argv = sys.argv[:1]


def settings(name, text):
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write(text)
    return path


def keystone():
    keys = os.path.join(folder, "keys")
    os.makedirs(keys)
    from cryptography.fernet import Fernet

    for number in "01":
        with open(os.path.join(keys, number), "wb") as file:
            file.write(Fernet.generate_key())
    sections = ["fernet_tokens", "fernet_receipts", "credential"]
    text = "".join(f"[{section}]\nkey_repository={keys}\n" for section in sections)
    settings("keystone.conf", f"{text}[database]\nconnection=sqlite://\n")
    os.environ.update(OS_KEYSTONE_CONFIG_DIR=folder, OS_KEYSTONE_CONFIG_FILES="keystone.conf")
    from keystone.server.wsgi import initialize_public_application

    return initialize_public_application()


def placement():
    from oslo_config import cfg
    from placement import conf, deploy

    path = settings("placement.conf", "[placement_database]\nconnection=sqlite://\n")
    config = cfg.ConfigOpts()
    conf.register_opts(config)
    config([], project="placement", default_config_files=[path])
    return deploy.deploy(config)


class Silent(WSGIRequestHandler):
    def log_message(self, *_):
        pass


for application, port in [(keystone(), 5000), (placement(), 8778)]:
    server = make_server("0.0.0.0", port, application, handler_class=Silent)
    threading.Thread(target=server.serve_forever).start()
print("ready", flush=True)
