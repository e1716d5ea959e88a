package validate

import (
	"strings"

	"github.com/aslgen/aslgen/asl/expr/intrinsic"
	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// Path returns the path that stands at the site. It is nil when the site holds JSONata or the call of an intrinsic function, or a
// text that is no path; then err says why, unless a placeholder hides it. Where a call may stand, too, a text that does not begin
// with a dollar is taken for one: see [Site.Call].
func (s *Site) Path() (*jsonpath.Path, *jsonpath.Error) {
	s.parse()
	return s.path, s.pathErr
}

// Call returns the call of an intrinsic function that stands at the site. It is nil when the site is none where a call may stand,
// holds a path, or a text that is neither; then err says why, unless a placeholder hides it.
func (s *Site) Call() (*intrinsic.Call, *intrinsic.Error) {
	s.parse()
	return s.call, s.callErr
}

// Faults returns what is wrong with the functions and arguments of the call at the site.
func (s *Site) Faults() []intrinsic.Fault {
	s.parse()
	return s.faults
}

// parse reads a path or a call, once.
func (s *Site) parse() {
	if s.parsed || s.Kind == JSONata {
		return
	}
	s.parsed = true
	switch {
	case s.Unknown():
	case s.Kind == PathOrCall && !strings.HasPrefix(s.Text, "$"):
		call, err := intrinsic.Parse(s.Text)
		if err != nil {
			s.callErr, _ = err.(*intrinsic.Error)
			return
		}
		s.call, s.faults = call, intrinsic.Check(call)
	default:
		path, err := jsonpath.Parse(s.Text)
		if err != nil {
			s.pathErr, _ = err.(*jsonpath.Error)
			return
		}
		s.path = path
	}
}

// EachPath calls do for every path at the site: the path itself or those among the arguments of a call, and then those in their
// filters, in the order of the text.
func (s *Site) EachPath(do func(*jsonpath.Path)) {
	s.parse()
	switch {
	case s.path != nil:
		eachPath(s.path, do)
	case s.call != nil:
		intrinsic.Walk(s.call, func(n intrinsic.Node) bool {
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
