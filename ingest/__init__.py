"""Makes an index out of a corpus: load, clean, chunk, embed, store.

Importing this package turns off every call home that a dependency might make. It happens here,
before any vendor library is imported, because the assistant must run with no network at all and
must never send a family's words to a tracing service by accident of an environment variable.
"""

import os

_NEVER_CALL_HOME = {
    "LANGSMITH_TRACING": "false",
    "LANGSMITH_TRACING_V2": "false",
    "LANGCHAIN_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "ANONYMIZED_TELEMETRY": "False",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TOKENIZERS_PARALLELISM": "false",
}

os.environ.update(_NEVER_CALL_HOME)
