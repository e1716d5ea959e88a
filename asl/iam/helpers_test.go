package iam_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/asl"
	"github.com/aslgen/aslgen/asl/iam"
)

// machine parses a document.
func machine(t testing.TB, text string) *asl.StateMachine {
	m, faults := asl.ParseTemplate("machine.asl.json", []byte(text))
	require.Empty(t, faults.String())
	return m
}

// task is a machine with one Task, named S, in JSONPath or in JSONata.
func task(t testing.TB, resource string, arguments any, jsonata bool) *asl.StateMachine {
	state := map[string]any{"Type": "Task", "Resource": resource, "End": true, "Parameters": arguments}
	document := map[string]any{"StartAt": "S", "States": map[string]any{"S": state}}
	if jsonata {
		delete(state, "Parameters")
		state["Arguments"], document["QueryLanguage"] = arguments, "JSONata"
	}
	text, err := json.Marshal(document)
	require.NoError(t, err)
	return machine(t, string(text))
}

// lines spells a policy in short: an action and a resource a line, with the conditions; then the unknown fields.
func lines(p *iam.Policy, v iam.Values) []string {
	var list []string
	for _, s := range p.Statements {
		conditions := ""
		for _, c := range s.Conditions {
			var values []string
			for _, value := range c.Values {
				values = append(values, value.Text(v))
			}
			conditions += " if " + c.Key + " " + c.Operator + " " + strings.Join(values, ",")
		}
		for _, action := range s.Actions {
			for _, r := range s.Resources {
				list = append(list, action+" "+r.Text(v)+conditions)
			}
		}
	}
	for _, u := range p.Unknown {
		list = append(list, "unknown "+u.Field)
	}
	return list
}

// args reads JSON.
func args(t testing.TB, text string) any {
	var value any
	require.NoError(t, json.Unmarshal([]byte(text), &value))
	return value
}

// parse reads a text; faults tells that it cannot be read.
func parse(text []byte) (m *asl.StateMachine, faults bool) {
	m, list := asl.ParseTemplate("machine.asl.json", text)
	return m, list.HasErrors()
}
