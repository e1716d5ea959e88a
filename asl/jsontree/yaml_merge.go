package jsontree

import (
	"gopkg.in/yaml.v3"

	"github.com/aslgen/aslgen/asl/diag"
)

// isMergeKey reports whether a key is the merge key, not a string "<<" in quotes.
func isMergeKey(key *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && key.Value == "<<" && key.Tag == "!!merge"
}

// merge adds the members that a merge key brings in: those the mapping does not have by itself, of several sources the
// first one's.
func (c *yamlConverter) merge(members []Member, mapping, source *yaml.Node, v *Value) ([]Member, *diag.Diagnostic) {
	taken := make(map[string]bool)
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if key := mapping.Content[i]; !isMergeKey(key) {
			name, failure := c.name(key)
			if failure != nil {
				return nil, failure
			}
			taken[name] = true
		}
	}
	for _, m := range members {
		taken[m.Name] = true
	}
	sources := []*Value{v}
	if v.Kind() == Array {
		sources = v.Elems()
	}
	for _, s := range sources {
		if s.Kind() != Object {
			return nil, c.fail(yamlValueError, source, "merge a mapping, or a list of mappings", "the merge key has a value of type %s", s.Kind())
		}
		for _, m := range s.Members() {
			// Duplicates inside one source stay duplicates.
			if !taken[m.Name] {
				members = append(members, m)
			}
		}
		for _, m := range s.Members() {
			taken[m.Name] = true
		}
	}
	return members, nil
}
