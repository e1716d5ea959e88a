// Package screen tells quickly that a document is right by a JSON Schema.
//
// It says yes or "not certain". Most documents are right, and for them the answer takes a fortieth of the time of the validator
// and needs no compiled schema; every other document goes to the validator, which alone says what is wrong. The screen knows
// the keywords that the schema of the language uses, with the meaning of JSON Schema draft 7. Whatever it does not know, and
// numbers that take more than a look, it leaves to the validator, so it errs to one side only.
package screen

import (
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/aslgen/aslgen/asl/jsontree"
)

// Screen is a schema in the form in which it is run. It may be used by several goroutines.
type Screen struct{ root *node }

// Accepts reports that the value is right. False means that it is wrong, or that the screen cannot tell.
func (s *Screen) Accepts(v *jsontree.Value) bool { return s.root.judge(v) == yes }

// verdict is what the screen knows of a value and a schema.
type verdict int8

const (
	no verdict = iota
	yes
	unsure // for the validator to say
)

func verdictOf(right bool) verdict {
	if right {
		return yes
	}
	return no
}

// node is one schema. Where a field has its zero value, the keyword is absent; lengths are then -1.
type node struct {
	fixed  *verdict // a schema that is true or false, or has a keyword that the screen does not know
	ref    *node    // all that counts, when it is there
	kinds  uint8    // the types that are allowed, one bit each
	whole  bool     // numbers are integers
	values []scalar // enum and const

	minimum, maximum *int64
	maxLength        int
	pattern          *regexp.Regexp

	items    *node
	minItems int

	properties    map[string]*node
	patterns      []patternNode
	additional    *node
	names         *node // for the names of the members
	required      []string
	minProperties int
	dependencies  []dependency

	all                   []*node
	not                   *node
	test, then, otherwise *node
}

type patternNode struct {
	name *regexp.Regexp
	node *node
}

// dependency is what an object must meet when it has a field.
type dependency struct {
	field    string
	required []string
	node     *node
}

// scalar is a string or a boolean of an enumeration.
type scalar struct {
	kind  jsontree.Kind
	text  string
	truth bool
}

// judge gives the verdict on a value. A nil schema is true.
func (n *node) judge(v *jsontree.Value) verdict {
	switch {
	case n == nil:
		return yes
	case n.fixed != nil:
		return *n.fixed
	case n.ref != nil:
		return n.ref.judge(v)
	case n.kinds != 0 && n.kinds&bit(v.Kind()) == 0:
		return no
	case n.values != nil && !slices.Contains(n.values, scalar{v.Kind(), v.Str(), v.Bool()}):
		return no
	}
	result := yes
	switch v.Kind() {
	case jsontree.Number:
		result = n.number(v.NumberText())
	case jsontree.String:
		result = n.string(v.Str())
	case jsontree.Array:
		result = n.array(v.Elems())
	case jsontree.Object:
		result = n.object(v)
	default: // nothing more is asked of null and booleans
	}
	if result != yes {
		return result
	}
	return n.combined(v)
}

// combined judges by the schemas that apply to the same value.
func (n *node) combined(v *jsontree.Value) verdict {
	for _, sub := range n.all {
		if result := sub.judge(v); result != yes {
			return result
		}
	}
	if n.not != nil {
		if result := n.not.judge(v); result != no {
			return [...]verdict{yes: no, unsure: unsure}[result]
		}
	}
	if n.test == nil {
		return yes
	}
	switch n.test.judge(v) {
	case yes:
		return n.then.judge(v)
	case no:
		return n.otherwise.judge(v)
	default:
		return unsure
	}
}

func (n *node) string(s string) verdict {
	if n.maxLength >= 0 && len(s) > n.maxLength && utf8.RuneCountInString(s) > n.maxLength {
		return no
	}
	return verdictOf(n.pattern == nil || n.pattern.MatchString(s))
}

// number judges integers of a common size. Others are for the validator, when anything is asked of them.
func (n *node) number(spelling string) verdict {
	if !n.whole && n.minimum == nil && n.maximum == nil {
		return yes
	}
	i, ok := smallInt(spelling)
	if !ok {
		return unsure
	}
	return verdictOf((n.minimum == nil || i >= *n.minimum) && (n.maximum == nil || i <= *n.maximum))
}

// smallInt reads an integer of at most 15 digits.
func smallInt(spelling string) (int64, bool) {
	if len(spelling) > 15 {
		return 0, false
	}
	i, err := strconv.ParseInt(spelling, 10, 64)
	return i, err == nil
}

func (n *node) array(elems []*jsontree.Value) verdict {
	if len(elems) < n.minItems {
		return no
	}
	for _, e := range elems {
		if result := n.items.judge(e); result != yes {
			return result
		}
	}
	return yes
}

func (n *node) object(v *jsontree.Value) verdict {
	members := v.Members()
	if len(members) < n.minProperties || !hasAll(v, n.required) {
		return no
	}
	for i := range members {
		if result := n.member(&members[i]); result != yes {
			return result
		}
	}
	for i := range n.dependencies {
		d := &n.dependencies[i]
		if v.Get(d.field) == nil {
			continue
		}
		if !hasAll(v, d.required) {
			return no
		}
		if result := d.node.judge(v); result != yes {
			return result
		}
	}
	return yes
}

func hasAll(object *jsontree.Value, names []string) bool {
	for _, name := range names {
		if object.Get(name) == nil {
			return false
		}
	}
	return true
}

// member judges one member of an object by all that apply to it.
func (n *node) member(m *jsontree.Member) verdict {
	if result := n.names.name(m.Name); result != yes {
		return result
	}
	sub, known := n.properties[m.Name]
	result := sub.judge(m.Value)
	for i := 0; i < len(n.patterns) && result == yes; i++ {
		if p := n.patterns[i]; p.name.MatchString(m.Name) {
			known, result = true, p.node.judge(m.Value)
		}
	}
	if !known && result == yes {
		result = n.additional.judge(m.Value)
	}
	return result
}

// name judges the name of a member without making a value of it, unless a schema is combined of others.
func (n *node) name(s string) verdict {
	switch {
	case n == nil:
		return yes
	case n.fixed == nil && n.ref == nil && n.kinds == 0 && n.values == nil && n.all == nil && n.not == nil && n.test == nil:
		return n.string(s)
	default:
		return n.judge(jsontree.NewString(s))
	}
}

func bit(k jsontree.Kind) uint8 { return 1 << k }
