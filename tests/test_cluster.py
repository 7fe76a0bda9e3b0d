"""Building by a cluster: any executor of `concurrent.futures` does the work on single texts, Dask's among them."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools import pipeline, searching
from build_tools.execution import caching

distributed = pytest.importorskip("distributed")


@pytest.mark.filterwarnings("ignore")  # of the cluster's own threads
def test_a_cluster_of_dask_builds_the_same_site(collection: Path) -> None:
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        work = caching.Workers(executor=client.get_executor())
        there = pipeline.publish(collection, work=work)
        found = searching.files(there.site, lambda make, values: caching.over(make, values, work))
    here = pipeline.publish(collection)
    assert there.pages == here.pages
    assert found == searching.files(here.site)
