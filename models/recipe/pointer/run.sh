#!/usr/bin/env bash
# Everything between the data files and the bundle: run.sh DATA WORK [PASSES]. May be stopped and started again.
# DOCUMENTS: most training documents (sources take turns in the file, so any beginning is a fair sample). OUT: folder of the bundle.
set -euo pipefail
data=$1 work=$2 passes=${3:-20}
here=$(cd "$(dirname "$0")" && pwd) root=$(cd "$(dirname "$0")/../../.." && pwd)
out=${OUT:-$root/models/pointer} python=${PYTHON:-python3}
export OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} OPENBLAS_NUM_THREADS=${OMP_NUM_THREADS:-1}
mkdir -p "$work"
dotnet build "$here/sentences" -c Release --nologo -v q
sentences() { dotnet run --project "$here/sentences" -c Release --no-build -- "$root/artifacts/models/minilm" "$1" "$2"; }
[ -f "$work/validation.jsonl" ] || "$python" "$here/select_documents.py" --data "$data" --out "$work" --most "${DOCUMENTS:-100000}"
"$python" "$here/facts.py" documents "$here"/facts/*.txt --tuning "$root/tests/quality/documents" > "$work/facts.jsonl"
for name in validation facts train; do sentences "$work/$name.jsonl" "$work/s-$name"; done
train() {
    "$python" "$here/train.py" --sentences "$work/s-train" --documents "$work/train.jsonl" --validation "$work/s-validation" "$work/validation.jsonl" --width 96 "$@"
}
train --out "$work/run" --epochs "$passes"
for seed in 2 3; do
    train --out "$work/run-$seed" --init "$work/run/latest.pt" --seed "$seed" --epochs "$(( (passes + 2) / 3 ))" --rate 8e-4 --drop 0.25
done
"$python" "$here/facts.py" fit "$work/facts.jsonl" "$work/s-facts" "$work/telling.json"
"$python" "$here/export.py" "$work/run-2/latest.pt" "$work/run-3/latest.pt" "$out" --telling "$work/telling.json" --weights "$here/weights.json"
