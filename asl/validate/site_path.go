package validate

import (
	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// Path returns the path that stands at the site. It is nil when the site holds JSONata or the call of an intrinsic function, or a
// text that is no path; then err says why, unless a placeholder hides it. Where a call may stand, too, a text that does not begin
// with a dollar is taken for one: see [Site.Call].
func (s *Site) Path() (*jsonpath.Path, *jsonpath.Error) {
	e := s.expression()
	return e.path, e.pathErr
}

// Call returns the call of an intrinsic function that stands at the site. It is nil when the site is none where a call may stand,
// holds a path, or a text that is neither; then err says why, unless a placeholder hides it.
func (s *Site) Call() (*intrinsic.Call, *intrinsic.Error) {
	e := s.expression()
	return e.call, e.callErr
}

// Faults returns what is wrong with the functions and arguments of the call at the site.
func (s *Site) Faults() []intrinsic.Fault { return s.expression().faults }

// EachPath calls do for every path at the site: the path itself or those among the arguments of a call, and then those in their
// filters, in the order of the text.
func (s *Site) EachPath(do func(*jsonpath.Path)) {
	e := s.expression()
	switch {
	case e.path != nil:
		eachPath(e.path, do)
	case e.call != nil:
		intrinsic.Walk(e.call, func(n intrinsic.Node) bool {
			if p, ok := n.(*intrinsic.Path); ok {
				eachPath(p.Path, do)
			}
			return true
		})
	}
}

func eachPath(path *jsonpath.Path, do func(*jsonpath.Path)) {
	do(path)
	for _, step := range path.Steps {
		if filter, ok := step.(*jsonpath.Filter); ok {
			jsonpath.Walk(filter, func(n jsonpath.Node) bool {
				if p, ok := n.(*jsonpath.Path); ok {
					eachPath(p, do)
					return false
				}
				return true
			})
		}
	}
}
