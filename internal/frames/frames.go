// Package frames tells the functions of the library, which run below a user's workflow function, from those of users. Examples,
// goldens and tests are users.
package frames

import "strings"

// library holds the package paths of what runs below a workflow function, with all packages below them.
var library = []string{"github.com/aslgen/aslgen/asl", "github.com/aslgen/aslgen/builder", "github.com/aslgen/aslgen/patterns"}

// InLibrary reports whether a function, named as the runtime does, belongs to the library.
func InLibrary(function string) bool {
	if strings.Contains(function, "_test.") {
		return false // a test beside the library is a user of it
	}
	for _, p := range library {
		if rest, ok := strings.CutPrefix(function, p); ok && (strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "/")) {
			return true
		}
	}
	return false
}
