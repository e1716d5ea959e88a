package builder

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

// capture is the part of a value that states elsewhere read, and that a variable therefore keeps: all of it, or some members.
type capture struct {
	whole   bool
	names   []string // in the order of the Go struct, so that reading in another order changes nothing
	kids    map[string]*capture
	optJSON bool // the member may be absent
	present bool // whether the member is there must be seen, too
}

// keep notes that a path of the value is read elsewhere.
func (r *root) keep(path ptrpath.Path) {
	if r.kind == rootVariable {
		return
	}
	if r.capture == nil {
		r.capture = &capture{}
	}
	c := r.capture
	for i, s := range path {
		if c.whole {
			return
		}
		if s.Nameless() {
			continue
		}
		if s.IsIndex {
			break
		}
		c = c.member(r, path[:i+1])
	}
	c.whole, c.names, c.kids = true, nil, nil
}

// member returns what is kept of the member at the end of a path.
func (k *capture) member(r *root, path ptrpath.Path) *capture {
	i := len(path) - 1
	next := k.kids[path[i].Name]
	if next == nil {
		if k.kids == nil {
			k.kids = map[string]*capture{}
		}
		next = &capture{optJSON: mayBeAbsent(path)}
		k.kids[path[i].Name] = next
		k.insert(path[i].Name, r.mem.Type, path[:i].Named())
	}
	return next
}

// keepPresence notes that other states ask whether a member of the value is there, and no more.
func (r *root) keepPresence(path ptrpath.Path) {
	if r.capture == nil {
		r.capture = &capture{}
	}
	if !r.capture.whole {
		r.capture.member(r, path).present = true
	}
}

// insert adds a member of the struct that a path leads to, in the struct's order.
func (k *capture) insert(name string, t reflect.Type, to ptrpath.Path) {
	if len(to) > 0 {
		t = to[len(to)-1].Type
	}
	order := map[string]int{}
	for i, f := range jsonfield.Of(base(t)) {
		order[f.Name] = i
	}
	at, _ := slices.BinarySearchFunc(k.names, name, func(a, b string) int { return order[a] - order[b] })
	k.names = slices.Insert(k.names, at, name)
}

func mayBeAbsent(p ptrpath.Path) bool {
	return p.Omittable() || p.Optional() || p[len(p)-1].Type != nil && p[len(p)-1].Type.Kind() == reflect.Pointer
}

// nameVariables gives every kept value its variable: named after its state, unique in the machine.
func (c *compiler) nameVariables() {
	for _, r := range c.m.variables {
		c.taken[r.name] = true
	}
	for _, sc := range c.m.scopes {
		if sc.item != nil && sc.item.capture != nil {
			sc.item.variable = c.unique(sc.parent.name + " item")
		}
		for _, s := range sc.graph.order {
			for i, r := range s.result {
				if r.capture != nil {
					name := s.name
					if p, ok := s.verb.(*parallelVerb); ok { // one variable a branch, named after what it does first
						name = p.branches[i].start.name
					}
					r.variable = c.unique(name)
				}
			}
			if s.failure != nil && s.failure.capture != nil {
				s.failure.variable = c.unique(s.name + " failure")
			}
		}
	}
}

// unique makes a variable name from words that the machine does not have yet.
func (c *compiler) unique(words string) string {
	name := identifier(words)
	for n := 1; ; n++ {
		try := name
		if n > 1 {
			try += strconv.Itoa(n)
		}
		if !c.taken[try] && !isFunction(try) {
			c.taken[try] = true
			return try
		}
	}
}

// identifier makes a variable name from words: "Fetch chart" is fetchChart.
func identifier(words string) string {
	var b strings.Builder
	up := false
	for _, r := range words {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			up = b.Len() > 0
			continue
		}
		if b.Len() == 0 && unicode.IsDigit(r) {
			b.WriteByte('v')
		}
		if up {
			r = unicode.ToUpper(r)
		}
		up = false
		b.WriteRune(r)
	}
	name := lowerFirst(b.String())
	if name == "" {
		name = "value"
	}
	if r := []rune(name); len(r) > 70 { // leaves room for a number below the limit of 80
		name = string(r[:70])
	}
	return name
}

// isFunction tells that JSONata has a function of that name, which a variable would hide.
func isFunction(name string) bool {
	_, ok := jsonata.LookupFunction(name)
	return ok
}

// lowerFirst lowers the first word's capitals: "FHIR import" is fhir…, "ID" is id.
func lowerFirst(s string) string {
	r := []rune(s)
	for i := range r {
		if !unicode.IsUpper(r[i]) || i > 0 && i+1 < len(r) && unicode.IsLower(r[i+1]) {
			break
		}
		r[i] = unicode.ToLower(r[i])
	}
	return string(r)
}

// baseOf is the JSONata of a value at a place.
func (c *compiler) baseOf(r *root, w where) string {
	switch r.kind {
	case rootInput:
		return "$states.context.Execution.Input"
	case rootItem:
		if direct := r.itemAt(w); direct != "" {
			return direct
		}
	case rootRawItem:
		return "$states.context.Map.Item.Value"
	case rootFailure:
		if r.local(w) {
			return "$states.errorOutput"
		}
	case rootResult:
		if r.local(w) {
			return "$states.result" + steps(r.prefix)
		}
	}
	return "$" + r.variable
}

// itemAt is the JSONata of a Map's item at a place where nothing covers it; empty where only a variable holds it.
func (r *root) itemAt(w where) string {
	if r.sc.kind == scopeDistributed { // the child's own input
		return "$states.context.Execution.Input"
	}
	if w.st == r.sc.start && !r.sc.comesBack() {
		return "$states.input"
	}
	// Inside a Map, the context object holds another item; that of the state itself may hold either.
	_, covered := w.st.verb.(*mapVerb)
	for sc := w.st.sc; sc != r.sc; sc = sc.outer() {
		covered = covered || sc.kind == scopeInline
	}
	if covered || r.selected() {
		return ""
	}
	return "$states.context.Map.Item.Value"
}

// comesBack tells that a transition leads to the start, whose input is then not always that of the scope.
func (s *scope) comesBack() bool {
	if s.reentered == nil {
		s.reentered = new(false)
		for _, st := range s.states {
			st.edges(func(e edge) {
				if e.to == s.start {
					*s.reentered = true
				}
			})
		}
	}
	return *s.reentered
}

// captureOf is what the variable of a result or failure is filled with.
func (c *compiler) captureOf(r *root, w where) *jsontree.Value {
	if r.content != nil {
		return c.capturedTree(r.content.tree, r.capture, r.st.before("Assign"))
	}
	if r.encoded() {
		return c.capturedResult(r, w)
	}
	return r.capture.json(c.baseOf(r, w))
}

// json makes the value of a variable: an object with the members that are read, null where an optional one is absent.
func (k *capture) json(base string) *jsontree.Value {
	if k.whole {
		if k.optJSON {
			return jsontree.NewString("{% " + base + " != null ? " + base + " : null %}")
		}
		return jsontree.NewString("{% " + base + " %}")
	}
	members := make([]jsontree.Member, len(k.names))
	for i, n := range k.names {
		members[i] = jsontree.Member{Name: n, Value: k.kids[n].json(base + "." + jsonata.Name(n))}
	}
	return jsontree.NewObject(members...)
}

// capturedTree takes the members that are read out of a value that the state itself makes.
func (c *compiler) capturedTree(t *tree, k *capture, w where) *jsontree.Value {
	if k.whole || t.ex != nil || t.array {
		return c.emitTree(t, w)
	}
	members := make([]jsontree.Member, len(k.names))
	for i, n := range k.names {
		members[i] = jsontree.Member{Name: n, Value: c.capturedTree(t.pick([]string{n}), k.kids[n], w)}
	}
	return jsontree.NewObject(members...)
}
