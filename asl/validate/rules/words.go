package rules

import "github.com/aslgen/aslgen/asl/diag"

// quoted writes words in quotes, joined by commas and the last one by a word.
func quoted(words []string, last string) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = `"` + w + `"`
	}
	return diag.Join(all, last)
}

// meant asks whether a word was meant; without one near, it says something else.
func meant(near, otherwise string) string {
	if near == "" {
		return otherwise
	}
	return `did you mean "` + near + `"?`
}
