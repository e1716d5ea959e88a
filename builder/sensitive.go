package builder

import (
	"maps"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/service"
)

// Receiver is what a sensitive value may not reach: [Service], [ArgumentsOf], [Channels], [ErrorTexts], [Names], [Variables],
// [Outputs] or [WrittenResults]. The zero Receiver is a mistake that Build reports.
type Receiver struct {
	kinds   []SinkKind
	service string
	actions []string
	st      *state
	of      receiverOf
	at      callers
}

// receiverOf says what narrows a Receiver down.
type receiverOf byte

const (
	ofKinds receiverOf = iota
	ofService
	ofTask
)

// calls are the kinds of sinks that are parts of calls.
var calls = []SinkKind{SinkCall, SinkChannel, SinkName}

// Service receives what the calls of one integration get, callback calls included: "sns", "lambda", "aws-sdk:healthlake". With
// actions, such as "publish", only those calls count. "s3" is, besides, what a distributed Map reads its items from and writes to. A
// call whose Resource is a parameter belongs to no service that Build knows: [Channels] and [ArgumentsOf] hold it all the same.
func Service(name string, actions ...string) Receiver {
	return Receiver{kinds: calls, service: name, actions: slices.Clone(actions), of: ofService, at: here()}
}

// ArgumentsOf receives what one Task hands to its call. A function that makes states refuses sensitive fields in a payload with it.
func ArgumentsOf(task State) Receiver {
	return Receiver{kinds: calls, st: headOf(task), of: ofTask, at: here()}
}

// Channels receive what calls that wait for a task token get: people read it.
func Channels() Receiver { return Receiver{kinds: []SinkKind{SinkChannel}, at: here()} }

// ErrorTexts are the Error and Cause of Fail states.
func ErrorTexts() Receiver { return Receiver{kinds: []SinkKind{SinkError}, at: here()} }

// Names are the names of executions that a Task starts.
func Names() Receiver { return Receiver{kinds: []SinkKind{SinkName}, at: here()} }

// Variables are those that Assign fills.
func Variables() Receiver { return Receiver{kinds: []SinkKind{SinkVariable}, at: here()} }

// Outputs are the outputs of states and of the workflow.
func Outputs() Receiver { return Receiver{kinds: []SinkKind{SinkOutput, SinkStateOutput}, at: here()} }

// WrittenResults are what a distributed Map with a ResultWriter writes to S3: the outputs of its children, and their inputs, which are
// written beside the outputs, and of children that failed whatever WriterConfig says.
func WrittenResults() Receiver { return Receiver{kinds: []SinkKind{SinkResults}, at: here()} }

func (r Receiver) takes(f sensitiveFlow) bool {
	return slices.Contains(r.kinds, f.Sink) &&
		(r.of != ofTask || r.st == f.st) &&
		(r.of != ofService || r.service == f.Service && (len(r.actions) == 0 || slices.Contains(r.actions, f.Action)))
}

// SensitivePolicy says what sensitive fields may not reach. It is an immutable value, made by [SensitiveTo].
type SensitivePolicy struct {
	receivers    []Receiver
	except       []string
	at, exceptAt callers
}

// SensitiveTo makes a policy: no field that is tagged `asl:"sensitive"`, and no value that is computed from one, reaches any of
// the receivers. Hand it to [Forbid].
func SensitiveTo(receivers ...Receiver) SensitivePolicy {
	return SensitivePolicy{receivers: slices.Clone(receivers), at: here()}
}

// Except allows the fields of the given names, each a Go field or a type and its field: "PatientID" or "Encounter.PatientID".
func (p SensitivePolicy) Except(fields ...string) SensitivePolicy {
	p.except, p.exceptAt = append(slices.Clone(p.except), fields...), here()
	return p
}

// Forbid makes policies part of the workflow that s belongs to: each flow against one of them is a mistake that Build reports
// with the line that hands the value over. See [Workflow.Lineage] for what counts as sensitive.
//
//	builder.Forbid(w, builder.SensitiveTo(builder.Service("sns"), builder.ErrorTexts()).Except("PatientID"))
func Forbid(s Scope, policies ...SensitivePolicy) {
	m, at := handleOf(s).sc.m, here()
	for _, p := range policies {
		m.forbidden = append(m.forbidden, forbidden{p, at})
	}
}

// forbidden is a policy and where the workflow takes it.
type forbidden struct {
	SensitivePolicy
	takenAt callers
}

// excepts tells whether the name of an exception is that of a source, which is Type.Field or package.Type.Field.
func excepts(exception, source string) bool {
	return exception != "" && (source == exception || strings.HasSuffix(source, "."+exception))
}

// forbids tells whether a flow is against the policy.
func (p SensitivePolicy) forbids(f sensitiveFlow) bool {
	return !slices.ContainsFunc(p.except, func(name string) bool { return excepts(name, f.Source) }) &&
		slices.ContainsFunc(p.receivers, func(r Receiver) bool { return r.takes(f) })
}

// checkForbidden reports the flows that a policy forbids.
func (c *compiler) checkForbidden() {
	if len(c.m.forbidden) == 0 {
		return
	}
	for _, p := range c.m.forbidden {
		c.checkPolicy(p)
	}
	for _, f := range c.flows() {
		i := slices.IndexFunc(c.m.forbidden, func(p forbidden) bool { return p.forbids(f) })
		if i < 0 {
			continue
		}
		d := errSensitive.At(f.at.pos(), "sensitive field %s reaches %s", f.Source, f.where())
		for _, s := range f.Path {
			d.Related = append(d.Related, diag.Related{Pos: diag.Pos{File: s.File, Line: s.Line}, Message: "through " + s.Text})
		}
		d.Related = append(d.Related, diag.Related{Pos: c.m.forbidden[i].at.pos(), Message: "forbidden here"})
		c.fault(d)
	}
}

// checkPolicy reports a policy that holds nothing, or not what it says.
func (c *compiler) checkPolicy(p forbidden) {
	if len(p.receivers) == 0 {
		at := p.at
		if at == nil { // the zero policy
			at = p.takenAt
		}
		c.fault(errPolicy.At(at.pos(), "the policy names no receiver").WithHelp("make it with SensitiveTo, and say what sensitive fields may not reach"))
	}
	for _, r := range p.receivers {
		c.checkReceiver(r, p.at)
	}
	if len(p.except) == 0 {
		return
	}
	sources := slices.Collect(maps.Values(secretNames(c.secrets(), nil)))
	for _, name := range p.except {
		if !slices.ContainsFunc(sources, func(source string) bool { return excepts(name, source) }) {
			c.fault(errException.At(p.exceptAt.pos(), "Except names %q, which is no sensitive field of workflow %q", name, c.m.name).
				WithHelp("%s", knownSecrets(sources)))
		}
	}
}

func knownSecrets(sources []string) string {
	if len(sources) == 0 {
		return "no type of the workflow has a field with the tag `asl:\"sensitive\"`"
	}
	slices.Sort(sources)
	return "name one of them: " + strings.Join(sources, ", ")
}

// checkReceiver reports a receiver that receives nothing whatever the workflow does.
func (c *compiler) checkReceiver(r Receiver, at callers) {
	switch {
	case len(r.kinds) == 0:
		c.fault(errPolicy.At(at.pos(), "a receiver is the zero Receiver").WithHelp("make receivers with Service, ArgumentsOf, Channels or another function"))
	case r.of == ofService && !c.knowsService(r.service):
		d := errPolicy.At(r.at.pos(), "no call of Step Functions belongs to a service %q", r.service).WithHelp("name it as Resource does: \"sns\", \"aws-sdk:healthlake\"")
		c.fault(d)
	case r.of == ofTask && r.st == nil:
		c.fault(errPolicy.At(r.at.pos(), "ArgumentsOf gets a nil state").WithHelp("hand over a Task"))
	case r.of == ofTask && r.st.sc.m != c.m:
		c.fault(errPolicy.At(r.at.pos(), "ArgumentsOf gets %q of another workflow", r.st.name).WithHelp("hand over a Task of workflow %q", c.m.name))
	case r.of == ofTask && r.st.verb.kind() != "Task":
		c.fault(errPolicy.At(r.at.pos(), "ArgumentsOf gets %q, a %s", r.st.name, r.st.verb.kind()).WithHelp("hand over a Task"))
	}
}

// knowsService tells whether a service can be called, or is called here under a name of the user's own.
func (c *compiler) knowsService(name string) bool {
	if sdk, ok := strings.CutPrefix(name, "aws-sdk:"); ok && service.LookupSDK(sdk) != nil || len(service.OptimizedActions(name)) > 0 || name == "s3" {
		return true
	}
	for _, sc := range c.m.scopes {
		for _, s := range sc.states {
			if v, ok := s.verb.(*taskVerb); ok && name != "" && v.call.Service == name {
				return true
			}
		}
	}
	return false
}
