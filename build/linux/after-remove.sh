#!/bin/sh
# After the package is gone. A deb calls it with "remove", "purge" or "upgrade", an rpm with how many versions are left.
set -e

case "$1" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac

profile=/etc/apparmor.d/kronika
if [ -f "$profile" ]; then
  # Else it holds until the next start of the computer.
  if apparmor_status --enabled >/dev/null 2>&1 && ! ischroot 2>/dev/null; then
    apparmor_parser --remove "$profile" || true
  fi
  rm -f "$profile"
fi
