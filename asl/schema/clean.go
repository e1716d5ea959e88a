package schema

import (
	"sync"

	"github.com/aslgen/aslgen/asl/jsontree"
	"github.com/aslgen/aslgen/asl/schema/internal/screen"
)

// screened is the schema in the form in which it only tells that a document is right. It is made at first use.
var screened = sync.OnceValue(func() *screen.Screen { return screen.New(tree()) })

// clean reports that nothing can be found in a document, so that the validator need not be asked. False says nothing.
func clean(doc *jsontree.Value) bool { return plain(doc, 1) && screened().Accepts(doc) }

// plain reports whether a value, that lies at a depth, is not too deep, and no object in it has two members of the same name.
func plain(v *jsontree.Value, depth int) bool {
	elems, members := v.Elems(), v.Members()
	if depth > maxDepth && (v.Kind() == jsontree.Array || v.Kind() == jsontree.Object) || repeats(members) {
		return false
	}
	for _, e := range elems {
		if !plain(e, depth+1) {
			return false
		}
	}
	for i := range members {
		if !plain(members[i].Value, depth+1) {
			return false
		}
	}
	return true
}

// repeats reports whether two members have the same name.
func repeats(members []jsontree.Member) bool {
	const few = 16 // so many are compared one by one, which takes no memory
	if len(members) > few {
		names := make(map[string]bool, len(members))
		for i := range members {
			names[members[i].Name] = true
		}
		return len(names) < len(members)
	}
	for i := range members {
		for j := range i {
			if members[i].Name == members[j].Name {
				return true
			}
		}
	}
	return false
}
