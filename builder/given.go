package builder

import (
	"hash/fnv"
	"reflect"
)

// fingerprint tells the literal parts of the Go value as they stand now. Build compares it with the one taken when the value
// was handed over: a value that was changed in between means something else than its user thinks, whichever of the two is
// taken.
func (v *value) fingerprint() uint64 {
	e := &encoder{}
	for i := range v.bindings {
		e.bind(&v.bindings[i])
	}
	return encoded(e, reflect.ValueOf(v.ptr).Elem()).fingerprint()
}

func (t *tree) fingerprint() uint64 {
	h := fnv.New64a()
	var buf []byte
	var walk func(t *tree)
	walk = func(t *tree) {
		buf = buf[:0]
		switch {
		case t.lit != nil:
			buf = t.lit.AppendJSON(buf, "")
		case t.ex == nil:
			buf = append(buf, '[')
		case t.ex.op == opOrElse && t.ex.args[1].op == opLit: // BindOptional falls back to the literal value
			buf = literalJSON(t.ex.args[1].lit).AppendJSON(buf, "")
		default:
			buf = append(buf, '$')
		}
		_, _ = h.Write(buf) // a hash never fails
		for i, k := range t.kids {
			if !t.array {
				_, _ = h.Write([]byte(t.names[i]))
			}
			walk(k)
		}
	}
	walk(t)
	return h.Sum64()
}

// checkGiven refuses values that are not what they look like: changed since they were handed over, or values of the workflow
// themselves, whose Go value is empty.
func (l *lowering) checkGiven(v *value, e *encoder, t *tree) {
	if name := l.ours(v.ptr); name != "" {
		l.c.fault(errWorkflowValue.At(v.at.pos(), "%s of %q is %s, given as a Go value", l.w.field, l.w.st.name, name))
		return
	}
	if e.held != "" {
		l.c.fault(errWorkflowValue.At(v.at.pos(), "%s of %q holds a pointer to %s", l.w.field, l.w.st.name, e.held).
			WithHelp("bind the field to it instead"))
		return
	}
	if t.fingerprint() != v.given {
		l.c.fault(errChanged.At(v.at.pos(), "%s of %q is a %s that was changed after it was given", l.w.field, l.w.st.name, v.typ))
	}
}
