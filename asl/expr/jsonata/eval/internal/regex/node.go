package regex

type nodeOp int

const (
	nodeSequence nodeOp = iota
	nodeChoice
	nodeSet
	nodeAssert
	nodeReference
	nodeGroup
	nodeRepeat
	nodeLook
)

// assertion is what holds at a place, without taking a unit.
type assertion int

const (
	assertStart assertion = iota
	assertEnd
	assertLineStart
	assertLineEnd
	assertWordEdge
	assertNoWordEdge
)

// node is a part of a pattern.
type node struct {
	op          nodeOp
	kids        []*node
	set         *set
	assert      assertion
	first, last int  // the number of a group or reference; the numbers of the groups that a repetition resets
	least, most int  // of a repetition
	lazy        bool // of a repetition
	behind      bool // of a look-around
	negative    bool // of a look-around
}

// unitNode matches one unit.
func unitNode(u uint16) *node { return &node{op: nodeSet, set: &set{spans: []span{{u, u}}}} }
