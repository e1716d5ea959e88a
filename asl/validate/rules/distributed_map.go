package rules

import (
	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/validate"
)

// mapsOf calls f for every Map among the states in hand that has a processor, with whether it is distributed. A Map whose mode is no known
// one is passed over: which fields it may have is not known.
func mapsOf(p *validate.Pass, f func(s *validate.State, m *asl.Map, distributed bool)) {
	for _, state := range p.States() {
		m, ok := state.Model.(*asl.Map)
		if !ok {
			continue
		}
		if processor, field := processorOf(m); processor != nil && knownMode(state.Tree.Get(field).Get("ProcessorConfig").Member("Mode")) {
			f(state, m, processor.Distributed())
		}
	}
}

// knownMode reports whether the Mode of a processor is one of the language, or absent.
func knownMode(mode *jsontree.Member) bool {
	if mode == nil {
		return true
	}
	text := asl.Mode(mode.Value.Str())
	return text == asl.ModeInline || text == asl.ModeDistributed
}

// processorOf returns the processor of a Map and the field that holds it; nil when it has none.
func processorOf(m *asl.Map) (processor *asl.ItemProcessor, field string) {
	if m.ItemProcessor != nil {
		return m.ItemProcessor, "ItemProcessor"
	}
	return m.Iterator, "Iterator"
}

// s3Call is the call of an ItemReader or a ResultWriter as the document has it.
type s3Call struct {
	state *validate.State
	// field is ItemReader or ResultWriter.
	field string
	// action is the API action, "" when the Resource is not known.
	action string
	// config is the ReaderConfig or WriterConfig; nil when absent.
	config *jsontree.Value
	// input is the field with the parameters of the call, and args what it holds: nil when that is no object.
	input string
	args  *jsontree.Value
}

// s3Actions are the actions that readers and writers call.
var s3Actions = []string{"getObject", "listObjectsV2", "putObject"}

// readersOf calls f for every ItemReader of a distributed Map.
func readersOf(p *validate.Pass, f func(s3Call)) {
	mapsOf(p, func(s *validate.State, _ *asl.Map, distributed bool) {
		if reader := s.Tree.Get("ItemReader"); distributed && reader.Kind() == jsontree.Object {
			f(newS3Call(s, "ItemReader", "ReaderConfig", reader))
		}
	})
}

// writersOf calls f for every ResultWriter of a distributed Map that calls Amazon S3.
func writersOf(p *validate.Pass, f func(s3Call)) {
	mapsOf(p, func(s *validate.State, _ *asl.Map, distributed bool) {
		if writer := s.Tree.Get("ResultWriter"); distributed && writer.Get("Resource") != nil {
			f(newS3Call(s, "ResultWriter", "WriterConfig", writer))
		}
	})
}

func newS3Call(s *validate.State, field, config string, tree *jsontree.Value) s3Call {
	c := s3Call{state: s, field: field, config: tree.Get(config), input: "Parameters"}
	if s.JSONata() {
		c.input = "Arguments"
	}
	if args := tree.Get(c.input); args.Kind() == jsontree.Object {
		c.args = args
	}
	resource := tree.Get("Resource").Str()
	for _, action := range s3Actions {
		if len(resource) > len(action) && resource[len(resource)-len(action)-1:] == ":"+action {
			c.action = action
		}
	}
	return c
}

// has reports whether the configuration has a field, with whatever value.
func (c s3Call) has(field string) bool { return c.config.Member(field) != nil }

// word returns the value of a field of the configuration that takes one of some words; "" when it is absent, and "?" when it is
// no such word that is known.
func (c s3Call) word(field string) string {
	m := c.config.Member(field)
	switch {
	case m == nil:
		return ""
	case m.Value.Kind() != jsontree.String || m.Value.Str() == "" || validate.HasPlaceholder(m.Value.Str()):
		return "?"
	default:
		return m.Value.Str()
	}
}

// arg returns the value that the parameters of the call have under a name; dynamic reports that a path gives it.
func (c s3Call) arg(name string) (v *jsontree.Value, dynamic bool) {
	if v := c.args.Get(name); v != nil {
		return v, false
	}
	if c.input == "Parameters" && c.args.Member(name+".$") != nil {
		return nil, true
	}
	return nil, false
}

// at returns the pointer of something in the reader or writer.
func (c s3Call) at(tokens ...string) string {
	return c.state.At(append([]string{c.field}, tokens...)...)
}

// flattens reports whether the reader reads what is in the listed objects.
func (c s3Call) flattens() bool { return c.word("Transformation") == string(asl.ReaderLoadAndFlatten) }
