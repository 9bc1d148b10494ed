#!/bin/sh
# Make sure that there is a Chromium for the browser tests; install Debian's when that is allowed.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ -n "$ARGMAP_CHROMIUM" ] && [ -x "$ARGMAP_CHROMIUM" ]; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium for the browser tests"
    apt-get update -qq && apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "The browser tests need Chromium. Install it (on Debian: sudo apt-get install chromium)," >&2
echo "or set ARGMAP_CHROMIUM to where one is, then run make test again." >&2
exit 1
