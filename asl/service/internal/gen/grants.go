package main

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

const grantsHeader = `{"about":"Permissions of a state machine's role that belong to no optimized integration, one use a line. Source: the developer ` +
	`guide and aws-cdk-lib 2.276.0. Written by internal/gen; renewed as its comment says."}` + "\n"

// grantsLine is a line of grants.jsonl. Package service reads the same names.
type grantsLine struct {
	For string          `json:"for"`
	IAM json.RawMessage `json:"iam"`
}

// grantsTable writes what Map states, options of the machine, and what is called by its own ARN need.
func grantsTable(facts string) ([]byte, error) {
	var table struct {
		Integrations []integrationFacts         `json:"integrations"`
		MapIO        map[string]grantsLine      `json:"mapIO"`
		RoleExtras   map[string]json.RawMessage `json:"roleExtras"`
	}
	if err := readFacts(facts, "optimized.json", &table); err != nil {
		return nil, err
	}
	all := map[string]json.RawMessage{}
	for name, line := range table.MapIO {
		all[name] = line.IAM
	}
	for name, extra := range table.RoleExtras {
		all[name] = json.RawMessage("[" + string(extra) + "]")
	}
	for _, f := range table.Integrations {
		if !strings.Contains(f.Integration, ":") { // Lambda functions and activities are called by their own ARNs
			all[f.Integration] = f.Patterns["requestResponse"].IAM
		}
	}
	var lines []string
	for name, iam := range all {
		var text, compact bytes.Buffer
		if err := json.Compact(&compact, iam); err != nil {
			return nil, err
		}
		e := json.NewEncoder(&text)
		e.SetEscapeHTML(false)
		if err := e.Encode(grantsLine{For: name, IAM: compact.Bytes()}); err != nil {
			return nil, err
		}
		lines = append(lines, text.String())
	}
	slices.Sort(lines)
	return []byte(grantsHeader + strings.Join(lines, "")), nil
}
