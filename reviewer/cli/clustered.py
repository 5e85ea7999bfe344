"""A cluster, where its libraries are installed."""

from __future__ import annotations

from reviewer.archive.mapping import Mapper
from reviewer.errors import ConfigError
from reviewer.wording import Wording


def mapper_on(address: str) -> Mapper:
    """The workers of the cluster at `address`. Raises ConfigError where it does not answer, or Dask is not installed."""
    try:
        from reviewer.archive.cluster import Cluster
    except ImportError as trouble:
        raise ConfigError(
            Wording("没有安装 Dask", "Dask is not installed"),
            where="--cluster",
            remedy=Wording("请安装 reviewer[cluster]", "install reviewer[cluster]"),
        ) from trouble
    return Cluster(address)
