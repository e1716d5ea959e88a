package regex

import "slices"

// spendEvery is the number of instructions after which the caller is asked for more.
const spendEvery = 1 << 10

// machine runs a program over a text.
type machine struct {
	*program
	text      []uint16
	registers []int
	stack     []entry
	pc, pos   int
	steps     int
}

// run reports whether the program matches at a place. Failing, it leaves the registers as they were.
func (m *machine) run(start int, spend func(steps int) error) (bool, error) {
	m.stack, m.pc, m.pos = m.stack[:0], 0, start
	for {
		if m.steps++; m.steps >= spendEvery {
			if err := spend(m.steps); err != nil {
				return false, err
			}
			m.steps = 0
		}
		if len(m.stack) > maxStack {
			return false, errStack
		}
		in := &m.insts[m.pc]
		if in.op == opMatch {
			return true, nil
		}
		m.pc++
		if !m.step(in) && !m.backtrack() {
			return false, nil
		}
	}
}

// step does what an instruction says and reports whether it succeeds.
func (m *machine) step(in *inst) bool {
	switch in.op {
	case opUnit:
		u, ok := m.take(in.back)
		return ok && u == in.unit
	case opSet:
		u, ok := m.take(in.back)
		return ok && in.set.has(u)
	case opRun:
		return m.takeRun(in)
	case opLazyRun:
		return m.takeLazyRun(in)
	case opJump:
		m.pc = in.x
	case opSplit:
		m.later(in.y)
		m.pc = in.x
	case opSave:
		m.set(in.x, m.pos)
	case opAssert:
		return m.holds(assertion(in.x))
	case opReference:
		return m.takeReference(in)
	case opLoop:
		m.set(in.loop.count, 0)
	case opRound:
		m.round(in.loop)
	case opEnter:
		m.enter(in.loop)
	case opRoundEnd:
		m.pc = in.x
		return m.registers[in.loop.began] != m.pos
	case opLook:
		m.look(in)
	case opLookEnd:
		return m.lookEnd(in)
	}
	return true
}

// unit returns the unit at a place, the same one for all its cases.
func (m *machine) unit(i int) uint16 {
	if m.fold != nil {
		return m.fold[m.text[i]]
	}
	return m.text[i]
}

// take moves over one unit and returns it.
func (m *machine) take(back bool) (uint16, bool) {
	if back {
		if m.pos == 0 {
			return 0, false
		}
		m.pos--
		return m.unit(m.pos), true
	}
	if m.pos == len(m.text) {
		return 0, false
	}
	m.pos++
	return m.unit(m.pos - 1), true
}

// takeSome moves over at most so many units of the set and returns how many they were.
func (m *machine) takeSome(in *inst, most int) int {
	for n := range most {
		before := m.pos
		if u, ok := m.take(in.back); !ok || !in.set.has(u) {
			m.pos = before
			m.steps += n / 4
			return n
		}
	}
	m.steps += most / 4
	return most
}

func (m *machine) takeRun(in *inst) bool {
	start := m.pos
	n := m.takeSome(in, in.loop.most)
	if n < in.loop.least {
		return false
	}
	if n > in.loop.least {
		limit := start + in.loop.least
		if in.back {
			limit = start - in.loop.least
		}
		m.push(entry{entryRun, int32(m.pc), int32(m.pos), int32(limit)})
	}
	return true
}

func (m *machine) takeLazyRun(in *inst) bool {
	if m.takeSome(in, in.loop.least) < in.loop.least {
		return false
	}
	if more := in.loop.most - in.loop.least; more > 0 {
		m.push(entry{entryLazyRun, int32(m.pc), int32(m.pos), int32(more)})
	}
	return true
}

// takeReference takes what the group took. One that took no part matches nothing at all, and that always.
func (m *machine) takeReference(in *inst) bool {
	from, to := m.registers[2*in.x], m.registers[2*in.x+1]
	if from < 0 || to < 0 {
		return true
	}
	length := to - from
	m.steps += length / 4
	at := m.pos
	if in.back {
		at -= length
	}
	if at < 0 || at+length > len(m.text) {
		return false
	}
	for i := range length {
		if m.unit(from+i) != m.unit(at+i) {
			return false
		}
	}
	if m.pos = at; !in.back {
		m.pos += length
	}
	return true
}

// holds judges an assertion.
func (m *machine) holds(a assertion) bool {
	before, after := m.pos > 0, m.pos < len(m.text)
	switch a {
	case assertStart:
		return !before
	case assertEnd:
		return !after
	case assertLineStart:
		return !before || !notLineEnds.has(m.text[m.pos-1])
	case assertLineEnd:
		return !after || !notLineEnds.has(m.text[m.pos])
	}
	edge := (before && wordSet.has(m.text[m.pos-1])) != (after && wordSet.has(m.text[m.pos]))
	return edge == (a == assertWordEdge)
}

// round begins a round of a loop or leaves the loop, and keeps the other way in mind.
func (m *machine) round(l *loop) {
	switch n := m.registers[l.count]; {
	case n >= l.most:
		m.pc = l.exit
	case n < l.least:
	case l.lazy:
		m.later(l.enter)
		m.pc = l.exit
	default:
		m.later(l.exit)
	}
}

// enter begins a round. A round that has to be is allowed to take nothing.
func (m *machine) enter(l *loop) {
	began := -1
	if m.registers[l.count] >= l.least {
		began = m.pos
	}
	m.set(l.count, m.registers[l.count]+1)
	m.set(l.began, began)
	for r := l.reset; r < l.resetEnd; r++ {
		m.set(r, -1)
	}
	m.steps += (l.resetEnd - l.reset) / 4
}

// look begins a look-around.
func (m *machine) look(in *inst) {
	m.set(in.x+1, m.pos)
	m.set(in.x, len(m.stack)+1) // with the value that is pushed here
	if in.negative {
		m.later(in.y)
	}
}

// lookEnd ends a look-around whose inside matches. A negative one fails; of the ways of others no more is tried.
func (m *machine) lookEnd(in *inst) bool {
	height := m.registers[in.x]
	if in.negative {
		for len(m.stack) > height+1 {
			m.pop()
		}
		m.stack = m.stack[:height]
		return false
	}
	m.steps += (len(m.stack) - height) / 4
	kept := slices.DeleteFunc(m.stack[height:], func(e entry) bool { return e.kind != entryValue })
	m.stack = m.stack[:height+len(kept)]
	m.pos = m.registers[in.x+1]
	return true
}
