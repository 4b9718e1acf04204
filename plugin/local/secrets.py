"""Passwords of the local servers: random, made once, readable by their owner alone."""

import os
import secrets


def secret(folder, name):
    """Return the secret of that name, making it at the first time."""
    path = folder / name
    if not path.exists():
        write_private(path, secrets.token_urlsafe(24))
    return path.read_text()


def write_private(path, text):
    """Write a file that only its owner may read; it is never readable by others in between."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
