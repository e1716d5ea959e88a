package validate

import "github.com/aslgen/aslgen/asl/expr/jsonpath"

// Uses returns the variables that the expression reads, in the order of the text. $states is among them. Nothing is returned
// for a text that is no expression, and for a ResultPath, which names a place to write to.
func (s *Site) Uses() []Use {
	if s.Kind != JSONata {
		return s.pathUses()
	}
	_, refs, _ := s.JSONata()
	if refs == nil {
		return nil
	}
	uses := make([]Use, 0, len(refs.Variables))
	for _, v := range refs.Variables {
		uses = append(uses, Use{Site: s, Name: v.Name, Start: v.Start, End: v.End})
	}
	return uses
}

// pathUses returns the variables that paths start from.
func (s *Site) pathUses() []Use {
	if s.Field == "ResultPath" {
		return nil
	}
	var uses []Use
	s.EachPath(func(p *jsonpath.Path) {
		if p.Root == jsonpath.Variable {
			uses = append(uses, Use{Site: s, Name: p.Name, Start: p.Start, End: p.RootEnd})
		}
	})
	return uses
}
