package asl

// plan is what the codec knows about one struct type of the model.
type plan struct {
	index map[string]int
}

// field returns the index of the field with that JSON name, or -1.
func (p *plan) field(name string) int {
	if i, ok := p.index[name]; ok {
		return i
	}
	return -1
}
