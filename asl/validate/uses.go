package validate

// Uses returns the variables that the expression reads, in the order of the text. $states is among them. Nothing is returned
// for a text that is no expression.
func (s *Site) Uses() []Use {
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
