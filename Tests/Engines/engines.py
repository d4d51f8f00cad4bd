"""The engines, one after the other; started by run.sh. Ends only processes that it started."""
import collections
import csv
import glob
import json
import os
import random
import signal
import subprocess
import sys
import time

program, work, *engines = sys.argv[1:]
here = os.path.dirname(os.path.abspath(__file__))
samples = os.path.join(here, "../../Samples/fleet")
ACCOUNTS = 20
ROWS = 60
random.seed(15)


def wait_for(what, condition, seconds=60):
    deadline = time.time() + seconds
    while not condition():
        if time.time() > deadline:
            raise SystemExit(f"{what}: not within {seconds} s")
        time.sleep(0.2)


class Fleet:
    """A copy of Samples/fleet with a job for each account, and a sandbox for each account."""

    def __init__(self, engine, sandboxes=ACCOUNTS, limit="120/min", accounts=ACCOUNTS, rows=ROWS):
        self.engine = engine
        self.rows = rows
        self.folder = os.path.join(work, engine)
        self.processes = []
        os.makedirs(f"{self.folder}/home")
        subprocess.run(["cp", "-R", f"{samples}/.", self.folder], check=True)
        self.environment = {
            "HOME": f"{self.folder}/home", "PATH": os.environ["PATH"], "RDBULK": program, "FLEET_OUT": f"{self.folder}/out",
        }
        self.urls = []
        for number in range(sandboxes):
            self.start([program, "sandbox", "--limit", limit, "--latency", "300", "--log", f"sandbox-{number}.log",
                        "--port-file", f"port-{number}"], stdout=subprocess.DEVNULL)
        for number in range(sandboxes):
            port = f"{self.folder}/port-{number}"
            wait_for("a sandbox", lambda: os.path.exists(port) and open(port).read().strip())
            self.urls.append("http://127.0.0.1:" + open(port).read().strip())
        client = self.environment | {"RD_CLIENT_ID": "sandbox-client", "RD_CLIENT_SECRET": "sandbox-secret"}
        for number in range(accounts):
            subprocess.run([program, "auth", "login", "--profile", f"account-{number}", "--code", "sandbox-code",
                            "--base-url", self.url(number)], env=client, check=True, capture_output=True)
        listed = subprocess.run([program, "auth", "list", "--names"], env=self.environment, check=True, capture_output=True)
        assert len(listed.stdout.split()) == accounts

    def url(self, number):
        return self.urls[number % len(self.urls)]

    def write_jobs(self):
        with open(f"{self.folder}/jobs.tsv", "w") as jobs:
            jobs.write("profile\tcommand\tfile\toptions\n")
            for number in range(ACCOUNTS):
                with open(f"{self.folder}/rows-{number}.csv", "w") as file:
                    file.write("email,reason\n")
                    file.writelines(f"a{number}-r{row}@example.com,preço\n" for row in range(self.rows))
                jobs.write(f"account-{number}\tlost\trows-{number}.csv\t"
                           f"--base-url {self.url(number)} --on-unknown record\n")

    def start(self, words, **more):
        process = subprocess.Popen(words, cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
                                   start_new_session=True, **more)
        self.processes.append(process)
        return process

    def running(self):
        """Process ids of this fleet's sending rdbulks, found by its folder in their environment."""
        found = []
        for path in glob.glob("/proc/[0-9]*/environ"):
            try:
                pid = int(path.split("/")[2])
                words = open(f"/proc/{pid}/cmdline", "rb").read().split(b"\0")
                if words[0] == program.encode() and words[1] == b"lost" and self.folder.encode() in open(path, "rb").read():
                    found.append(pid)
            except (OSError, IndexError):
                pass
        return found

    def executors(self):
        """Process ids of the Spark executors that this fleet has started."""
        found = []
        for path in glob.glob("/proc/[0-9]*/cmdline"):
            try:
                pid = int(path.split("/")[2])
                if b"CoarseGrainedExecutorBackend" in open(path, "rb").read() and self.folder.encode() in open(
                        f"/proc/{pid}/environ", "rb").read():
                    found.append(pid)
            except OSError:
                pass
        return found

    def kill_some(self, count):
        victims = random.sample(pids := self.running(), min(count, len(pids)))
        for pid in victims:
            os.kill(pid, signal.SIGKILL)
        return len(victims)

    def kill_tree(self, root):
        """Ends a process and all that it has started, as a power cut would: at once."""
        children = collections.defaultdict(list)
        for path in glob.glob("/proc/[0-9]*/stat"):
            try:
                text = open(path).read()
                children[int(text[text.rindex(")") + 2:].split()[1])].append(int(text.split()[0]))
            except OSError:
                pass
        tree = [root]
        for pid in tree:
            tree += children[pid]
        for pid in tree:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass

    def requests(self):
        lines = []
        for number in range(len(self.urls)):
            path = f"{self.folder}/sandbox-{number}.log"
            for line in open(path) if os.path.exists(path) else []:
                try:
                    lines.append(json.loads(line))
                except ValueError:
                    pass
        return [line for line in lines if line["path"].startswith("/platform/events")]

    def sent(self):
        """How often each address was processed."""
        return collections.Counter(email for line in self.requests() if line["processed"] for email in line["emails"])

    def stop(self):
        for process in self.processes:
            if process.poll() is None:
                process.terminate()
        for process in self.processes:
            process.wait()

    def check(self, statuses, kills, repeated=()):
        """`statuses`: of each address, the results' statuses. `repeated` ones may stand for an accepted row."""
        self.stop()
        sent = self.sent()
        throttled = sum(line["status"] == 429 for line in self.requests())
        expected = {f"a{account}-r{row}@example.com" for account in range(ACCOUNTS) for row in range(self.rows)}
        wrong = [f"{email}: {len(found)} results" for email, found in statuses.items() if len(found) != 1]
        wrong += [f"{email}: no result" for email in expected - set(statuses)]
        wrong += [f"{email}: sent {times} times" for email, times in sent.items() if times > 1]
        done = {"accepted", *repeated}
        for email, found in statuses.items():
            if found[0] in done and sent[email] != 1:
                wrong.append(f"{email}: {found[0]} and sent {sent[email]} times")
            elif found[0] not in done | {"unknown"}:
                wrong.append(f"{email}: {found[0]}")
        tally = collections.Counter(found[0] for found in statuses.values())
        print(f"{self.engine}: {len(statuses)} rows of {ACCOUNTS} accounts, {dict(tally)}; {kills}; sent twice: "
              f"{sum(times > 1 for times in sent.values())}; 429 answers: {throttled}", flush=True)
        for line in wrong[:20]:
            print(f"  WRONG {line}")
        return not wrong

    def results(self):
        statuses = collections.defaultdict(list)
        for path in glob.glob(f"{self.folder}/out/account-*[0-9].csv"):
            for row in csv.DictReader(open(path, newline="")):
                statuses[row["email"]].append(row["status"])
        return statuses


def parallel():
    fleet = Fleet("parallel")
    try:
        fleet.write_jobs()
        run = fleet.start([f"{fleet.folder}/parallel.sh"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for("jobs", lambda: len(fleet.running()) == ACCOUNTS)
        busy = subprocess.run([f"{fleet.folder}/job.sh", "1"], env=fleet.environment, stdin=subprocess.DEVNULL)
        assert busy.returncode == 5, f"a second start of a job that is running ends with {busy.returncode}"
        kills = 0
        for _ in range(3):
            time.sleep(4)
            kills += fleet.kill_some(4)
        time.sleep(4)
        fleet.kill_tree(run.pid)
        time.sleep(1)
        assert not fleet.running()
        table = subprocess.run([f"{fleet.folder}/table.sh"], env=fleet.environment, capture_output=True)
        assert table.returncode == 4, f"the table of unfinished jobs ends with {table.returncode}"
        again = subprocess.run([f"{fleet.folder}/parallel.sh"], env=fleet.environment, stdin=subprocess.DEVNULL,
                               capture_output=True, text=True)
        print("\n".join(again.stdout.splitlines()[-3:]))
        assert again.returncode == 0, f"the second start ends with {again.returncode}: {again.stderr}"
        return fleet.check(fleet.results(), f"{kills} jobs killed, then GNU parallel with all of them")
    finally:
        fleet.stop()


def slurm():
    fleet = Fleet("slurm")
    state = f"{fleet.folder}/slurm"
    os.makedirs(f"{state}/spool")
    os.chmod(fleet.folder, 0o755)
    host = os.uname().nodename.split(".")[0]
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20 - 512
    with open(f"{state}/slurm.conf", "w") as conf:
        # The jobs wait most of the time, so that the node may have more of them than processors.
        conf.write(f"""
ClusterName=fleet
SlurmctldHost={host}(127.0.0.1)
SlurmUser=root
SlurmctldPort=26817
SlurmdPort=26818
AuthType=auth/munge
AuthInfo=socket={state}/munge.socket
StateSaveLocation={state}/spool
SlurmdSpoolDir={state}/spool/d
SlurmctldPidFile={state}/slurmctld.pid
SlurmdPidFile={state}/slurmd.pid
SlurmctldLogFile={state}/slurmctld.log
SlurmdLogFile={state}/slurmd.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
SlurmdParameters=config_overrides
ReturnToService=2
NodeName={host} NodeAddr=127.0.0.1 CPUs=24 RealMemory={memory} State=UNKNOWN
PartitionName=all Nodes={host} Default=YES MaxTime=INFINITE State=UP
""")
    fleet.environment |= {"SLURM_CONF": f"{state}/slurm.conf"}
    with open(f"{state}/munge.key", "wb") as key:
        key.write(os.urandom(128))
    os.chmod(f"{state}/munge.key", 0o400)
    command = lambda *words: subprocess.run(words, env=fleet.environment, capture_output=True, text=True)
    try:
        fleet.write_jobs()
        fleet.start(["munged", "--foreground", "--force", f"--socket={state}/munge.socket", f"--key-file={state}/munge.key",
                     f"--pid-file={state}/munge.pid", f"--log-file={state}/munge.log", f"--seed-file={state}/munge.seed"],
                    stderr=subprocess.DEVNULL)
        wait_for("munge", lambda: os.path.exists(f"{state}/munge.socket"))
        fleet.start(["slurmctld", "-D"], stderr=subprocess.DEVNULL)
        fleet.start(["slurmd", "-D"], stderr=subprocess.DEVNULL)
        wait_for("the node", lambda: "idle" in command("sinfo", "-h", "-o", "%T").stdout)
        run = fleet.start([f"{fleet.folder}/slurm.sh"], stdout=open(f"{state}/out", "w"), stderr=subprocess.STDOUT)
        wait_for("jobs", lambda: len(fleet.running()) == ACCOUNTS)
        kills = requeues = 0
        for _ in range(3):
            time.sleep(4)
            kills += fleet.kill_some(3)
            tasks = command("squeue", "-h", "-r", "-t", "RUNNING", "-o", "%F_%K").stdout.split()
            for task in random.sample(tasks, min(3, len(tasks))):
                requeues += command("scontrol", "requeue", task).returncode == 0
        # A task that is requeued may wait two minutes before it begins again.
        run.wait(timeout=900)
        print("\n".join(open(f"{state}/out").read().splitlines()[-3:]))
        assert run.returncode == 0, f"slurm.sh ends with {run.returncode}"
        return fleet.check(fleet.results(), f"{kills} tasks killed, {requeues} requeued by scontrol")
    finally:
        command("scontrol", "shutdown")
        fleet.stop()


def spark():
    good = True
    for many in (True, False):
        # Many accounts at one sandbox without a limit; or one account, whose limit four tasks divide.
        fleet = Fleet("spark-many" if many else "spark-one", 1, "unlimited" if many else "120/min", ACCOUNTS if many else 1,
                      ROWS if many else ROWS // 5)
        try:
            with open(f"{fleet.folder}/rows.jsonl", "w") as file:
                for account in range(ACCOUNTS):
                    for row in range(fleet.rows):
                        line = {"email": f"a{account}-r{row}@example.com", "reason": "preço", "account": f"account-{account}"}
                        if not many:
                            del line["account"]
                        file.write(json.dumps(line) + "\n")
            import_path = subprocess.run([os.environ["ENGINES_PYTHON"], "-c", "import pyspark; print(pyspark.__path__[0])"],
                                         check=True, capture_output=True, text=True).stdout.strip()
            fleet.environment |= {"SPARK_HOME": import_path, "PYSPARK_PYTHON": os.environ["ENGINES_PYTHON"],
                                  "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": f"{fleet.folder}/workers",
                                  "SPARK_LOCAL_DIRS": f"{fleet.folder}/local"}
            submit = [os.path.join(import_path, "bin/spark-submit"), "--master",
                      "local-cluster[2,10,1024]" if many else "local-cluster[2,2,1024]", "--conf", "spark.ui.enabled=false",
                      # A task that fails is repeated at once; a kill must not use up its tries.
                      "--conf", "spark.task.maxFailures=8", f"{fleet.folder}/spark.py",
                      "--folder", f"{fleet.folder}/histories"]
            submit += ["--profile-column", "account"] if many else ["--profile", "account-0", "--tasks", "4"]
            submit += [f"{fleet.folder}/rows.jsonl", f"{fleet.folder}/results", "lost", "--base-url", fleet.url(0),
                       "--on-unknown", "record"]
            run = fleet.start(submit, stdout=open(f"{fleet.folder}/spark.out", "w"), stderr=subprocess.STDOUT)
            wait_for("tasks", lambda: len(fleet.running()) == (ACCOUNTS if many else 4), 120)
            kills = 0
            for _ in range(3):
                time.sleep(4)
                kills += fleet.kill_some(3 if many else 1)
            time.sleep(4)
            executors = fleet.executors()
            os.kill(executors[0], signal.SIGKILL)
            run.wait(timeout=900)
            if run.returncode != 0:
                print("\n".join(open(f"{fleet.folder}/spark.out").read().splitlines()[-40:]))
            assert run.returncode == 0, f"spark-submit ends with {run.returncode}"
            statuses = collections.defaultdict(list)
            for path in glob.glob(f"{fleet.folder}/results/part-*"):
                for line in open(path):
                    row = json.loads(line)
                    statuses[row["email"]].append(row["status"])
            # What an earlier try has sent is a duplicate to the one that counts.
            good &= fleet.check(statuses, f"{kills} tasks killed, then an executor", ["duplicate"])
        finally:
            fleet.stop()
    return good


def kubernetes():
    code = """
import sys, kubernetes_validate, yaml
for document in yaml.safe_load_all(open(sys.argv[1])):
    for version in ("1.29", kubernetes_validate.latest_version()):
        kubernetes_validate.validate(document, version, strict=True)
        print(f"kubernetes: {document['kind']} is valid by the published schema of Kubernetes {version}")
"""
    done = subprocess.run([os.environ["ENGINES_PYTHON"], "-c", code, f"{samples}/kubernetes.yaml"])
    print("kubernetes: NOT RUN. There is no cluster here: only the manifest's form was checked.", flush=True)
    return done.returncode == 0


good = True
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
for engine in engines:
    good &= globals()[engine]()
sys.exit(0 if good else 1)
