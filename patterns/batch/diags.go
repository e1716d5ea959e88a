package batch

import (
	"reflect"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/builder"
)

// The codes of this package. A code is never renumbered or reused.
var (
	errIncomplete = diag.Def{
		Code: "ASL6850", Severity: diag.Error, Title: "batch lacks a part",
		Doc: "A batch has a source, a writer, a label, a concurrency and a body, each made by one of the functions of the package: " +
			"what is to be left out has a function that says so, NoWriter, AutoLabel or Unlimited. Items are put in batches once.",
		Bad:  "batch.Run(w, \"Read\", source, batch.Writer{}, batch.AutoLabel(), batch.Unlimited(), body)",
		Good: "batch.Run(w, \"Read\", source, batch.NoWriter(100, 500), batch.AutoLabel(), batch.Unlimited(), body)",
	}
	errNoWriter = diag.Def{
		Code: "ASL6851", Severity: diag.Error, Title: "results of a batch without a writer do not fit",
		Doc: "Without a writer all results together are the output of the state, which has at most 262,144 bytes. One byte more fails the " +
			"execution with States.DataLimitExceeded, which no Catch for States.ALL sees.",
		Spec: "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html",
		Bad:  "batch.NoWriter(10_000, 500)",
		Good: "batch.S3Writer(bucket, \"results\")",
	}
	warnPrefix = diag.Def{
		Code: "ASL6852", Severity: diag.Warning, Title: "prefix of a batch takes in its siblings",
		Doc: "S3 compares letters: the prefix studies/1 is also that of studies/10/a.dcm. A prefix that ends in a slash is a folder. The " +
			"empty prefix is the whole bucket.",
		Bad:  "batch.S3Prefix(bucket, \"studies/1\")",
		Good: "batch.S3Prefix(bucket, \"studies/1/\")",
	}
	warnTimeLimit = diag.Def{
		Code: "ASL6853", Severity: diag.Warning, Title: "batch without a time limit",
		Doc: "A distributed Map has no timeout of its own. Only that of the workflow ends a batch that hangs, and with it its children; without one " +
			"a STANDARD execution goes on for a year.",
		Bad:  "w := builder.New[In, Out](\"backlog\")",
		Good: "w := builder.New[In, Out](\"backlog\", builder.Timeout(12*time.Hour))",
	}
	errConcurrency = diag.Def{
		Code: "ASL6854", Severity: diag.Error, Title: "concurrency of a batch out of range",
		Doc: "At most 10,000 children run at a time. As many as that are what Unlimited asks for; 0 would mean the same and " +
			"does not say so.",
		Bad:  "batch.MaxConcurrency(0)",
		Good: "batch.MaxConcurrency(50)",
	}
	errFlatten = diag.Def{
		Code: "ASL6855", Severity: diag.Error, Title: "nothing to flatten in the results of a batch",
		Doc: "FLATTEN writes the elements of results that are lists. The outcome of an item is no list; results are lists only where the " +
			"outcomes are left off and the body gives one.",
		Bad:  "batch.S3Writer(bucket, \"results\").As(batch.FlattenJSONL)",
		Good: "batch.S3Writer(bucket, \"results\").As(batch.CompactJSONL)",
	}
	errTwice = diag.Def{
		Code: "ASL6856", Severity: diag.Error, Title: "options of a batch exclude each other",
		Doc:  "The children have one type, and each limit of failures is a number or an expression.",
		Bad:  "batch.Run(…, batch.Standard(), batch.Express())",
		Good: "batch.Run(…, batch.Standard())",
	}
)

// Defs returns the documentation of every code that this package reports, sorted by code.
func Defs() []diag.Def {
	return append([]diag.Def{errIncomplete, errNoWriter, warnPrefix, warnTimeLimit, errConcurrency, errFlatten, errTwice}, stageDefs()...)
}

// note is a diagnostic of a part of a batch, before it is known which batch.
type note struct {
	def          diag.Def
	help, format string
	args         []any
}

// checker reports what is wrong with a batch.
type checker struct {
	s    builder.Scope
	name string
}

func (c checker) report(def diag.Def, help, format string, args ...any) {
	builder.Report(c.s, def.At(diag.Pos{}, "batch %q: "+format, append([]any{c.name}, args...)...).WithHelp("%s", help))
}

// usable reports what is wrong with a source, and gives one that can be read: what follows is to find other mistakes.
func usable[Item any](c checker, source Source[Item]) Source[Item] {
	for _, n := range source.notes {
		c.report(n.def, n.help, n.format, n.args...)
	}
	if source.given {
		return source
	}
	c.report(errIncomplete, "make it with S3CSV, Items or another function of the package", "the source is the zero Source")
	return byPlace(builder.FromListExpr(builder.Lit([]Item{})))
}

// bodyOr reports a body that is nil, and gives one that can be called.
func bodyOr[Item, Result any](c checker, body func(Body[Result], *Item)) func(Body[Result], *Item) {
	if body != nil {
		return body
	}
	c.report(errIncomplete, "give it a function that makes the states for one item", "the body is nil")
	return func(b Body[Result], _ *Item) { b.StartAt(builder.Fail(b, "No body", "NoBody", "the body is nil")) }
}

// maxState is how many bytes of JSON text the output of a state has at most.
const maxState = 262_144

// writer checks a writer for results of a type.
func (c checker) writer(w Writer, result reflect.Type) {
	switch {
	case w.destination == nil && !w.none:
		c.report(errIncomplete, "make it with S3Writer or NoWriter", "the writer is the zero Writer")
	case w.none && (w.items < 1 || w.bytes < 1):
		c.report(errNoWriter, "say how many items there are, and how large the result of one is", "NoWriter(%d, %d): both are at least 1", w.items, w.bytes)
	case w.none && w.items > maxState/w.bytes:
		c.report(errNoWriter, "write the results with S3Writer", "%d results of %d bytes take more than the %d that the output of a state has", w.items, w.bytes, maxState)
	case !w.none && w.format == (Format{}):
		c.report(errIncomplete, "take CompactJSONL or another one of the package", "the format of the writer is the zero Format")
	case !w.none && w.format.transformation == asl.WriterFlatten && result.Kind() != reflect.Slice && result.Kind() != reflect.Array:
		c.report(errFlatten, "take CompactJSONL or CompactJSON", "the results are of type %s, and FLATTEN takes lists apart", result)
	}
}

func (c checker) concurrency(n Concurrency) {
	switch {
	case n.n != nil && (*n.n < 1 || *n.n > mostChildren):
		c.report(errConcurrency, "give what the calls of the children can take, or Unlimited", "MaxConcurrency is %d; 1 to %d", *n.n, mostChildren)
	case n.n == nil && n.expr == nil && !n.unlimited:
		c.report(errIncomplete, "make it with MaxConcurrency or Unlimited", "the concurrency is the zero Concurrency")
	}
}

func (c checker) options(o *settings) {
	if o.standard && o.express {
		c.report(errTwice, "leave one out, or both", "the children are to be STANDARD and EXPRESS")
	}
	if o.count != nil && o.countBy != nil {
		c.report(errTwice, "leave one out", "ToleratedFailureCount is a number and an expression")
	}
	if o.percent != nil && o.percentBy != nil {
		c.report(errTwice, "leave one out", "ToleratedFailurePercentage is a number and an expression")
	}
	if builder.TimeLimit(c.s) == 0 {
		c.report(warnTimeLimit, "give the workflow a Timeout", "nothing ends it when it hangs: the workflow has no Timeout")
	}
}
