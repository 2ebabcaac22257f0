#!/usr/bin/env bash
# Keeps one comment on the pull request: the first line of the Markdown marks it. A token that may not write (a pull request from
# a fork) is no failure: the summary of the run and the annotations are there all the same.
set -euo pipefail

[ -f "$OUT/comment.md" ] || exit 0
mark=$(head -n 1 "$OUT/comment.md")
comments="repos/$REPOSITORY/issues/$NUMBER/comments"

id=$(gh api --paginate "$comments" --jq ".[] | select(.body | startswith(\"$mark\")) | .id" | head -n 1)
if [ -n "$id" ]; then
  gh api --silent --method PATCH "repos/$REPOSITORY/issues/comments/$id" --field body=@"$OUT/comment.md"
else
  gh api --silent --method POST "$comments" --field body=@"$OUT/comment.md"
fi || echo "::notice::the comment could not be written; the token may not do so"
