#!/usr/bin/env bash
# Everything between the data files and the bundle: run.sh [--quick] DATA WORK [PASSES]. May be stopped and started again.
# --quick: 40 documents and two passes into WORK/bundle, to try every step in minutes.
# DOCUMENTS: most training documents (sources take turns in the file, so any beginning is a fair sample). OUT: folder of the bundle.
set -euo pipefail
usage="usage: run.sh [--quick] DATA WORK [PASSES]; DATA holds pairs-*.jsonl.zst, WORK is a scratch folder"
quick=
[ "${1:-}" = --quick ] && { quick=1; shift; }
[ $# -ge 2 ] && [ -d "$1" ] || { echo "$usage" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd) root=$(cd "$(dirname "$0")/../../.." && pwd)
mkdir -p "$2"
data=$(cd "$1" && pwd) work=$(cd "$2" && pwd)
passes=${3:-${quick:+2}} passes=${passes:-20} documents=${DOCUMENTS:-${quick:+40}} documents=${documents:-100000}
out=${OUT:-${quick:+$work/bundle}} out=${out:-$root/models/pointer} python=${PYTHON:-python3}
export OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 OMP_NUM_THREADS=${OMP_NUM_THREADS:-1} OPENBLAS_NUM_THREADS=${OMP_NUM_THREADS:-1}
dotnet build "$here/sentences" -c Release --nologo -v q
sentences() { dotnet run --project "$here/sentences" -c Release --no-build -- "$root/artifacts/models/minilm" "$1" "$2"; }
[ -f "$work/validation.jsonl" ] || "$python" "$here/select_documents.py" --data "$data" --out "$work" --most "$documents"
"$python" "$here/facts.py" documents "$here"/facts/*.txt --tuning "$root/tests/quality/documents" > "$work/facts.jsonl"
for name in validation facts train; do sentences "$work/$name.jsonl" "$work/s-$name"; done
train() {
    "$python" "$here/train.py" --sentences "$work/s-train" --documents "$work/train.jsonl" \
        --validation "$work/s-validation" "$work/validation.jsonl" --width 96 "$@"
}
train --out "$work/run" --epochs "$passes"
for seed in 2 3; do
    train --out "$work/run-$seed" --init "$work/run/latest.pt" --seed "$seed" --epochs "$(( (passes + 2) / 3 ))" --rate 8e-4 --drop 0.25
done
"$python" "$here/facts.py" fit "$work/facts.jsonl" "$work/s-facts" "$work/telling.json"
"$python" "$here/export.py" "$work/run-2/latest.pt" "$work/run-3/latest.pt" "$out" --telling "$work/telling.json" --weights "$here/weights.json"
echo "The bundle is in $out"
