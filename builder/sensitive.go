package builder

import (
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
)

// Receiver is what a sensitive value may not reach: [Service], [ArgumentsOf], [Channels], [ErrorTexts], [Names], [Variables],
// [Outputs] or [WrittenResults]. The zero Receiver receives nothing.
type Receiver struct {
	kinds   []SinkKind
	service string
	actions []string
	st      *state
}

// Service receives what the calls of one integration get, callback calls included: "sns", "lambda", "aws-sdk:healthlake". With
// actions, such as "publish", only those calls count.
func Service(name string, actions ...string) Receiver {
	return Receiver{kinds: []SinkKind{SinkCall, SinkChannel, SinkName}, service: name, actions: actions}
}

// ArgumentsOf receives what one Task hands to its call. A function that makes states refuses sensitive fields in a payload with it.
func ArgumentsOf(task State) Receiver {
	return Receiver{kinds: []SinkKind{SinkCall, SinkChannel, SinkName}, st: headOf(task)}
}

// Channels receive what calls that wait for a task token get: people read it.
func Channels() Receiver { return Receiver{kinds: []SinkKind{SinkChannel}} }

// ErrorTexts are the Error and Cause of Fail states.
func ErrorTexts() Receiver { return Receiver{kinds: []SinkKind{SinkError}} }

// Names are the names of executions that a Task starts.
func Names() Receiver { return Receiver{kinds: []SinkKind{SinkName}} }

// Variables are those that Assign fills.
func Variables() Receiver { return Receiver{kinds: []SinkKind{SinkVariable}} }

// Outputs are the outputs of states and of the workflow.
func Outputs() Receiver { return Receiver{kinds: []SinkKind{SinkOutput, SinkStateOutput}} }

// WrittenResults are what a distributed Map writes to S3.
func WrittenResults() Receiver { return Receiver{kinds: []SinkKind{SinkResults}} }

func (r Receiver) takes(f foundFlow) bool {
	switch {
	case !slices.Contains(r.kinds, f.Sink),
		r.st != nil && r.st != f.st,
		r.service != "" && r.service != f.Service,
		len(r.actions) > 0 && !slices.Contains(r.actions, f.Action):
		return false
	}
	return true
}

// SensitivePolicy says what sensitive fields may not reach. It is an immutable value, made by [SensitiveTo].
type SensitivePolicy struct {
	receivers []Receiver
	except    []string
	at        callers
}

// SensitiveTo makes a policy: no field that is tagged `asl:"sensitive"`, and no value that is computed from one, reaches any of
// the receivers. Hand it to [Forbid].
func SensitiveTo(receivers ...Receiver) SensitivePolicy {
	return SensitivePolicy{receivers: receivers, at: here()}
}

// Except allows the fields of the given names, each a Go field or a type and its field: "PatientID" or "Encounter.PatientID".
func (p SensitivePolicy) Except(fields ...string) SensitivePolicy {
	p.except = append(slices.Clone(p.except), fields...)
	return p
}

// Forbid makes policies part of the workflow that s belongs to: each flow against one of them is a mistake that Build reports
// with the line that hands the value over.
//
//	builder.Forbid(w, builder.SensitiveTo(builder.Service("sns"), builder.ErrorTexts()).Except("PatientID"))
func Forbid(s Scope, policies ...SensitivePolicy) {
	m := handleOf(s).sc.m
	m.forbidden = append(m.forbidden, policies...)
}

// allows tells whether the policy names a source, which is Type.Field, among its exceptions.
func (p SensitivePolicy) allows(source string) bool {
	return slices.ContainsFunc(p.except, func(name string) bool {
		return name != "" && (source == name || strings.HasSuffix(source, "."+name))
	})
}

// checkForbidden reports the flows that a policy forbids.
func (c *compiler) checkForbidden() {
	if len(c.m.forbidden) == 0 {
		return
	}
	for _, f := range c.flows() {
		i := slices.IndexFunc(c.m.forbidden, func(p SensitivePolicy) bool {
			return !p.allows(f.Source) && slices.ContainsFunc(p.receivers, func(r Receiver) bool { return r.takes(f) })
		})
		if i < 0 {
			continue
		}
		d := errSensitive.At(f.at.pos(), "sensitive field %s reaches %s", f.Source, f.where())
		for _, s := range f.Path {
			d.Related = append(d.Related, diag.Related{Pos: diag.Pos{File: s.File, Line: s.Line}, Message: s.Text})
		}
		d.Related = append(d.Related, diag.Related{Pos: c.m.forbidden[i].at.pos(), Message: "forbidden here"})
		c.fault(d)
	}
}
