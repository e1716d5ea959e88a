package golden_test

import (
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/golden/internal/explore"
)

// exploring says by folder what the runs are to know.
var exploring = map[string]explore.Options{
	"claimscsv":       {Row: value.ObjectOf("claim_id", "c-1", "patient", "p-1", "code", "x", "amount", "12.5")},
	"crossaccount":    {Fixed: map[string]any{"timeoutSec": 60.0, "silenceSec": 30.0}},
	"readers":         {Row: value.ObjectOf("code", "c", "value", 1.5)},
	"patterns/batch":  {Row: value.ObjectOf("study_id", "s-1", "patient", "p-1"), Fixed: map[string]any{"width": 2.0}},
	"patterns/review": {Rude: true},
}

// neverTaken are the edges that no run can take, by machine, and why.
var neverTaken = map[string]map[string]string{
	"review-remind":             {"Physician review: Await/Next": awaits},
	"review-remind-over":        {"Physician review: Await/Next": awaits, "Physician review: Await chief/Next": awaits, "Physician review: More? chief/Choices/0/Next": once},
	"review-shadow":             neverOn,
	"review-shadow-kill-switch": neverOn,
	"review-quorum":             {"Physician review: Await all/Catch/1/Next": expires},
	"review-quorum-kill-switch": {"Physician review: Await all/Catch/1/Next": expires},
}

const (
	awaits  = "the branch that asks always ends with Fail, so the Parallel never succeeds"
	once    = "the only reminder was sent when the loop is asked for more"
	shadow  = "the mode is the constant shadow"
	expires = "every seat catches its own expiry"
)

// neverOn are the edges that a gate in shadow mode must not take.
var neverOn = map[string]string{
	"Physician review: Mode?/Choices/0/Next": shadow,
	"Physician review: Record approval/Next": shadow,
	"Physician review: Approved/Next":        shadow,
	"Publish note/Next":                      shadow,
}
