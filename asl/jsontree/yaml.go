package jsontree

import (
	"errors"
	"fmt"
	"io"
	"regexp"

	"gopkg.in/yaml.v3"

	"github.com/aslgen/aslgen/asl/diag"
)

// maxAliasValues is how many values the aliases of one text may stand for. A machine of the greatest size that Step
// Functions takes has far fewer values.
const maxAliasValues = 200_000

// ParseYAML reads one YAML document into the same tree as [Parse]. Plain scalars are null, booleans and numbers by the core
// schema of YAML 1.2, everything else is a string, dates too. Aliases and merge keys are resolved, duplicate keys are kept,
// tags such as CloudFormation's !Sub are passed over. Values know their line and column, but [Value.Raw] and [Value.End]
// are empty. On text that is not one YAML document the value is nil and the list holds one error.
func ParseYAML(file string, text []byte) (*Value, diag.List) {
	doc, list := open(file, text)
	if list != nil {
		return nil, list
	}
	root, failure := loadYAML(doc)
	if failure != nil {
		return nil, diag.List{*failure}
	}
	c := &yamlConverter{doc: doc, slab: newSlab(len(text)), lines: yamlLineStarts(doc.text)}
	v, _, failure := c.value(root)
	if failure != nil {
		return nil, diag.List{*failure}
	}
	doc.root = v
	return v, nil
}

// versionDirective finds the directive "%YAML 1.2" before a document. The YAML reader takes 1.1 only in it, and reads both
// in the same way; the replacement has the same length, so that no place changes.
var versionDirective = regexp.MustCompile(`^(\x{feff}?(?:[ \t]*(?:#.*)?\r?\n)*%YAML[ \t]+1\.)2`)

// loadYAML returns the root node of the only document in the text.
func loadYAML(doc *document) (root *yaml.Node, failure *diag.Diagnostic) {
	source := &countingReader{text: versionDirective.ReplaceAllString(doc.text, "${1}1")}
	// The YAML reader panics on some inputs that no one foresaw. They are text a user gave, so they are diagnostics.
	defer func() {
		if p := recover(); p != nil {
			root, failure = nil, explainYAML(doc, source.read, fmt.Errorf("yaml: %v", p))
		}
	}()
	decoder := yaml.NewDecoder(source)
	var first, second yaml.Node
	switch err := decoder.Decode(&first); {
	case errors.Is(err, io.EOF):
		d := emptyError.At(doc.pos(len(doc.text)), "the text is empty").
			WithHelp("write a state machine: a mapping with StartAt and States")
		return nil, &d
	case err != nil:
		return nil, explainYAML(doc, source.read, err)
	}
	switch err := decoder.Decode(&second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		return nil, explainYAML(doc, source.read, err)
	default:
		at := yamlOffset(doc.text, yamlLineStarts(doc.text), second.Line, second.Column)
		d := yamlStreamError.At(doc.pos(at), "a second YAML document starts here").
			WithHelp("keep one document a file")
		return nil, &d
	}
	if len(first.Content) != 1 {
		d := emptyError.At(doc.pos(0), "the text is empty")
		return nil, &d
	}
	return first.Content[0], nil
}

// yamlConverter turns YAML nodes into values.
type yamlConverter struct {
	doc      *document
	slab     *slab
	lines    []int
	anchors  map[*yaml.Node]expanded
	depth    int
	expanded int // values that aliases stand for
}

// expanded is the value of an anchor and the number of values in it. While the anchor itself is read the value is nil.
type expanded struct {
	value *Value
	size  int
}

// value returns the value of a node and the number of values in it.
func (c *yamlConverter) value(n *yaml.Node) (*Value, int, *diag.Diagnostic) {
	if n.Kind == yaml.AliasNode {
		return c.alias(n)
	}
	if c.depth++; c.depth > maxDepth {
		return nil, 0, c.fail(depthError, n, "flatten the document", "values are nested more than %d levels deep", maxDepth)
	}
	defer func() { c.depth-- }()
	if n.Anchor != "" {
		if c.anchors == nil {
			c.anchors = map[*yaml.Node]expanded{}
		}
		c.anchors[n] = expanded{}
	}
	v, size, failure := c.content(n)
	if n.Anchor != "" {
		c.anchors[n] = expanded{value: v, size: size}
	}
	return v, size, failure
}

// content returns the value of a node that is no alias.
func (c *yamlConverter) content(n *yaml.Node) (*Value, int, *diag.Diagnostic) {
	switch n.Kind {
	case yaml.ScalarNode:
		v := c.newValue(n, 0)
		resolveScalar(v, n)
		return v, 1, nil
	case yaml.SequenceNode:
		return c.sequence(n)
	case yaml.MappingNode:
		return c.mapping(n)
	default:
		panic(fmt.Sprintf("jsontree: unknown YAML node kind %d", n.Kind))
	}
}

// alias returns the value of the anchor. The value is shared: values do not change.
func (c *yamlConverter) alias(n *yaml.Node) (*Value, int, *diag.Diagnostic) {
	known, seen := c.anchors[n.Alias]
	if !seen {
		// The anchor stands in a part that was not converted, such as the key of a mapping.
		v, size, failure := c.value(n.Alias)
		if failure != nil {
			return nil, 0, failure
		}
		known = expanded{value: v, size: size}
	}
	if known.value == nil {
		return nil, 0, c.fail(yamlAliasError, n, "write the value out", "the alias %q stands inside its own anchor", n.Value)
	}
	if c.expanded += known.size; c.expanded > maxAliasValues {
		return nil, 0, c.fail(yamlAliasError, n, "write the values out",
			"the aliases up to %q stand for more than %d values", n.Value, maxAliasValues)
	}
	return known.value, known.size, nil
}

func (c *yamlConverter) sequence(n *yaml.Node) (*Value, int, *diag.Diagnostic) {
	elems := make([]*Value, 0, len(n.Content))
	size := 1
	for _, child := range n.Content {
		v, s, failure := c.value(child)
		if failure != nil {
			return nil, 0, failure
		}
		elems = append(elems, v)
		size += s
	}
	v := c.newValue(n, Array)
	v.elems = c.slab.copyElems(elems)
	return v, size, nil
}

func (c *yamlConverter) mapping(n *yaml.Node) (*Value, int, *diag.Diagnostic) {
	members := make([]Member, 0, len(n.Content)/2)
	size := 1
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, child := n.Content[i], n.Content[i+1]
		v, s, failure := c.value(child)
		if failure != nil {
			return nil, 0, failure
		}
		size += s
		if isMergeKey(key) {
			if members, failure = c.merge(members, n, child, v); failure != nil {
				return nil, 0, failure
			}
			continue
		}
		name, failure := c.name(key)
		if failure != nil {
			return nil, 0, failure
		}
		members = append(members, Member{Name: name, NamePos: c.offset(key), Value: v})
	}
	v := c.newValue(n, Object)
	v.members = c.slab.copyMembers(members)
	return v, size, nil
}

// name returns the text of a key.
func (c *yamlConverter) name(key *yaml.Node) (string, *diag.Diagnostic) {
	n := key
	if n.Kind == yaml.AliasNode {
		n = n.Alias
	}
	if n.Kind != yaml.ScalarNode {
		return "", c.fail(yamlValueError, key, "use a string as the key", "a key is a mapping or a list")
	}
	return n.Value, nil
}

// newValue returns a value with the place of a node.
func (c *yamlConverter) newValue(n *yaml.Node, kind Kind) *Value {
	v := c.slab.value()
	v.doc, v.kind, v.start = c.doc, kind, int32(c.offset(n))
	return v
}

// offset returns the byte offset of a node.
func (c *yamlConverter) offset(n *yaml.Node) int {
	return yamlOffset(c.doc.text, c.lines, n.Line, n.Column)
}

// fail returns a diagnostic at a node.
func (c *yamlConverter) fail(def diag.Def, n *yaml.Node, help, format string, args ...any) *diag.Diagnostic {
	d := def.At(c.doc.pos(c.offset(n)), format, args...).WithHelp("%s", help)
	return &d
}
