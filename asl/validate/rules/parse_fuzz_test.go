package rules

import "testing"

// FuzzPathReads looks for texts on which the search for the task token panics, or contradicts itself: what reads Task by its name
// also reads it in some way.
func FuzzPathReads(f *testing.F) {
	for _, text := range []string{"$$.Task.Token", "$$['Task']", "$$", "$$..Token", "$$.Tasks", "States.Format('{}', $$.Task.Token)", "$$$.", "$$["} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if pathReads(text, true) && !pathReads(text, false) {
			t.Errorf("%q reads Task by its name and does not read it", text)
		}
	})
}

// FuzzJSONPointer looks for texts on which the check of a JSON pointer panics, or that it takes although no pointer begins so.
func FuzzJSONPointer(f *testing.F) {
	for _, text := range []string{"", "/", "/a~0/b~1", "a", "/~", "/~2", "$.a"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if isJSONPointer(text) && text != "" && text[0] != '/' {
			t.Errorf("%q is no JSON pointer", text)
		}
	})
}
