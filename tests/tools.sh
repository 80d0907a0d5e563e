#!/bin/sh
# Finds the programs that the tests need beside Python, installs them where it may, or says in one sentence what to do.
set -u
missing=""
command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || missing="$missing chromium-headless-shell"
command -v node >/dev/null || missing="$missing nodejs"
command -v npm >/dev/null || missing="$missing npm"
command -v java >/dev/null || missing="$missing default-jre-headless"
command -v ruby >/dev/null || missing="$missing ruby"
command -v groonga >/dev/null || missing="$missing groonga-bin groonga-token-filter-stem"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  # shellcheck disable=SC2086 # one word a package
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "The tests need these Debian packages (or programs of the same names): install them with: apt-get install$missing" >&2
exit 1
