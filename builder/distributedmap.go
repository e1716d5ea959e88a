package builder

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// DistributedMapState is a distributed Map: every item, or batch of items, runs as a child execution of its own, up to 10,000
// at a time, tracked as a Map Run. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
type DistributedMapState[Res any] struct {
	fallible[*DistributedMapState[Res]]
	m       *mapVerb
	res     *[]Res
	written *MapRunResult
}

// DistributedMap makes a distributed Map state. Its processor's states see nothing of the scope around it but what [Select]
// or [BatchInput] hands over.
func DistributedMap[Item, Res any, S ItemSource[Item]](s Scope, name string, src S, body func(*Processor[Item, Res])) *DistributedMapState[Res] {
	at := here()
	v := &mapVerb{items: itemsOf(at, src), res: reflect.TypeFor[[]Res](), distributed: &distributed{execution: asl.ExecutionStandard}}
	st := newState(s, at, name, v)
	m := &DistributedMapState[Res]{m: v}
	m.flow = flow[*DistributedMapState[Res]]{st, m}
	r, written := newRoot[MapRunResult](st.sc, rootResult, st)
	r.at = at
	v.distributed.written, m.written = r, written
	m.res = beginMap(st, v, scopeDistributed, at, body)
	return m
}

// MapRunResult is the result of a distributed Map with a ResultWriter.
type MapRunResult struct {
	// MapRunArn is the ARN of the Map Run.
	MapRunArn string `json:"MapRunArn"`
	// ResultWriterDetails tells where the results are.
	ResultWriterDetails ResultWriterDetails `json:"ResultWriterDetails"`
}

// ResultWriterDetails tells where a ResultWriter has put its manifest.
type ResultWriterDetails struct {
	// Bucket is the bucket.
	Bucket string `json:"Bucket"`
	// Key is the key of manifest.json, which lists the files with the results.
	Key string `json:"Key"`
}

// Result returns the list of the results of a Map without a ResultWriter, to read as a whole. It must fit into 256 KiB.
func (m *DistributedMapState[Res]) Result() *[]Res { return m.res }

// Written returns the result of a Map with a ResultWriter, to take pointers into.
func (m *DistributedMapState[Res]) Written() *MapRunResult { return m.written }

// MaxConcurrency bounds how many children run at a time. 0, the default, means 10,000.
func (m *DistributedMapState[Res]) MaxConcurrency(n int) *DistributedMapState[Res] {
	m.m.concurrency.set(m.st, here(), "MaxConcurrency", &n, nil)
	return m
}

// MaxConcurrencyExpr is MaxConcurrency by an expression.
func (m *DistributedMapState[Res]) MaxConcurrencyExpr(n Expr[int]) *DistributedMapState[Res] {
	m.m.concurrency.set(m.st, here(), "MaxConcurrency", nil, n.node())
	return m
}

// ToleratedFailurePercentage lets the Map succeed while at most that part of the items failed: 0 to 100. Default 0.
func (m *DistributedMapState[Res]) ToleratedFailurePercentage(percent float64) *DistributedMapState[Res] {
	at := here()
	if !(percent >= 0 && percent <= 100) {
		m.st.fault(errBounds.At(at.pos(), "ToleratedFailurePercentage of %q is %v; 0 to 100", m.st.name, percent))
	}
	m.m.distributed.setPercentage(m.st, at, &percent, nil)
	return m
}

// ToleratedFailurePercentageExpr is ToleratedFailurePercentage by an expression.
func (m *DistributedMapState[Res]) ToleratedFailurePercentageExpr(percent Expr[float64]) *DistributedMapState[Res] {
	m.m.distributed.setPercentage(m.st, here(), nil, percent.node())
	return m
}

// ToleratedFailureCount lets the Map succeed while at most n items failed. Default 0. With both limits, passing either one
// fails the Map with States.ExceedToleratedFailureThreshold.
func (m *DistributedMapState[Res]) ToleratedFailureCount(n int) *DistributedMapState[Res] {
	m.m.distributed.count.set(m.st, here(), "ToleratedFailureCount", &n, nil)
	return m
}

// ToleratedFailureCountExpr is ToleratedFailureCount by an expression.
func (m *DistributedMapState[Res]) ToleratedFailureCountExpr(n Expr[int]) *DistributedMapState[Res] {
	m.m.distributed.count.set(m.st, here(), "ToleratedFailureCount", nil, n.node())
	return m
}

// Label names the Map Runs: it is part of their ARNs, and of those of the children. At most 40 characters, unique in the
// machine. Without it Step Functions makes one up.
func (m *DistributedMapState[Res]) Label(label string) *DistributedMapState[Res] {
	at := here()
	if utf8.RuneCountInString(label) > 40 || label == "" || strings.ContainsFunc(label, notInLabel) {
		m.st.fault(errLabel.At(at.pos(), "label %q of %q is no label", label, m.st.name))
	}
	m.m.distributed.label, m.m.distributed.labelAt = label, at
	return m
}

func notInLabel(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("?*<>{}[]:;,\\|^~$#%&`\"", r)
}

// Express makes the children EXPRESS executions: at most five minutes each, without task tokens and .sync. Without it they
// are STANDARD.
func (m *DistributedMapState[Res]) Express() *DistributedMapState[Res] {
	m.m.distributed.execution, m.m.distributed.byContent, m.m.distributed.why = asl.ExecutionExpress, false, ""
	return m
}

// Destination is a place in S3.
type Destination struct {
	bucket, prefix *node
}

// S3Destination makes a destination: results go to <prefix>/<Map Run>/manifest.json and the files that it lists.
func S3Destination[B, P Text](bucket B, prefix P) Destination {
	at := here()
	return Destination{source(at, bucket), source(at, prefix)}
}

// ResultWriter writes the results to S3 instead of handing them on: the state's result is then [DistributedMapState.Written].
// Without it all results together must fit into 256 KiB.
func (m *DistributedMapState[Res]) ResultWriter(d Destination) *DistributedMapState[Res] {
	at := here()
	switch {
	case d.bucket == nil:
		m.st.fault(errZeroExpr.At(at.pos(), "the destination of %q is the zero Destination", m.st.name).WithHelp("make it with S3Destination"))
	case m.m.distributed.destination != nil:
		m.st.fault(errGivenTwice.At(at.pos(), "ResultWriter of %q is given twice", m.st.name))
	default:
		m.m.distributed.destination = &d
		m.st.result = []*root{m.m.distributed.written}
	}
	return m
}

// WriterConfig sets the form of the results: NONE (with everything known of the child execution), COMPACT (the outputs) or
// FLATTEN (the elements of outputs that are lists), and JSON or JSONL.
func (m *DistributedMapState[Res]) WriterConfig(transformation asl.WriterTransformation, output asl.OutputType) *DistributedMapState[Res] {
	m.m.distributed.config = &asl.WriterConfig{Transformation: &transformation, OutputType: &output}
	return m
}

// distributed is what a distributed Map has and an inline one has not.
type distributed struct {
	execution    asl.ExecutionType
	byContent    bool   // execution is chosen by Build
	why          string // of a choice by Build
	percentage   *float64
	percentageBy *node
	percentageAt callers
	count        number
	label        string
	labelAt      callers
	destination  *Destination
	config       *asl.WriterConfig
	written      *root
}

func (d *distributed) setPercentage(s *state, at callers, literal *float64, expr *node) {
	if d.percentageAt != nil {
		s.fault(errGivenTwice.At(at.pos(), "ToleratedFailurePercentage of %q is given twice", s.name))
	}
	d.percentage, d.percentageBy, d.percentageAt = literal, expr, at
}

func (d *distributed) lower(c *compiler, s *state, v *mapVerb) {
	if v.items.reader != nil {
		v.items.reader.lower(c, s)
	}
	if v.items.batch != nil {
		v.items.batch.lower(c, s)
	}
	c.lowerExpr(d.percentageBy, s.before("ToleratedFailurePercentage"))
	c.lowerExpr(d.count.expr, s.before("ToleratedFailureCount"))
	checkNumber(c, s, "ToleratedFailureCount", d.count, 0, 1<<31-1)
	if d.destination != nil {
		c.lowerExpr(d.destination.bucket, s.before("ResultWriter"))
		c.lowerExpr(d.destination.prefix, s.before("ResultWriter"))
	}
	if s.sc.runsExpress() {
		c.fault(errExpress.At(s.at.pos(), "distributed Map %q in an EXPRESS workflow", s.name).
			WithHelp("use Map, or a STANDARD workflow"))
	}
	if d.label == "" {
		return
	}
	if first, taken := c.labels[d.label]; taken {
		c.fault(errLabel.At(d.labelAt.pos(), "label %q of %q is that of %q", d.label, s.name, first).
			WithHelp("labels are unique in the machine"))
	}
	c.labels[d.label] = s.name
}

// wrongResult tells why a result of a Map cannot be read in the form that r has; empty when it can.
func (v *mapVerb) wrongResult(r *root) string {
	d := v.distributed
	switch {
	case d == nil:
		return ""
	case d.destination != nil && r == v.list:
		return "its results are in S3: read Written, which tells where"
	case d.destination == nil && r == d.written:
		return "without a ResultWriter there is no Written: read Result"
	case d.destination == nil && d.config != nil && *d.config.Transformation != asl.WriterCompact:
		return "its WriterConfig gives another form than the list of the outputs: use COMPACT, or leave it out"
	default:
		return ""
	}
}

func (d *distributed) emit(c *compiler, s *state, v *mapVerb, out *asl.Map) {
	w := s.before("Map")
	mode := asl.ModeDistributed
	out.ItemProcessor.ProcessorConfig = &asl.ProcessorConfig{Mode: &mode, ExecutionType: &d.execution}
	out.ItemReader = v.items.reader.emit(c, s)
	out.ItemBatcher = v.items.batch.emit(c, s)
	out.Label = optional(d.label)
	out.Comment = optional(strings.TrimSpace(s.comment + " " + d.why))
	out.ToleratedFailureCount = d.count.emit(c, w)
	switch {
	case d.percentage != nil:
		out.ToleratedFailurePercentage = asl.Literal(*d.percentage)
	case d.percentageBy != nil:
		out.ToleratedFailurePercentage = asl.Expression[float64](c.jsonata(d.percentageBy, w))
	}
	if d.destination == nil && d.config == nil {
		return
	}
	out.ResultWriter = &asl.ResultWriter{WriterConfig: d.config}
	if d.destination != nil {
		resource := "arn:" + c.partition() + ":states:::s3:putObject"
		out.ResultWriter.Resource = &resource
		out.ResultWriter.Arguments = jsontree.NewObject(
			jsontree.Member{Name: "Bucket", Value: c.emitExpr(d.destination.bucket, w)},
			jsontree.Member{Name: "Prefix", Value: c.emitExpr(d.destination.prefix, w)},
		)
	}
}
