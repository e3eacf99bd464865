# The hub as an image. It holds no database: NEO4J_URI names one, as docker-compose.yml does. See docs/deploy.md.
ARG PYTHON=3.11.16-slim-trixie

FROM python:${PYTHON} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
# What changes seldom comes first, so that a change of the hub's own code downloads nothing again.
COPY requirements-build.txt requirements.txt ./
RUN python -m venv tools \
 && tools/bin/pip install --require-hashes --only-binary=:all: -r requirements-build.txt \
 && python -m venv --without-pip /opt/govhub \
 && tools/bin/pip --python /opt/govhub install --require-hashes --only-binary=:all: -r requirements.txt
COPY pyproject.toml README.md LICENSE NOTICE ./
COPY graph graph
COPY resolvers resolvers
COPY schema schema
COPY seeds seeds
COPY server server
RUN tools/bin/pip wheel --no-index --no-deps --no-build-isolation --wheel-dir dist . \
 && tools/bin/pip --python /opt/govhub install --no-index --no-deps dist/*.whl \
 && mkdir -p state/audit

FROM python:${PYTHON}
LABEL org.opencontainers.image.title="governance-graph-hub" \
      org.opencontainers.image.description="One trustworthy graph of who governs residential compounds, and a GraphQL API over it" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/govhub /opt/govhub
# A new volume takes its owner from the folder that it is laid over.
COPY --from=build --chown=10001:10001 /build/state /var/lib/govhub
# Compose leaves two places writable: HOME, and the folder of the audit log. NEO4J_URI keeps the hub from fetching and running a
# Neo4j of its own.
ENV PATH=/opt/govhub/bin:$PATH \
    HOME=/tmp \
    GOVHUB_AUDIT=/var/lib/govhub/audit \
    NEO4J_URI=bolt://neo4j:7687 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER 10001:10001
STOPSIGNAL SIGTERM
# Nothing is exposed: the hub listens on the container's own loopback.
HEALTHCHECK --interval=15s --timeout=10s --start-period=2m \
  CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=8)"]
ENTRYPOINT ["govhub"]
CMD ["serve"]
