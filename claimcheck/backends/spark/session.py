"""A Spark session for one run: quiet, closed to the network where it is local, and gone without a trace."""

from __future__ import annotations

import os
import re
import socket
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from claimcheck.backends.spark.java import check_java
from claimcheck.storage.escape import plain
from claimcheck.storage.refusal import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

    from claimcheck.backends.run import Engine, Run

_INSTALL = "pip install 'claimcheck-lint[spark]'"
_LOCAL = re.compile(r"local(?:\[(?:([0-9]+)|\*).*\])?")
_EVERY_CORE = "local[*]"
_PYTHONS = ("PYSPARK_PYTHON", "PYSPARK_DRIVER_PYTHON")
_PATIENCE = 5.0
_SHOWN = 300


@contextmanager
def started(run: Run) -> Iterator[SparkSession]:
    """A session for a run; it ends with its Java process and its files, whatever happens.

    Raises:
        Refused: PySpark or Java is missing or too old; the master cannot be reached; or Spark gives up.
    """
    try:
        import pandas  # noqa: F401 - PySpark wants it for every function over Arrow
        import pyarrow  # noqa: F401
        import pyspark
    except ImportError as error:
        raise Refused(f"the spark engine is not installed ({error.name} is missing): {_INSTALL}") from error
    if int(pyspark.__version__.partition(".")[0]) < 4:
        raise Refused(f"the spark engine needs PySpark 4 or newer, not {pyspark.__version__}: {_INSTALL}")
    check_java()
    master = master_of(run.engine)
    check_reachable(master)
    with TemporaryDirectory(prefix="claimcheck-") as folder, _pythons(local=_is_local(master)):
        yield from _session(run, master, Path(folder))


def master_of(engine: Engine) -> str:
    """The master to ask for: the user's, or as many local processors as the user grants."""
    if engine.jobs and engine.master == _EVERY_CORE:
        return f"local[{engine.jobs}]"
    return engine.master


def _session(run: Run, master: str, folder: Path) -> Iterator[SparkSession]:
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException, PythonException
    from pyspark.java_gateway import launch_gateway
    from pyspark.sql import SparkSession

    conf = SparkConf().setAll([*_settings(run, master, folder).items()])
    log = folder / "log"
    with log.open("wb") as output:
        try:
            gateway: Any = launch_gateway(conf, {"stdout": output, "stderr": output})  # type: ignore[no-untyped-call]
        except PySparkException as error:
            raise Refused(f"Java cannot start Spark: {_complaint(log)}") from error
        try:
            spark = SparkSession(SparkContext(conf=conf, gateway=gateway))
            yield spark
        except PythonException:
            raise  # a worker's: a bug of ours, or a worker without this package
        except (Py4JError, PySparkException) as error:
            raise Refused(f"spark cannot go on: {_first_words(error)}") from error
        finally:
            with suppress(Py4JError, OSError):
                if SparkContext._active_spark_context is not None:
                    SparkContext._active_spark_context.stop()
            with suppress(Py4JError, OSError):
                gateway.shutdown()
            # The Java process ends with its standard input. PySpark would go on with a process that is gone.
            gateway.proc.stdin.close()
            gateway.proc.wait()
            SparkContext._gateway = SparkContext._jvm = None


def _settings(run: Run, master: str, folder: Path) -> dict[str, str]:
    settings = {
        "spark.app.name": "claimcheck",
        "spark.master": master,
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.warehouse.dir": (folder / "warehouse").as_uri(),
        # What splits there are must not change between two looks at the same files.
        "spark.sql.files.minPartitionNum": "1",
        "spark.sql.session.timeZone": "UTC",
    }
    if _is_local(master):
        settings |= {
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.local.dir": str(folder),
            "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={folder} -XX:-UsePerfData",
            "spark.sql.shuffle.partitions": str(_processors(master)),
        }
        if run.engine.memory:
            settings["spark.driver.memory"] = f"{run.engine.memory >> 20}m"
    return settings


@contextmanager
def _pythons(*, local: bool) -> Iterator[None]:
    """Let Spark's Python be this one; on a cluster only where the user names no other."""
    before = {name: os.environ.get(name) for name in _PYTHONS}
    for name, named in before.items():
        if local or named is None:
            os.environ[name] = sys.executable
    try:
        yield
    finally:
        for name, named in before.items():
            if named is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = named


def _is_local(master: str) -> bool:
    return _LOCAL.fullmatch(master) is not None


def _processors(master: str) -> int:
    """How many processors a local master uses."""
    number = _LOCAL.fullmatch(master)
    return int(number[1]) if number and number[1] else os.cpu_count() or 1


def check_reachable(master: str) -> None:
    """See that somebody listens where a master is to be: asked once and shortly; Spark itself takes a minute.

    Raises:
        Refused: nobody does; or what finds the cluster is missing.
    """
    if master == "yarn" and not {"HADOOP_CONF_DIR", "YARN_CONF_DIR"} & os.environ.keys():
        raise Refused("--spark-master yarn: set HADOOP_CONF_DIR to the folder of the cluster's configuration")
    if not master.startswith("spark://"):
        return
    why = ""
    for address in master.removeprefix("spark://").split(","):
        host, _, port = address.rpartition(":")
        if not host or not port.isdecimal():
            raise Refused(f"--spark-master {plain(master)} should be spark://HOST:PORT")
        try:
            socket.create_connection((host.strip("[]"), int(port)), _PATIENCE).close()
        except (OSError, OverflowError) as error:
            why = str(error)
        else:
            return
    raise Refused(f"the Spark master {plain(master)} cannot be reached ({plain(why)})")


def _first_words(error: Exception) -> str:
    """What an error of Spark's says, without its trace; of a failed Java call, what failed in Java."""
    java = getattr(error, "java_exception", None)
    message = str(java.toString()) if java is not None else str(error)
    return plain(message.strip().partition("\n")[0], limit=_SHOWN)


def _complaint(log: Path) -> str:
    """What Java says is wrong, in the log of a start that came to nothing."""
    lines = log.read_text("utf-8", "replace").strip().splitlines()
    wrong = [line for line in lines if "Exception" in line or "rror" in line]
    return plain((wrong or lines or ["it does not say why"])[0], limit=_SHOWN)
