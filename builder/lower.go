package builder

import (
	"errors"
	"reflect"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
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
	// state is where the read counts in the scope of the root: w.st, or the Map or Parallel around it.
	state *state
}

// lowering resolves expressions at one place.
type lowering struct {
	c       *compiler
	w       where
	lambdas []*lambda
	tokens  int // task tokens met
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
			l.c.fault(errNotBound.At(v.bindings[0].at.pos(), "bindings have no effect on an expression"))
		}
		l.node(v.expr, false)
		return &tree{ex: v.expr}
	}
	e := &encoder{}
	if len(v.bindings) > 0 {
		e.binds, e.used = map[fieldKey]*Binding{}, map[fieldKey]bool{}
	}
	for i := range v.bindings {
		b := &v.bindings[i]
		if e.binds[b.key] != nil {
			l.c.fault(errBoundTwice.At(b.at.pos(), "a %s of %s is bound twice", b.key.typ, l.w.field))
		}
		e.binds[b.key] = b
	}
	t := e.encode(reflect.ValueOf(v.ptr).Elem())
	if e.err != nil {
		l.c.fault(errEncode.At(v.at.pos(), "%s of %q: %v", l.w.field, l.w.st.name, e.err))
	}
	for i := range v.bindings {
		b := &v.bindings[i]
		switch {
		case b.dst == nil || reflect.ValueOf(b.dst).IsNil():
			l.c.fault(errNilPointer.At(b.at.pos(), "the field to bind is a nil %T", b.dst))
		case b.key.typ.Size() == 0:
			l.c.fault(errZeroSize.At(b.at.pos(), "the bound field has type %s, which has no size", b.key.typ))
		case !e.used[b.key]:
			l.c.fault(errNotBound.At(b.at.pos(), "the bound %s is not inside the %s of %q, a %s", b.key.typ, l.w.field, l.w.st.name, v.typ).
				WithHelp("take the address in the very value that is passed on, not in a copy of it; the value of a map has no address"))
		}
		l.binding(b)
	}
	l.c.noteTexts(t, v.at)
	return t
}

// binding resolves the source of a binding.
func (l *lowering) binding(b *Binding) { l.node(b.src, b.fallback) }

// tree is what stands in the place of the bound field, whose literal value is v.
func (b *Binding) tree(v reflect.Value) *tree {
	if b.fallback {
		def := &node{op: opLit, typ: v.Type(), lit: v.Interface(), at: b.at}
		return &tree{ex: &node{op: opOrElse, args: []*node{b.src, def}, typ: v.Type(), at: b.at}}
	}
	return &tree{ex: b.src}
}

// node resolves an expression. optional tells that the reader can do with nothing.
func (l *lowering) node(n *node, optional bool) {
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
	case opPresent, opOptional:
		l.node(n.args[0], true)
	case opToken:
		l.tokens++
		if !l.w.token {
			l.c.fault(errTokenPlace.At(n.at.pos(), "task token in %s of %q, which does not wait for it", l.w.field, l.w.st.name))
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
		l.node(n.args[1], optional && n.op == opField)
		l.lambdas = l.lambdas[:len(l.lambdas)-1]
	case opObject:
		n.object.tree = l.value(n.object)
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
	e := &encoder{}
	l.c.noteTexts(e.encode(reflect.ValueOf(n.lit)), n.at)
	if e.err != nil {
		l.c.fault(errEncode.At(n.at.pos(), "literal of %s of %q: %v", l.w.field, l.w.st.name, e.err))
	}
}

// ref finds the value that a pointer leads to, and checks that it can be read here.
func (l *lowering) ref(n *node, optional bool) {
	if n.owner != l.c {
		r, path, err := l.resolve(n)
		if err != nil {
			l.c.fault(*err)
			n.op, n.fault = opBad, err
			return
		}
		n.owner, n.root, n.path = l.c, r, path
	}
	if n.root.kind != rootLambda {
		l.c.use(n, l.w)
	}
	if !optional && n.path.Optional() && n.typ.Kind() != reflect.Pointer {
		l.c.fault(errMayBeAbsent.At(n.at.pos(), "%s%s may be absent: a struct around it is optional", n.root, n.path).
			WithHelp("give a default with OrElse, or read it into an optional field with Optional"))
	}
	if quoted := n.path.Named(); len(quoted) > 0 && quoted[len(quoted)-1].Quoted && base(n.typ).Kind() == reflect.String {
		l.c.fault(errQuotedField.At(n.at.pos(), "%s%s is a text with the option \"string\"", n.root, n.path))
	}
}

func (l *lowering) resolve(n *node) (*root, ptrpath.Path, *diag.Diagnostic) {
	for i := len(l.lambdas) - 1; i >= 0; i-- {
		r, path, err := l.lambdas[i].space.Resolve(n.ptr)
		if !errors.Is(err, ptrpath.ErrUnknown) {
			return l.found(n, r, path, err)
		}
	}
	r, path, err := l.c.m.space.Resolve(n.ptr)
	return l.found(n, r, path, err)
}

func (l *lowering) found(n *node, r *ptrpath.Root, path ptrpath.Path, err error) (*root, ptrpath.Path, *diag.Diagnostic) {
	where := quote(l.w.st.name) + " " + l.w.field
	name := ""
	if r != nil {
		name = r.Owner.(*root).String()
	}
	fault := func(d diag.Diagnostic) (*root, ptrpath.Path, *diag.Diagnostic) { return nil, nil, &d }
	switch {
	case err == nil:
		return r.Owner.(*root), path, nil
	case errors.Is(err, ptrpath.ErrNil):
		return fault(errNilPointer.At(n.at.pos(), "%s reads a nil %s", where, reflect.TypeOf(n.ptr)))
	case errors.Is(err, ptrpath.ErrZeroSize):
		return fault(errZeroSize.At(n.at.pos(), "%s reads a field of %s whose type %s has no size", where, name, n.typ))
	case errors.Is(err, ptrpath.ErrHidden):
		_, detail, _ := strings.Cut(err.Error(), ": ")
		return fault(errHiddenField.At(n.at.pos(), "%s reads a field of %s that is not part of its JSON form: %s", where, name, detail))
	}
	if other := ownerOf(n.ptr, l.c.m); other != nil {
		return fault(errOtherWorkflow.At(n.at.pos(), "%s reads %s, which belongs to workflow %q", where, other, other.m.name).
			WithHelp("hand the value over as the input of this workflow"))
	}
	return fault(errForeignPointer.At(n.at.pos(), "%s reads a %s that is no part of any value of workflow %q", where, n.typ, l.c.m.name).
		WithHelp("take the address in what Input, Result, Failure, Item or Var returned; an element of a list exists inside its function only; write a constant with Lit"))
}

func (l *lowering) convert(n *node) {
	from, to := n.args[0].typ, n.typ
	if n.args[0].op == opBad || from == nil {
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
			l.c.fault(errMapContext.At(n.at.pos(), "%s of %q reads the item's index inside a distributed Map", l.w.field, l.w.st.name).
				WithHelp("hand it over with ItemSelector"))
			return
		}
	}
	l.c.fault(errMapContext.At(n.at.pos(), "%s of %q reads an item's index outside a Map", l.w.field, l.w.st.name))
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
