"""nginx with the very files of deploy/nginx/ before replicas that a test started: only their places and its own port differ."""

import os
import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from tests.browser.conftest import free_port
from tests.house import ROOT

FILES = ROOT / "deploy/nginx"
NOWHERE = "127.0.0.1:9"
PROGRAM = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")


def laid_out(folder, replicas, port):
    """How to start nginx from a folder like the container's: the files of deploy/nginx/, with replicas {name: "host:port"}.

    Replicas that are listed and have no place here are such as do not answer.
    """
    for file in FILES.iterdir():
        shutil.copy(file, folder)
    listed = (FILES / "replicas.conf").read_text("utf-8")
    Path(folder, "replicas.conf").write_text(re.sub(r"(app-\d+):8501", lambda found: replicas.get(found[1], NOWHERE), listed))
    listen = (FILES / "listen.conf").read_text("utf-8")
    Path(folder, "listen.conf").write_text(listen.replace("listen 8080;", f"listen 127.0.0.1:{port};"))
    as_we_are = (
        ["-g", "user root;"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    )  # a test's folder is its owner's only
    return ["-e", "stderr", "-p", str(folder), "-c", str(Path(folder, "nginx.conf")), *as_we_are]


@contextmanager
def before(replicas, folder):
    """The address of an nginx before these replicas; `folder` is a `Path` for all that it writes."""
    port = free_port()
    command = [PROGRAM, *laid_out(folder, replicas, port)]
    with (folder / "log.txt").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + 30
        while True:
            try:
                urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5).close()
                break
            except OSError:
                if process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError(f"nginx did not start:\n{(folder / 'log.txt').read_text()}") from None
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)
