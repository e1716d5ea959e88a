package review

import (
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
)

// The codes of this package. A code is never renumbered or reused.
var (
	errTime = diag.Def{
		Code: "ASL6820", Severity: diag.Error, Title: "unusable time of a gate",
		Doc:  "A gate waits from a second up to 364 days, all levels together, since an execution ends after a year. A heartbeat is shorter than the timeout: otherwise it never ends the wait.",
		Bad:  `review.Ask(&question, &draft.SHA256, 0, channel)`,
		Good: `review.Ask(&question, &draft.SHA256, 48*time.Hour, channel)`,
	}
	errChannel = diag.Def{
		Code: "ASL6821", Severity: diag.Error, Title: "gate without a channel",
		Doc:  "A question reaches its reviewers over a channel. Via takes a call whose request is the Request of what is asked.",
		Bad:  `review.Ask(&question, &draft.SHA256, 48*time.Hour, nil)`,
		Good: `review.Ask(&question, &draft.SHA256, 48*time.Hour, review.SQS(builder.Param("review_queue_url")))`,
	}
	errSink = diag.Def{
		Code: "ASL6822", Severity: diag.Error, Title: "gate without a place for its records",
		Doc:  "Every way out of a gate leaves a record: the history of an execution is gone after 90 days.",
		Bad:  `review.Gate(w, "Physician review", question, review.Sink{})`,
		Good: `review.Gate(w, "Physician review", question, review.DynamoDB(builder.Param("audit_table")))`,
	}
	errExit = diag.Def{
		Code: "ASL6823", Severity: diag.Error, Title: "unusable exit of a gate",
		Doc: "What follows a rejection, and where the draft is made anew, has to be said once: with OnReject, and with OnRework or WithoutRework. The other exits " +
			"have defaults, and can be said once.",
		Bad:  `review.Gate(w, "Physician review", question, audit).OnReject(withdraw)`,
		Good: `review.Gate(w, "Physician review", question, audit).OnReject(withdraw).OnRework(draft, 3)`,
	}
	errGuards = diag.Def{
		Code: "ASL6824", Severity: diag.Error, Title: "gate that guards nothing",
		Doc:  "A gate is there for something that must not happen without an approval. Once it is named, Build proves that no path leads round the gate.",
		Bad:  `gate.OnApprove(publish)`,
		Good: `gate.OnApprove(publish).Guards(publish)`,
	}
	errVerdict = diag.Def{
		Code: "ASL6825", Severity: diag.Error, Title: "unusable decision type of a gate",
		Doc:  "Each value of a decision type is a text of its own with a meaning. One value at least approves, and one rejects.",
		Bad:  `func (Opinion) Meaning() review.Meaning { return review.MeansApprove }`,
		Good: `func (o Opinion) Meaning() review.Meaning { if o == Release { return review.MeansApprove }; return review.MeansReject }`,
	}
)

// Defs returns the documentation of every code that this package reports, sorted by code.
func Defs() []diag.Def {
	return append([]diag.Def{errTime, errChannel, errSink, errExit, errGuards, errVerdict}, askDefs()...)
}

// report adds a diagnostic with a remedy to those of the workflow.
func report(s builder.Scope, line builder.Line, def diag.Def, help, format string, args ...any) {
	builder.Report(s, def.At(line.Pos(), format, args...).WithHelp("%s", help))
}

// braces doubles braces, which Format takes for placeholders otherwise.
var braces = strings.NewReplacer("{", "{{", "}", "}}")

// typeName names a type in a message.
func typeName[T any]() string { return reflect.TypeFor[T]().String() }
