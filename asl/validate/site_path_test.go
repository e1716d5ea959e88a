package validate_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/diag"
	"github.com/aslgen/aslgen/asl/validate"
)

// sites runs do for the sites of a machine.
func sites(t *testing.T, text string, do func(*validate.Pass)) {
	m, list := asl.Parse("m.asl.json", []byte(text))
	require.Empty(t, list)
	rule := &validate.Rule{Def: diag.Def{Code: "ASL9999", Severity: diag.Error}, Check: do}
	validate.Run(m, []*validate.Rule{rule}, validate.Options{})
}

// TestUses finds the variables that paths read, with their places.
func TestUses(t *testing.T) {
	text := `{"StartAt": "A", "States": {
		"A": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "InputPath": "$a.x",
			"TimeoutSecondsPath": "$b", "ResultPath": "$c", "ResultSelector": {"l": [{"x.$": "States.Array($d[0], $.x[?(@.y == $e.z)], $$.State)"}]},
			"Assign": {"v.$": "$f"}, "Catch": [{"ErrorEquals": ["X"], "Assign": {"w.$": "$g"}, "Next": "B"}], "Next": "B"},
		"B": {"Type": "Choice", "Choices": [{"And": [{"Variable": "$h.x", "StringEqualsPath": "$i"}], "Next": "C"}], "Default": "C"},
		"C": {"Type": "Fail", "ErrorPath": "States.Format('{}', $j)", "CausePath": "$k ${placeholder}"}}}`
	var names []string
	sites(t, text, func(p *validate.Pass) {
		for _, s := range p.Sites() {
			for use := range s.Uses() {
				names = append(names, use.Name)
				require.Equal(t, "$"+use.Name, s.Text[use.Start:use.End])
			}
		}
	})
	require.Equal(t, "a b d e f g h i j", strings.Join(names, " "))
}

// TestPathAndCall looks at what each kind of site gives.
func TestPathAndCall(t *testing.T) {
	text := `{"StartAt": "A", "States": {
		"A": {"Type": "Pass", "InputPath": "word", "ResultPath": "$.a", "Next": "B",
			"Parameters": {"path.$": "$.a", "badPath.$": "$.a b", "call.$": "States.UUID()", "badCall.$": "States.UUID(", "word.$": "word", "hidden.$": "${x} y"}},
		"B": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% 1 %}", "End": true}}}`
	got := map[string]string{}
	sites(t, text, func(p *validate.Pass) {
		for _, s := range p.Sites() {
			path, pathErr := s.Path()
			call, callErr := s.Call()
			var found []string
			if path != nil {
				found = append(found, "path")
			}
			if pathErr != nil {
				found = append(found, "no path")
			}
			if call != nil {
				found = append(found, "call")
			}
			if callErr != nil {
				found = append(found, "no call")
			}
			got[s.Name()] = strings.Join(found, ", ")
		}
	})
	require.Equal(t, map[string]string{
		"InputPath": "no path", "ResultPath": "path", "path.$": "path", "badPath.$": "no path", "call.$": "call",
		"badCall.$": "no call", "word.$": "no call", "hidden.$": "", "Output": "",
	}, got)
}

// TestTemplates finds the fields with expressions in them, with their places.
func TestTemplates(t *testing.T) {
	text := `{"StartAt": "M", "States": {"M": {"Type": "Map", "ItemSelector": {"a.$": "$"}, "ResultSelector": {}, "End": true,
		"Catch": [{"ErrorEquals": ["X"], "Assign": {"b": 1}, "Next": "B"}],
		"ItemProcessor": {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": {"c": 1}, "Parameters": {"d": 1}, "End": true}}}},
		"B": {"Type": "Pass", "QueryLanguage": "JSONata", "Output": ["{% 1 %}"], "End": true}}}`
	var pointers []string
	sites(t, text, func(p *validate.Pass) {
		for _, state := range p.States() {
			for _, template := range state.Templates {
				require.Same(t, template.Value, p.Document.Lookup(template.Pointer()))
				pointers = append(pointers, template.Pointer())
			}
		}
	})
	require.Equal(t, []string{
		"/States/M/ItemSelector", "/States/M/ResultSelector", "/States/M/Catch/0/Assign",
		"/States/M/ItemProcessor/States/A/Parameters", "/States/B/Output",
	}, pointers)
}
