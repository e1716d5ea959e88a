package builder

// JSONata is the way out for what the other functions do not say: an expression in JSONata 2.0.6 without $eval, whose result
// has type T by the user's word. $1, $2 … stand for the refs, each a pointer to a field or an Expr. Build parses the text and
// reports a fault with its column, and refuses functions that do not exist, unbound variables, bare field names, $$ and
// $states.input (a ref says where the value lives). A result that may be nothing is a *T, to be read with [OrElse].
//
//	builder.JSONata[float64]("$average($1.score)", &chart.Findings)
func JSONata[T any](text string, refs ...any) Expr[T] {
	at := here()
	n := &node{op: opJSONata, text: text, at: at}
	for _, r := range refs {
		n.args = append(n.args, source(at, r))
	}
	return expr[T](n)
}
