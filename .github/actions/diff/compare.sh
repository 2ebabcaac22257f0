#!/usr/bin/env bash
# Compares once for each form of the result. Annotations go to the log; the rest goes to $OUT. The last step of the action ends
# with the code that is handed on here, after the comment and the artifact are in place.
set -euo pipefail

mkdir -p "$OUT"
read -r -a command <<< "$COMMAND"
read -r -a arguments <<< "$ARGUMENTS"

# Two documents say themselves what is compared; a workspace needs the commit.
if [ "${#arguments[@]}" -lt 2 ] && [ -n "$BASE" ]; then
  git cat-file -e "$BASE^{commit}" 2> /dev/null || git fetch --quiet --depth=1 origin "$BASE"
  arguments+=(--base "$BASE")
fi

run() {
  "${command[@]}" "${arguments[@]}" --quiet --format "$@"
}

code=0
run github --fail-on "$FAIL_ON" || code=$?
if [ "$code" -gt 1 ]; then
  echo "code=$code" >> "$GITHUB_OUTPUT"
  exit 0
fi
run markdown --fail-on never --base-link "$LINKS/$BASE" --revision-link "$LINKS/$HEAD" > "$OUT/comment.md"
run html --fail-on never > "$OUT/index.html"
run json --fail-on never > "$OUT/diff.json"
cat "$OUT/comment.md" >> "$GITHUB_STEP_SUMMARY"

# `breaking` stands in the report of one API, or in that of each.
breaking=$(grep -q '^ *"breaking": true' "$OUT/diff.json" && echo true || echo false)
echo "breaking=$breaking" >> "$GITHUB_OUTPUT"
echo "code=$code" >> "$GITHUB_OUTPUT"
