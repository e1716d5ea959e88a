package builder

import (
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
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
	return p.orElse(raw, n, atom(jsonLiteral(zeroOf(n.typ))))
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
	case opRef, opField, opJSONata:
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

func zeroOf(t reflect.Type) *jsontree.Value { return zeroJSON(t) }

// raw prints n as it is; the text may give nothing.
func (p *printer) raw(n *node) text {
	switch n.op {
	case opRef:
		return p.ref(n)
	case opLit:
		return p.literal(n)
	case opParam:
		return atom(jsonLiteral(jsontree.NewString("${" + n.text + "}")))
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

func (p *printer) literal(n *node) text {
	v := literalJSON(n.lit)
	t := atom(jsonLiteral(v))
	if strings.HasPrefix(t.s, "-") {
		t.prec = precSum // keeps a - -1 apart
	}
	t.array = v.Kind() == jsontree.Array
	return t
}

// literalJSON is the JSON form of a literal; a nil list or map is empty rather than null.
func literalJSON(v any) *jsontree.Value {
	if v == nil {
		return jsontree.NewNull()
	}
	rv := reflect.ValueOf(v)
	if k := rv.Kind(); (k == reflect.Slice || k == reflect.Map) && rv.IsNil() {
		return zeroJSON(rv.Type())
	}
	out, _ := (&encoder{}).encode(rv).constant()
	return out
}

// jsonLiteral writes a JSON value as JSONata, which takes JSON as it is. The delimiters {% and %} are written so that they
// do not show.
func jsonLiteral(v *jsontree.Value) string {
	s := string(v.AppendJSON(nil, ""))
	if !strings.Contains(s, "%}") && !strings.Contains(s, "{%") {
		return s
	}
	return strings.NewReplacer("{%", `{\u0025`, "%}", `%\u007d`).Replace(s)
}

func (p *printer) infix(n *node) text {
	prec := precedence[n.text]
	a, b := n.args[0], n.args[1]
	right := p.operand(b)
	if n.text == "in" {
		right = p.list(b)
	}
	return text{s: p.operand(a).in(prec) + " " + n.text + " " + right.in(prec+1), prec: prec}
}

func (p *printer) operand(n *node) text { return p.value(n) }

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

// each prints a function over a list so that the result is an array of as many elements for every length.
func (p *printer) each(n *node) text {
	body := n.args[1]
	if t := p.plainPluck(n); t != "" { // a path over nothing or null gives nothing, and so an empty array
		return text{s: "[" + p.raw(n.args[0]).in(precPath) + t + "]", prec: precAtom, array: true}
	}
	list := p.list(n.args[0])
	leave := p.enter(n.lambda)
	defer leave()
	param := "$" + n.lambda.name
	if canBeArray(body.typ) {
		acc := p.fresh("all")
		return atom("$reduce(" + list.s + ", function(" + acc + ", " + param + "){$append(" + acc + ", " + p.wrapped(body) + ")}, [])")
	}
	return text{s: "[$map(" + list.s + ", function(" + param + "){" + p.value(body).s + "})]", prec: precAtom, array: true}
}

// plainPluck returns the path of a field that every element has, or "".
func (p *printer) plainPluck(n *node) string {
	b := n.args[1]
	if b.op != opRef || b.root == nil || b.root.lambda != n.lambda || len(b.path) == 0 || mayBeNothing(b) || quotedRef(b) || canBeArray(b.typ) {
		return ""
	}
	for _, s := range b.path.Named() {
		if s.IsIndex {
			return ""
		}
	}
	return steps(b.path)
}

// wrapped prints an array that holds exactly the value of n, be the value an array itself.
func (p *printer) wrapped(n *node) string {
	if isList(n.typ) || n.typ.Kind() == reflect.Array && !jsonfield.Leaf(n.typ) {
		t := p.list(n)
		if t.array {
			return "[" + t.s + "]"
		}
		return "[[" + t.s + "]]"
	}
	t := p.value(n)
	v := p.fresh("value")
	return "(" + v + " := " + t.s + "; $type(" + v + ") = \"array\" ? [[" + v + "]] : [" + v + "])"
}

func (p *printer) filter(n *node) text {
	list := p.list(n.args[0])
	leave := p.enter(n.lambda)
	defer leave()
	param := "$" + n.lambda.name
	condition := p.value(n.args[1])
	if !canBeArray(n.lambda.root.mem.Type) {
		return text{s: "[$filter(" + list.s + ", function(" + param + "){" + condition.s + "})]", prec: precAtom, array: true}
	}
	acc := p.fresh("all")
	keep := "$append(" + acc + ", $type(" + param + ") = \"array\" ? [[" + param + "]] : [" + param + "])"
	return atom("$reduce(" + list.s + ", function(" + acc + ", " + param + "){" + condition.in(precOr) + " ? " + keep + " : " + acc + "}, [])")
}

// canBeArray tells whether a value of type t can be a JSON array.
func canBeArray(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Slice:
		return !isBytes(t) || jsonfield.Leaf(t)
	case reflect.Array, reflect.Interface:
		return true
	case reflect.Pointer:
		return canBeArray(t.Elem())
	default:
		return jsonfield.Leaf(t) && t.Kind() != reflect.String
	}
}

func (p *printer) listOf(n *node) text {
	parts := make([]string, len(n.args))
	plain := true
	for i, a := range n.args {
		if canBeArray(a.typ) {
			plain = false
			parts[i] = p.wrapped(a)
			continue
		}
		parts[i] = p.value(a).s
	}
	if plain {
		return text{s: "[" + strings.Join(parts, ", ") + "]", prec: precAtom, array: true}
	}
	return appended(parts)
}

func (p *printer) concat(n *node) text {
	parts := make([]string, len(n.args))
	for i, a := range n.args {
		parts[i] = p.list(a).s
	}
	return appended(parts)
}

// appended joins arrays; $append keeps arrays of one element.
func appended(arrays []string) text {
	out := "[]"
	for _, a := range arrays {
		out = "$append(" + out + ", " + a + ")"
	}
	return atom(out)
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

// enter names the parameter of a function for the time its body is printed.
func (p *printer) enter(l *lambda) (leave func()) {
	depth := len(p.names)
	l.name = strings.TrimPrefix(p.fresh(paramName(l.root.mem.Type)), "$")
	return func() { p.names = p.names[:depth] }
}

// fresh returns a variable that hides no variable of the machine and none around the expression.
func (p *printer) fresh(name string) string {
	for n := 1; ; n++ {
		try := name
		if n > 1 {
			try += strconv.Itoa(n)
		}
		if !p.c.taken[try] && !isFunction(try) && !contains(p.names, try) {
			p.names = append(p.names, try)
			return "$" + try
		}
	}
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// paramName makes a parameter name from the name of a Go type: an Image is $image.
func paramName(t reflect.Type) string {
	var b strings.Builder
	for _, r := range base(t).Name() {
		if r == '[' {
			break
		}
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b.WriteRune(r)
		}
	}
	name := lowerFirst(b.String())
	if name == "" || base(t).PkgPath() == "" {
		return "item"
	}
	return name
}
