// Package frames tells the functions of the library, which run below a user's workflow function, from those of users. Examples,
// goldens and tests are users.
package frames

import (
	"path"
	"runtime"
	"strings"
)

// module is the path of the module.
const module = "github.com/aslgen/aslgen/"

// library holds the folders of what runs below a workflow function, with all folders below them.
var library = []string{"asl", "builder", "patterns"}

// root is the folder of the module, as the compiler has written it into the program.
var root = func() string {
	_, file, _, _ := runtime.Caller(0)
	return path.Dir(path.Dir(path.Dir(file))) + "/"
}()

// InLibrary reports whether a frame belongs to the library: by the name of the function as the runtime has it, and by its file. The
// name alone does not tell: a closure of a generic function is named after the user's function into which it was inlined. A test beside the library is a
// user of it.
func InLibrary(function, file string) bool {
	return !strings.Contains(function, "_test.") && within(function, module, "./") ||
		!strings.HasSuffix(file, "_test.go") && within(file, root, "/")
}

// within tells whether a name stands for one of the folders below base, or for what is below it.
func within(name, base, separators string) bool {
	rest, ok := strings.CutPrefix(name, base)
	for _, folder := range library {
		if after, in := strings.CutPrefix(rest, folder); ok && in && after != "" && strings.Contains(separators, after[:1]) {
			return true
		}
	}
	return false
}
