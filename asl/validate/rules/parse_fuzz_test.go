package rules

import (
	"strings"
	"testing"

	"github.com/aslgen/aslgen/asl/expr/jsonpath"
)

// FuzzPathReads looks for texts on which the search for the task token panics, or contradicts itself: what reads Task by its name
// also reads it in some way.
func FuzzPathReads(f *testing.F) {
	for _, text := range []string{"$$.Task.Token", "$$['Task']", "$$", "$$..Token", "$$.Tasks", "States.Format('{}', $$.Task.Token)", "$$$.", "$$[", "$$.Task\x10"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if pathReads(text, true) && !pathReads(text, false) {
			t.Errorf("%q reads Task by its name and does not read it", text)
		}
		path, err := jsonpath.Parse(text)
		if err != nil || path.Root != jsonpath.Context || len(path.Steps) == 0 || len(path.Odd) > 0 {
			return
		}
		if first, ok := path.Steps[0].(*jsonpath.Name); ok && first.Value == "Task" && !pathReads(text, true) {
			t.Errorf("%q reads Task, which is not seen", text)
		}
	})
}

// FuzzJSONPointer looks for texts on which the check of a JSON pointer panics, or that it takes although no pointer begins so.
func FuzzJSONPointer(f *testing.F) {
	for _, text := range []string{"", "/", "/a~0/b~1", "a", "/~", "/~2", "$.a"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		// By RFC 6901 nothing but 0 and 1 follows a tilde.
		rest := strings.NewReplacer("~0", "", "~1", "").Replace(text)
		want := text == "" || strings.HasPrefix(text, "/") && !strings.Contains(rest, "~")
		if got := isJSONPointer(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	})
}
