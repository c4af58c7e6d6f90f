#!/usr/bin/env bash
# Everything between the data files and models/pointer: run.sh DATA WORK [MINUTES]. May be stopped and started again.
set -euo pipefail
data=$1 work=$2 minutes=${3:-20}
here=$(cd "$(dirname "$0")" && pwd) root=$(cd "$(dirname "$0")/../../.." && pwd)
export OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} OPENBLAS_NUM_THREADS=${OMP_NUM_THREADS:-1}
mkdir -p "$work"
dotnet build "$here/sentences" -c Release --nologo -v q
sentences() { dotnet run --project "$here/sentences" -c Release --no-build -- "$root/artifacts/models/minilm" "$1" "$2"; }
[ -f "$work/train.jsonl" ] || python3 "$here/select_documents.py" --data "$data" --out "$work"
python3 "$here/facts.py" documents "$here"/facts/*.txt > "$work/facts.jsonl"
for name in validation facts train; do sentences "$work/$name.jsonl" "$work/s-$name"; done
python3 "$here/train.py" --sentences "$work/s-train" --documents "$work/train.jsonl" --validation "$work/s-validation" "$work/validation.jsonl" --out "$work/run" --minutes "$minutes"
python3 "$here/facts.py" fit "$work/facts.jsonl" "$work/s-facts" "$here/telling.json"
python3 "$here/export.py" "$work/run/latest.pt" "$root/models/pointer" --telling "$here/telling.json" --weights "$here/weights.json"
