package regex

import "errors"

// maxStack is how many ways and values a search may keep in mind: 64 MiB. JavaScript's engines have a limit as well.
const maxStack = 1 << 22

var errStack = errors.New("the regular expression has too many ways to match to keep them in mind")

// entry is a way that is still to be tried, or the value that a register had.
type entry struct {
	kind  entryKind
	index int32 // an instruction or a register
	place int32 // where to go on, or the value
	limit int32 // of runs: how far the place may move
}

type entryKind int32

const (
	entryWay     entryKind = iota // go on at the instruction
	entryRun                      // give one unit back, down to the limit, and go on after the instruction
	entryLazyRun                  // take one unit more, up to so many, and go on after the instruction
	entryValue                    // put the value back into the register
)

func (m *machine) push(e entry) { m.stack = append(m.stack, e) }

// later keeps a way in mind.
func (m *machine) later(pc int) { m.push(entry{kind: entryWay, index: int32(pc), place: int32(m.pos)}) }

// set changes a register and keeps its value in mind.
func (m *machine) set(register, value int) {
	m.push(entry{kind: entryValue, index: int32(register), place: int32(m.registers[register])})
	m.registers[register] = value
}

// pop takes the last entry off the stack.
func (m *machine) pop() entry {
	last := len(m.stack) - 1
	e := m.stack[last]
	m.stack = m.stack[:last]
	if e.kind == entryValue {
		m.registers[e.index] = int(e.place)
	}
	return e
}

// backtrack goes back to the last way that is still to be tried and reports whether there is one.
func (m *machine) backtrack() bool {
	for len(m.stack) > 0 {
		m.steps++
		e := m.pop()
		if e.kind == entryValue {
			continue
		}
		m.pc, m.pos = int(e.index), int(e.place)
		if e.kind == entryWay || m.resume(e) {
			return true
		}
	}
	return false
}

// resume goes on with a run that is one unit shorter, or longer when it is a lazy one.
func (m *machine) resume(e entry) bool {
	in := &m.insts[m.pc-1]
	if e.kind == entryLazyRun {
		if m.takeSome(in, 1) == 0 {
			return false
		}
		if e.limit > 1 {
			m.push(entry{entryLazyRun, e.index, int32(m.pos), e.limit - 1})
		}
		return true
	}
	if in.back {
		m.pos++
	} else {
		m.pos--
	}
	if m.pos != int(e.limit) {
		m.push(entry{entryRun, e.index, int32(m.pos), e.limit})
	}
	return true
}
