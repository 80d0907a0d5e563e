#!/bin/sh
# Finds the programs that the tests need beside Python, installs them where it may, or says in one sentence what to do.
set -u
# Web servers whose packages would start a service are unpacked here instead of installed; tests/hosting looks here, too.
unpacked=/usr/local/lib/eventkb-servers
PATH="$PATH:/usr/sbin:$unpacked/usr/sbin:$unpacked/usr/bin"
missing=""
servers=""
command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || missing="$missing chromium-headless-shell"
command -v node >/dev/null || missing="$missing nodejs"
command -v npm >/dev/null || missing="$missing npm"
command -v java >/dev/null || missing="$missing default-jre-headless"
command -v ruby >/dev/null || missing="$missing ruby"
command -v groonga >/dev/null || missing="$missing groonga-bin groonga-token-filter-stem"
command -v apache2 >/dev/null || missing="$missing apache2-bin"
[ -e /etc/mime.types ] || missing="$missing media-types"
command -v nginx >/dev/null || servers="$servers nginx nginx-common"
command -v caddy >/dev/null || servers="$servers caddy"
[ -z "$missing$servers" ] && exit 0

# shellcheck disable=SC2086 # one word a package
install() {
  apt-get update -qq || return 1
  [ -z "$missing" ] || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || return 1
  [ -z "$servers" ] || unpack
}

# shellcheck disable=SC2086 # one word a package
unpack() (
  folder="$(mktemp -d)" && trap 'rm -r "$folder"' EXIT && cd "$folder" || return 1
  apt-get download -qq -o APT::Sandbox::User=root $servers || return 1
  mkdir -p "$unpacked"
  for package in ./*.deb; do dpkg-deb -x "$package" "$unpacked" || return 1; done
)

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  install && exit 0
fi
echo "The tests need these Debian packages (or programs of the same names): install them with: apt-get install$missing$servers" >&2
exit 1
