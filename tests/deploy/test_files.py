"""What `deploy/` promises stands in its files: nobody's rights, nothing to write to, health checks, limits, affinity."""

import re
import subprocess

import pytest
import yaml

from tests.browser.conftest import REQUIRED
from tests.deploy import nginx
from tests.house import ROOT

DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
SERVICES = COMPOSE["services"]
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
KUBERNETES = {
    manifest["kind"]: manifest
    for file in (DEPLOY / "kubernetes").glob("*.yaml")
    for manifest in yaml.safe_load_all(file.read_text("utf-8"))
}
POD = KUBERNETES["Deployment"]["spec"]["template"]["spec"]
CONTAINERS = {container["name"]: container for container in POD["containers"]}


def replicas(text):
    """The names of replicas that a part of replicas.conf lists."""
    return re.findall(r"(app-\d+)", text)


def test_the_image_runs_as_nobody_and_tells_whether_it_is_well():
    lines = DOCKERFILE.splitlines()
    user = next(i for i, line in enumerate(lines) if line.startswith("USER "))
    assert lines[user] == "USER 10001:10001"
    assert not any(line.startswith(("RUN", "COPY")) for line in lines[user:])
    assert "HEALTHCHECK" in DOCKERFILE
    assert "/_stcore/health" in DOCKERFILE


def test_everything_that_the_image_copies_is_there_and_let_in():
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    copied = re.findall(r"^COPY (\S+) ", DOCKERFILE, flags=re.MULTILINE)
    assert sorted(copied) == sorted(line[1:] for line in ignored if line.startswith("!"))
    assert all((ROOT / name).exists() for name in copied)
    assert "*" in ignored


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_may_write_gain_rights_or_take_all_there_is(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert all(place.startswith("/tmp:size=") for place in service["tmpfs"])
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}
    assert "privileged" not in service
    assert all(volume.endswith(":ro") for volume in service.get("volumes", ()))


def test_every_replica_is_named_alike_everywhere():
    apps = [name for name in SERVICES if name != "nginx"]
    assert len(apps) >= 2
    assert [SERVICES[name]["environment"]["PULSATILLA_SEAT"] for name in apps] == apps
    assert list(SERVICES["nginx"]["depends_on"]) == apps
    everyone, *_, seats = (DEPLOY / "nginx/replicas.conf").read_text("utf-8").split("}\n")[:-1]
    assert replicas(everyone.partition("{")[2]) == apps
    assert replicas(seats) == [name for app in apps for name in (app, app)]


def test_only_nginx_can_be_reached_and_only_it_reaches_out():
    assert [name for name, service in SERVICES.items() if "ports" in service or "outside" in service["networks"]] == ["nginx"]
    assert COMPOSE["networks"]["inside"]["internal"] is True


def test_no_secret_is_written_down():
    secrets = [SERVICES[name]["environment"]["STREAMLIT_SERVER_COOKIE_SECRET"] for name in SERVICES if name != "nginx"]
    assert all(secret.startswith("${COOKIE_SECRET:?") for secret in secrets)
    (secret,) = (env for env in CONTAINERS["app"]["env"] if env["name"] == "STREAMLIT_SERVER_COOKIE_SECRET")
    assert secret["valueFrom"]["secretKeyRef"] == {"name": "pulsatilla", "key": "cookie-secret"}


@pytest.mark.parametrize("name", CONTAINERS)
def test_no_container_of_a_pod_may_write_gain_rights_or_take_all_there_is(name):
    container = CONTAINERS[name]
    rights = container["securityContext"]
    assert POD["securityContext"]["runAsNonRoot"] is True
    assert rights["runAsUser"] > 0
    assert rights["readOnlyRootFilesystem"] is True
    assert rights["allowPrivilegeEscalation"] is False
    assert rights["capabilities"] == {"drop": ["ALL"]}
    assert set(container["resources"]["limits"]) == {"cpu", "memory"}
    assert container["readinessProbe"]["httpGet"]["path"] == "/_stcore/health"


def test_a_pod_is_probed_and_leaves_without_haste():
    assert {"startupProbe", "readinessProbe", "livenessProbe", "lifecycle"} <= set(CONTAINERS["app"])
    rest = int(CONTAINERS["app"]["lifecycle"]["preStop"]["exec"]["command"][1])
    assert 0 < rest < POD["terminationGracePeriodSeconds"]


def test_pods_are_renewed_one_by_one_and_counted_by_what_they_compute():
    spec = KUBERNETES["Deployment"]["spec"]
    assert spec["strategy"] == {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 1, "maxUnavailable": 0}}
    assert "replicas" not in spec
    scaler = KUBERNETES["HorizontalPodAutoscaler"]["spec"]
    assert scaler["minReplicas"] >= 2
    assert scaler["metrics"][0]["containerResource"]["name"] == "cpu"
    assert KUBERNETES["PodDisruptionBudget"]["spec"]["maxUnavailable"] == 1


def test_a_learner_stays_with_one_pod():
    assert KUBERNETES["Service"]["spec"]["sessionAffinity"] == "ClientIP"
    assert KUBERNETES["Ingress"]["metadata"]["annotations"]["nginx.ingress.kubernetes.io/affinity"] == "cookie"


def test_manifests_find_each_other():
    labels = KUBERNETES["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert KUBERNETES["Service"]["spec"]["selector"] == labels
    assert KUBERNETES["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    listed = yaml.safe_load((DEPLOY / "kustomization.yaml").read_text("utf-8"))
    files = listed["resources"] + listed["configMapGenerator"][0]["files"]
    assert all((DEPLOY / file).exists() for file in files)
    assert {file for file in files if file.endswith(".yaml")} == {
        f"kubernetes/{file.name}" for file in (DEPLOY / "kubernetes").glob("*.yaml")
    }


@pytest.mark.parametrize("place", ["nginx", "kubernetes"])
def test_nginx_understands_its_configuration(tmp_path, place):
    if nginx.PROGRAM is None and not REQUIRED:
        pytest.skip("no nginx on this machine")
    command = [nginx.PROGRAM, *nginx.laid_out(tmp_path, {}, 8080), "-t"]
    if place == "kubernetes":
        (tmp_path / "replicas.conf").write_text((DEPLOY / "kubernetes/replicas.conf").read_text("utf-8"))
    told = subprocess.run(command, capture_output=True, text=True)
    assert told.returncode == 0, told.stderr


def test_a_photo_that_the_app_takes_also_passes_nginx():
    limit = int(re.search(r"client_max_body_size (\d+)m", (DEPLOY / "nginx/nginx.conf").read_text("utf-8"))[1])
    taken = int(re.search(r"^maxUploadSize = (\d+)$", (ROOT / ".streamlit/config.toml").read_text("utf-8"), re.MULTILINE)[1])
    assert limit > taken
