package builder

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

type place byte

const (
	placeBefore  place = iota + 1 // evaluated before the work: arguments, conditions, items
	placeSuccess                  // Assign and Output of a state that succeeded
	placeCatch                    // Assign and Output of a Catch
)

// where tells where an expression stands, which decides where the values it reads live.
type where struct {
	st    *state
	place place
	field string // for messages
	token bool   // the task token exists here
	item  *root  // the unselected item, inside ItemSelector
}

func (s *state) before(field string) where  { return where{st: s, place: placeBefore, field: field} }
func (s *state) success(field string) where { return where{st: s, place: placeSuccess, field: field} }
func (s *state) catch(field string) where   { return where{st: s, place: placeCatch, field: field} }

// read is one use of a value of the workflow.
type read struct {
	root *root
	path ptrpath.Path
	at   callers
	w    where
	// presence tells that only matters whether the value is there.
	presence bool
	// state is where the read counts in the scope of the root: w.st, or the Map or Parallel around it.
	state *state
}

// lowering resolves expressions at one place.
type lowering struct {
	c       *compiler
	w       where
	lambdas []*lambda
	tokens  int // task tokens met
	// presence is what only matters to be there or not.
	presence *node
}

// lowerValue resolves a value and returns how many task tokens it hands on.
func (c *compiler) lowerValue(v *value, w where) int {
	if v == nil {
		return 0
	}
	l := &lowering{c: c, w: w}
	v.tree = l.value(v)
	return l.tokens
}

// lowerExpr resolves one expression that must give a value.
func (c *compiler) lowerExpr(n *node, w where) {
	if n != nil {
		(&lowering{c: c, w: w}).node(n, false)
	}
}

func (l *lowering) value(v *value) *tree {
	if v.expr != nil {
		if len(v.bindings) > 0 {
			l.c.fault(errNotBound.At(v.bindings[0].at.pos(), "%s of %q is an expression: there is no field to bind", l.w.field, l.w.st.name).
				WithHelp("give the address of a Go value, or bind inside Object"))
		}
		l.node(v.expr, false)
		return &tree{ex: v.expr}
	}
	e := &encoder{ours: l.ours}
	for i := range v.bindings {
		b := &v.bindings[i]
		if first := e.bind(b); first != nil {
			d := errBoundTwice.At(b.at.pos(), "a %s of the %s of %q is bound twice", b.key.typ, l.w.field, l.w.st.name)
			d.Related = []diag.Related{{Pos: first.at.pos(), Message: "first bound here"}}
			l.c.fault(d)
		}
	}
	t := encoded(e, reflect.ValueOf(v.ptr).Elem())
	if e.err != nil {
		l.c.fault(e.fault(v.at, l.w.field+" of "+quote(l.w.st.name)))
	} else {
		l.checkGiven(v, e, t)
	}
	for _, member := range e.plain {
		l.c.fault(warnPlainStream.At(v.at.pos(), "%s of %q: stream %s holds a text that is no JSON", l.w.field, l.w.st.name, member))
	}
	for i := range v.bindings {
		b := &v.bindings[i]
		switch {
		case b.src == nil: // told below
		case reflect.ValueOf(b.dst).IsNil():
			l.c.fault(errNilPointer.At(b.at.pos(), "the field to bind in the %s of %q is a nil %T", l.w.field, l.w.st.name, b.dst).
				WithHelp("take the address of a field: &request.Field"))
		case b.key.typ.Size() == 0:
			l.c.fault(errZeroSize.At(b.at.pos(), "the field to bind in the %s of %q has type %s, which has no size", l.w.field, l.w.st.name, b.key.typ))
		case !e.used[b.key] && e.err == nil:
			l.c.fault(errNotBound.At(b.at.pos(), "the bound %s is not inside the %s of %q, a %s", b.key.typ, l.w.field, l.w.st.name, v.typ))
		}
		l.binding(b)
		l.checkBytes(b)
	}
	l.c.noteTexts(t, v.at)
	return t
}

// ours names the value of the workflow that a pointer leads into; empty for the user's own values. Values without size may
// share an address, and hold nothing to lose.
func (l *lowering) ours(p any) string {
	if reflect.TypeOf(p).Elem().Size() == 0 {
		return ""
	}
	if r, _, _ := l.c.m.space.Resolve(p); r != nil {
		return r.Owner.(*root).String()
	}
	return ""
}

// encoded encodes a value. The user's own methods, which may panic, have a part in it.
func encoded(e *encoder, v reflect.Value) (t *tree) {
	defer func() {
		if p := recover(); p != nil {
			e.fail("encoding panicked: %v", p)
		}
		if t == nil || e.err != nil {
			t = &tree{lit: jsontree.NewNull()}
		}
	}()
	return e.encode(v)
}

// binding resolves the source of a binding.
func (l *lowering) binding(b *Binding) {
	if b.src == nil {
		l.c.fault(errZeroExpr.At(l.w.st.at.pos(), "%s of %q holds the zero Binding", l.w.field, l.w.st.name).
			WithHelp("make bindings with Bind or BindOptional"))
		return
	}
	l.node(b.src, b.fallback)
}

// expr is what stands in the place of the bound field: the source, which falls back to def where BindOptional says so.
func (b *Binding) expr(def reflect.Value) *node {
	if !b.fallback {
		return b.src
	}
	literal := &node{op: opLit, typ: def.Type(), lit: def.Interface(), at: b.at}
	return &node{op: opOrElse, args: []*node{b.src, literal}, typ: def.Type(), at: b.at}
}

// node resolves an expression. optional tells that the reader can do with nothing.
func (l *lowering) node(n *node, optional bool) {
	if n == nil {
		l.c.fault(errZeroExpr.At(l.w.st.at.pos(), "%s of %q holds the zero value of an expression", l.w.field, l.w.st.name))
		return
	}
	switch n.op {
	case opBad:
		l.c.fault(*n.fault)
	case opRef:
		l.ref(n, optional)
	case opLit:
		l.literal(n)
	case opParam:
		l.c.m.params[n.text] = true
	case opOrElse:
		l.node(n.args[0], true)
		l.node(n.args[1], false)
	case opPresent:
		l.presence = n.args[0]
		l.node(n.args[0], true)
	case opOptional, opMember:
		l.node(n.args[0], true)
	case opToken:
		l.tokens++
		if !l.w.token {
			l.once(n, errTokenPlace.At(n.at.pos(), "%s of %q reads a task token, which is not there", l.w.field, l.w.st.name))
		}
	case opContext:
		l.context(n)
	case opJSONata:
		for _, a := range n.args {
			l.node(a, true)
		}
		l.c.checkJSONata(n)
	case opConvert:
		l.node(n.args[0], optional)
		l.convert(n)
	case opEach, opFilter, opField:
		l.node(n.args[0], false)
		l.lambdas = append(l.lambdas, n.lambda)
		l.c.lambdas = append(l.c.lambdas, n.lambda)
		l.node(n.args[1], optional && n.op == opField)
		l.lambdas = l.lambdas[:len(l.lambdas)-1]
	case opObject:
		n.object.tree = l.value(n.object)
	case opAttributes:
		l.attributes(n)
	default:
		l.operands(n)
	}
}

func (l *lowering) operands(n *node) {
	for _, a := range n.args {
		l.node(a, false)
	}
	if n.op == opInfix && n.text == "in" {
		switch t := n.args[0].typ; t.Kind() {
		case reflect.Struct, reflect.Array, reflect.Interface, reflect.Pointer:
			l.c.fault(errTemplate.At(n.at.pos(), "membership of a %s: only texts, numbers and truth values can be looked for", t))
		default:
		}
	}
}

func (l *lowering) literal(n *node) {
	if n.lit == nil {
		return
	}
	e := &encoder{ours: l.ours}
	l.c.noteTexts(encoded(e, reflect.ValueOf(n.lit)), n.at)
	switch {
	case e.err != nil:
		l.c.fault(e.fault(n.at, "literal of "+l.w.field+" of "+quote(l.w.st.name)))
	case e.held != "":
		l.c.fault(errWorkflowValue.At(n.at.pos(), "literal of %s of %q holds a pointer to %s", l.w.field, l.w.st.name, e.held).
			WithHelp("make an expression of it with From"))
	}
}

// ref finds the value that a pointer leads to, and checks that it can be read here.
func (l *lowering) ref(n *node, optional bool) {
	if n.owner != l.c {
		n.owner = l.c
		if n.root, n.path = l.resolve(n); n.root == nil {
			return
		}
	}
	switch {
	case n.root == nil: // told when it was met first
		return
	case n.root.kind != rootLambda:
		l.c.use(n, l.w, n == l.presence)
	case !slices.Contains(l.lambdas, n.root.lambda):
		l.c.fault(escapes(n.at, l.w, n.root.mem.Type))
		return
	}
	if !optional && n.path.Optional() && n.typ.Kind() != reflect.Pointer {
		l.once(n, errMayBeAbsent.At(n.at.pos(), "%s of %q reads %s, which may be absent: a struct around it is optional",
			l.w.field, l.w.st.name, n.root.part(n.path)))
	}
	if quoted := n.path.Named(); len(quoted) > 0 && quoted[len(quoted)-1].Quoted && base(n.typ).Kind() == reflect.String {
		l.once(n, errQuotedField.At(n.at.pos(), "%s of %q reads %s, a text with the option \"string\"",
			l.w.field, l.w.st.name, n.root.part(n.path)))
	}
}

// once reports a fault of an expression that may be used in many places.
func (l *lowering) once(n *node, d diag.Diagnostic) {
	if !l.c.told[n] {
		l.c.told[n] = true
		l.c.fault(d)
	}
}

// resolve finds the root of a pointer and the path from it. A nil root means that a diagnostic tells why there is none.
func (l *lowering) resolve(n *node) (*root, ptrpath.Path) {
	for i := len(l.lambdas) - 1; i >= 0; i-- {
		r, path, err := l.lambdas[i].space.Resolve(n.ptr)
		if !errors.Is(err, ptrpath.ErrUnknown) {
			return l.found(n, r, path, err)
		}
	}
	r, path, err := l.c.m.space.Resolve(n.ptr)
	return l.found(n, r, path, err)
}

func (l *lowering) found(n *node, r *ptrpath.Root, path ptrpath.Path, err error) (*root, ptrpath.Path) {
	reads := l.w.field + " of " + quote(l.w.st.name) + " reads"
	name := ""
	if r != nil {
		name = r.Owner.(*root).String()
	}
	switch {
	case err == nil:
		return r.Owner.(*root), path
	case errors.Is(err, ptrpath.ErrNil):
		l.c.fault(errNilPointer.At(n.at.pos(), "%s a nil %s", reads, reflect.TypeOf(n.ptr)).
			WithHelp("take the address of a field in what Input, Result, Failure, Item or Var returned"))
	case errors.Is(err, ptrpath.ErrZeroSize):
		l.c.fault(errZeroSize.At(n.at.pos(), "%s a field of %s whose type %s has no size", reads, name, n.typ))
	case errors.Is(err, ptrpath.ErrHidden):
		_, detail, _ := strings.Cut(err.Error(), ": ")
		l.c.fault(errHiddenField.At(n.at.pos(), "%s a field of %s that is not part of its JSON form: %s", reads, name, detail))
	default:
		l.foreign(n, reads)
	}
	return nil, nil
}

// foreign reports a pointer that leads into no value of the workflow.
func (l *lowering) foreign(n *node, reads string) {
	other := ownerOf(n.ptr, l.c.m)
	switch {
	case other != nil && other.sc.nowhere() && other.st != nil:
		l.c.fault(nowhere(other.st.at, "state "+quote(other.st.name)))
	case other != nil && other.sc.nowhere():
		l.c.fault(nowhere(other.at, other.String()))
	case other != nil && other.kind == rootInput:
		l.c.fault(errOtherWorkflow.At(n.at.pos(), "%s the input of another workflow, %q", reads, other.m.name).
			WithHelp("hand the value over in the input of workflow %q", l.c.m.name))
	case other != nil:
		l.c.fault(errOtherWorkflow.At(n.at.pos(), "%s %s, which belongs to workflow %q", reads, other, other.m.name).
			WithHelp("hand the value over in the input of workflow %q", l.c.m.name))
	default:
		d := errForeignPointer.At(n.at.pos(), "%s a %s that is no part of any value of workflow %q", reads, n.typ, l.c.m.name)
		l.c.strays = append(l.c.strays, stray{ptr: n.ptr, fault: d, at: n.at, w: l.w})
	}
}

func (l *lowering) convert(n *node) {
	from, to := n.args[0].typ, n.typ
	if n.args[0].op == opBad || from == nil || n.text == asJSON {
		return
	}
	if why := sameForm(from, to); why != "" {
		l.c.fault(errConvert.At(n.at.pos(), "%s does not have the JSON form of %s: %s", from, to, why))
	}
}

// context checks that a part of the context object exists where it is read.
func (l *lowering) context(n *node) {
	if !strings.HasPrefix(n.text, "Map.") || l.w.item != nil {
		return
	}
	for s := l.w.st.sc; s != nil; s = s.outer() {
		switch s.kind {
		case scopeInline:
			return
		case scopeDistributed:
			l.c.fault(errMapContext.At(n.at.pos(), "%s of %q reads %s of the context object inside a distributed Map", l.w.field, l.w.st.name, n.text).
				WithHelp("hand it over with Select"))
			return
		}
	}
	l.c.fault(errMapContext.At(n.at.pos(), "%s of %q reads %s of the context object outside a Map", l.w.field, l.w.st.name, n.text))
}

// checkJSONata parses the user's own text.
func (c *compiler) checkJSONata(n *node) {
	if n.owner == c {
		return
	}
	n.owner = c
	faults, bound := jsonataFaults(n.text, len(n.args))
	for _, f := range faults {
		c.fault(errJSONata.At(n.at.pos(), "JSONata %s, column %d: %s", quote(n.text), f.column, f.message).WithHelp("%s", f.help))
	}
	for _, name := range bound {
		for _, r := range c.m.variables {
			if r.name == name {
				c.fault(errJSONata.At(n.at.pos(), "JSONata %s binds $%s, the name of %s", quote(n.text), name, r))
			}
		}
		c.taken[name] = true
	}
}
