package interp

import "github.com/aslgen/aslgen/asl/expr/value"

// scope is one run of a States object: of the machine, a branch or an iteration.
type scope struct {
	x          *Execution
	parent     *scope // whose variables it sees; nil at the top
	def        *scopeDef
	names      []string // of the variables, in the order in which they were first assigned
	vars       map[string]any
	item       *mapItem
	iterations []Iteration
	prev       int64 // the event that led here
	now        *visit
	dead       bool
	// done is called once, with the output of the last state or the failure that nobody caught.
	done func(output any, f *Failure)
}

// mapItem is what the context object tells about an iteration.
type mapItem struct {
	index  int
	value  any
	key    string
	source string
}

// variable returns the value of a variable that the scope sees.
func (s *scope) variable(name string) (any, bool) {
	for ; s != nil; s = s.parent {
		if v, ok := s.vars[name]; ok {
			return v, true
		}
	}
	return nil, false
}

// assign sets variables of the scope: all of them, or none when they are too large.
func (s *scope) assign(vars *value.Object) *Failure {
	if vars.Len() == 0 {
		return nil
	}
	growth, f := s.growth(vars)
	if f != nil {
		return f
	}
	s.x.variableBytes += growth
	if s.vars == nil {
		s.vars = make(map[string]any, vars.Len())
	}
	for name, v := range vars.All() {
		if _, known := s.vars[name]; !known {
			s.names = append(s.names, name)
		}
		s.vars[name] = v
	}
	return nil
}

// growth returns by how many bytes the variables of the execution grow.
func (s *scope) growth(vars *value.Object) (int, *Failure) {
	assigned, growth := 0, 0
	for name, v := range vars.All() {
		size := value.Size(v)
		if size > maxVariable {
			return 0, variablesTooLarge("The size of the variable '" + name + "'")
		}
		assigned += size
		growth += size
		if old, known := s.vars[name]; known {
			growth -= value.Size(old)
		}
	}
	switch {
	case assigned > maxVariable:
		return 0, variablesTooLarge("The size of the variables that the field 'Assign' sets")
	case s.x.variableBytes+growth > maxVariables:
		return 0, variablesTooLarge("The size of all variables of the execution")
	}
	return growth, nil
}

// variablesTooLarge is the fault of variables over a limit.
func variablesTooLarge(what string) *Failure {
	return &Failure{
		Error: errDataLimitExceeded, uncatchable: true, runtime: true, Cause: what + " exceeds the maximum number of bytes service limit.",
	}
}

// emit adds an event to the history, which follows the last one of the scope.
func (s *scope) emit(e *Event) *Event {
	s.emitAside(e)
	s.prev = e.ID
	return e
}

// emitAside adds an event that no other follows: what comes next follows the same event.
func (s *scope) emitAside(e *Event) *Event {
	e.PreviousEventID = s.prev
	s.x.record(e)
	return e
}

// start enters the first state.
func (s *scope) start(input any) { s.enter(s.def.startAt, input) }

// enter enters a state.
func (s *scope) enter(name string, input any) {
	x := s.x
	e := x.engine
	if s.dead || x.status != Running {
		return
	}
	if e.options.StopBefore != nil && e.options.StopBefore(x, name, input) {
		e.halted = true
		s.now = nil
		return
	}
	if !x.counted() {
		return
	}
	n := s.def.nodes[name]
	if n == nil {
		s.finish(nil, &Failure{Error: errRuntime, Cause: "The state '" + name + "' does not exist.", uncatchable: true})
		return
	}
	v := &visit{scope: s, node: n, input: input, entered: e.now, prev: s.prev}
	s.now = v
	v.enteredID = s.emit(&Event{Type: n.kind + "StateEntered", Name: name, Input: input}).ID
	if x.status == Running { // the history may have come to its end
		e.soon(v.run)
	}
}

// counted counts one more attempt of a state, and ends the execution when that is one too many for the run.
func (x *Execution) counted() bool {
	e := x.engine
	if e.visits++; e.visits <= e.options.MaxTransitions {
		return true
	}
	x.end(Failed, nil, &Failure{Error: errRuntime, Cause: "The run entered more states than the limit of the interpreter allows."})
	return false
}

// finish ends the scope.
func (s *scope) finish(output any, f *Failure) {
	if s.dead {
		return
	}
	s.dead = true
	if s.parent != nil {
		s.x.variableBytes -= s.size()
	}
	s.done(output, f)
}

// abort ends the scope from outside, with all it has running.
func (s *scope) abort() {
	if s.dead {
		return
	}
	s.dead = true
	if s.parent != nil {
		s.x.variableBytes -= s.size()
	}
	if v := s.now; v != nil {
		v.cancel()
		switch v.node.kind {
		case "Task", "Wait", "Map", "Parallel":
			s.emitAside(&Event{Type: v.node.kind + "StateAborted"})
		}
	}
}
