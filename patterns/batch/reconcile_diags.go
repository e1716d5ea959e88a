package batch

import (
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
)

// The codes of the stages behind the map, ASL6860 to ASL6869. A code is never renumbered or reused.
var (
	errExits = diag.Def{
		Code: "ASL6860", Severity: diag.Error, Title: "exits of a reconcile stage",
		Doc: "It is said once what follows each outcome of a run, OnFailure before the others. A number of items to expect is given once, and is " +
			"not negative.",
		Bad:  "batch.ExpectItems(-1)",
		Good: "batch.ExpectItems(&in.Studies)",
	}
	errReconciled = diag.Def{
		Code: "ASL6861", Severity: diag.Error, Title: "run that cannot be reconciled",
		Doc: "A reconcile stage compares the counts of a Map Run with the manifest that its writer left, and finds the Map Run by its label where too many " +
			"items failed. So the run has an S3Writer and a Label.",
		Spec: "https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html",
		Bad:  "batch.Reconcile(w, batch.Run(w, \"Read\", source, batch.NoWriter(10, 100), …))",
		Good: "batch.Reconcile(w, batch.Run(w, \"Read\", source, batch.S3Writer(bucket, \"findings\"), batch.Label(\"Read\"), …))",
	}
	errCanary = diag.Def{
		Code: "ASL6862", Severity: diag.Error, Title: "canary without items",
		Doc:  "A canary runs over the first items of a source: over 1 at least.",
		Bad:  "batch.CanaryRun(w, \"Screen\", 0, source, …)",
		Good: "batch.CanaryRun(w, \"Screen\", 20, source, …)",
	}
)

// stageDefs are the codes of the stages behind the map.
func stageDefs() []diag.Def { return []diag.Def{errExits, errReconciled, errCanary} }

// fault adds a diagnostic with a remedy to those of the workflow.
func fault(s builder.Scope, def diag.Def, help, format string, args ...any) {
	builder.Report(s, def.At(diag.Pos{}, format, args...).WithHelp("%s", help))
}

// intOf makes an expression of a whole number.
func intOf[N builder.Int](n N) builder.Expr[int] {
	switch n := any(n).(type) {
	case *int:
		return builder.From(n)
	case builder.Expr[int]:
		return n
	default:
		return builder.Lit(n.(int))
	}
}
