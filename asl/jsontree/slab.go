package jsontree

// slab hands out values and slices from large blocks: a document has tens of thousands of small ones, and one allocation
// for each would be most of the cost of reading it.
type slab struct {
	size    int // length of the next block
	values  []Value
	members []Member
	elems   []*Value
}

const maxBlock = 512

// newSlab returns a slab for a text of n bytes.
func newSlab(n int) *slab {
	return &slab{size: min(n/24+4, maxBlock)}
}

func (s *slab) value() *Value {
	if len(s.values) == 0 {
		s.values = make([]Value, s.size)
	}
	v := &s.values[0]
	s.values = s.values[1:]
	return v
}

// copyMembers returns a copy of the members that nobody else can append to.
func (s *slab) copyMembers(m []Member) []Member {
	if len(m) == 0 {
		return nil
	}
	if len(s.members) < len(m) {
		s.members = make([]Member, max(s.size, len(m)))
	}
	own := s.members[:len(m):len(m)]
	s.members = s.members[len(m):]
	copy(own, m)
	return own
}

// copyElems returns a copy of the elements that nobody else can append to.
func (s *slab) copyElems(e []*Value) []*Value {
	if len(e) == 0 {
		return nil
	}
	if len(s.elems) < len(e) {
		s.elems = make([]*Value, max(s.size/4, len(e)))
	}
	own := s.elems[:len(e):len(e)]
	s.elems = s.elems[len(e):]
	copy(own, e)
	return own
}
