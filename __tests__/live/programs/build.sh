#!/usr/bin/env bash
# Builds the real programs the live tests start, each once, into a cache outside the repository.
#
#   build.sh [program...]     builds what is missing (all of them by default) and prints the folders of binaries, one a line
#
# A program is a folder beside this file: a go.mod that names its version and its commands as Go tools, a go.sum, and, for the
# collector, the builder's list of components; or a requirements.txt of Python packages and a script that runs them, which
# becomes a command named after the folder. Its cache key is the content of that folder, so a new version is a new build and
# an old one stays usable. The cache is $GENESTACK_PROGRAMS, by default ~/.cache/genestack-observability/programs.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${GENESTACK_PROGRAMS:-$HOME/.cache/genestack-observability/programs}

# Module downloads are verified by the committed go.sum; the checksum database is asked for nothing.
GOPROXY=$(go env GOPROXY)
export GOPROXY=${GOPROXY%%,*} GONOSUMDB='*' CGO_ENABLED=0 GOFLAGS='-buildvcs=false -trimpath'

build() {
  local program=$1 out=$2 flags='-s -w' source
  if [ -f requirements.txt ]; then
    python3 -m venv "$out/python"
    "$out/python/bin/pip" install --quiet --requirement requirements.txt
    # Its scripts name the folder they were made in, which is not the one they stay in.
    find "$out/python/bin" -type f -exec sed -i "1s|^#!$out/|#!${out%.partial}/|" {} +
    cp serve.py "$out"
    printf '#!/bin/sh\nhere=$(dirname "$0")\nexec "$here/python/bin/python" "$here/serve.py" "$@"\n' > "$out/$program"
    chmod +x "$out/$program"
    return
  fi
  source=$(mktemp -d)
  case $program in
    # The module lacks the page its server shows, which only a release has: an empty one stands for it.
    alertmanager)
      local module=github.com/prometheus/alertmanager
      go mod download "$module"
      cp -r --no-preserve=mode "$(go list -m -f '{{.Dir}}' "$module")" "$source/module"
      mkdir "$source/module/ui/app/dist"
      touch "$source/module/ui/app/dist/index.html"
      cp go.mod go.sum "$source"
      cd "$source"
      go mod edit -replace "$module=./module" ;;
    # A release says what it was built of.
    coredns) flags+=" -X github.com/coredns/coredns/coremain.GitCommit=$(sed -n 's/^require github.com\/coredns\/coredns //p' go.mod)" ;;
    # Clients refuse a server whose version they cannot parse; a plain build says v0.0.0.
    kubernetes) flags+=" -X k8s.io/component-base/version.gitVersion=$(sed -n 's/^require k8s.io\/kubernetes //p' go.mod)" ;;
  esac
  GOBIN=$out go install -ldflags "$flags" tool
  case $program in
    etcd) mv "$out/server" "$out/etcd" ;;
    collector)
      # The builder writes main.go and the list of components; our go.mod stands for the one it would write, because its
      # "go mod tidy" asks for modules only tests need.
      "$out/builder" --config builder.yaml --skip-compilation --skip-get-modules --output-path "$source"
      cp go.mod go.sum "$source"
      (cd "$source" && go build -ldflags "$flags" -o "$out/otelcol" .) ;;
  esac
  rm -rf "$source"
}

[ $# -gt 0 ] || set -- $(cd "$here" && ls -d */ | tr -d /)
mkdir -p "$cache"
for program; do
  cd "$here/$program"
  key=$(cat -- * | sha256sum | cut -c1-12)
  bin=$cache/$program-$key
  (
    flock 9
    if [ ! -d "$bin" ]; then
      echo "building $program" >&2
      rm -rf "$bin.partial" && mkdir -p "$bin.partial"
      build "$program" "$bin.partial" >&2
      mv "$bin.partial" "$bin"
    fi
  ) 9>"$cache/$program.lock"
  echo "$bin"
done
