package builder

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// compiler is one run of Build. Its phases: check what the calls recorded, resolve every expression, analyse the flow, decide
// where values live, emit, judge what was made.
type compiler struct {
	m      *machine
	faults diag.List
	reads  []read
	taken  map[string]bool // names of variables
	texts  []literalText
	marked bool           // parameters are printed so that nothing looks like them
	told   map[*node]bool // expressions whose fault is told
	strays []stray
	// lambdas are the elements of lists that expressions read, to tell strays from.
	lambdas []*lambda
	states  map[string]bool   // names of states, once one is to be made
	labels  map[string]string // label of a distributed Map → its name
}

func (c *compiler) fault(d diag.Diagnostic) { c.faults = append(c.faults, d) }

func (m *machine) build() (*asl.StateMachine, diag.List) {
	c := &compiler{m: m, taken: map[string]bool{"states": true}, told: map[*node]bool{}, labels: map[string]string{}}
	m.finish()
	m.params = map[string]bool{}
	m.callbacks = nil
	for _, r := range m.roots {
		r.capture, r.readers, r.mem.Owner = nil, nil, r
		if r.kind != rootVariable {
			r.variable = ""
		}
	}
	before := len(m.faults)
	for _, sc := range m.scopes {
		sc.setInitial()
	}
	m.chooseExecutionTypes()
	c.checkVariables()
	if m.partition != nil && m.partition.op == opParam {
		m.params[m.partition.text] = true
	}
	for _, sc := range m.scopes {
		c.checkScope(sc)
		for _, s := range sc.states {
			c.lowerState(s)
		}
	}
	c.checkTexts()
	c.checkRequired()
	c.analyse()
	c.checkForbidden()
	c.faults = append(c.faults, m.faults...)
	m.faults = m.faults[:before]
	c.faults = dedupe(c.faults)
	c.faults.Sort()
	if c.faults.HasErrors() {
		return nil, c.faults
	}
	c.nameVariables()
	out := c.emitMachine()
	if c.checkForms(); c.faults.HasErrors() {
		return nil, c.faults
	}
	c.judge(out)
	if c.prove(out); c.faults.HasErrors() {
		return nil, c.faults
	}
	return out, c.faults
}

// dedupe drops repetitions: an expression used twice has its mistake once.
func dedupe(l diag.List) diag.List {
	seen := map[string]bool{}
	out := l[:0:0]
	for _, d := range l {
		key := d.String()
		if !seen[key] {
			seen[key] = true
			out = append(out, d)
		}
	}
	return out
}

func (c *compiler) lowerState(s *state) {
	s.verb.lower(c, s)
	s.checkRetriers()
	s.checkCatchers()
	c.lowerAssigns(s, s.assigns, s.success("Assign"))
	c.lowerValue(s.output, s.success("Output"))
	for i := range s.catches {
		r := &s.catches[i].rule
		c.lowerAssigns(s, r.assigns, s.catch("Assign"))
		c.lowerValue(r.output, s.catch("Output"))
	}
}

// lowerAssigns resolves bindings whose targets are variables.
func (c *compiler) lowerAssigns(s *state, bindings []Binding, w where) {
	l := &lowering{c: c, w: w}
	seen := map[*root]bool{}
	for i := range bindings {
		b := &bindings[i]
		l.binding(b)
		r := c.target(b)
		switch {
		case b.src == nil: // the zero Binding is told
		case r == nil:
			c.fault(errAssignTarget.At(b.at.pos(), "Assign of %q fills a value of type %s that is no variable of workflow %q", s.name, b.key.typ, c.m.name).
				WithHelp("make a variable with Var and bind the pointer it returns, whole"))
		case r.sc != s.sc:
			c.fault(errAssignOuter.At(b.at.pos(), "Assign of %q fills %s of another scope", s.name, r).
				WithHelp("make the variable in this scope, and hand its value out as the scope's result"))
		case seen[r]:
			c.fault(errBoundTwice.At(b.at.pos(), "Assign of %q fills %s twice", s.name, r))
		default:
			seen[r] = true
		}
	}
}

// target returns the variable that a binding fills, or nil.
func (c *compiler) target(b *Binding) *root {
	mem, path, err := c.m.space.Resolve(b.dst)
	if err != nil || len(path) > 0 {
		return nil
	}
	if r := mem.Owner.(*root); r.kind == rootVariable {
		return r
	}
	return nil
}

// emitMachine makes the model of the whole machine.
func (c *compiler) emitMachine() *asl.StateMachine {
	language := asl.JSONata
	out := &asl.StateMachine{QueryLanguage: &language, TimeoutSeconds: c.m.timeout}
	if c.m.comment != "" {
		out.Comment = &c.m.comment
	}
	out.StartAt, out.States = c.emitScope(c.m.top)
	return out
}

// emitScope makes the states of a scope, in flow order.
func (c *compiler) emitScope(sc *scope) (startAt string, states asl.States) {
	order := sc.graph.order
	states = make(asl.States, 0, len(order)+1)
	startAt = sc.start.name
	if sc.item != nil && sc.item.capture != nil {
		name, pass := c.captureItem(sc)
		startAt = name
		states = append(states, asl.NamedState{Name: name, State: pass})
	}
	for _, s := range order {
		states = append(states, asl.NamedState{Name: s.name, State: s.verb.emit(c, s)})
	}
	return startAt, states
}

// stateName makes a name that no state of the machine has, and that is not too long.
func (c *compiler) stateName(want string) string {
	if c.states == nil {
		c.states = c.m.stateNames()
	}
	name := freeName(want, c.states)
	c.states[name] = true
	return name
}

// stateNames are the names of all states of the machine.
func (m *machine) stateNames() map[string]bool {
	taken := map[string]bool{}
	for _, sc := range m.scopes {
		for _, s := range sc.states {
			taken[s.name] = true
		}
	}
	return taken
}

// freeName is the wanted name, cut to the 80 characters that a state's name may have, and numbered where it is taken.
func freeName(want string, taken map[string]bool) string {
	r := []rune(want)
	name := string(r[:min(len(r), 80)])
	for n := 2; taken[name]; n++ {
		suffix := " " + strconv.Itoa(n)
		name = string(r[:min(len(r), 80-len(suffix))]) + suffix
	}
	return name
}

// captureItem makes the state in front of a processor that keeps the parts of the item which are read where the context object
// holds another one.
func (c *compiler) captureItem(sc *scope) (string, *asl.Pass) {
	name := c.stateName(sc.parent.name + " item")
	next := sc.start.name
	return name, &asl.Pass{
		Comment: new("Keeps the item for the states that cannot see it in the context object."),
		Assign:  jsontree.NewObject(jsontree.Member{Name: sc.item.variable, Value: sc.item.capture.json("$states.input")}),
		Next:    &next,
	}
}

// assign makes the Assign field of a transition: the user's bindings, and the captures of results.
func (c *compiler) assign(s *state, bindings []Binding, w where, results ...*root) *jsontree.Value {
	var members []jsontree.Member
	for i := range bindings {
		b := &bindings[i]
		if r := c.target(b); r != nil {
			value := b.expr(reflect.Zero(b.key.typ)) // a variable has no literal value to fall back to
			members = append(members, jsontree.Member{Name: r.variable, Value: c.emitExpr(value, w)})
		}
	}
	for _, r := range results {
		if r == nil || r.capture == nil {
			continue
		}
		v := c.captureOf(r, w)
		members = append(members, jsontree.Member{Name: r.variable, Value: v})
	}
	if len(members) == 0 {
		return nil
	}
	return jsontree.NewObject(members...)
}

// emitValue makes the JSON of a value; nil gives nil.
func (c *compiler) emitValue(v *value, w where) *jsontree.Value {
	if v == nil || v.tree == nil {
		return nil
	}
	return c.emitTree(v.tree, w)
}

func (c *compiler) emitTree(t *tree, w where) *jsontree.Value {
	switch {
	case t.lit != nil:
		return literalPayload(t.lit)
	case t.ex != nil:
		return c.emitExpr(t.ex, w)
	case t.drops:
		return jsontree.NewString("{% " + (&printer{c: c, w: w}).tree(t) + " %}")
	case t.array:
		out := make([]*jsontree.Value, len(t.kids))
		for i, k := range t.kids {
			out[i] = c.emitTree(k, w)
		}
		return jsontree.NewArray(out...)
	default:
		out := make([]jsontree.Member, len(t.kids))
		for i, k := range t.kids {
			out[i] = jsontree.Member{Name: t.names[i], Value: c.emitTree(k, w)}
		}
		return jsontree.NewObject(out...)
	}
}

// emitExpr makes an expression string, or plain JSON where the expression is a constant, a parameter or a value with bindings.
func (c *compiler) emitExpr(n *node, w where) *jsontree.Value {
	switch n.op {
	case opLit:
		return literalPayload(literalJSON(n.lit))
	case opParam:
		return jsontree.NewString(c.placeholder(n.text))
	case opObject, opAttributes:
		return c.emitTree(n.object.tree, w)
	case opConvert, opOptional:
		switch n.args[0].op {
		case opLit, opParam, opObject: // which are there, and the same under another type
			return c.emitExpr(n.args[0], w)
		}
	}
	return jsontree.NewString("{% " + c.jsonata(n, w) + " %}")
}

// literalPayload makes literal texts safe that Step Functions would take for expressions.
func literalPayload(v *jsontree.Value) *jsontree.Value {
	switch v.Kind() {
	case jsontree.String:
		if s := v.Str(); strings.HasPrefix(s, "{%") || strings.HasSuffix(s, "%}") {
			return jsontree.NewString("{% " + jsonLiteral(v) + " %}")
		}
	case jsontree.Array:
		var out []*jsontree.Value // a copy, once an element changes
		for i, x := range v.Elems() {
			y := literalPayload(x)
			if y == x {
				continue
			}
			if out == nil {
				out = slices.Clone(v.Elems())
			}
			out[i] = y
		}
		if out != nil {
			return jsontree.NewArray(out...)
		}
	case jsontree.Object:
		var out []jsontree.Member
		for i, m := range v.Members() {
			y := literalPayload(m.Value)
			if y == m.Value {
				continue
			}
			if out == nil {
				out = slices.Clone(v.Members())
			}
			out[i].Value = y
		}
		if out != nil {
			return jsontree.NewObject(out...)
		}
	default: // nothing else holds text
	}
	return v
}
