#!/bin/sh
# A block clears, and the step is done one minute past the two hours: by curl, against a running server.
#
#   BASE=http://127.0.0.1:8000  the server, with demo data
#   DESK TECHNICIAN ENGINEER HEAD MANAGER  keys of these five people at one branch, from /account/tokens (may write)
#   SHOUHOU=.venv/bin/shouhou   the command that sets the demo's clock
#   SETTLES=1.2                 seconds until every process has seen it: each looks once a second
#
# Ends with the fault FUR-2.21: 30 yuan for the engineer, and no fault FUR-2.3.
set -eu
: "${BASE:?}" "${DESK:?}" "${TECHNICIAN:?}" "${ENGINEER:?}" "${HEAD:?}" "${MANAGER:?}" "${SHOUHOU:=.venv/bin/shouhou}" "${SETTLES:=1.2}"

clock() { # clock '2026-01-20 09:00': the demo's clock
  $SHOUHOU demo --clock "$1" >/dev/null
  sleep "$SETTLES"
}

get() { # get KEY PATH
  curl --silent --show-error --fail-with-body -H "Authorization: Bearer $1" -H 'Accept-Language: en' "$BASE/api/v1$2"
}

post() { # post KEY PATH JSON: a write with a key of its own, so that nothing can happen twice
  curl --silent --show-error --fail-with-body -H "Authorization: Bearer $1" -H 'Accept-Language: en' \
    -H "Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)" -H 'Content-Type: application/json' \
    -d "$3" "$BASE/api/v1$2"
}

field() { # field NAME: one value of the JSON object on standard input
  python3 -c 'import json, sys
value = json.load(sys.stdin)
for step in sys.argv[1].split("."):
    value = value[int(step) if step.isdigit() else step]
print(value)' "$1"
}

act() { # act KEY WORD JSON: something happened on the case, and where the case stands since
  echo "$2: $(post "$1" "/cases/$case/acts/$2" "$3" | field state)"
}

clock '2026-01-20 09:00'
branch=$(get "$MANAGER" /me | field branches.0.id)
engineer=$(get "$ENGINEER" /me | field id)
customer=$(post "$MANAGER" /customers '{"name": "沈阳某研究所", "branch_id": '"$branch"', "distance_km": "640"}' | field id)
unit=$(post "$MANAGER" "/customers/$customer/units" \
  '{"serial": "VF-'"$(date +%s)"'", "model": "VF-1600", "delivered_on": "2025-11-10"}' | field id)

case=$(post "$DESK" /cases '{"customer_id": '"$customer"', "unit_id": '"$unit"', "role": "customer", "channel": "phone",
  "visit_needed": true, "kind": "repair", "requirement": "真空炉不升温"}' | field number)
echo "request.received: $case"

clock '2026-01-20 10:10'; act "$DESK" request.answered '{"channel": "phone"}'
clock '2026-01-20 12:00'; act "$TECHNICIAN" solution.proposed '{"text": "更换加热元件"}'
clock '2026-01-20 14:00'; act "$HEAD" visit.planned '{"engineer": '"$engineer"', "arrive_by": "2026-01-23T09:00:00+08:00"}'
clock '2026-01-23 08:40'; act "$ENGINEER" block.reported '{"step": "arrival", "cause": "user",
  "began_at": "2026-01-23T08:30:00+08:00", "evidence": "用户停电通知"}'
clock '2026-01-23 08:55'; act "$MANAGER" block.confirmed '{"reason": "停电属实"}'
clock '2026-01-23 11:15'; act "$ENGINEER" block.cleared '{}'
clock '2026-01-23 13:16'; act "$ENGINEER" visit.arrived '{}'
clock '2026-01-23 17:00'; act "$MANAGER" fault.found '{"clause": "FUR-2.21", "person": '"$engineer"', "cause": "own",
  "dissatisfied": false}'

get "$MANAGER" "/cases/$case/faults" | python3 -c 'import json, sys
faults = [fault for fault in json.load(sys.stdin) if fault["state"] != "withdrawn"]
for fault in faults:
    fine = fault["fine"] or {"amount": "0.00", "outcome": "none"}
    told = fault["clause"], fault["state"], fault["person"], fine["amount"], fine["outcome"]
    print("fault %s %s: %s, %s yuan, fine %s" % told)
clauses = [fault["clause"] for fault in faults]
sys.exit("FUR-2.21 is missing, or FUR-2.3 is there" if "FUR-2.21" not in clauses or "FUR-2.3" in clauses else 0)'
