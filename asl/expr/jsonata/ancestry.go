package jsonata

// slot is the search of one parent operator. Its level counts the steps that are still to be passed.
type slot struct {
	level int
	at    Span // the % that searches
}

// slots is a list of searches. Shapes share it on purpose: what one of them adds, the others see.
type slots struct{ list []*slot }

// inherit makes s look for what part looks for.
func (s *shape) inherit(part *shape) {
	if part.seeking == nil && part.kind != kindParent {
		return
	}
	wanted := part.wanted()
	if s.seeking == nil {
		s.seeking = wanted
		return
	}
	s.seeking.list = append(s.seeking.list, wanted.list...)
}

// wanted returns the searches that leave a shape; a parent operator adds its own to them.
func (s *shape) wanted() *slots {
	wanted := s.seeking
	if wanted == nil {
		wanted = &slots{}
	}
	if s.kind == kindParent {
		wanted.list = append(wanted.list, s.slot)
	}
	return wanted
}

// resolve leads the searches that leave the last step of a path through the steps before it. Those that pass the first
// step go on outside of the path.
func (c *checker) resolve(path *shape) {
	if c.err != nil {
		return
	}
	last := len(path.steps) - 1
	for _, wanted := range path.steps[last].wanted().list {
		for i := last - 1; wanted.level > 0 && c.err == nil; {
			if i < 0 {
				if path.seeking == nil {
					path.seeking = &slots{}
				}
				path.seeking.list = append(path.seeking.list, wanted)
				break
			}
			step := path.steps[i]
			i--
			for i >= 0 && step.focus && path.steps[i].focus { // steps that keep the context in place count as one
				step = path.steps[i]
				i--
			}
			c.seekParent(step, wanted)
		}
	}
}

// seekParent leads one search through a shape.
func (c *checker) seekParent(s *shape, wanted *slot) {
	switch s.kind {
	case kindName, kindWildcard:
		wanted.level--
	case kindParent:
		wanted.level++
	case kindBlock:
		if len(s.steps) > 0 {
			c.seekParent(s.steps[0], wanted)
		}
	case kindPath:
		i := len(s.steps) - 1
		c.seekParent(s.steps[i], wanted)
		for i--; wanted.level > 0 && i >= 0 && c.err == nil; i-- {
			c.seekParent(s.steps[i], wanted)
		}
	default:
		c.failParent(wanted, s.pos)
	}
}

// failParent reports a search that finds nothing. after is the position that the reference implementation gives.
func (c *checker) failParent(wanted *slot, after int) {
	err := newError("S0217", wanted.at)
	err.after = after
	c.fail(err)
}
