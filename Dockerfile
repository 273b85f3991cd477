# Two stages: the first installs and builds the index, the second only serves.
FROM python:3.11-slim AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements.lock pyproject.toml ./
ARG TORCH_CPU=https://download.pytorch.org/whl/cpu
RUN /venv/bin/pip install --no-cache-dir --no-deps --retries 1 --timeout 15 -i "$TORCH_CPU" torch==2.13.0 \
    || /venv/bin/pip install --no-cache-dir --no-deps torch==2.13.0
RUN /venv/bin/pip install --no-cache-dir --no-deps --require-hashes -r requirements.lock
COPY README.md ./
COPY ingest ingest
COPY assistant assistant
COPY evals evals
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .
COPY corpus corpus
RUN LOCAL_OFFER_DATA=/data /venv/bin/local-offer build

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 assistant
COPY --from=build /venv /venv
COPY --from=build --chown=assistant /data /data
COPY --chown=assistant corpus /app/corpus
WORKDIR /app
USER assistant
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 \
    LOCAL_OFFER_CORPUS=/app/corpus LOCAL_OFFER_DATA=/data LOCAL_OFFER_HOST=0.0.0.0 LOCAL_OFFER_PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["local-offer", "serve"]
