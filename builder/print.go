package builder

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder/internal/ptrpath"
)

// Binding strengths of JSONata's operators, weakest first.
const (
	precIf = iota + 1
	precOr
	precAnd
	precCompare
	precSum // + - &
	precProduct
	precPath
	precAtom
)

var precedence = map[string]int{
	"or": precOr, "and": precAnd,
	"=": precCompare, "!=": precCompare, "<": precCompare, "<=": precCompare, ">": precCompare, ">=": precCompare, "in": precCompare,
	"+": precSum, "-": precSum, "&": precSum, "*": precProduct, "/": precProduct, "%": precProduct,
}

// text is printed JSONata: how strongly its outermost operator binds, and whether it is an array constructor, which JSONata
// does not flatten inside another one.
type text struct {
	s     string
	prec  int
	array bool
}

func (t text) in(prec int) string {
	if t.prec < prec {
		return "(" + t.s + ")"
	}
	return t.s
}

// printer prints expressions as JSONata at one place.
type printer struct {
	c     *compiler
	w     where
	names []string // of the lambda parameters and local variables around the expression
}

// jsonata prints an expression that gives a value for every input that matches its Go type.
func (c *compiler) jsonata(n *node, w where) string {
	return (&printer{c: c, w: w}).value(n).s
}

// value prints n so that it never gives nothing.
func (p *printer) value(n *node) text {
	raw := p.raw(n)
	if !mayBeNothing(n) {
		return raw
	}
	return p.orElse(raw, n, atom(jsonLiteral(zeroJSON(n.typ))))
}

// list prints a list that is an array even where the Go value was nil.
func (p *printer) list(n *node) text {
	if mayBeNull(n) {
		return p.orElse(p.raw(n), n, text{s: "[]", prec: precAtom, array: true})
	}
	return p.value(n)
}

// mayBeNull tells whether a list can be null, which is how encoding/json writes a nil one.
func mayBeNull(n *node) bool {
	switch n.op {
	case opRef: // but for the results of a Map, which always are a list
		return len(n.path) > 0 || n.root.kind != rootResult || n.root.st.verb.kind() != "Map"
	case opField, opJSONata:
		return true
	case opConvert:
		return mayBeNull(n.args[0])
	case opOrElse:
		return mayBeNull(n.args[1])
	case opIf:
		return mayBeNull(n.args[1]) || mayBeNull(n.args[2])
	case opCall:
		return n.text == "$parse"
	default:
		return false
	}
}

// orElse prints raw, or def where raw is nothing or null.
func (p *printer) orElse(raw text, n *node, def text) text {
	if simple(n) {
		return text{s: raw.in(precSum) + " != null ? " + raw.s + " : " + def.in(precOr), prec: precIf}
	}
	v := p.fresh("value")
	return atom("(" + v + " := " + raw.s + "; " + v + " != null ? " + v + " : " + def.in(precOr) + ")")
}

// simple tells that an expression is a mere path, cheap to write and evaluate twice.
func simple(n *node) bool {
	return n.op == opRef && !quotedRef(n) || n.op == opContext || (n.op == opConvert || n.op == opOptional) && simple(n.args[0])
}

// mayBeNothing tells whether the raw text of n can give nothing or null where its type has a value.
func mayBeNothing(n *node) bool {
	switch n.op {
	case opRef:
		return n.path.Optional() || n.path.Omittable() || n.typ.Kind() == reflect.Pointer
	case opField:
		return mayBeNothing(n.args[1])
	case opConvert, opOptional:
		return mayBeNothing(n.args[0])
	case opAt, opKey:
		return true
	case opCall:
		return n.typ.Kind() == reflect.Pointer // $max, $min
	case opJSONata:
		return n.typ.Kind() == reflect.Pointer
	default:
		return false
	}
}

// raw prints n as it is; the text may give nothing.
func (p *printer) raw(n *node) text {
	switch n.op {
	case opRef:
		return p.ref(n)
	case opLit:
		return p.literal(n)
	case opParam:
		return atom(jsonLiteral(jsontree.NewString(p.c.placeholder(n.text))))
	case opOrElse:
		return p.orElse(p.raw(n.args[0]), n.args[0], p.value(n.args[1]))
	case opOptional:
		if a := n.args[0]; a.op == opRef && !a.path.Optional() {
			return p.value(a) // nothing around it is optional: an omitted field has its zero value
		}
		return p.raw(n.args[0])
	case opConvert:
		return p.raw(n.args[0])
	case opPresent:
		return text{s: p.raw(n.args[0]).in(precSum) + " != null", prec: precCompare}
	case opInfix:
		return p.infix(n)
	case opCall:
		return p.call(n)
	case opIf:
		return text{s: p.value(n.args[0]).in(precOr) + " ? " + p.value(n.args[1]).in(precOr) + " : " + p.value(n.args[2]).in(precOr), prec: precIf}
	case opFormat:
		return p.format(n)
	case opContext:
		return path("$states.context." + n.text)
	case opToken:
		return path("$states.context.Task.Token")
	case opJSONata:
		return p.user(n)
	case opEach:
		return p.each(n)
	case opFilter:
		return p.filter(n)
	case opAt:
		return path(p.list(n.args[0]).in(precPath) + "[" + jsonLiteral(literalJSON(n.args[1].lit)) + "]")
	case opKey:
		return atom("$lookup(" + p.raw(n.args[0]).s + ", " + p.value(n.args[1]).s + ")")
	case opList:
		return p.listOf(n)
	case opConcat:
		return p.concat(n)
	case opObject:
		return atom(p.tree(n.object.tree))
	case opField:
		return p.field(n)
	default:
		panic("op " + strconv.Itoa(int(n.op)))
	}
}

func atom(s string) text { return text{s: s, prec: precAtom} }
func path(s string) text { return text{s: s, prec: precPath} }

// ref prints a path from where the value lives.
func (p *printer) ref(n *node) text {
	if n.root.kind == rootLambda {
		return unquote(n, path("$"+n.root.lambda.name+steps(n.path)))
	}
	return unquote(n, path(p.c.baseOf(n.root, p.w)+steps(n.path)))
}

// unquote takes a value out of the text in which the option "string" puts it.
func unquote(n *node, t text) text {
	if !quotedRef(n) {
		return t
	}
	if base(n.typ).Kind() == reflect.Bool {
		return atom("(" + t.s + " != null ? " + t.s + " = \"true\" : null)")
	}
	return atom("(" + t.s + " != null ? $number(" + t.s + ") : null)")
}

func quotedRef(n *node) bool {
	named := n.path.Named()
	return len(named) > 0 && named[len(named)-1].Quoted
}

func steps(p ptrpath.Path) string {
	var b strings.Builder
	for _, s := range p.Named() {
		if s.IsIndex {
			b.WriteString("[" + strconv.Itoa(s.Index) + "]")
			continue
		}
		b.WriteString("." + jsonata.Name(s.Name))
	}
	return b.String()
}

func (p *printer) infix(n *node) text {
	prec := precedence[n.text]
	a, b := n.args[0], n.args[1]
	right := p.value(b)
	if n.text == "in" {
		right = p.list(b)
	}
	return text{s: p.value(a).in(prec) + " " + n.text + " " + right.in(prec+1), prec: prec}
}

func (p *printer) call(n *node) text {
	if n.text == ".." {
		return text{s: "[" + p.value(n.args[0]).in(precSum) + ".." + p.value(n.args[1]).in(precSum) + "]", prec: precAtom, array: true}
	}
	args := make([]string, len(n.args))
	for i, a := range n.args {
		if isList(a.typ) {
			args[i] = p.list(a).s
		} else {
			args[i] = p.value(a).s
		}
	}
	return atom(n.text + "(" + strings.Join(args, ", ") + ")")
}

func (p *printer) format(n *node) text {
	var parts []string
	for i, s := range n.texts {
		if s != "" || i == 0 && len(n.texts) == 1 {
			parts = append(parts, jsonLiteral(jsontree.NewString(s)))
		}
		if i < len(n.args) {
			parts = append(parts, p.textOf(n.args[i]).in(precProduct))
		}
	}
	if len(parts) == 1 && len(n.args) == 1 {
		return atom("$string(" + p.value(n.args[0]).s + ")")
	}
	return text{s: strings.Join(parts, " & "), prec: precSum}
}

// textOf prints a value whose text & takes.
func (p *printer) textOf(n *node) text {
	if isList(n.typ) {
		return p.list(n)
	}
	return p.value(n)
}

// user prints the user's own JSONata with its refs put in for $1, $2 …
func (p *printer) user(n *node) text {
	s := replaceRefs(n.text, func(use refUse) string {
		if use.number > len(n.args) {
			return ""
		}
		arg := n.args[use.number-1]
		t := p.raw(arg)
		if isList(arg.typ) && !use.stepped { // a path over null gives nothing, like one over no element
			t = p.list(arg)
		}
		if use.alone {
			return t.s
		}
		return t.in(precPath)
	})
	return text{s: s, prec: 0}
}

func (p *printer) field(n *node) text {
	of := p.value(n.args[0])
	inner := n.args[1]
	if inner.root.lambda != n.lambda { // the function returned the address of something else
		return p.raw(inner)
	}
	return unquote(inner, path(of.in(precPath)+steps(inner.path)))
}

// tree prints a value with expressions as a JSONata object.
func (p *printer) tree(t *tree) string {
	switch {
	case t.lit != nil:
		return jsonLiteral(t.lit)
	case t.ex != nil:
		return p.value(t.ex).s
	case t.array:
		parts := make([]string, len(t.kids))
		for i, k := range t.kids {
			parts[i] = p.wrappedTree(k)
		}
		return appended(parts).s
	}
	parts := make([]string, len(t.kids))
	for i, k := range t.kids {
		parts[i] = jsonLiteral(jsontree.NewString(t.names[i])) + ": " + p.tree(k)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func (p *printer) wrappedTree(t *tree) string {
	if t.ex != nil && canBeArray(t.ex.typ) {
		return p.wrapped(t.ex)
	}
	s := p.tree(t)
	if t.array {
		return "[[" + s + "]]"
	}
	return "[" + s + "]"
}
