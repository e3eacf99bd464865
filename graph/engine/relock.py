"""`python -m graph.engine.relock [VERSION]`: make the list of jars anew, for an upgrade of Neo4j.

Resolves the published artifacts with jgo, fetches every jar into jgo's own store, and writes the lock.
Whoever runs it vouches for what it fetched: from then on every machine checks against these sums.
"""

import sys
from concurrent.futures import ThreadPoolExecutor

import jgo
from jgo.maven import Artifact

from graph.engine.jars import LOCK_FILE, Jar, file_sha256, lock_text

VERSION = "2026.09.0"


def resolved_jars(version: str) -> list[Jar]:
    """Every jar of one Neo4j Community version, fetched and measured."""
    artifacts = jgo.resolve(f"org.neo4j:neo4j:{version}+org.neo4j.app:neo4j-server:{version}")
    with ThreadPoolExecutor(6) as pool:
        return list(pool.map(_measured, artifacts))


def _measured(artifact: Artifact) -> Jar:
    path = artifact.resolve()
    group, name, version, classifier = artifact.groupId, artifact.artifactId, artifact.version, artifact.classifier
    return Jar(group, name, version, classifier, file_sha256(path), path.stat().st_size)


if __name__ == "__main__":
    LOCK_FILE.write_text(lock_text(resolved_jars(sys.argv[1] if len(sys.argv) > 1 else VERSION)), encoding="utf-8")
