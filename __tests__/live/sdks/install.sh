#!/usr/bin/env bash
# Installs the OpenTelemetry SDKs the live tests use, each as its users do, once, into a cache outside the repository.
#
#   install.sh [language...]     installs what is missing (all by default) and prints the folders, one a line
#
# A language is a folder beside this file: a small program and the files that lock what it needs. Its cache key is the
# content of that folder and of this file. The cache is $GENESTACK_SDKS, by default ~/.cache/genestack-observability/sdks.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=${GENESTACK_SDKS:-$HOME/.cache/genestack-observability/sdks}

# Runs in the copy of the language's folder.
install_python() { python3 -m venv venv && venv/bin/pip install --quiet --disable-pip-version-check --no-deps -r requirements.txt; }
install_nodejs() { npm ci --silent --no-audit --no-fund; }
install_java() { mvn -q -B dependency:copy-dependencies -DoutputDirectory=. -Dmdep.stripVersion=true && javac App.java; }
install_go() {
  GOPROXY=$(go env GOPROXY)
  GOPROXY=${GOPROXY%%,*} GONOSUMDB='*' CGO_ENABLED=0 GOFLAGS='-buildvcs=false -trimpath' go build -o app .
}

[ $# -gt 0 ] || set -- python nodejs go java
mkdir -p "$cache"
for language; do
  key=$(cd "$here/$language" && cat -- * ../install.sh | sha256sum | cut -c1-12)
  folder=$cache/$language-$key
  (
    flock 9
    if [ ! -e "$folder/installed" ]; then
      echo "installing the SDK for $language" >&2
      # In place, because a virtual environment cannot be moved.
      rm -rf "$folder" && cp -r "$here/$language" "$folder" && cd "$folder"
      "install_$language" >&2
      touch installed
    fi
  ) 9>"$cache/$language.lock"
  echo "$folder"
done
