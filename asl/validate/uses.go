package validate

import (
	"iter"

	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// Uses returns the variables that the expression reads, in the order of the text. $states is among them. There are none in a text
// that is no expression, and in a ResultPath, which names a place to write to.
func (s *Site) Uses() iter.Seq[Use] {
	return func(yield func(Use) bool) {
		if s.Kind != JSONata {
			s.pathUses(yield)
			return
		}
		_, refs, _ := s.JSONata()
		if refs == nil {
			return
		}
		for i := range refs.Variables {
			v := &refs.Variables[i]
			if !yield(Use{Site: s, Name: v.Name, Start: v.Start, End: v.End}) {
				return
			}
		}
	}
}

// pathUses yields the variables that paths start from.
func (s *Site) pathUses(yield func(Use) bool) {
	if s.Field == "ResultPath" {
		return
	}
	more := true
	s.EachPath(func(p *jsonpath.Path) {
		if more && p.Root == jsonpath.Variable {
			more = yield(Use{Site: s, Name: p.Name, Start: p.Start, End: p.RootEnd})
		}
	})
}
