package iam

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// Document prints the policy as IAM takes it: JSON of version 2012-10-17, two blanks of indent, with a final newline. The same policy and
// values give the same bytes. A policy without statements has an empty list, which IAM refuses: such a role needs no policy.
func (p *Policy) Document(v Values) []byte {
	document := document{Version: "2012-10-17", Statement: []statement{}}
	sids := map[string]int{}
	for _, s := range p.Statements {
		printed := statement{Sid: s.sid(sids), Effect: "Allow", Action: s.Actions, Resource: texts(s.Resources, v)}
		for _, c := range s.Conditions {
			if printed.Condition == nil {
				printed.Condition = map[string]map[string][]string{}
			}
			if printed.Condition[c.Operator] == nil {
				printed.Condition[c.Operator] = map[string][]string{}
			}
			printed.Condition[c.Operator][c.Key] = texts(c.Values, v)
		}
		document.Statement = append(document.Statement, printed)
	}
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(document); err != nil {
		panic("iam: a policy of texts cannot be printed: " + err.Error())
	}
	return text.Bytes()
}

type document struct {
	Version   string
	Statement []statement
}

type statement struct {
	Sid       string
	Effect    string
	Action    []string
	Resource  []string
	Condition map[string]map[string][]string `json:",omitempty"`
}

// texts spells resources, sorted and each once.
func texts(list []Resource, v Values) []string {
	all := make([]string, len(list))
	for i, r := range list {
		all[i] = r.Text(v)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// sid names a statement by its first action: "LambdaInvokeFunction", with a number when the name is taken.
func (s Statement) sid(taken map[string]int) string {
	var b strings.Builder
	upper := true
	for _, c := range s.Actions[0] {
		switch {
		case '0' <= c && c <= '9', 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z' && !upper:
			b.WriteRune(c)
			upper = false
		case 'a' <= c && c <= 'z':
			b.WriteRune(c - 'a' + 'A')
			upper = false
		default:
			upper = true
		}
	}
	name := b.String()
	taken[name]++
	if n := taken[name]; n > 1 {
		name += strconv.Itoa(n)
	}
	return name
}
