package builder

import (
	"io"
	"reflect"

	"github.com/aslgen/aslgen/builder/internal/awssdk"
)

// BindJSON fills a field of a request of the AWS SDK from a value of any type: a text, bytes, a stream or a document. Step
// Functions writes what is no text as JSON text where the API wants text. src is a pointer to a field or an Expr. Build refuses
// fields of another type, and those of other structs than the SDK's.
//
//	builder.BindJSON(&req.Body, builder.Object(&prompt, …)) // req is a *bedrockruntime.InvokeModelInput
func BindJSON[T any](dst *T, src any) Binding {
	at := here()
	n := source(at, src)
	t := reflect.TypeFor[T]()
	switch {
	case n.op == opLit:
		n = bad(errNotAPointer.At(at.pos(), "BindJSON wants a pointer to a field or an expression, not a value of type %T", src))
	case n.op == opBad:
	case !takesJSON(t):
		n = bad(errConvert.At(at.pos(), "BindJSON fills a %s", t).
			WithHelp("it fills *string, []byte, io.Reader and documents; other fields are filled by Bind and BindPtr"))
	default:
		n = &node{op: opConvert, args: []*node{n}, typ: t, text: asJSON, at: at}
	}
	b := newBinding(dst, n, at)
	b.json = true
	return b
}

// asJSON marks the conversion of any value to a field that takes JSON: it needs no common form.
const asJSON = "json"

// takesJSON tells that a field of the AWS SDK can be given any JSON.
func takesJSON(t reflect.Type) bool {
	switch {
	case t.Kind() == reflect.Interface:
		return t.Implements(reflect.TypeFor[io.Reader]()) || t.Implements(reflect.TypeFor[document]())
	case t.Kind() == reflect.Pointer:
		return t.Elem().Kind() == reflect.String
	default:
		return t.Kind() == reflect.String || t == reflect.TypeFor[[]byte]()
	}
}

// MemberOf gives the value of one member of a union of the AWS SDK, nothing where the union holds another one. src is a pointer to
// a union or an Expr of one. The function takes the address of the member's value, and so says which member is meant.
//
//	builder.MemberOf(&reply.Output, func(m *types.ConverseOutputMemberMessage) *types.Message { return &m.Value })
func MemberOf[M, V any, S any](src S, value func(member *M) *V) Expr[*V] {
	at := here()
	n := source(at, src)
	l, inner, fault := apply(at, value)
	switch {
	case n.op == opBad:
		return expr[*V](n)
	case fault != nil:
		return expr[*V](fault)
	case n.op == opLit:
		return expr[*V](bad(errNotAPointer.At(at.pos(), "MemberOf wants a pointer to a union or an expression, not a value of type %T", src)))
	}
	member := reflect.TypeFor[M]()
	key, ok := "", false
	if awssdk.Union(n.typ) {
		key, ok = awssdk.Member(n.typ, member)
	}
	if !ok {
		return expr[*V](bad(errConvert.At(at.pos(), "%s is no member of %s", member, n.typ).
			WithHelp("name a member of the union: a struct of the same package called as the union, Member and its own name")))
	}
	if whole, isMember := l.root.mem.Pointer().(*M); !isMember || reflect.ValueOf(whole).Elem().FieldByName("Value").Addr().Interface() != any(inner) {
		return expr[*V](bad(errConvert.At(at.pos(), "the function over %s does not return the address of its Value", member).
			WithHelp("return &m.Value")))
	}
	return expr[*V](&node{op: opMember, text: key, args: []*node{n}, at: at})
}

// checkBytes refuses to bind bytes of the AWS SDK, which are text, to bytes of other structs, which are base64, and the other way
// round.
func (l *lowering) checkBytes(b *Binding) {
	n := b.src
	if n == nil || n.op != opRef || n.root == nil || base(n.typ) != reflect.TypeFor[[]byte]() {
		return
	}
	if from := len(n.path) > 0 && n.path[len(n.path)-1].AWS; from != b.aws {
		l.c.fault(errConvert.At(b.at.pos(), "%s of %q binds bytes that are text to bytes that are base64, or the other way round: %s",
			l.w.field, l.w.st.name, n.root.part(n.path)).
			WithHelp("the bytes of the AWS SDK are text: read them with sdktask.Text, fill them with BindJSON from a text"))
	}
}
