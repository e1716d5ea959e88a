package validate

import (
	"strings"

	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonata"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// expression is what a text was read as. Places in it are offsets in the text, so all sites with the text share it: the states of a
// machine hold the same short expressions again and again.
type expression struct {
	unknown bool // a placeholder hides it, and it is not read

	node jsonata.Node
	refs *jsonata.Refs
	err  *jsonata.Error

	path    *jsonpath.Path
	pathErr *jsonpath.Error
	call    *intrinsic.Call
	callErr *intrinsic.Error
	faults  []intrinsic.Fault
}

// expressions are those of one pass.
type expressions map[expressionKey]*expression

type expressionKey struct {
	kind SiteKind
	text string
}

// expression returns what the text of the site was read as.
func (s *Site) expression() *expression {
	if s.read == nil {
		key := expressionKey{s.Kind, s.Text}
		if s.read = s.shared[key]; s.read == nil {
			s.read = readExpression(s.Kind, s.Text)
			s.shared[key] = s.read
		}
	}
	return s.read
}

func readExpression(kind SiteKind, text string) *expression {
	e := &expression{unknown: HasPlaceholder(text)}
	switch {
	case e.unknown || kind == Text:
	case kind == JSONata:
		node, err := jsonata.Parse(text)
		if err != nil {
			e.err, _ = err.(*jsonata.Error)
			return e
		}
		refs := jsonata.References(node)
		e.node, e.refs = node, &refs
	case kind == PathOrCall && !strings.HasPrefix(text, "$"):
		call, err := intrinsic.Parse(text)
		if err != nil {
			e.callErr, _ = err.(*intrinsic.Error)
			return e
		}
		e.call, e.faults = call, intrinsic.Check(call)
	default:
		path, err := jsonpath.Parse(text)
		if err != nil {
			e.pathErr, _ = err.(*jsonpath.Error)
			return e
		}
		e.path = path
	}
	return e
}
