package golden_test

import (
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/golden/internal/explore"
)

// exploring says by folder what the runs are to know.
var exploring = map[string]explore.Options{
	"claimscsv":       {Row: value.ObjectOf("claim_id", "c-1", "patient", "p-1", "code", "x", "amount", "12.5")},
	"crossaccount":    {Fixed: map[string]any{"timeoutSec": 60.0, "silenceSec": 30.0}},
	"texts":           {Fixed: map[string]any{"document": `{"title": "text", "lines": ["a", "b"]}`}},
	"readers":         {Row: value.ObjectOf("code", "c", "value", 1.5), Fixed: map[string]any{"width": 2.0}},
	"patterns/batch":  {Row: value.ObjectOf("study_id", "s-1", "patient", "p-1"), Fixed: map[string]any{"width": 2.0}},
	"patterns/review": {Rude: true},
}

// neverTaken are the edges that no run takes, by machine, and why: most cannot be taken at all.
var neverTaken = map[string]map[string]string{
	"review-remind":             {"Physician review: Await/Next": awaits},
	"review-remind-over":        {"Physician review: Await/Next": awaits, "Physician review: Await chief/Next": awaits, "Physician review: More? chief/Choices/0/Next": once},
	"review-shadow":             neverOn,
	"review-shadow-kill-switch": neverOn,
	"review-quorum":             {"Physician review: Await all/Catch/1/Next": expires},
	"review-quorum-kill-switch": {"Physician review: Await all/Catch/1/Next": expires},
	"review-quorum-rework":      {"Tumour board: Await all/Catch/1/Next": expires},
	"review-allow-sensitive":    {"Physician review: Await/Next": awaits},
	"objects":                   {"Each object/Catch/0/Next": "a listing in memory never fails"},
	"batch-queue-failed":        {"Screen: Any to queue?/Choices/0/Next": reconciled, "Screen: Not counted": reconciled},
	"batch-queue-recorded":      {"Read studies: Any to queue?/Choices/0/Next": reconciled, "Read studies: Not counted": reconciled},
	"batch-canary":              {"Canary: Read studies: Counted?/Choices/1/Next": atMost},
}

const (
	awaits     = "the branch that asks always ends with Fail, so the Parallel never succeeds"
	once       = "the only reminder was sent when the loop is asked for more"
	atMost     = "the canary reads 20 items at most, and nothing else is asked of it: its condition says 20 = 0"
	reconciled = "only counts that were reconciled lead there, and with a total of 0 these show no failure"
	shadow     = "the mode is the constant shadow"
	expires    = "every seat catches its own expiry"
)

// neverOn are the edges that a gate in shadow mode must not take.
var neverOn = map[string]string{
	"Physician review: Mode?/Choices/0/Next": shadow,
	"Physician review: Record approval/Next": shadow,
	"Physician review: Approved/Next":        shadow,
	"Publish note/Next":                      shadow,
}
