package regex

type opcode int

const (
	opMatch     opcode = iota
	opUnit             // takes the unit
	opSet              // takes a unit of the set
	opRun              // takes as many units of the set as the loop allows, most first
	opLazyRun          // likewise, fewest first
	opJump             // goes on at x
	opSplit            // goes on at x, later at y
	opSave             // keeps the place in register x
	opAssert           // x is the assertion
	opReference        // takes what the group x took
	opLoop             // begins a loop
	opRound            // begins a round of a loop, or leaves it
	opEnter            // begins a round for certain
	opRoundEnd         // ends a round
	opLook             // begins a look-around, which failing goes on at y when it is negative
	opLookEnd          // ends one that succeeded: register x is where it began
)

// inst is one instruction of a program. Those behind a look-behind go from the right to the left.
type inst struct {
	op       opcode
	back     bool
	negative bool
	unit     uint16
	x, y     int
	set      *set
	loop     *loop
}

// loop is a repetition. Its registers hold the rounds begun, and where the last one began.
type loop struct {
	least, most int
	lazy        bool
	count       int // a register
	began       int // a register
	reset       int // the first register that a round resets
	resetEnd    int
	enter, exit int // instructions
}

// program is a compiled pattern.
type program struct {
	insts     []inst
	groups    int
	registers int // two for every group, the whole match first, then those of loops and look-arounds
	fold      *[1 << 16]uint16
}

// compiler writes a program.
type compiler struct {
	program
	back bool
}

func compile(root *node, groups int, ignoreCase bool) *program {
	c := &compiler{program: program{groups: groups, registers: 2 + 2*groups}}
	if ignoreCase {
		c.fold = foldTable()
	}
	c.add(inst{op: opSave, x: 0})
	c.node(root)
	c.add(inst{op: opSave, x: 1})
	c.add(inst{op: opMatch})
	return &c.program
}

// add returns where the instruction stands.
func (c *compiler) add(i inst) int {
	i.back = c.back
	c.insts = append(c.insts, i)
	return len(c.insts) - 1
}

// register returns the number of a new one.
func (c *compiler) register() int {
	c.registers++
	return c.registers - 1
}

func (c *compiler) node(n *node) {
	switch n.op {
	case nodeSequence:
		for i := range n.kids {
			if c.back {
				i = len(n.kids) - 1 - i
			}
			c.node(n.kids[i])
		}
	case nodeChoice:
		c.choice(n.kids)
	case nodeSet:
		c.set(n.set)
	case nodeAssert:
		c.add(inst{op: opAssert, x: int(n.assert)})
	case nodeReference:
		c.add(inst{op: opReference, x: n.first})
	case nodeGroup:
		from, to := 2*n.first, 2*n.first+1
		if c.back {
			from, to = to, from
		}
		c.add(inst{op: opSave, x: from})
		c.node(n.kids[0])
		c.add(inst{op: opSave, x: to})
	case nodeRepeat:
		c.repeat(n)
	case nodeLook:
		c.look(n)
	}
}

func (c *compiler) choice(kids []*node) {
	var jumps []int
	for _, kid := range kids[:len(kids)-1] {
		split := c.add(inst{op: opSplit, x: len(c.insts) + 1})
		c.node(kid)
		jumps = append(jumps, c.add(inst{op: opJump}))
		c.insts[split].y = len(c.insts)
	}
	c.node(kids[len(kids)-1])
	for _, jump := range jumps {
		c.insts[jump].x = len(c.insts)
	}
}

// set writes a set; one of a single unit is compared at once.
func (c *compiler) set(s *set) {
	s = c.folded(s)
	if !s.outside && len(s.spans) == 1 && s.spans[0].low == s.spans[0].high {
		c.add(inst{op: opUnit, unit: s.spans[0].low})
		return
	}
	c.add(inst{op: opSet, set: s})
}

func (c *compiler) folded(s *set) *set {
	if c.fold == nil {
		return s
	}
	return s.folded()
}

// repeat writes a repetition. One of a set needs no rounds.
func (c *compiler) repeat(n *node) {
	l := &loop{least: n.least, most: n.most, lazy: n.lazy, reset: 2 * n.first, resetEnd: 2 * (n.last + 1)}
	switch kid := n.kids[0]; {
	case n.most == 0:
		return
	case kid.op == nodeSet && n.lazy:
		c.add(inst{op: opLazyRun, set: c.folded(kid.set), loop: l})
		return
	case kid.op == nodeSet:
		c.add(inst{op: opRun, set: c.folded(kid.set), loop: l})
		return
	}
	l.count, l.began = c.register(), c.register()
	c.add(inst{op: opLoop, loop: l})
	round := c.add(inst{op: opRound, loop: l})
	l.enter = c.add(inst{op: opEnter, loop: l})
	c.node(n.kids[0])
	c.add(inst{op: opRoundEnd, loop: l, x: round})
	l.exit = len(c.insts)
}

// look writes a look-around. Its register holds how high the stack was when it began, the next one the place.
func (c *compiler) look(n *node) {
	outer, r := c.back, c.register()
	c.register()
	begin := c.add(inst{op: opLook, x: r, negative: n.negative})
	c.back = n.behind
	c.node(n.kids[0])
	c.back = outer
	c.add(inst{op: opLookEnd, x: r, negative: n.negative})
	c.insts[begin].y = len(c.insts)
}
