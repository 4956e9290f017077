#!/bin/sh
# After the package was unpacked. A deb calls it with "configure", an rpm with how many versions are installed.
set -e

folder=/opt/Kronika
sandbox=$folder/chrome-sandbox
profile=/etc/apparmor.d/kronika

# Ubuntu 24.04 lets only programs that it knows by path make the namespaces of a sandbox. An older AppArmor does not
# understand the profile and does not need it.
if apparmor_status --enabled >/dev/null 2>&1 &&
  apparmor_parser --skip-kernel-load --debug "$folder/resources/apparmor-profile" >/dev/null 2>&1; then
  cp -f "$folder/resources/apparmor-profile" "$profile"
  if ! ischroot 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
  fi
fi

# What the sandbox is built of, asked for as an ordinary user: to root nearly every system gives it.
may_make_namespaces() {
  setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs \
    unshare --user --map-root-user --net --pid --fork true >/dev/null 2>&1
}

# An administrator who decided the mode (dpkg-statoverride) is not contradicted.
if ! dpkg-statoverride --list "$sandbox" >/dev/null 2>&1; then
  if may_make_namespaces; then chmod 0755 "$sandbox"; else chmod 4755 "$sandbox"; fi
fi
