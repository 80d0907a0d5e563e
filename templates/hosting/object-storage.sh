#!/bin/sh
# Usage: sh object-storage.sh s3://kb.example.org
# Files that keep their content under one name go first, then the pages that name them; what is gone is deleted last.
set -eu
kept='public, max-age=31536000, immutable'
aws s3 sync site "$1" --cache-control "$kept" --exclude '*' --include 'lookup/*' --exclude lookup/manifest.js \
  --include 'pagefind/fragment/*' --include 'pagefind/index/*' --include 'pagefind/filter/*'
aws s3 sync site "$1" --cache-control no-cache --exclude '*' --include '*.md' --content-type 'text/markdown; charset=utf-8'
aws s3 sync site "$1" --cache-control no-cache --exclude '*' --include '*feed.xml' --content-type application/atom+xml
aws s3 sync site "$1" --cache-control no-cache --exclude .eventkb --exclude '*.md' --exclude '*feed.xml' \
  --exclude 'lookup/*' --include lookup/manifest.js --exclude 'pagefind/fragment/*' --exclude 'pagefind/index/*' \
  --exclude 'pagefind/filter/*'
aws s3 sync site "$1" --delete --exclude .eventkb
