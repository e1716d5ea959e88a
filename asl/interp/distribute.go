package interp

import (
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/expr/value"
	"github.com/aslgen/aslgen/asl/interp/items"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// distribution is a Map Run while it runs.
type distribution struct {
	*MapRun
	visit     *visit
	def       *asl.Map
	processor *asl.ItemProcessor
	scope     *scopeDef
	inputs    []any // of the children
	weights   []int // how many items each child has
	queue     []int // indexes of children to start
	running   int
	limit     int
	tolerated tolerance
	over      bool
	redrives  int
}

// tolerance is how many items may fail.
type tolerance struct {
	count   int64
	percent float64
	byCount bool
	byPart  bool
}

// distribute runs a distributed Map.
func (v *visit) distribute(s *asl.Map, p *asl.ItemProcessor, def *scopeDef) {
	input, f := v.inputAt(s.InputPath)
	var list []items.Item
	if f == nil && s.ItemReader == nil {
		list, f = v.items(s, input, true)
	}
	if f != nil {
		v.fail(f)
		return
	}
	v.scope.emit(&Event{Type: "MapStateStarted", Length: len(list)})
	d := &distribution{visit: v, def: s, processor: p, scope: def}
	if f := d.configure(input); f != nil {
		v.fail(f)
		return
	}
	d.open()
	v.mapRun, v.block = d, true
	if s.ItemReader != nil {
		if list, f = d.read(input); f != nil {
			d.failed(f)
			return
		}
	}
	if f := d.prepare(list, input); f != nil {
		d.failed(f)
		return
	}
	d.fill()
}

// configure evaluates the numbers of the Map.
func (d *distribution) configure(input any) *Failure {
	v := d.visit
	limit, f := v.maxConcurrency(d.def, input)
	if f != nil {
		return f
	}
	d.limit = distributedConcurrency
	if limit > 0 {
		d.limit = int(limit)
	}
	if f := d.tolerateCount(v.env(input)); f != nil {
		return f
	}
	return d.toleratePercentage(v.env(input))
}

func (d *distribution) tolerateCount(e *env) *Failure {
	t, s := &d.tolerated, d.def
	switch {
	case s.ToleratedFailureCountPath != nil:
		got, f := e.plainPath(*s.ToleratedFailureCountPath)
		if f != nil {
			return f
		}
		n, ok := wholeOf(got)
		if !ok {
			return notInteger("ToleratedFailureCountPath", *s.ToleratedFailureCountPath, got)
		}
		t.count, t.byCount = n, true
	case s.ToleratedFailureCount != nil:
		n, f := d.visit.number(e, s.ToleratedFailureCount, "ToleratedFailureCount", 0, maxSeconds)
		if f != nil {
			return f
		}
		t.count, t.byCount = int64(n), true
	}
	if t.count < 0 {
		return runtimeError("ToleratedFailureCount cannot be negative.")
	}
	return nil
}

func (d *distribution) toleratePercentage(e *env) *Failure {
	t, s := &d.tolerated, d.def
	switch {
	case s.ToleratedFailurePercentagePath != nil:
		got, f := e.plainPath(*s.ToleratedFailurePercentagePath)
		if f != nil {
			return f
		}
		n, ok := numberOf(got)
		if !ok {
			return runtimeError("The ToleratedFailurePercentagePath field refers to value \"%s\" which is not a valid float: %s",
				plain(got), *s.ToleratedFailurePercentagePath)
		}
		t.percent, t.byPart = n, true
	case s.ToleratedFailurePercentage != nil:
		n, literal := s.ToleratedFailurePercentage.Literal()
		if code, ok := s.ToleratedFailurePercentage.Expression(); ok && !literal {
			got, f := e.jsonata(bare(code), "ToleratedFailurePercentage")
			if f != nil {
				return f
			}
			if n, ok = value.Float(got); !ok {
				return typeError(bare(code), "ToleratedFailurePercentage", "number", got)
			}
		}
		t.percent, t.byPart = n, true
	}
	if t.percent < 0 || t.percent > 100 {
		return runtimeError("ToleratedFailurePercentage must be between 0 and 100.")
	}
	return nil
}

// exceeded reports whether more items failed than may.
func (t *tolerance) exceeded(failed, total int) bool {
	switch {
	case failed == 0:
		return false
	case t.byCount && int64(failed) > t.count:
		return true
	case t.byPart && float64(failed)*100 > t.percent*float64(total):
		return true
	}
	return !t.byCount && !t.byPart
}

// open makes the Map Run.
func (d *distribution) open() {
	v := d.visit
	x := v.scope.x
	label := x.engine.random.uuid()
	if d.def.Label != nil {
		label = *d.def.Label
	}
	d.MapRun = &MapRun{
		State: v.node.name, Label: label, Status: Running, Parent: x,
		ARN: x.engine.arn("mapRun", x.smName+"/"+label+":"+x.engine.random.uuid()),
	}
	x.runs = append(x.runs, d.MapRun)
	v.scope.emit(&Event{Type: "MapRunStarted", MapRunARN: d.ARN})
}

// read reads the items that ItemReader names.
func (d *distribution) read(input any) ([]items.Item, *Failure) {
	r := d.def.ItemReader
	reader := items.Reader{Resource: r.Resource}
	e := d.visit.env(input)
	got, f := d.visit.fields(e, r.Parameters, r.Arguments, "ItemReader")
	if f != nil {
		return nil, f
	}
	text := func(name string) string {
		v, _ := got.Get(name)
		s, _ := v.(string)
		return s
	}
	reader.Bucket, reader.Key, reader.Prefix = text("Bucket"), text("Key"), text("Prefix")
	reader.VersionId, reader.ExpectedBucketOwner = text("VersionId"), text("ExpectedBucketOwner")
	if c := r.ReaderConfig; c != nil {
		reader.InputType, reader.ManifestType = string(deref(c.InputType)), string(deref(c.ManifestType))
		reader.CSVHeaderLocation, reader.CSVHeaders = string(deref(c.CSVHeaderLocation)), c.CSVHeaders
		reader.CSVDelimiter, reader.Transformation = string(deref(c.CSVDelimiter)), string(deref(c.Transformation))
		reader.ItemsPointer = deref(c.ItemsPointer)
		if reader.MaxItems, f = d.maxItems(e, c); f != nil {
			return nil, f
		}
	}
	open, err := reader.Open(d.visit.scope.x.engine.options.S3)
	if err != nil {
		return nil, itemsError(err)
	}
	list, err := items.All(open)
	if err != nil {
		return nil, itemsError(err)
	}
	return list, nil
}

// maxItems evaluates MaxItems.
func (d *distribution) maxItems(e *env, c *asl.ReaderConfig) (int, *Failure) {
	switch {
	case c.MaxItemsPath != nil:
		got, f := e.plainPath(*c.MaxItemsPath)
		if f != nil {
			return 0, f
		}
		n, ok := wholeOf(got)
		if !ok {
			return 0, notInteger("MaxItemsPath", *c.MaxItemsPath, got)
		}
		return int(n), nil
	case c.MaxItems != nil:
		if n, ok := c.MaxItems.Literal(); ok {
			return n, nil
		}
		n, f := d.visit.number(e, c.MaxItems, "MaxItems", 0, items.MaxItemsLimit)
		return int(n), f
	}
	return 0, nil
}

// fields evaluates the Parameters or Arguments of a reader or writer.
func (v *visit) fields(e *env, parameters, arguments *jsontree.Value, field string) (*value.Object, *Failure) {
	source, name := parameters, field+"/Parameters"
	if v.node.jsonata {
		source, name = arguments, field+"/Arguments"
	}
	if source == nil {
		return nil, nil
	}
	got, f := v.scope.x.machine.template(source, v.node.jsonata).eval(e, name)
	if f != nil {
		return nil, f
	}
	o, ok := got.(*value.Object)
	if !ok {
		return nil, runtimeError("The field '%s' must be an object but was: %s", name, value.Text(got))
	}
	return o, nil
}

// prepare makes the inputs of the children.
func (d *distribution) prepare(list []items.Item, input any) *Failure {
	v := d.visit
	selected := make([]any, len(list))
	for i, item := range list {
		child := &scope{x: v.scope.x, parent: v.scope, item: &mapItem{index: i, value: item.Value, key: item.Key, source: item.Source}}
		in, f := v.selected(d.def, child, item.Value, input)
		if f != nil {
			return f
		}
		selected[i] = in
	}
	d.Counts.Items.Total, d.Counts.Items.Pending = len(list), len(list)
	if d.def.ItemBatcher == nil {
		d.inputs, d.weights = selected, make([]int, len(selected))
		for i := range d.weights {
			d.weights[i] = 1
		}
	} else if f := d.batch(selected, input); f != nil {
		return f
	}
	n := len(d.inputs)
	d.Counts.Executions.Total, d.Counts.Executions.Pending = n, n
	d.Children = make([]*Execution, n)
	d.queue = make([]int, n)
	for i := range d.queue {
		d.queue[i] = i
	}
	return nil
}

// batch groups the items.
func (d *distribution) batch(selected []any, input any) *Failure {
	b, v := d.def.ItemBatcher, d.visit
	e := v.env(input)
	number := func(field *asl.Value[int], path *string, name string) (int, *Failure) {
		if path != nil {
			got, f := e.plainPath(*path)
			n, ok := wholeOf(got)
			if f == nil && (!ok || n < 1) {
				f = notInteger(name+"Path", *path, got)
			}
			return int(n), f
		}
		if field == nil {
			return 0, nil
		}
		n, f := v.number(e, field, name, 1, maxSeconds)
		return int(n), f
	}
	most, f := number(b.MaxItemsPerBatch, b.MaxItemsPerBatchPath, "MaxItemsPerBatch")
	if f != nil {
		return f
	}
	bytes, f := number(b.MaxInputBytesPerBatch, b.MaxInputBytesPerBatchPath, "MaxInputBytesPerBatch")
	if f != nil {
		return f
	}
	var common any
	if b.BatchInput != nil {
		if common, f = v.scope.x.machine.template(b.BatchInput, v.node.jsonata).eval(e, "BatchInput"); f != nil {
			return f
		}
	}
	next := 0
	batches, err := items.All(items.Batches(items.Func(func() (items.Item, bool, error) {
		if next == len(selected) {
			return items.Item{}, false, nil
		}
		next++
		return items.Item{Value: selected[next-1]}, true, nil
	}), most, bytes, common, b.BatchInput != nil))
	if err != nil {
		return itemsError(err)
	}
	for _, batch := range batches {
		list, _ := batch.Value.(*value.Object).Get("Items")
		d.inputs, d.weights = append(d.inputs, batch.Value), append(d.weights, len(list.([]any)))
	}
	return nil
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// isExpress reports whether the children are EXPRESS executions.
func (d *distribution) isExpress() bool {
	c := d.processor.ProcessorConfig
	return c != nil && c.ExecutionType != nil && strings.EqualFold(string(*c.ExecutionType), string(asl.ExecutionExpress))
}
