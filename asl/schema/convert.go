package schema

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/jsontree"
)

// converter turns a JSON tree into the Go values that the validator takes.
type converter struct {
	duplicates diag.List
	depth      int       // of the value at hand
	tooDeep    diag.List // of one
}

// maxDepth is the number of levels that are checked. For each failure, the validator spends a time that grows with the
// square of the depth, and asking what a choice rule is makes failures.
const maxDepth = 200

// pathNode is the way to a value, linked from the value up, so that it costs nothing until a pointer is wanted.
type pathNode struct {
	up    *pathNode
	name  string
	index int // of an element; -1 for a member
}

func (n *pathNode) pointer() string {
	if n == nil {
		return ""
	}
	if n.index >= 0 {
		return diag.JoinPointer(n.up.pointer(), strconv.Itoa(n.index))
	}
	return diag.JoinPointer(n.up.pointer(), n.name)
}

// convert returns the Go value of a JSON value at a path.
func (c *converter) convert(v *jsontree.Value, path *pathNode) any {
	c.depth++
	defer func() { c.depth-- }()
	switch kind := v.Kind(); {
	case c.depth > maxDepth && (kind == jsontree.Array || kind == jsontree.Object):
		if c.tooDeep == nil {
			c.tooDeep = diag.List{tooDeep.At(v.Pos(), "the document is nested more than %d levels deep", maxDepth).
				WithPointer(path.pointer())}
		}
		return nil
	case c.tooDeep != nil:
		return nil
	}
	switch v.Kind() {
	case jsontree.Bool:
		return v.Bool()
	case jsontree.Number:
		return json.Number(boundedNumber(v.NumberText()))
	case jsontree.String:
		return v.Str()
	case jsontree.Array:
		elems := make([]any, len(v.Elems()))
		for i, e := range v.Elems() {
			elems[i] = c.convert(e, &pathNode{up: path, index: i})
		}
		return elems
	case jsontree.Object:
		members := make(map[string]any, len(v.Members()))
		for _, m := range v.Members() {
			node := &pathNode{up: path, name: m.Name, index: -1}
			name := m.Name
			if name == "" {
				name = emptyName
			}
			if _, again := members[name]; again {
				c.duplicate(v, m, node)
			}
			members[name] = c.convert(m.Value, node)
		}
		return members
	default:
		return nil
	}
}

// emptyName stands for a member name without characters: the validator forgets such names in the places it reports. No
// text has this byte.
const emptyName = "\xff"

// duplicate reports a member whose name stood before in the same object.
func (c *converter) duplicate(object *jsontree.Value, m jsontree.Member, path *pathNode) {
	d := duplicateField.At(memberPos(object, m), "field %s stands more than once", quote(m.Name)).
		WithPointer(path.pointer()).WithHelp("the last one counts; remove the others")
	for _, first := range object.Members() {
		if first.Name == m.Name {
			if pos := memberPos(object, first); pos.IsValid() {
				d.Related = []diag.Related{{Pos: pos, Message: "it stands here first"}}
			}
			break
		}
	}
	c.duplicates = append(c.duplicates, d)
}

// maxExponent is the largest exponent of a number that is handed on. The validator writes numbers out in full: 1e999999999
// would take a gigabyte. No bound of the schema is anywhere near.
const maxExponent = 9999

// boundedNumber returns the spelling of a number or, when its exponent is beyond reason, of another one that compares with
// all bounds in the same way.
func boundedNumber(text string) string {
	at := strings.IndexAny(text, "eE")
	if at < 0 {
		return text
	}
	exponent, err := strconv.Atoi(text[at+1:])
	if err == nil && -maxExponent <= exponent && exponent <= maxExponent {
		return text
	}
	mantissa := text[:at]
	if strings.Trim(mantissa, "-0.") == "" {
		return "0"
	}
	sign := ""
	if strings.HasPrefix(mantissa, "-") {
		sign = "-"
	}
	if strings.HasPrefix(text[at+1:], "-") {
		return sign + "1e-" + strconv.Itoa(maxExponent)
	}
	return sign + "1e" + strconv.Itoa(maxExponent)
}
