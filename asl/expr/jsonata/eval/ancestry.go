package eval

// ancestor is a value that a parent operator refers to. The path that passes through it binds it to the label, which no
// variable can have.
type ancestor struct {
	label string
	level int // steps that are still to be passed
}

// slots is a list of searches for parents. Plans share it: what one adds, the others see.
type slots struct{ list []*ancestor }

// inherit makes p look for what part looks for.
func (p *plan) inherit(part *plan) {
	if part.seeking == nil && part.kind != kindParent {
		return
	}
	wanted := part.seeking
	if wanted == nil {
		wanted = &slots{}
	}
	if part.kind == kindParent {
		wanted.list = append(wanted.list, part.slot)
	}
	if p.seeking == nil {
		p.seeking = wanted
		return
	}
	p.seeking.list = append(p.seeking.list, wanted.list...)
}

// resolve leads the searches that leave the last step of a path through the steps before it.
func (l *lowering) resolve(path *plan) {
	steps := path.path.steps
	last := steps[len(steps)-1]
	var wanted []*ancestor
	if last.seeking != nil {
		wanted = last.seeking.list
	}
	if last.kind == kindParent {
		wanted = append(wanted[:len(wanted):len(wanted)], last.slot)
	}
	for _, slot := range wanted {
		for i := len(steps) - 2; slot.level > 0; {
			if i < 0 {
				if path.seeking == nil {
					path.seeking = &slots{}
				}
				path.seeking.list = append(path.seeking.list, slot)
				break
			}
			step := steps[i]
			i--
			for i >= 0 && step.focus != "" && steps[i].focus != "" { // steps that keep the context count as one
				step = steps[i]
				i--
			}
			l.seekParent(step, slot)
		}
	}
}

// seekParent leads one search through a plan. The parser made sure that it finds something.
func (l *lowering) seekParent(p *plan, slot *ancestor) {
	switch p.kind {
	case kindName, kindWildcard, kindString:
		slot.level--
		if slot.level > 0 {
			return
		}
		if p.ancestor == nil {
			p.ancestor = slot
		} else {
			slot.label = p.ancestor.label
		}
		p.tuple = true
	case kindParent:
		slot.level++
	case kindBlock:
		if p.last != nil {
			p.tuple = true
			l.seekParent(p.last, slot)
		}
	case kindPath:
		p.tuple = true
		p.path.tuple = true
		steps := p.path.steps
		i := len(steps) - 1
		l.seekParent(steps[i], slot)
		for i--; slot.level > 0 && i >= 0; i-- {
			l.seekParent(steps[i], slot)
		}
	default:
		slot.level = 0
	}
}
