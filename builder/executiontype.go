package builder

import (
	"fmt"
	"time"

	"github.com/aslgen/aslgen/asl"
)

// maxExpress is how long an EXPRESS execution may run.
const maxExpress = 300

// ExecutionTypeByContent makes the children EXPRESS executions where all of their states fit into one, and STANDARD executions
// otherwise; the Comment of the state says which, and why. STANDARD is what the children need that wait for a task token, a job or an activity,
// have a distributed Map, or may take more than five minutes by what their Wait states and timeouts say: times that are known only at
// run time, and a Wait in a loop, count as such. A Task without Timeout does not. Without it, and without [DistributedMapState.Express],
// the children are STANDARD.
func (m *DistributedMapState[Res]) ExecutionTypeByContent() *DistributedMapState[Res] {
	m.m.distributed.byContent = true
	return m
}

// TimeLimit returns the time after which Step Functions ends the execution that the states of s run in: what [Timeout] says. 0 when
// nothing bounds it. A pattern asks so whether its users have bounded what may run for long.
func TimeLimit(s Scope) time.Duration {
	m := handleOf(s).sc.m
	if m.timeout == nil {
		return 0
	}
	return time.Duration(*m.timeout) * time.Second
}

// chooseExecutionTypes decides about the children of the distributed Maps that leave it to their content.
func (m *machine) chooseExecutionTypes() {
	for _, sc := range m.scopes {
		d := sc.children()
		if d == nil || !d.byContent {
			continue
		}
		d.execution, d.why = asl.ExecutionExpress, "The children are EXPRESS executions: nothing in them needs more."
		if why := m.needsStandard(sc); why != "" {
			d.execution, d.why = asl.ExecutionStandard, "The children are STANDARD executions: "+why+"."
		}
	}
}

// children is the distributed Map whose processor s is; nil for other scopes.
func (s *scope) children() *distributed {
	if s.parent == nil {
		return nil
	}
	v, ok := s.parent.verb.(*mapVerb)
	if !ok {
		return nil
	}
	return v.distributed
}

// needsStandard tells why the children with processor sc cannot be EXPRESS executions; empty when they can.
func (m *machine) needsStandard(processor *scope) string {
	waited := 0
	for _, sc := range m.scopes {
		if !sc.within(processor) {
			continue
		}
		for _, s := range sc.states {
			why, seconds := s.needsStandard()
			if why != "" {
				return why
			}
			if waited += seconds; waited >= maxExpress {
				return fmt.Sprintf("their Wait states take %d seconds", waited)
			}
		}
	}
	return ""
}

// within tells that the states of s run in the same execution as those of the processor.
func (s *scope) within(processor *scope) bool {
	for ; s != nil && s != processor; s = s.outer() {
		if s.children() != nil {
			return false
		}
	}
	return s == processor
}

// needsStandard tells why an EXPRESS execution cannot have the state, and how long a Wait waits.
func (s *state) needsStandard() (why string, seconds int) {
	switch v := s.verb.(type) {
	case *taskVerb:
		return v.needsStandard(s), 0
	case *mapVerb:
		if v.distributed != nil {
			return fmt.Sprintf("%q is a distributed Map", s.name), 0
		}
	case *waitVerb:
		switch {
		case v.seconds.literal == nil:
			return fmt.Sprintf("%q waits for a time that is known at run time only", s.name), 0
		case s.loops():
			return fmt.Sprintf("%q waits in a loop", s.name), 0
		default:
			return "", *v.seconds.literal
		}
	default: // the other states take no time
	}
	return "", 0
}

func (t *taskVerb) needsStandard(s *state) string {
	switch {
	case t.call.Pattern == WaitForTaskToken:
		return fmt.Sprintf("%q waits for a task token", s.name)
	case t.call.Pattern != RequestResponse:
		return fmt.Sprintf("%q waits for a job", s.name)
	case t.call.StandardOnly:
		return fmt.Sprintf("%q waits for an activity", s.name)
	case t.timeout.literal != nil && *t.timeout.literal > maxExpress:
		return fmt.Sprintf("%q has a timeout of %d seconds", s.name, *t.timeout.literal)
	case t.timeout.expr != nil:
		return fmt.Sprintf("%q has a timeout that is known at run time only", s.name)
	default:
		return ""
	}
}

// loops tells that a transition leads back to the state.
func (s *state) loops() bool {
	seen := map[*state]bool{}
	open := []*state{s}
	for len(open) > 0 {
		from := open[len(open)-1]
		open = open[:len(open)-1]
		from.edges(func(e edge) {
			if e.to != nil && !seen[e.to] {
				seen[e.to] = true
				open = append(open, e.to)
			}
		})
	}
	return seen[s]
}
