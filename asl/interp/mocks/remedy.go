package mocks

import (
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/interp"
)

// Remedy is the YAML that answers a call when it is added to a file of this project's form.
func Remedy(t *interp.Task) string {
	answer := "output: {}"
	_, isTask := t.Definition.(*asl.Task)
	call := callNames(t.Resource)[0]
	switch {
	case !isTask:
		answer = "output: []"
	case strings.HasSuffix(t.Resource, ".waitForTaskToken"):
		answer = "submit: {}\n    answer: {}"
	case waitsForToken(t.Resource):
		answer = "answer: {}"
	case strings.HasPrefix(call, "lambda:invoke"):
		answer = "output: {StatusCode: 200, Payload: {}}"
	}
	return "states:\n  " + yamlKey(t.State) + ":\n    " + answer + "\n"
}

// yamlKey writes a name as a key, in quotes where YAML would read it as something else.
func yamlKey(name string) string {
	plain := name != "" && strings.TrimSpace(name) == name
	for i, r := range name {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (i == 0 || !strings.ContainsRune(" -_/().0123456789?", r)) {
			plain = false
		}
	}
	switch strings.ToLower(name) {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		plain = false
	}
	if plain {
		return name
	}
	return strconv.Quote(name)
}
