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
	"patterns/batch":  {Row: value.ObjectOf("study_id", "s-1", "patient", "p-1")},
	"patterns/review": {Rude: true},
}

// neverTaken are the edges that no run can take, by machine, and why.
var neverTaken = map[string]map[string]string{}
