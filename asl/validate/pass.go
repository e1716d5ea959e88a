package validate

import (
	"fmt"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// Pass is one run over one document: what a rule reads, and where it reports. The index in it is built once and shared by
// all rules.
type Pass struct {
	// Machine is the machine that the document is.
	Machine *asl.StateMachine
	// Document is the same machine as a JSON tree. Values in it have places when the machine was parsed.
	Document *jsontree.Value
	// Options are those of the run.
	Options Options

	scopes []*Scope
	states []*State
	sites  []*Site
	inHand portion // what the rule that runs is to judge
	flow   *flow   // nil until a rule asks for variables

	expressions expressions

	forgotten bool // the machine is JSONata, and does not say so

	rule   *Rule
	found  []*Finding
	shared map[any]any
}

// Shared returns what make gives the first time that it is asked for with the key in a pass: work that several rules build on.
// A rule with ByState shares nothing in this way, since it does not see the whole machine.
func Shared[T any](p *Pass, key any, make func() T) T {
	if value, ok := p.shared[key]; ok {
		return value.(T)
	}
	if p.shared == nil {
		p.shared = map[any]any{}
	}
	value := make()
	p.shared[key] = value
	return value
}

// portion is a part of the states, with their expressions.
type portion struct {
	states []*State
	sites  []*Site
}

// Scopes returns every scope, an outer one before those inside it. The first one is the machine.
func (p *Pass) Scopes() []*Scope { return p.scopes }

// States returns every state of every scope, an outer state before those inside it. Of states with the same name in one
// scope the last one is there, the one that counts. A rule with ByState gets some of them at a time.
func (p *Pass) States() []*State { return p.inHand.states }

// Sites returns every place in the states that holds an expression, in their order.
func (p *Pass) Sites() []*Site { return p.inHand.sites }

// Finding is a diagnostic in the making: a rule adds to it what it knows.
type Finding struct {
	diag    diag.Diagnostic
	related []relatedPlace
	site    *Site // the finding is about a part of this expression
	start   int   // the part, byte offsets in the text of the expression
	end     int
	name    bool // the finding is about the name of the member
}

type relatedPlace struct {
	pointer string
	message string
}

// Report adds a finding of the rule that runs, about the value at an RFC 6901 pointer. The message is formatted as
// fmt.Sprintf does: lower case, no final stop, what is wrong with field and value quoted.
func (p *Pass) Report(pointer, format string, args ...any) *Finding {
	f := &Finding{diag: diag.Diagnostic{
		Code: p.rule.Code, Severity: p.rule.Severity, Message: fmt.Sprintf(format, args...), Pointer: pointer,
	}}
	p.found = append(p.found, f)
	return f
}

// ReportIn adds a finding about a part of an expression: the bytes from start to end of the site's text.
func (p *Pass) ReportIn(s *Site, start, end int, format string, args ...any) *Finding {
	f := p.Report(s.Pointer(), format, args...)
	f.site, f.start, f.end = s, start, end
	return f
}

// Help sets what to do, formatted as fmt.Sprintf does.
func (f *Finding) Help(format string, args ...any) *Finding {
	f.diag.Help = fmt.Sprintf(format, args...)
	return f
}

// Related adds a second place that the finding speaks of, by its pointer.
func (f *Finding) Related(pointer, format string, args ...any) *Finding {
	f.related = append(f.related, relatedPlace{pointer, fmt.Sprintf(format, args...)})
	return f
}

// AtName puts the finding at the name of the member instead of its value.
func (f *Finding) AtName() *Finding {
	f.name = true
	return f
}

// Severity overrules the severity of the rule, for a rule that is not certain in some cases.
func (f *Finding) Severity(s diag.Severity) *Finding {
	f.diag.Severity = s
	return f
}
